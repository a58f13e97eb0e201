// Parts of a body are what they are, whichever method reads them.
import express from "express";

const router = express.Router();
const PROMPT = "You are a physician of the hospital. Read the clinical notes of the patient.";

router.post("/trimmed", (request, response) => {
  const { text } = request.body;
  console.log(text.trim());  // expect: PHI202
});

router.post("/mapped", (request, response) => {
  const { messages } = request.body;
  console.log(messages.map((message) => message.content).join(" "));  // expect: PHI202
});

router.post("/last", (request, response) => {
  const { messages } = request.body;
  console.log(messages.slice(-5));  // expect: PHI202
});

router.post("/each", (request, response) => {
  for (const entry of request.body.entries) {
    console.log(entry.text);  // expect: PHI202
  }
});

router.post("/counted", (request, response) => {
  const { messages } = request.body;
  console.log(messages.length);
});
