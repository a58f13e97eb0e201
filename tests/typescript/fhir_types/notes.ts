// FHIR resources are known by their declared types.
import type { Patient, Observation } from "fhir/r4";
import { MedplumClient } from "@medplum/core";
import { Patient as MP } from "@medplum/fhirtypes";
const medplum = new MedplumClient();
export function a_bad(p: Patient) { console.log(p.name?.[0].family); }  // expect: PHI202
export function b_bad(o: Observation) { console.log(JSON.stringify(o)); }  // expect: PHI202
export async function c_bad(id: string) { const p = await medplum.readResource("Patient", id); console.log(p.birthDate); }  // expect: PHI202
export function d_bad(x: MP) { console.log(x); }  // expect: PHI202
export function e_bad(x: fhir4.Patient) { console.log(x); }  // expect: PHI202
// What a caller gives is told there; other types of the package are no records.
import type { Practitioner, Bundle, CodeSystem, Endpoint } from "fhir/r4";
export function practitioner_ok(who: Practitioner, codes: CodeSystem) { console.log(who.active, codes.url); }
export async function endpoints_ok(url: string) {
  const bundle = (await (await fetch(url)).json()) as Bundle<Endpoint>;
  console.log(bundle);
}
export async function answer_bad(url: string) {
  const declared: Patient = await (await fetch(url)).json();
  console.log(declared.birthDate);  // expect: PHI202
}
export async function list_bad(url: string) {
  const all = await (await fetch(url)).json() as Patient[];
  console.log(all);  // expect: PHI202
  console.log(all.length);
}
// A helper that is given one is none for all that call it.
export function first<T>(all: T[]): T { return all[0]; }
export function names_ok(names: string[]) { console.log(first(names)); }
export function patients_bad(all: Patient[]) { console.log(first(all)); }  // expect: PHI202
