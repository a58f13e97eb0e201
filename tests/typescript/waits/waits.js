// In JavaScript `await` before a parenthesis waits for what stands in it.
import OpenAI from "openai";

const client = new OpenAI({ apiKey: process.env.KEY });

export async function at_once_bad(patientName) {
  const name = await (async () => patientName.trim())();
  console.log(name);  // expect: PHI202
}

export async function in_parentheses_bad(patientName) {
  await (console).log(patientName);  // expect: PHI202
}

export async function client_in_parentheses_bad(patientName) {
  await (client).chat.completions.create({  // expect: PHI101
    model: "m",
    messages: [{ role: "user", content: patientName }],
  });
}

export async function at_once_ok(patientName) {
  const length = await (async () => patientName.length)();
  console.log(length);
}
