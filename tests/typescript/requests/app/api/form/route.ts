// A part of a form is asked for by its name.
import OpenAI from "openai";

export async function POST(request: Request) {
  const openai = new OpenAI({ apiKey: process.env.KEY, maxRetries: 2 });
  const form = await request.formData();
  const audio = form.get("audio") as File;
  await openai.audio.transcriptions.create({ file: audio, model: "m" });  // expect: PHI110
  const locale = form.get("locale");
  console.log(locale);
  return Response.json({});
}

export async function PUT(request: Request, options: { baseURL: string }) {
  const openai = new OpenAI(options);
  const form = await request.formData();
  await openai.audio.transcriptions.create({ file: form.get("audio") as File, model: "m" });  // expect: PHI110
  return Response.json({});
}
