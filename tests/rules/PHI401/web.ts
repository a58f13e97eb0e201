import OpenAI from "openai";
import { SyncRedactor } from "redact-pii";

const client = new OpenAI();

export async function regex(clinicalNote: string, mrn: string) {
  const text = clinicalNote.replace(/\d{3}-\d{2}-\d{4}/g, "[SSN]");
  await client.responses.create({ model: "m", input: text }); // expect: PHI401
}

export async function tool(clinicalNote: string) {
  const redactor = new SyncRedactor();
  await client.responses.create({ model: "m", input: redactor.redact(clinicalNote) }); // expect: PHI401
}

export function at_home(clinicalNote: string) {
  return clinicalNote.replace(/\d{3}-\d{2}-\d{4}/g, "[SSN]");
}
