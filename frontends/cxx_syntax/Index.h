// What a file declares, found in one walk before anything is lowered: a method
// may use members that stand below it, a function those above it.
//
// Names are qualified with "::". A class that the file only mentions is not in
// the index; whether a name of another file exists is link's to say.
//
//   index.classes["clinic::Gateway"].fields   // "name_", with its traits
//   index.names["clinic::render"]             // Declared::Function
#pragma once

#include "frontends/cxx_syntax/Grammar.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace philint::cxx {

// How a variable stands for its object.
struct Traits {
  bool isReference = false;
  bool isPointer = false; // also arrays
  bool isArray = false;
  bool isArithmetic = false;
  bool isAuto = false;
  bool isHandle = false; // a class that stands for a pointer
  bool isStatic = false;
  bool isConst = false;
  bool isOwnClass = false; // a local or parameter of a class outside std
};

// A declarator taken apart: `const char *name[8]`.
struct Declarator {
  NodeId name = 0;     // the node that names it; 0 where there is none
  NodeId function = 0; // the function declarator next to the name
  NodeId binding = 0;  // auto [a, b]
  Traits traits;
};

struct ClassMembers {
  std::unordered_map<std::string, Traits> fields;
  std::unordered_set<std::string> methods;
};

enum class Declared : std::uint8_t { Variable, Function, Type };
struct DeclaredName {
  Declared what = Declared::Variable;
  bool isInternal = false; // seen in this file alone
  Traits traits;
};

// A declaration some of whose parameters may be left out.
struct Arity {
  std::string name; // qualified
  std::uint32_t parameters = 0, least = 0;
};

struct Index {
  std::unordered_map<std::string, ClassMembers> classes;
  std::unordered_map<std::string, DeclaredName> names;
  std::unordered_map<std::string, bool> constants; // known truth of a name
  std::unordered_map<std::string, std::string> unionMembers; // to the first
  std::unordered_map<std::string, std::string> macros; // that are names
  std::vector<std::string> usedNamespaces; // by `using namespace`
  std::vector<Arity> arities;              // of what has default arguments
  std::unordered_map<std::string, std::string> used; // `using std::string`
};

// The flat tree with the text it was made of.
struct Source {
  const SyntaxTree &tree;
  std::string_view text;

  Kind kind(NodeId n) const { return kindOf(tree.nodes[n]); }
  std::string_view textOf(NodeId n) const {
    return text.substr(tree.nodes[n].begin,
                       tree.nodes[n].end - tree.nodes[n].begin);
  }
  NodeId first(NodeId n) const;
  NodeId following(NodeId n, NodeId parent) const;
  NodeId childOf(NodeId n, Kind wanted) const;
  NodeId lastOf(NodeId n) const;
  bool hasToken(NodeId n, Kind token) const { return childOf(n, token) != 0; }
};

// The type of a declaration or parameter: its first part that names one.
NodeId typeOf(const Source &source, NodeId declaration);
bool isDeclarator(Kind kind);
Declarator takeApart(const Source &source, NodeId declarator);
// Adds what the type says to the declarator's traits.
void addTypeTraits(const Source &source, NodeId declaration, Traits &traits);
// Adds what a declarator says to the traits of its type.
void addDeclarator(const Traits &declared, Traits &traits);
// "a::b" of a name as written, without template arguments and spaces.
std::string nameText(const Source &source, NodeId name);

Index makeIndex(const Source &source);

} // namespace philint::cxx
