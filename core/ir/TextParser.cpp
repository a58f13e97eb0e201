// Declarations of the text form. Functions: TextFunctions.cpp and
// TextInstructions.cpp.
#include "core/ir/TextParser.h"

#include "core/ir/Text.h"
#include "core/ir/TextNames.h"
#include "core/ir/Verify.h"

namespace philint::ir {

namespace text {

bool UnitParser::fail(std::string what, std::uint32_t column) {
  if (error_.message.empty())
    error_ = {std::move(what), unit_.path, line_, column};
  return false;
}

bool UnitParser::expect(Cursor &cursor, char mark) {
  return cursor.takeMark(mark) ||
         fail(std::string("expected '") + mark + "'", cursor.column());
}

bool UnitParser::number(Cursor &cursor, std::uint32_t &value) {
  const std::uint32_t column = cursor.column();
  const Token token = cursor.take();
  std::uint64_t sum = 0;
  if (token.kind != Token::Word || token.text.size() > 10)
    return fail("expected a number", column);
  for (const char c : token.text) {
    if (c < '0' || c > '9')
      return fail("expected a number", column);
    sum = sum * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (sum >= kNone)
    return fail("the number is too large", column);
  value = static_cast<std::uint32_t>(sum);
  return true;
}

bool UnitParser::choice(Cursor &cursor, Words words, const char *what,
                        int &value) {
  const std::uint32_t column = cursor.column();
  value = valueOf(words, cursor.take().text);
  return value >= 0 || fail(std::string("expected ") + what, column);
}

bool UnitParser::span(Cursor &cursor, Span &span) {
  return number(cursor, span.begin) && expect(cursor, ':') &&
         number(cursor, span.end);
}

bool UnitParser::optionalSpan(Cursor &cursor, Span &where) {
  return !cursor.takeMark('@') || span(cursor, where);
}

bool UnitParser::text(Cursor &cursor, Symbol &symbol) {
  const Token &token = cursor.peek();
  if (token.kind == Token::Mark)
    return fail("expected a name or a string", cursor.column());
  symbol = unit_.strings.intern(cursor.take().text);
  return true;
}

Expected<Unit> UnitParser::parse(std::string_view source) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  bool fine = true;
  while (fine && at < source.size()) {
    std::size_t end = source.find('\n', at);
    if (end == std::string_view::npos)
      end = source.size();
    ++line_;
    std::uint32_t column = 1;
    if (!tokenize(source.substr(at, end - at), tokens, column)) {
      fine = fail("the string does not end on this line", column);
    } else if (!tokens.empty()) {
      Cursor cursor(tokens);
      fine = line(cursor);
      if (fine && !cursor.atEnd())
        fine = fail("unexpected '" + cursor.peek().text + "'", cursor.column());
    }
    at = end + 1;
  }
  if (!fine || !finish())
    return error_;
  const std::vector<std::string> wrong = verify(unit_);
  if (!wrong.empty())
    return Error{wrong[0], unit_.path, 0, 0};
  return std::move(unit_);
}

bool UnitParser::line(Cursor &cursor) {
  if (cursor.takeWord("function"))
    return functionLine(cursor);
  if (!unit_.functions.empty())
    return functionPart(cursor);
  return header(cursor);
}

bool UnitParser::header(Cursor &cursor) {
  int value = 0;
  const std::uint32_t column = cursor.column();
  if (cursor.takeWord("unit")) {
    if (!choice(cursor, languageWords(), "a language", value))
      return false;
    unit_.language = static_cast<Language>(value);
    return true;
  }
  if (cursor.takeWord("lines")) {
    while (!cursor.atEnd())
      if (!number(cursor, unit_.lineStarts.emplace_back()))
        return false;
    return true;
  }
  if (cursor.takeWord("exports")) {
    unit_.hasExportList = true;
    while (!cursor.atEnd())
      if (!text(cursor, unit_.exportedNames.emplace_back()))
        return false;
    return true;
  }
  if (cursor.takeWord("import"))
    return import(cursor);
  if (cursor.takeWord("type"))
    return typeLine(cursor);
  if (cursor.takeWord("class"))
    return classLine(cursor);
  if (cursor.takeWord("uses"))
    return text(cursor, unit_.usedScopes.emplace_back());
  if (cursor.takeWord("declares")) {
    Declaration &made = unit_.declarations.emplace_back();
    return text(cursor, made.name) && number(cursor, made.parameters) &&
           number(cursor, made.least);
  }
  if (cursor.takeWord("comment")) {
    Comment &comment = unit_.comments.emplace_back();
    return text(cursor, comment.text) && optionalSpan(cursor, comment.span);
  }
  if (cursor.takeWord("problem")) {
    Problem &problem = unit_.problems.emplace_back();
    if (!choice(cursor, problemWords(), "a kind of problem", value))
      return false;
    problem.kind = static_cast<Problem::Kind>(value);
    return text(cursor, problem.what) && optionalSpan(cursor, problem.span);
  }
  return inClass_
             ? classPart(cursor)
             : fail("unknown declaration '" + cursor.peek().text + "'", column);
}

bool UnitParser::import(Cursor &cursor) {
  Import &made = unit_.imports.emplace_back();
  if (!text(cursor, made.path))
    return false;
  while (true) {
    if (cursor.takeKey("member")) {
      if (!text(cursor, made.member))
        return false;
    } else if (cursor.takeKey("level")) {
      std::uint32_t level = 0;
      if (!number(cursor, level))
        return false;
      made.level = static_cast<std::uint8_t>(level);
    } else if (cursor.takeWord("root")) {
      made.bindsRoot = true;
    } else {
      return optionalSpan(cursor, made.span);
    }
  }
}

bool UnitParser::typeLine(Cursor &cursor) {
  const std::size_t index = unit_.types.size();
  TypeExpression &made = unit_.types.emplace_back();
  if (!text(cursor, made.written))
    return false;
  if (cursor.takeKey("value"))
    defer(Pending::TypeValue, index, 0, cursor);
  while (!cursor.atEnd())
    if (!number(cursor, made.children.emplace_back()))
      return false;
  return true;
}

bool UnitParser::classLine(Cursor &cursor) {
  inClass_ = true;
  const std::size_t index = unit_.classes.size();
  Class &made = unit_.classes.emplace_back();
  if (!text(cursor, made.name))
    return false;
  made.suffix = made.name;
  while (!cursor.atEnd()) {
    bool fine = true;
    if (cursor.takeKey("suffix"))
      fine = text(cursor, made.suffix);
    else if (cursor.takeKey("function"))
      fine = number(cursor, made.function);
    else if (cursor.takeKey("value"))
      defer(Pending::ClassValue, index, 0, cursor);
    else if (cursor.takeKey("doc"))
      fine = text(cursor, made.docstring);
    else if (cursor.takeKey("name"))
      fine = span(cursor, made.nameSpan);
    else if (cursor.isMark('@'))
      fine = optionalSpan(cursor, made.span);
    else
      return true;
    if (!fine)
      return false;
  }
  return true;
}

bool UnitParser::classPart(Cursor &cursor) {
  const std::size_t index = unit_.classes.size() - 1;
  Class &made = unit_.classes.back();
  if (cursor.takeWord("base")) {
    if (cursor.peek().kind == Token::Word) {
      made.bases.push_back(kNone);
      defer(Pending::Base, index, made.bases.size() - 1, cursor);
    }
    return cursor.peek().kind != Token::String ||
           text(cursor, made.writtenBases.emplace_back());
  }
  if (cursor.takeWord("virtual"))
    return text(cursor, made.virtuals.emplace_back());
  if (cursor.takeWord("decorator")) {
    made.decorators.push_back(kNone);
    defer(Pending::Decorator, index, made.decorators.size() - 1, cursor);
    return true;
  }
  if (cursor.takeWord("keyword")) {
    Argument &keyword = made.keywords.emplace_back();
    keyword.kind = cursor.peek().text == "**" ? ArgumentKind::NamedSpread
                                              : ArgumentKind::Named;
    if (keyword.kind == ArgumentKind::NamedSpread)
      cursor.take();
    else if (!text(cursor, keyword.name) || !expect(cursor, '='))
      return false;
    defer(Pending::Keyword, index, made.keywords.size() - 1, cursor);
    return optionalSpan(cursor, keyword.span);
  }
  if (!cursor.takeWord("field"))
    return fail("unknown part of a class '" + cursor.peek().text + "'",
                cursor.column());
  ClassField &field = made.fields.emplace_back();
  if (!text(cursor, field.name) ||
      (cursor.takeKey("type") && !number(cursor, field.type)))
    return false;
  if (cursor.takeKey("default"))
    defer(Pending::FieldDefault, index, made.fields.size() - 1, cursor);
  return optionalSpan(cursor, field.span);
}

void UnitParser::defer(Pending::Kind kind, std::size_t owner, std::size_t index,
                       Cursor &cursor) {
  pending_.push_back({kind, owner, index, cursor.take(), line_});
}

bool UnitParser::finish() {
  if (unit_.functions.empty())
    return fail("the module body is missing: begin with 'function \"\"'");
  if (!finishFunctions())
    return false;
  for (const Pending &pending : pending_) {
    line_ = pending.line;
    if (!finishOne(pending))
      return false;
  }
  return true;
}

bool UnitParser::finishFunctions() {
  for (Function &f : unit_.functions) {
    if (f.scopes.empty())
      f.scopes.emplace_back();
    if (f.blocks.empty())
      f.blocks.emplace_back();
  }
  return !inBlock_ || ended_ || fail("the last block has no terminator");
}

bool UnitParser::finishOne(const Pending &p) {
  const auto parentOf = [&](std::size_t f) -> std::size_t {
    const std::uint32_t parent = unit_.functions[f].parent;
    return parent < unit_.functions.size() ? parent : 0;
  };
  switch (p.kind) {
  case Pending::Outer:
    return resolve(p.token, parentOf(p.owner),
                   unit_.functions[p.owner].variables[p.index].outer, false);
  case Pending::Default:
    return resolve(p.token, parentOf(p.owner),
                   unit_.functions[p.owner].parameters[p.index].defaultValue,
                   false);
  case Pending::TypeValue:
    return resolve(p.token, 0, unit_.types[p.owner].value, false);
  case Pending::ClosureName: {
    const Symbol name = unit_.strings.find(p.token.text);
    for (std::uint32_t f = 1; f < unit_.functions.size(); ++f)
      if (unit_.functions[f].suffix == name) {
        unit_.functions[p.owner].instructions[p.index].aux = f;
        return true;
      }
    return fail("no function is called '" + p.token.text + "'", p.token.column);
  }
  default:
    break;
  }
  Class &c = unit_.classes[p.owner];
  if (c.function >= unit_.functions.size())
    return fail("the class stands in a function out of range");
  Var &var = p.kind == Pending::ClassValue  ? c.value
             : p.kind == Pending::Base      ? c.bases[p.index]
             : p.kind == Pending::Decorator ? c.decorators[p.index]
             : p.kind == Pending::Keyword   ? c.keywords[p.index].value
                                            : c.fields[p.index].defaultValue;
  return resolve(p.token, c.function, var, false);
}

} // namespace text

Expected<Unit> parseUnit(std::string_view text, std::string path) {
  return text::UnitParser(std::move(path)).parse(text);
}

} // namespace philint::ir
