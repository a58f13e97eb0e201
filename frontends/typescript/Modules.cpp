// Imports and exports, of ECMAScript and of CommonJS.
#include "frontends/typescript/Lowering.h"

namespace philint::typescript {

using namespace ir;

Symbol Lowering::sourceOf(NodeId n) {
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::String)
      return textSymbol(*constantText(c));
    if (kind(c) == Kind::ImportRequireClause)
      return sourceOf(c);
  }
  return {};
}

void Lowering::importStatement(NodeId n) {
  unit_.hasExportList = true;
  if (kind(n) == Kind::ImportAlias) { // import a = b.c
    const NodeId target = first(n), value = following(target, n);
    if (value)
      assign(target, unit_.types[type(value)].value == kNone
                         ? unknown({}, span(n))
                         : unit_.types[type(value)].value);
    return;
  }
  const Symbol source = sourceOf(n);
  if (!source)
    return;
  const auto bind = [&](NodeId target, Symbol member, Span where) {
    Import made;
    made.path = source;
    made.member = member;
    made.span = where;
    const Var value = import(made);
    if (target)
      assignName(node(target).name, value, where);
  };
  bool any = false;
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::ImportRequireClause) {
      bind(first(c), {}, span(c));
      any = true;
    }
    if (kind(c) != Kind::ImportClause)
      continue;
    for (NodeId d = first(c); d; d = following(d, c)) {
      any = true;
      if (kind(d) == Kind::Identifier)
        bind(d, intern("default"), span(d));
      else if (kind(d) == Kind::NamespaceImport)
        bind(first(d), {}, span(d));
      else if (kind(d) == Kind::NamedImports)
        for (NodeId s = first(d); s; s = following(s, d)) {
          const NodeId name = first(s);
          const NodeId alias = name ? following(name, s) : 0;
          if (name)
            bind(alias ? alias : name, keyName(name), span(s));
        }
    }
  }
  if (!any)
    bind(0, {}, span(n));
}

void Lowering::exportName(Symbol exported, Var value, Span where) {
  if (!exported)
    return;
  if (namespace_ != kNone)
    return store(namespace_, step(StepKind::Field, exported), value, where);
  unit_.exportedNames.push_back(exported);
  move(globalVariable(current_,
                      intern("exports." + std::string(name(exported)))),
       value, where);
}

// The identifiers that a declaration's target binds.
void Lowering::boundNames(NodeId n, std::vector<NodeId> &out) const {
  switch (kind(n)) {
  case Kind::Identifier:
  case Kind::ShorthandPattern:
    out.push_back(n);
    return;
  case Kind::AssignmentPattern:
  case Kind::ObjectAssignmentPattern:
    if (const NodeId left = first(n))
      boundNames(left, out);
    return;
  case Kind::ArrayPattern:
  case Kind::ObjectPattern:
  case Kind::RestPattern:
  case Kind::PairPattern:
    for (NodeId c = first(n); c; c = following(c, n))
      boundNames(c, out);
    return;
  default:
    return;
  }
}

void Lowering::exportDeclared(NodeId declared) {
  std::vector<NodeId> names;
  switch (kind(declared)) {
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    for (NodeId c = first(declared); c; c = following(c, declared))
      if (kind(c) == Kind::VariableDeclarator && first(c))
        boundNames(first(c), names);
    break;
  default:
    if (const NodeId own = childOf(declared, Kind::Identifier))
      names.push_back(own);
  }
  for (const NodeId own : names)
    exportName(node(own).name, variable(node(own).name), span(own));
}

void Lowering::exportClause(NodeId clause, Symbol source, Span where) {
  for (NodeId c = first(clause); c; c = following(c, clause)) {
    const NodeId own = first(c);
    const NodeId alias = own ? following(own, c) : 0;
    if (!own)
      continue;
    Var value = kNone;
    if (source) {
      Import made;
      made.path = source;
      made.member = keyName(own);
      made.span = span(c);
      value = import(made);
    } else {
      value = variable(keyName(own));
    }
    exportName(keyName(alias ? alias : own), value, where);
  }
}

void Lowering::exportStatement(NodeId n) {
  unit_.hasExportList = unit_.hasExportList || namespace_ == kNone;
  const Symbol source = sourceOf(n);
  const bool isDefault = hasToken(n, Kind::DefaultToken);
  std::vector<NodeId> decorators;
  bool told = false;
  for (NodeId c = first(n); c; c = following(c, n)) {
    switch (kind(c)) {
    case Kind::String:
      if (source && !isDefault)
        continue;
      break;
    case Kind::Decorator:
      decorators.push_back(c);
      continue;
    case Kind::ExportClause:
      exportClause(c, source, span(n));
      told = true;
      continue;
    case Kind::NamespaceExport: {
      Import made;
      made.path = source;
      made.span = span(c);
      if (const NodeId own = first(c))
        exportName(keyName(own), import(made), span(c));
      told = true;
      continue;
    }
    default:
      break;
    }
    told = true;
    if (isDefault) {
      Var value = kNone;
      if (kind(c) == Kind::FunctionDeclaration) {
        functionDeclaration(c); // without a name it was not hoisted
        const NodeId own = childOf(c, Kind::Identifier);
        value = own ? variable(node(own).name)
                    : closure(copies_.find(std::uint64_t{c} + 1), span(c));
      } else if (kind(c) == Kind::ClassDeclaration) {
        value = classDefinition(c, intern("default"), decorators);
      } else if (kind(c) == Kind::InterfaceDeclaration ||
                 kind(c) == Kind::TypeAlias) {
        const NodeId own = childOf(c, Kind::Identifier);
        value = own ? variable(node(own).name) : unknown({}, span(c));
      } else {
        hint_ = intern("default");
        value = expression(c);
        hint_ = {};
      }
      exportName(intern("default"), value, span(n));
      continue;
    }
    const bool isDeclaration =
        kind(c) == Kind::LexicalDeclaration ||
        kind(c) == Kind::VariableDeclaration ||
        kind(c) == Kind::FunctionDeclaration ||
        kind(c) == Kind::ClassDeclaration ||
        kind(c) == Kind::InterfaceDeclaration || kind(c) == Kind::TypeAlias ||
        kind(c) == Kind::EnumDeclaration || kind(c) == Kind::Namespace;
    if (!isDeclaration) { // export = value
      if (kind(c) != Kind::AmbientDeclaration && kind(c) != Kind::Signature)
        move(globalVariable(current_, exports_), expression(c), span(n));
      continue;
    }
    if (kind(c) == Kind::ClassDeclaration)
      classDefinition(c, {}, decorators);
    else
      statement(c);
    exportDeclared(c);
  }
  if (told || !source)
    return;
  Import made; // export * from "x"
  made.path = source;
  made.member = intern("*");
  made.span = span(n);
  import(made);
}

// The value of the only declaration of the name in the file, or 0.
NodeId Lowering::initialiser(Symbol name) const {
  NodeId found = 0;
  for (NodeId n = 0; n < tree_.nodes.size(); ++n) {
    if (kind(n) != Kind::VariableDeclarator)
      continue;
    const NodeId target = first(n);
    if (!target || kind(target) != Kind::Identifier ||
        node(target).name != name)
      continue;
    if (found)
      return 0;
    found = lastOf(n);
  }
  return found;
}

// `join(__dirname, "a", "b")`: the folder of the first, then the constants.
std::optional<std::string> Lowering::joinedPath(NodeId list,
                                                unsigned depth) const {
  const NodeId head = first(list);
  auto path = head ? filePath(head, depth) : std::nullopt;
  for (NodeId c = head ? following(head, list) : 0; path && c;
       c = following(c, list)) {
    const auto part = constantText(c);
    if (!part)
      return std::nullopt;
    *path += '/' + *part;
  }
  return path;
}

// A path that is put together from where this file is, from its folder on:
//   pathToFileURL(path.join(__dirname, "a.mjs")).href    new URL("a.mjs",
//   import.meta.url)    path.resolve(path.dirname(fileURLToPath(…)), "a")
std::optional<std::string> Lowering::filePath(NodeId n, unsigned depth) const {
  n = unwrapped(n);
  if (!n || depth-- == 0)
    return std::nullopt;
  const std::string_view written = text(n);
  if (written == "__dirname" || written == "import.meta.dirname" ||
      written == "import.meta.url" || written == "__filename" ||
      written == "import.meta.filename")
    return ".";
  if (kind(n) == Kind::Identifier) {
    const NodeId value = initialiser(node(n).name);
    return value ? filePath(value, depth) : std::nullopt;
  }
  const NodeId head = first(n);
  if (kind(n) == Kind::MemberExpression) {
    const std::string_view key = text(lastOf(n));
    return key == "href" || key == "pathname" ? filePath(head, depth)
                                              : std::nullopt;
  }
  const NodeId list = childOf(n, Kind::Arguments);
  if (!head || !list || !first(list))
    return std::nullopt;
  if (kind(n) == Kind::NewExpression) {
    const auto file = constantText(first(list));
    const NodeId base = following(first(list), list);
    return text(head) == "URL" && file && base && text(base) == "import.meta.url"
               ? std::optional("./" + *file)
               : std::nullopt;
  }
  if (kind(n) != Kind::CallExpression)
    return std::nullopt;
  const std::string_view callee =
      text(kind(head) == Kind::MemberExpression ? lastOf(head) : head);
  if (callee == "join" || callee == "resolve")
    return joinedPath(list, depth);
  const bool isFile = written.find("import.meta.url") != written.npos ||
                      written.find("filename") != written.npos;
  return callee == "pathToFileURL" || callee == "fileURLToPath" ||
                 (callee == "dirname" && isFile)
             ? filePath(first(list), depth)
             : std::nullopt;
}

// `exports`, `module.exports`: names of the module alone.
bool Lowering::isExportsObject(NodeId n) const {
  const auto isFree = [&](NodeId at) {
    for (ScopeId s = scope_; s != 0; s = scopes_.scopes[s].parent)
      if (scopes_.find(s, node(at).name) != FlatMap::kAbsent)
        return false;
    return true;
  };
  if (kind(n) == Kind::Identifier)
    return text(n) == "exports" && isFree(n);
  if (kind(n) != Kind::MemberExpression)
    return false;
  const NodeId object = first(n), key = following(object, n);
  return object && key && kind(object) == Kind::Identifier &&
         text(object) == "module" && text(key) == "exports" && isFree(object);
}

// True where the target is what the module exports.
bool Lowering::assignExports(NodeId target, NodeId right, Var value) {
  if (isExportsObject(target)) {
    move(globalVariable(current_, exports_), value, span(target));
    const NodeId object = right ? unwrapped(right) : 0;
    if (!object || kind(object) != Kind::Object)
      return true;
    for (NodeId c = first(object); c; c = following(c, object)) {
      if (kind(c) == Kind::SpreadElement)
        continue;
      const NodeId key =
          kind(c) == Kind::ShorthandProperty ? c : first(c);
      if (const Symbol own = key ? keyName(key) : Symbol{})
        exportName(own, load(value, step(StepKind::Field, own), span(c)),
                   span(c));
    }
    return true;
  }
  if (kind(target) != Kind::MemberExpression || !first(target) ||
      !isExportsObject(first(target)))
    return false;
  if (const NodeId key = following(first(target), target))
    exportName(keyName(key), value, span(target));
  return true;
}

} // namespace philint::typescript
