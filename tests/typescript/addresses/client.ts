// Who answers at an address that is put together.
const BASE = "https://api.openai.com/v1/";

function body(clinicalNote: string) {
  return { method: "POST", body: clinicalNote };
}

export async function trimmedBad(path: string, clinicalNote: string) {
  await fetch(BASE.trim() + path, body(clinicalNote)); // expect: PHI101
}

export async function slashOffBad(path: string, clinicalNote: string) {
  await fetch(BASE.replace(/\/+$/, "") + path, body(clinicalNote)); // expect: PHI101
}

export async function belowBad(path: string, clinicalNote: string) {
  await fetch(new URL(path, BASE), body(clinicalNote)); // expect: PHI101
}

export async function belowAsTextBad(path: string, clinicalNote: string) {
  await fetch(new URL(path, BASE).toString(), body(clinicalNote)); // expect: PHI101
}

export async function concatenatedBad(path: string, clinicalNote: string) {
  await fetch(BASE.concat(path), body(clinicalNote)); // expect: PHI101
}

export async function listBad(path: string, clinicalNote: string) {
  await fetch([BASE, path].join("/"), body(clinicalNote)); // expect: PHI101
}

export async function ownNameBad(resource: string, clinicalNote: string) {
  await fetch(`https://${resource}.openai.azure.com/openai`, body(clinicalNote)); // expect: PHI101
}

export async function anyHostBad(host: string, clinicalNote: string) {
  await fetch(`https://${host}/notes`, body(clinicalNote)); // expect: PHI115
}

export async function portOk(port: number, clinicalNote: string) {
  await fetch(`http://localhost:${port}/notes`, body(clinicalNote));
}
