// The signature of a request stands beside what it signs.
import { createHash, createHmac } from "node:crypto";
export async function signed_ok(patient: { name: string; dob: string }, secret: string) {
  const body = JSON.stringify(patient);
  const mac = createHmac("sha256", secret).update(body).digest("hex");
  await fetch("https://hooks.partner.example/visits", { method: "POST", body, headers: { "X-Signature": mac } });  // expect: PHI115
}
export async function hashed_bad(patient: { mrn: string }) {
  const code = createHash("sha256").update(patient.mrn).digest("hex");
  await fetch("https://hooks.partner.example/visits", { method: "POST", body: JSON.stringify({ code }) });  // expect: PHI403
}
// The fields of a parameter that is written out say what they are.
export type ReadPatientInput = { baseUrl: string; region: string };
export async function readPatient(input: ReadPatientInput) {
  console.log("region", input.region);
  return fetch(`${input.baseUrl}/.well-known/smart-configuration`);
}
