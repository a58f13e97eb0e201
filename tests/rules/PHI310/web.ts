import { createSqlAgent } from "langchain/agents/toolkits/sql";
import { tool } from "ai";

export function overbroad(llm: object, toolkit: object, patientName: string, mrn: string) {
  return createSqlAgent(llm, toolkit); // expect: PHI310
}

export const labs = tool({ description: "labs of a patient", execute: async ({ patientId }) => patientId });
