import OpenAI from "openai";

const client = new OpenAI();

export async function ask(clinicalNote: string, patientEmail: string, session: string) {
  await client.chat.completions.create({ model: "m", messages: [], user: patientEmail }); // expect: PHI212
  await client.chat.completions.create({ model: "m", messages: [], user: session });
}
