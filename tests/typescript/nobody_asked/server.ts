// A server that asks nobody who they are.
import express from "express";
import OpenAI from "openai";

const app = express();
const openai = new OpenAI();

interface Visit {
  patientName: string;
  mrn: string;
  notes: string;
}

app.get("/health", (_req, res) => res.json({ status: "up" }));

app.post("/summaries", async (req, res) => { // expect: PHI701
  const visit = req.body as Visit;
  const answer = await openai.responses.create({ model: "gpt-4o", input: visit.notes });
  return res.json({ role: "assistant", text: answer.output_text });
});
