// Printing of a Unit in the form that parseUnit reads.
#include "core/ir/Text.h"
#include "core/ir/TextNames.h"

#include <algorithm>

namespace philint::ir {

namespace {
using namespace text;

class UnitPrinter {
public:
  explicit UnitPrinter(const Unit &unit) : unit_(unit) {}

  std::string print() {
    out_ = "unit " + std::string(word(languageWords(), unit_.language)) + "\n";
    if (!unit_.lineStarts.empty()) {
      out_ += "lines";
      for (const std::uint32_t start : unit_.lineStarts)
        out_ += " " + std::to_string(start);
      out_ += '\n';
    }
    if (unit_.hasExportList) {
      out_ += "exports";
      for (const Symbol s : unit_.exportedNames)
        out_ += " " + quotedSymbol(s);
      out_ += '\n';
    }
    for (const Import &i : unit_.imports)
      import(i);
    for (const TypeExpression &t : unit_.types)
      type(t);
    for (const Class &c : unit_.classes)
      classText(c);
    for (const Symbol s : unit_.usedScopes)
      out_ += "uses " + quotedSymbol(s) + "\n";
    for (const Declaration &d : unit_.declarations)
      out_ += "declares " + quotedSymbol(d.name) + " " +
              std::to_string(d.parameters) + " " + std::to_string(d.least) +
              "\n";
    for (const Comment &c : unit_.comments)
      out_ += "comment " + quotedSymbol(c.text) + at(c.span) + "\n";
    for (const Problem &p : unit_.problems)
      out_ += "problem " + std::string(word(problemWords(), p.kind)) + " " +
              quotedSymbol(p.what) + at(p.span) + "\n";
    for (const Function &f : unit_.functions)
      function(f);
    return std::move(out_);
  }

private:
  std::string_view name(Symbol s) const { return unit_.strings.text(s); }
  std::string quotedSymbol(Symbol s) const { return quoted(name(s)); }
  static std::string at(Span span) {
    return span == Span{} ? "" : " @" + spanText(span);
  }
  void optional(const char *key, std::uint32_t value) {
    if (value != kNone)
      out_ += std::string(" ") + key + "=" + std::to_string(value);
  }
  void optional(const char *key, Symbol value) {
    if (value)
      out_ += std::string(" ") + key + "=" + quotedSymbol(value);
  }
  // Variables are numbered, so that no name needs to be unique.
  static std::string variable(Var v) {
    return v == kNone ? "-" : "$" + std::to_string(v);
  }
  void variables(const std::vector<Var> &list) {
    for (const Var v : list)
      out_ += " " + variable(v);
  }

  void import(const Import &i) {
    out_ += "import " + quotedSymbol(i.path);
    optional("member", i.member);
    if (i.level)
      out_ += " level=" + std::to_string(i.level);
    if (i.bindsRoot)
      out_ += " root";
    out_ += at(i.span) + "\n";
  }
  void type(const TypeExpression &t) {
    out_ += "type " + quotedSymbol(t.written);
    if (t.value != kNone)
      out_ += " value=" + variable(t.value);
    for (const std::uint32_t child : t.children)
      out_ += " " + std::to_string(child);
    out_ += '\n';
  }
  void argument(const Argument &a) {
    if (a.kind == ArgumentKind::Named)
      out_ += quotedSymbol(a.name) + "=";
    else if (a.kind != ArgumentKind::Positional)
      out_ += a.kind == ArgumentKind::Spread ? "*" : "**";
    out_ += variable(a.value) + at(a.span);
  }
  void classText(const Class &c) {
    out_ += "class " + quotedSymbol(c.name) +
            " suffix=" + quotedSymbol(c.suffix) +
            " function=" + std::to_string(c.function) +
            " value=" + variable(c.value);
    optional("doc", c.docstring);
    out_ += at(c.span) + at2(c.nameSpan) + "\n";
    for (std::size_t i = 0; i < std::max(c.bases.size(), c.writtenBases.size());
         ++i) {
      out_ += "  base";
      if (i < c.bases.size())
        out_ += " " + variable(c.bases[i]);
      if (i < c.writtenBases.size())
        out_ += " " + quotedSymbol(c.writtenBases[i]);
      out_ += '\n';
    }
    for (const Symbol name : c.virtuals)
      out_ += "  virtual " + quotedSymbol(name) + "\n";
    for (const Argument &keyword : c.keywords) {
      out_ += "  keyword ";
      argument(keyword);
      out_ += '\n';
    }
    for (const ClassField &field : c.fields) {
      out_ += "  field " + quotedSymbol(field.name);
      optional("type", field.type);
      if (field.defaultValue != kNone)
        out_ += " default=" + variable(field.defaultValue);
      out_ += at(field.span) + "\n";
    }
    for (const Var v : c.decorators)
      out_ += "  decorator " + variable(v) + "\n";
  }
  static std::string at2(Span span) {
    return span == Span{} ? "" : " name=" + spanText(span);
  }

  void function(const Function &f) {
    out_ += "function " + quotedSymbol(f.name) +
            " kind=" + std::string(word(functionWords(), f.kind));
    if (f.suffix != f.name)
      out_ += " suffix=" + quotedSymbol(f.suffix);
    optional("parent", f.parent);
    optional("class", f.ownerClass);
    optional("result", f.resultType);
    optional("doc", f.docstring);
    out_ += f.isAsync ? " async" : "";
    out_ += f.isGenerator ? " generator" : "";
    out_ += f.isAbstract ? " abstract" : "";
    out_ += at(f.span) + at2(f.nameSpan) + "\n";
    declarations(f);
    for (const Parameter &p : f.parameters) {
      out_ += "  param " + variable(p.variable);
      if (p.kind != ParameterKind::Normal)
        out_ += " kind=" + std::string(word(parameterWords(), p.kind));
      optional("type", p.type);
      if (p.defaultValue != kNone)
        out_ += " default=" + variable(p.defaultValue);
      out_ += at(p.span) + "\n";
    }
    for (const VariableType &t : f.variableTypes) {
      out_ += "  annotate " + variable(t.variable);
      optional("member", t.member);
      optional("type", t.type);
      out_ += at(t.span) + "\n";
    }
    for (const Scope &s : f.scopes) {
      out_ += "  scope " + std::string(word(scopeWords(), s.kind));
      optional("parent", s.parent);
      if (s.context != kNone)
        out_ += " context=" + variable(s.context);
      out_ += at(s.span) + "\n";
    }
    for (std::size_t b = 0; b < f.blocks.size(); ++b)
      block(f, b);
  }
  void declarations(const Function &f) {
    for (std::size_t v = 0; v < f.variables.size(); ++v) {
      const Variable &variable = f.variables[v];
      if (variable.kind == VariableKind::Temporary && !variable.name) {
        std::size_t end = v;
        while (end < f.variables.size() &&
               f.variables[end].kind == VariableKind::Temporary &&
               !f.variables[end].name)
          ++end;
        out_ += "  temporaries " + std::to_string(end - v) + "\n";
        v = end - 1;
        continue;
      }
      out_ += "  " + std::string(word(variableWords(), variable.kind)) + " " +
              quotedSymbol(variable.name);
      if (variable.outer != kNone)
        out_ += " outer=" + UnitPrinter::variable(variable.outer);
      out_ += '\n';
    }
  }
  void block(const Function &f, std::size_t index) {
    const Block &b = f.blocks[index];
    out_ += "  block " + std::to_string(index);
    optional("handler", b.handler);
    if (b.scope)
      optional("scope", b.scope);
    out_ += '\n';
    for (std::uint32_t i = b.firstInstruction; i < b.endInstruction; ++i)
      instruction(f, f.instructions[i]);
    out_ += "    " + std::string(word(terminatorWords(), b.terminator));
    if (b.value != kNone || b.terminator == Terminator::Branch)
      out_ += " " + variable(b.value);
    for (const std::uint32_t next : b.next)
      if (next != kNone)
        out_ += " " + std::to_string(next);
    out_ += at(b.span) + "\n";
  }
  void call(const Call &call) {
    out_ += " " + variable(call.callee);
    if (call.receiver != kNone)
      out_ += " receiver=" + variable(call.receiver);
    optional("written", call.written);
    if (call.flags)
      out_ += " flags=" + std::to_string(call.flags);
    if (call.calleeSpan != Span{})
      out_ += " callee=" + spanText(call.calleeSpan);
    out_ += " (";
    for (std::size_t a = 0; a < call.arguments.size(); ++a) {
      out_ += a ? ", " : "";
      argument(call.arguments[a]);
    }
    out_ += ")";
  }
  std::string step(std::uint32_t index) const {
    const Step &s = unit_.steps[index];
    return s.kind == StepKind::Field && s.name ? "." + quotedSymbol(s.name)
                                     : stepText(s, unit_.strings);
  }
  void instruction(const Function &f, const Instruction &i) {
    out_ += "    ";
    if (i.dst != kNone)
      out_ += variable(i.dst) + " = ";
    out_ += word(opWords(), i.op);
    switch (i.op) {
    case Op::Move:
    case Op::Yield:
    case Op::Iterate:
      out_ += " " + variable(i.a);
      break;
    case Op::Constant: {
      const Constant &c = unit_.constants[i.aux];
      out_ += " " + std::string(word(constantWords(), c.kind)) + " " +
              quotedSymbol(c.text);
      break;
    }
    case Op::Load:
      out_ += " " + variable(i.a) + " " + step(i.aux);
      break;
    case Op::Store:
      out_ += " " + variable(i.a) + " " + step(i.aux) + " " + variable(i.b);
      break;
    case Op::LoadKey:
    case Op::Overwrite:
    case Op::Refine:
      out_ += " " + variable(i.a) + " " + variable(i.b);
      break;
    case Op::StoreKey:
      out_ += " " + variable(i.a) + " " + variable(i.b);
      variables(f.operands[i.aux]);
      break;
    case Op::Call:
      call(f.calls[i.aux]);
      break;
    case Op::Closure:
    case Op::Class:
    case Op::Import:
      out_ += " " + std::to_string(i.aux);
      break;
    case Op::New:
      out_ += " " + std::string(word(containerWords(), i.aux));
      break;
    case Op::Derive:
      out_ += " " + std::string(word(deriveWords(), i.derive));
      variables(f.operands[i.aux]);
      break;
    case Op::Catch:
    case Op::Unknown:
      if (i.aux != kNone) {
        out_ += " of";
        variables(f.operands[i.aux]);
      }
      break;
    }
    out_ += at(i.span) + "\n";
  }

  const Unit &unit_;
  std::string out_;
};
} // namespace

std::string printUnit(const Unit &unit) { return UnitPrinter(unit).print(); }

} // namespace philint::ir
