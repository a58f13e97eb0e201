import { createHash, randomUUID } from "crypto";
import posthog from "posthog-js";

export function viewed(mrn: string, diagnosis: string) {
  posthog.capture("viewed", { who: createHash("sha256").update(mrn).digest("hex") }); // expect: PHI403
  posthog.capture("viewed", { who: randomUUID() });
}
