import { createOpenAI, openai } from "@ai-sdk/openai";
import { createGroq } from "@ai-sdk/groq";
import { generateText } from "ai";

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
