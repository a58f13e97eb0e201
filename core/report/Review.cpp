#include "core/report/Review.h"

namespace philint::report {

Standing standingOf(const InventoryEntry &entry) {
  if (entry.baa == "covered")
    return Standing::Covered;
  return entry.baa == "record system" ? Standing::Internal : Standing::Open;
}

const char *name(Standing standing) {
  return standing == Standing::Covered    ? "covered by a BAA"
         : standing == Standing::Internal ? "record system"
                                          : "not covered";
}

std::string baaText(const std::string &baa) {
  static const std::map<std::string, std::string> words = {
      {"no-policy", "no policy names a BAA"},
      {"no-baa", "no BAA is signed"},
      {"pending", "the BAA is pending"},
      {"not-yet-effective", "the BAA is not in force yet"},
      {"expired", "the BAA has expired"},
      {"service-not-covered", "the BAA does not name this service"},
      {"service-excluded", "the vendor's BAA excludes this service"},
      {"host-not-covered", "the BAA does not name this host"},
      {"hipaa-mode", "the HIPAA mode is not attested"},
      {"zero-retention", "zero retention is not attested"},
      {"offers-none", "the vendor offers no BAA"},
      {"upstream-not-covered", "the one it forwards to is not covered"},
      {"consumer", "a consumer service"},
      {"unknown-host", "nobody knows this host"}};
  const auto at = words.find(baa);
  return at == words.end() ? baa : at->second;
}

std::string dateText(std::uint32_t date) {
  if (!date)
    return {};
  const std::string digits = std::to_string(date);
  if (digits.size() != 8)
    return digits;
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" +
         digits.substr(6);
}

} // namespace philint::report
