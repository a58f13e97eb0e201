import OpenAI from "openai";

const client = new OpenAI();

export async function unknown_bad(clinicalNote: string, mrn: string) {
  await client.responses.create({ model: "m", input: clinicalNote, store: false }); // expect: PHI305
}

export async function known_ok(clinicalNote: string) {
  await client.responses.create({ model: "m", input: clinicalNote, store: false });
}
