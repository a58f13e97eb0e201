import type { PatientSummary } from "@/lib/types";

export function letterPrompt(patient: PatientSummary, noteText: string) {
  return [
    "Write a letter that explains this visit in plain words.",
    `Patient: ${JSON.stringify(patient)}`,
    `Note: ${noteText}`,
  ].join("\n");
}
