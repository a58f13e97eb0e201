import type { PatientSummary } from "@/lib/types";

export function letterPrompt(patient: PatientSummary, noteText: string) {
  return [
    "Write a letter that explains this visit in plain words.",
    `Patient: ${patient.firstName} ${patient.lastName}`,
    `Note: ${noteText}`,
  ].join("\n");
}
