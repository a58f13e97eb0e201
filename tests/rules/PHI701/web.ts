// Patient charts of a clinic.
import express from "express";
import OpenAI from "openai";

const router = express.Router();
const client = new OpenAI();

export function requireUser(req: express.Request, res: express.Response, next: () => void) {
  if (!req.headers.authorization) return res.status(401).end();
  next();
}

async function answer(clinicalNote: string) {
  return client.responses.create({ model: "m", input: clinicalNote });
}

router.post("/bare", async (req, res) => { // expect: PHI701
  res.json(await answer(req.body.clinicalNote));
});

router.post("/asked", requireUser, async (req, res) => {
  res.json(await answer(req.body.clinicalNote));
});

router.get("/health", (req, res) => {
  res.json({ status: "up" });
});

export default router;
