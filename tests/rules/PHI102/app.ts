import { GoogleGenAI } from "@google/genai";

const studio = new GoogleGenAI({ apiKey: process.env.KEY });
const vertex = new GoogleGenAI({ vertexai: true, project: "p", location: "us-central1" });

export async function consumer(clinicalNote: string, mrn: string) {
  await studio.models.generateContent({ model: "m", contents: clinicalNote }); // expect: PHI102
}

export async function cloud(clinicalNote: string, mrn: string) {
  await vertex.models.generateContent({ model: "m", contents: clinicalNote });
}
