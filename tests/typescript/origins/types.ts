// What is declared to be a patient is one: variables, members, results, and what
// holds patients.
import { load } from "rows";

export interface Patient {
  mrn: string;
  birthDate: string;
  rank: number;
}
export interface Page {
  items: Patient[];
  total: number;
}

export async function variables_bad() {
  const one: Patient = await load();
  console.log(one); // expect: PHI202
  const rows: Patient[] = await load();
  console.log(rows); // expect: PHI202
  const cast = (await load()) as Patient;
  console.log(cast); // expect: PHI202
  const page: Page = await (await fetch("/x")).json();
  console.log(page); // expect: PHI202
}

async function find(): Promise<Patient> {
  const reply = await fetch("/x");
  return reply.json();
}
export async function results_bad() {
  console.log(await find()); // expect: PHI202
}

export class Open {
  current: Patient | null = null;
  show_bad() {
    console.log(this.current); // expect: PHI202
  }
}

export function page_bad(page: Page) {
  console.log(page); // expect: PHI202
}

export function page_ok(page: Page, one: Patient) {
  console.log(page.total, one.rank);
}

// Nothing declares what it is.
export async function inferred_ok() {
  const one = await load();
  console.log(one);
}
