// Policy attached to a program: what each vertex and call site means. The taint
// engine reads this and the flow graph and nothing else, so it knows neither
// ports, nor rows, nor vendors.
//
// Everything is sorted by vertex or site, so that a function's part is one
// contiguous range. Ids are global (Program.h).
#pragma once

#include "core/link/Program.h"
#include "core/policy/Label.h"
#include "core/policy/Policy.h"

#include <span>

namespace philint::policy {

using link::kNone;
using link::PathId;
using link::SiteId;
using link::VertexId;

// Strongest first; the confidence table is over this, resolution and marks.
enum class Evidence : std::uint8_t {
  Declared,      // the project's policy or an annotation
  Modelled,      // catalogue: FHIR, DICOM, ORM table, request of a PHI route
  StrongName,
  NameInContext,
  Request, // what a user types, in a project about health
  Weak,
};

// How much of a record was asked for.
enum class Extent : std::uint8_t {
  Chosen,     // what was named, or nobody knows
  AllColumns, // SELECT *
  AllFields,  // rows of a mapper with all that its class declares
};

// A value that is patient data where it arises.
struct BoundSource {
  VertexId vertex = kNone;
  PathId path = 0;
  Label label;
  Evidence evidence = Evidence::Weak;
  Symbol what;           // for messages: "patient_name", "FHIR Patient"
  ir::Span span;         // in the vertex's unit; the vertex's own if empty
  Extent extent = Extent::Chosen;
  bool isFile = false; // its `fileField`s are neutral
  // A part of a body that another line reads: the whole body holds it.
  bool isLent = false;
  // Many categories, or all that a table has: a part of it is told apart.
  bool isWide = false;
};

// A value that passes through a library call, as an extra edge.
struct BoundPassage {
  SiteId site = kNone;
  VertexId from = kNone;
  VertexId to = kNone;
  PathId fromPath = 0, toPath = 0;
  bool content = false;
  TransformId transform = 0;
  Symbol title; // for messages; empty for plain propagation
  CategoryMask recognises = 0; // of a redaction: what it looks for by itself
};

// A place where patient data must not arrive without conditions.
struct BoundSink {
  SiteId site = kNone;  // kNone in throwSinks
  VertexId value = kNone;
  PathId path = 0;
  std::uint32_t role = 0;     // index in Policy::sinkRoles
  std::uint32_t vendor = kNone; // index in vendors (below)
  ir::Span span;              // the argument
  bool anyBelow = true; // data at deeper paths arrives as well
  std::uint32_t store = kNone; // the policy's, index in Project::stores
  bool quoted = false;         // what the library raises may repeat it
};

// A call that is wrong by itself: what it turns on, at whom.
struct BoundSwitch {
  SiteId site = kNone;
  std::uint32_t role = 0;   // index in Policy::sinkRoles
  std::uint32_t vendor = 0; // index in vendors
  Symbol place;             // where, if a constant says it: a logger's name
};

// What a call says of the data that passes it: `all-rows`, `limited`.
struct BoundTrait {
  SiteId site = kNone;
  Symbol trait; // of Policy::catalog.strings
  auto operator<=>(const BoundTrait &) const = default;
};

// A call-back of a library into the program.
struct BoundCallback {
  SiteId site = kNone;
  link::FunctionId function = kNone;
  // from (vertex, path) to parameter number; then the function's result to a
  // vertex and path.
  struct In {
    VertexId from = kNone;
    PathId fromPath = 0;
    std::uint32_t parameter = 0;
    bool content = false;
    PathId toPath = 0; // in the parameter
  };
  std::vector<In> in;
  VertexId resultTo = kNone;
  PathId resultPath = 0;
};

// True (or false) of `site` means that its argument carries no patient data.
struct BoundGuard {
  SiteId site = kNone;
  std::uint32_t argument = kNone; // kNone: the receiver
  bool cleanWhen = true;
  TransformId transform = 0;
};

// Who receives what a sink is given, decided from client class, URL,
// environment and policy.
struct BoundVendor {
  std::uint32_t vendor = kNone; // index in Policy::vendors; kNone: nobody knows
  enum Reach : std::uint8_t { Vendor, Unknown, Internal, Loopback, Ehr } reach =
      Vendor;
  Symbol host;              // where it is known
  Symbol scheme;            // of its address: "https"
  Symbol service;           // "chat.completions"
  // The entry of the vendor's `paths` that the address fits, or kNone.
  std::uint32_t addressPath = kNone;
  bool covered = false;
  Symbol whyNot;            // key of the reason: "no-baa", "expired", …
  std::uint32_t entry = kNone; // that speaks of it, in Project::vendors
  // What is missing; each has a rule of its own.
  enum Lack : std::uint8_t {
    Agreement = 1,  // no BAA, or none that holds today
    Scope = 2,      // the service or the host is not in it
    HipaaMode = 4,  // the vendor's switch is not said to be on
    Retention = 8,  // zero retention is not attested
    Training = 16,  // the policy lets the vendor train on what it gets
    Dates = 32,     // the policy's own entry says what cannot be
    Persistence = 64, // nobody agreed that this service keeps data
  };
  std::uint8_t lacks = 0;
  std::vector<VertexId> decidedBy; // places that decided, for the path
  std::uint32_t setting = kNone; // the file's line that decided, where one did
  auto operator<=>(const BoundVendor &) const = default;
};

// What an argument or the receiver held before the call is gone after it.
struct BoundReplacement {
  link::SiteId site = 0;
  std::uint32_t argument = 0; // index at the site; kGuardReceiver
};

class BoundPolicy {
public:
  const Policy *policy = nullptr;
  TransformTable transforms;
  std::vector<BoundSource> sources;     // sorted by vertex
  std::vector<BoundPassage> passages;   // sorted by site
  std::vector<BoundSink> sinks;         // sorted by site, then value
  // Those that no call makes: raise statements, values that are kept in a
  // variable of a module or in an element of a cache. Sorted by value.
  std::vector<BoundSink> throwSinks;
  std::vector<BoundCallback> callbacks; // sorted by site
  std::vector<BoundGuard> guards;       // sorted by site
  std::vector<BoundVendor> vendors;
  std::vector<BoundSwitch> switches; // by site
  std::vector<BoundTrait> traits;    // sorted by site
  // A call of a function that the policy names for what it makes sure of, or
  // (site kNone) that function itself. Sorted.
  struct BoundAssurance {
    Assurance of = Assurance::Authenticated;
    SiteId site = kNone;
    link::FunctionId function = kNone;
    auto operator<=>(const BoundAssurance &) const = default;
  };
  std::vector<BoundAssurance> assurances;
  std::vector<link::FunctionId> handlers; // of requests and messages, sorted
  std::vector<SiteId> audits; // calls that the policy's `audit.events` name
  std::vector<BoundReplacement> replacements; // sorted by site

  // Per site: unlisted arguments and the receiver pass to the result as content;
  // of a function of a module (`pkg.f(x)`) only the arguments do, since what hangs
  // below the module is not what the function is given.
  static constexpr std::uint8_t kArgumentsPass = 2;
  std::vector<std::uint8_t> passThrough;
  // Per site: the project's policy says what the callee does; it is not looked
  // into. Empty where there is none.
  std::vector<std::uint8_t> opaqueSite;
  TransformId withoutTexts = 0; // what a number can hold of a record
  // Per program symbol: a member or key of this name carries no patient data
  // when it is read from an object that is tainted as a whole (usage, id …).
  std::vector<std::uint8_t> neutralField;
  // … or when it is read from a file: its name, its size.
  std::vector<std::uint8_t> fileField;
  // Per program symbol: what a record's member of this name is; 0 where the
  // name does not say.
  std::vector<CategoryMask> fieldCategories;
  bool anyPatientData = false; // the project shows a sign of handling PHI
};

// Is the file, by its path in its project, one of tests?
bool isTestPath(const Policy &policy, std::string_view path);

// Attaches the policy to the program, whose tables of paths and names grow by
// what the policy speaks of; nothing else of it changes. `asOf` is a date (YYYY-MM-DD as
// yyyymmdd). Never fails: what the policy names and the program lacks is a
// matter of `check-policy`.
BoundPolicy bind(link::Program &program, const Policy &policy,
                 std::uint32_t asOf);

std::string printBound(const link::Program &program, const BoundPolicy &bound);

// A line for each place where a row of the catalogue holds:
// "openai.yaml:15 app.py:7". Binds once more; for tests and `explain`.
std::string printRows(link::Program &program, const Policy &policy,
                      std::uint32_t asOf);

} // namespace philint::policy
