#include "frontends/cxx_clang/Macros.h"

#include <clang/AST/ExprCXX.h>
#include <clang/Lex/MacroArgs.h>
#include <clang/Lex/MacroInfo.h>

#include <algorithm>

namespace philint::clang_reader {

using namespace clang;

class MacroWatch final : public PPCallbacks {
public:
  MacroWatch(Macros &out, Preprocessor &pre) : out_(out), pre_(pre) {}

  void MacroExpands(const Token &name, const MacroDefinition &definition,
                    SourceRange, const MacroArgs *arguments) override {
    const MacroInfo *const info = definition.getMacroInfo();
    // What headers of libraries do among themselves nobody asks.
    const SourceLocation at = name.getLocation();
    if (!info || !out_.isOwn_(at))
      return;
    MacroUse use;
    use.name = name.getIdentifierInfo()->getName().str();
    use.at = at;
    use.isFunctionLike = info->isFunctionLike();
    use.isEmpty = info->getNumTokens() == 0;
    const SourceLocation defined = info->getDefinitionLoc();
    use.isLibrary = info->isBuiltinMacro() || !out_.isOwn_(defined);
    if (arguments && use.isLibrary)
      split(*info, *arguments, use);
    if (out_.uses_.emplace(at.getRawEncoding(), std::move(use)).second &&
        at.isFileID())
      out_.order_.push_back(at.getRawEncoding());
  }

private:
  void split(const MacroInfo &info, const MacroArgs &arguments,
             MacroUse &use) {
    for (unsigned i = 0; i < info.getNumParams(); ++i) {
      const Token *token = arguments.getUnexpArgument(i);
      MacroArgument made;
      unsigned depth = 0, count = 0;
      const auto finish = [&] {
        if (count != 1)
          made.name.clear();
        if (count)
          use.arguments.push_back(made);
        made = {};
        count = 0;
      };
      for (; token && token->isNot(tok::eof); ++token) {
        if (token->isOneOf(tok::l_paren, tok::l_brace, tok::l_square))
          ++depth;
        else if (depth &&
                 token->isOneOf(tok::r_paren, tok::r_brace, tok::r_square))
          --depth;
        if (!depth && token->is(tok::comma)) {
          finish();
          continue;
        }
        if (count++ == 0) {
          made.begin = pre_.getSourceManager().getSpellingLoc(
              token->getLocation());
          if (const IdentifierInfo *const own = token->getIdentifierInfo())
            made.name = own->getName().str();
        }
        made.end =
            pre_.getSourceManager().getSpellingLoc(token->getLocation());
      }
      finish();
    }
  }

  Macros &out_;
  Preprocessor &pre_;
};

std::unique_ptr<PPCallbacks> Macros::watch(Preprocessor &pre) {
  return std::make_unique<MacroWatch>(*this, pre);
}

namespace {
// The expansions around a location, the innermost first.
template <class Visit>
void climb(const SourceManager &sources, SourceLocation at, Visit visit) {
  while (at.isMacroID()) {
    const FileID file = sources.getFileID(at);
    const SrcMgr::ExpansionInfo &info =
        sources.getSLocEntry(file).getExpansion();
    if (visit(file, info))
      return;
    at = info.getExpansionLocStart();
  }
}
} // namespace

const MacroUse *Macros::covering(const Stmt &statement) const {
  const SourceLocation begin = statement.getBeginLoc();
  const SourceLocation end = statement.getEndLoc();
  if (!begin.isMacroID() || !end.isMacroID())
    return nullptr;
  const MacroUse *found = nullptr;
  climb(sources_, begin, [&](FileID file, const SrcMgr::ExpansionInfo &info) {
    if (info.isMacroArgExpansion())
      return false;
    const auto at = uses_.find(info.getExpansionLocStart().getRawEncoding());
    if (at == uses_.end() || !at->second.isLibrary)
      return false;
    bool both = false;
    climb(sources_, end, [&](FileID other, const SrcMgr::ExpansionInfo &) {
      both = other == file;
      return both;
    });
    if (!both)
      return false;
    // What was written as one argument is not the macro; which others of the
    // library it was handed through does not count either.
    const unsigned argument = argumentOf(begin, at->second, file);
    if (!argument || argument != argumentOf(end, at->second, file))
      found = &at->second;
    else if (found && found->at.isMacroID())
      found = nullptr;
    return false;
  });
  return found;
}

// Which argument of the use the location comes from; 0 for what stands in the
// macro itself. In a file the place tells; inside another macro's body, where
// the expansion has the parameter.
unsigned Macros::argumentOf(SourceLocation location, const MacroUse &use,
                            FileID level) const {
  if (use.at.isFileID()) {
    const unsigned place = sources_.getFileLoc(location).getRawEncoding();
    for (std::size_t i = 0; i < use.arguments.size(); ++i)
      if (place >= use.arguments[i].begin.getRawEncoding() &&
          place <= use.arguments[i].end.getRawEncoding())
        return static_cast<unsigned>(i + 1);
    return 0;
  }
  while (location.isMacroID()) {
    const FileID file = sources_.getFileID(location);
    if (file == level)
      break;
    const SrcMgr::ExpansionInfo &info =
        sources_.getSLocEntry(file).getExpansion();
    const SourceLocation at = info.getExpansionLocStart();
    if (info.isMacroArgExpansion() && sources_.getFileID(at) == level)
      return at.getRawEncoding();
    location = info.isMacroArgExpansion()
                   ? sources_.getImmediateSpellingLoc(location)
                   : at;
  }
  return 0;
}

FileID Macros::expansionOf(SourceLocation location, const MacroUse &use) const {
  FileID found;
  climb(sources_, location,
        [&](FileID file, const SrcMgr::ExpansionInfo &info) {
          if (!info.isMacroArgExpansion() &&
              info.getExpansionLocStart() == use.at)
            found = file;
          return found.isValid();
        });
  return found;
}

void Macros::collect(const Stmt *statement, const MacroUse &use, FileID level,
                     std::vector<MacroPart> &out) const {
  if (!statement)
    return;
  if (const auto *const expression = dyn_cast<Expr>(statement))
    if (const unsigned argument =
            argumentOf(expression->getBeginLoc(), use, level);
        argument &&
        argument == argumentOf(expression->getEndLoc(), use, level)) {
      const SourceLocation spelled =
          use.at.isFileID() ? sources_.getFileLoc(expression->getBeginLoc())
                            : sources_.getSpellingLoc(
                                  expression->getBeginLoc());
      for (const MacroPart &known : out)
        if (known.spelled == spelled)
          return;
      out.push_back({spelled, argument, {expression}});
      return;
    }
  // The operator itself is no part of what was written beside it.
  if (const auto *const operation = dyn_cast<CXXOperatorCallExpr>(statement)) {
    for (const Expr *const operand : operation->arguments())
      collect(operand, use, level, out);
    return;
  }
  for (const Stmt *const child : statement->children())
    collect(child, use, level, out);
}

std::vector<MacroPart> Macros::parts(const Stmt &statement,
                                     const MacroUse &use) const {
  std::vector<MacroPart> found, out;
  collect(&statement, use, expansionOf(statement.getBeginLoc(), use), found);
  if (!use.at.isFileID() || use.arguments.empty()) {
    for (MacroPart &part : found)
      if (out.empty() || out.back().argument != part.argument)
        out.push_back(std::move(part));
      else
        out.back().expressions.push_back(part.expressions.front());
    return out;
  }
  // One a comma; a name that the macro pastes or prints has no expression.
  for (const MacroArgument &argument : use.arguments) {
    MacroPart made;
    made.spelled = argument.begin;
    for (const MacroPart &part : found)
      if (part.spelled.getRawEncoding() >= argument.begin.getRawEncoding() &&
          part.spelled.getRawEncoding() <= argument.end.getRawEncoding())
        made.expressions.push_back(part.expressions.front());
    out.push_back(std::move(made));
  }
  return out;
}

void Macros::seal() { std::sort(order_.begin(), order_.end()); }

std::vector<const MacroUse *> Macros::within(SourceLocation begin,
                                             SourceLocation end) const {
  std::vector<const MacroUse *> out;
  const unsigned first = begin.getRawEncoding(), last = end.getRawEncoding();
  for (auto at = std::lower_bound(order_.begin(), order_.end(), first);
       at != order_.end() && *at <= last; ++at) {
    const MacroUse &use = uses_.at(*at);
    if (use.isLibrary && use.isFunctionLike && !use.isEmpty)
      out.push_back(&use);
  }
  return out;
}

} // namespace philint::clang_reader
