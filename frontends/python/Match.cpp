// match statements: a clause tests its subject (a Clean value, what it compares
// with is evaluated), binds its names where the test held, asks its guard.
#include "frontends/python/Lowering.h"

#include <algorithm>

namespace philint::python {

using namespace ir;

void Lowering::matchStatement(NodeId n) {
  const NodeId body = childOf(n, Kind::Block);
  std::vector<NodeId> subjects;
  for (NodeId c = first(n); c && c != body; c = following(c, n))
    subjects.push_back(c);
  Var subject = kNone;
  if (subjects.size() == 1) {
    subject = expression(subjects[0]);
  } else {
    subject = container(ContainerKind::Tuple, span(n));
    for (std::size_t i = 0; i < subjects.size(); ++i)
      store(subject, indexStep(i), expression(subjects[i]), span(subjects[i]));
  }
  const Label after = builder_.newLabel();
  for (NodeId c = body ? first(body) : 0; c; c = following(c, body))
    if (kind(c) == Kind::CaseClause)
      caseClause(c, subject, subjects.size() == 1 ? subjects[0] : 0, after);
    else
      statement(c);
  builder_.join(after, span(n));
}

// A number or a text is compared with another one.
bool Lowering::neverMatches(NodeId pattern, NodeId subject) const {
  while (kind(pattern) == Kind::CasePattern && first(pattern) &&
         !following(first(pattern), pattern))
    pattern = first(pattern);
  if (!subject || !pattern)
    return false;
  subject = literalOf(subject);
  if (isString(pattern) && isString(subject)) {
    const auto a = constantText(pattern), b = constantText(subject);
    return a && b && *a != *b;
  }
  const auto a = kind(pattern) == Kind::Integer ? integerOf(pattern)
                                                : std::nullopt;
  const auto b = integerOf(subject);
  return a && b && *a != *b;
}

void Lowering::caseClause(NodeId n, Var subject, NodeId subjectNode,
                          Label after) {
  std::vector<NodeId> patterns;
  for (NodeId c = first(n); c; c = following(c, n))
    if (kind(c) == Kind::CasePattern)
      patterns.push_back(c);
  const NodeId guard = childOf(n, Kind::IfClause);
  if (patterns.size() == 1 && neverMatches(patterns[0], subjectNode)) {
    skip(childOf(n, Kind::Block));
    return;
  }
  const Label next = builder_.newLabel();
  if (patterns.size() != 1 || !isIrrefutable(patterns[0])) {
    std::vector<Var> compared{subject};
    for (const NodeId p : patterns)
      patternOperands(p, compared);
    if (compared.size() == 1)
      compared.clear(); // that of one would be its negation
    const Label matched = builder_.newLabel();
    const Var holds = derive(DeriveKind::Clean, std::move(compared), span(n));
    builder_.branch(holds, matched, next, span(n));
    builder_.begin(matched);
  }
  if (patterns.size() == 1) {
    bindPattern(patterns[0], subject);
  } else {
    for (std::size_t i = 0; i < patterns.size(); ++i)
      bindPattern(patterns[i], load(subject, indexStep(i), span(patterns[i])));
  }
  if (guard) {
    const Label body = builder_.newLabel();
    condition(first(guard), body, next);
    builder_.begin(body);
  }
  blockOf(n);
  if (builder_.isOpen())
    builder_.jump(after, span(n));
  if (builder_.isUsed(next))
    builder_.begin(next);
}

// `_`, a capture, or a pattern around one of these.
bool Lowering::isIrrefutable(NodeId pattern) const {
  while (kind(pattern) == Kind::CasePattern ||
         kind(pattern) == Kind::AsPattern) {
    if (first(pattern) == 0)
      return tree_.firstChild(pattern) == 0;
    pattern = first(pattern);
  }
  return kind(pattern) == Kind::DottedName &&
         name(node(pattern).name).find('.') == std::string_view::npos;
}

// What a pattern compares with: dotted constants and classes.
void Lowering::patternOperands(NodeId pattern, std::vector<Var> &out) {
  for (NodeId c = pattern; c < node(pattern).next; ++c) {
    if (kind(c) != Kind::DottedName)
      continue;
    const std::string_view written = name(node(c).name);
    std::size_t dot = written.find('.');
    const bool isClass = c > 0 && kind(c - 1) == Kind::ClassPattern;
    if (dot == std::string_view::npos) {
      if (isClass)
        out.push_back(variable(node(c).name));
      continue;
    }
    std::string_view rest = written;
    Var value = variable(intern(rest.substr(0, dot)));
    while (dot != std::string_view::npos) {
      rest = rest.substr(dot + 1);
      dot = rest.find('.');
      value = load(value, fieldStep(rest.substr(0, dot)), span(c));
    }
    out.push_back(value);
  }
}

void Lowering::bindPattern(NodeId pattern, Var subject) {
  if (pattern == 0 || depth_ >= kMaximumDepth)
    return;
  ++depth_;
  switch (kind(pattern)) {
  case Kind::CasePattern:
    bindPattern(first(pattern), subject);
    break;
  case Kind::AsPattern: {
    const NodeId inner = first(pattern);
    bindPattern(inner, subject);
    if (const NodeId alias = following(inner, pattern))
      assignName(node(alias).name, subject, span(alias));
    break;
  }
  case Kind::DottedName:
    if (name(node(pattern).name).find('.') == std::string_view::npos)
      assignName(node(pattern).name, subject, span(pattern));
    break;
  case Kind::UnionPattern:
    if (bindsNames(pattern))
      bindUnionPattern(pattern, subject);
    break;
  case Kind::ListPattern:
  case Kind::TuplePattern:
    bindSequencePattern(pattern, subject);
    break;
  case Kind::DictPattern:
    bindMappingPattern(pattern, subject);
    break;
  case Kind::ClassPattern:
    bindClassPattern(pattern, subject);
    break;
  default:
    break; // a constant binds nothing
  }
  --depth_;
}

// One of the alternatives binds, each on its own path.
void Lowering::bindUnionPattern(NodeId pattern, Var subject) {
  const Label end = builder_.newLabel();
  for (NodeId c = first(pattern); c;) {
    const NodeId next = following(c, pattern);
    if (next == 0) {
      bindPattern(c, subject);
      break;
    }
    const Label yes = builder_.newLabel(), no = builder_.newLabel();
    builder_.branch(derive(DeriveKind::Clean, {}, span(c)), yes, no,
                    span(c));
    builder_.begin(yes);
    bindPattern(c, subject);
    builder_.jump(end, span(c));
    builder_.begin(no);
    c = next;
  }
  builder_.join(end, span(pattern));
}

// Whether a pattern binds anything at all.
bool Lowering::bindsNames(NodeId pattern) const {
  for (NodeId c = pattern; c < node(pattern).next; ++c) {
    const bool isClass = kind(c - 1) == Kind::ClassPattern;
    if (kind(c) == Kind::SplatPattern ||
        (kind(c) == Kind::DottedName && !isClass &&
         name(node(c).name).find('.') == std::string_view::npos))
      return true;
  }
  return false;
}

void Lowering::bindSequencePattern(NodeId pattern, Var subject) {
  std::size_t left = 0, index = 0;
  for (NodeId c = first(pattern); c; c = following(c, pattern))
    ++left;
  bool starred = false;
  for (NodeId c = first(pattern); c; c = following(c, pattern)) {
    --left;
    const NodeId inner = kind(c) == Kind::CasePattern ? first(c) : c;
    if (kind(inner) == Kind::SplatPattern) {
      starred = true;
      if (const NodeId rest = first(inner))
        assignName(node(rest).name, restOf(subject, index, span(inner)),
                   span(inner));
      continue;
    }
    const std::uint32_t at =
        starred ? indexFromEnd(left + 1) : indexStep(index++);
    if (inner)
      bindPattern(inner, load(subject, at, span(c)));
  }
}

void Lowering::bindMappingPattern(NodeId pattern, Var subject) {
  for (NodeId c = first(pattern); c;) {
    if (kind(c) == Kind::SplatPattern) {
      if (const NodeId rest = first(c))
        assignName(node(rest).name,
                   derive(DeriveKind::Choose, {subject}, span(c)), span(c));
      c = following(c, pattern);
      continue;
    }
    const NodeId value = following(c, pattern);
    if (value == 0)
      return;
    const auto key = constantKey(c);
    bindPattern(value,
                load(subject,
                     key ? step(StepKind::Key, *key) : step(StepKind::Any),
                     span(value)));
    c = following(value, pattern);
  }
}

void Lowering::bindClassPattern(NodeId pattern, Var subject) {
  const NodeId type = first(pattern);
  for (NodeId c = following(type, pattern); c; c = following(c, pattern)) {
    const NodeId inner = kind(c) == Kind::CasePattern ? first(c) : c;
    if (kind(inner) == Kind::KeywordPattern) {
      const NodeId member = first(inner);
      bindPattern(
          following(member, inner),
          load(subject, step(StepKind::Field, node(member).name), span(inner)));
    } else if (inner) {
      // Which member it is only __match_args__ says.
      bindPattern(inner, derive(DeriveKind::Compute, {subject}, span(inner)));
    }
  }
}

} // namespace philint::python
