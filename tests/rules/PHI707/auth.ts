import jwt from "jsonwebtoken";
import session from "express-session";

export function month_bad(user: { id: string }, key: string) {
  return jwt.sign({ id: user.id }, key, { expiresIn: "30d" }); // expect: PHI707
}

export function quarter_ok(user: { id: string }, key: string) {
  return jwt.sign({ id: user.id }, key, { expiresIn: "15m" });
}

export function seen(patientName: string, mrn: string, diagnosis: string, clinicalNote: string) {
  return mrn.length;
}

export const days_bad = session({ secret: "s", cookie: { maxAge: 30 * 24 * 3600 * 1000 } }); // expect: PHI707
export const minutes_ok = session({ secret: "s", cookie: { maxAge: 30 * 60 * 1000 } });
