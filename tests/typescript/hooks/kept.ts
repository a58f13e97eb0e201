// What the browser keeps for a page and for an extension.
import { openDB } from "idb";

export function store_bad(db: IDBDatabase, patientName: string) {
  const store = db.transaction("drafts", "readwrite").objectStore("drafts");
  store.add({ patientName });  // expect: PHI511
}

export function given_store_bad(store: IDBObjectStore, patientName: string) {
  store.put({ patientName });  // expect: PHI511
}

export async function opened_bad(patientName: string) {
  const db = await openDB("clinic", 1);
  await db.put("drafts", { patientName });  // expect: PHI511
}

export function extension_bad(patientName: string) {
  chrome.storage.local.set({ patientName });  // expect: PHI511
}

export function extension_ok(patientName: string) {
  chrome.storage.local.set({ length: patientName.length });
}
