// Summaries of clinical notes.
import express from "express";
import OpenAI from "openai";

const app = express();
const client = new OpenAI();

app.post("/bare", async (req, res) => {
  const answer = await client.responses.create({ model: "m", input: req.body.clinicalNote });
  res.json({ summary: answer.output_text }); // expect: PHI801
});

app.post("/done", async (req, res) => {
  await client.responses.create({ model: "m", input: req.body.clinicalNote });
  res.json({ done: true });
});
