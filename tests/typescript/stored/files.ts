// A file that an application about health keeps is a patient's.
import OpenAI from "openai";
import { createClient } from "@supabase/supabase-js";

const PROMPT = `You describe what a physician of the hospital sees: medical images.`;
const openai = new OpenAI({ apiKey: process.env.KEY });
const supabase = createClient("u", "k");

export async function read_bad(path: string) {
  const { data } = await supabase.storage.from("files").download(path);
  const text = await data.text();
  await openai.embeddings.create({ model: "m", input: text });  // expect: PHI103
}

export async function shown_bad(path: string) {
  const { data } = await supabase.storage.from("files").createSignedUrl(path, 60);
  await openai.chat.completions.create({  // expect: PHI101
    model: "m",
    messages: [{ role: "user", content: [{ type: "text", text: PROMPT }, { type: "image_url", image_url: { url: data.signedUrl } }] }],
  });
}

// What one route answers, the page reads part by part.
export async function answer_ok() {
  const answer = Response.json({ ward: "a", patientName: process.argv[2] });
  const row = await answer.json();
  console.log(row.ward, row.slotId);
}
