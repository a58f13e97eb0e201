// A callback's parameter is what the library calls it with, as a loop's variable is.
import { load, count } from "rows";
import type { Patient } from "./types";

export async function each_bad() {
  const rows = await load();
  rows.forEach((row) => console.log(row.mrn)); // expect: PHI202
  rows.forEach((patient) => console.log(patient.mrn)); // expect: PHI202
  rows.forEach((one: Patient) => console.log(one.mrn)); // expect: PHI202
  for (const row of rows) console.log(row.mrn); // expect: PHI202
}

export async function mapped_bad(rows: any[]) {
  console.log(rows.map((row) => row.mrn)); // expect: PHI202
  console.log(rows.map((row) => ({ mrn: row.mrn }))); // expect: PHI202
  console.log(rows.map(mrnOf)); // expect: PHI202
  load().then((row) => console.log(row.mrn)); // expect: PHI202
}

const mrnOf = (row: any) => row.mrn;

export function made_here_ok() {
  const rows = [{ mrn: "none" }];
  rows.forEach((row) => console.log(row.mrn));
  [1, 2].forEach((row) => console.log(row));
}

export async function index_ok() {
  const rows = await load();
  rows.forEach((_, patient) => console.log(patient, count()));
}
