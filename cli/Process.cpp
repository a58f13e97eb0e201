#include "cli/Process.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace philint::cli {

namespace {

struct Pipe {
  int read = -1, write = -1;
  bool open() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
      return false;
    read = ends[0];
    write = ends[1];
    return true;
  }
  static void close(int &end) {
    if (end >= 0)
      ::close(end);
    end = -1;
  }
  ~Pipe() {
    close(read);
    close(write);
  }
};

// Nothing is left to be read at this end.
bool drain(int end, std::string &into) {
  std::array<char, 65536> buffer;
  const ssize_t count = ::read(end, buffer.data(), buffer.size());
  if (count > 0)
    into.append(buffer.data(), static_cast<std::size_t>(count));
  return count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN);
}

// Writes and reads at once: a program that answers while it is still being
// asked would wait for its reader otherwise.
void converse(Pipe &in, Pipe &out, Pipe &err, std::string_view input,
              Finished &done) {
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);
  while (out.read >= 0 || err.read >= 0 || in.write >= 0) {
    if (input.empty())
      Pipe::close(in.write);
    std::array<pollfd, 3> ends{pollfd{in.write, POLLOUT, 0},
                               pollfd{out.read, POLLIN, 0},
                               pollfd{err.read, POLLIN, 0}};
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR)
      return;
    if (ends[0].revents) {
      const ssize_t count = ::write(in.write, input.data(), input.size());
      if (count > 0)
        input.remove_prefix(static_cast<std::size_t>(count));
      else if (count < 0 && errno != EINTR && errno != EAGAIN)
        Pipe::close(in.write);
    }
    if (ends[1].revents && drain(out.read, done.output))
      Pipe::close(out.read);
    if (ends[2].revents && drain(err.read, done.errors))
      Pipe::close(err.read);
  }
}

} // namespace

Expected<Finished> runProgram(const std::vector<std::string> &command,
                              std::string_view input) {
  Pipe in, out, err;
  if (!in.open() || !out.open() || !err.open())
    return Error{"cannot make a pipe: " + std::string(std::strerror(errno))};
  std::vector<char *> words;
  for (const std::string &word : command)
    words.push_back(const_cast<char *>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, words[0], &actions, nullptr,
                                    words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed)
    return Error{"cannot start " + command.front() + ": " +
                 std::strerror(failed)};
  Pipe::close(in.read);
  Pipe::close(out.write);
  Pipe::close(err.write);
  Finished done;
  converse(in, out, err, input, done);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  done.status = WIFEXITED(status) ? WEXITSTATUS(status)
                                  : 128 + WTERMSIG(status);
  return done;
}

} // namespace philint::cli
