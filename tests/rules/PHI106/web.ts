import { Client } from "langsmith";

const client = new Client();

export async function keep(clinicalNote: string, mrn: string) {
  await client.createExample({ note: clinicalNote }, { summary: "s" }, { datasetId: "d" }); // expect: PHI106
  await client.createExample({ note: "a made-up visit" }, { summary: "s" }, { datasetId: "d" });
}
