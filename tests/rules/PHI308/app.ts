import OpenAI from "openai";

const client = new OpenAI();

type Patient = { clinicalNote: string; mrn: string };

export async function census(patients: Patient[]) {
  await client.responses.create({ model: "m", input: patients.map((patient) => patient.clinicalNote).join("\n") }); // expect: PHI308
}

export async function each(patients: Patient[]) {
  for (const patient of patients)
    await client.responses.create({ model: "m", input: patient.clinicalNote });
}

export async function eachByCallback(patients: Patient[]) {
  patients.forEach((patient) => client.responses.create({ model: "m", input: patient.clinicalNote }));
}
