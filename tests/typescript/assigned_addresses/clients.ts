// A client goes where it was told last.
import OpenAI from "openai";
export async function other_host_bad(patientNote: string) {
  const client = new OpenAI({ apiKey: "x" });
  client.baseURL = "https://api.deepseek.com";
  await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: patientNote }] });  // expect: PHI101
}
export async function own_host_ok(patientNote: string) {
  const client = new OpenAI({ apiKey: "x", baseURL: "https://api.deepseek.com" });
  client.baseURL = "http://localhost:8080";
  await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: patientNote }] });
}
export async function covered_ok(patientNote: string) {
  const client = new OpenAI({ apiKey: "x" });
  await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: patientNote }] });
}
