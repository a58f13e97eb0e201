// Packages by address: a function at the edge.
import { serve } from "https://deno.land/std@0.168.0/http/server.ts";
import OpenAI from "https://esm.sh/openai@4.20.1?target=deno";
import Anthropic from "npm:@anthropic-ai/sdk@0.27";

serve(async (request) => {
  const { transcript } = await request.json();
  await new OpenAI({}).chat.completions.create({  // expect: PHI101
    model: "m",
    messages: [{ role: "user", content: transcript }],
  });
  await new Anthropic().messages.create({  // expect: PHI101
    model: "m", max_tokens: 9,
    messages: [{ role: "user", content: transcript }],
  });
  return new Response("done");
});
