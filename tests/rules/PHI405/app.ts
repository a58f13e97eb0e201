import OpenAI from "openai";
import { redact } from "./tools";

const client = new OpenAI();

export async function unused(clinicalNote: string, mrn: string) {
  const redacted = redact(clinicalNote);
  await client.responses.create({ model: "m", input: clinicalNote }); // expect: PHI405
  return redacted;
}

export async function plain(clinicalNote: string) {
  await client.responses.create({ model: "m", input: clinicalNote });
}
