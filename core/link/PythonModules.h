// Python's modules: which file an import means, and what Python calls things.
//
// The scanned files form a tree of folders and modules. An absolute import is
// looked up below the search roots of the importing file, nearest first: the
// root of its package, then every outer folder that is no package, the
// configured roots and `src` folders, its own folder (scripts), and last any
// folder that alone holds a module or package of that name.
#pragma once

#include "core/link/Program.h"

#include <optional>

namespace philint::link {

using EntryId = std::uint32_t;

struct ModuleEntry {
  EntryId parent = kNone;
  Symbol name;
  UnitId unit = kNone; // the module, or the package's initial file
  bool isFolder = false;
  std::vector<EntryId> children; // ascending by name's symbol
};

class ModuleTree {
public:
  ModuleTree(const Program &program, StringTable &symbols,
             const std::vector<std::string> &roots);

  struct Found {
    EntryId first = kNone; // the path's first segment
    EntryId last = kNone;
  };
  // `path` is dotted and may be empty where `level` is not 0. A module is not
  // what it imports itself, unless a package asks for its own `member`.
  Found resolve(UnitId from, std::string_view path, unsigned level,
                Symbol member = {}) const;
  EntryId child(EntryId parent, Symbol name) const;
  EntryId entryOf(UnitId unit) const { return entryOfUnit_[unit]; }
  const ModuleEntry &operator[](EntryId id) const { return entries_[id]; }
  // "app.notes": from the root of its package, else from the scanned root.
  std::string moduleName(UnitId unit, bool fromScannedRoot) const;

private:
  EntryId enter(EntryId parent, std::string_view name);
  bool isPackage(EntryId folder) const;
  Found below(EntryId root, const std::vector<Symbol> &path) const;
  EntryId folderOf(UnitId unit) const;
  void addRoots(const std::vector<std::string> &roots);

  StringTable &symbols_;
  std::vector<ModuleEntry> entries_; // 0 is the scanned root
  std::vector<EntryId> entryOfUnit_;
  std::vector<EntryId> roots_;
  absl::flat_hash_map<std::uint32_t, std::vector<EntryId>> byName_;
};

// Words of Python's data model, interned in the program's symbols.
struct PythonNames {
  explicit PythonNames(StringTable &symbols);
  Symbol constructor, call, enter, exit, iterate, next, item, setItem, klass,
      super, asyncEnter, asyncIterate, asyncNext;
};

// How a type expression's head treats its arguments.
enum class TypeHead : std::uint8_t {
  Named,       // a class of its own
  Transparent, // Optional, Union, Annotated: what its children are
  First,       // only the first child: Annotated
  Element,     // list, Sequence: its children are elements
  Mapping,     // dict: its second child is the element
  Class,       // type, Type: its child, and no instance of it
  Opaque,      // Callable, Literal: nothing is known
};
TypeHead typeHead(std::string_view written);

} // namespace philint::link
