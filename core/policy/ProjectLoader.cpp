#include "core/policy/Loading.h"

namespace philint::policy {

Expected<Project> readProject(const std::string &file, const std::string &bytes,
                              Policy &policy) {
  YamlReader reader(file);
  const YamlValue root = reader.parse(bytes);
  (void)policy;
  if (reader.error())
    return *reader.error();
  Project out;
  out.file = file;
  return out;
}

} // namespace philint::policy
