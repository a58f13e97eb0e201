// Invariants of a Unit.
#include "core/ir/Verify.h"

namespace philint::ir {

namespace {
class UnitVerifier {
public:
  explicit UnitVerifier(const Unit &unit) : unit_(unit) {}

  std::vector<std::string> run() {
    if (unit_.functions.empty())
      say("a unit has a module body");
    else if (unit_.functions[0].kind != FunctionKind::Module)
      say("functions[0] is the module body");
    for (const Step &step : unit_.steps)
      symbol(step.name, "a step");
    for (const Constant &constant : unit_.constants)
      symbol(constant.text, "a constant");
    for (const Import &import : unit_.imports) {
      symbol(import.path, "an import");
      symbol(import.member, "an import");
    }
    for (std::size_t t = 0; t < unit_.types.size(); ++t)
      for (const std::uint32_t child : unit_.types[t].children)
        // Children come before their parent or after it, but never in a ring;
        // an index of its own is the ring that a frontend can make by mistake.
        if (child >= unit_.types.size() || child == t)
          say("type " + std::to_string(t) + " has a child out of range");
    for (const Class &c : unit_.classes)
      classOf(c);
    for (std::size_t f = 0; f < unit_.functions.size(); ++f)
      function(f);
    return std::move(said_);
  }

private:
  void say(std::string what) {
    if (said_.size() < 100)
      said_.push_back(where_ + std::move(what));
  }
  void symbol(Symbol s, const char *of) {
    if (s.id >= unit_.strings.size())
      say(std::string(of) + " names a symbol out of range");
  }
  void variable(const Function &f, Var v, const char *of, bool optional) {
    if (v == kNone ? !optional : v >= f.variables.size())
      say(std::string(of) + " names a variable out of range");
  }
  void typeIndex(std::uint32_t type, const char *of) {
    if (type != kNone && type >= unit_.types.size())
      say(std::string(of) + " names a type out of range");
  }
  void classOf(const Class &c) {
    symbol(c.name, "a class");
    if (c.function >= unit_.functions.size())
      return say("a class stands in a function out of range");
    const Function &f = unit_.functions[c.function];
    variable(f, c.value, "a class", true);
    for (const Var v : c.bases)
      variable(f, v, "a base class", true);
    for (const Var v : c.decorators)
      variable(f, v, "a class decorator", true);
    for (const Argument &keyword : c.keywords)
      variable(f, keyword.value, "a class keyword", true);
    for (const ClassField &field : c.fields) {
      variable(f, field.defaultValue, "a class field", true);
      typeIndex(field.type, "a class field");
    }
  }

  void function(std::size_t index) {
    const Function &f = unit_.functions[index];
    where_ = "function " + std::to_string(index) + ": ";
    symbol(f.name, "the function");
    symbol(f.suffix, "the function");
    if (index > 0 && f.parent >= index)
      say("its parent has a smaller index");
    if (f.ownerClass != kNone && f.ownerClass >= unit_.classes.size())
      say("its class is out of range");
    typeIndex(f.resultType, "the result");
    for (const Variable &v : f.variables)
      variableOf(f, index, v);
    for (const Parameter &p : f.parameters)
      parameter(f, index, p);
    for (const VariableType &t : f.variableTypes) {
      variable(f, t.variable, "an annotation", false);
      symbol(t.member, "an annotation");
      if (t.type >= unit_.types.size())
        say("an annotation names a type out of range");
    }
    for (std::size_t s = 0; s < f.scopes.size(); ++s) {
      if (f.scopes[s].parent != kNone && f.scopes[s].parent >= s)
        say("a scope's parent has a smaller index");
      variable(f, f.scopes[s].context, "a scope", true);
    }
    if (f.scopes.empty())
      say("scope 0 is the function");
    for (const Call &call : f.calls) {
      variable(f, call.callee, "a callee", true);
      variable(f, call.receiver, "a receiver", true);
      for (const Argument &argument : call.arguments)
        variable(f, argument.value, "an argument", true);
    }
    for (const auto &operands : f.operands)
      for (const Var v : operands)
        variable(f, v, "an operand", true);
    for (const Instruction &i : f.instructions)
      instruction(f, i);
    blocks(f);
    where_.clear();
  }
  void variableOf(const Function &f, std::size_t index, const Variable &v) {
    symbol(v.name, "a variable");
    if (v.kind != VariableKind::Captured)
      return;
    if (index == 0 || f.parent >= index)
      return say("a captured variable needs a parent function");
    const auto &outer = unit_.functions[f.parent].variables;
    if (v.outer >= outer.size())
      return say("a captured variable is out of the parent's range");
    if (outer[v.outer].kind == VariableKind::Temporary ||
        outer[v.outer].kind == VariableKind::Global)
      say("a captured variable is a local of the parent");
  }
  void parameter(const Function &f, std::size_t index, const Parameter &p) {
    variable(f, p.variable, "a parameter", true);
    typeIndex(p.type, "a parameter");
    if (index > 0 && f.parent < index)
      variable(unit_.functions[f.parent], p.defaultValue, "a default", true);
  }
  void auxiliary(const Instruction &i, std::size_t size) {
    if (i.aux >= size)
      say("an instruction's auxiliary index is out of range");
  }
  void instruction(const Function &f, const Instruction &i) {
    variable(f, i.dst, "a definition", true);
    variable(f, i.a, "an operand", true);
    variable(f, i.b, "an operand", true);
    if (i.span.end < i.span.begin)
      say("a span ends before it begins");
    switch (i.op) {
    case Op::Constant:
      return auxiliary(i, unit_.constants.size());
    case Op::Load:
    case Op::Store:
      return auxiliary(i, unit_.steps.size());
    case Op::StoreKey:
    case Op::Derive:
      auxiliary(i, f.operands.size());
      if (i.op == Op::StoreKey && i.aux < f.operands.size() &&
          f.operands[i.aux].empty())
        say("a store has a value");
      return;
    case Op::Unknown:
    case Op::Catch:
      if (i.aux != kNone)
        auxiliary(i, f.operands.size());
      return;
    case Op::Call:
      return auxiliary(i, f.calls.size());
    case Op::Closure:
      return auxiliary(i, unit_.functions.size());
    case Op::Class:
      return auxiliary(i, unit_.classes.size());
    case Op::Import:
      return auxiliary(i, unit_.imports.size());
    case Op::New:
      return auxiliary(i, 4);
    default:
      return;
    }
  }
  void blocks(const Function &f) {
    if (f.blocks.empty())
      return say("block 0 is the entry");
    std::uint32_t expected = 0;
    const auto inRange = [&](std::uint32_t b) {
      return b == kNone || b < f.blocks.size();
    };
    for (const Block &b : f.blocks) {
      if (b.firstInstruction != expected || b.endInstruction < expected ||
          b.endInstruction > f.instructions.size())
        return say("blocks hold contiguous instructions in order");
      expected = b.endInstruction;
      if (!inRange(b.next[0]) || !inRange(b.next[1]) || !inRange(b.handler))
        say("a block continues out of range");
      const int nexts = (b.next[0] != kNone) + (b.next[1] != kNone);
      const int wanted = b.terminator == Terminator::Jump     ? 1
                         : b.terminator == Terminator::Branch ? 2
                                                              : 0;
      if (nexts != wanted || (wanted == 1 && b.next[0] == kNone))
        say("a block's successors are those of its terminator");
      if (b.scope >= f.scopes.size())
        say("a block's scope is out of range");
      variable(f, b.value, "a terminator", true);
    }
    if (expected != f.instructions.size())
      say("every instruction is in a block");
  }

  const Unit &unit_;
  std::string where_;
  std::vector<std::string> said_;
};
} // namespace

std::vector<std::string> verify(const Unit &unit) {
  return UnitVerifier(unit).run();
}

} // namespace philint::ir
