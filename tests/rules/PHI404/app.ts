import OpenAI from "openai";

const client = new OpenAI();

function deidentify(patient: { zipCode: string; admissionDate: string }) {
  return { zip: patient.zipCode, admitted: patient.admissionDate };
}

export async function leftover(patient: { zipCode: string; admissionDate: string }) {
  await client.responses.create({ model: "m", input: JSON.stringify(deidentify(patient)) }); // expect: PHI404
}

export async function open(patient: { zipCode: string; admissionDate: string }) {
  await client.responses.create({ model: "m", input: JSON.stringify({ zip: patient.zipCode }) });
}
