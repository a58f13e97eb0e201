// Control flow of one function: blocks, handlers, entry and exit states.
#include "core/ir/LowerFunction.h"

#include <algorithm>

namespace philint::ir::lowering {

FunctionLowering::FunctionLowering(const Unit &unit, const Cells &cells,
                                   UnitFacts &facts)
    : unit_(unit), cells_(cells), facts_(facts) {
  ssa_.context = this;
  ssa_.initialValue = [](void *self, Var variable) {
    return static_cast<FunctionLowering *>(self)->initialValue(variable);
  };
  stepPaths_.assign(unit.steps.size(), kNone);
  cellWrite_.assign(facts.cells.size(), kNone);
  cellWriteOwner_.assign(facts.cells.size(), kNone);
}

void FunctionLowering::run(FunctionId function, std::span<Wanted> wanted) {
  id_ = function;
  function_ = &unit_.functions[function];
  out_ = &facts_.functions[function];
  clear();
  scanUses();
  buildBlocks();
  makeParameters();
  for (std::uint32_t b = 0; b < function_->blocks.size(); ++b)
    lowerBlock(b);
  finishFunction(wanted);
  emit(wanted);
}

void FunctionLowering::clear() {
  graph_.clear();
  const auto blocks = static_cast<std::uint32_t>(function_->blocks.size());
  auto variables = static_cast<std::uint32_t>(function_->variables.size());
  exception_ = variables++;
  shadows_.assign(function_->parameters.size(), kNone);
  ssa_.clear(blocks, variables + static_cast<std::uint32_t>(shadows_.size()));
  for (std::size_t i = 0; i < shadows_.size(); ++i)
    shadows_[i] = variables++;
  mutated_.assign(variables, false);
  changed_.assign(variables, 0);
  visit_ = 0;
  parameterNodes_.assign(shadows_.size(), kNone);
  parameterAfter_.assign(shadows_.size(), kNone);
  effects_.clear();
  parameterTrue_.assign(shadows_.size(), kNone);
  parameterFalse_.assign(shadows_.size(), kNone);
  entryOf_.assign(blocks, kNone);
  exceptionOf_.assign(blocks, kNone);
  caught_.assign(blocks, kNone);
  isHandler_.assign(blocks, false);
  returning_.clear();
  annotated_.clear();
  annotations_.clear();
  for (const VariableType &annotated : function_->variableTypes)
    if (!annotated.member)
      annotations_.emplace_back(annotated.variable, annotated.type);
  std::stable_sort(
      annotations_.begin(), annotations_.end(),
      [](const auto &a, const auto &b) { return a.first < b.first; });
  siteCalls_.clear();
  scopeContexts_.assign(function_->scopes.size(), kNone);
  pathOwner_.assign(pathOwner_.size(), kNone);
  firstSite_ = static_cast<std::uint32_t>(facts_.sites.size());
  firstArgument_ = static_cast<std::uint32_t>(facts_.siteArguments.size());
  out_->firstSite = firstSite_;
  out_->firstBlock = static_cast<std::uint32_t>(facts_.blocks.size());
  out_->firstScope = static_cast<std::uint32_t>(facts_.scopes.size());
  out_->firstThrow = static_cast<std::uint32_t>(facts_.throwPoints.size());
  return_ = graph_.add(VertexKind::Return, function_->nameSpan);
  throw_ = graph_.add(VertexKind::Throw, function_->nameSpan);
  loopScope_.assign(function_->scopes.size(), false);
  for (std::size_t s = 0; s < function_->scopes.size(); ++s) {
    const Scope &scope = function_->scopes[s];
    loopScope_[s] = scope.kind == ScopeKind::Loop ||
                    (scope.parent < s && loopScope_[scope.parent]);
  }
}

void FunctionLowering::buildBlocks() {
  findReturns();
  const auto &blocks = function_->blocks;
  for (std::uint32_t b = 0; b < blocks.size(); ++b)
    if (blocks[b].handler != kNone) {
      entryOf_[b] = ssa_.addBlock();
      exceptionOf_[b] = ssa_.addBlock();
      isHandler_[blocks[b].handler] = true;
    }
  // A block before the first one, so that a loop to the start has a join.
  ssa_.addPredecessor(enterBlock(0), ssa_.addBlock());
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (entryOf_[b] != kNone) {
      ssa_.addPredecessor(b, entryOf_[b]);
      ssa_.addPredecessor(exceptionOf_[b], entryOf_[b]);
      ssa_.addPredecessor(enterBlock(blocks[b].handler), exceptionOf_[b]);
    }
    for (const std::uint32_t next : blocks[b].next)
      if (next != kNone)
        ssa_.addPredecessor(enterBlock(next), b);
  }
  ssa_.predecessorFilled(enterBlock(0));
}

void FunctionLowering::makeParameters() {
  for (std::size_t p = 0; p < function_->parameters.size(); ++p) {
    const Parameter &parameter = function_->parameters[p];
    const NodeId node = makeObject(VertexKind::Parameter, parameter.span,
                                   static_cast<std::uint32_t>(p));
    parameterNodes_[p] = node;
    if (parameter.variable == kNone)
      continue;
    VariableState &state = ssa_.variables[parameter.variable];
    const IdentityId identity = graph_.nodes[node].identity;
    graph_.nodes[node].name = state.name;
    graph_.nodes[node].flags = kVertexNamed;
    state.initial = node;
    graph_.hold(identity, parameter.variable);
    toCell(parameter.variable, node);
    if (state.single) {
      state.identity = identity;
      shadows_[p] = parameter.variable;
      continue;
    }
    // The caller's object stays what it is when the name gets another value.
    VariableState &shadow = ssa_.variables[shadows_[p]];
    shadow.single = true;
    shadow.named = true;
    shadow.name = state.name;
    shadow.initial = node;
    shadow.identity = identity;
    graph_.hold(identity, shadows_[p]);
  }
}

// What a variable holds before anything in this function assigns it.
NodeId FunctionLowering::initialValue(Var variable) {
  if (variable >= function_->variables.size())
    return kNone;
  const std::uint32_t cell = cells_.of(id_, variable);
  const VariableKind kind = function_->variables[variable].kind;
  if (cell == kNone ||
      (kind != VariableKind::Global && kind != VariableKind::Captured) ||
      (id_ == 0 && definitionCount_[variable] > 0))
    return kNone;
  const NodeId node =
      makeObject(VertexKind::CellRead, function_->nameSpan, cell);
  VariableState &state = ssa_.variables[variable];
  Node &made = graph_.nodes[node];
  made.name = state.name;
  made.flags = kVertexNamed;
  if (cells_.state(cell).fixed)
    made.bits |= kInert;
  if (cells_.state(cell).external)
    made.bits |= kExternal;
  if (state.single)
    state.identity = made.identity;
  graph_.hold(made.identity, variable);
  return node;
}

void FunctionLowering::lowerBlock(std::uint32_t b) {
  const Block &block = function_->blocks[b];
  block_ = b;
  inLoop_ = block.scope < loopScope_.size() && loopScope_[block.scope];
  if (entryOf_[b] != kNone) {
    ssa_.predecessorFilled(b);
    ssa_.predecessorFilled(exceptionOf_[b]);
  }
  ssa_.begin(b);
  logging_ = entryOf_[b] != kNone;
  log_.clear();
  logMark_ = 0;
  if (isHandler_[b])
    ssa_.write(exception_, caught(b));
  noteScopes(block.scope);
  FlowBlock flow;
  flow.firstSite = static_cast<SiteId>(facts_.sites.size());
  for (std::uint32_t k = block.firstInstruction; k < block.endInstruction; ++k)
    lowerInstruction(function_->instructions[k]);
  flow.endSite = static_cast<SiteId>(facts_.sites.size());
  for (int side = 0; side < 2; ++side)
    if (block.next[side] != kNone)
      flow.next[side] = out_->firstBlock + block.next[side];
  if (block.handler != kNone)
    flow.handler = out_->firstBlock + block.handler;
  flow.scope = out_->firstScope + block.scope;
  flow.terminator = block.terminator;
  facts_.blocks.push_back(flow);
  terminate(b);
}

// A scope's context is its value in the first block that has one.
void FunctionLowering::noteScopes(std::uint32_t scope) {
  for (; scope < scopeContexts_.size();
       scope = function_->scopes[scope].parent) {
    if (function_->scopes[scope].context == kNone)
      continue;
    if (scopeContexts_[scope] != kNone)
      return;
    scopeContexts_[scope] = use(function_->scopes[scope].context);
  }
}

void FunctionLowering::terminate(std::uint32_t b) {
  const Block &block = function_->blocks[b];
  NodeId value = block.value == kNone ? kNone : use(block.value);
  Guard guard;
  // In languages in which any value may be asked whether it is one, and whose
  // frontend branches on nothing else.
  const bool branches =
      block.terminator == Terminator::Branch &&
      block.next[0] != block.next[1] &&
      (isScript() || unit_.language == Language::Python);
  if (block.terminator == Terminator::Return) {
    graph_.connect(value, return_);
    returning_.push_back(b);
  } else if (block.terminator == Terminator::Throw) {
    if (value == kNone)
      value = plain(exception_);
    logMark_ = log_.size();
    raise(value, block.handler);
    // A rejection that the frontend added is no statement of the source.
    if (!isScript() || block.span.end > block.span.begin)
      facts_.throwPoints.push_back(
          {id_, value, out_->firstBlock + b, block.span});
  } else if (block.terminator == Terminator::Branch &&
             block.next[0] != block.next[1]) {
    guard = guardOf(value);
  }
  ssa_.finish();
  if (entryOf_[b] != kNone)
    finishProtected(b);
  for (int side = 0; side < 2; ++side) {
    if (block.next[side] == kNone)
      continue;
    const NodeId emptied = branches ? emptyOn(value, side) : kNone;
    if (guard.site != kNone || emptied != kNone)
      guardEdge(b, side, guard, emptied);
    ssa_.predecessorFilled(enterBlock(block.next[side]));
  }
}

// The state in which the handler may start: that of the block's start joined
// with every definition up to the last instruction that may raise.
void FunctionLowering::finishProtected(std::uint32_t b) {
  const std::uint32_t at = exceptionOf_[b];
  logging_ = false;
  std::vector<std::pair<Var, NodeId>> joins;
  // A definition joins its variable's node; few variables change in a block.
  for (std::size_t i = 0; i < logMark_; ++i) {
    const auto [variable, node] = log_[i];
    NodeId phi = kNone;
    for (const auto &[v, made] : joins)
      if (v == variable)
        phi = made;
    if (phi == kNone) {
      const NodeId before = ssa_.readAtEnd(variable, entryOf_[b]);
      phi = ssa_.join(variable, at);
      joins.push_back({variable, phi});
      graph_.connect(before, phi);
    }
    graph_.connect(graph_.resolve(node), phi);
  }
  for (const auto &[variable, phi] : joins)
    ssa_.define(variable, at, phi);
  ssa_.predecessorFilled(enterBlock(function_->blocks[b].handler));
}

NodeId FunctionLowering::caught(std::uint32_t handler) {
  NodeId &node = caught_[handler];
  if (node != kNone)
    return node;
  const Block &block = function_->blocks[handler];
  node = makeObject(VertexKind::Caught, block.span);
  const NodeId made = node;
  // A handler of certain types lets others pass.
  for (std::uint32_t k = block.firstInstruction; k < block.endInstruction; ++k)
    if (function_->instructions[k].op == Op::Catch) {
      if (function_->instructions[k].aux != kNone && block.handler != handler)
        raise(made, block.handler);
      break;
    }
  return made;
}

void FunctionLowering::raise(NodeId thrown, std::uint32_t handler) {
  graph_.connect(thrown, handler == kNone ? throw_ : caught(handler));
}

void FunctionLowering::finishFunction(std::span<Wanted> wanted) {
  for (std::size_t p = 0; p < shadows_.size(); ++p) {
    if (!mutated_[shadows_[p]])
      continue;
    NodeId one = kNone;
    NodeId joined = kNone;
    for (const std::uint32_t b : returning_) {
      const NodeId value = ssa_.readAtEnd(shadows_[p], b);
      if (value == kNone || value == one)
        continue;
      if (one == kNone) {
        one = value;
        continue;
      }
      if (joined == kNone) {
        joined = graph_.addVersion(VertexKind::Value, parameterNodes_[p],
                                   function_->parameters[p].span);
        graph_.nodes[joined].bits |= kPhi;
        graph_.connect(one, joined);
      }
      graph_.connect(value, joined);
    }
    parameterAfter_[p] = joined != kNone ? joined : one;
  }
  finishGuards();
  wantedNodes_.clear();
  const auto last = static_cast<std::uint32_t>(function_->blocks.size()) - 1;
  for (const Wanted &want : wanted) {
    const Var v = want.variable;
    const VariableState &state = ssa_.variables[v];
    wantedNodes_.push_back(state.blockLocal ? state.current
                                            : ssa_.readAtEnd(v, last));
  }
}

NodeId FunctionLowering::returnedBy(std::uint32_t b) {
  const Var returned = function_->blocks[b].value;
  if (returned == kNone)
    return kNone;
  const VariableState &state = ssa_.variables[returned];
  return graph_.resolve(state.blockLocal ? state.current
                                         : ssa_.readAtEnd(returned, b));
}

// Does the block return what is surely not true, or not false?
bool FunctionLowering::returnsNot(std::uint32_t b, bool truth) {
  const NodeId value = returnedBy(b);
  if (value == kNone)
    return function_->blocks[b].value == kNone && truth;
  const Node &node = graph_.nodes[graph_.rootOf(value)];
  if (node.kind != VertexKind::Literal)
    return false;
  const Constant &constant = unit_.constants[node.data];
  if (constant.kind == ConstantKind::None)
    return truth;
  const std::string_view text = unit_.strings.text(constant.text);
  return constant.kind == ConstantKind::Boolean &&
         (text == "true" || text == "True") != truth;
}

// What the parameter is where the function returns true (or false): a call that
// asks for it tells of its argument. kNone where the result tells nothing.
NodeId FunctionLowering::knownWhen(std::size_t p, bool truth) {
  bool tells = false, any = false;
  const NodeId joined = graph_.addVersion(
      VertexKind::Value, parameterNodes_[p], function_->parameters[p].span);
  graph_.nodes[joined].bits |= kPhi;
  for (const std::uint32_t b : returning_) {
    if (returnsNot(b, truth)) {
      tells = true;
      continue;
    }
    NodeId value = ssa_.readAtEnd(shadows_[p], b);
    const Guard guard = guardOf(returnedBy(b));
    std::uint32_t argument = 0;
    if (value != kNone && guard.site != kNone &&
        asks(value, guard.site, argument)) {
      tells = true;
      const NodeId asked = graph_.addVersion(VertexKind::Value, value,
                                             graph_.nodes[value].span);
      graph_.connect(value, asked,
                     guard.positive == truth ? EdgeKind::GuardTrue
                                             : EdgeKind::GuardFalse,
                     guard.site, argument);
      value = asked;
    }
    graph_.connect(value, joined);
    any = true;
  }
  return tells && any ? joined : kNone;
}

// A function whose result tells of its parameters is a guard.
void FunctionLowering::finishGuards() {
  if (id_ == 0 || out_->isGenerator)
    return;
  bool tells = false;
  for (const std::uint32_t b : returning_)
    tells = tells || (function_->blocks[b].value != kNone &&
                      (returnsNot(b, true) || returnsNot(b, false) ||
                       guardOf(returnedBy(b)).site != kNone));
  if (!tells)
    return;
  for (std::size_t p = 0; p < shadows_.size(); ++p) {
    if (function_->parameters[p].variable == kNone)
      continue;
    parameterTrue_[p] = knownWhen(p, true);
    parameterFalse_[p] = knownWhen(p, false);
  }
}

} // namespace philint::ir::lowering
