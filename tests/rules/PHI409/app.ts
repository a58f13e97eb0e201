import OpenAI from "openai";

const client = new OpenAI();

export async function asked(clinicalNote: string, mrn: string) {
  await client.responses.create({ model: "m", input: `Remove all names from this note: ${clinicalNote}` }); // expect: PHI409
}

export async function other(clinicalNote: string) {
  await client.responses.create({ model: "m", input: `Summarise this note: ${clinicalNote}` });
}
