// A field that is one of a few constants tells no more than a number does.
import type { ClinicalNote } from "./types";
export function constants_ok(clinicalNote: ClinicalNote) {
  console.log("division", clinicalNote.division);
  console.log("stage", clinicalNote.stage);
  console.log("kind", clinicalNote.kind);
}
export function texts_bad(clinicalNote: ClinicalNote) {
  console.log("text", clinicalNote.text);  // expect: PHI202
  console.log("other", clinicalNote.other);  // expect: PHI202
}
