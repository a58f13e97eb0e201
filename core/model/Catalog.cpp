#include "core/model/Catalog.h"

#include <algorithm>

namespace philint::model {
namespace {

std::uint64_t keyOf(NodeId node, EdgeLabel label, Symbol name) {
  return (std::uint64_t(node) << 32) |
         (std::uint64_t(static_cast<std::uint8_t>(label)) << 30) | name.id;
}

// One step of a written path.
struct PathStep {
  EdgeLabel label = EdgeLabel::Member;
  std::string_view name;
};

// Cuts the next step off `rest`. Members end at one of ".([{"; a member that
// holds such a character is written in double quotes: "socket.io".Server.
bool nextStep(std::string_view &rest, PathStep &step) {
  if (!rest.empty() && rest.front() == '.')
    rest.remove_prefix(1);
  if (rest.empty())
    return false;
  const char first = rest.front();
  if (first == '(') {
    step = {EdgeLabel::Call, {}};
    rest.remove_prefix(std::min(rest.size(), rest.find(')')) +
                       (rest.find(')') == rest.npos ? 0 : 1));
    return true;
  }
  if (first == '[' || first == '{') {
    const auto end = rest.find(first == '[' ? ']' : '}');
    const auto length = end == rest.npos ? rest.size() : end;
    std::string_view name = rest.substr(1, length - 1);
    if (first == '[') {
      if (name.size() > 1 && (name.front() == '"' || name.front() == '\''))
        name = name.substr(1, name.size() - 2);
      if (name == "*")
        name = {};
    }
    step = {first == '[' ? EdgeLabel::Subscript : EdgeLabel::Callback, name};
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    return true;
  }
  if (first == '"') {
    const auto end = rest.find('"', 1);
    const auto stop = end == rest.npos ? rest.size() : end;
    step = {EdgeLabel::Member, rest.substr(1, stop - 1)};
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    return true;
  }
  const auto end = std::min(rest.size(), rest.find_first_of(".([{"));
  step = {EdgeLabel::Member, rest.substr(0, end)};
  rest.remove_prefix(end);
  return true;
}

// A package's root is its specifier and a colon, whatever that holds:
// "@anthropic-ai/sdk:Anthropic()", "socket.io:Server()", "global:fetch".
bool packageStep(std::string_view &rest, PathStep &step) {
  const auto colon = rest.find_first_of(":([{\"");
  if (colon == rest.npos || rest[colon] != ':')
    return false;
  step = {EdgeLabel::Member, rest.substr(0, colon + 1)};
  rest.remove_prefix(colon + 1);
  return true;
}

// The first step of a path, then each next one.
bool takeStep(bool isFirst, std::string_view &rest, PathStep &step) {
  return (isFirst && packageStep(rest, step)) || nextStep(rest, step);
}

} // namespace

Catalog::Catalog() {
  nodes.emplace_back();
  nodes[0].canonical = 0;
}

NodeId Catalog::child(NodeId node, EdgeLabel label, Symbol name) const {
  const NodeId start = nodes[node].canonical;
  auto found = children_.find(keyOf(start, label, name));
  if (found != children_.end())
    return found->second;
  if (nodes[start].bases.empty())
    return kNone;
  std::vector<NodeId> queue{start};
  for (std::size_t i = 0; i < queue.size(); ++i)
    for (NodeId base : nodes[queue[i]].bases) {
      base = nodes[base].canonical;
      if (std::find(queue.begin(), queue.end(), base) != queue.end())
        continue;
      found = children_.find(keyOf(base, label, name));
      if (found != children_.end())
        return found->second;
      queue.push_back(base);
    }
  return kNone;
}

NodeId Catalog::addChild(NodeId node, EdgeLabel label, Symbol name) {
  const NodeId parent = nodes[node].canonical;
  const auto [place, isNew] = children_.try_emplace(
      keyOf(parent, label, name), static_cast<NodeId>(nodes.size()));
  if (isNew) {
    Node added;
    added.parent = parent;
    added.label = label;
    added.name = name;
    added.canonical = place->second;
    nodes.push_back(std::move(added));
  }
  return place->second;
}

NodeId Catalog::addPath(std::string_view path) {
  NodeId node = 0;
  PathStep step;
  while (takeStep(node == 0, path, step))
    node = addChild(node, step.label, strings.intern(step.name));
  return node;
}

NodeId Catalog::findPath(std::string_view path) const {
  NodeId node = 0;
  PathStep step;
  while (node != kNone && takeStep(node == 0, path, step)) {
    const Symbol name = strings.find(step.name);
    if (!name && !step.name.empty())
      return kNone;
    node = child(node, step.label, name);
  }
  return node;
}

std::string Catalog::pathText(NodeId node) const {
  std::vector<NodeId> chain;
  for (; node != 0 && node != kNone; node = nodes[node].parent)
    chain.push_back(node);
  std::string out;
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    const std::string_view name = strings.text(nodes[*at].name);
    switch (nodes[*at].label) {
    case EdgeLabel::Member:
      if (!out.empty() && !(at == chain.rbegin() + 1 && out.ends_with(':')))
        out += '.';
      if (at == chain.rbegin() && name.ends_with(':'))
        out += name;
      else if (name.find_first_of(".([{") == name.npos)
        out += name;
      else
        (out += '"').append(name) += '"';
      break;
    case EdgeLabel::Call:
      out += "()";
      break;
    case EdgeLabel::Subscript:
      if (name.empty())
        out += "[*]";
      else
        (out += "[\"").append(name) += "\"]";
      break;
    case EdgeLabel::Callback:
      (out += '{').append(name) += '}';
      break;
    }
  }
  return out;
}

void Catalog::makeAlias(NodeId alias, NodeId type) {
  type = nodes[type].canonical;
  if (nodes[alias].canonical == type)
    return;
  const NodeId old = nodes[alias].canonical;
  // Children move in the order of their ids, so that equal input gives equal
  // tables whatever the hash map's order is.
  std::vector<NodeId> moved;
  for (NodeId id = 1; id < nodes.size(); ++id)
    if (nodes[id].parent == old && id != type)
      moved.push_back(id);
  for (NodeId id = 0; id < nodes.size(); ++id)
    if (nodes[id].canonical == old)
      nodes[id].canonical = type;
  for (NodeId id : moved) {
    children_.erase(keyOf(old, nodes[id].label, nodes[id].name));
    const auto [place, isNew] =
        children_.try_emplace(keyOf(type, nodes[id].label, nodes[id].name), id);
    if (isNew) {
      nodes[id].parent = type;
    } else {
      auto &rows = nodes[place->second].rows;
      rows.insert(rows.end(), nodes[id].rows.begin(), nodes[id].rows.end());
      nodes[id].rows.clear();
      makeAlias(id, place->second);
    }
  }
}

} // namespace philint::model
