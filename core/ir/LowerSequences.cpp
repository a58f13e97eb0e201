// Sequences that are written out element by element: how long they are, what
// counts from their end, what stands where when two are joined.
#include "core/ir/Keys.h"
#include "core/ir/LowerFunction.h"

#include <algorithm>
#include <charconv>

namespace philint::ir::lowering {

namespace {
constexpr std::size_t kLongest = 64; // elements of a sequence that are counted
}

// The elements of a sequence that was written out and not changed by others
// since; false where that is not known.
bool FunctionLowering::elementsOf(NodeId node, Elements &out) const {
  constexpr unsigned kMostVersions = 64;
  const auto isNew = [&](Symbol name) {
    return std::none_of(out.begin(), out.end(),
                        [&](const auto &have) { return have.first == name; });
  };
  node = node == kNone ? kNone : graph_.rootOf(node);
  for (unsigned i = 0; i < kMostVersions && node != kNone; ++i) {
    NodeId before = kNone;
    for (std::uint32_t e = graph_.nodes[node].firstIn; e != kNone;
         e = graph_.edges[e].nextIn) {
      const GraphEdge &edge = graph_.edges[e];
      if (edge.kind == EdgeKind::CopyKill) {
        before = graph_.resolve(edge.from);
        continue;
      }
      if (edge.kind != EdgeKind::Copy || edge.read || !edge.write)
        return false;
      const Step &step = facts_.paths[edge.write][0];
      if (step.kind != StepKind::Key ||
          !isIndexText(unit_.strings.text(step.name)) || out.size() > kLongest)
        return false;
      if (isNew(step.name))
        out.push_back({step.name, edge.from});
    }
    const Node &is = graph_.nodes[node];
    if (is.kind == VertexKind::Container)
      return is.data == static_cast<std::uint32_t>(ContainerKind::List) ||
             is.data == static_cast<std::uint32_t>(ContainerKind::Tuple);
    if (is.kind != VertexKind::Value)
      return false;
    node = before;
  }
  return false;
}

// How many elements a sequence has; kNone where that is not known.
std::uint32_t FunctionLowering::lengthOf(NodeId node) const {
  Elements elements;
  return elementsOf(node, elements)
             ? static_cast<std::uint32_t>(elements.size())
             : kNone;
}

// A mapping that was written out, or that holds named arguments: an iteration
// gives its keys, where the language keeps those. Asked of the variable, since
// in a loop its state is known when the loop is.
bool FunctionLowering::isMapping(Var variable, unsigned depth) const {
  constexpr unsigned kMostMoves = 4;
  if (depth > kMostMoves || !unit_.strings.find(kKeysField))
    return false;
  const Instruction *made = nullptr;
  for (const Instruction &i : function_->instructions) {
    if (i.dst != variable)
      continue;
    if (made)
      return false;
    made = &i;
  }
  if (function_->variables[variable].kind == VariableKind::Parameter)
    return !made &&
           std::any_of(function_->parameters.begin(),
                       function_->parameters.end(),
                       [&](const Parameter &parameter) {
                         return parameter.variable == variable &&
                                parameter.kind == ParameterKind::NamedRest;
                       });
  if (!made || function_->variables[variable].kind == VariableKind::Captured ||
      function_->variables[variable].kind == VariableKind::Global)
    return false;
  if (made->op == Op::Move)
    return isMapping(made->a, depth + 1);
  return made->op == Op::New &&
         made->aux == static_cast<std::uint32_t>(ContainerKind::Dict);
}

// A place that counts from the end, as one from the start; any element where
// nobody knows how many there are.
PathId FunctionLowering::placeIn(NodeId base, PathId path) {
  const Step &step = facts_.paths[path][0];
  if (step.kind != StepKind::Key)
    return path;
  const std::string_view text = unit_.strings.text(step.name);
  if (!text.starts_with('-') || !isIndexText(text))
    return path;
  std::uint32_t back = 0;
  std::from_chars(text.data() + 1, text.data() + text.size(), back);
  const std::uint32_t length = lengthOf(base);
  if (length != kNone && back <= length)
    if (const Symbol at = unit_.strings.find(std::to_string(length - back)))
      return pathOf({StepKind::Key, at});
  return pathOf({StepKind::Any, {}});
}

// `a + b` of sequences that were written out is one that was written out.
NodeId FunctionLowering::joinSequences(const Instruction &i) {
  std::vector<Elements> parts;
  std::size_t total = 0;
  for (const Var operand : function_->operands[i.aux]) {
    if (!elementsOf(use(operand), parts.emplace_back()))
      return kNone;
    total += parts.back().size();
  }
  if (total > kLongest)
    return kNone;
  const NodeId made =
      makeObject(VertexKind::Container, i.span,
                 static_cast<std::uint32_t>(ContainerKind::Tuple));
  std::size_t before = 0;
  for (const Elements &part : parts) {
    for (const auto &[name, value] : part) {
      std::size_t index = 0;
      const std::string_view text = unit_.strings.text(name);
      std::from_chars(text.data(), text.data() + text.size(), index);
      const Symbol place = unit_.strings.find(std::to_string(before + index));
      graph_.connect(value, made, EdgeKind::Copy, 0,
                     pathOf(place ? Step{StepKind::Key, place}
                                  : Step{StepKind::Any, {}}));
    }
    before += part.size();
  }
  return made;
}

bool FunctionLowering::joinsContainers(const std::vector<Var> &operands) {
  return std::any_of(operands.begin(), operands.end(), [&](Var operand) {
    Elements elements;
    return elementsOf(use(operand), elements);
  });
}

// Behind elements whose number is not known their places are not either.
void FunctionLowering::appendElements(const Elements &elements, NodeId to) {
  const PathId any = pathOf({StepKind::Any, {}});
  for (const auto &[name, element] : elements)
    graph_.connect(element, to, EdgeKind::Copy, 0, any);
}

} // namespace philint::ir::lowering
