// Policy: the catalogue's roles, kinds, vendors, lexicon and rules (policies/),
// and the project's philint.yaml. Loaded from binary tables inside the program
// (compiled from policies/ when philint is built), and from YAML files given by
// the user.
//
//   auto policy = loadPolicy({.projectFile = "philint.yaml"});
//   if (!policy) return usageError(policy.error());
#pragma once

#include "core/policy/ConfigRows.h"
#include "core/model/Catalog.h"
#include "core/policy/Label.h"
#include "core/report/Finding.h"
#include "core/report/Waive.h"
#include "core/support/Expected.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace philint::policy {

// Symbols here are of Policy::catalog.strings.

struct Category {
  Symbol key;    // "mrn"
  Symbol title;  // "medical record number"
  bool isIdentifier = false; // Safe Harbor A to R
  bool isSensitive = false;
  bool isText = false; // a number is none
};

// A kind of place where data arrives; the list is closed (policies/kinds.yaml).
struct SinkKind {
  Symbol key;      // "llm-prompt"
  Symbol title;    // "a prompt to a language model"
  Symbol category; // finding category, may be empty
  // Data sent to a vendor of that class counts as that kind: a request to a
  // host of a language model is a prompt.
  std::vector<std::pair<Symbol, Symbol>> becomes;
  Symbol scheme; // of what has no address that says one: a bare socket is "tcp"
};

// Role of a row: something arrives (sink), arises (source), changes state.
struct SinkRole {
  model::Port port;
  Symbol kind;     // a kind of policies/kinds.yaml: "llm-prompt", "log"
  Symbol service;  // resource path for `covers`: "chat.completions"
  Symbol vendor;   // default vendor id, empty: none involved
  // Ports that decide the vendor, strongest first: `receiver.base_url` means
  // the argument base_url of the call that constructed the receiver.
  std::vector<model::Port> vendorFrom;
  // Ports with a client or a model: who made it, by the row of the call that
  // did, receives what is sent.
  std::vector<model::Port> vendorObjects;
  // Names of models: of a wrapper they decide the vendor, of a gateway whom it
  // forwards to.
  std::vector<model::Port> vendorModels, upstreamModels;
  std::vector<Symbol> vendorEnvironment; // variables that decide it as well
  // Members of libraries that the program assigns, for calls of a module in
  // place of a client: openai.base_url.
  std::vector<model::NodeId> vendorAssigned;
  // Ports that say where it is kept: a path. As `vendorFrom`.
  std::vector<model::Port> places;
  model::RowId row = ir::kNone;
  bool isSwitch = false; // the call itself is what is wrong, no data
  // By class of the vendor that is reached: the role that holds in its place.
  std::vector<std::pair<Symbol, std::uint32_t>> becomes;
};
struct SourceRole {
  model::Port port;
  Label label;
  Symbol what;
  Symbol condition; // "", "patient-context": only in a patient context
  // The argument whose name or text says what it is, in place of `label`: a key,
  // the path of a file.
  std::optional<model::Port> named;
  // Arguments that are members of classes: what is given holds these fields.
  std::optional<model::Port> columns;
  bool isFile = false; // its name, size and type say nothing of a patient
};
struct SanitizerRole {
  model::Port from, to;
  Transform transform;
  Symbol title;
  bool content = false;
  CategoryMask recognises = 0; // what the tool looks for as it comes
  Symbol within; // only where a name around the call has this trait
};
// Fields that the call asks for, or leaves out: the members of an object that
// is written out, the elements of a list, the words of a text.
struct FieldsRole {
  model::Port port;
  bool isWithout = false;
};
// The callable at a port is an entry point: what its parameters are.
struct EntryRole {
  model::Port port;
  Symbol parameters; // request, message, every-request, none
};
// A query in SQL; a patient table in it makes what the call yields a source.
struct SqlRole {
  model::Port port;
  std::vector<model::Port> to; // what has the rows; empty: the result
};
struct GuardRole {
  model::Port port;
  bool cleanWhen = true;
};
struct Role {
  enum Kind : std::uint8_t {
    Sink,
    Source,
    Sanitizer,
    Guard,
    Entry,
    Sql,
    Maker,  // what the call makes is the vendor's: Policy::sinkRoles
    Trait,  // what the call says of the data that passes: Policy::traitRoles
    Fields, // which fields the call asks for: Policy::fieldsRoles
  } kind = Sink;
  std::uint32_t index = 0; // in the vector of that kind
};

// What a path of a vendor's address is: a service, and how its sinks count.
struct VendorPath {
  Symbol pattern; // "*/files*"
  Symbol service; // as `covers` names it
  Symbol as;      // a key of the sink kind's `becomes`; empty: the class
  // A further such key, unless the body says of the member that it is the value.
  Symbol also, unlessMember, unlessValue;
  auto operator<=>(const VendorPath &) const = default;
};

struct VendorInfo {
  Symbol id;     // "openai"
  Symbol name;   // "OpenAI API"
  Symbol clazz;  // llm, gateway, tracing, errors, analytics, …
  Symbol offer;  // standard, conditional, none, unknown, self-host
  std::vector<Symbol> hosts; // globs: "*.openai.azure.com"
  std::vector<Symbol> models; // globs of names by which wrappers mean it
  std::vector<Symbol> partOf; // "bedrock" is part of "aws"
  Symbol note, source, asOf, covered, excluded;
  std::vector<Symbol> excludedServices;
  std::vector<VendorPath> paths; // the first that fits holds
  std::vector<Symbol> hipaaHosts; // where given, a BAA holds at these alone
  std::vector<Symbol> packages; // of PyPI
  std::vector<Symbol> npmPackages, cppPackages;
  // Variables that hold an address of it, and who reads one without a value
  // that is known goes there: AZURE_OPENAI_ENDPOINT.
  std::vector<Symbol> variables;
  bool needsHipaaMode = false;
  bool isConsumer = false;
  // Whether it can be told to keep nothing: empty, "offered", or "required",
  // where its BAA holds in no other way.
  Symbol zeroRetention;
};

// A piece of the project's file, on one line.
struct PolicyMark {
  std::uint32_t line = 0, column = 0, endColumn = 0; // line 0: not written
};

// What the project says of a vendor.
struct VendorPolicy {
  Symbol id;
  enum Status : std::uint8_t { None, Pending, Signed } status = None;
  std::uint32_t effective = 0, expires = 0; // yyyymmdd; 0: not given
  std::vector<Symbol> covers, terms;
  bool coversGiven = false;
  std::vector<Symbol> hosts;
  Symbol evidence;
  Symbol overrideReason; // why it is used although it offers no BAA
  bool zeroRetention = false, hipaaMode = false;
  std::uint32_t retentionDays = 0; // agreed on; 0: not said
  enum Training : std::uint8_t { Unsaid, Prohibited, Allowed } training =
      Unsaid;
  std::uint32_t line = 0;
  PolicyMark idAt, baaAt, effectiveAt, expiresAt, trainingAt;
};

// What the policy's functions make sure of, by the lists that name them.
enum class Assurance : std::uint8_t {
  Authenticated, // access.authenticated
  Authorised,    // access.authorised
  PatientCheck,  // access.patient_check
  OutputGuard,   // output.guards
  OutputReview,  // output.review
};
constexpr std::size_t kAssurances = 5;

// A flow rule: from/to/unless, said in policies/rules/CODE.yaml.
struct FlowRule {
  std::vector<Symbol> sinkKinds;
  std::vector<Symbol> vendorReach; // see reachMatches in checks
  std::vector<Symbol> vendorClasses; // empty: any
  std::vector<Symbol> notVendorClasses;
  // Calls that are wrong by themselves (`switch` of a row), and whom they reach.
  std::vector<Symbol> switchKinds, switchReach;
  Symbol place; // empty: the call; declaration: of the variable that the call is
                // about; else what is wrong in the vendor's entry of the policy:
                // vendor, date, training
  StateMask states = 0;     // states that violate
  // Traits that the way from source to sink must have (one is enough), and
  // those that it may not have: see checks/Ways.h.
  std::vector<Symbol> through, notThrough;
  Symbol asks; // a trait whose words the text of the call must have
  bool derivedOnly = false;  // no raw data beside it (PHI804)
  bool unlessRaw = false; // the call gets the same as it is: a signature of it
  bool wholeRecord = false;  // PHI301
  bool caughtException = false; // only text of a caught exception (PHI204)
  bool unprojected = false; // only what was read with all its columns (PHI302)
  std::vector<Symbol> schemes; // only where the address begins so: http, redis
  CategoryMask categories = 0; // only these; 0: all
  // What the policy says of the purpose of the call.
  enum Purpose : std::uint8_t {
    AnyPurpose,
    Mismatch,  // it has an allow-list, which lacks a category (PHI304)
    NoPurpose, // the policy has purposes, and the call none (PHI305)
    OpenPurpose, // it has no allow-list and is one of purposeWords (PHI306)
    NotAllowed,  // no purpose allows the category by name (PHI307)
    NotPopulation, // it is not about many patients at once (PHI308)
  } purpose = AnyPurpose;
  std::vector<Symbol> purposeWords; // parts of names: "summar"
  bool unaudited = false; // no audit event around the call (PHI601)
  // Where the policy names such functions, and none is called around the call.
  std::optional<Assurance> unassured;
  // Only in a program that has a call with this kind of switch (PHI508).
  Symbol beside;
  bool auditOnly = false; // a switch of an audit logger's alone (PHI213)
  // Not where the policy declares the store as encrypted.
  enum Stored : std::uint8_t {
    Anyhow,
    AtRest,
    AtRestAndTls,
    Bounded, // … or, in memory, as one of bounded life
  } unlessStored = Anyhow;
  // Not inside a scope that the policy says filters what is logged.
  bool unlessSuppressed = false;
};
struct Rule {
  report::RuleInfo info;
  bool isFlow = false;
  FlowRule flow;
  Symbol switchMessage;
  // Where the policy says nothing: told if no name of the program has a word of
  // these, in template.
  Symbol absentMessage;
  std::vector<Symbol> absentWords;
  std::vector<Symbol> essential; // parts without which it is worst
  Symbol message; // template: {phi} {source} {sink} {vendor} {why}
  Symbol remedy;
};

// Lexicon (policies/lexicon): identifier words to categories.
struct LexiconEntry {
  std::vector<Symbol> words; // longest phrase wins
  enum Level : std::uint8_t {
    Strong,
    Context,
    Weak,
    Never,
    Request,
    Throughout, // as Context, for which a project about health is enough
    Domain,     // no meaning of its own, a weak context
  } level = Weak;
  CategoryMask categories = 0;
};

// A name on the way of data gives it a trait: `token_map`, `patients`.
struct TraitName {
  Symbol trait;
  enum How : std::uint8_t {
    Word,   // anywhere in a name
    Plural, // at the end of a name that is a plural
    Key,    // a variable of that name is the key under which it is kept
  } how = Word;
  std::vector<Symbol> words;
};

// A text in the settings of a redaction says what it looks for: the name of an
// entity, a piece of a regular expression.
struct Recogniser {
  CategoryMask categories = 0;
  std::vector<Symbol> texts;
};

// Which files are a program's tests, as folders and names of files are called.
struct TestFiles {
  std::vector<std::string> folders, starts, middles, names;
};

// Objects of these types keep in memory what calls of these kinds write into
// them.
struct Buffers {
  std::vector<std::string> types; // paths of the catalogue
  std::vector<Symbol> kinds;
  // One of these that is made on another writes into that: a stream on a text.
  std::vector<std::string> texts;
};

// The project's own sources and de-identifiers, by qualified name pattern.
struct ProjectSource {
  enum Kind : std::uint8_t { Call, Parameter, Type, Table, Environment } kind;
  std::string pattern;
  CategoryMask categories = 0;
  std::vector<std::pair<std::string, CategoryMask>> fields;
  std::uint32_t line = 0;
};
struct ProjectName { // not_phi, encryptors, guards …
  std::string kind;  // "type", "name", "call"
  std::string pattern;
  std::vector<std::string> fields;
  std::uint32_t line = 0;
};
struct ProjectDeidentifier {
  std::string call;
  bool isExpert = false;
  std::string report; // of the expert who determined it
  Symbol method; // safe-harbor, expert, tokenise, hash, encrypt, or partial
  State state = State::SafeHarbor; // that the method leads to
  CategoryMask covers = 0;
  bool coversAll = false;
  std::uint32_t expires = 0;
  std::uint32_t line = 0;
};

// A place that a measuring suite names as written (SuiteRows.h).
struct SuiteRow {
  enum Kind : std::uint8_t {
    CallResult, OutArgument, Name, Parameter, Member, String, // sources
    Sink, Sanitizer, Guard,
  } kind = CallResult;
  bool isRegex = false, cleanWhen = true;
  std::string pattern;
  std::string function;                 // Parameter: whose; empty: any
  std::vector<std::uint32_t> arguments; // empty: any
  std::uint32_t role = 0;               // Sink: index in Policy::sinkRoles
};

// What functions are for, and who answers for them.
struct ProjectPurpose {
  std::string name;
  bool hasAllow = false;
  CategoryMask allow = 0; // what a call for this purpose may carry
  std::vector<Symbol> vendors; // who may be sent it; empty: anybody covered
  bool population = false;     // about many patients at once
};
struct ProjectFunction {
  std::string match, purpose, owner;
};

// Where data is kept, and how the store is protected.
struct ProjectStore {
  std::string id, match, path, table, memory;
  bool tls = false, atRest = false;
  std::uint32_t maxTtlDays = 0; // 0: not said
};

// A row that speaks of the program, for `philint check-policy`.
struct ProjectRow {
  enum Kind : std::uint8_t { Function, Class, Parameter, Symbol, Text, File };
  Kind kind = Function;
  std::string what;    // "a de-identifier"
  std::string pattern; // "app.deid.scrub"
  PolicyMark at;
};

// What no program shows, dated.
struct ProjectAttestation {
  std::string what, document;
  std::uint32_t date = 0; // yyyymmdd
};

// Where the audit trail ends, as the policy says.
struct ProjectAuditSink {
  std::string kind; // empty: not said
  bool immutable = false;
  std::optional<double> retentionDays;
  PolicyMark at;
};

struct Project {
  std::string file; // empty: no philint.yaml
  std::string name, owner, ownerEmail;
  PolicyMark ownerAt, riskAssessmentAt;
  ProjectAttestation riskAssessment;
  std::vector<ProjectAttestation> attestations;
  std::string inventory; // a file, relative to the policy
  PolicyMark inventoryAt;
  std::vector<std::string> auditCalls; // qualified names, with patterns
  std::vector<std::string> auditLoggers;
  std::vector<std::string> auditFields; // that each event has to have
  ProjectAuditSink auditSink;
  std::array<std::vector<std::string>, kAssurances> assurances; // as auditCalls
  std::vector<ProjectPurpose> purposes;
  std::vector<ProjectFunction> functions;
  std::vector<VendorPolicy> vendors;
  std::vector<ProjectStore> stores;
  std::vector<std::string> suppressionScopes; // qualified names, with patterns
  std::vector<std::string> internalHosts, ehrHosts;
  std::vector<ProjectSource> sources;
  std::vector<ProjectName> notPhi, guards, encryptors;
  std::vector<ProjectDeidentifier> deidentifiers;
  std::vector<std::pair<std::string, Symbol>> ruleLevels; // PHI611: off
  std::vector<std::string> excludePaths, testPaths, syntheticPaths;
  std::vector<ProjectRow> rows;
  std::vector<report::Waiver> waivers; // their regions name no file
};

class Policy {
public:
  model::Catalog catalog;
  std::vector<Role> roles;
  std::vector<SinkRole> sinkRoles;
  std::vector<SourceRole> sourceRoles;
  std::vector<SanitizerRole> sanitizerRoles;
  std::vector<GuardRole> guardRoles;
  std::vector<EntryRole> entryRoles;
  std::vector<SqlRole> sqlRoles;
  std::vector<FieldsRole> fieldsRoles;
  std::vector<Symbol> traitRoles; // traits that rows give
  TestFiles testFiles;
  Buffers buffers;
  std::vector<SinkKind> sinkKinds;
  std::vector<Category> categories; // bit i is categories[i]
  std::vector<std::pair<Symbol, CategoryMask>> categoryAliases; // all, record
  std::vector<VendorInfo> vendors;
  std::vector<Rule> rules; // sorted by code
  std::vector<LexiconEntry> lexicon;
  std::vector<std::vector<Symbol>> contextWords;
  std::vector<std::vector<Symbol>> memberWords; // in projects about health
  std::vector<std::vector<Symbol>> otherWords; // of people who are no patients
  std::vector<Symbol> neutralFields;
  std::vector<Symbol> flagTypes, numberTypes; // as declarations write them
  std::vector<Symbol> referenceWords; // last words of what only leads to data
  std::vector<Symbol> fileFields; // neutral in a source that is a file
  // Last words that make an identifier innocent: patient_count.
  std::vector<std::vector<Symbol>> neverSuffixes;
  // First words that do: show_patient_name, total_patients.
  std::vector<Symbol> neverPrefixes, countPrefixes;
  // What a path ends with whose name says what the file holds: `audio_path`.
  std::vector<std::vector<Symbol>> pathSuffixes;
  // Formats whose documents are patient data, whoever wrote them: hl7.
  std::vector<std::vector<Symbol>> formatWords;
  // Words that show that a project handles health data at all.
  std::vector<std::vector<Symbol>> healthWords;
  std::vector<std::vector<Symbol>> titleWords; // of a project about health
  std::vector<Symbol> healthImports; // "fhir.resources", "pydicom"
  // Words in the name of a call that records who saw what.
  std::vector<std::vector<Symbol>> auditNames;
  std::vector<Symbol> traits; // the closed list of policies/kinds.yaml
  std::vector<TraitName> traitNames;
  std::vector<Recogniser> recognisers;
  // What else the fields of an audit event are called: actor, by "clinician".
  std::vector<std::pair<Symbol, std::vector<std::vector<Symbol>>>> auditFields;
  std::vector<Symbol> teamWords; // of owners who are no person
  std::vector<Symbol> purposeNames; // arguments that say what a call is for
  std::vector<SuiteRow> suiteRows;
  std::vector<ir::ConfigDialect> dialects; // in the order in which they are tried
  std::vector<ConfigRow> configRows;
  std::vector<LiteralForm> literals;
  SyntheticData synthetic;
  bool useLexicon = true;
  bool everyFunctionIsEntry = false;
  bool resultPerArgument = false;
  Project project;
};

struct PolicyInputs {
  bool builtIn = true;                   // false with --models-only
  std::vector<std::string> catalogFiles; // files or folders of YAML rows
  std::string projectFile;               // philint.yaml; empty: none
};
Expected<Policy> loadPolicy(const PolicyInputs &inputs);

// The built-in tables: compiles a policies/ folder to bytes and reads them back.
Expected<std::string> compilePolicies(const std::string &folder);
Expected<Policy> readPolicies(std::string_view bytes);
// Bytes linked into the program (defined by the build).
std::string_view builtInPolicies();

} // namespace philint::policy
