// What a cache keeps for ever, and what it forgets.
#include <chrono>
#include <string>
#include <sw/redis++/redis++.h>

void kept_bad(sw::redis::Redis &cache, const std::string &clinicalNote) {
  cache.set("k", clinicalNote); // expect: PHI904
}

void forgotten_ok(sw::redis::Redis &cache, const std::string &clinicalNote) {
  cache.set("k", clinicalNote, std::chrono::minutes(15));
}
