#include "core/link/PythonModules.h"

#include <algorithm>
#include <array>

namespace philint::link {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.size(), text.find(separator));
    if (end)
      parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return parts;
}

std::string_view stem(std::string_view file) {
  return file.substr(0, std::min(file.size(), file.rfind('.')));
}

constexpr std::string_view kInitial = "__init__";

} // namespace

ModuleTree::ModuleTree(const Program &program, StringTable &symbols,
                       const std::vector<std::string> &roots)
    : symbols_(symbols) {
  entries_.emplace_back();
  entries_[0].isFolder = true;
  entryOfUnit_.assign(program.units.size(), kNone);
  for (UnitId u = 0; u < program.units.size(); ++u) {
    if (program.units[u]->language != ir::Language::Python)
      continue;
    const auto parts = split(program.units[u]->path, '/');
    EntryId at = 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      if (parts[i] == ".")
        continue;
      at = enter(at, parts[i]);
      entries_[at].isFolder = true;
    }
    if (parts.empty())
      continue;
    const std::string_view name = stem(parts.back());
    if (name != kInitial) {
      at = enter(at, name);
      if (entries_[at].unit != kNone) // a package of the same name wins
        entryOfUnit_[entries_[at].unit] = at;
    }
    entryOfUnit_[u] = at;
    const bool taken = entries_[at].unit != kNone && name != kInitial;
    if (!taken)
      entries_[at].unit = u;
  }
  for (EntryId e = 1; e < entries_.size(); ++e)
    byName_[entries_[e].name.id].push_back(e);
  addRoots(roots);
}

void ModuleTree::addRoots(const std::vector<std::string> &roots) {
  for (const std::string &root : roots) {
    EntryId at = 0;
    for (std::string_view part : split(root, '/'))
      if (part != "." && at != kNone)
        at = child(at, symbols_.find(part));
    if (at != kNone)
      roots_.push_back(at);
  }
  const auto sources = byName_.find(symbols_.find("src").id);
  if (sources != byName_.end())
    for (EntryId e : sources->second)
      if (entries_[e].isFolder && !isPackage(e))
        roots_.push_back(e);
}

EntryId ModuleTree::enter(EntryId parent, std::string_view name) {
  const Symbol symbol = symbols_.intern(name);
  const EntryId found = child(parent, symbol);
  if (found != kNone)
    return found;
  const auto id = static_cast<EntryId>(entries_.size());
  ModuleEntry entry;
  entry.parent = parent;
  entry.name = symbol;
  entries_.push_back(std::move(entry));
  auto &children = entries_[parent].children;
  children.insert(std::upper_bound(children.begin(), children.end(), symbol,
                                   [&](Symbol s, EntryId e) {
                                     return s < entries_[e].name;
                                   }),
                  id);
  return id;
}

EntryId ModuleTree::child(EntryId parent, Symbol name) const {
  const auto &children = entries_[parent].children;
  const auto at = std::lower_bound(
      children.begin(), children.end(), name,
      [&](EntryId e, Symbol s) { return entries_[e].name < s; });
  return at != children.end() && entries_[*at].name == name ? *at : kNone;
}

bool ModuleTree::isPackage(EntryId folder) const {
  return folder && folder != kNone && entries_[folder].isFolder &&
         entries_[folder].unit != kNone;
}

EntryId ModuleTree::folderOf(UnitId unit) const {
  const EntryId entry = entryOfUnit_[unit];
  return entry == kNone || entries_[entry].isFolder ? entry
                                                    : entries_[entry].parent;
}

ModuleTree::Found ModuleTree::below(EntryId root,
                                    const std::vector<Symbol> &path) const {
  Found found;
  EntryId at = root;
  bool hasUnit = false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    at = child(at, path[i]);
    if (at == kNone)
      return {};
    hasUnit = hasUnit || entries_[at].unit != kNone;
    if (i == 0)
      found.first = at;
  }
  found.last = at;
  return found;
}

ModuleTree::Found ModuleTree::resolve(UnitId from, std::string_view path,
                                      unsigned level, Symbol member) const {
  std::vector<Symbol> names;
  for (std::string_view part : split(path, '.')) {
    const Symbol name = symbols_.find(part);
    if (!name)
      return {};
    names.push_back(name);
  }
  const EntryId own = folderOf(from);
  if (own == kNone)
    return {};
  if (level) {
    EntryId base = own;
    for (unsigned i = 1; i < level && base != kNone; ++i)
      base = entries_[base].parent;
    if (base == kNone)
      return {};
    return names.empty() ? Found{base, base} : below(base, names);
  }
  if (names.empty())
    return {};
  // A folder without modules of its own on the path is only taken where
  // nothing else has the name.
  std::vector<EntryId> order;
  for (EntryId at = own; at != kNone; at = entries_[at].parent)
    if (!isPackage(at))
      order.push_back(at);
  order.insert(order.end(), roots_.begin(), roots_.end());
  for (EntryId at = own; at != kNone; at = entries_[at].parent)
    if (isPackage(at))
      order.push_back(at);
  for (EntryId root : order)
    if (const Found found = below(root, names);
        found.last != kNone &&
        (found.last != entryOfUnit_[from] ||
         (member && child(found.last, member) != kNone)))
      return found;
  const auto same = byName_.find(names[0].id);
  if (same == byName_.end() || names.size() < 2)
    return {};
  Found only;
  for (EntryId e : same->second) {
    const Found found = below(entries_[e].parent, names);
    if (found.last == kNone)
      continue;
    if (only.last != kNone)
      return {};
    only = found;
  }
  return only;
}

std::string ModuleTree::moduleName(UnitId unit, bool fromScannedRoot) const {
  std::vector<Symbol> names;
  EntryId at = entryOfUnit_[unit];
  const bool inPackage =
      at != kNone && (isPackage(at) || isPackage(entries_[at].parent));
  for (; at && at != kNone; at = entries_[at].parent) {
    names.push_back(entries_[at].name);
    if (fromScannedRoot)
      continue;
    const EntryId parent = entries_[at].parent;
    if ((inPackage && !isPackage(parent)) ||
        std::find(roots_.begin(), roots_.end(), parent) != roots_.end())
      break;
  }
  std::string out;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (!out.empty())
      out += '.';
    out += symbols_.text(*name);
  }
  return out.empty() ? std::string(kInitial) : out;
}

PythonNames::PythonNames(StringTable &symbols)
    : constructor(symbols.intern("__init__")), call(symbols.intern("__call__")),
      enter(symbols.intern("__enter__")), exit(symbols.intern("__exit__")),
      iterate(symbols.intern("__iter__")), next(symbols.intern("__next__")),
      item(symbols.intern("__getitem__")),
      setItem(symbols.intern("__setitem__")),
      klass(symbols.intern("__class__")), super(symbols.intern("super")),
      asyncEnter(symbols.intern("__aenter__")),
      asyncIterate(symbols.intern("__aiter__")),
      asyncNext(symbols.intern("__anext__")) {}

TypeHead typeHead(std::string_view written) {
  struct Word {
    std::string_view text;
    TypeHead head;
  };
  static constexpr std::array kWords = {
      Word{"Optional", TypeHead::Transparent},
      Word{"Union", TypeHead::Transparent},
      Word{"|", TypeHead::Transparent},
      Word{"Final", TypeHead::Transparent},
      Word{"ClassVar", TypeHead::Transparent},
      Word{"Required", TypeHead::Transparent},
      Word{"NotRequired", TypeHead::Transparent},
      Word{"Awaitable", TypeHead::Transparent},
      Word{"Mapped", TypeHead::Transparent},
      Word{"Annotated", TypeHead::First},
      Word{"list", TypeHead::Element},
      Word{"List", TypeHead::Element},
      Word{"set", TypeHead::Element},
      Word{"Set", TypeHead::Element},
      Word{"frozenset", TypeHead::Element},
      Word{"tuple", TypeHead::Element},
      Word{"Tuple", TypeHead::Element},
      Word{"Sequence", TypeHead::Element},
      Word{"MutableSequence", TypeHead::Element},
      Word{"Collection", TypeHead::Element},
      Word{"Iterable", TypeHead::Element},
      Word{"Iterator", TypeHead::Element},
      Word{"AsyncIterator", TypeHead::Element},
      Word{"AsyncIterable", TypeHead::Element},
      Word{"Deque", TypeHead::Element},
      Word{"Dict", TypeHead::Mapping},
      Word{"dict", TypeHead::Mapping},
      Word{"Mapping", TypeHead::Mapping},
      Word{"MutableMapping", TypeHead::Mapping},
      Word{"OrderedDict", TypeHead::Mapping},
      Word{"DefaultDict", TypeHead::Mapping},
      Word{"Generator", TypeHead::Element},
      Word{"AsyncGenerator", TypeHead::Element},
      Word{"Promise", TypeHead::Transparent},
      Word{"PromiseLike", TypeHead::Transparent},
      Word{"Awaited", TypeHead::Transparent},
      Word{"&", TypeHead::Transparent},
      Word{"Partial", TypeHead::First},
      Word{"Readonly", TypeHead::First},
      Word{"NonNullable", TypeHead::First},
      Word{"Pick", TypeHead::First},
      Word{"Omit", TypeHead::First},
      Word{"Array", TypeHead::Element},
      Word{"ReadonlyArray", TypeHead::Element},
      Word{"ReadonlySet", TypeHead::Element},
      Word{"Record", TypeHead::Mapping},
      Word{"Map", TypeHead::Mapping},
      Word{"ReadonlyMap", TypeHead::Mapping},
      Word{"unique_ptr", TypeHead::Transparent},
      Word{"shared_ptr", TypeHead::Transparent},
      Word{"weak_ptr", TypeHead::Transparent},
      Word{"optional", TypeHead::Transparent},
      Word{"reference_wrapper", TypeHead::Transparent},
      Word{"vector", TypeHead::Element},
      Word{"deque", TypeHead::Element},
      Word{"span", TypeHead::Element},
      Word{"map", TypeHead::Mapping},
      Word{"unordered_map", TypeHead::Mapping},
      Word{"Callable", TypeHead::Opaque},
      Word{"Literal", TypeHead::Opaque},
      Word{"Type", TypeHead::Class},
      Word{"type", TypeHead::Class},
  };
  const auto dot = written.rfind('.');
  if (dot != written.npos)
    written.remove_prefix(dot + 1);
  for (const Word &word : kWords)
    if (word.text == written)
      return word.head;
  return TypeHead::Named;
}

} // namespace philint::link
