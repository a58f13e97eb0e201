import OpenAI from "openai";
import { redact } from "./tools";

const client = new OpenAI();

export async function after(clinicalNote: string, mrn: string) {
  await client.responses.create({ model: "m", input: clinicalNote }); // expect: PHI408
  return redact(clinicalNote);
}

export async function never(clinicalNote: string) {
  await client.responses.create({ model: "m", input: clinicalNote });
}
