// What a declaration is called across files, and what it is here: a local, a
// cell of the unit, or a name that link looks up.
#include "frontends/cxx_clang/Lowering.h"

#include <clang/AST/DeclTemplate.h>

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

namespace {
std::string partOf(const NamedDecl &declaration) {
  if (isa<CXXConversionDecl>(declaration))
    return "operator";
  if (const auto *const tag = dyn_cast<TagDecl>(&declaration))
    if (!tag->getIdentifier())
      if (const TypedefNameDecl *const name =
              tag->getTypedefNameForAnonDecl())
        return name->getName().str();
  if (const auto *const constructor =
          dyn_cast<CXXConstructorDecl>(&declaration))
    return partOf(*constructor->getParent());
  if (const auto *const destructor = dyn_cast<CXXDestructorDecl>(&declaration))
    return "~" + partOf(*destructor->getParent());
  if (!declaration.getIdentifier() && isa<TagDecl>(declaration))
    return {};
  return declaration.getNameAsString();
}
} // namespace

std::string qualifiedName(const NamedDecl &declaration) {
  std::string out = partOf(declaration);
  for (const DeclContext *scope = declaration.getDeclContext();
       scope && !scope->isTranslationUnit(); scope = scope->getParent()) {
    if (scope->isFunctionOrMethod() || isa<LinkageSpecDecl>(scope))
      continue;
    const auto *const named = dyn_cast<NamedDecl>(scope);
    const auto *const space = dyn_cast<NamespaceDecl>(scope);
    const auto *const choices = dyn_cast<EnumDecl>(scope);
    if (!named || (space && (space->isInline() || space->isAnonymousNamespace())) ||
        (choices && !choices->isScoped()))
      continue;
    if (const std::string part = partOf(*named); !part.empty())
      out = part + "::" + out;
  }
  return out;
}

void TypeNames::read(const DeclContext &scope) {
  if (!known_.insert(&scope).second)
    return;
  for (const Decl *const declaration : scope.decls())
    if (const auto *const name = dyn_cast<TypedefNameDecl>(declaration);
        name && !name->getUnderlyingType()->isDependentType()) {
      const clang::Type *const target =
          name->getUnderlyingType().getCanonicalType().getTypePtr();
      if (target->isRecordType())
        names_.try_emplace(target, qualifiedName(*name));
    }
}

std::string TypeNames::nameOf(const clang::Type &canonical,
                              const NamedDecl &declaration) {
  const DeclContext *scope = declaration.getDeclContext();
  if (isa<ClassTemplateSpecializationDecl>(declaration) && scope) {
    while (scope->isInlineNamespace())
      scope = scope->getParent();
    if (scope->isFileContext())
      for (const DeclContext *part = scope->getPrimaryContext(); part;
           part = part->isNamespace()
                      ? cast<NamespaceDecl>(part)->getPreviousDecl()
                      : nullptr)
        read(*part);
    // The parts of a namespace that came after the first.
    if (const auto *const space = dyn_cast<NamespaceDecl>(scope))
      for (const NamespaceDecl *const part : space->redecls())
        read(*part);
  }
  const auto at = names_.find(&canonical);
  return at == names_.end() ? qualifiedName(declaration) : at->second;
}

Lowering::Binding *Lowering::find(const ValueDecl *declaration) {
  const auto at = bindings_.find(declaration);
  return at == bindings_.end() ? nullptr : &at->second;
}

Var Lowering::use(const Binding &binding) {
  return binding.function == current_ ? binding.variable
                                      : captured(current_, binding);
}

// The variable as `function` sees it, captured through all in between.
Var Lowering::captured(std::uint32_t function, const Binding &binding) {
  if (function == binding.function || function == kNone || function == 0)
    return binding.variable;
  const std::uint64_t key = (std::uint64_t{function} + 1) << 32 | binding.id;
  if (const std::uint32_t known = captures_.find(key);
      known != FlatMap::kAbsent)
    return known;
  const Var outer = captured(unit_.functions[function].parent, binding);
  const Symbol own =
      unit_.functions[binding.function].variables[binding.variable].name;
  auto &variables = unit_.functions[function].variables;
  const auto made = static_cast<Var>(variables.size());
  variables.push_back({own, VariableKind::Captured, outer});
  captures_.at(key) = made;
  return made;
}

Lowering::Binding &Lowering::bind(const ValueDecl *declaration, Var variable,
                                  Traits traits) {
  Binding made;
  made.variable = variable;
  made.function = current_;
  made.id = ++bindingCount_;
  made.traits = traits;
  return bindings_[declaration] = made;
}

Var Lowering::globalVariable(const std::string &name, bool isShared) {
  const Symbol symbol = intern(name);
  if (isShared)
    shared_.push_back(symbol);
  std::uint32_t &found =
      globals_.at((std::uint64_t{current_} + 1) << 32 | symbol.id);
  if (found == FlatMap::kAbsent) {
    auto &variables = unit_.functions[current_].variables;
    found = static_cast<Var>(variables.size());
    variables.push_back({symbol, VariableKind::Global, kNone});
  }
  return found;
}

// The name is whole: there is one scope to look in.
Var Lowering::imported(const std::string &name, Span where) {
  Import made;
  made.path = intern(".");
  made.member = intern(name);
  made.span = where;
  return import(made);
}

bool Lowering::isDeclaredHere(const Decl &declaration) const {
  for (const Decl *const one : declaration.redecls())
    if (file_.sources.getFileID(
            file_.sources.getExpansionLoc(one->getLocation())) == file_.id)
      return true;
  return false;
}

Var Lowering::nonLocal(const VarDecl &variable, Span where) {
  const std::string name = qualifiedName(variable);
  if (variable.isStaticDataMember() || !isDeclaredHere(variable))
    return imported(name, where);
  return globalVariable(name, variable.hasExternalFormalLinkage());
}

// Functions of one name are told apart by what they take. Link falls back to
// the name where the definition was not read with a build.
std::string Lowering::nameOfFunction(const FunctionDecl &function) const {
  const std::string name = qualifiedName(function);
  const FunctionDecl *own = &function;
  if (const FunctionDecl *const pattern =
          function.getTemplateInstantiationPattern())
    own = pattern;
  if (isa<CXXMethodDecl>(own) || own->isExternC() || !isOwnFunction(own))
    return name;
  unsigned count = 0;
  for (const NamedDecl *const other :
       own->getDeclContext()->getRedeclContext()->lookup(own->getDeclName()))
    count += isa<FunctionDecl, FunctionTemplateDecl>(other);
  if (count < 2)
    return name;
  std::string out = name + '(';
  for (const ParmVarDecl *const parameter : own->parameters())
    out += (out.back() == '(' ? "" : ", ") +
           parameter->getType().getCanonicalType().getAsString(
               file_.context.getPrintingPolicy());
  return out + ')';
}

Var Lowering::named(const ValueDecl &declaration, Span where) {
  if (const Binding *const known = find(&declaration))
    return use(*known);
  if (const auto *const variable = dyn_cast<VarDecl>(&declaration))
    return variable->hasGlobalStorage() && !variable->isStaticLocal()
               ? nonLocal(*variable, where)
               : unknown({}, where);
  if (const auto *const function = dyn_cast<FunctionDecl>(&declaration))
    return imported(nameOfFunction(*function), where);
  if (isa<EnumConstantDecl>(declaration))
    return imported(qualifiedName(declaration), where);
  if (const auto *const field = dyn_cast<FieldDecl>(&declaration)) // &T::x
    return imported(qualifiedName(*field), where);
  return unknown({}, where);
}

Var Lowering::thisValue(Span where) {
  return self_ ? use(*self_) : unknown({}, where);
}

// Members of a union share one place: that of the first.
std::string Lowering::memberName(const ValueDecl &member) const {
  const auto *const parent = dyn_cast<RecordDecl>(member.getDeclContext());
  if (isa<FieldDecl>(member) && parent && parent->isUnion())
    for (const FieldDecl *const first : parent->fields())
      if (first->getIdentifier())
        return first->getName().str();
  if (isa<CXXConversionDecl>(member))
    return "operator";
  return member.getNameAsString();
}

// "a.b.c" of a chain of members and scopes; calls inside are left out.
std::string Lowering::written(const Expr *e) const {
  if (!e)
    return {};
  e = e->IgnoreUnlessSpelledInSource();
  const auto dotted = [](std::string name) {
    for (auto at = name.find("::"); at != name.npos; at = name.find("::"))
      name.replace(at, 2, ".");
    return name;
  };
  if (const MacroUse *const use = file_.macros.covering(*e))
    return use->name;
  if (const auto *const field = dyn_cast<MemberExpr>(e)) {
    const std::string own = field->getMemberDecl()->getNameAsString();
    return field->isImplicitAccess() ? own
                                     : written(field->getBase()) + '.' + own;
  }
  if (const auto *const operation = dyn_cast<CXXOperatorCallExpr>(e))
    return operation->getNumArgs() ? written(operation->getArg(0))
                                   : std::string{};
  if (const auto *const made = dyn_cast<CallExpr>(e))
    return written(made->getCallee());
  if (const auto *const element = dyn_cast<ArraySubscriptExpr>(e))
    return written(element->getBase());
  if (const auto *const behind = dyn_cast<clang::UnaryOperator>(e))
    return written(behind->getSubExpr());
  if (isa<CXXThisExpr>(e))
    return "this";
  if (const auto *const name = dyn_cast<DeclRefExpr>(e)) {
    std::string out;
    if (const NestedNameSpecifier *const scope = name->getQualifier()) {
      llvm::raw_string_ostream stream(out);
      scope->print(stream, file_.context.getPrintingPolicy());
    }
    out += name->getDecl()->getNameAsString();
    if (out.starts_with("::"))
      out.erase(0, 2);
    return dotted(out);
  }
  return {};
}

} // namespace philint::clang_reader
