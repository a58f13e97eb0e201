export function members_bad(patientName: string, ward: string) {
  const row = { who: patientName, ward, count: 1 };
  const { ward: place, ...rest } = row;
  console.log(row.ward, place, row.count);
  console.log(row.who); // expect: PHI202
  console.log(JSON.stringify(row)); // expect: PHI202
}

export function keys_bad(mrn: string, key: string) {
  const row: Record<string, string> = {};
  row[key] = mrn;
  console.log(Object.keys(row));
  console.log(Object.values(row)); // expect: PHI202
  console.log(row.other); // expect: PHI202
}

export function spread_bad(patientName: string) {
  const base = { name: patientName };
  const copy = { ...base, ward: "A" };
  console.log(copy.ward);
  console.log(copy.name); // expect: PHI202
}

export function templates_bad(clinicalNote: string) {
  const text = `Note: ${clinicalNote.trim()}`;
  console.log(text); // expect: PHI202
  console.log(typeof text, text === "", !text);
}

const handlers = {
  print(text: string) {
    console.log(text); // expect: PHI202
  },
  count: (text: string) => console.log(text.length),
};

export function table_bad(clinicalNote: string) {
  handlers.print(clinicalNote);
  handlers.count(clinicalNote);
}

const defaults = { title: "none", note: "" };
export function spread_bad(mrn: string) {
  const row = { ...defaults, note: mrn };
  console.log(row.note); // expect: PHI202
  console.log(row.title);
}
export function spread_ok() {
  console.log(defaults.note);
}
function renamed(row: { title: string; note: string }, mrn: string) {
  return { ...row, note: mrn };
}
export function reduced_ok(mrn: string, row: { title: string; note: string }) {
  renamed(row, mrn);
  console.log(row.title);
}
