// Commands run when the queue gets to them.
#pragma once
#include <string>

class Command {
public:
  virtual ~Command() {}
  virtual void run() = 0;
};

class Tell : public Command {
public:
  explicit Tell(const std::string &text) : text_(text) {}
  void run() override;
  void unused_ok();

private:
  std::string text_;
};

class Count : public Command {
public:
  explicit Count(const std::string &text) : length_(text.size()) {}
  void run() override;

private:
  int length_;
};
