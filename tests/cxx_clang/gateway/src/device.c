/* C: definitions of the command count, function pointers, unions of state. */
#include "device.h"

#include <stdio.h>
#include <string.h>

void device_say(const char *text) {
  printf("%s\n", text); /* expect: PHI202 */
}

static void quiet(const char *text) { (void)text; }

void traced_bad(const char *mrn) { SAY(mrn); }

void reported_bad(device_t *device, const char *mrn) {
  strncpy(device->mrn, mrn, sizeof device->mrn);
  device->report = device_say;
  device->report(device->mrn);
}

void reported_ok(device_t *device, const char *mrn) {
  device_t other = {.channel = 1, .report = quiet};
  other.report(mrn);
  printf("%d\n", device->channel);
}

#if !TRACE
void never_ok(const char *mrn) { printf("%d", mrn != NULL); }
#endif
