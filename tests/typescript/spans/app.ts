// Spans and scopes whose names do not say what they are.
import { type Span, trace } from "@opentelemetry/api";
import * as Sentry from "@sentry/node";
import pino from "pino";

const tracer = trace.getTracer("clinic");
const log = pino();

export function started_bad(clinicalNote: string) {
  const step = tracer.startSpan("visit");
  step.setAttributes({ note: clinicalNote }); // expect: PHI205
}

export function active_bad(clinicalNote: string) {
  tracer.startActiveSpan("visit", (s) => {
    s.addEvent("read", { note: clinicalNote }); // expect: PHI205
  });
}

export function given_bad(s: Span, clinicalNote: string) {
  s.setAttribute("note", clinicalNote); // expect: PHI205
}

export function options_bad(clinicalNote: string) {
  tracer.startSpan("visit", { attributes: { note: clinicalNote } }); // expect: PHI205
}

export function counted_ok(clinicalNote: string) {
  tracer.startSpan("visit").setAttribute("length", clinicalNote.length);
}

export function scope_bad(clinicalNote: string) {
  Sentry.withScope((s) => s.setExtra("note", clinicalNote)); // expect: PHI107
  Sentry.getCurrentScope().setContext("visit", { clinicalNote }); // expect: PHI107
}

export function child_bad(clinicalNote: string) {
  return log.child({ note: clinicalNote }); // expect: PHI201
}

export function child_ok(visitId: string) {
  return log.child({ visitId });
}
