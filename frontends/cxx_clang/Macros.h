// Which macros a unit used and where. What a library's macro stands for is the
// library's business: the catalogue knows it by its name, so an expression that
// is its expansion is a name, or a call of that name with what was written
// between the parentheses. Macros of the program itself are expanded.
//
//   const MacroUse *use = macros.covering(*expression);
//   // `LOG(INFO) << note`: use->name is "LOG" for the part before the shift
#pragma once

#include <clang/AST/Stmt.h>
#include <clang/Basic/SourceManager.h>
#include <clang/Lex/Preprocessor.h>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace philint::clang_reader {

struct MacroArgument {
  std::string name; // where it is a single name
  clang::SourceLocation begin, end; // spelled; the first and the last token
};

struct MacroUse {
  std::string name;
  bool isFunctionLike = false;
  bool isLibrary = false;
  bool isEmpty = false;
  clang::SourceLocation at; // the name
  std::vector<MacroArgument> arguments; // as written between the commas
};

// What was written for an argument, below what a macro expanded to: several
// expressions where the macro puts something before them, as in
// `stream << "chart of " << name` of LOG_INFO("chart of " << name).
struct MacroPart {
  clang::SourceLocation spelled;
  unsigned argument = 0; // which, in no order
  std::vector<const clang::Expr *> expressions;
};

class Macros {
public:
  using IsOwn = std::function<bool(clang::SourceLocation)>;
  Macros(clang::SourceManager &sources, IsOwn isOwn)
      : sources_(sources), isOwn_(std::move(isOwn)) {}

  // The callbacks that note every expansion; owned by the preprocessor.
  std::unique_ptr<clang::PPCallbacks> watch(clang::Preprocessor &pre);

  void seal(); // when all is read

  // The library's macro whose expansion the statement wholly is.
  const MacroUse *covering(const clang::Stmt &statement) const;
  // What was written between its parentheses, in that order.
  std::vector<MacroPart> parts(const clang::Stmt &statement,
                               const MacroUse &use) const;
  // Uses of libraries' macros with parameters between two places of a file.
  std::vector<const MacroUse *> within(clang::SourceLocation begin,
                                       clang::SourceLocation end) const;

private:
  friend class MacroWatch;
  clang::FileID expansionOf(clang::SourceLocation location,
                            const MacroUse &use) const;
  unsigned argumentOf(clang::SourceLocation location, const MacroUse &use,
                      clang::FileID level) const;
  void collect(const clang::Stmt *statement, const MacroUse &use,
               clang::FileID level, std::vector<MacroPart> &out) const;

  clang::SourceManager &sources_;
  IsOwn isOwn_;
  std::unordered_map<unsigned, MacroUse> uses_; // by the name's raw location
  std::vector<unsigned> order_; // of those in files, sorted by seal()
};

} // namespace philint::clang_reader
