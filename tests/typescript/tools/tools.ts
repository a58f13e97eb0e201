import { openai } from "@ai-sdk/openai";
import { generateText, streamText, tool } from "ai";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";

async function chart(id: string) {
  const row = await db.patient.findUnique({ where: { id } });
  return row;
}

export const look_bad = tool({
  description: "The patient's chart",
  parameters: z.object({ id: z.string() }),
  execute: async ({ id }) => chart(id), // expect: PHI101, PHI301
});

export async function answer(question: string) {
  await generateText({ model: openai("gpt-4o"), prompt: question, tools: { look: look_bad } });
}

export async function count_ok(question: string) {
  const count = tool({ execute: async () => (await db.patient.findMany()).length });
  await generateText({ model: openai("gpt-4o"), prompt: question, tools: { count } });
}

export function finish_bad(clinicalNote: string) {
  streamText({ // expect: PHI101
    model: openai("gpt-4o"),
    prompt: clinicalNote,
    onFinish({ text }) {
      console.log(text); // expect: PHI202
    },
    onError: () => console.error("no answer"),
  });
}
