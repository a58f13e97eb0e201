// The body of Node's own requests is written to what the call returns; stores of
// the browser itself are found by the way that leads to them.
import https from "node:https";
import * as http from "http";

export function write_bad(patientName: string, diagnosis: string) {
  const asked = https.request("https://api.example.com/v1", { method: "POST" });
  asked.write(patientName);  // expect: PHI115
  asked.end(JSON.stringify({ diagnosis }));  // expect: PHI115
}

export function path_bad(patientName: string) {
  http.get({ hostname: "api.example.com", path: `/search?name=${patientName}` });  // expect: PHI211
}

export async function stores_bad(db: IDBDatabase, clinicalNote: string) {
  db.transaction("s", "readwrite").objectStore("s").put(clinicalNote, "k");  // expect: PHI511
  const cache = await caches.open("pages");
  await cache.put("/a", new Response(clinicalNote));  // expect: PHI511
  globalThis.localStorage.setItem("draft", clinicalNote);  // expect: PHI511
}

const BY_KEY = new Map<object, string>();
const WITH_KEY = new WeakMap<object, string>();

export function kept_bad(record: object, clinicalNote: string) {
  BY_KEY.set(record, clinicalNote);  // expect: PHI507
}

// It is gone with the record.
export function kept_ok(record: object, clinicalNote: string) {
  WITH_KEY.set(record, clinicalNote);
}
