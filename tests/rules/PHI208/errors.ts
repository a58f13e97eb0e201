import * as Sentry from "@sentry/node";

export function start_bad() {
  Sentry.init({ dsn: "https://k@o1.ingest.sentry.io/1", sendDefaultPii: true }); // expect: PHI208
}

export function start_ok() {
  Sentry.init({ dsn: "https://k@o1.ingest.sentry.io/1", sendDefaultPii: false });
}
