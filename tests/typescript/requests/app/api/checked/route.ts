// A schema hands on what it has checked.
import { z } from "zod";

const Ask = z.object({ question: z.string(), count: z.number() });

export async function POST(request: Request) {
  const ask = Ask.parse(await request.json());
  console.log(ask.count);
  console.log(ask.question);  // expect: PHI202
  return Response.json({});
}
