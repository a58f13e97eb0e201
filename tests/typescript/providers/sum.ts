import { createOpenAI, openai } from "@ai-sdk/openai";
import { createGroq } from "@ai-sdk/groq";
import { createProviderRegistry, customProvider, generateText, wrapLanguageModel } from "ai";
import { instrumented } from "model-tools";

const elsewhere = createOpenAI({ baseURL: "https://api.groq.com/openai/v1", apiKey: "k" });
const own = createOpenAI({ apiKey: "k" });
const groq = createGroq({ apiKey: "k" });

export async function sum_bad(mrn: string, patientName: string) {
  await generateText({ model: elsewhere("m"), prompt: mrn + patientName }); // expect: PHI101
  await generateText({ model: elsewhere.chat("m"), prompt: mrn + patientName }); // expect: PHI101
  await generateText({ model: groq("m"), prompt: mrn + patientName }); // expect: PHI101
}

export async function sum_ok(mrn: string, patientName: string) {
  await generateText({ model: own("m"), prompt: mrn + patientName });
  await generateText({ model: own.chat("m"), prompt: mrn + patientName });
  await generateText({ model: openai("m"), prompt: mrn + patientName });
}

// A wrapper is as good as what it wraps, a provider of one's own as its models.
const wrapped = (model: any) => wrapLanguageModel({ model, middleware: [] });
const named = customProvider({ languageModels: { fast: groq("m") } });
const namedOwn = customProvider({ languageModels: { fast: openai("m") } });
const registry = createProviderRegistry({ openai, groq });

export async function wrapped_bad(mrn: string, patientName: string) {
  await generateText({ model: wrapped(groq("m")), prompt: mrn + patientName }); // expect: PHI101
  await generateText({ model: named.languageModel("fast"), prompt: mrn + patientName }); // expect: PHI101
  await generateText({ model: registry.languageModel("groq:m"), prompt: mrn + patientName }); // expect: PHI101
}

export async function wrapped_ok(mrn: string, patientName: string) {
  await generateText({ model: wrapLanguageModel({ model: openai("m"), middleware: [] }), prompt: mrn + patientName });
  await generateText({ model: namedOwn.languageModel("fast"), prompt: mrn + patientName });
  await generateText({ model: registry.languageModel("openai:m"), prompt: mrn + patientName });
}

// A name alone is asked for through the gateway.
export async function by_name_bad(mrn: string, patientName: string) {
  await generateText({ model: "openai/gpt-4o", prompt: mrn + patientName }); // expect: PHI112
}

// One of two is ours: the other decides.
function model() {
  const local = createOpenAI({ baseURL: "http://localhost:11434/v1", apiKey: "x" });
  return process.env.REMOTE ? wrapLanguageModel({ model: groq("m"), middleware: [] }) : local("m");
}

function perhapsWrapped() {
  const local = createOpenAI({ baseURL: "http://localhost:11434/v1", apiKey: "x" });
  return process.env.REMOTE ? instrumented("m") : local("m");
}

export async function one_of_two_bad(mrn: string, patientName: string) {
  await generateText({ model: model(), prompt: mrn + patientName }); // expect: PHI101
  await generateText({ model: perhapsWrapped(), prompt: mrn + patientName }); // expect: PHI101
}
