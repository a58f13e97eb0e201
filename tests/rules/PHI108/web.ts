import posthog from "posthog-js";

export function viewed(mrn: string, diagnosis: string, milliseconds: number) {
  posthog.capture("viewed_diagnosis", { mrn, diagnosis }); // expect: PHI108
  posthog.capture("note_generated", { milliseconds });
}
