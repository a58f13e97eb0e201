#pragma once
#include <memory>
#include <string>

namespace clinic {

struct Patient {
  std::string name;
  std::string mrn;
  int visits = 0;
};

class Journal {
public:
  explicit Journal(std::string place) : place_(place) {}
  virtual ~Journal() = default;
  void keep(const Patient &patient);
  void show() const;
  virtual void write(const std::string &line);

private:
  std::string place_;
  std::string last_;
};

class QuietJournal : public Journal {
public:
  QuietJournal() : Journal("nowhere") {}
  void write(const std::string &line) override {}
};

std::unique_ptr<Journal> makeJournal();

} // namespace clinic
