import * as all from "./barrel";

export function barrel_bad(clinicalNote: string) {
  all.show(clinicalNote);
}
