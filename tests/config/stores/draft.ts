import fs from "fs";

export function volume_ok(clinicalNote: string) {
  fs.writeFileSync("/srv/notes/draft.txt", clinicalNote);
}

export function elsewhere_bad(clinicalNote: string) {
  fs.writeFileSync("/tmp/draft.txt", clinicalNote); // expect: PHI504
}
