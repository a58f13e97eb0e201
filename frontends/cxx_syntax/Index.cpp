#include "frontends/cxx_syntax/Index.h"

#include <algorithm>

namespace philint::cxx {

NodeId Source::first(NodeId n) const {
  for (NodeId c = tree.firstChild(n); c; c = tree.nextSibling(c, n))
    if (!isToken(kind(c)) && kind(c) != Kind::Error)
      return c;
  return 0;
}

NodeId Source::following(NodeId n, NodeId parent) const {
  if (n == 0)
    return 0;
  for (NodeId c = tree.nextSibling(n, parent); c;
       c = tree.nextSibling(c, parent))
    if (!isToken(kind(c)) && kind(c) != Kind::Error)
      return c;
  return 0;
}

NodeId Source::childOf(NodeId n, Kind wanted) const {
  for (NodeId c = tree.firstChild(n); c; c = tree.nextSibling(c, n))
    if (kind(c) == wanted)
      return c;
  return 0;
}

NodeId Source::lastOf(NodeId n) const {
  NodeId last = 0;
  for (NodeId c = first(n); c; c = following(c, n))
    last = c;
  return last;
}

bool isDeclarator(Kind kind) {
  switch (kind) {
  case Kind::Identifier:
  case Kind::FieldIdentifier:
  case Kind::QualifiedName:
  case Kind::OperatorName:
  case Kind::OperatorCast:
  case Kind::DestructorName:
  case Kind::TemplateFunction:
  case Kind::InitDeclarator:
  case Kind::PointerDeclarator:
  case Kind::ReferenceDeclarator:
  case Kind::ArrayDeclarator:
  case Kind::FunctionDeclarator:
  case Kind::WrappedDeclarator:
  case Kind::StructuredBinding:
    return true;
  default:
    return false;
  }
}

NodeId typeOf(const Source &source, NodeId declaration) {
  for (NodeId c = source.first(declaration); c;
       c = source.following(c, declaration))
    switch (source.kind(c)) {
    case Kind::PrimitiveType:
    case Kind::SizedType:
    case Kind::TypeIdentifier:
    case Kind::TemplateType:
    case Kind::QualifiedName:
    case Kind::TypeDescriptor:
    case Kind::Auto:
    case Kind::Decltype:
    case Kind::ClassSpecifier:
    case Kind::UnionSpecifier:
    case Kind::EnumSpecifier:
      return c;
    default:
      break;
    }
  return 0;
}

std::string nameText(const Source &source, NodeId name) {
  if (!name)
    return {};
  switch (source.kind(name)) {
  case Kind::TemplateFunction:
  case Kind::TemplateType:
  case Kind::WrappedDeclarator:
  case Kind::TypeDescriptor:
    return nameText(source, source.first(name));
  case Kind::QualifiedName: {
    std::string out;
    const std::string_view text = source.textOf(name);
    if (text.starts_with("::"))
      out = "::";
    bool isFirst = true;
    for (NodeId c = source.first(name); c; c = source.following(c, name)) {
      if (source.kind(c) == Kind::TemplateArguments)
        continue;
      if (!isFirst)
        out += "::";
      out += nameText(source, c);
      isFirst = false;
    }
    return out;
  }
  case Kind::OperatorCast:
    return "operator";
  default: {
    std::string out;
    for (const char c : source.textOf(name))
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        out += c;
    return out;
  }
  }
}

// std::shared_ptr, QPointer, ElementPtr, const_iterator: copies of such a value
// all lead to one object.
static bool isHandleName(std::string_view name) {
  return name.ends_with("_ptr") || name.ends_with("Ptr") ||
         name.ends_with("Pointer") || name.ends_with("iterator") ||
         name.ends_with("Iterator");
}

void addTypeTraits(const Source &source, NodeId declaration, Traits &traits) {
  for (NodeId c = source.first(declaration); c;
       c = source.following(c, declaration)) {
    const Kind kind = source.kind(c);
    const std::string_view text = source.textOf(c);
    if (kind == Kind::StorageClass)
      traits.isStatic = traits.isStatic || text == "static";
    else if (kind == Kind::TypeQualifier)
      traits.isConst = traits.isConst || text == "const" ||
                       text == "constexpr" || text == "constinit";
    else if (kind == Kind::PrimitiveType || kind == Kind::SizedType)
      traits.isArithmetic = text != "void";
    else if (kind == Kind::EnumSpecifier)
      traits.isArithmetic = true;
    else if (kind == Kind::Auto)
      traits.isAuto = true;
    else if (kind == Kind::TypeIdentifier || kind == Kind::TemplateType ||
             kind == Kind::QualifiedName)
      traits.isHandle = isHandleName(nameText(source, c));
    if (isDeclarator(kind) && kind != Kind::QualifiedName)
      break;
  }
}

Declarator takeApart(const Source &source, NodeId n) {
  Declarator out;
  for (unsigned depth = 0; n && depth < 64; ++depth) {
    switch (source.kind(n)) {
    case Kind::InitDeclarator:
    case Kind::WrappedDeclarator:
      n = source.first(n);
      continue;
    case Kind::PointerDeclarator:
      out.traits.isPointer = true;
      n = source.lastOf(n);
      if (n && !isDeclarator(source.kind(n)))
        n = 0; // `char *const` without a name
      continue;
    case Kind::ArrayDeclarator:
      out.traits.isPointer = out.traits.isArray = true;
      n = source.first(n);
      if (n && !isDeclarator(source.kind(n)))
        n = 0;
      continue;
    case Kind::ReferenceDeclarator:
      out.traits.isReference = true;
      n = source.first(n);
      continue;
    case Kind::FunctionDeclarator:
      // Of `int *f(x)` what f returns, of `void (*f)(x)` a pointer itself.
      out.function = n;
      out.traits.isPointer = false;
      n = source.first(n);
      if (n && source.kind(n) == Kind::ParameterList)
        n = 0;
      continue;
    case Kind::StructuredBinding:
      out.binding = n;
      return out;
    case Kind::QualifiedName:
      if (source.textOf(n).find("::*") != std::string_view::npos) {
        out.traits.isPointer = true; // `void (Form::*saved)(x)`
        while (n && source.kind(n) != Kind::Identifier && source.first(n))
          n = source.lastOf(n);
      }
      [[fallthrough]];
    default:
      out.name = n;
      // A pointer to a function is a variable.
      if (out.function && out.traits.isPointer)
        out.function = 0;
      return out;
    }
  }
  return out;
}

void addDeclarator(const Traits &declared, Traits &traits) {
  traits.isPointer = declared.isPointer || traits.isHandle;
  traits.isArray = declared.isArray;
  traits.isReference = declared.isReference;
}

namespace {

class Indexer {
public:
  Indexer(const Source &source, Index &out) : source_(source), out_(out) {}

  void walk(NodeId n, const std::string &prefix, bool isInternal,
            unsigned depth) {
    if (depth > 200)
      return;
    for (NodeId c = source_.first(n); c; c = source_.following(c, n))
      visit(c, prefix, isInternal, depth);
  }

private:
  static std::string join(const std::string &prefix, const std::string &name) {
    if (name.starts_with("::"))
      return name.substr(2);
    return prefix.empty() ? name : prefix + "::" + name;
  }

  void visit(NodeId c, const std::string &prefix, bool isInternal,
             unsigned depth) {
    switch (source_.kind(c)) {
    case Kind::Namespace: {
      const NodeId name = source_.first(c);
      const bool isNamed = name && source_.kind(name) != Kind::DeclarationList;
      if (const NodeId body = source_.childOf(c, Kind::DeclarationList))
        walk(body, isNamed ? join(prefix, nameText(source_, name)) : prefix,
             isInternal || !isNamed, depth + 1);
      return;
    }
    case Kind::LinkageSpecification:
    case Kind::DeclarationList:
    case Kind::PreprocIf:
    case Kind::PreprocElse:
    case Kind::TemplateDeclaration:
      return walk(c, prefix, isInternal, depth + 1);
    case Kind::UsingDeclaration: {
      const NodeId name = source_.first(c);
      const std::string text = nameText(source_, name);
      if (source_.hasToken(c, Kind::NamespaceToken))
        out_.usedNamespaces.push_back(text);
      else if (const auto at = text.rfind("::"); at != text.npos)
        out_.used[text.substr(at + 2)] = text;
      return;
    }
    case Kind::ClassSpecifier:
    case Kind::UnionSpecifier:
    case Kind::EnumSpecifier:
      return type(c, prefix, isInternal, depth);
    case Kind::AliasDeclaration:
    case Kind::TypeDefinition:
      for (NodeId d = source_.first(c); d; d = source_.following(d, c))
        type(d, prefix, isInternal, depth);
      return;
    case Kind::FunctionDefinition:
      return function(c, prefix, isInternal);
    case Kind::PreprocDefine:
      return macro(c);
    case Kind::Declaration:
      return declaration(c, prefix, isInternal, depth);
    default:
      return;
    }
  }

  void type(NodeId c, const std::string &prefix, bool isInternal,
            unsigned depth) {
    const Kind kind = source_.kind(c);
    if (kind != Kind::ClassSpecifier && kind != Kind::UnionSpecifier)
      return;
    const NodeId body = source_.childOf(c, Kind::FieldDeclarationList);
    if (!body)
      return;
    const NodeId first = source_.first(c);
    const bool isNamed = first && first != body &&
                         source_.kind(first) != Kind::BaseClause;
    const std::string name =
        isNamed ? join(prefix, nameText(source_, first)) : std::string{};
    if (isNamed)
      out_.names[name] = {Declared::Type, isInternal, {}};
    members(body, name, kind == Kind::UnionSpecifier, isInternal, depth + 1);
  }

  void members(NodeId body, const std::string &owner, bool isUnion,
               bool isInternal, unsigned depth) {
    if (depth > 200)
      return;
    std::string firstOfUnion;
    for (NodeId c = source_.first(body); c; c = source_.following(c, body)) {
      switch (source_.kind(c)) {
      case Kind::PreprocIf:
      case Kind::PreprocElse:
      case Kind::TemplateDeclaration:
        members(c, owner, isUnion, isInternal, depth + 1);
        break;
      case Kind::FunctionDefinition:
      case Kind::Declaration:
        for (NodeId d = source_.first(c); d; d = source_.following(d, c))
          if (source_.kind(d) == Kind::FunctionDeclarator ||
              source_.kind(d) == Kind::PointerDeclarator ||
              source_.kind(d) == Kind::ReferenceDeclarator) {
            const Declarator taken = takeApart(source_, d);
            const std::string name = nameText(source_, taken.name);
            out_.classes[owner].methods.insert(name);
            noteArity(owner, name, taken.function);
          }
        break;
      case Kind::FieldDeclaration: {
        Traits traits;
        addTypeTraits(source_, c, traits);
        const NodeId own = typeOf(source_, c);
        bool hasDeclarator = false;
        for (NodeId d = source_.first(c); d; d = source_.following(d, c)) {
          if (d == own || !isDeclarator(source_.kind(d)))
            continue;
          hasDeclarator = true;
          const Declarator taken = takeApart(source_, d);
          const std::string name = nameText(source_, taken.name);
          if (name.empty())
            continue;
          if (taken.function) {
            out_.classes[owner].methods.insert(name);
            noteArity(owner, name, taken.function);
            continue;
          }
          Traits made = traits;
          addDeclarator(taken.traits, made);
          out_.classes[owner].fields[name] = made;
          if (isUnion) {
            if (firstOfUnion.empty())
              firstOfUnion = name;
            out_.unionMembers[name] = firstOfUnion;
          }
        }
        if (!own)
          break;
        if (!hasDeclarator && !source_.first(own))
          break;
        const NodeId inner =
            source_.childOf(own, Kind::FieldDeclarationList);
        const bool isAnonymous =
            inner && source_.first(own) == inner && !hasDeclarator;
        if (isAnonymous)
          members(inner, owner, source_.kind(own) == Kind::UnionSpecifier,
                  isInternal, depth + 1);
        else
          type(own, owner, isInternal, depth + 1);
        break;
      }
      default:
        break;
      }
    }
  }

  void function(NodeId c, const std::string &prefix, bool isInternal) {
    Traits traits;
    addTypeTraits(source_, c, traits);
    for (NodeId d = source_.first(c); d; d = source_.following(d, c)) {
      if (!isDeclarator(source_.kind(d)) || d == typeOf(source_, c))
        continue;
      const Declarator taken = takeApart(source_, d);
      const std::string name = nameText(source_, taken.name);
      if (!name.empty() && name.find("::") == name.npos)
        note(join(prefix, name), Declared::Function,
             isInternal || traits.isStatic, traits);
      noteConstant(c, join(prefix, name));
      return;
    }
  }

  // #define EXEC ::execl
  void macro(NodeId c) {
    const NodeId name = source_.first(c);
    const NodeId body = name ? source_.following(name, c) : 0;
    if (!body)
      return;
    std::string_view text = source_.textOf(body);
    const auto isSpace = [](char at) { return at == ' ' || at == '\t'; };
    while (!text.empty() && isSpace(text.front()))
      text.remove_prefix(1);
    while (!text.empty() && (isSpace(text.back()) || text.back() == '\r'))
      text.remove_suffix(1);
    const auto isPart = [](char at) {
      return at == '_' || at == ':' || (at >= '0' && at <= '9') ||
             (at >= 'a' && at <= 'z') || (at >= 'A' && at <= 'Z');
    };
    if (text.empty() || (text[0] >= '0' && text[0] <= '9') ||
        !std::all_of(text.begin(), text.end(), isPart))
      return;
    out_.macros[std::string(source_.textOf(name))] = text;
  }

  // static int isOn() { return 1; }
  void noteConstant(NodeId c, const std::string &name) {
    const NodeId body = source_.childOf(c, Kind::CompoundStatement);
    const NodeId only = body ? source_.first(body) : 0;
    if (!only || source_.following(only, body) ||
        source_.kind(only) != Kind::ReturnStatement)
      return;
    const NodeId value = source_.first(only);
    if (!value)
      return;
    if (source_.kind(value) == Kind::Number)
      out_.constants[name] = source_.textOf(value) != "0";
    else if (source_.kind(value) == Kind::Boolean)
      out_.constants[name] = source_.textOf(value) == "true";
  }

  void declaration(NodeId c, const std::string &prefix, bool isInternal,
                   unsigned depth) {
    Traits traits;
    addTypeTraits(source_, c, traits);
    const NodeId own = typeOf(source_, c);
    if (own)
      type(own, prefix, isInternal, depth + 1);
    for (NodeId d = source_.first(c); d; d = source_.following(d, c)) {
      if (d == own || !isDeclarator(source_.kind(d)))
        continue;
      const Declarator taken = takeApart(source_, d);
      const std::string name = nameText(source_, taken.name);
      if (name.empty() || name.find("::") != name.npos)
        continue;
      Traits made = traits;
      addDeclarator(taken.traits, made);
      const std::string whole = join(prefix, name);
      noteArity(prefix, name, taken.function);
      if (!taken.function)
        note(whole, Declared::Variable, isInternal || traits.isStatic, made);
      else if (isInternal || traits.isStatic)
        note(whole, Declared::Function, true, made);
      const NodeId value = source_.kind(d) == Kind::InitDeclarator
                               ? source_.following(source_.first(d), d)
                               : 0;
      if (value && traits.isConst && traits.isArithmetic &&
          source_.kind(value) == Kind::Number)
        out_.constants[whole] = source_.textOf(value) != "0";
    }
  }

  // void add(const Text &text, bool twice = false);
  void noteArity(const std::string &prefix, const std::string &name,
                 NodeId function) {
    const NodeId list =
        function ? source_.childOf(function, Kind::ParameterList) : 0;
    if (!list)
      return;
    Arity made;
    bool mayEnd = false; // the parameters from here on may be left out
    for (NodeId c = source_.first(list); c; c = source_.following(c, list)) {
      if (source_.kind(c) != Kind::ParameterDeclaration)
        continue;
      mayEnd = mayEnd || source_.hasToken(c, Kind::Assign);
      ++made.parameters;
      made.least += !mayEnd;
    }
    if (!mayEnd)
      return;
    made.name = join(prefix, name);
    out_.arities.push_back(std::move(made));
  }

  void note(const std::string &name, Declared what, bool isInternal,
            Traits traits) {
    const auto [at, isNew] =
        out_.names.try_emplace(name, DeclaredName{what, isInternal, traits});
    if (!isNew && isInternal)
      at->second.isInternal = true;
  }

  const Source &source_;
  Index &out_;
};

} // namespace

Index makeIndex(const Source &source) {
  Index out;
  Indexer(source, out).walk(0, {}, false, 0);
  return out;
}

} // namespace philint::cxx
