#include "frontends/cxx_syntax/Lowering.h"

#include <algorithm>

namespace philint::cxx {

using namespace ir;

Lowering::Lowering(std::string_view file, const ExpandedText &macros,
                   Unit &unit, Scratch &scratch)
    : Emitter(unit, scratch.emitter, scratch.tree.nodes.size()),
      source_{scratch.tree, macros.text.empty()
                                ? file
                                : std::string_view(macros.text)},
      macros_(macros), fileSize_(static_cast<std::uint32_t>(file.size())),
      captures_(scratch.captures), globals_(scratch.globals),
      this_(intern("this")) {
  captures_.reset(16);
  globals_.reset(scratch.tree.nodes.size() / 16);
}

void Lowering::run() {
  index_ = makeIndex(source_);
  // Functions under construction are referred to: the list may not move.
  std::size_t count = 1;
  for (const SyntaxNode &n : source_.tree.nodes) {
    const Kind k = kindOf(n);
    if (k == Kind::Include)
      include(n);
    count += k == Kind::FunctionDefinition || k == Kind::LambdaExpression ||
             k == Kind::PreprocFunction;
  }
  unit_.functions.reserve(count);
  unit_.functions.emplace_back();
  Function &module = unit_.functions[0];
  module.kind = FunctionKind::Module;
  module.span = {0, fileSize_};
  pending_.emplace_back();
  for (std::uint32_t i = 0; i < unit_.functions.size(); ++i)
    functionBody(i);
  // Names that other files share.
  unit_.hasExportList = true;
  std::vector<Symbol> &shared = unit_.exportedNames;
  for (const Function &function : unit_.functions)
    for (const Variable &variable : function.variables) {
      if (variable.kind != VariableKind::Global)
        continue;
      const auto at = index_.names.find(std::string(name(variable.name)));
      if (at == index_.names.end() || !at->second.isInternal)
        shared.push_back(variable.name);
    }
  std::sort(shared.begin(), shared.end());
  shared.erase(std::unique(shared.begin(), shared.end()), shared.end());
  for (const Arity &arity : index_.arities)
    unit_.declarations.push_back(
        {intern(arity.name), arity.parameters, arity.least});
  for (const std::string &scope : index_.usedNamespaces)
    unit_.usedScopes.push_back(intern(scope));
  for (const Span &missing : source_.tree.missing)
    if (missing.end <= fileSize_)
      unit_.problems.push_back(
          {Problem::SyntaxError, intern("missing token"), missing});
  for (const NodeId error : source_.tree.errors)
    if (node(error).begin < fileSize_)
      unit_.problems.push_back(
          {Problem::SyntaxError, intern("error"), span(error)});
}

// Includes are not followed; that a library is used tells what a file is about:
// "dcmtk.dcmdata.dctk".
void Lowering::include(const SyntaxNode &n) {
  std::string_view line = source_.text.substr(n.begin, n.end - n.begin);
  const auto open = line.find_first_of("<\"");
  const auto close = line.find_last_of(">\"");
  if (open == line.npos || close <= open)
    return;
  std::string path(line.substr(open + 1, close - open - 1));
  path.resize(std::min(path.size(), path.rfind('.')));
  std::replace(path.begin(), path.end(), '/', '.');
  Import made;
  made.path = intern(path);
  made.span = {n.begin, n.end};
  unit_.imports.push_back(made);
}

NodeId Lowering::operatorOf(NodeId n) const {
  for (NodeId c = source_.tree.firstChild(n); c;
       c = source_.tree.nextSibling(c, n))
    if (isToken(kind(c)))
      return c;
  return 0;
}

NodeId Lowering::unwrapped(NodeId n) const {
  while (n && kind(n) == Kind::ParenthesizedExpression)
    n = first(n);
  return n;
}

} // namespace philint::cxx
