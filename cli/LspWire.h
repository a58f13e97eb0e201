// Frames of the Language Server Protocol over two file descriptors:
// `Content-Length: N`, an empty line, N bytes of JSON.
//
//   LspWire wire(STDIN_FILENO, STDOUT_FILENO);
//   for (Json message; wire.read(message) != LspWire::End;) …
//
// What is no frame is skipped up to the next one that is.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace philint::cli {

using Json = nlohmann::ordered_json;

class LspWire {
public:
  LspWire(int in, int out) : in_(in), out_(out) {}

  enum Outcome { Message, Broken, End };
  // Broken: a frame whose content is no JSON; the next may be read.
  Outcome read(Json &message);
  // Is there something to read without waiting?
  bool hasInput() const;
  void write(const Json &message);

private:
  bool fill(); // false at the end
  // The header before an empty line; false at the end.
  bool readHeader(std::string &header);
  bool skip(std::uint64_t bytes);

  int in_, out_;
  std::string buffer_;
};

} // namespace philint::cli
