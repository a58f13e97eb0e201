// A class of the program that extends the framework's request: each request has
// a body of its own, and what checks put on it is shared with the handler.
import { Router } from "express";
import { writeRow } from "some-db";
import { loadPatient, requireStaff, type StaffRequest } from "./guard";

export const router = Router();
const PROMPT = "You are a physician of the hospital. Read the clinical notes of the patient.";

router.post("/diagnoses", requireStaff, async (req: StaffRequest, res) => {
  const { text } = req.body;
  await writeRow(req.body);
  console.log(text);  // expect: PHI202
  res.json({ ok: true });
});

router.post("/jobs", requireStaff, async (req: StaffRequest, res) => {
  const { jobName, cron } = req.body;
  console.log("registered", jobName, cron);
  res.json({ ok: true });
});

router.get("/greeting", requireStaff, loadPatient, async (req: StaffRequest, res) => {
  console.log(req.patient.name);  // expect: PHI202
  res.json({ ok: true });
});

// However many checks stand before it.
router.post("/notes", requireStaff, loadPatient, requireStaff, (req, res) => {
  const { text } = req.body;
  console.log(text);  // expect: PHI202
  res.json({ ok: true });
});
