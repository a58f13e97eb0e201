#define TWICE(body) body; body
#define NAME kept
#define SEND(to, text) (to)->send(text)

struct Wire {
  void send(const char *text);
};
const char *kept;

void expanded(Wire *wire, const char *text) {
  TWICE(SEND(wire, text));
  SEND(wire, NAME);
}
