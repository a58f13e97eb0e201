// What a call asks for is all that it gives.
import _ from "lodash";
import express from "express";
const app = express();
app.post("/patients", (req, res) => {
  const patient = req.body.patient;
  console.log(_.pick(patient, ["id", "status"]));
  console.log(_.omit(patient, ["ssn"]));  // expect: PHI202
  console.log(_.pick(patient, ["ssn"]));  // expect: PHI202
  console.log(JSON.stringify(patient, ["id"]));
  console.log(JSON.stringify(patient, ["ssn"]));  // expect: PHI202
  res.json({});
});
