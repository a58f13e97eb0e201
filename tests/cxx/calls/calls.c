/* C: function pointers, files of its own, names that stay in one file. */
#include <stdio.h>
#include <string.h>
#include <syslog.h>

#define SAY printf
#define EMPTY ""

static char kept[80];

static void show(const char *text) {
  SAY("%s\n", text); /* expect: PHI202 */
}

static void hide(const char *text) { SAY("%zu\n", strlen(text)); }

typedef void (*Printer)(const char *);

void pointers_bad(const char *patient_name) {
  Printer print = show;
  print(patient_name);
}

void pointers_ok(const char *patient_name) {
  Printer print = hide;
  print(patient_name);
}

void keep_bad(const char *mrn) {
  strncpy(kept, mrn, sizeof(kept));
  syslog(LOG_INFO, "chart %s", kept); /* expect: PHI201 */
}

int clean_ok(const char *mrn) {
  if (0)
    SAY("%s", mrn);
  fprintf(stderr, "%d" EMPTY, strcmp(mrn, "none"));
  return 0;
}

void jump_bad(const char *mrn) {
  if (!mrn)
    goto end;
  fprintf(stderr, "%s", mrn); /* expect: PHI202 */
end:
  return;
}
