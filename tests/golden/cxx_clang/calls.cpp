namespace clinic {
struct Text {
  Text(const char *from);
  Text(const Text &other);
  ~Text();
  operator bool() const;
  const char *raw;
};
struct Base {
  virtual ~Base() = default;
  virtual void put(const Text &text) = 0;
  void twice(const Text &text) {
    put(text);
    this->put(text);
  }
};
struct Named : Base {
  Named(const Text &name) : name_(name), count_(0) {}
  void put(const Text &text) override { Base::twice(text); }
  static Named *of(const Text &name) { return new Named(name); }
  Text name_;
  int count_ = 1;
};
inline namespace v1 {
Text join(const Text &left, const Text &right);
}
void show(const Named &named);
} // namespace clinic


using Short = clinic::Named;

void calls(Short &named, clinic::Base *base) {
  base->put("literal");
  named.put(clinic::join(named.name_, "right"));
  show(named);
  Short *made = Short::of("made");
  made->count_ += 2;
  clinic::Text own("own"), other = own;
  auto later = [&named, copy = own](int times) {
    if (times)
      named.put(copy);
  };
  later(3);
  delete made;
}
