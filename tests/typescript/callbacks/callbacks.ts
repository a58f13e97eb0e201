export async function promises_bad(load: () => Promise<string>, clinicalNote: string) {
  Promise.resolve(clinicalNote).then((text) => console.log(text)); // expect: PHI202
  const [first, second] = await Promise.all([clinicalNote, "none"]);
  console.log(first); // expect: PHI202
  console.log(second);
}

export function arrays_bad(clinicalNotes: string[]) {
  const short = clinicalNotes.map((note) => note.slice(0, 80)).filter(Boolean);
  console.log(short.join("\n")); // expect: PHI202
  clinicalNotes.forEach((note) => print(note));
  const all = clinicalNotes.reduce((text, note) => text + note, "");
  console.log(all); // expect: PHI202
  console.log(clinicalNotes.length, clinicalNotes.some((note) => note.includes("a")));
}

function print(text: string) {
  console.log(text); // expect: PHI202
}

export function collections_bad(mrn: string) {
  const seen = new Map<string, string>();
  seen.set("mrn", mrn);
  for (const [, value] of seen) console.log(value); // expect: PHI202
  console.log(seen.size, seen.has(mrn));
}

export function later_bad(patientName: string) {
  setTimeout(() => console.log(patientName), 10); // expect: PHI202
}

export function errors_bad(mrn: string) {
  try {
    throw new Error(`no chart ${mrn}`); // expect: PHI203
  } catch (error) {
    console.error((error as Error).name);
  }
}

export function compared_bad(mrn: string, other: string, state: string) {
  if (mrn === state) console.log(mrn); // expect: PHI202
  if (mrn !== "none") console.log(mrn); // expect: PHI202
  if (mrn === "none" || other) console.log(mrn); // expect: PHI202
}

export function compared_ok(mrn: string) {
  if (mrn === "none") console.log(mrn);
  if (mrn === "a" || mrn === "b") console.log(mrn);
  if (!(mrn !== "none")) console.log(mrn);
}
