// A document that a patient uploads is read, and its text goes to a model.
import mammoth from "mammoth";
import pdf from "pdf-parse";
import OpenAI from "openai";

const PROMPT = "You summarise the clinical notes of a patient's visit.";
const openai = new OpenAI({ apiKey: process.env.KEY });

async function ask(text: string) {
  return openai.chat.completions.create({  // expect: PHI101
    model: "m",
    messages: [{ role: "system", content: PROMPT }, { role: "user", content: text }],
  });
}

export async function POST(request: Request) {
  const form = await request.formData();
  const file = form.get("file") as File;
  const read = await pdf(Buffer.from(await file.arrayBuffer()));
  await ask(read.text);
  return Response.json({ pages: read.numpages });
}

export async function PUT(request: Request) {
  const form = await request.formData();
  const file = form.get("file") as File;
  const read = await mammoth.extractRawText({ buffer: Buffer.from(await file.arrayBuffer()) });
  await ask(read.value);
  return Response.json({});
}
