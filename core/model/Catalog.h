// What libraries do, as data: a trie of API paths with rows on its nodes.
//
// An API path starts at a package's root and grows by member, call, subscript
// or callback argument: `openai.OpenAI().chat.completions.create` is the nodes
// openai · .OpenAI · () · .chat · .completions · .create. An npm package's root
// is its specifier with a colon: `socket.io:Server()` is socket.io: · .Server ·
// (). A type is a node that
// several paths share: `canonical` leads from `openai.AsyncOpenAI()` to the node
// of the type `openai.Client`, where the members hang.
//
// This room knows types, propagation, callbacks and entry points. What a row
// means for patient data (sinks, sources, vendors) is a range of role ids that
// only the policy room can read.
//
// All symbols are of Catalog::strings; link maps them once.
#pragma once

#include "core/ir/Body.h"
#include "core/support/Symbol.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace philint::model {

using ir::kNone;
using NodeId = std::uint32_t; // index in Catalog::nodes; 0 is the root
using RowId = std::uint32_t;  // index in Catalog::rows

// Where a value enters or leaves a call. docs/ports.md has the grammar (EBNF):
//   arg(0) arg(messages) arg(1|input) arg(*) arg(2..) receiver result thrown
//   after(arg(0)) after(receiver) callback(arg(1)).arg(0) callback(arg(1)).result
// each followed by an access path: .field ["key"] [*]
enum class PortBase : std::uint8_t {
  Argument,
  AnyArgument,   // every positional and named argument from `index` on
  Receiver,
  Result,
  Thrown,
  AfterArgument,
  AfterReceiver,
  CallbackArgument, // argument `callbackIndex` of the callable in `index`/`name`
  CallbackResult,
  Scope,
  Channel, // what the row's channel holds
};
struct Port {
  PortBase base = PortBase::Result;
  std::int16_t index = -1; // position, receiver not counted; -1: by name only
  // With CallbackArgument; -1: every parameter, kLast: the last one.
  static constexpr std::int16_t kLast = -2;
  std::int16_t callbackIndex = -1;
  Symbol name;             // keyword; empty where only the position counts
  std::vector<ir::Step> path;
  // With a callback: where in the argument the callable is.
  std::vector<ir::Step> callable;

  // With CallbackArgument: is it this one of so many parameters?
  bool isParameter(std::size_t parameter, std::size_t of) const {
    return callbackIndex == kLast ? parameter + 1 == of
                                  : callbackIndex < 0 ||
                                        parameter ==
                                            static_cast<std::size_t>(callbackIndex);
  }
};

// A value that a call passes on. `content` loses structure (str(x)).
struct Propagation {
  Port from, to;
  bool content = false;
};

// Condition on an argument; all of a row's must hold. What is compared with a
// number is known where it is constant.
enum class Test : std::uint8_t { Absent, Present, Equals, NotEquals, Below, Above };
struct Condition {
  Port port;
  Symbol environment; // in place of a port: a variable that files set
  // In place of a port: members of libraries that the program assigns, wherever
  // it does: litellm.success_callback.
  std::vector<std::uint32_t> assigned;
  Symbol calls; // in place of a port: a call in the same file is called so
  std::vector<std::uint32_t> types; // what is at the port is one of these
  Test test = Test::Present;
  std::vector<Symbol> values; // constant's text; any of them
};

// What calls that may lie far apart share: the state of a component, what is
// emitted under a name, a queue. Ports `channel` of the row speak of it. It is
// that of a value, of a space of names, or the call's own; values at `carriers`
// have it from then on.
struct Carrier {
  Port port;
  NodeId type = kNone; // what it is besides
};
struct Channel {
  enum Of : std::uint8_t { Call, Callee, Value, Space } of = Call;
  Port value;               // Value: what has it
  Symbol space;             // Space
  std::optional<Port> name; // tells those of one owner apart, by constants
  std::vector<Carrier> carriers;
};

// A call that makes the one at `slot` what a call of `signal` runs. What signals
// is a member, named as such or read from its object.
struct Connection {
  Port signal, slot;
};

// Where a handler is served: the text at `path` of the call that registers it
// or, for decorators, of the call that made the decorator.
struct Serving {
  Port path;
  bool throughCallee = false;
  Symbol body; // the member of its first parameter that has the body
};
// A request to a server: the text at `url` and, where the member's name is no
// method of HTTP, the one at `method`.
struct Request {
  Port url;
  std::optional<Port> method;
  std::vector<Port> body; // what the handler gets
  std::optional<Port> answer;
};

// Functions that a framework finds by their file and the name of the export.
struct FileHandler {
  std::vector<Symbol> files; // globs over the path
  std::vector<Symbol> exports;
  std::vector<NodeId> parameters; // their types, in order
  Symbol servedBelow; // the path below this folder is the route; may be empty
  bool fileIsSegment = false; // "pages/api/notes.ts", not "app/api/notes/route.ts"
  Symbol body;                // as of Serving
  ir::Language language = ir::Language::Python;
};

struct Row {
  NodeId node = kNone;      // canonical node, or kNone for shape rows
  Symbol shape;             // "*logger.info" for shape rows
  // Whose calls a shape row is about; TypeScript stands for JavaScript too.
  ir::Language language = ir::Language::Python;
  Symbol title;             // what messages call it: "OpenAI chat completion"
  Symbol file;              // catalogue file, for `explain`
  std::uint32_t line = 0;
  std::vector<Condition> conditions;
  std::vector<Propagation> propagations;
  bool passesUnlisted = true; // arguments and receiver reach the result; false
                              // where the row lists all that passes (or nothing)
  NodeId resultType = kNone;  // the result is this instance, beside its path
  std::int16_t resultIsArgument = -1; // decorators that return their argument
  // The value at `to` is an instance of the class at `from`: select(Patient)
  // holds patients.
  std::vector<Propagation> instances;
  // Whose content does not outlive the call: `text.clear()`, `a.swap(b)`.
  std::vector<Port> replaces;
  // What is put into the object at `from` from now on is in the one at `to` as
  // well: `parent.append(child)`, and then `child.text = note`.
  std::vector<Propagation> keeps;
  std::optional<Connection> connects;
  std::optional<Channel> channel;
  bool noReturn = false;
  bool onRead = false;    // applies where the member is read, not called
  bool onAssign = false;  // … and there only where an element is assigned
  bool isGetattr = false; // argument 0 is an object, argument 1 a member's name
  // Whose texts, one after another, the result begins with: `base.strip()` has
  // the receiver's. An address among them replaces what stands before it.
  std::vector<Port> texts;
  // The text whose marks (`{}`, `{0}`, `{name}`) the arguments fill.
  std::optional<Port> filled;
  // Reads an environment variable: the ports of its name and of the default.
  std::optional<Port> environmentName, environmentDefault;
  // Settings by the names of members: of what the call returns or the read is
  // (`members`), of instances of classes derived from `node` (`fields`), or of
  // the modules of these names, but not of those (`django.conf.settings`).
  bool environmentMembers = false, environmentFields = false;
  std::optional<Port> environmentAt; // whose members, where not the result's
  bool environmentFolded = false; // names without regard to case
  std::vector<Symbol> settingsModules, settingsUnless; // globs
  // The callable at this port is an entry point called by a framework.
  std::vector<Port> entries;
  // Methods of the receiver, or of an object where a callable is expected, that
  // the call runs: `thread.start()` runs `run`.
  std::vector<Symbol> invokes;
  bool isOverride = false; // about methods of the program that override `node`
  std::optional<Serving> serving; // where those entries are served
  std::optional<Request> request; // what the call asks of a server
  std::uint32_t firstRole = 0, endRole = 0; // policy room's
};

enum class EdgeLabel : std::uint8_t { Member, Call, Subscript, Callback };

struct Node {
  NodeId parent = kNone;
  EdgeLabel label = EdgeLabel::Member;
  Symbol name;                // Member; Callback: "index.parameter"
  NodeId canonical = kNone;   // itself, or the type it is an alias of
  std::vector<RowId> rows;    // rows that apply when control reaches the node:
                              // a call of it, or a read of it as a member
  std::vector<NodeId> bases;  // types that this type inherits members from
  std::uint32_t firstRole = 0, endRole = 0; // roles of a type's instances
};

// Types of literals and containers, by language.
struct LiteralTypes {
  ir::Language language = ir::Language::Python;
  NodeId string = kNone, bytes = kNone, integer = kNone, floating = kNone,
         boolean = kNone, none = kNone, list = kNone, dict = kNone,
         tuple = kNone, set = kNone;
  NodeId builtins = kNone; // where an unbound name is looked up
};

class Catalog {
public:
  Catalog();

  StringTable strings;
  std::vector<Node> nodes;
  std::vector<Row> rows;
  std::vector<LiteralTypes> literals;
  // Where the libraries of vendors repeat in what they raise what they sent.
  std::vector<ir::Language> quotingClients;
  std::vector<RowId> shapeRows;
  std::vector<RowId> overrideRows;
  std::vector<FileHandler> fileHandlers;
  // Top-level import names that the catalogue knows ("openai", "google.genai"),
  // per language; a path under none of them is outside the catalogue.

  // The child of the node's canonical node or of its bases (breadth first), or
  // kNone. Constant time for the node itself.
  NodeId child(NodeId node, EdgeLabel label, Symbol name) const;
  NodeId addChild(NodeId node, EdgeLabel label, Symbol name);
  // Parses and interns "openai.OpenAI().chat" or "@scope/name:Client().send";
  // adds what is missing.
  NodeId addPath(std::string_view path);
  NodeId findPath(std::string_view path) const;
  // "openai.OpenAI().chat.completions.create"
  std::string pathText(NodeId node) const;
  // Makes `alias` an alias of `type`; moves children that it already has.
  void makeAlias(NodeId alias, NodeId type);

private:
  std::unordered_map<std::uint64_t, NodeId> children_;
};

// `["$name"]`: the key that a named argument is kept under.
inline bool isArgumentName(const Catalog &catalog, const ir::Step &step) {
  return step.kind == ir::StepKind::Key && step.name &&
         catalog.strings.text(step.name) == "$name";
}

} // namespace philint::model
