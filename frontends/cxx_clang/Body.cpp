// Functions: which of the unit's a definition is, and its body from the tree.
#include "frontends/cxx_clang/Lowering.h"

#include <clang/Lex/Lexer.h>

#include <algorithm>

namespace philint::clang_reader {

using namespace ir;
using namespace clang;

namespace {
std::string lastPart(const std::string &name) {
  const auto at = name.rfind("::");
  return at == name.npos ? name : name.substr(at + 2);
}
} // namespace

Lowering::Lowering(Unit &unit, EmitterScratch &scratch, const File &file,
                   TypeNames &names)
    : Emitter(unit, scratch, 1024), file_(file), names_(names) {
  captures_.reset(16);
  globals_.reset(64);
}

// Where a place is in the file: of an argument of a macro where it was written,
// of what a macro made the macro's name.
std::optional<std::uint32_t> Lowering::offsetOf(SourceLocation at) const {
  if (at.isInvalid())
    return std::nullopt;
  const auto [id, offset] =
      file_.sources.getDecomposedLoc(file_.sources.getFileLoc(at));
  return id == file_.id ? std::optional<std::uint32_t>(offset) : std::nullopt;
}

Span Lowering::spanOf(SourceRange range) const {
  const auto begin = offsetOf(range.getBegin());
  if (!begin)
    return around_;
  SourceLocation last = range.getEnd();
  if (last.isMacroID()) {
    const SourceLocation spelled = file_.sources.getFileLoc(last);
    const CharSourceRange whole = file_.sources.getExpansionRange(last);
    // Not an argument: as far as the whole macro goes.
    last = spelled == whole.getBegin() ? whole.getEnd() : spelled;
  }
  const auto end = offsetOf(last);
  if (!end || *end < *begin)
    return {*begin, *begin};
  return {*begin,
          *end + Lexer::MeasureTokenLength(file_.sources.getFileLoc(last),
                                           file_.sources,
                                           file_.context.getLangOpts())};
}

// The smallest function whose name stands there.
std::uint32_t Lowering::functionAt(std::uint32_t offset) const {
  std::uint32_t found = kNone;
  for (std::uint32_t f = 1; f < unit_.functions.size(); ++f) {
    const Function &one = unit_.functions[f];
    if (one.kind == FunctionKind::Lambda || one.nameSpan.begin > offset ||
        offset >= one.nameSpan.end)
      continue;
    if (found == kNone ||
        one.span.end - one.span.begin < unit_.functions[found].span.end -
                                            unit_.functions[found].span.begin)
      found = f;
  }
  return found;
}

std::uint32_t Lowering::lambdaAt(std::uint32_t begin) const {
  for (std::uint32_t f = 1; f < unit_.functions.size(); ++f)
    if (unit_.functions[f].kind == FunctionKind::Lambda &&
        unit_.functions[f].span.begin == begin &&
        unit_.functions[f].parent == current_)
      return f;
  return kNone;
}

std::uint32_t Lowering::addFunction(const FunctionDecl &definition,
                                    Span where) {
  const auto index = static_cast<std::uint32_t>(unit_.functions.size());
  Function made;
  made.kind = FunctionKind::Function;
  made.parent = 0;
  made.span = where;
  made.nameSpan = spanOf(SourceRange(definition.getLocation()));
  unit_.functions.push_back(std::move(made));
  return index;
}

// `name = closure`, as the syntax reader says at the end of the module's body.
void Lowering::bindInModule(const std::string &name, std::uint32_t index,
                            bool isShared) {
  Function &module = unit_.functions[0];
  if (module.blocks.empty() ||
      module.blocks.back().endInstruction != module.instructions.size())
    return;
  const std::uint32_t outer = current_;
  current_ = 0;
  const Var global = globalVariable(name, isShared);
  current_ = outer;
  module.variables.emplace_back();
  const auto value = static_cast<Var>(module.variables.size() - 1);
  Instruction closure;
  closure.op = Op::Closure;
  closure.dst = value;
  closure.aux = index;
  closure.span = unit_.functions[index].span;
  Instruction given;
  given.op = Op::Move;
  given.dst = global;
  given.a = value;
  given.span = unit_.functions[index].nameSpan;
  module.instructions.push_back(closure);
  module.instructions.push_back(given);
  module.blocks.back().endInstruction += 2;
}

// What is put back where the tree turns out to hide something.
struct Lowering::Saved {
  std::size_t count = 0; // of functions
  std::vector<std::pair<std::uint32_t, Function>> functions;
  std::size_t problems = 0, shared = 0;
};

Lowering::Saved Lowering::save(std::uint32_t index) const {
  Saved out;
  out.count = unit_.functions.size();
  out.problems = unit_.problems.size();
  out.shared = shared_.size();
  if (index >= unit_.functions.size())
    return out;
  std::vector<bool> inside(unit_.functions.size());
  inside[index] = true;
  for (std::uint32_t f = index; f < unit_.functions.size(); ++f) {
    const std::uint32_t parent = unit_.functions[f].parent;
    if (!inside[f] && (parent == kNone || parent < index || !inside[parent]))
      continue;
    inside[f] = true;
    out.functions.emplace_back(f, unit_.functions[f]);
  }
  return out;
}

void Lowering::restore(Saved &&saved) {
  unit_.functions.resize(saved.count);
  unit_.problems.resize(saved.problems);
  shared_.resize(saved.shared);
  for (auto &[index, function] : saved.functions)
    unit_.functions[index] = std::move(function);
}

// Lambdas that the syntax reader saw and Clang did not (of a branch that is not
// built) belong to a body that is gone.
void Lowering::forgetUnread(const Saved &saved) {
  for (const auto &[index, before] : saved.functions) {
    Function &now = unit_.functions[index];
    const bool isRead =
        std::any_of(pending_.begin(), pending_.end(),
                    [&](const Pending &p) { return p.index == index; });
    if (isRead)
      continue;
    for (Variable &variable : now.variables)
      if (variable.kind == VariableKind::Captured)
        variable = {variable.name, VariableKind::Local, kNone};
    for (Parameter &parameter : now.parameters)
      parameter.type = parameter.defaultValue = kNone;
    now.resultType = kNone;
  }
  // What the parser stumbled on inside is read now.
  if (saved.functions.empty())
    return;
  const Span whole = unit_.functions[saved.functions.front().first].span;
  const auto end = unit_.problems.begin() +
                   static_cast<std::ptrdiff_t>(saved.problems);
  unit_.problems.erase(
      std::remove_if(unit_.problems.begin(), end,
                     [&](const Problem &p) {
                       return p.span.begin >= whole.begin &&
                              p.span.end <= whole.end;
                     }),
      end);
}

bool Lowering::lower(const FunctionDecl &definition) {
  const auto at = offsetOf(definition.getLocation());
  if (!at)
    return false;
  current_ = 0;
  around_ = spanOf(definition.getSourceRange());
  std::uint32_t index = functionAt(*at);
  const bool isNew = index == kNone;
  Saved saved = save(index);
  constexpr std::size_t kLambdas = 64; // that the syntax reader did not see
  if (unit_.functions.capacity() < saved.count + kLambdas)
    unit_.functions.reserve(2 * saved.count + kLambdas);
  if (isNew)
    index = addFunction(definition, around_);
  const std::string name = qualifiedName(definition);
  bool isBound = !isNew;
  {
    Function &own = unit_.functions[index];
    const auto *const method = dyn_cast<CXXMethodDecl>(&definition);
    std::string last = lastPart(name);
    if (isa<CXXConstructorDecl>(definition))
      last = "(constructor)";
    else if (isa<CXXDestructorDecl>(definition))
      last = "(destructor)";
    own.name = intern(last);
    if (method && !method->isStatic())
      own.kind = FunctionKind::Method;
    else
      own.kind = own.ownerClass == kNone ? FunctionKind::Function
                                         : FunctionKind::Static;
    if (own.ownerClass == kNone) {
      const Symbol suffix = intern(name);
      isBound = isBound && suffix == own.suffix;
      own.suffix = suffix;
    }
  }
  pending_.clear();
  consumed_.clear();
  Pending first;
  first.definition = &definition;
  first.index = index;
  pending_.push_back(first);
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    const Pending what = pending_[i];
    body(what);
  }
  if (hidesMacros(definition)) {
    restore(std::move(saved));
    return false;
  }
  forgetUnread(saved);
  const bool isShared = definition.hasExternalFormalLinkage();
  if (!isBound)
    bindInModule(name, index, isShared);
  if (const std::string own = nameOfFunction(definition); own != name)
    bindInModule(own, index, isShared);
  return true;
}

bool Lowering::hidesMacros(const FunctionDecl &definition) const {
  const Stmt *const body = definition.getBody();
  if (!body)
    return true;
  for (const MacroUse *const use : file_.macros.within(
           file_.sources.getFileLoc(body->getBeginLoc()),
           file_.sources.getFileLoc(body->getEndLoc())))
    if (!consumed_.count(use))
      return true;
  return false;
}

void Lowering::parameters(const FunctionDecl &definition, bool hasThis,
                          std::uint32_t index) {
  const std::size_t skip = hasThis ? 1 : 0;
  const std::size_t count = definition.getNumParams() + skip;
  std::vector<Parameter> before =
      std::move(unit_.functions[index].parameters);
  unit_.functions[index].parameters.clear();
  const bool isVariadic = definition.isVariadic();
  const bool fits = before.size() == count + isVariadic;
  const auto add = [&](Symbol name, std::size_t i, Span where) {
    Function &own = unit_.functions[index];
    Parameter made;
    if (fits)
      made = before[i];
    made.span = where;
    made.variable = static_cast<Var>(own.variables.size());
    own.variables.push_back({name, VariableKind::Parameter, kNone});
    own.parameters.push_back(made);
    return made.variable;
  };
  if (hasThis) {
    const Span where = unit_.functions[index].nameSpan;
    add(intern("this"), 0, {where.begin, where.begin});
  }
  for (unsigned i = 0; i < definition.getNumParams(); ++i) {
    const ParmVarDecl &own = *definition.getParamDecl(i);
    Traits traits = traitsOf(own.getType());
    traits.isArray = false;
    const Span where = spanOf(own.getSourceRange());
    const Var variable = add(intern(own.getName()), i + skip, where);
    unit_.functions[index].parameters.back().kind = ParameterKind::Normal;
    bind(&own, variable, traits);
  }
  if (isVariadic) {
    add({}, count, unit_.functions[index].nameSpan);
    unit_.functions[index].parameters.back().kind = ParameterKind::Rest;
  }
}

void Lowering::body(const Pending &what) {
  const FunctionDecl &definition = *what.definition;
  const Stmt *inside = definition.getBody();
  if (!inside)
    return;
  current_ = what.index;
  definition_ = &definition;
  around_ = unit_.functions[what.index].span;
  depth_ = 0;
  loops_.clear();
  labels_.clear();
  isReached_.clear();
  cases_.clear();
  isBegun_.clear();
  objects_.clear();
  annotatedResults_.clear();
  self_ = what.self;
  const auto *const method = dyn_cast<CXXMethodDecl>(&definition);
  const bool hasThis = method && !method->isStatic() && !what.lambda;
  {
    Function &own = unit_.functions[what.index];
    own.variables.clear();
    own.calls.clear();
    own.operands.clear();
    own.scopes.clear();
    own.variableTypes.clear();
    own.isGenerator = false;
    if (what.lambda) // its types' values were in the body around
      own.resultType = kNone;
  }
  globals_.reset(64);
  parameters(definition, hasThis, what.index);
  if (what.lambda)
    for (Parameter &own : unit_.functions[what.index].parameters)
      own.type = own.defaultValue = kNone;
  builder_.start(unit_.functions[what.index]);
  if (hasThis) {
    Binding self;
    self.variable = 0;
    self.function = what.index;
    self.id = ++bindingCount_;
    self_ = self;
  }
  for (const ParmVarDecl *const own : definition.parameters()) {
    const Binding known = *find(own);
    const Traits &traits = known.traits;
    const Span where = spanOf(own->getSourceRange());
    annotate(known.variable, own->getType(), where);
    if (!traits.isPointer && !traits.isReference && !traits.isArithmetic)
      move(known.variable, copied(known.variable, where), where);
  }
  if (const auto *const constructor =
          dyn_cast<CXXConstructorDecl>(&definition))
    memberInitializers(*constructor);
  statement(inside);
  for (auto &[declaration, label] : labels_)
    if (!isReached_.count(declaration)) // a jump to where nothing is
      builder_.begin(label);
  builder_.finish();
}

// Gateway() : name_(name), Base(id) {}
void Lowering::memberInitializers(const CXXConstructorDecl &constructor) {
  for (const CXXCtorInitializer *const one : constructor.inits()) {
    if (!one->isWritten())
      continue;
    const Expr *const value = one->getInit();
    const Span where = spanOf(one->getSourceRange());
    const Var self = thisValue(where);
    if (const FieldDecl *const field = one->getAnyMember()) {
      const Traits traits = traitsOf(field->getType());
      const auto *const made =
          dyn_cast<CXXConstructExpr>(value->IgnoreImplicit());
      Var given = kNone;
      if (made && made->getNumArgs() == 1 &&
          !made->isStdInitListInitialization() &&
          !isOwnFunction(made->getConstructor()))
        given = ownCopy(expression(made->getArg(0)), made->getArg(0));
      else
        given = expression(value);
      if (!made && !traits.isPointer && !traits.isReference)
        given = ownCopy(given, value);
      store(self, fieldStep(memberName(*field)), given, where);
      continue;
    }
    // The base's constructor works on this object.
    const auto *const made =
        dyn_cast<CXXConstructExpr>(value->IgnoreImplicit());
    if (!made)
      continue;
    const std::string name = qualifiedName(*made->getConstructor()->getParent());
    Call call;
    call.written = intern(lastPart(name));
    call.calleeSpan = where;
    call.callee = load(imported(name, where), fieldStep("(constructor)"), where);
    call.arguments.push_back({ArgumentKind::Positional, {}, self, where});
    arguments(std::vector<const Expr *>(made->getArgs(),
                                        made->getArgs() + made->getNumArgs()),
              call);
    Emitter::call(std::move(call), where);
  }
}

// [x = f(), &y](const Note &note) { … }
Var Lowering::lambda(const LambdaExpr &e) {
  const Span where = spanOf(e);
  for (const LambdaCapture &capture : e.captures())
    if (e.isInitCapture(&capture))
      if (const auto *const own = dyn_cast<VarDecl>(capture.getCapturedVar());
          own && own->getInit()) {
        const Var given = expression(own->getInit());
        const Var variable = builder_.variable(intern(own->getName()),
                                               VariableKind::Local);
        bind(own, variable, traitsOf(own->getType()));
        move(variable, given, where);
      }
  std::uint32_t index = lambdaAt(where.begin);
  if (index == kNone ||
      std::any_of(pending_.begin(), pending_.end(),
                  [&](const Pending &p) { return p.index == index; })) {
    if (unit_.functions.size() == unit_.functions.capacity())
      return unknown({}, where); // the list may not move
    index = static_cast<std::uint32_t>(unit_.functions.size());
    Function made;
    made.kind = FunctionKind::Lambda;
    made.parent = current_;
    made.name = intern("<lambda@" + std::to_string(index) + ">");
    made.suffix = intern(std::string(name(function().suffix)) +
                         "::" + std::string(name(made.name)));
    made.span = where;
    made.nameSpan = {where.begin, where.begin};
    unit_.functions.push_back(std::move(made));
  }
  Pending later;
  later.definition = e.getCallOperator();
  later.lambda = &e;
  later.index = index;
  later.self = self_;
  pending_.push_back(later);
  return closure(index, where);
}

void Lowering::finish() {
  std::vector<Symbol> &shared = unit_.exportedNames;
  // A name of the file's own that the syntax reader keeps to it stays there.
  for (const Symbol own : shared_)
    shared.push_back(own);
  std::sort(shared.begin(), shared.end());
  shared.erase(std::unique(shared.begin(), shared.end()), shared.end());
}

} // namespace philint::clang_reader
