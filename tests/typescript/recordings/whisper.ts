// In a project about health a recording that is transcribed is a patient's, and
// so is what it says.
import fs from "fs";
import OpenAI from "openai";
import Groq from "groq-sdk";

const PROMPT = `You write the medical record for a physician of this hospital.`;
const openai = new OpenAI({ apiKey: process.env.KEY });

export async function stored_bad(path: string) {
  const said = await openai.audio.transcriptions.create({  // expect: PHI110
    model: "m",
    file: fs.createReadStream(path),
  });
  console.log(said.text);  // expect: PHI804
  return { said, PROMPT };
}

export async function given_bad(audioBlob: Blob) {
  const form = new FormData();
  form.append("file", audioBlob);
  await fetch("https://api.deepgram.com/v1/listen", { method: "POST", body: form });  // expect: PHI110
}

export async function spoken_bad(transcript: string, symptoms: string[]) {
  console.log(transcript);  // expect: PHI202
  console.log(symptoms.join(", "));  // expect: PHI202
  console.log(transcript.length);
}

export async function player_ok(audioContext: AudioContext, audioRef: { current: object }, title: string) {
  console.log(audioContext.state, audioRef.current, title);
}

// Why a vendor refused is no answer of a model.
export async function refused_ok(transcript: string) {
  const response = await fetch("https://api.openai.com/v1/chat/completions", {  // expect: PHI101
    method: "POST",
    body: JSON.stringify({ messages: [{ role: "user", content: transcript }] }),
  });
  if (!response.ok) {
    const why = await response.text();
    console.error("refused", why);
  }
  const transcriptError = await response.headers.get("x-error");
  console.log(transcriptError);
}

export async function bytes_bad(audio: string) {
  const text = atob(audio);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  await fetch("https://api.deepgram.com/v1/listen", { method: "POST", body: bytes });  // expect: PHI110
}
