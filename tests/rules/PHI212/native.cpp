#include <sw/redis++/redis++.h>
#include <string>

void keep_bad(const std::string &ssn, const std::string &patientName, const std::string &session) {
  sw::redis::Redis redis("tcp://127.0.0.1");
  redis.set("pt:" + ssn, "1");  // expect: PHI212
  redis.set("pt:" + session, "1");
}
