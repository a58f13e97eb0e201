// A base that may be empty is the page's own server, wherever it is set up.
const BASE = import.meta.env.VITE_API_URL || "";
function base() { return typeof window === "undefined" ? BASE : ""; }
function apiUrl(path: string) { return `${base()}${path}`; }
export async function own_ok(patientName: string) {
  await fetch(apiUrl("/api/patients"), { method: "POST", body: JSON.stringify({ patientName }) });
}
const ONLY = import.meta.env.VITE_OTHER_URL;
export async function other_bad(patientName: string) {
  await fetch(`${ONLY}/api/patients`, { method: "POST", body: JSON.stringify({ patientName }) });  // expect: PHI115
}
