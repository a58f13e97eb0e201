// Functions: their headers where they stand, their bodies from the queue.
#include "frontends/cxx_syntax/Lowering.h"

namespace philint::cxx {

using namespace ir;

namespace {
std::string lastPart(const std::string &name) {
  const auto at = name.rfind("::");
  return at == name.npos ? name : name.substr(at + 2);
}
std::string without(const std::string &name) {
  const auto at = name.rfind("::");
  return at == name.npos ? std::string{} : name.substr(0, at);
}
} // namespace

// A definition outside classes; "Gateway::send" is a method of Gateway.
void Lowering::functionDefinition(NodeId n) {
  const NodeId own = typeOf(source_, n);
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (c == own || !isDeclarator(kind(c)))
      continue;
    Declarator taken = takeApart(source_, c);
    if (!taken.function || !taken.name)
      break;
    const std::string written = nameText(source_, taken.name);
    Header header;
    header.name = qualified(written);
    const std::string owner = without(header.name);
    // A qualified name is a member's, where it is not a namespace's that the
    // file opens itself.
    header.hasThis = written.find("::") != written.npos &&
                     !written.starts_with("::") && !owner.empty();
    std::string last = lastPart(header.name);
    if (header.hasThis) {
      header.ownerName = owner;
      header.kind = FunctionKind::Method;
      if (last == lastPart(owner))
        last = kConstructor;
      else if (last.starts_with('~'))
        last = kDestructor;
    }
    header.own = intern(last);
    if (node(n).begin >= fileSize_) // what withMacros() added
      header.kind = FunctionKind::Macro;
    const std::uint32_t index = newFunction(n, taken.function, header);
    unit_.functions[index].nameSpan = span(taken.name);
    if (isClassType(own) && !header.hasThis) {
      const std::uint32_t result = type(own);
      unit_.functions[index].resultType = result;
    }
    move(globalVariable(header.name), closure(index, span(n)),
         span(taken.name));
    return;
  }
}

std::uint32_t Lowering::newFunction(NodeId n, NodeId declarator,
                                    const Header &header) {
  const auto index = static_cast<std::uint32_t>(unit_.functions.size());
  {
    Function &made = unit_.functions.emplace_back();
    made.name = header.own;
    made.suffix = intern(header.name);
    made.kind = header.kind;
    made.parent = current_;
    made.ownerClass = header.owner;
    made.span = span(n);
    made.nameSpan = {made.span.begin, made.span.begin};
    if (header.hasThis) {
      Parameter self;
      self.variable = 0;
      self.span = made.nameSpan;
      made.variables.push_back({this_, VariableKind::Parameter, kNone});
      made.parameters.push_back(self);
    }
  }
  Pending what;
  what.node = n;
  what.declarator = declarator;
  what.scope = scope_;
  what.ownerClass = header.ownerName;
  what.depth = depth_;
  what.hasThis = header.hasThis;
  if (current_ != 0)
    what.visible = bindings_;
  pending_.push_back(std::move(what));
  if (declarator)
    if (const NodeId list = childOf(declarator, Kind::ParameterList))
      parameters(list, index);
  return index;
}

void Lowering::parameters(NodeId list, std::uint32_t index) {
  for (NodeId c = source_.tree.firstChild(list); c;
       c = source_.tree.nextSibling(c, list)) {
    Parameter made;
    made.span = span(c);
    Symbol own;
    if (kind(c) == Kind::VariadicParameter || kind(c) == Kind::Elision) {
      made.kind = ParameterKind::Rest;
      if (const NodeId pack = nameOfPack(c))
        own = intern(text(pack));
    } else if (kind(c) == Kind::ParameterDeclaration) {
      const NodeId typed = typeOf(source_, c);
      NodeId declarator = 0, value = 0;
      for (NodeId d = first(c); d; d = following(d, c)) {
        if (d == typed || kind(d) == Kind::TypeQualifier ||
            kind(d) == Kind::StorageClass)
          continue;
        if (!declarator && isDeclarator(kind(d)) &&
            !(value || (typed && hasToken(c, Kind::Assign) &&
                        node(d).begin > node(operatorOf(c)).begin)))
          declarator = d;
        else
          value = d;
      }
      if (typed && text(typed) == "void" && !declarator)
        continue;
      if (isClassType(typed))
        made.type = type(typed);
      if (value)
        made.defaultValue = expression(value);
      const Declarator taken = takeApart(source_, declarator);
      if (taken.name)
        own = intern(text(taken.name));
    } else {
      continue;
    }
    Function &function = unit_.functions[index];
    made.variable = static_cast<Var>(function.variables.size());
    function.variables.push_back({own, VariableKind::Parameter, kNone});
    function.parameters.push_back(made);
  }
}

// `args` of `Args &&...args`; 0 of `...`.
NodeId Lowering::nameOfPack(NodeId parameter) const {
  NodeId last = parameter;
  while (last && kind(last) != Kind::Identifier)
    last = first(last) ? lastOf(last) : 0;
  return last;
}

// Names of the parameters; one that is passed by value is a copy.
void Lowering::bindParameters(NodeId list) {
  std::size_t index = pending_[current_].hasThis ? 1 : 0;
  for (NodeId c = source_.tree.firstChild(list); c;
       c = source_.tree.nextSibling(c, list)) {
    if (kind(c) == Kind::VariadicParameter || kind(c) == Kind::Elision) {
      if (index >= function().parameters.size())
        return;
      const Var rest = function().parameters[index++].variable;
      if (const Symbol own = function().variables[rest].name) {
        Traits traits;
        traits.isReference = true;
        bind(own, rest, traits);
      }
      continue;
    }
    if (kind(c) != Kind::ParameterDeclaration)
      continue;
    const NodeId typed = typeOf(source_, c);
    NodeId declarator = 0;
    for (NodeId d = first(c); d; d = following(d, c))
      if (d != typed && isDeclarator(kind(d))) {
        declarator = d;
        break;
      }
    if (typed && text(typed) == "void" && !declarator)
      continue;
    if (index >= function().parameters.size())
      return;
    const Parameter given = function().parameters[index++];
    const Declarator taken = takeApart(source_, declarator);
    const Symbol own = function().variables[given.variable].name;
    if (!own)
      continue;
    Traits traits;
    addTypeTraits(source_, c, traits);
    addDeclarator(taken.traits, traits);
    traits.isArray = false; // a pointer after all
    traits.isOwnClass = isClassType(typed) && !traits.isPointer &&
                        !nameText(source_, typed).starts_with("std::");
    if (taken.function)
      traits.isPointer = true;
    bind(own, given.variable, traits);
    if (!traits.isPointer && !traits.isReference && !traits.isArithmetic)
      move(given.variable, copied(given.variable, span(c)), span(c));
  }
}

void Lowering::functionBody(std::uint32_t index) {
  current_ = index;
  const NodeId n = pending_[index].node;
  scope_ = pending_[index].scope;
  ownerClass_ = pending_[index].ownerClass;
  depth_ = pending_[index].depth;
  bindings_ = std::move(pending_[index].visible);
  loops_.clear();
  labels_.clear();
  builder_.start(unit_.functions[index]);
  if (index == 0) {
    topLevelChildren(0);
    return builder_.finish();
  }
  if (pending_[index].hasThis)
    {
    Traits traits;
    traits.isReference = traits.isPointer = true;
    bind(this_, 0, traits);
  }
  if (const NodeId declarator = pending_[index].declarator)
    if (const NodeId list = childOf(declarator, Kind::ParameterList))
      bindParameters(list);
  for (NodeId c = first(n); c; c = following(c, n)) {
    if (kind(c) == Kind::FieldInitializerList)
      memberInitializers(c);
    else if (kind(c) == Kind::CompoundStatement)
      statements(c);
    else if (kind(c) == Kind::TryStatement)
      statement(c);
  }
  for (auto &[name, label] : labels_)
    if (!label.second) { // a jump to where nothing is
      builder_.join(label.first, span(n));
      label.second = true;
    }
  builder_.finish();
}

// Gateway() : name_(name), Base(id) {}
void Lowering::memberInitializers(NodeId list) {
  const Var self = thisValue();
  for (NodeId c = first(list); c; c = following(c, list)) {
    if (kind(c) != Kind::FieldInitializer)
      continue;
    const NodeId own = first(c);
    const NodeId given = own ? following(own, c) : 0;
    if (!given)
      continue;
    if (kind(own) == Kind::FieldIdentifier || kind(own) == Kind::Identifier) {
      const std::string member(text(own));
      const bool isBase = !ownField(member) &&
                          (member == lastPart(ownerClass_) ||
                           (member[0] >= 'A' && member[0] <= 'Z'));
      if (!isBase) {
        const NodeId only = first(given);
        Var value = kNone;
        if (only && !following(only, given)) {
          value = expression(only);
          const Traits *traits = ownField(member);
          if (!traits || !(traits->isPointer || traits->isReference))
            value = ownCopy(value, only);
        } else {
          std::vector<Var> all;
          for (NodeId a = only; a; a = following(a, given))
            all.push_back(expression(a));
          value = all.empty() ? container(ContainerKind::Dict, span(c))
                              : derive(DeriveKind::Format, all, span(c));
        }
        store(self, step(StepKind::Field, memberName(member)), value, span(c));
        continue;
      }
    }
    // The base's constructor works on this object.
    Call made;
    made.written = intern(nameText(source_, own));
    made.calleeSpan = span(own);
    made.callee =
        load(imported(nameText(source_, own), span(own)),
             fieldStep(kConstructor), span(own));
    made.arguments.push_back(
        {ArgumentKind::Positional, {}, self, span(own)});
    arguments(given, made);
    call(std::move(made), span(c));
  }
}

// [x = f(), &y](const Note &note) { … }
Var Lowering::lambda(NodeId n) {
  const std::size_t mark = bindings_.size();
  if (const NodeId captures = childOf(n, Kind::LambdaCapture))
    for (NodeId c = first(captures); c; c = following(c, captures)) {
      const NodeId own = kind(c) == Kind::Other ? first(c) : 0;
      const NodeId value = own ? following(own, c) : 0;
      if (!value || kind(own) != Kind::Identifier)
        continue;
      const Var given = expression(value);
      const Var variable =
          builder_.variable(node(own).name, VariableKind::Local);
      bind(node(own).name, variable, {});
      move(variable, given, span(c));
    }
  Header header;
  header.own = intern("<lambda" + std::to_string(++lambdas_) + ">");
  const Symbol outer = function().suffix;
  header.name = (outer ? std::string(name(outer)) + "::" : std::string{}) +
                std::string(name(header.own));
  header.kind = FunctionKind::Lambda;
  header.ownerName = ownerClass_;
  const std::uint32_t index =
      newFunction(n, childOf(n, Kind::FunctionDeclarator), header);
  bindings_.resize(mark);
  return closure(index, span(n));
}

} // namespace philint::cxx
