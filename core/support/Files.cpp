#include "core/support/Files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace philint {

namespace {
Error failure(const std::string &path, const char *what) {
  return {std::string("cannot ") + what + ": " + std::strerror(errno), path, 0,
          0};
}

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0)
      ::close(number);
  }
};
} // namespace

Expected<std::string> readFile(const std::string &path) {
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.number < 0)
    return failure(path, "open");
  struct stat status {};
  if (::fstat(file.number, &status) != 0)
    return failure(path, "read");
  if (!S_ISREG(status.st_mode))
    return Error{"is not a regular file", path, 0, 0};
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t got = 0;
  while (true) {
    if (got == bytes.size()) {
      // A file may grow while it is read; one more read sees its end.
      char extra[4096];
      const ssize_t n = ::read(file.number, extra, sizeof extra);
      if (n < 0 && errno != EINTR)
        return failure(path, "read");
      if (n == 0)
        break;
      if (n > 0)
        bytes.append(extra, static_cast<std::size_t>(n)), got = bytes.size();
      continue;
    }
    const ssize_t n = ::read(file.number, bytes.data() + got,
                             bytes.size() - got);
    if (n < 0 && errno != EINTR)
      return failure(path, "read");
    if (n == 0)
      break;
    if (n > 0)
      got += static_cast<std::size_t>(n);
  }
  bytes.resize(got);
  return bytes;
}

namespace {
bool writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// A device, a pipe or a symbolic link: to be written through, not replaced.
bool isWrittenThrough(const std::string &path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

Expected<bool> writeThrough(const std::string &path, std::string_view bytes,
                            unsigned mode) {
  Descriptor file{::open(path.c_str(),
                         O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)};
  if (file.number < 0 || !writeAll(file.number, bytes))
    return failure(path, "write");
  return true;
}
} // namespace

Expected<bool> writeFile(const std::string &path, std::string_view bytes,
                         unsigned mode) {
  if (isWrittenThrough(path))
    return writeThrough(path, bytes, mode);
  std::string temporary = path + ".XXXXXX";
  Descriptor file{::mkstemp(temporary.data())};
  if (file.number < 0)
    return failure(path, "write");
  ::fchmod(file.number, mode);
  if (!writeAll(file.number, bytes)) {
    Error error = failure(path, "write");
    ::unlink(temporary.c_str());
    return error;
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    Error error = failure(path, "write");
    ::unlink(temporary.c_str());
    return error;
  }
  return true;
}

} // namespace philint
