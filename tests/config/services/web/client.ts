import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.env.LLM_BASE_URL });

export async function explain_ok(clinicalNote: string) {
  return client.responses.create({ model: "m", input: clinicalNote, store: false });
}
