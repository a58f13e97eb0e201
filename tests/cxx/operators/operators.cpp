// Operators of a class do what their functions do.
#include <iostream>
#include <string>

struct Item {
  std::string value;
};

bool operator==(const Item &left, const Item &right) {
  std::cout << left.value; // expect: PHI202
  return true;
}

struct Journal {
  void operator+=(const std::string &line) {
    std::cerr << line; // expect: PHI202
  }
  bool operator<(const Journal &other) const {
    std::cout << other.size;
    return true;
  }
  int size;
};

bool compared_bad(const std::string &mrn) {
  Item item;
  item.value = mrn;
  return item == item;
}

void added_bad(Journal &journal, const std::string &patientName) {
  journal += patientName;
}

struct Length {
  int value;
};
bool operator==(const Length &left, const Length &right) {
  std::cout << left.value;
  return true;
}
bool length_ok(const std::string &clinicalNote) {
  Length length;
  length.value = clinicalNote.size();
  return length == length;
}

// What a member points to is the variable.
struct Holder {
  std::string *place;
};

void held_bad(const std::string &mrn) {
  std::string text;
  Holder holder;
  holder.place = &text;
  *holder.place = mrn;
  std::cout << text; // expect: PHI202
}

void moved_on_ok(const std::string &mrn) {
  std::string text, other;
  Holder holder;
  holder.place = &text;
  holder.place = &other;
  *holder.place = mrn;
  std::cout << text;
}
