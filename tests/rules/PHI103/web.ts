import OpenAI from "openai";
import { openai } from "@ai-sdk/openai";
import { embedMany } from "ai";

const client = new OpenAI();
const own = new OpenAI({ baseURL: "http://localhost:8000/v1" });

export async function index(clinicalNote: string, mrn: string) {
  await client.embeddings.create({ model: "m", input: clinicalNote }); // expect: PHI103
  await embedMany({ model: openai.embedding("m"), values: [clinicalNote] }); // expect: PHI103
}

export async function at_home(clinicalNote: string) {
  await own.embeddings.create({ model: "m", input: clinicalNote });
}
