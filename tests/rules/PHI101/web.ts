import OpenAI, { AzureOpenAI } from "openai";
import { openai } from "@ai-sdk/openai";
import { generateText } from "ai";

const client = new OpenAI();
const covered = new AzureOpenAI({ endpoint: "https://clinic.openai.azure.com" });
const own = new OpenAI({ baseURL: "http://localhost:8000/v1" });

export async function summarise(clinicalNote: string, mrn: string) {
  await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: clinicalNote }] }); // expect: PHI101
  await generateText({ model: openai("m"), prompt: clinicalNote }); // expect: PHI101
}

export async function under_a_contract(clinicalNote: string) {
  await covered.chat.completions.create({ model: "m", messages: [{ role: "user", content: clinicalNote }] });
  await own.chat.completions.create({ model: "m", messages: [{ role: "user", content: clinicalNote }] });
}
