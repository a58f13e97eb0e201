// A message that only points to the portal is silent: whom it goes to is not in it.
import { Resend } from "resend";
import nodemailer from "nodemailer";
import sendgrid from "@sendgrid/mail";
const resend = new Resend(process.env.RESEND_API_KEY);
const transport = nodemailer.createTransport({ host: "smtp.sendgrid.net" });
export async function pointer_ok(patientEmail: string, url: string) {
  await resend.emails.send({ from: "a@b.org", to: patientEmail, subject: "New message", html: "You have a new message in the portal" });
  await transport.sendMail({ from: "a@b.org", to: patientEmail, subject: "New message", html: `<a href="${url}">Open the portal</a>` });
  await sendgrid.send({ from: "a@b.org", to: patientEmail, subject: "New message", text: `Open the portal: ${url}` });
}
export async function content_bad(patientEmail: string, diagnosis: string) {
  await resend.emails.send({ from: "a@b.org", to: patientEmail, subject: "Result", html: diagnosis });  // expect: PHI109
  await transport.sendMail({ from: "a@b.org", to: patientEmail, subject: `About ${diagnosis}`, html: "See the portal" });  // expect: PHI109
  await sendgrid.send({ from: "a@b.org", to: patientEmail, subject: "Result", text: diagnosis });  // expect: PHI109
}
