// Blocks and instructions of the text form.
#include "core/ir/TextNames.h"
#include "core/ir/TextParser.h"

#include <algorithm>

namespace philint::ir::text {

// `-` is no variable, `$3` the fourth one, `%x` a temporary, else a name. With
// `create`, a temporary that is new is made, and an unknown name is a global.
bool UnitParser::resolve(const Token &token, std::size_t function, Var &var,
                         bool create) {
  auto &variables = unit_.functions[function].variables;
  if (token.kind != Token::Word)
    return fail("expected a variable", token.column);
  if (token.text == "-") {
    var = kNone;
    return true;
  }
  if (token.text[0] == '$') {
    std::uint64_t index = 0;
    for (std::size_t i = 1; i < token.text.size() && index < kNone; ++i)
      index = token.text[i] >= '0' && token.text[i] <= '9'
                  ? index * 10 + static_cast<std::uint64_t>(token.text[i] - '0')
                  : kNone;
    // Where types are concerned the function is not known, so only verify()
    // can tell whether the index is right.
    if (index >= kNone || token.text.size() == 1)
      return fail("expected a variable's index", token.column);
    var = static_cast<Var>(index);
    return true;
  }
  const Symbol name = unit_.strings.intern(token.text);
  const auto same = [&](const Variable &v) { return v.name == name; };
  const auto found = std::find_if(variables.begin(), variables.end(), same);
  if (found != variables.end()) {
    var = static_cast<Var>(found - variables.begin());
    return true;
  }
  if (!create)
    return fail("no variable is called '" + token.text + "'", token.column);
  var = static_cast<Var>(variables.size());
  variables.push_back(
      {name,
       token.text[0] == '%' ? VariableKind::Temporary : VariableKind::Global,
       kNone});
  return true;
}

void UnitParser::constant(ConstantKind kind, Symbol text, Instruction &made) {
  made.op = Op::Constant;
  made.aux = static_cast<std::uint32_t>(unit_.constants.size());
  unit_.constants.push_back({kind, text});
}

// A string stands for a temporary that holds it.
bool UnitParser::variable(Cursor &cursor, Var &var) {
  const Token token = cursor.take();
  if (token.kind != Token::String || !inBlock_)
    return resolve(token, unit_.functions.size() - 1, var, true);
  var = static_cast<Var>(function().variables.size());
  function().variables.emplace_back();
  Instruction made;
  made.dst = var;
  constant(ConstantKind::String, unit_.strings.intern(token.text), made);
  function().instructions.push_back(made);
  return true;
}

bool UnitParser::operands(Cursor &cursor, std::uint32_t &index) {
  std::vector<Var> list;
  while (!cursor.atEnd() && !cursor.isMark('@'))
    if (!variable(cursor, list.emplace_back()))
      return false;
  index = static_cast<std::uint32_t>(function().operands.size());
  function().operands.push_back(std::move(list));
  return true;
}

bool UnitParser::step(Cursor &cursor, std::uint32_t &index) {
  Step made;
  const std::uint32_t column = cursor.column();
  const Token token = cursor.take();
  if (token.kind == Token::Word && token.text[0] == '.') {
    made.kind = StepKind::Field;
    made.name = unit_.strings.intern(std::string_view(token.text).substr(1));
    if (token.text.size() == 1 && !cursor.takeMark('*') &&
        !text(cursor, made.name))
      return false;
  } else if (token.kind == Token::Mark && token.text == "^") {
    made.kind = StepKind::Deref;
  } else if (token.kind == Token::Mark && token.text == "[") {
    made.kind = cursor.takeMark('*') ? StepKind::Any : StepKind::Key;
    if ((made.kind == StepKind::Key && !text(cursor, made.name)) ||
        !expect(cursor, ']'))
      return false;
  } else {
    return fail("expected a step: .name, [\"key\"], [*] or ^", column);
  }
  const auto found = std::find(unit_.steps.begin(), unit_.steps.end(), made);
  index = static_cast<std::uint32_t>(found - unit_.steps.begin());
  if (found == unit_.steps.end())
    unit_.steps.push_back(made);
  return true;
}

bool UnitParser::block(Cursor &cursor) {
  if (inBlock_ && !ended_)
    return fail("the block before has no terminator");
  std::uint32_t index = 0;
  const std::uint32_t column = cursor.column();
  if (!number(cursor, index))
    return false;
  if (index != function().blocks.size())
    return fail("blocks are numbered in order", column);
  Block made;
  made.firstInstruction = made.endInstruction =
      static_cast<std::uint32_t>(function().instructions.size());
  if (cursor.takeKey("handler") && !number(cursor, made.handler))
    return false;
  if (cursor.takeKey("scope") && !number(cursor, made.scope))
    return false;
  function().blocks.push_back(made);
  inBlock_ = true;
  ended_ = false;
  return true;
}

bool UnitParser::instruction(Cursor &cursor) {
  if (ended_)
    return fail("the block has ended", cursor.column());
  if (cursor.peek().kind == Token::Word && !cursor.isMark('=', 1) &&
      valueOf(terminatorWords(), cursor.peek().text) >= 0)
    return terminator(cursor);
  Instruction made;
  if (cursor.isMark('=', 1)) {
    if (!variable(cursor, made.dst))
      return false;
    cursor.take();
  }
  if (!operation(cursor, made) || !optionalSpan(cursor, made.span))
    return false;
  function().instructions.push_back(made);
  return true;
}

bool UnitParser::operation(Cursor &cursor, Instruction &made) {
  int value = 0;
  if (!choice(cursor, opWords(), "an instruction or a terminator", value))
    return false;
  made.op = static_cast<Op>(value);
  switch (made.op) {
  case Op::Move:
  case Op::Yield:
  case Op::Iterate:
    return variable(cursor, made.a);
  case Op::Constant: {
    Symbol content;
    if (!choice(cursor, constantWords(), "a kind of constant", value) ||
        (cursor.peek().kind != Token::Mark && !text(cursor, content)))
      return false;
    constant(static_cast<ConstantKind>(value), content, made);
    return true;
  }
  case Op::Load:
    return variable(cursor, made.a) && step(cursor, made.aux);
  case Op::Store:
    return variable(cursor, made.a) && step(cursor, made.aux) &&
           variable(cursor, made.b);
  case Op::LoadKey:
  case Op::Overwrite:
  case Op::Refine:
    return variable(cursor, made.a) && variable(cursor, made.b);
  case Op::StoreKey:
    return variable(cursor, made.a) && variable(cursor, made.b) &&
           operands(cursor, made.aux);
  case Op::Call:
    return call(cursor, made);
  case Op::Closure:
    if (const char c = cursor.peek().text.empty() ? ' ' : cursor.peek().text[0];
        c < '0' || c > '9') {
      defer(Pending::ClosureName, unit_.functions.size() - 1,
            function().instructions.size(), cursor);
      return true;
    }
    return number(cursor, made.aux);
  case Op::Class:
    return number(cursor, made.aux);
  case Op::Import:
    if (cursor.peek().kind != Token::String)
      return number(cursor, made.aux);
    made.aux = static_cast<std::uint32_t>(unit_.imports.size());
    return import(cursor);
  case Op::New:
    if (!choice(cursor, containerWords(), "a kind of container", value))
      return false;
    made.aux = static_cast<std::uint32_t>(value);
    return true;
  case Op::Derive:
    if (!choice(cursor, deriveWords(), "a way to derive", value))
      return false;
    made.derive = static_cast<DeriveKind>(value);
    return operands(cursor, made.aux);
  case Op::Catch:
  case Op::Unknown:
    return !cursor.takeWord("of") || operands(cursor, made.aux);
  }
  return false;
}

bool UnitParser::argument(Cursor &cursor, Argument &made) {
  if (cursor.peek().kind == Token::Mark &&
      (cursor.peek().text == "*" || cursor.peek().text == "**")) {
    made.kind = cursor.peek().text == "*" ? ArgumentKind::Spread
                                          : ArgumentKind::NamedSpread;
    cursor.take();
  } else if (cursor.isMark('=', 1)) {
    made.kind = ArgumentKind::Named;
    if (!text(cursor, made.name))
      return false;
    cursor.take();
  }
  return variable(cursor, made.value) && optionalSpan(cursor, made.span);
}

bool UnitParser::call(Cursor &cursor, Instruction &made) {
  Call call;
  if (!variable(cursor, call.callee))
    return false;
  if (cursor.takeKey("receiver") && !variable(cursor, call.receiver))
    return false;
  if (cursor.takeKey("written") && !text(cursor, call.written))
    return false;
  std::uint32_t flags = 0;
  if (cursor.takeKey("flags") && !number(cursor, flags))
    return false;
  call.flags = static_cast<std::uint8_t>(flags);
  if (cursor.takeKey("callee") && !span(cursor, call.calleeSpan))
    return false;
  if (!expect(cursor, '('))
    return false;
  while (!cursor.isMark(')')) {
    if (!call.arguments.empty() && !expect(cursor, ','))
      return false;
    if (!argument(cursor, call.arguments.emplace_back()))
      return false;
  }
  cursor.take();
  made.aux = static_cast<std::uint32_t>(function().calls.size());
  function().calls.push_back(std::move(call));
  return true;
}

bool UnitParser::terminator(Cursor &cursor) {
  int value = 0;
  if (!choice(cursor, terminatorWords(), "a terminator", value))
    return false;
  Block made = function().blocks.back();
  made.terminator = static_cast<Terminator>(value);
  const bool hasValue = made.terminator == Terminator::Branch ||
                        (made.terminator != Terminator::Jump &&
                         !cursor.atEnd() && !cursor.isMark('@'));
  if (hasValue && !variable(cursor, made.value))
    return false;
  const int count = made.terminator == Terminator::Jump     ? 1
                    : made.terminator == Terminator::Branch ? 2
                                                            : 0;
  for (int i = 0; i < count; ++i)
    if (!number(cursor, made.next[static_cast<std::size_t>(i)]))
      return false;
  if (!optionalSpan(cursor, made.span))
    return false;
  made.endInstruction =
      static_cast<std::uint32_t>(function().instructions.size());
  function().blocks.back() = made;
  ended_ = true;
  return true;
}

} // namespace philint::ir::text
