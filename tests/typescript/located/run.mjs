// A module that is imported by a path that is put together from this file's.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const { count, head } = await import(pathToFileURL(path.join(here, "lib", "notes.mjs")).href);
const byUrl = await import(new URL("./lib/notes.mjs", import.meta.url));

export function count_ok(patientNote) {
  console.log(count(patientNote));
}

export function head_bad(patientNote) {
  console.log(head(patientNote));  // expect: PHI202
}

export function by_url_ok(patientNote) {
  console.log(byUrl.count(patientNote));
}
