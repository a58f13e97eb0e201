#include <sentry.h>

void start_bad(sentry_options_t *options) {
  sentry_options_set_attach_screenshot(options, 1); // expect: PHI208
}

void start_ok(sentry_options_t *options) {
  sentry_options_set_attach_screenshot(options, 0);
}
