#include "frontends/cxx_clang/Diagnostics.h"

#include <algorithm>

namespace philint::clang_reader {

using namespace clang;

void Diagnostics::HandleDiagnostic(DiagnosticsEngine::Level level,
                                   const Diagnostic &told) {
  DiagnosticConsumer::HandleDiagnostic(level, told);
  if (level < DiagnosticsEngine::Error)
    return;
  ++errors_;
  std::string where;
  if (told.hasSourceManager() && told.getLocation().isValid()) {
    const SourceManager &sources = told.getSourceManager();
    const SourceLocation at = sources.getFileLoc(told.getLocation());
    const auto [file, offset] = sources.getDecomposedLoc(at);
    places_[file].push_back(offset);
    // What a macro hides is an error where the macro is used.
    const auto [outer, from] =
        sources.getDecomposedLoc(sources.getExpansionLoc(told.getLocation()));
    places_[outer].push_back(from);
    const PresumedLoc place = sources.getPresumedLoc(at, false);
    if (place.isValid())
      where = std::string(place.getFilename()) + ':' +
              std::to_string(place.getLine()) + ": ";
  }
  if (!first_.empty())
    return;
  llvm::SmallString<128> text;
  told.FormatDiagnostic(text);
  first_ = where + text.str().str();
}

bool Diagnostics::hasErrorIn(FileID file, unsigned begin, unsigned end) const {
  const auto at = places_.find(file);
  return at != places_.end() &&
         std::any_of(at->second.begin(), at->second.end(),
                     [&](unsigned place) {
                       return place >= begin && place <= end;
                     });
}

} // namespace philint::clang_reader
