import { query } from "./db";
export async function patient_bad(id: string) {
  const r = await query("SELECT name, dob FROM patients WHERE id = $1", [id]);
  console.log("patient", r.rows[0]);  // expect: PHI202
}
export async function staff_ok(id: string) {
  const r = await query("SELECT title, shift FROM staff WHERE id = $1", [id]);
  console.log("shift", r.rows[0].shift);
}
// Tables about the connection to a record system are none of patients.
export async function connection_ok(org: string) {
  const r = await query("SELECT base_url, client_key, status FROM emr_connections WHERE organization_id = $1", [org]);
  console.log("emr", r.rows[0].base_url);
  const s = await query("SELECT id, vendor FROM fhir_endpoints WHERE org = $1", [org]);
  console.log("vendor", s.rows[0].vendor);
}
