// A unit extracted from a snippet, with questions that tests ask of it.
#pragma once

#include "frontends/python/PythonFrontend.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace philint::test {

struct Extracted {
  std::string source;
  ir::Unit unit;

  explicit Extracted(std::string text)
      : source(std::move(text)),
        unit(makePythonFrontend()->extract("sample.py", source)) {}

  std::string text(Symbol s) const { return std::string(unit.strings.text(s)); }

  // The function with a dotted name; the module for "".
  const ir::Function &function(std::string_view suffix) const {
    for (const ir::Function &f : unit.functions)
      if (unit.strings.text(f.suffix) == suffix)
        return f;
    ADD_FAILURE() << "no function " << suffix;
    return unit.functions[0];
  }

  bool has(std::string_view suffix) const {
    for (const ir::Function &f : unit.functions)
      if (unit.strings.text(f.suffix) == suffix)
        return true;
    return false;
  }

  std::size_t count(const ir::Function &f, ir::Op op) const {
    std::size_t n = 0;
    for (const ir::Instruction &i : f.instructions)
      n += i.op == op;
    return n;
  }

  // "callee" of each call in order.
  std::vector<std::string> calls(const ir::Function &f) const {
    std::vector<std::string> written;
    for (const ir::Instruction &i : f.instructions)
      if (i.op == ir::Op::Call)
        written.push_back(text(f.calls[i.aux].written));
    return written;
  }

  const ir::Call &call(const ir::Function &f, std::string_view written) const {
    for (const ir::Call &c : f.calls)
      if (unit.strings.text(c.written) == written)
        return c;
    ADD_FAILURE() << "no call " << written;
    static const ir::Call none;
    return none;
  }

  const ir::Variable *variable(const ir::Function &f, std::string_view name,
                               ir::VariableKind kind) const {
    for (const ir::Variable &v : f.variables)
      if (v.kind == kind && unit.strings.text(v.name) == name)
        return &v;
    return nullptr;
  }

  // ".name", "[key]" or "[*]" of every load and store, in order.
  std::vector<std::string> steps(const ir::Function &f, ir::Op op) const {
    std::vector<std::string> out;
    for (const ir::Instruction &i : f.instructions) {
      if (i.op != op)
        continue;
      const ir::Step &s = unit.steps[i.aux];
      out.push_back(s.kind == ir::StepKind::Field ? "." + text(s.name)
                    : s.kind == ir::StepKind::Key ? "[" + text(s.name) + "]"
                                                  : "[*]");
    }
    return out;
  }

  std::vector<std::string> constants(const ir::Function &f) const {
    std::vector<std::string> out;
    for (const ir::Instruction &i : f.instructions)
      if (i.op == ir::Op::Constant)
        out.push_back(text(unit.constants[i.aux].text));
    return out;
  }

  std::size_t derives(const ir::Function &f, ir::DeriveKind kind) const {
    std::size_t n = 0;
    for (const ir::Instruction &i : f.instructions)
      n += i.op == ir::Op::Derive && i.derive == kind;
    return n;
  }

  // A type as written: "Optional[Patient]".
  std::string type(std::uint32_t index) const {
    if (index == ir::kNone)
      return "-";
    const ir::TypeExpression &t = unit.types[index];
    std::string out = text(t.written);
    for (std::size_t i = 0; i < t.children.size(); ++i)
      out += (i ? ", " : "[") + type(t.children[i]);
    return t.children.empty() ? out : out + "]";
  }
};

} // namespace philint::test
