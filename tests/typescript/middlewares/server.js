import express from "express";
import { requireUser, limit } from "./guards";

const app = express();

// A handler behind middlewares has a request and a response as any other.
app.post("/patients", requireUser, (req, res) => {
  console.log(req.body.ssn); // expect: PHI202
  res.json({ saved: true });
});
app.get("/patients/:id", requireUser, limit, (request, response) => {
  console.log(request.query.mrn); // expect: PHI202
  response.json({ found: true });
});
app.get("/status", requireUser, (req, res) => {
  console.log(req.body.page);
  res.json({ ok: true });
});
