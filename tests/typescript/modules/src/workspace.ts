import Notes from "@clinic/notes";

export function workspace_bad(mrn: string) {
  new Notes().print(mrn);
}
