import { createClient } from "@supabase/supabase-js";
import OpenAI from "openai";

const client = new OpenAI();
const database = createClient("u", "k");

export async function joined(patient: { clinicalNotes: { text: string }[]; mrn: string }) {
  const text = patient.clinicalNotes.map((note) => note.text).join("\n");
  await client.responses.create({ model: "m", input: text }); // expect: PHI303
}

export async function each(patient: { clinicalNotes: { text: string }[]; mrn: string }) {
  for (const note of patient.clinicalNotes)
    await client.responses.create({ model: "m", input: note.text });
}

export async function rows(patientId: string, mrn: string) {
  const { data } = await database.from("notes").select("text").eq("patient_id", patientId);
  await client.responses.create({ model: "m", input: JSON.stringify(data) }); // expect: PHI303
}

export async function last(patientId: string, mrn: string) {
  const { data } = await database.from("notes").select("text").eq("patient_id", patientId).limit(3);
  await client.responses.create({ model: "m", input: JSON.stringify(data) });
}
