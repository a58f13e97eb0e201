// A value or the reason why there is none. What a user can cause (a bad file,
// a wrong key) travels as an Error; what only we can break is an assertion.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace philint {

struct Error {
  std::string message;       // a sentence with the next step, no full stop
  std::string file;          // empty where none applies
  std::uint32_t line = 0;    // 1-based; 0 where none applies
  std::uint32_t column = 0;  // 1-based; 0 where none applies

  // "file:line:column: message", leaving out what is not known.
  std::string text() const {
    std::string out;
    if (!file.empty()) {
      out += file;
      if (line) {
        out += ':' + std::to_string(line);
        if (column)
          out += ':' + std::to_string(column);
      }
      out += ": ";
    }
    return out + message;
  }
};

template <class T> class [[nodiscard]] Expected {
public:
  Expected(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Expected(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return content_.index() == 0; }
  T &operator*() { return value(); }
  const T &operator*() const { return value(); }
  T *operator->() { return &value(); }
  const T *operator->() const { return &value(); }
  T &value() {
    assert(*this);
    return *std::get_if<0>(&content_);
  }
  const T &value() const {
    assert(*this);
    return *std::get_if<0>(&content_);
  }
  const Error &error() const {
    assert(!*this);
    return *std::get_if<1>(&content_);
  }

private:
  std::variant<T, Error> content_;
};

} // namespace philint
