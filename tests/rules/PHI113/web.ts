import OpenAI from "openai";

const client = new OpenAI();

export async function ask(clinicalNote: string, mrn: string) {
  await client.beta.threads.create({ messages: [{ role: "user", content: clinicalNote }] }); // expect: PHI113
  await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: clinicalNote }] });
}
