const express = require("express");
const app = express();
app.use(express.json());

app.post("/triage", (req, res) => {  // expect: PHI701
  console.log("got", req.body); // expect: PHI202
  const { symptoms } = req.body;
  res.json({ count: symptoms.length });
});

app.post("/theme", (req, res) => {
  console.log("got", req.body);
  const { colour } = req.body;
  res.json({ length: colour.length });
});

// A line that reads the part itself is told with that.
app.post("/plan", (req, res) => {
  console.log(req.body.medications); // expect: PHI202
  savePatient(req.body.diagnosis);
  res.json({});
});

function savePatient(diagnosis) {
  return diagnosis.length;
}
app.listen(3000);
