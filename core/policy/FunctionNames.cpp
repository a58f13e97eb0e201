#include "core/policy/FunctionNames.h"

#include "core/policy/Bind.h"

#include <string>

namespace philint::policy {
namespace {

// The variable that holds the function where it stands; empty where none does.
std::string_view variableOf(const link::Program &program,
                            const link::FunctionInfo &info) {
  const ir::UnitFacts &facts = program.facts(info.unit);
  for (const ir::Vertex &vertex : facts.vertices)
    if (vertex.kind == ir::VertexKind::FunctionRef &&
        vertex.data == info.local && vertex.name)
      return facts.text(vertex.name);
  return {};
}

} // namespace

bool means(const link::Program &program, std::string_view pattern,
           link::FunctionId function) {
  const link::FunctionInfo &info = program.functions[function];
  const std::string_view name = program.symbols.text(info.name);
  if (matchesName(pattern, name))
    return true;
  const auto dot = name.rfind('.');
  const std::string_view own = dot == name.npos ? name : name.substr(dot + 1);
  if (!own.starts_with('<'))
    return false;
  // Cheap first: could any name in its place match?
  const std::string place(name.substr(0, name.size() - own.size()));
  const auto last = pattern.rfind('.');
  if (!matchesName(pattern,
                   place + std::string(last == pattern.npos
                                           ? pattern
                                           : pattern.substr(last + 1))))
    return false;
  const std::string_view variable = variableOf(program, info);
  return !variable.empty() &&
         matchesName(pattern, place + std::string(variable));
}

} // namespace philint::policy
