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

interface Patient {
  ssn: string;
  name: string;
  tier: string;
}
export function rest_ok(p: Patient) {
  const { ssn, name: _called, ...safe } = p;
  console.log(JSON.stringify(safe), safe.tier);
}
export function rest_bad(p: Patient) {
  const { ssn, ...others } = p;
  console.log(JSON.stringify(others)); // expect: PHI202
}
function stripped({ ssn, name, ...rest }: Patient) {
  return rest;
}
export function FP_members_that_a_function_drops(p: Patient) {
  console.log(stripped({ ...p })); // expect: PHI202
}
export function deleted_ok(p: Patient) {
  const copy: Partial<Patient> = { ...p };
  delete copy.ssn;
  delete copy["name"];
  console.log(copy);
}
export function deleted_bad(p: Patient) {
  const copy: Partial<Patient> = { ...p };
  delete copy.ssn;
  console.log(copy); // expect: PHI202
}
export function blanked_ok(row: any, isShort: boolean) {
  if (isShort) row.ssn = "";
  else row.ssn = "***";
  console.log(row.ssn);
  console.log(row.ssn);
}
export function blanked_bad(row: any, isShort: boolean) {
  if (isShort) row.ssn = "";
  console.log(row.ssn); // expect: PHI202
}
export function filled_bad(row: any, request: any) {
  row.ssn = request.body.ssn;
  console.log(row.ssn); // expect: PHI202
}
