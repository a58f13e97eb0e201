// The package that made the model decides who gets the prompt.
import { anthropic } from "@ai-sdk/anthropic";
import { createOpenAI, openai } from "@ai-sdk/openai";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { ChatOpenAI } from "@langchain/openai";
import { ChatGroq } from "@langchain/groq";
import { generateText } from "ai";

export interface Visit {
  patientName: string;
  mrn: string;
  diagnosis: string;
}

const model = openai("gpt-4o");

export async function signed_ok(clinicalNote: string) {
  await generateText({ prompt: clinicalNote, model: openai("gpt-4o") });
  await generateText({ model, prompt: clinicalNote });
  await generateText({ model: createOpenAI({})("m"), prompt: clinicalNote });
}

export async function unsigned_bad(clinicalNote: string) {
  await generateText({ model: anthropic("m"), prompt: clinicalNote }); // expect: PHI101
}

export async function chain_ok(clinicalNote: string) {
  const prompt = ChatPromptTemplate.fromTemplate("Sum up: {text}");
  const chain = prompt.pipe(new ChatOpenAI({ model: "m" }));
  return chain.invoke({ text: clinicalNote });
}

export async function chain_bad(clinicalNote: string) {
  const prompt = ChatPromptTemplate.fromTemplate("Sum up: {text}");
  const chain = prompt.pipe(new ChatGroq({ model: "m" }));
  return chain.invoke({ text: clinicalNote }); // expect: PHI101
}
