class Base {
public:
  virtual void send(const std::string &text) = 0;
  static Base *make();
};
struct Gateway : public Base {
  explicit Gateway(std::string name) : Base(), name_(name), size{3} {}
  void send(const std::string &text) override { log(name_ + text); }
  void log(std::string line, int level = 1);
  ~Gateway() { close(name_); }
  union {
    char *first;
    char *second;
  };
private:
  std::string name_;
  int size = 2;
};
void Gateway::log(std::string line, int level) {
  second = name_;
  sink(this->first, size_);
}
typedef struct { int id; } Record;
using Notes = std::vector<Record>;
