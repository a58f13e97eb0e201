import { query, queryOne } from "./db";
export async function patient_bad(id: string) {
  const r = await query("SELECT * FROM patient_sessions WHERE id=$1", [id]);
  console.log(r.rows[0]); // expect: PHI202
}
export async function one_bad(id: string) {
  const r = await queryOne("SELECT diagnosis, dob FROM patient_sessions WHERE id=$1", [id]);
  console.log(r); // expect: PHI202
}
export async function staff_ok(u: string) {
  const r = await query("SELECT id, username, clinic_slug FROM physicians WHERE username=$1", [u]);
  console.log(r.rows[0].clinic_slug);
}
