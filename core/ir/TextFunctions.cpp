// Heads of functions in the text form: signature, variables, scopes.
#include "core/ir/TextNames.h"
#include "core/ir/TextParser.h"

namespace philint::ir::text {

bool UnitParser::functionLine(Cursor &cursor) {
  inBlock_ = ended_ = false;
  Function &made = unit_.functions.emplace_back();
  made.kind = unit_.functions.size() == 1 ? FunctionKind::Module
                                          : FunctionKind::Function;
  if (unit_.functions.size() > 1)
    made.parent = 0;
  if (!text(cursor, made.name))
    return false;
  made.suffix = made.name;
  while (!cursor.atEnd()) {
    bool fine = true;
    int value = 0;
    if (cursor.takeKey("kind")) {
      fine = choice(cursor, functionWords(), "a kind of function", value);
      made.kind = static_cast<FunctionKind>(value);
    } else if (cursor.takeKey("suffix")) {
      fine = text(cursor, made.suffix);
    } else if (cursor.takeKey("parent")) {
      fine = number(cursor, made.parent);
    } else if (cursor.takeKey("class")) {
      fine = number(cursor, made.ownerClass);
    } else if (cursor.takeKey("result")) {
      fine = number(cursor, made.resultType);
    } else if (cursor.takeKey("doc")) {
      fine = text(cursor, made.docstring);
    } else if (cursor.takeKey("span")) {
      fine = span(cursor, made.span);
    } else if (cursor.takeKey("name")) {
      fine = span(cursor, made.nameSpan);
    } else if (cursor.takeWord("async")) {
      made.isAsync = true;
    } else if (cursor.takeWord("generator")) {
      made.isGenerator = true;
    } else if (cursor.takeWord("abstract")) {
      made.isAbstract = true;
    } else if (cursor.isMark('@')) {
      fine = optionalSpan(cursor, made.span);
    } else {
      return true;
    }
    if (!fine)
      return false;
  }
  return true;
}

bool UnitParser::functionPart(Cursor &cursor) {
  // `block` cannot be a variable's name here: an instruction has more tokens.
  if (cursor.takeWord("block"))
    return block(cursor);
  if (inBlock_)
    return instruction(cursor);
  if (cursor.takeWord("param"))
    return parameter(cursor);
  if (cursor.takeWord("annotate"))
    return annotation(cursor);
  if (cursor.takeWord("scope"))
    return scope(cursor);
  return declaration(cursor);
}

bool UnitParser::declaration(Cursor &cursor) {
  if (cursor.takeWord("temporaries")) {
    std::uint32_t count = 0;
    if (!number(cursor, count))
      return false;
    if (count > 1000000)
      return fail("too many temporaries");
    function().variables.resize(function().variables.size() + count);
    return true;
  }
  int kind = 0;
  Variable made;
  if (!choice(cursor, variableWords(),
              "a declaration, a parameter, a scope or a block", kind))
    return false;
  made.kind = static_cast<VariableKind>(kind);
  if (!text(cursor, made.name))
    return false;
  function().variables.push_back(made);
  const std::size_t index = unit_.functions.size() - 1;
  const std::size_t variable = function().variables.size() - 1;
  if (cursor.takeKey("outer")) {
    defer(Pending::Outer, index, variable, cursor);
  } else if (made.kind == VariableKind::Captured) {
    Pending outer{Pending::Outer, index, variable, {}, line_};
    outer.token.text = unit_.strings.text(made.name);
    pending_.push_back(outer);
  }
  return true;
}

bool UnitParser::parameter(Cursor &cursor) {
  Parameter made;
  const Token token = cursor.take();
  if (token.kind == Token::Word && token.text[0] != '$' && token.text != "-") {
    const Symbol name = unit_.strings.intern(token.text);
    made.variable = static_cast<Var>(function().variables.size());
    function().variables.push_back({name, VariableKind::Parameter, kNone});
  } else if (!resolve(token, unit_.functions.size() - 1, made.variable,
                      false)) {
    return false;
  }
  int kind = 0;
  if (cursor.takeKey("kind")) {
    if (!choice(cursor, parameterWords(), "a kind of parameter", kind))
      return false;
    made.kind = static_cast<ParameterKind>(kind);
  }
  if (cursor.takeKey("type") && !number(cursor, made.type))
    return false;
  if (cursor.takeKey("default"))
    defer(Pending::Default, unit_.functions.size() - 1,
          function().parameters.size(), cursor);
  if (!optionalSpan(cursor, made.span))
    return false;
  function().parameters.push_back(made);
  return true;
}

bool UnitParser::annotation(Cursor &cursor) {
  VariableType made;
  if (!variable(cursor, made.variable) ||
      (cursor.takeKey("member") && !text(cursor, made.member)))
    return false;
  if (!cursor.takeKey("type"))
    return fail("expected type=", cursor.column());
  if (!number(cursor, made.type) || !optionalSpan(cursor, made.span))
    return false;
  function().variableTypes.push_back(made);
  return true;
}

bool UnitParser::scope(Cursor &cursor) {
  int kind = 0;
  Scope made;
  if (!choice(cursor, scopeWords(), "a kind of scope", kind))
    return false;
  made.kind = static_cast<ScopeKind>(kind);
  if (cursor.takeKey("parent") && !number(cursor, made.parent))
    return false;
  if (cursor.takeKey("context") && !variable(cursor, made.context))
    return false;
  if (!optionalSpan(cursor, made.span))
    return false;
  function().scopes.push_back(made);
  return true;
}

} // namespace philint::ir::text
