// What Clang complains about: counted, with the first as text and the places by
// file, so that a function with an error inside is known not to be whole.
#pragma once

#include <clang/Basic/Diagnostic.h>
#include <clang/Basic/SourceManager.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace philint::clang_reader {

class Diagnostics final : public clang::DiagnosticConsumer {
public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic &told) override;

  // Is there an error between the two offsets of the file?
  bool hasErrorIn(clang::FileID file, unsigned begin, unsigned end) const;

  std::uint64_t errors() const { return errors_; }
  const std::string &first() const { return first_; }

private:
  std::uint64_t errors_ = 0;
  std::string first_;
  std::map<clang::FileID, std::vector<unsigned>> places_;
};

} // namespace philint::clang_reader
