// What a body brings counts under names that say what it is, in a project whose
// prompts are about health; who asks does not.
import Anthropic from "@anthropic-ai/sdk";

const PROMPT = `You help a physician to write the medical record of a hospital.
Use what was said and nothing else.`;
const client = new Anthropic({ apiKey: process.env.KEY });

function send(text: string) {
  return client.messages.create({  // expect: PHI101
    model: "m", max_tokens: 9, system: PROMPT,
    messages: [{ role: "user", content: text }],
  });
}

export async function POST(request: Request) {
  const { transcript, title, page } = await request.json();
  console.log(title, page);
  console.log(transcript);  // expect: PHI202
  return Response.json(await send(transcript));
}

export async function PUT(request: Request) {
  const body = (await request.json()) as { symptoms?: unknown; email: string };
  const symptoms = typeof body.symptoms === "string" ? body.symptoms.trim() : "";
  console.log(body.email);
  console.log(symptoms);  // expect: PHI202
  return Response.json({});
}

export async function DELETE(request: Request) {
  const raw = await request.text();
  const body = JSON.parse(raw);
  console.log(body.reason);
  return Response.json({});
}
