// A helper that builds addresses has another host for each of its callers.
function joinUrl(base: string, path: string) {
  return `${base.replace(/\/+$/, "")}/${path}`;
}
function safe(input: string): URL {
  const parsed = new URL(input);
  if (parsed.protocol !== "https:") throw new Error("must use https");
  return parsed;
}
export async function model_bad(patientNote: string) {
  return fetch(joinUrl("https://api.openai.com", "v1/responses"), { method: "POST", body: patientNote });  // expect: PHI101
}
export async function own_ok(patientNote: string) {
  return fetch(joinUrl("http://localhost:8080", "v1/summarise"), { method: "POST", body: patientNote });
}
export async function speech_bad(patientAudio: Blob) {
  return fetch(safe("https://api.deepgram.com/v1/listen").toString(), { method: "POST", body: patientAudio });  // expect: PHI110
}
export async function other_bad(patientNote: string) {
  return fetch(safe("https://api.mistral.ai/v1/chat/completions").toString(), { method: "POST", body: patientNote });  // expect: PHI101
}
