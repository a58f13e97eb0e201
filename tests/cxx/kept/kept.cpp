// A variable of the module whose fields are set after a branch is not assigned.
#include <string>

struct Panel {
  std::string text;
  int frames;
  bool isOpen;
};

Panel *panel = nullptr;
std::string last;

void show(const std::string &diagnosis) {
  Panel &shown = *panel;
  shown.text = diagnosis;
}

void advance_ok(bool key, int id) {
  Panel &shown = *panel;
  if (key)
    shown.isOpen = false;
  shown.frames = id;
  for (int i = 0; i < 3; i++)
    shown.isOpen = true;
}

void remember_bad(bool key, const std::string &diagnosis) {
  if (key)
    last = diagnosis; // expect: PHI507
}
