// How an exception came from where it was raised to the handler that tells its
// text.
//
//   parse(note)                          # raises
//   … except ParseError: …               # not this one: it goes on
//   … raise LoadError("failed") from e   # another text, and a cause
//   … except Exception as e: log(e)
//
// A finding's way is walked where marks alone do not decide.
#pragma once

#include "checks/Check.h"
#include "core/flow/Trace.h"

#include <map>
#include <string_view>
#include <vector>

namespace philint::checks {

struct Raise {
  unsigned calls = 0;      // from the raiser back to the handler
  // What caught it first, and what caught it last.
  link::VertexId first = ir::kNone, last = ir::kNone;
  bool isUnwanted = false; // a handler of other types let it through
  bool isCause = false;    // it is only the cause of what was caught
  bool isReturned = false; // the last handler gave it back as a value
  bool isData = false;     // a handler made it a value, and that was raised
  bool isOpaque = false;   // what travelled is called an id
  bool isOther = false;    // of a class that a handler does not catch
};

class Raises {
public:
  Raises(const Input &input, flow::TraceWalker &walker)
      : input_(input), walker_(walker) {}
  Raise of(const flow::Issue &issue);

private:
  struct Raised {
    bool isLibrary = false; // by a call of a library
    std::string_view type;  // by the program: the class, empty: unknown
  };
  Raised raisedBy(link::VertexId value) const;
  bool catches(link::UnitId unit, std::uint32_t position, const Raised &raised);
  bool isCaughtAs(const Raised &raised, std::string_view type);
  void indexClasses();
  bool isId(link::VertexId value);

  bool mayWant(link::UnitId unit, ir::Span statement, const Raised &raised);
  bool letsThrough(link::FunctionId function, link::VertexId value,
                   const Raised &raised);
  std::uint32_t placeOf(const flow::TraceStep &step) const;
  bool isOnlyCause(link::VertexId caught, link::VertexId raised);
  bool quotes(link::VertexId text, link::VertexId caught) const;

  const Input &input_;
  flow::TraceWalker &walker_;
  bool isIndexed_ = false;
  std::map<Symbol, bool> ids_; // names
  // By last name.
  std::map<std::string_view, std::vector<link::ClassId>> classes_;
};

} // namespace philint::checks
