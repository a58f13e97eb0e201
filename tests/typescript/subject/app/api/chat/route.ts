// What a user types is patient data where the project says that it is about
// health, although no name in the code does.
import OpenAI from "openai";

const client = new OpenAI();

export async function POST(request: Request) {
  const { message } = await request.json();
  const answer = await client.chat.completions.create({  // expect: PHI101
    model: "gpt-4o",
    messages: [{ role: "user", content: message }],
  });
  return Response.json({ answer: answer.choices[0].message.content });
}
