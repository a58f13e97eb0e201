#ifndef DEVICE_H
#define DEVICE_H
typedef struct device {
  char mrn[32];
  int channel;
  void (*report)(const char *text);
} device_t;
#if TRACE
#define SAY(text) device_say(text)
#else
#define SAY(text) (void)(text)
#endif
void device_say(const char *text);
#endif
