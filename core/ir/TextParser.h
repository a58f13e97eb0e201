// Reads the text form of a Unit (docs/ir-text.md), a line at a time.
#pragma once

#include "core/ir/Body.h"
#include "core/ir/TextLine.h"

#include <span>

namespace philint::ir::text {

class UnitParser {
public:
  explicit UnitParser(std::string path) { unit_.path = std::move(path); }
  Expected<Unit> parse(std::string_view text);

private:
  // A name of a variable in a function that may come later.
  struct Pending {
    enum Kind {
      Outer,
      Default,
      TypeValue,
      ClassValue,
      Base,
      Decorator,
      Keyword,
      FieldDefault,
      ClosureName
    } kind;
    std::size_t owner = 0; // function, type or class
    std::size_t index = 0;
    Token token;
    std::uint32_t line = 0;
  };

  bool line(Cursor &cursor);
  bool header(Cursor &cursor);
  bool import(Cursor &cursor);
  bool typeLine(Cursor &cursor);
  bool classLine(Cursor &cursor);
  bool classPart(Cursor &cursor);
  bool functionLine(Cursor &cursor);
  bool functionPart(Cursor &cursor);
  bool declaration(Cursor &cursor);
  bool parameter(Cursor &cursor);
  bool annotation(Cursor &cursor);
  bool scope(Cursor &cursor);
  bool block(Cursor &cursor);
  bool instruction(Cursor &cursor);
  bool operation(Cursor &cursor, Instruction &made);
  bool terminator(Cursor &cursor);
  bool call(Cursor &cursor, Instruction &made);
  bool argument(Cursor &cursor, Argument &made);

  bool fail(std::string what, std::uint32_t column = 0);
  bool expect(Cursor &cursor, char mark);
  bool number(Cursor &cursor, std::uint32_t &value);
  bool choice(Cursor &cursor, std::span<const std::string_view> words,
              const char *what, int &value);
  bool span(Cursor &cursor, Span &span);         // "10:42"
  bool optionalSpan(Cursor &cursor, Span &span); // "@10:42" or nothing
  bool text(Cursor &cursor, Symbol &symbol);
  bool step(Cursor &cursor, std::uint32_t &index);
  bool variable(Cursor &cursor, Var &var); // of the function in work
  bool operands(Cursor &cursor, std::uint32_t &index);
  bool resolve(const Token &token, std::size_t function, Var &var, bool create);
  void defer(Pending::Kind kind, std::size_t owner, std::size_t index,
             Cursor &cursor);
  bool finish();
  bool finishOne(const Pending &pending);
  bool finishFunctions();
  void constant(ConstantKind kind, Symbol text, Instruction &made);
  Function &function() { return unit_.functions.back(); }

  Unit unit_;
  std::vector<Pending> pending_;
  Error error_;
  std::uint32_t line_ = 0;
  bool inBlock_ = false, ended_ = false, inClass_ = false;
};

} // namespace philint::ir::text
