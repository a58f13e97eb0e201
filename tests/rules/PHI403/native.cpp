#include <cpr/cpr.h>
#include <string>

#include <openssl/sha.h>

void hash_bad(const std::string &mrn, const std::string &patientName) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char *>(mrn.data()), mrn.size(), digest);
  cpr::Post(cpr::Url{"https://api.mixpanel.com/track"}, cpr::Body{std::string(reinterpret_cast<char *>(digest))});  // expect: PHI403
}

void random_ok(const std::string &session) {
  cpr::Post(cpr::Url{"https://api.mixpanel.com/track"}, cpr::Body{session});
}
