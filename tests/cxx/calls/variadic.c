/* What is given for `...` goes through the list that va_start makes. */
#include <stdarg.h>
#include <stdio.h>

static void log_line(const char *format, ...) {
  char line[200];
  va_list all;
  va_start(all, format);
  vsnprintf(line, sizeof line, format, all);
  va_end(all);
  fputs(line, stderr); /* expect: PHI202 */
}

static void tell(const char *format, va_list all) {
  vfprintf(stderr, format, all); /* expect: PHI202 */
}

static void say(const char *format, ...) {
  va_list all, again;
  va_start(all, format);
  va_copy(again, all);
  tell(format, again);
  va_end(all);
}

static void count_line(const char *format, ...) {
  va_list all;
  va_start(all, format);
  vfprintf(stderr, format, all);
  va_end(all);
}

void line_bad(const char *patientName) { log_line("for %s", patientName); }

void list_bad(const char *mrn) { say("%d %s", 3, mrn); }

void count_ok(const char *mrn) { count_line("%d", strlen(mrn)); }
