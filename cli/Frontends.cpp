#include "cli/Frontends.h"

#include "frontends/cxx_syntax/CxxSyntaxFrontend.h"
#include "frontends/python/PythonFrontend.h"
#include "frontends/typescript/TypeScriptFrontend.h"

namespace philint::cli {

Frontends::Frontends() {
  all_.push_back(makePythonFrontend());
  all_.push_back(makeTypeScriptFrontend());
  all_.push_back(makeCxxSyntaxFrontend());
}

Frontends::Frontends(std::vector<std::unique_ptr<Frontend>> all)
    : all_(std::move(all)) {}

const Frontend *Frontends::forPath(std::string_view path) const {
  for (const auto &frontend : all_)
    if (frontend->reads(path))
      return frontend.get();
  return nullptr;
}

} // namespace philint::cli
