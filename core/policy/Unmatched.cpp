#include "core/policy/Unmatched.h"

#include "core/policy/Bind.h"
#include "core/policy/FunctionNames.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>

namespace philint::policy {

namespace {

// All that a row may speak of, by kind.
class Names {
public:
  explicit Names(const link::Program &program) : program_(program) {
    for (const link::FunctionInfo &info : program.functions)
      functions_.insert(program.symbols.text(info.name));
    for (const link::ExternalCall &call : program.externalCalls)
      functions_.insert(program.symbols.text(call.name));
    for (const link::ClassInfo &info : program.classes)
      classes_.insert(program.symbols.text(info.name));
    for (const link::CellInfo &cell : program.cells)
      if (cell.kind == link::CellInfo::Global)
        cells_.push_back(program.moduleNames[cell.owner] + "." +
                         std::string(program.symbols.text(cell.name)));
  }

  bool has(const ProjectRow &row) const {
    switch (row.kind) {
    case ProjectRow::Function:
      return any(functions_, row.pattern) || any(classes_, row.pattern) ||
             any(cells_, row.pattern);
    case ProjectRow::Class:
      return any(classes_, row.pattern);
    case ProjectRow::Parameter:
      return hasParameter(row.pattern);
    case ProjectRow::Symbol:
      return bool(program_.symbols.find(row.pattern));
    case ProjectRow::Text:
      return hasText(row.pattern);
    case ProjectRow::File:
      return true; // the caller knows files
    }
    return true;
  }

private:
  template <class Set>
  static bool any(const Set &names, const std::string &pattern) {
    return std::any_of(names.begin(), names.end(), [&](const auto &name) {
      return matchesName(pattern, name);
    });
  }

  bool hasParameter(const std::string &pattern) const {
    const std::size_t dot = pattern.rfind('.');
    if (dot == std::string::npos)
      return false;
    const std::string function = pattern.substr(0, dot);
    const std::string name = pattern.substr(dot + 1);
    for (link::FunctionId f = 0; f < program_.functions.size(); ++f) {
      if (!means(program_, function, f))
        continue;
      const link::FunctionInfo &info = program_.functions[f];
      const ir::UnitFacts &facts = program_.facts(info.unit);
      for (const ir::FactParameter &one :
           facts.parametersOf(facts.functions[info.local]))
        if (matchesName(name, facts.text(one.name)))
          return true;
    }
    return false;
  }

  // In a literal of the program: a table's name in a query, a purpose, the
  // name of a logger or of a variable of the environment.
  bool hasText(const std::string &text) const {
    for (const auto &unit : program_.units)
      for (std::uint32_t i = 1; i < unit->strings.size(); ++i)
        if (unit->strings.text(Symbol{i}).find(text) != std::string_view::npos)
          return true;
    return false;
  }

  const link::Program &program_;
  absl::flat_hash_set<std::string_view> functions_, classes_;
  std::vector<std::string> cells_;
};

} // namespace

std::vector<const ProjectRow *> unmatchedRows(
    const link::Program &program, const Project &project,
    const std::function<bool(const std::string &glob, const std::string &file)>
        &matches) {
  const Names names(program);
  std::vector<const ProjectRow *> out;
  for (const ProjectRow &row : project.rows) {
    const bool found =
        row.kind == ProjectRow::File
            ? std::any_of(program.units.begin(), program.units.end(),
                          [&](const auto &unit) {
                            return matches(row.pattern, unit->path);
                          })
            : names.has(row);
    if (!found)
      out.push_back(&row);
  }
  std::stable_sort(out.begin(), out.end(), [](const auto *a, const auto *b) {
    return std::tie(a->at.line, a->at.column) <
           std::tie(b->at.line, b->at.column);
  });
  return out;
}

} // namespace philint::policy
