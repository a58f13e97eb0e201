#include <stdio.h>
#define WRITE fprintf
#define LIMIT 10
#ifdef _WIN32
static int isOn() { return 0; }
#else
static int isOn() { return 1; }
#endif
void run(char *note) {
  char copy[LIMIT];
#if 0
  never(note);
#elif defined(X)
  once(note);
#else
  WRITE(stderr, "%s" " and " "%d", note, LIMIT);
#endif
  struct sockaddr_in address;
  if (isOn())
    use(copy, &address, sizeof(address), NULL);
}
