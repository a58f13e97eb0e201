import jwt from "jsonwebtoken";

export function month_bad(user: { id: string }, key: string) {
  return jwt.sign({ id: user.id }, key, { expiresIn: "30d" }); // expect: PHI707
}

export function quarter_ok(user: { id: string }, key: string) {
  return jwt.sign({ id: user.id }, key, { expiresIn: "15m" });
}

export function seen(patientName: string, mrn: string, diagnosis: string, clinicalNote: string) {
  return mrn.length;
}
