// Recorders of the screen in the portal where a patient reads a diagnosis.
import * as Sentry from "@sentry/react";
import posthog from "posthog-js";
import { datadogRum } from "@datadog/browser-rum";

export interface Patient {
  name: string;
  mrn: string;
  diagnosis: string;
}

export function text_bad() {
  Sentry.init({
    integrations: [
      Sentry.replayIntegration({ maskAllText: false }), // expect: PHI512
    ],
  });
}

export function media_bad() {
  return Sentry.replayIntegration({ blockAllMedia: false }); // expect: PHI512
}

export function inputs_bad() {
  const session_recording = { maskAllInputs: false };
  posthog.init("key", { session_recording }); // expect: PHI512
}

export function privacy_bad() {
  datadogRum.init({ defaultPrivacyLevel: "allow" }); // expect: PHI512
}

export function defaults_ok() {
  Sentry.replayIntegration();
  Sentry.replayIntegration({ maskAllText: true, blockAllMedia: true });
  posthog.init("key", { session_recording: { maskAllInputs: true } });
  posthog.init("key");
  datadogRum.init({ defaultPrivacyLevel: "mask" });
}
