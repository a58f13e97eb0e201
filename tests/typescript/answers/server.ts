// What a handler of Express sends is the answer, whether it is returned or not.
import express from "express";
import { charts } from "./charts";

const app = express();

app.get("/api/sent", async (request, response) => {
  const row = await charts.load();
  response.json({ patientName: row.patientName });
});

app.get("/api/status", async (request, response) => {
  const row = await charts.load();
  response.status(200).json({ patientName: row.patientName });
});

app.post("/api/register", async (request, response) => {
  const { patientName } = request.body;
  return response.json({ message: patientName });
});

app.post("/api/ping", async (request, response) => response.json({ message: "pong" }));

app.post("/api/count", async (request, response) => {
  console.log(request.body.page);
  return response.json({ message: "pong" });
});
