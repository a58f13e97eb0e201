#include "cli/LspWire.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace philint::cli {

namespace {

constexpr std::size_t kLongestHeader = 8U << 10;
constexpr std::uint64_t kLongestMessage = 64U << 20;

// The number after "Content-Length:"; 0 where there is none.
std::uint64_t lengthIn(std::string header) {
  std::transform(header.begin(), header.end(), header.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const std::string key = "content-length:";
  std::size_t at = header.find(key);
  if (at == std::string::npos)
    return 0;
  at += key.size();
  while (at < header.size() && header[at] == ' ')
    ++at;
  std::uint64_t length = 0;
  for (; at < header.size() && header[at] >= '0' && header[at] <= '9'; ++at)
    length = std::min(length * 10 + static_cast<std::uint64_t>(header[at] - '0'),
                      kLongestMessage * 1024);
  return length;
}

} // namespace

bool LspWire::fill() {
  char bytes[16U << 10];
  for (;;) {
    const ssize_t n = ::read(in_, bytes, sizeof bytes);
    if (n > 0) {
      buffer_.append(bytes, static_cast<std::size_t>(n));
      return true;
    }
    if (n == 0 || errno != EINTR)
      return false;
  }
}

bool LspWire::readHeader(std::string &header) {
  for (;;) {
    const std::size_t end = buffer_.find("\r\n\r\n");
    if (end != std::string::npos) {
      header = buffer_.substr(0, end);
      buffer_.erase(0, end + 4);
      return true;
    }
    // No header is that long: keep what may be the start of its end.
    if (buffer_.size() > kLongestHeader)
      buffer_.erase(0, buffer_.size() - 3);
    if (!fill())
      return false;
  }
}

bool LspWire::skip(std::uint64_t bytes) {
  while (bytes > buffer_.size()) {
    bytes -= buffer_.size();
    buffer_.clear();
    if (!fill())
      return false;
  }
  buffer_.erase(0, static_cast<std::size_t>(bytes));
  return true;
}

LspWire::Outcome LspWire::read(Json &message) {
  std::string header;
  std::uint64_t length = 0;
  do {
    if (!readHeader(header))
      return End;
    length = lengthIn(std::move(header));
  } while (length == 0);
  if (length > kLongestMessage)
    return skip(length) ? Broken : End;
  while (buffer_.size() < length)
    if (!fill())
      return End;
  message = Json::parse(buffer_.begin(),
                        buffer_.begin() + static_cast<std::ptrdiff_t>(length),
                        nullptr, false);
  buffer_.erase(0, static_cast<std::size_t>(length));
  return message.is_discarded() ? Broken : Message;
}

bool LspWire::hasInput() const {
  if (!buffer_.empty())
    return true;
  pollfd one{in_, POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

void LspWire::write(const Json &message) {
  const std::string body =
      message.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string frame =
      "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  for (std::size_t at = 0; at < frame.size();) {
    const ssize_t n = ::write(out_, frame.data() + at, frame.size() - at);
    if (n > 0)
      at += static_cast<std::size_t>(n);
    else if (n < 0 && errno != EINTR)
      return; // the client is gone; reading will tell
  }
}

} // namespace philint::cli
