// Values of one function: what each instruction defines.
#include "core/ir/Keys.h"
#include "core/ir/LowerFunction.h"

#include <algorithm>

namespace philint::ir::lowering {

PathId FunctionLowering::pathOf(Step step) {
  const std::uint64_t key = (std::uint64_t{step.name.id} << 8) |
                            static_cast<std::uint64_t>(step.kind);
  const auto [at, isNew] =
      paths_.try_emplace(key, static_cast<PathId>(facts_.paths.size()));
  if (isNew)
    facts_.paths.push_back({step});
  if (pathOwner_.size() < facts_.paths.size())
    pathOwner_.resize(facts_.paths.size() + 64, kNone);
  return at->second;
}

PathId FunctionLowering::pathOfStep(std::uint32_t step) {
  PathId &path = stepPaths_[step];
  if (path == kNone)
    path = pathOf(unit_.steps[step]);
  if (pathOwner_.size() < facts_.paths.size())
    pathOwner_.resize(facts_.paths.size() + 64, kNone);
  return path;
}

// The path of a subscript whose key is a literal after all, else any element;
// in ECMAScript a member and an element are one and the same.
PathId FunctionLowering::constantPath(NodeId key) {
  const bool isScript = this->isScript();
  if (key != kNone && graph_.nodes[key].kind == VertexKind::Literal) {
    const Constant &constant = unit_.constants[graph_.nodes[key].data];
    const bool isIndex = isIndexText(unit_.strings.text(constant.text));
    if (constant.kind == ConstantKind::String && isScript && constant.text)
      return pathOf({isIndex ? StepKind::Key : StepKind::Field, constant.text});
    if (constant.kind == ConstantKind::Integer ||
        (constant.kind == ConstantKind::String && !isScript && !isIndex))
      return pathOf({StepKind::Key, constant.text});
  }
  return pathOf(isScript ? Step{} : Step{StepKind::Any, {}});
}

NodeId FunctionLowering::makeObject(VertexKind kind, Span span,
                                    std::uint32_t data) {
  const NodeId node = graph_.add(kind, span, data);
  graph_.nodes[node].identity = graph_.newIdentity();
  return node;
}

NodeId FunctionLowering::plain(Var variable) {
  return variable == kNone ? kNone : ssa_.read(variable);
}

// The value of a variable as an operand; where another function writes it, its
// cell's content is part of it.
NodeId FunctionLowering::use(Var variable) {
  const NodeId value = plain(variable);
  if (value == kNone || variable >= function_->variables.size())
    return value;
  const std::uint32_t cell = cells_.of(id_, variable);
  if (cell == kNone || graph_.nodes[value].kind == VertexKind::CellRead ||
      !cells_.isWrittenOutside(cell, id_))
    return value;
  if (graph_.nodes[value].joined == kNone) {
    const NodeId join =
        graph_.addVersion(VertexKind::Value, value, graph_.nodes[value].span);
    const NodeId read =
        graph_.add(VertexKind::CellRead, graph_.nodes[value].span, cell);
    graph_.nodes[read].name = graph_.nodes[join].name =
        ssa_.variables[variable].name;
    graph_.nodes[read].flags = graph_.nodes[join].flags = kVertexNamed;
    graph_.nodes[join].root = graph_.nodes[value].root;
    graph_.nodes[join].joined = join;
    graph_.connect(value, join);
    graph_.connect(read, join);
    graph_.nodes[value].joined = join;
  }
  return graph_.nodes[value].joined;
}

void FunctionLowering::toCell(Var variable, NodeId node) {
  const std::uint32_t cell = cells_.of(id_, variable);
  if (cell == kNone || node == kNone)
    return;
  if (cellWriteOwner_[cell] != id_) {
    cellWriteOwner_[cell] = id_;
    cellWrite_[cell] =
        graph_.add(VertexKind::CellWrite, graph_.nodes[node].span, cell);
    Node &write = graph_.nodes[cellWrite_[cell]];
    write.name = function_->variables[variable].name;
    write.flags = kVertexNamed;
  }
  graph_.connect(node, cellWrite_[cell]);
}

// A new state of what the variable holds, or (from define) a new value.
void FunctionLowering::assign(Var variable, NodeId node, bool guard) {
  ssa_.write(variable, node);
  if (logging_ && !ssa_.variables[variable].blockLocal)
    log_.push_back({variable, node});
  if (guard) {
    // It covers what the cell adds, so that is not added again.
    if (variable < function_->variables.size() &&
        cells_.of(id_, variable) != kNone && node != kNone)
      graph_.nodes[node].joined = node;
    return;
  }
  mutated_[variable] = true;
  if (variable < function_->variables.size())
    toCell(variable, node);
}

void FunctionLowering::define(Var variable, NodeId node, const Instruction &i) {
  if (variable == kNone)
    return;
  const Variable &is = function_->variables[variable];
  if (node != kNone && is.kind != VariableKind::Temporary) {
    const Node &made = graph_.nodes[node];
    if (made.name || (made.bits & kPhi) || made.kind == VertexKind::Caught) {
      // Both names count, so the variable gets a vertex of its own.
      const NodeId copy = graph_.addVersion(VertexKind::Value, node, i.span);
      graph_.nodes[copy].root = graph_.nodes[node].root;
      graph_.connect(node, copy);
      node = copy;
    }
    graph_.nodes[node].name = is.name;
    graph_.nodes[node].flags |= kVertexNamed;
  }
  if (node != kNone) {
    if (inLoop_)
      graph_.nodes[node].flags |= kVertexLoop;
    graph_.nodes[node].block = block_;
    for (auto at = std::lower_bound(annotations_.begin(), annotations_.end(),
                                    std::pair{variable, std::uint32_t{0}});
         at != annotations_.end() && at->first == variable; ++at)
      annotated_.push_back({node, at->second});
  }
  assign(variable, node, false);
}

void FunctionLowering::lowerInstruction(const Instruction &i) {
  NodeId made = kNone;
  switch (i.op) {
  case Op::Move:
    return define(i.dst, use(i.a), i);
  case Op::Constant:
    made = graph_.add(VertexKind::Literal, i.span, i.aux);
    graph_.nodes[made].bits = kInert;
    break;
  case Op::Load:
    return lowerLoad(i, pathOfStep(i.aux), kNone);
  case Op::LoadKey: {
    const NodeId key = use(i.b);
    return lowerLoad(i, constantPath(key), key);
  }
  case Op::Store:
    return lowerStore(i, pathOfStep(i.aux), kNone, i.b);
  case Op::StoreKey: {
    const NodeId key = use(i.b);
    return lowerStore(i, constantPath(key), key,
                      function_->operands[i.aux].front());
  }
  case Op::Overwrite:
    return lowerOverwrite(i);
  case Op::Refine:
    return lowerRefine(i);
  case Op::Call:
    return lowerCall(i);
  case Op::Closure:
  case Op::Class:
  case Op::Import:
    made = makeObject(i.op == Op::Closure ? VertexKind::FunctionRef
                      : i.op == Op::Class ? VertexKind::ClassRef
                                          : VertexKind::ImportRef,
                      i.span, i.aux);
    graph_.nodes[made].bits = i.op == Op::Import ? kInert | kExternal : kInert;
    break;
  case Op::New:
    made = makeObject(VertexKind::Container, i.span, i.aux);
    break;
  case Op::Derive:
    return lowerDerive(i);
  case Op::Catch:
    made = plain(exception_);
    if (made == kNone)
      made = makeObject(VertexKind::Caught, i.span);
    // What the clause wants is its scope's context.
    if (const std::uint32_t scope = function_->blocks[block_].scope;
        i.aux != kNone && scope < scopeContexts_.size() &&
        scopeContexts_[scope] == kNone) {
      const auto &types = function_->operands[i.aux];
      NodeId wanted = use(types[0]);
      if (types.size() > 1) {
        wanted = makeObject(VertexKind::Value, i.span);
        for (const Var type : types)
          graph_.connect(use(type), wanted, EdgeKind::Derived);
      }
      scopeContexts_[scope] = wanted;
    }
    break;
  case Op::Yield:
    graph_.connect(use(i.a), return_, EdgeKind::Copy, 0,
                   pathOf({StepKind::Any, {}}));
    made = makeObject(VertexKind::Value, i.span);
    break;
  case Op::Iterate:
    return lowerIterate(i);
  case Op::Unknown:
    made = makeObject(VertexKind::Unknown, i.span);
    if (i.aux != kNone)
      for (const Var operand : function_->operands[i.aux])
        graph_.connect(use(operand), made, EdgeKind::Derived);
    break;
  }
  define(i.dst, made, i);
}

// A member of an imported name that the file stores into.
bool FunctionLowering::isState(Var base, PathId path) const {
  const std::uint32_t cell = cells_.of(id_, base);
  const Symbol member = facts_.paths[path][0].name;
  return cell != kNone && member && cells_.isState(cell, member);
}

void FunctionLowering::lowerLoad(const Instruction &i, PathId path,
                                 NodeId key) {
  const NodeId base = use(i.a);
  path = placeIn(base, path);
  const NodeId made = makeObject(VertexKind::Value, i.span);
  graph_.nodes[made].name = facts_.paths[path][0].name;
  if (base != kNone) {
    if (!isAny(path))
      key = kNone;
    graph_.connect(base, made, EdgeKind::Copy, path, 0, key);
    if ((graph_.nodes[base].bits & kExternal) && !isState(i.a, path))
      graph_.nodes[made].bits |= kInert | kExternal;
    else
      graph_.originate(graph_.nodes[made].identity, graph_.identityOf(base),
                       path, !isAny(path));
  }
  define(i.dst, made, i);
}

// An element of a sequence, or a key of a mapping.
void FunctionLowering::lowerIterate(const Instruction &i) {
  const NodeId base = use(i.a);
  if (i.a != kNone && isMapping(i.a))
    return lowerLoad(i, keysPath(), kNone);
  lowerLoad(i, pathOf({StepKind::Any, {}}), kNone);
  if (isScript())
    effects_.push_back(plain(i.dst)); // the iterator's `next`
  const PathId keys = keysPath();
  if (base != kNone && keys && !(graph_.nodes[base].bits & kExternal))
    graph_.connect(base, use(i.dst), EdgeKind::Copy, keys);
}

// Where a container keeps what it is keyed by; 0 in languages without.
PathId FunctionLowering::keysPath() {
  const Symbol name = unit_.strings.find(kKeysField);
  return name ? pathOf({StepKind::Field, name}) : 0;
}

void FunctionLowering::lowerStore(const Instruction &i, PathId path, NodeId key,
                                  Var stored) {
  const NodeId base = use(i.a);
  const NodeId value = use(stored);
  if (base == kNone)
    return;
  path = placeIn(base, path);
  const bool any = isAny(path);
  const PathId keys = any && key != kNone ? keysPath() : 0;
  if (!any)
    key = kNone;
  const IdentityId identity = graph_.identityOf(base);
  if (identity != kNone) {
    graph_.identities[identity].storedPath = path;
    graph_.identities[identity].storedSerial = ++graph_.serial;
  }
  if (value != kNone && stored != kNone && isNamed(stored) &&
      !(graph_.nodes[value].bits & kInert))
    graph_.originate(graph_.identityOf(value), identity, path, false);
  const std::uint8_t bits = graph_.nodes[base].bits;
  if ((bits & kOpen) && !(bits & kConsumed) &&
      graph_.nodes[base].block == block_ && pathOwner_[path] != base) {
    pathOwner_[path] = base;
    graph_.connect(value, base, EdgeKind::Copy, 0, path, key);
    if (keys)
      graph_.connect(key, base, EdgeKind::Copy, 0, keys);
    return;
  }
  const NodeId next = graph_.addVersion(VertexKind::Value, base, i.span);
  if (any)
    graph_.connect(base, next);
  else
    graph_.connect(base, next, EdgeKind::CopyKill, path);
  graph_.connect(value, next, EdgeKind::Copy, 0, path, key);
  if (keys)
    graph_.connect(key, next, EdgeKind::Copy, 0, keys);
  Node &made = graph_.nodes[next];
  made.block = block_;
  if (inLoop_)
    made.flags |= kVertexLoop;
  const VertexKind kind = graph_.nodes[base].kind;
  if ((isScript() && !any && kind != VertexKind::ClassRef) ||
      (graph_.nodes[base].bits & kExternal))
    effects_.push_back(next); // a setter, or a library's own object
  if (kind == VertexKind::Container || kind == VertexKind::ClassRef) {
    made.bits |= kOpen;
    pathOwner_[path] = next;
  }
  mutate(base, next, false);
}

// All names of the object see its new content; nothing of the old stays, unless
// the object may be one of several.
void FunctionLowering::lowerOverwrite(const Instruction &i) {
  const NodeId base = use(i.a);
  const NodeId value = use(i.b);
  if (base == kNone || value == kNone || base == value ||
      graph_.nodes[base].identity == kNone || (graph_.nodes[base].bits & kInert))
    return;
  const NodeId next = graph_.addVersion(VertexKind::Value, base, i.span);
  if (isShared(base))
    graph_.connect(base, next);
  graph_.connect(value, next);
  graph_.nodes[next].block = block_;
  if (inLoop_)
    graph_.nodes[next].flags |= kVertexLoop;
  mutate(base, next, false);
}

// All names of the object have what is known; it stays the object that it is.
void FunctionLowering::lowerRefine(const Instruction &i) {
  const NodeId held = plain(i.a);
  const NodeId value = use(i.b);
  if (held == kNone || value == kNone)
    return;
  const NodeId known = graph_.addVersion(VertexKind::Value, held, i.span);
  graph_.connect(value, known);
  mutate(held, known, true);
  if (plain(i.a) != known)
    assign(i.a, known, true);
}

void FunctionLowering::lowerDerive(const Instruction &i) {
  const auto &operands = function_->operands[i.aux];
  if (i.derive == DeriveKind::Concat && operands.size() > 1)
    if (const NodeId made = joinSequences(i); made != kNone)
      return define(i.dst, made, i);
  const NodeId made = makeObject(VertexKind::Value, i.span);
  const bool copies =
      i.derive == DeriveKind::Choose || i.derive == DeriveKind::Concat ||
      i.derive == DeriveKind::Merge;
  const bool sequences =
      i.derive == DeriveKind::Concat && joinsContainers(operands);
  if (!copies)
    graph_.nodes[made].bits |= kInert;
  if ((i.derive == DeriveKind::Format || i.derive == DeriveKind::Concat) &&
      !sequences)
    graph_.nodes[made].flags |= kVertexJoined;
  for (const Var operand : operands) {
    const NodeId from = use(operand);
    Elements elements;
    if (sequences && operand != operands.front() &&
        elementsOf(from, elements)) {
      appendElements(elements, made);
      continue;
    }
    if (i.derive == DeriveKind::Clean) {
      if (operands.size() == 1 && from != kNone) {
        graph_.nodes[made].bits |= kNot;
        graph_.nodes[made].data = from;
      }
      continue;
    }
    graph_.connect(from, made, copies ? EdgeKind::Copy : EdgeKind::Derived);
  }
  if ((i.derive == DeriveKind::Choose || sequences) && operands.size() > 1)
    aliasChoice(made, operands);
  define(i.dst, made, i);
}

// `x or []` is x where only x outlives the choice: a change of the result is a
// change of x. Of several it is none: what one of them holds must not reach the
// others.
void FunctionLowering::aliasChoice(NodeId made,
                                   const std::vector<Var> &operands) {
  NodeId only = kNone;
  for (const Var operand : operands) {
    const NodeId from = use(operand);
    if (from == kNone || (graph_.nodes[from].bits & kInert) ||
        graph_.nodes[from].kind == VertexKind::Container)
      continue;
    if (only != kNone && only != from)
      return;
    only = from;
  }
  if (only != kNone)
    graph_.originate(graph_.nodes[made].identity, graph_.identityOf(only), 0,
                     false);
}

} // namespace philint::ir::lowering
