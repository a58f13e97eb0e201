import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.env.LLM_BASE_URL });
const own = new OpenAI({ baseURL: process.env.OWN_BASE_URL });

export async function other_vendor_bad(clinicalNote: string) {
  await client.responses.create({ model: "m", input: clinicalNote, store: false }); // expect: PHI101
}

export async function own_machine_ok(clinicalNote: string) {
  await own.responses.create({ model: "m", input: clinicalNote, store: false });
}
