#include "frontends/python/Lowering.h"

#include "core/ir/Keys.h"

#include <algorithm>
#include <charconv>

namespace philint::python {

using namespace ir;

Lowering::Lowering(std::string_view source, Unit &unit, Scratch &scratch)
    : source_(source), unit_(unit), tree_(scratch.tree),
      scopes_(scratch.scopes), builder_(scratch.builder), steps_(scratch.steps),
      constants_(scratch.constants), captures_(scratch.captures),
      globals_(scratch.globals) {
  const std::size_t nodes = tree_.nodes.size();
  steps_.reset(nodes / 16);
  constants_.reset(nodes / 16);
  captures_.reset(16);
  globals_.reset(nodes / 16);
}

void Lowering::run() {
  intern(kKeysField);
  collectScopes(tree_, source_, unit_.strings, scopes_);
  unit_.functions.reserve(scopes_.functionCount + 1);
  unit_.functions.emplace_back();
  Function &module = unit_.functions[0];
  module.kind = FunctionKind::Module;
  module.span = {0, static_cast<std::uint32_t>(source_.size())};
  pending_.push_back({0, 0, 0});
  for (std::uint32_t i = 0; i < unit_.functions.size(); ++i)
    functionBody(i);
  for (const Span &missing : tree_.missing)
    unit_.problems.push_back(
        {Problem::SyntaxError, intern("missing token"), missing});
  for (const NodeId error : tree_.errors)
    unit_.problems.push_back(
        {Problem::SyntaxError, intern("error"), span(error)});
}

// ------------------------------------------------------------------ tree

NodeId Lowering::first(NodeId n) const {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (!isToken(kind(c)) && kind(c) != Kind::Error)
      return c;
  return 0;
}

NodeId Lowering::following(NodeId n, NodeId parent) const {
  if (n == 0)
    return 0;
  for (NodeId c = tree_.nextSibling(n, parent); c;
       c = tree_.nextSibling(c, parent))
    if (!isToken(kind(c)) && kind(c) != Kind::Error)
      return c;
  return 0;
}

NodeId Lowering::childOf(NodeId n, Kind wanted) const {
  for (NodeId c = tree_.firstChild(n); c; c = tree_.nextSibling(c, n))
    if (kind(c) == wanted)
      return c;
  return 0;
}

bool Lowering::containsCall(NodeId n) const {
  const auto at =
      std::lower_bound(scopes_.calls.begin(), scopes_.calls.end(), n);
  return at != scopes_.calls.end() && *at < node(n).next;
}

bool Lowering::startsWith(NodeId n, std::string_view word) const {
  return text(n).substr(0, word.size()) == word;
}

// ---------------------------------------------------------- instructions

std::uint32_t Lowering::step(StepKind kind, Symbol name) {
  const std::uint64_t key =
      std::uint64_t{name.id} << 3 | (static_cast<std::uint64_t>(kind) + 1);
  std::uint32_t &index = steps_.at(key);
  if (index == FlatMap::kAbsent) {
    index = static_cast<std::uint32_t>(unit_.steps.size());
    unit_.steps.push_back({kind, name});
  }
  return index;
}

std::uint32_t Lowering::fieldStep(std::string_view name) {
  return step(StepKind::Field, intern(name));
}

std::uint32_t Lowering::indexStep(std::size_t index) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, index).ptr;
  return step(StepKind::Key,
              intern({digits, static_cast<std::size_t>(end - digits)}));
}

std::uint32_t Lowering::indexFromEnd(std::size_t back) {
  return step(StepKind::Key, intern(std::to_string(-static_cast<long>(back))));
}

Var Lowering::constant(ConstantKind kind, Symbol text, Span span) {
  const std::uint64_t key =
      std::uint64_t{text.id} << 3 | (static_cast<std::uint64_t>(kind) + 1);
  std::uint32_t &index = constants_.at(key);
  if (index == FlatMap::kAbsent) {
    index = static_cast<std::uint32_t>(unit_.constants.size());
    unit_.constants.push_back({kind, text});
  }
  Instruction i;
  i.op = Op::Constant;
  i.dst = builder_.temporary();
  i.aux = index;
  i.span = span;
  builder_.emit(i);
  return i.dst;
}

Var Lowering::load(Var from, std::uint32_t step, Span span) {
  Instruction i;
  i.op = Op::Load;
  i.dst = builder_.temporary();
  i.a = from;
  i.aux = step;
  i.span = span;
  builder_.emit(i);
  return i.dst;
}

void Lowering::store(Var into, std::uint32_t step, Var value, Span span) {
  Instruction i;
  i.op = Op::Store;
  i.a = into;
  i.b = value;
  i.aux = step;
  i.span = span;
  builder_.emit(i);
}

Var Lowering::loadKey(Var from, Var key, Span span) {
  Instruction i;
  i.op = Op::LoadKey;
  i.dst = builder_.temporary();
  i.a = from;
  i.b = key;
  i.span = span;
  builder_.emit(i);
  return i.dst;
}

void Lowering::storeKey(Var into, Var key, Var value, Span span) {
  Instruction i;
  i.op = Op::StoreKey;
  i.a = into;
  i.b = key;
  i.aux = builder_.operands({value});
  i.span = span;
  builder_.emit(i);
}

Var Lowering::derive(DeriveKind kind, std::vector<Var> operands, Span span) {
  Instruction i;
  i.op = Op::Derive;
  i.derive = kind;
  i.dst = builder_.temporary();
  i.aux = builder_.operands(std::move(operands));
  i.span = span;
  builder_.emit(i);
  return i.dst;
}

Var Lowering::unknown(std::vector<Var> operands, Span span) {
  Instruction i;
  i.op = Op::Unknown;
  i.dst = builder_.temporary();
  i.aux = builder_.operands(std::move(operands));
  i.span = span;
  builder_.emit(i);
  return i.dst;
}

Var Lowering::container(ContainerKind kind, Span span) {
  Instruction i;
  i.op = Op::New;
  i.dst = builder_.temporary();
  i.aux = static_cast<std::uint32_t>(kind);
  i.span = span;
  builder_.emit(i);
  return i.dst;
}

Var Lowering::iterate(Var from, Span span) {
  Instruction i;
  i.op = Op::Iterate;
  i.dst = builder_.temporary();
  i.a = from;
  i.span = span;
  builder_.emit(i);
  return i.dst;
}

Var Lowering::call(Call call, Span span) {
  Instruction i;
  i.op = Op::Call;
  i.dst = builder_.temporary();
  i.aux = static_cast<std::uint32_t>(function().calls.size());
  i.span = span;
  function().calls.push_back(std::move(call));
  builder_.emit(i);
  return i.dst;
}

// object.member() where the source says something else.
Var Lowering::callMember(NodeId object, Var receiver, std::string_view member,
                         std::uint8_t flags) {
  Call made;
  made.receiver = receiver;
  made.callee = load(receiver, fieldStep(member), span(object));
  std::string written(name(writtenCallee(object)));
  written += '.';
  written += member;
  made.written = intern(written);
  made.flags = flags;
  made.calleeSpan = span(object);
  return call(std::move(made), span(object));
}

void Lowering::move(Var to, Var from, Span span) {
  Instruction i;
  i.op = Op::Move;
  i.dst = to;
  i.a = from;
  i.span = span;
  builder_.emit(i);
}

// ----------------------------------------------------------------- names

// Class scopes are seen from the class body alone.
Var Lowering::variable(Symbol name) {
  bool crossed = false;
  for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent) {
    const NameScope &scope = scopes_.scopes[s];
    if (!(crossed && scope.kind == NameScopeKind::Class)) {
      const std::uint32_t found = scopes_.find(s, name);
      if (found != FlatMap::kAbsent) {
        const NameKind kind = scopes_.bindings[found].kind;
        if (kind == NameKind::Global)
          break;
        if (kind == NameKind::Local)
          return bindingVariable(current_, found);
      }
    }
    crossed |= scope.kind == NameScopeKind::Function;
  }
  return globalVariable(current_, name);
}

Var Lowering::globalVariable(std::uint32_t function, Symbol name) {
  std::uint32_t &found =
      globals_.at((std::uint64_t{function} + 1) << 32 | name.id);
  if (found == FlatMap::kAbsent) {
    auto &variables = unit_.functions[function].variables;
    found = static_cast<Var>(variables.size());
    variables.push_back({name, VariableKind::Global, kNone});
  }
  return found;
}

// The variable of a binding as `function` sees it: its own, or one captured
// through every function in between.
Var Lowering::bindingVariable(std::uint32_t function, std::uint32_t binding) {
  Binding &b = scopes_.bindings[binding];
  const std::uint32_t owner = scopes_.scopes[b.scope].function;
  auto &variables = unit_.functions[function].variables;
  if (owner == function) {
    if (b.variable == kNone) {
      b.variable = static_cast<Var>(variables.size());
      variables.push_back({b.name, VariableKind::Local, kNone});
    }
    return b.variable;
  }
  const std::uint64_t key = (std::uint64_t{function} + 1) << 32 | binding;
  const std::uint32_t known = captures_.find(key);
  if (known != FlatMap::kAbsent)
    return known;
  const Var outer = bindingVariable(unit_.functions[function].parent, binding);
  const auto captured = static_cast<Var>(variables.size());
  variables.push_back({b.name, VariableKind::Captured, outer});
  captures_.at(key) = captured;
  return captured;
}

// In a class body a name is a variable and a member at once.
void Lowering::assignName(Symbol name, Var value, Span span) {
  if (!name)
    return;
  move(variable(name), value, span);
  const NameScope &scope = scopes_.scopes[scope_];
  if (scope.kind != NameScopeKind::Class)
    return;
  const std::uint32_t found = scopes_.find(scope_, name);
  if (found != FlatMap::kAbsent &&
      scopes_.bindings[found].kind == NameKind::Local)
    store(unit_.classes[scope.owner].value, step(StepKind::Field, name), value,
          span);
}

ScopeId Lowering::definitionScope() const {
  ScopeId s = scope_;
  while (scopes_.scopes[s].kind == NameScopeKind::Inline)
    s = scopes_.scopes[s].parent;
  return s;
}

Symbol Lowering::qualified(Symbol name) {
  const Symbol prefix = scopes_.scopes[definitionScope()].prefix;
  if (!prefix)
    return name;
  std::string dotted(unit_.strings.text(prefix));
  dotted += '.';
  dotted += unit_.strings.text(name);
  return intern(dotted);
}

} // namespace philint::python
