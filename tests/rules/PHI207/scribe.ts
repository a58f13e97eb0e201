import { generateText } from "ai";
import { openai } from "@ai-sdk/openai";

export async function recorded_bad(count: number) {
  return generateText({ // expect: PHI207
    model: openai("gpt-4o"),
    prompt: `${count} notes`,
    experimental_telemetry: { isEnabled: true },
  });
}

export async function hidden_ok(count: number) {
  return generateText({
    model: openai("gpt-4o"),
    prompt: `${count} notes`,
    experimental_telemetry: { isEnabled: true, recordInputs: false, recordOutputs: false },
  });
}

export async function off_ok(count: number) {
  return generateText({ model: openai("gpt-4o"), prompt: `${count} notes` });
}
