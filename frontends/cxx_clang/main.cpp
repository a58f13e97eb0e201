// philint-clang: started by philint where there is C or C++ with a build. Reads
// requests on standard input and answers on standard output, one at a time. A
// crash, or a unit that costs too much, ends this process and loses this unit's
// tree alone.
#include "frontends/cxx_clang/ClangReader.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

constexpr unsigned kSecondsAUnit = 120;
constexpr rlim_t kMemory = rlim_t{6} << 30;
constexpr std::size_t kStack = std::size_t{256} << 20;

// From now on, in processor time.
void allow(unsigned seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec) +
                   static_cast<rlim_t>(used.ru_stime.tv_sec) + seconds;
  setrlimit(RLIMIT_CPU, &limit);
}

void *serve(void *) {
  while (const auto bytes = philint::readMessage(STDIN_FILENO)) {
    const auto request = philint::decodeRequest(*bytes);
    if (!request)
      break;
    allow(kSecondsAUnit);
    if (!philint::writeMessage(STDOUT_FILENO,
                               encode(philint::readUnit(*request))))
      break;
  }
  return nullptr;
}

} // namespace

int main() {
  rlimit memory{kMemory, kMemory};
  setrlimit(RLIMIT_AS, &memory);
  rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  // Deep code needs a deep stack, whatever the shell allows.
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStack);
  pthread_t thread;
  if (pthread_create(&thread, &attributes, serve, nullptr) != 0)
    return 1;
  pthread_join(thread, nullptr);
  return 0;
}
