import OpenAI from "openai";
import { Cleaner, scrub, scrubbed, shorten, sizeOf } from "./lib/deid";

const client = new OpenAI();
const ask = (input: string) => client.responses.create({ model: "m", input }); // expect: PHI101

export async function cleaned_ok(clinicalNote: string) {
  await client.responses.create({ model: "m", input: scrub(clinicalNote) });
  await client.responses.create({ model: "m", input: scrubbed(clinicalNote) });
  await client.responses.create({ model: "m", input: new Cleaner().clean(clinicalNote) });
  await client.responses.create({ model: "m", input: sizeOf(clinicalNote) });
}

export async function another_bad(clinicalNote: string) {
  await client.responses.create({ model: "m", input: shorten(clinicalNote) }); // expect: PHI101
  await ask(clinicalNote);
}
