// A query that is run gives what it asks for.
import { Schema, model } from "mongoose";
const Patient = model("Patient", new Schema({ a: String }));
export async function run_bad() {
  const patient = await Patient.findById("x").exec();
  console.log(patient);  // expect: PHI202
}
export function matched_ok(theme: string) {
  console.log(/a/.exec(theme));
}
