import OpenAI from "openai";

const client = new OpenAI();

type Patient = { name: string; mrn: string; email: string; phone: string; diagnosis: string; note: string };

export async function whole(patient: Patient) {
  await client.responses.create({ model: "m", input: JSON.stringify(patient) }); // expect: PHI301
}

export async function two(diagnosis: string, clinicalNote: string) {
  await client.responses.create({ model: "m", input: `${diagnosis} ${clinicalNote}` });
}
