import OpenAI from "openai";
import ollama from "ollama";

const client = new OpenAI();

export async function external_bad(psychotherapyNote: string, mrn: string) {
  await client.responses.create({ model: "m", input: psychotherapyNote, store: false }); // expect: PHI307
}

export async function allowed_ok(psychotherapyNote: string) {
  await client.responses.create({ model: "m", input: psychotherapyNote, store: false });
}

export async function local_ok(psychotherapyNote: string) {
  await ollama.chat({ model: "m", messages: [{ role: "user", content: psychotherapyNote }] });
}
