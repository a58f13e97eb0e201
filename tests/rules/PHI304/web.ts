import OpenAI from "openai";

const client = new OpenAI();

export async function codes_bad(patientName: string, diagnosis: string) {
  await client.responses.create({ model: "m", input: `${patientName}: ${diagnosis}`, store: false }); // expect: PHI304
}

export async function codes_ok(diagnosis: string) {
  await client.responses.create({ model: "m", input: diagnosis, store: false });
}

// A test of the text that is no read of a member.
export function trimmed_ok(text: string) {
  return text.trim();
}
