#include "cli/ClangProcess.h"

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace philint::cli {

std::string clangProgram() {
  namespace fs = std::filesystem;
  std::error_code ec;
  const fs::path self = fs::read_symlink("/proc/self/exe", ec);
  const fs::path path = self.parent_path() / "philint-clang";
  return !ec && fs::exists(path, ec) ? path.string() : std::string{};
}

ClangProcess::~ClangProcess() { stop(); }

bool ClangProcess::start() {
  if (process_ > 0)
    return true;
  const std::string program = clangProgram();
  int ends[2];
  if (program.empty() ||
      ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return false;
  // It counts its own processor time; this is for one that waits for ever.
  const timeval silence{600, 0};
  ::setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                   O_WRONLY, 0);
  char *const arguments[] = {const_cast<char *>(program.c_str()), nullptr};
  // Without the user's environment: it could name headers.
  char locale[] = "LC_ALL=C";
  char *const environment[] = {locale, nullptr};
  const int failed = ::posix_spawn(&process_, program.c_str(), &actions,
                                   nullptr, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  socket_ = ends[0];
  if (failed)
    process_ = -1;
  if (failed)
    stop();
  return !failed;
}

void ClangProcess::stop() {
  if (socket_ >= 0)
    ::close(socket_);
  socket_ = -1;
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  process_ = -1;
}

std::optional<UnitAnswer> ClangProcess::ask(const UnitRequest &request) {
  if (!start())
    return std::nullopt;
  std::optional<UnitAnswer> answer;
  if (writeMessage(socket_, encode(request)))
    if (const auto bytes = readMessage(socket_))
      answer = decodeAnswer(*bytes);
  if (!answer)
    stop();
  return answer;
}

} // namespace philint::cli
