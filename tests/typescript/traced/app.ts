// What a tracing service is told of calls that do not name it.
import { ChatOpenAI } from "@langchain/openai";
import { observeOpenAI } from "langfuse";
import { CallbackHandler } from "langfuse-langchain";
import { traceable } from "langsmith/traceable";
import { wrapOpenAI } from "langsmith/wrappers";
import OpenAI from "openai";

const plain = new OpenAI();
const observed = observeOpenAI(new OpenAI());
const wrapped = wrapOpenAI(new OpenAI());
const handler = new CallbackHandler();

export async function observed_bad(clinicalNote: string) {
  const messages = [{ role: "user", content: clinicalNote }];
  await observed.chat.completions.create({ model: "m", messages }); // expect: PHI105
}

export async function wrapped_bad(clinicalNote: string) {
  await wrapped.responses.create({ model: "m", input: clinicalNote }); // expect: PHI105
}

export async function plain_ok(clinicalNote: string) {
  await plain.responses.create({ model: "m", input: clinicalNote });
}

export async function handler_bad(clinicalNote: string) {
  await new ChatOpenAI().invoke(clinicalNote, { callbacks: [handler] }); // expect: PHI105
}

const shorter = traceable(async (text: string) => text.slice(0, 100), { name: "shorter" }); // expect: PHI105
const counted = traceable(async (size: number) => size + 1, { name: "counted" });

export async function all_of_it(clinicalNote: string, size: number) {
  await counted(size);
  return shorter(clinicalNote);
}

// Whose the wrapped client is, its address says.
const elsewhere = observeOpenAI(new OpenAI({ baseURL: "https://api.groq.com/openai/v1" }));

export async function elsewhere_bad(clinicalNote: string) {
  await elsewhere.responses.create({ model: "m", input: clinicalNote }); // expect: PHI105, PHI101
}

export async function observed_ok(clinicalNote: string) {
  await observed.embeddings.create({ model: "m", input: clinicalNote });
}
