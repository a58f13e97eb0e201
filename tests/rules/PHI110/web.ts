import { AssemblyAI } from "assemblyai";

const client = new AssemblyAI({ apiKey: "k" });

export async function write(sessionAudio: Buffer, mrn: string) {
  await client.transcripts.transcribe({ audio: sessionAudio }); // expect: PHI110
  await client.transcripts.transcribe({ audio: "https://clinic.example/hold-music.wav" });
}
