// Clients of HTTP, each with its own way to say where a request goes.
import got from "got";
import ky from "ky";
import axios from "axios";
import { request, fetch as ufetch } from "undici";
const api = got.extend({ prefixUrl: "https://api.openai.com/v1" });
const kapi = ky.create({ prefixUrl: "https://api.openai.com/v1" });
const aapi = axios.create({ baseURL: "https://api.openai.com/v1" });
export async function send_bad(patient: { ssn: string; diagnosis: string }) {
  await api.post("chat/completions", { json: { messages: [{ role: "user", content: patient.diagnosis }] } });  // expect: PHI101, PHI601
  await kapi.post("chat/completions", { json: { messages: [{ role: "user", content: patient.diagnosis }] } });  // expect: PHI101, PHI601
  await aapi.post("/chat/completions", { messages: [{ role: "user", content: patient.diagnosis }] });  // expect: PHI101, PHI601
  await request("https://api.openai.com/v1/chat/completions", { method: "POST", body: JSON.stringify({ messages: [{ content: patient.diagnosis }] }) });  // expect: PHI101, PHI601
  await ufetch("https://api.openai.com/v1/chat/completions", { method: "POST", body: JSON.stringify({ messages: [{ content: patient.diagnosis }] }) });  // expect: PHI101, PHI601
  const xhr = new XMLHttpRequest();
  xhr.open("POST", "https://api.openai.com/v1/chat/completions");
  xhr.send(JSON.stringify({ messages: [{ content: patient.diagnosis }] }));  // expect: PHI115
}
