// What a name means: a local, a member, a name of the file, or one that other
// files may declare.
#include "frontends/cxx_syntax/Lowering.h"

#include <algorithm>

namespace philint::cxx {

using namespace ir;

Lowering::Binding *Lowering::find(Symbol name) {
  for (std::size_t i = bindings_.size(); i-- > 0;)
    if (bindings_[i].name == name)
      return &bindings_[i];
  return nullptr;
}

Var Lowering::use(const Binding &binding) {
  return binding.function == current_ ? binding.variable
                                      : captured(current_, binding);
}

// The variable as `function` sees it, captured through all in between.
Var Lowering::captured(std::uint32_t function, const Binding &binding) {
  if (function == binding.function || function == kNone)
    return binding.variable;
  const std::uint64_t key = (std::uint64_t{function} + 1) << 32 | binding.id;
  const std::uint32_t known = captures_.find(key);
  if (known != FlatMap::kAbsent)
    return known;
  const Var outer = captured(unit_.functions[function].parent, binding);
  auto &own = unit_.functions[function].variables;
  const auto made = static_cast<Var>(own.size());
  own.push_back({binding.name, VariableKind::Captured, outer});
  captures_.at(key) = made;
  return made;
}

Var Lowering::globalVariable(const std::string &name) {
  const Symbol symbol = intern(name);
  std::uint32_t &found =
      globals_.at((std::uint64_t{current_} + 1) << 32 | symbol.id);
  if (found == FlatMap::kAbsent) {
    auto &variables = unit_.functions[current_].variables;
    found = static_cast<Var>(variables.size());
    variables.push_back({symbol, VariableKind::Global, kNone});
  }
  return found;
}

void Lowering::bind(Symbol name, Var variable, Traits traits) {
  Binding made;
  made.name = name;
  made.variable = variable;
  made.function = current_;
  made.id = ++bindingCount_;
  made.traits = traits;
  bindings_.push_back(made);
}

std::string Lowering::qualified(const std::string &name) const {
  if (name.starts_with("::"))
    return name.substr(2);
  return scope_.empty() ? name : scope_ + "::" + name;
}

// The scopes that an unqualified name is looked up in, innermost first, with a
// space between; a lone "." is the outermost.
std::string Lowering::scopesToSearch(std::string_view name) const {
  if (name.starts_with("::"))
    return ".";
  std::string out;
  const auto add = [&](const std::string &scope) {
    if (!out.empty())
      out += ' ';
    out += scope.empty() ? "." : scope;
  };
  const auto chain = [&](std::string scope) {
    while (!scope.empty()) {
      add(scope);
      const auto at = scope.rfind("::");
      scope.resize(at == scope.npos ? 0 : at);
    }
  };
  chain(ownerClass_);
  if (scope_ != ownerClass_)
    chain(scope_);
  add({});
  for (const std::string &used : index_.usedNamespaces)
    add(used);
  return out;
}

Var Lowering::imported(std::string name, Span where) {
  if (const auto used = index_.used.find(name.substr(0, name.find("::")));
      used != index_.used.end())
    name = used->second +
           name.substr(std::min(name.size(), name.find("::")));
  Import made;
  made.path = intern(scopesToSearch(name));
  made.member = intern(name.starts_with("::") ? name.substr(2) : name);
  made.span = where;
  return import(made);
}

// What the file itself declares under the name, as seen from here.
const DeclaredName *Lowering::declared(const std::string &name,
                                       std::string &whole) const {
  const auto look = [&](std::string scope) -> const DeclaredName * {
    for (;;) {
      whole = scope.empty() ? name : scope + "::" + name;
      if (const auto at = index_.names.find(whole); at != index_.names.end())
        return &at->second;
      if (scope.empty())
        return nullptr;
      const auto at = scope.rfind("::");
      scope.resize(at == scope.npos ? 0 : at);
    }
  };
  if (name.starts_with("::")) {
    whole = name.substr(2);
    const auto at = index_.names.find(whole);
    return at == index_.names.end() ? nullptr : &at->second;
  }
  if (const DeclaredName *found = look(ownerClass_))
    return found;
  return look(scope_);
}

const Traits *Lowering::ownField(const std::string &name) const {
  const auto owner = index_.classes.find(ownerClass_);
  if (ownerClass_.empty() || owner == index_.classes.end())
    return nullptr;
  const auto field = owner->second.fields.find(name);
  return field == owner->second.fields.end() ? nullptr : &field->second;
}

bool Lowering::isOwnMethod(const std::string &name) const {
  const auto owner = index_.classes.find(ownerClass_);
  return !ownerClass_.empty() && owner != index_.classes.end() &&
         owner->second.methods.count(name) != 0;
}

// A name that no part of the file declares, in a method whose class stands in
// another file: a member, unless it is written as constants and macros are.
bool Lowering::looksLikeMember(const std::string &name) const {
  if (ownerClass_.empty() || name.find(':') != name.npos)
    return false;
  if (name.ends_with('_') || name.starts_with("m_"))
    return true;
  return !index_.classes.count(ownerClass_) &&
         std::any_of(name.begin(), name.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string Lowering::expanded(std::string name) const {
  constexpr unsigned kMostSteps = 8;
  for (unsigned i = 0; i < kMostSteps && !index_.macros.empty(); ++i) {
    const auto at = index_.macros.find(name);
    if (at == index_.macros.end())
      break;
    name = at->second;
  }
  return name;
}

// Members of a union share one place: that of the first.
Symbol Lowering::memberName(std::string_view own) {
  if (!index_.unionMembers.empty())
    if (const auto at = index_.unionMembers.find(std::string(own));
        at != index_.unionMembers.end())
      return intern(at->second);
  return intern(own);
}

Var Lowering::thisValue() {
  if (const Binding *own = find(this_))
    return use(*own);
  return globalVariable("this");
}

} // namespace philint::cxx
