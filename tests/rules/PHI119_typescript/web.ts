import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";

const client = new OpenAI();
const claude = new Anthropic();

export async function ask(clinicalNote: string, mrn: string) {
  await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: clinicalNote }] });
  await claude.messages.create({ model: "m", max_tokens: 9, messages: [{ role: "user", content: clinicalNote }] });
}
