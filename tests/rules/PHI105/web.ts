import { Langfuse } from "langfuse";

const langfuse = new Langfuse();

export function trace(clinicalNote: string, mrn: string, tokens: number) {
  langfuse.trace({ name: "summary", input: clinicalNote }); // expect: PHI105
  langfuse.trace({ name: "summary", metadata: { tokens } });
}
