import OpenAI from "openai";

const router = new OpenAI({ baseURL: "https://openrouter.ai/api/v1" });
const own = new OpenAI({ baseURL: "http://localhost:4000/v1" });

export async function ask(clinicalNote: string, mrn: string) {
  await router.chat.completions.create({ model: "m", messages: [{ role: "user", content: clinicalNote }] }); // expect: PHI112
  await own.chat.completions.create({ model: "m", messages: [{ role: "user", content: clinicalNote }] });
}
