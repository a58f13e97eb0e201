import { connect } from "chartlib";

async function fetchOne(path: string) {
  const answer = await connect().get(path);
  return answer;
}
export async function member_bad() {
  const row = await fetchOne("/session");
  console.log(row.patient_name); // expect: PHI202
}
export async function named_bad() {
  const patientName = await fetchOne("/name");
  console.log(patientName); // expect: PHI202
}
export async function taken_bad() {
  const { patientName } = await fetchOne("/name");
  console.log(patientName); // expect: PHI202
}
function label(code: string) {
  return `chart ${code}`;
}
export function made_ok() {
  const patientName = label("none");
  console.log(patientName);
}
