typedef struct {
  char name[8];
  union {
    int number;
    float share;
  };
} Note;

extern Note shared;
static Note kept;
Note *find(int id);
void copy(char *to, const char *from);

void pointers(Note *note, Note byValue, char **out) {
  Note *other = note;
  Note own = {.number = 2, .name = "own"};
  char **indirect = out;
  copy(other->name, note->name);
  own.share = 1;
  *note = byValue;
  *indirect = kept.name;
  kept = shared;
  shared.number = find(3)->number;
  other = note + 1;
  (*other).name[2] = *out[0];
}
