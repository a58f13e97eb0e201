import OpenAI from "openai";

const client = new OpenAI();

export async function codes_bad(patientName: string, diagnosis: string) {
  await client.responses.create({ model: "m", input: `${patientName}: ${diagnosis}`, store: false }); // expect: PHI304
}

export async function codes_ok(diagnosis: string) {
  await client.responses.create({ model: "m", input: diagnosis, store: false });
}

interface Patient {
  name: string;
  ssn: string;
  diagnosis: string;
}

export async function codes_of_a_field_ok(patient: Patient) {
  await client.responses.create({ model: "m", input: patient.diagnosis, store: false });
}

export async function codes_of_a_member_ok({ diagnosis }: Patient) {
  await client.responses.create({ model: "m", input: diagnosis, store: false });
}

export async function codes_of_another_field_bad(patient: Patient) {
  await client.responses.create({ model: "m", input: patient.ssn, store: false }); // expect: PHI304
}

// A test of the text that is no read of a member.
export function trimmed_ok(text: string) {
  return text.trim();
}
