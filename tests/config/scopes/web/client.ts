import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.env.LLM_BASE_URL });

export async function draft_bad(clinicalNote: string) {
  return client.responses.create({ model: "m", input: clinicalNote, store: false }); // expect: PHI101
}
