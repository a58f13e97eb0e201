#include "core/link/Values.h"

#include "core/ir/Keys.h"
#include "core/support/Hash.h"

namespace philint::link {
namespace {

static_assert(PathTable::kLength == Program::kPathLength);

constexpr std::uint64_t pair(std::uint32_t a, std::uint32_t b) {
  return (std::uint64_t(a) << 32) | b;
}

bool matches(const ir::Step &a, const ir::Step &b) {
  if (a == b || a == ir::Step{} || b == ir::Step{})
    return true;
  const auto element = [](const ir::Step &s) {
    return s.kind == ir::StepKind::Key || s.kind == ir::StepKind::Any;
  };
  return element(a) && element(b) &&
         (a.kind == ir::StepKind::Any || b.kind == ir::StepKind::Any);
}

} // namespace

ValueId ValueTable::intern(ValueKind kind, std::uint32_t a, std::uint32_t b) {
  const auto [place, isNew] =
      ids_[static_cast<std::size_t>(kind)].try_emplace(
          pair(a, b), static_cast<ValueId>(values_.size()));
  if (isNew) {
    values_.push_back({kind, a, b});
    kinds_.push_back(kind);
  }
  return place->second;
}

ExternalId ExternalTable::add(std::uint32_t space, std::uint32_t base,
                              ExternalName name) {
  const auto [place, isNew] = ids_.try_emplace(
      {space, base, name.name.id}, static_cast<ExternalId>(names_.size()));
  if (isNew)
    names_.push_back(name);
  return place->second;
}

ExternalId ExternalTable::member(ExternalId parent, Symbol name) {
  const auto depth = static_cast<std::uint8_t>(names_[parent].depth + 1);
  if (depth > kDepth)
    return kNone;
  return add(0, parent, {parent, kNone, name, depth});
}

ExternalId ExternalTable::under(NodeId node, Symbol name) {
  return add(1, node, {kNone, node, name, 1});
}

ExternalId ExternalTable::root(Symbol dotted) {
  return add(2, 0, {kNone, kNone, dotted, 1});
}

PathTable::PathTable(Program &program) : program_(program) {
  if (program_.paths.empty()) {
    program_.paths.emplace_back();
    program_.pathIds.emplace(Program::pathKey({}), 0);
  }
  for (const auto &steps : program_.paths)
    lengths_.push_back(static_cast<std::uint8_t>(steps.size()));
}

PathId PathTable::intern(std::vector<ir::Step> steps) {
  if (steps.size() > kLength)
    return kNone;
  const auto [place, isNew] = program_.pathIds.try_emplace(
      Program::pathKey(steps), static_cast<PathId>(program_.paths.size()));
  if (isNew) {
    lengths_.push_back(static_cast<std::uint8_t>(steps.size()));
    program_.paths.push_back(std::move(steps));
  }
  return place->second;
}

PathId PathTable::concat(PathId head, PathId tail) {
  if (head == kNone || tail == kNone)
    return kNone;
  if (!head)
    return tail;
  if (!tail)
    return head;
  const auto [place, isNew] = joins_.try_emplace(pair(head, tail), kNone);
  if (isNew) {
    std::vector<ir::Step> joined = program_.paths[head];
    const auto &rest = program_.paths[tail];
    joined.insert(joined.end(), rest.begin(), rest.end());
    place->second = intern(std::move(joined));
  }
  return place->second;
}

PathId PathTable::suffix(PathId path, std::size_t from) {
  if (!from)
    return path;
  const auto &steps = program_.paths[path];
  if (from >= steps.size())
    return 0;
  const auto [place, isNew] = suffixes_.try_emplace(
      pair(path, static_cast<std::uint32_t>(from)), kNone);
  if (isNew)
    place->second =
        intern({steps.begin() + static_cast<std::ptrdiff_t>(from), steps.end()});
  return place->second;
}

PathId PathTable::single(ir::Step step) {
  const auto [place, isNew] = singles_.try_emplace(
      pair(static_cast<std::uint32_t>(step.kind), step.name.id), kNone);
  if (isNew)
    place->second = intern({step});
  return place->second;
}

PathTable::Read PathTable::read(PathId path, PathId read) {
  if (!read)
    return {Match::Below, path};
  if (!path)
    return {Match::Above, read};
  const auto [place, isNew] = reads_.try_emplace(pair(path, read));
  if (!isNew)
    return place->second;
  const auto &have = program_.paths[path];
  const auto &want = program_.paths[read];
  const std::size_t common = std::min(have.size(), want.size());
  for (std::size_t i = 0; i < common; ++i)
    if (!matches(have[i], want[i]))
      return {};
  Read result;
  if (have.size() >= want.size())
    result = {Match::Below, suffix(path, want.size())};
  else
    result = {Match::Above, suffix(read, have.size())};
  return reads_[pair(path, read)] = result;
}

bool PathTable::kills(PathId killed, PathId path) const {
  const auto &gone = program_.paths[killed];
  const auto &have = program_.paths[path];
  if (gone.empty() || gone.size() > have.size())
    return false;
  for (std::size_t i = 0; i < gone.size(); ++i)
    if (gone[i] != have[i] || ir::isAnyStep(gone[i]))
      return false;
  return true;
}

} // namespace philint::link
