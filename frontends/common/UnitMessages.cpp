#include "frontends/common/UnitMessages.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

namespace philint {

namespace {

constexpr std::uint64_t kLargest = std::uint64_t{1} << 31;

class Writer {
public:
  void number(std::uint64_t value) {
    out.append(reinterpret_cast<const char *>(&value), sizeof value);
  }
  void text(std::string_view value) {
    number(value.size());
    out += value;
  }
  void list(const std::vector<std::string> &values) {
    number(values.size());
    for (const std::string &value : values)
      text(value);
  }
  std::string out;
};

class Reader {
public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    if (left_.size() < sizeof value) {
      isBroken_ = true;
      return 0;
    }
    std::memcpy(&value, left_.data(), sizeof value);
    left_.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > left_.size()) {
      isBroken_ = true;
      return {};
    }
    std::string value(left_.substr(0, size));
    left_.remove_prefix(size);
    return value;
  }
  std::vector<std::string> list() {
    std::vector<std::string> values;
    for (std::uint64_t i = number(); i > 0 && !isBroken_; --i)
      values.push_back(text());
    return values;
  }
  bool isDone() const { return !isBroken_ && left_.empty(); }

private:
  std::string_view left_;
  bool isBroken_ = false;
};

bool readAll(int descriptor, char *at, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(descriptor, at, size);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool writeAll(int descriptor, const char *at, std::size_t size) {
  while (size > 0) {
    // A reader that is gone is an answer, not a signal.
    const ssize_t put = ::send(descriptor, at, size, MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR)
      continue;
    if (put <= 0)
      return false;
    at += put;
    size -= static_cast<std::size_t>(put);
  }
  return true;
}

} // namespace

std::string encode(const UnitRequest &request) {
  Writer writer;
  writer.text(request.root);
  writer.text(request.folder);
  writer.text(request.main);
  writer.list(request.arguments);
  writer.list(request.files);
  return std::move(writer.out);
}

std::optional<UnitRequest> decodeRequest(std::string_view bytes) {
  Reader reader(bytes);
  UnitRequest out;
  out.root = reader.text();
  out.folder = reader.text();
  out.main = reader.text();
  out.arguments = reader.list();
  out.files = reader.list();
  return reader.isDone() ? std::optional(std::move(out)) : std::nullopt;
}

std::string encode(const UnitAnswer &answer) {
  Writer writer;
  writer.list(answer.facts);
  writer.list(answer.depends);
  writer.text(answer.firstError);
  for (const std::uint64_t count :
       {answer.errors, answer.whole, answer.broken, answer.hidden,
        answer.templates})
    writer.number(count);
  return std::move(writer.out);
}

std::optional<UnitAnswer> decodeAnswer(std::string_view bytes) {
  Reader reader(bytes);
  UnitAnswer out;
  out.facts = reader.list();
  out.depends = reader.list();
  out.firstError = reader.text();
  for (std::uint64_t *const count : {&out.errors, &out.whole, &out.broken,
                                     &out.hidden, &out.templates})
    *count = reader.number();
  return reader.isDone() ? std::optional(std::move(out)) : std::nullopt;
}

bool writeMessage(int descriptor, std::string_view bytes) {
  const std::uint64_t size = bytes.size();
  return writeAll(descriptor, reinterpret_cast<const char *>(&size),
                  sizeof size) &&
         writeAll(descriptor, bytes.data(), bytes.size());
}

std::optional<std::string> readMessage(int descriptor) {
  std::uint64_t size = 0;
  if (!readAll(descriptor, reinterpret_cast<char *>(&size), sizeof size) ||
      size > kLargest)
    return std::nullopt;
  std::string out(size, '\0');
  if (!readAll(descriptor, out.data(), out.size()))
    return std::nullopt;
  return out;
}

} // namespace philint
