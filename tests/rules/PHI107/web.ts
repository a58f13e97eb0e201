import * as Sentry from "@sentry/node";

export function report(clinicalNote: string, mrn: string, model: string) {
  Sentry.setContext("patient", { note: clinicalNote }); // expect: PHI107
  Sentry.setTag("model", model);
}
