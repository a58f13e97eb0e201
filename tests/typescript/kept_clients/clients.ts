import OpenAI from "openai";
import { createAnthropic } from "@ai-sdk/anthropic";
import { generateText } from "ai";

const AZURE = "https://clinic.openai.azure.com/openai/deployments/notes";
const messages = (text: string) => [{ role: "user" as const, content: text }];

// The client is a part of what the function returns, its address is kept.
function makeAzure() {
  return { client: new OpenAI({ baseURL: AZURE }), deployment: "notes" };
}
function makePlain() {
  return { client: new OpenAI({ apiKey: "k" }), other: new OpenAI({ baseURL: AZURE }) };
}
export async function taken_ok(patientNotes: string) {
  const { client } = makeAzure();
  await client.chat.completions.create({ model: "m", messages: messages(patientNotes) });
}
export async function chained_ok(patientNotes: string) {
  await makeAzure().client.chat.completions.create({ model: "m", messages: messages(patientNotes) });
}
const kept = { client: new OpenAI({ baseURL: AZURE }) };
export async function kept_ok(patientNotes: string) {
  await kept.client.chat.completions.create({ model: "m", messages: messages(patientNotes) });
}
export async function plain_bad(patientNotes: string) {
  const { client } = makePlain();
  await client.chat.completions.create({ model: "m", messages: messages(patientNotes) }); // expect: PHI101
}
export async function other_ok(patientNotes: string) {
  const { other } = makePlain();
  await other.chat.completions.create({ model: "m", messages: messages(patientNotes) });
}
function makeModel(id: string) {
  return { model: createAnthropic({ apiKey: "k" })(id) };
}
export async function model_bad(patientNotes: string) {
  const { model } = makeModel("claude");
  await generateText({ model, prompt: patientNotes }); // expect: PHI101
}
