import OpenAI from "openai";

const client = new OpenAI();

export async function summary_bad(patientName: string, clinicalNote: string) {
  await client.responses.create({ model: "m", input: `${patientName}: ${clinicalNote}`, store: false }); // expect: PHI306
}

export async function letter_ok(patientName: string, clinicalNote: string) {
  await client.responses.create({ model: "m", input: `${patientName}: ${clinicalNote}`, store: false });
}
