import posthog from "posthog-js";

import type { PatientSummary } from "@/lib/types";

/** Counts what is used. */
export function chartOpened(patient: PatientSummary) {
  posthog.capture("chart opened", { name: patient.lastName }); // expect: PHI108
}

export function noteSaved(length: number) {
  posthog.capture("note saved", { length });
}
