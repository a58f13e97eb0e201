import { findStatus, findDiagnosis } from "./db";
export async function selectOk(id: string) {
  console.log(await findStatus(id));
}
export async function selectBad(id: string) {
  console.log(await findDiagnosis(id));  // expect: PHI202
}
