// Inside of bind(): what the parts share. Each part adds to `out`; bind() sorts
// at the end.
#pragma once

#include "core/policy/BoundPolicy.h"
#include "core/policy/Lexicon.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace philint::policy {

// Where a port meets a call site. `argument` is the index among the site's
// arguments, kNone where it is none.
struct Place {
  VertexId vertex = kNone;
  std::vector<ir::Step> path; // program symbols
  ir::Span span;
  std::uint32_t argument = kNone;
};

// What surrounds a value speaks of: nothing known, clinics and medicine,
// patients. Drugs and diseases are a patient's only beside a patient.
enum class Surroundings : std::uint8_t { Unknown, Plain, Medical, Patient };

// Edges by target, for one unit.
struct InEdges {
  std::vector<std::uint32_t> start; // unit's vertices + 1
  std::vector<std::uint32_t> edges; // in UnitFacts::edges
};

// What is known of where a value comes from.
enum class Origin : std::uint8_t {
  Explained, // made by the program from values that are judged themselves, or
             // clean: literals, counts, functions
  Open,      // from outside: a library, a request, a caller that nobody knows
};

// What `site` gives to the parameter, kNone where no argument is known to.
ir::VertexId argumentFor(const ir::UnitFacts &facts, const ir::Site &site,
                         const link::Target &target, std::uint32_t parameter,
                         std::string_view name);

// What a name of this level is worth.
Evidence evidenceOf(NameMeaning::Level level);

// `*` matches within a segment, `**` across segments; segments end at `.`.
bool matchesName(std::string_view pattern, std::string_view name);
// `*` stands for any text; for hosts.
bool matchesText(std::string_view pattern, std::string_view text);

class Binder {
public:
  Binder(link::Program &program, const Policy &policy, std::uint32_t asOf);
  BoundPolicy run();
  // Instead of nothing: notes which row holds at which place (printRows).
  struct RowUse {
    VertexId vertex = kNone; // of a read; kNone for a call
    SiteId site = kNone;
    model::RowId row = kNone;
  };
  void noteRows(std::vector<RowUse> &uses) { rowUses_ = &uses; }

private:
  // Bind.cpp
  PathId pathId(std::vector<ir::Step> steps);
  Symbol named(std::string_view policyText) const {
    return policy_.catalog.strings.find(policyText);
  }
  std::string_view text(Symbol s) const { return program_.symbols.text(s); }
  void addSource(VertexId vertex, std::vector<ir::Step> path, Label label,
                 Evidence evidence, Symbol what, ir::Span span = {},
                 Extent extent = Extent::Chosen, bool isFile = false);
  const InEdges &inEdges(link::UnitId unit);
  void finish();
  void markNeutral();
  void markParts();

  // BindConditions.cpp
  std::vector<model::NodeId> apisBefore(VertexId object);
  bool isOneOf(const std::vector<Place> &places,
               const std::vector<std::uint32_t> &types) const;
  model::NodeId moduleBefore(VertexId object) const;
  void readAssigned();
  bool assignmentHolds(const model::Condition &condition);
  bool isCalledIn(link::UnitId unit, Symbol method) const;
  bool standsAnywhere(const model::Condition &condition);
  bool holds(SiteId site, const model::Condition &condition);
  bool environmentHolds(SiteId site, const model::Condition &condition);
  bool isMadeWith(VertexId vertex, const std::vector<Symbol> &texts);

  // BindLoggers.cpp
  bool isLogSink(const Role &role) const;
  bool usesParameters(link::FunctionId f);
  bool tellsItself(link::FunctionId f, unsigned depth);
  bool isOwnLog(SiteId site, unsigned depth);
  std::span<const Role> rolesOf(const model::Row &row) const {
    return std::span(policy_.roles)
        .subspan(row.firstRole, row.endRole - row.firstRole);
  }
  void findOwnLogs();
  void bindOwnLogs();

  // BindSites.cpp
  void bindSites();
  void bindSite(SiteId site);
  void fillReceiver(SiteId site);
  bool isOnModule(SiteId site);
  bool isModuleCell(link::UnitId unit, std::uint32_t cell);
  void bindReads();
  bool isReadSource(VertexId vertex) const;
  link::ConstantSet constants(VertexId vertex);
  bool bodySays(SiteId site, const model::Port &body, const VendorPath &path);
  // The line of configuration by which the row at hand applies, or kNone.
  std::uint32_t conditionSetting_ = kNone;
  // What the call that is bound asks for, or leaves out; BindFields.cpp.
  struct Field {
    Symbol name;
    CategoryMask categories = 0;
    bool isWhole = false; // with all that is in it: a relation
  };
  struct Fields {
    bool isKnown = false, isWithout = false;
    std::vector<Field> fields;
  } fields_;
  Fields fieldsOf(SiteId site, const model::Row &row);
  bool addFieldNames(VertexId vertex, const std::vector<ir::Step> &path,
                     Fields &out);
  void addFieldsOfText(std::string_view text, Fields &out);
  void addField(std::string_view name, bool isWhole, Fields &out);
  std::vector<ir::Step> fieldPath(link::UnitId unit, std::vector<ir::Step> head,
                                  Symbol name, bool isOfElement) const;
  TransformId projection(CategoryMask kept);
  void passFields(SiteId site, const Place &from, const Place &to, bool content,
                  TransformId transform, Symbol title);
  void bindColumns(SiteId site, const SourceRole &role);
  std::vector<link::ClassId> classesAt(link::UnitId unit,
                                       ir::VertexId vertex) const;
  void addFieldSources(SiteId site, const Place &place, const SourceRole &role,
                       Symbol what);
  // The callable whose rows are being bound, and the row of who runs it.
  struct HandedOn {
    const model::Row *row = nullptr;
    SiteId site = kNone;
    VertexId callable = kNone;
  } handedOn_;
  bool isWritten(const Place &place) const;
  std::vector<Place> placesOf(SiteId site, const model::Port &port);
  ir::VertexId caughtAround(link::UnitId unit, const ir::Site &site);
  // A source that counts in a patient's context, or in a project about health.
  bool needsContext(const SourceRole &source) const;
  bool asksForHealth(const SourceRole &source) const;
  ir::Step stepAt(SiteId site, const ir::Step &step);
  void placeArguments(SiteId site, const model::Port &port,
                      std::vector<Place> &out);
  void bindRow(SiteId site, model::RowId row);
  bool isWithin(SiteId site, Symbol trait) const;
  bool isBuffer(VertexId vertex, const std::vector<std::string> &paths) const;
  bool isOnText(SiteId site);
  bool fillsBuffer(SiteId site, Symbol kind, const std::vector<Place> &written);
  void bindRole(SiteId site, const model::Row &row, const Role &role);
  std::vector<std::uint32_t> rolesAt(SiteId site, std::uint32_t index,
                                     std::uint32_t vendor);
  std::vector<Place> namedFor(SiteId site, const Place &source,
                              const model::Port &to,
                              const std::vector<Place> &targets);
  void passage(SiteId site, const model::Port &from, const model::Port &to,
               bool content, TransformId transform, Symbol title);
  void bindCallbacks(SiteId site, model::RowId row);
  void bindAnswer(const link::CallbackTarget &target,
                  const model::Row &row);
  bool isEcho(SiteId site, const model::Row &row, const model::Port &to) const;
  void sendAnswers(link::FunctionId f);
  void bindHandedRequests();
  std::set<link::FunctionId> sending_; // whose sent answers are bound
  void bindOverrides();
  void bindEntry(SiteId site, const EntryRole &role);
  void addHandler(link::FunctionId f, bool answers);
  void noteHandlers(SiteId site, const EntryRole &role);
  void markServed();
  void bindServed();
  Symbol patientArgument(SiteId site, VertexId query);
  // BindSql.cpp
  struct QueryAt {
    SiteId site = kNone;
    const model::Row *row = nullptr;
    const SqlRole *role = nullptr;
  };
  std::vector<QueryAt> queries_;
  void bindQueries();
  void bindSql(const QueryAt &at, SiteId site, VertexId asked, ir::Span span);
  void findAskers(SiteId site, VertexId query, unsigned depth,
                  std::vector<std::pair<SiteId, VertexId>> &out);
  bool givesOn(link::FunctionId function, SiteId site);
  void bindThrows();
  void bindThrow(link::UnitId unit, const ir::ThrowPoint &point,
                 std::uint32_t role);

  // BindHandedOn.cpp
  void bindHandedOn(SiteId site, const model::Row &row);
  void placeReceiver(VertexId callable, ir::Span span,
                     std::vector<Place> &out);
  std::vector<Place> placesHandedOn(SiteId site, const model::Port &port);
  // What the call hands on under that name, or under any.
  std::vector<Place> namedHandedOn(SiteId site, const model::Row &row,
                                   Symbol name, bool any = false);
  static bool isByName(const model::Propagation &pass, const Place &place);
  Symbol parameterName(link::FunctionId function, std::uint32_t p) const;

  // BindStores.cpp
  void bindStores();
  // (target, index in out_.passages), sorted.
  using PassagesTo = std::vector<std::pair<VertexId, std::uint32_t>>;
  // Roles of what is kept in a variable of a module: anything, and messages.
  struct StoreRoles {
    std::uint32_t memory = kNone, conversation = kNone;
  };
  // What is assigned to variables, and what was read of them and written back.
  struct KeptValues {
    std::vector<ir::VertexId> whole, parts;
  };
  void bindUnitStores(link::UnitId unit, const StoreRoles &roles,
                      const PassagesTo &passagesTo);
  void bindKept(link::UnitId unit, std::uint32_t kept, std::uint32_t store,
                const KeptValues &values, const PassagesTo &passagesTo);
  bool isItself(link::UnitId unit, ir::VertexId value, std::uint32_t cell);
  std::uint32_t storeOfVariable(link::UnitId unit, Symbol name) const;
  model::NodeId assignedNode(link::UnitId unit, const ir::Edge &edge,
                             model::NodeId object) const;
  void bindAssigned(link::UnitId unit, const ir::Edge &edge);
  bool hasAssignRow(VertexId object);
  bool isKeptElsewhere(SiteId site);
  bool isKeptByRow(link::UnitId unit, ir::VertexId object);
  bool isFromCell(link::UnitId unit, ir::VertexId value);
  void bindMemberResults(SiteId site, const model::Row &row,
                         const SinkRole &sink, std::uint32_t role);
  void bindMemoised(SiteId site, const model::Row &row, const SinkRole &sink,
                    std::uint32_t role);
  // The store of the policy that the call writes to, or kNone.
  std::uint32_t storeOf(SiteId site, const SinkRole &role,
                        std::uint32_t vendor);
  void addStoreSink(VertexId value, std::uint32_t role, ir::Span span,
                    std::uint32_t store = kNone, std::uint32_t vendor = kNone);
  std::uint32_t roleOfKind(std::string_view kind, model::PortBase base);

  // BindSources.cpp
  void readNames();
  void countSigns();
  bool saysItIsAboutHealth(bool hasSigns) const;
  void countUnitsOfHealth();
  bool speaksOfHealth(link::UnitId unit, std::set<std::uint32_t> &words);
  void judgeProject();
  bool isOpenDefinition(link::UnitId unit, ir::VertexId local);
  // The value may be an instance of a class of the program.
  bool isOfClass(VertexId vertex) const;
  void bindNames();
  void bindUnitNames(link::UnitId unit);
  void bindLoads(link::UnitId unit);
  bool isModel(link::UnitId unit, const ir::Edge &edge,
               const std::vector<bool> &isReceiver);
  bool isStoredBefore(link::UnitId unit, ir::VertexId object,
                      const ir::Step &step, unsigned depth);
  bool isStoredAfter(link::UnitId unit, ir::VertexId value,
                     const ir::Step &step, unsigned depth);
  bool fromVariable(const link::ConstantPart &begin,
                    std::vector<BoundVendor> &out) const;
  void fromAssigned(SiteId site, const SinkRole &role,
                    std::vector<BoundVendor> &out);
  VertexId wholeOf(VertexId part);
  bool isNeutralName(std::string_view name) const;
  bool tellsNothing(link::UnitId unit, ir::VertexId value);
  bool saysItself(link::UnitId unit, ir::VertexId value,
                  const NameMeaning &asKey);
  bool isFilledOpen(link::UnitId unit, ir::VertexId container);
  bool isFormat(const NameMeaning &what) const;
  void bindLoad(link::UnitId unit, ir::FunctionId function,
                const ir::Edge &edge);
  void bindKeyReads();
  Surroundings aroundLoad(link::UnitId unit, ir::FunctionId function,
                          ir::VertexId object, const NameMeaning &what);
  Surroundings around(link::UnitId unit, ir::FunctionId function);
  Surroundings aroundUnit(link::UnitId unit);
  Surroundings aroundName(link::UnitId unit, ir::FunctionId function,
                          const NameMeaning &what);
  const NameMeaning &meaning(Symbol programSymbol);
  // Of a member and the value that holds it: `patient.name`, `file.name`.
  const NameMeaning &meaningOfField(link::ClassId clazz, Symbol field);
  NameMeaning meaningOfMember(link::UnitId unit, ir::VertexId object,
                              Symbol member);
  NameMeaning meaningOfParameter(Symbol function, Symbol parameter);
  bool holdsPatient(link::UnitId unit, ir::FunctionId function);
  bool isAboutOthers(link::UnitId unit, ir::FunctionId function);
  bool inPatientContext(link::UnitId unit, ir::FunctionId function);
  bool speaksOfPatients(link::UnitId unit, ir::VertexId local);

  // BindOrigins.cpp
  void findTests();
  void leaveOutMembers();
  void findGivers();
  Origin originOf(link::UnitId unit, ir::VertexId local, unsigned depth = 0);
  bool returnsOpen(link::FunctionId function);
  bool isOpenCall(SiteId site);
  std::vector<VertexId> giversOf(VertexId vertex) const;
  Origin originAt(VertexId vertex, unsigned depth = 0);
  Origin findOrigin(link::UnitId unit, ir::VertexId local, unsigned depth);
  Origin originOfValue(link::UnitId unit, ir::VertexId local, unsigned depth);
  std::optional<Origin> originOfCell(link::CellId cell,
                                     std::span<const ir::Step> path,
                                     unsigned depth);
  bool isLeftToMakers(link::ClassId clazz, Symbol field);
  bool isSharedStore(link::ClassId clazz, Symbol field);
  bool fills(link::UnitId unit, ir::VertexId local, Symbol member);
  Origin originOfMember(link::UnitId unit, const ir::Edge &edge,
                        unsigned depth);
  Origin originOfLinked(VertexId vertex, unsigned depth);
  bool isHandedOpen(link::FunctionId function, std::uint32_t parameter,
                    SiteId site, unsigned depth);
  Origin originOfResult(link::UnitId unit, const ir::Vertex &vertex,
                        unsigned depth);
  Origin originOfParameter(link::UnitId unit, const ir::Vertex &vertex,
                           ir::VertexId local, unsigned depth);
  bool tellsByName(link::UnitId unit, ir::VertexId local);
  bool isGivenOpen(link::FunctionId function, std::uint32_t parameter,
                   unsigned depth);
  void offerName(link::UnitId unit, ir::VertexId vertex,
                 const NameMeaning &meaning, Symbol name, Surroundings around,
                 ir::Span span);
  bool isEnough(const NameMeaning &what, Surroundings around) const;
  bool isTest(link::UnitId unit) const { return program_.isOfTests(unit); }
  CategoryMask categoryOf(std::string_view key) const;
  CategoryMask categoriesOfTable(const ProjectSource &table, bool star,
                                 const std::vector<std::string> &selected);
  void bindEnvironment(SiteId site, const model::Row &row);
  // Zero where it reads no table of patients; `table` names the one it reads.
  // One of the words ("words fhir ehr") is in what the call asks for.
  bool speaksOf(SiteId site, std::string_view words);
  static bool readsColumns(std::string_view query);
  CategoryMask categoriesOfQuery(std::string_view sql, std::string &table,
                                 bool &star);

  // BindTypes.cpp
  void bindTypes(link::UnitId unit);
  bool mayBe(VertexId vertex, link::ClassId clazz) const;
  bool declares(link::UnitId unit, ir::VertexId local,
                link::ClassId clazz) const;
  bool isStated(link::UnitId unit, ir::VertexId local, link::ClassId clazz);
  // Fields that the class declares: annotated, or made by a call (columns).
  const std::vector<Symbol> &declaredFields(link::ClassId clazz);
  bool isPatientClass(link::ClassId clazz);
  void replaceGiver(VertexId value);
  bool isFollower(link::UnitId unit, ir::VertexId local,
                  const link::TypeRef &type, unsigned depth);
  const NameMeaning &meaningOfClass(link::ClassId clazz);
  void bindRecord(link::UnitId unit, ir::VertexId local, link::ClassId clazz);
  bool saysRecord(link::UnitId unit, ir::VertexId local,
                  model::NodeId record) const;
  bool isHanded(VertexId vertex) const;
  void bindLibraryRecord(link::UnitId unit, ir::VertexId local,
                         const link::TypeRef &type);
  std::optional<link::TypeRef> declaredRecord(link::ClassId clazz,
                                              Symbol field);
  bool isOfPatients(link::ClassId clazz);
  std::string_view shortName(link::ClassId clazz) const;
  void addFields(VertexId vertex, link::ClassId clazz,
                 std::vector<ir::Step> head, Extent extent, unsigned depth);
  void addRecord(VertexId vertex, const link::TypeRef &type, Extent extent);
  std::optional<link::TypeRef> declaredType(link::UnitId unit,
                                            std::uint32_t type, unsigned depth);
  void bindDeclared(link::UnitId unit);

  // BindAnnotations.cpp
  void bindAnnotations();
  CategoryMask categoriesNamed(std::string_view list) const;
  bool annotateValues(link::UnitId unit, std::uint32_t line,
                      const Label &label);
  bool annotateFields(link::UnitId unit, std::uint32_t line,
                      CategoryMask categories);

  // BindMacros.cpp
  bool isMacro(link::FunctionId function) const;
  void liftMacros();
  void lift(const BoundSink &sink, const PassagesTo &passagesTo,
            std::vector<BoundSink> &out);
  std::vector<std::uint32_t>
  parametersBehind(VertexId value, const PassagesTo &passagesTo) const;

  // BindKept.cpp
  void bindKept(SiteId site, const model::Propagation &kept);
  // As placesOf, where a state that nothing here sees is the one before.
  std::vector<Place> statesAt(SiteId site, model::Port port);
  void bindNamed(SiteId site, const SourceRole &source);
  void dropLonely();

  // BindRequests.cpp
  void bindRequests();
  void bindHandler(const link::FunctionInfo &info);
  void bindBodies(link::UnitId unit, std::vector<bool> isBody);
  void followBody(link::UnitId unit, std::vector<bool> &isBody);
  void lendToBody(link::UnitId unit, const std::vector<bool> &isBody,
                  const ir::Edge &part);
  ir::VertexId whereItCameIn(link::UnitId unit, const std::vector<bool> &isBody,
                             ir::VertexId v, std::vector<ir::Step> &path);
  bool isEnvelope(link::UnitId unit, const ir::Edge &edge);
  CategoryMask clinicalCategories() const;
  CategoryMask askedBy(Symbol name);
  void offerAsked(VertexId vertex, std::vector<ir::Step> path, Symbol name,
                  ir::Span span, bool isFile = false);
  // The constant name by which the call asks for a part; none where it does not.
  Symbol askedAt(link::UnitId unit, const ir::Site &site);
  bool isPlainNumber(link::UnitId unit, std::uint32_t type,
                     CategoryMask categories) const;

  // BindVendors.cpp
  std::uint32_t vendorOf(SiteId site, const SinkRole &role);
  // Calls `with(vertex, steps below it)` where a port that decides is given.
  template <class F> void decisive(SiteId site, const model::Port &port, F with);
  template <class F> void inChannel(const model::Port &port, F with);
  std::vector<Place> decisivePlaces(SiteId site, const model::Port &port);
  std::vector<std::uint32_t> modelVendors(SiteId site,
                                          const std::vector<model::Port> &ports);
  void lookBehind(SiteId site, const SinkRole &role, BoundVendor &gateway);
  unsigned concern(const BoundVendor &vendor) const;
  void fromEnvironment(SiteId site, const SinkRole &role,
                       std::vector<BoundVendor> &out);
  std::vector<BoundVendor> candidates(SiteId site, const SinkRole &role);
  BoundVendor vendorOfHost(std::string_view host);
  BoundVendor vendorNamed(Symbol id) const;
  std::vector<ir::Step> programSteps(const std::vector<ir::Step> &steps,
                                     std::size_t from) const;
  void fromConstants(VertexId vertex, const std::vector<ir::Step> &path,
                     std::vector<BoundVendor> &out);
  bool lacksMember(VertexId object, const std::vector<ir::Step> &path);
  std::vector<VertexId> writtenAt(VertexId vertex,
                                  const std::vector<ir::Step> &path);
  void fromPackages(VertexId vertex, const std::vector<ir::Step> &path,
                    std::vector<BoundVendor> &out);
  bool lacks(VertexId vertex, const std::vector<ir::Step> &path);
  void readPath(std::string_view address, BoundVendor &out) const;
  bool fromMaker(SiteId made, std::vector<BoundVendor> &out);
  void fromRows(VertexId vertex, std::vector<BoundVendor> &out);
  std::string tableWritten(SiteId site);
  std::vector<std::string> placeNames(SiteId site, const SinkRole &role);
  void judgeCover(BoundVendor &vendor) const;
  std::vector<Place> argumentsFor(SiteId site, link::FunctionId function,
                                  VertexId parameter);
  std::vector<SiteId> constructionSites(VertexId vertex);

  // BindProject.cpp
  void readProjectNames();
  bool bindProjectSite(SiteId site);
  void bindProjectSources();
  void bindProjectType(const ProjectSource &source);
  // The site reaches a function, or a name outside, that the pattern means.
  bool siteCalls(SiteId site, std::string_view pattern);
  void bindAudits();
  void bindAssurances();
  std::vector<VertexId> parametersNamed(const std::string &pattern) const;
  bool guardsOutput() const;
  bool clientsQuote(link::SiteId site) const;
  bool isNotPhi(VertexId object, Symbol member) const;
  void bindResponses();
  bool saysWhatWasCaught(link::UnitId unit, ir::VertexId value);
  bool isOfAuditLogger(SiteId site);

  link::Program &program_;
  const Policy &policy_;
  std::uint32_t asOf_;
  Lexicon lexicon_;
  BoundPolicy out_;

  std::vector<InEdges> inEdges_; // per unit, made when asked for
  std::vector<NameMeaning> meanings_; // per program symbol
  std::vector<std::uint8_t> meaningKnown_;
  std::map<std::pair<Symbol, Symbol>, NameMeaning> memberMeanings_,
      parameterMeanings_; // by function and parameter
  std::map<std::pair<link::ClassId, Symbol>, NameMeaning> fieldMeanings_;
  std::map<link::ClassId, NameMeaning> classMeanings_;
  std::vector<std::vector<std::uint8_t>> moduleCells_; // by unit and cell
  std::set<VertexId> kept_; // states of objects that others hold
  std::vector<std::vector<std::uint8_t>> functionHolds_; // as the next
  std::vector<std::vector<Surroundings>> functionContext_;
  std::vector<Surroundings> unitContext_;
  CategoryMask ofMedicine_ = 0; // categories that knowledge books speak of
  // Per unit and vertex: unknown, explained, open, or being asked for (from 3
  // on: the place among those).
  std::vector<std::vector<std::uint32_t>> originKnown_;
  std::vector<std::pair<link::UnitId, ir::VertexId>> askedOrigins_;
  std::uint32_t earliestAsked_ = kNone;
  // What libraries call a callback's parameter with; sorted.
  struct HandedIn {
    link::FunctionId function = kNone;
    std::uint32_t parameter = 0;
    SiteId site = kNone;
    VertexId vertex = kNone;
    auto operator<=>(const HandedIn &) const = default;
  };
  std::vector<HandedIn> handedIn_;
  // (to, from), sorted; keepers have all of what they are given as it was.
  std::vector<std::pair<VertexId, VertexId>> givers_, keepers_;
  std::vector<std::uint8_t> returnsOpen_; // by function: 0 unknown, 1 no, 2 yes
  std::vector<std::uint8_t> explainedSite_; // its row says what it yields
  std::map<link::UnitId, bool> unitOfOthers_;
  std::vector<std::uint8_t> isRowed_;       // some row speaks of it
  std::map<link::ClassId, std::vector<Symbol>> declaredFields_;
  std::map<std::string_view, std::vector<link::ClassId>> classesNamed_;
  std::vector<std::uint8_t> patientClass_;  // 0 unknown, 1 no, 2 yes
  std::map<link::ClassId, std::vector<std::pair<Symbol, CategoryMask>>>
      projectFields_; // symbol 0: every field
  std::set<VertexId> notPhiParameters_;
  std::set<std::pair<link::ClassId, std::uint32_t>> notPhiFields_;
  std::map<std::tuple<VertexId, PathId, std::uint32_t>, std::uint32_t>
      sourceIds_;
  std::map<BoundVendor, std::uint32_t> vendorIds_;
  // Members of libraries that conditions ask for, and what is assigned to them.
  std::vector<model::NodeId> assignable_;
  std::vector<std::pair<SiteId, model::RowId>> ownLogs_; // by what is written
  std::vector<SiteId> told_;               // sites of sinks and redactions
  std::map<link::FunctionId, bool> tells_; // has one of these, or below it
  std::map<std::uint32_t, bool> anywhere_; // by a condition's first pattern
  std::vector<std::pair<model::NodeId, VertexId>> assigned_;
  // Sources that hold where patients are spoken of, and nobody does.
  std::vector<BoundSource> requests_;
  // Health is what most of the project is about, not one of its subjects.
  bool isAboutHealth_ = false;
  std::set<link::FunctionId> handlers_; // of requests and messages
  std::set<link::FunctionId> answering_; // … whose result a client gets
  std::set<link::FunctionId> beforeAll_; // what every request goes through
  std::vector<bool> served_;            // functions that a handler calls
  // Sites whose source counts where a request is served, and its role.
  std::vector<std::pair<SiteId, std::uint32_t>> readsForRequests_;
  unsigned healthRows_ = 0, healthImports_ = 0;
  // Distinct health words and strong phrases in names: symbols, and entries
  // with the highest bit.
  std::set<std::uint32_t> signs_;
  std::uint32_t healthWords_ = 0; // of the signs; a member's name is none
  Symbol exceptionKind_;
  std::vector<RowUse> *rowUses_ = nullptr;
  bool isPath_ = false; // the URL at hand names no host
};

} // namespace philint::policy
