import * as Sentry from "@sentry/nextjs";

Sentry.init({
  dsn: process.env.NEXT_PUBLIC_SENTRY_DSN,
  replaysOnErrorSampleRate: 1,
  integrations: [
    Sentry.replayIntegration({ maskAllText: false }), // expect: PHI512
  ],
});
