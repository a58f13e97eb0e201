// What is kept, and what goes out in messages.
import fs from "fs";
import nodemailer from "nodemailer";
import Redis from "ioredis";
import { createClient } from "redis";
import { App } from "@slack/bolt";
import twilio from "twilio";
const redis = new Redis("redis://cache.example.org:6379");
const mail = nodemailer.createTransport({ host: "smtp.gmail.com" });
const slack = new App({ token: process.env.T });
const tw = twilio("a", "b");
export async function rows_bad(patient: { ssn: string; diagnosis: string; name: string; mrn: string }) {
  const p = redis.pipeline();
  p.set(`p:${patient.mrn}`, JSON.stringify(patient));  // expect: PHI212, PHI503, PHI506
  await p.exec();
  await redis.multi().hset("p", "d", patient.diagnosis).exec();  // expect: PHI503, PHI506
  localStorage.diagnosis = patient.diagnosis;  // expect: PHI511
  localStorage["diagnosis"] = patient.diagnosis;  // expect: PHI511
  sessionStorage.setItem("ssn", patient.ssn);  // expect: PHI511
  document.cookie = `ssn=${patient.ssn}`;  // expect: PHI511
  const out = fs.createWriteStream("/tmp/x.csv");
  out.write(patient.diagnosis);  // expect: PHI504
  await mail.sendMail({ to: "a@b.c", subject: "x", text: patient.diagnosis });  // expect: PHI109
  await slack.client.chat.postMessage({ channel: "c", text: patient.diagnosis });  // expect: PHI109
  await tw.messages.create({ to: "+1", from: "+2", body: patient.diagnosis });  // expect: PHI109
  const c = createClient({ url: "redis://cache.example.org:6379" });
  await c.multi().set("x", patient.diagnosis).exec();  // expect: PHI503, PHI506
  process.stdout.write(patient.diagnosis);  // expect: PHI202
}
export function kept_ok(theme: string) {
  localStorage.theme = theme;
  fs.createWriteStream("/tmp/x.csv").write(theme);
}
