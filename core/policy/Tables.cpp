#include "core/policy/Tables.h"

#include "core/support/Hash.h"

#include <bit>
#include <cstring>
#include <type_traits>

namespace philint::policy {

namespace {
constexpr std::string_view kMagic = "philint policies 9\n";
static_assert(std::endian::native == std::endian::little);

// The same visit functions below write and read, so that the two cannot
// disagree.
struct Writer {
  static constexpr bool kReads = false;
  std::string out;
  template <class T> void raw(const T &value) {
    out.append(reinterpret_cast<const char *>(&value), sizeof value);
  }
  void text(const std::string &value) {
    raw(static_cast<std::uint32_t>(value.size()));
    out += value;
  }
  std::uint32_t count(std::size_t n) {
    raw(static_cast<std::uint32_t>(n));
    return static_cast<std::uint32_t>(n);
  }
};

struct Reader {
  static constexpr bool kReads = true;
  std::string_view in;
  bool good = true;
  std::uint32_t symbols = 0;
  template <class T> void raw(T &value) {
    if (in.size() < sizeof value) {
      good = false;
      in = {};
      return;
    }
    std::memcpy(&value, in.data(), sizeof value);
    in.remove_prefix(sizeof value);
  }
  std::string_view view() {
    std::uint32_t size = 0;
    raw(size);
    if (size > in.size()) {
      good = false;
      return {};
    }
    const std::string_view out = in.substr(0, size);
    in.remove_prefix(size);
    return out;
  }
  void text(std::string &value) { value = view(); }
  // Every element takes a byte or more, so a count beyond the rest is damage.
  std::uint32_t count(std::size_t) {
    std::uint32_t n = 0;
    raw(n);
    if (n > in.size()) {
      good = false;
      return 0;
    }
    return n;
  }
};

template <class A, class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
void visit(A &a, T &value) {
  a.raw(value);
}
template <class A> void visit(A &a, std::string &value) { a.text(value); }
template <class A> void visit(A &a, Symbol &value) {
  a.raw(value.id);
  if constexpr (A::kReads)
    if (value.id >= a.symbols) {
      a.good = false;
      value = {};
    }
}
template <class A, class T> void visit(A &a, std::vector<T> &value);
template <class A, class T> void visit(A &a, std::optional<T> &value);
template <class A, class T, class U>
void visit(A &a, std::pair<T, U> &value) {
  visit(a, value.first);
  visit(a, value.second);
}
template <class A> void visit(A &a, ir::Step &s) {
  visit(a, s.kind);
  visit(a, s.name);
}
template <class A> void visit(A &a, model::Port &p) {
  visit(a, p.base);
  visit(a, p.index);
  visit(a, p.callbackIndex);
  visit(a, p.name);
  visit(a, p.path);
  visit(a, p.callable);
}
template <class A> void visit(A &a, model::Propagation &p) {
  visit(a, p.from);
  visit(a, p.to);
  visit(a, p.content);
}
template <class A> void visit(A &a, model::Condition &c) {
  visit(a, c.port);
  visit(a, c.environment);
  visit(a, c.assigned);
  visit(a, c.types);
  visit(a, c.calls);
  visit(a, c.test);
  visit(a, c.values);
}
template <class A> void visit(A &a, model::Serving &s) {
  visit(a, s.path);
  visit(a, s.throughCallee);
  visit(a, s.body);
}
template <class A> void visit(A &a, model::Request &r) {
  visit(a, r.url);
  visit(a, r.method);
  visit(a, r.body);
  visit(a, r.answer);
}
template <class A> void visit(A &a, model::Connection &c) {
  visit(a, c.signal);
  visit(a, c.slot);
}
template <class A> void visit(A &a, model::Carrier &c) {
  visit(a, c.port);
  visit(a, c.type);
}
template <class A> void visit(A &a, model::Channel &c) {
  visit(a, c.of);
  visit(a, c.value);
  visit(a, c.space);
  visit(a, c.name);
  visit(a, c.carriers);
}
template <class A> void visit(A &a, model::FileHandler &h) {
  visit(a, h.files);
  visit(a, h.exports);
  visit(a, h.parameters);
  visit(a, h.servedBelow);
  visit(a, h.fileIsSegment);
  visit(a, h.body);
  visit(a, h.language);
}
template <class A> void visit(A &a, model::Row &r) {
  visit(a, r.node);
  visit(a, r.shape);
  visit(a, r.language);
  visit(a, r.title);
  visit(a, r.file);
  visit(a, r.line);
  visit(a, r.conditions);
  visit(a, r.propagations);
  visit(a, r.passesUnlisted);
  visit(a, r.resultType);
  visit(a, r.resultIsArgument);
  visit(a, r.instances);
  visit(a, r.replaces);
  visit(a, r.keeps);
  visit(a, r.connects);
  visit(a, r.channel);
  visit(a, r.noReturn);
  visit(a, r.onRead);
  visit(a, r.onAssign);
  visit(a, r.isGetattr);
  visit(a, r.texts);
  visit(a, r.filled);
  visit(a, r.environmentName);
  visit(a, r.environmentDefault);
  visit(a, r.environmentMembers);
  visit(a, r.environmentAt);
  visit(a, r.environmentFields);
  visit(a, r.environmentFolded);
  visit(a, r.settingsModules);
  visit(a, r.settingsUnless);
  visit(a, r.entries);
  visit(a, r.invokes);
  visit(a, r.isOverride);
  visit(a, r.serving);
  visit(a, r.request);
  visit(a, r.firstRole);
  visit(a, r.endRole);
}
template <class A> void visit(A &a, model::LiteralTypes &l) {
  visit(a, l.language);
  for (model::NodeId *n : {&l.string, &l.bytes, &l.integer, &l.floating,
                           &l.boolean, &l.none, &l.list, &l.dict, &l.tuple,
                           &l.set, &l.builtins})
    visit(a, *n);
}
template <class A> void visit(A &a, Label &l) {
  for (CategoryMask &mask : l.byState)
    visit(a, mask);
}
template <class A> void visit(A &a, TransformClause &c) {
  visit(a, c.categories);
  for (StateMask &mask : c.to)
    visit(a, mask);
}
template <class A> void visit(A &a, Role &r) {
  visit(a, r.kind);
  visit(a, r.index);
}
template <class A> void visit(A &a, SinkRole &r) {
  visit(a, r.port);
  visit(a, r.kind);
  visit(a, r.service);
  visit(a, r.vendor);
  visit(a, r.vendorFrom);
  visit(a, r.vendorObjects);
  visit(a, r.vendorModels);
  visit(a, r.upstreamModels);
  visit(a, r.vendorEnvironment);
  visit(a, r.vendorAssigned);
  visit(a, r.places);
  visit(a, r.row);
  visit(a, r.isSwitch);
  visit(a, r.becomes);
}
template <class A> void visit(A &a, SourceRole &r) {
  visit(a, r.port);
  visit(a, r.label);
  visit(a, r.what);
  visit(a, r.condition);
  visit(a, r.named);
  visit(a, r.columns);
  visit(a, r.isFile);
}
template <class A> void visit(A &a, SanitizerRole &r) {
  visit(a, r.from);
  visit(a, r.to);
  visit(a, r.transform.clauses);
  visit(a, r.title);
  visit(a, r.content);
  visit(a, r.recognises);
  visit(a, r.within);
}
template <class A> void visit(A &a, EntryRole &r) {
  visit(a, r.port);
  visit(a, r.parameters);
}
template <class A> void visit(A &a, FieldsRole &r) {
  visit(a, r.port);
  visit(a, r.isWithout);
}
template <class A> void visit(A &a, SqlRole &r) {
  visit(a, r.port);
  visit(a, r.to);
}
template <class A> void visit(A &a, GuardRole &r) {
  visit(a, r.port);
  visit(a, r.cleanWhen);
}
template <class A> void visit(A &a, Category &c) {
  visit(a, c.key);
  visit(a, c.title);
  visit(a, c.isIdentifier);
  visit(a, c.isSensitive);
  visit(a, c.isText);
}
template <class A> void visit(A &a, TestFiles &t) {
  visit(a, t.folders);
  visit(a, t.starts);
  visit(a, t.middles);
  visit(a, t.names);
}
template <class A> void visit(A &a, Buffers &b) {
  visit(a, b.types);
  visit(a, b.kinds);
  visit(a, b.texts);
}
template <class A> void visit(A &a, SinkKind &k) {
  visit(a, k.key);
  visit(a, k.title);
  visit(a, k.category);
  visit(a, k.becomes);
  visit(a, k.scheme);
}
template <class A> void visit(A &a, VendorPath &p) {
  visit(a, p.pattern);
  visit(a, p.service);
  visit(a, p.as);
  visit(a, p.also);
  visit(a, p.unlessMember);
  visit(a, p.unlessValue);
}
template <class A> void visit(A &a, VendorInfo &v) {
  for (Symbol *s : {&v.id, &v.name, &v.clazz, &v.offer, &v.note, &v.source,
                    &v.asOf, &v.covered, &v.excluded})
    visit(a, *s);
  visit(a, v.hosts);
  visit(a, v.models);
  visit(a, v.partOf);
  visit(a, v.excludedServices);
  visit(a, v.paths);
  visit(a, v.hipaaHosts);
  visit(a, v.packages);
  visit(a, v.npmPackages);
  visit(a, v.variables);
  visit(a, v.cppPackages);
  visit(a, v.needsHipaaMode);
  visit(a, v.isConsumer);
  visit(a, v.zeroRetention);
}
template <class A> void visit(A &a, Rule &r) {
  visit(a, r.info.code);
  visit(a, r.info.name);
  visit(a, r.info.title);
  visit(a, r.info.category);
  visit(a, r.info.severity);
  visit(a, r.info.securitySeverity);
  visit(a, r.info.cfr);
  visit(a, r.info.safeguard);
  visit(a, r.info.cwe);
  visit(a, r.info.help);
  visit(a, r.isFlow);
  visit(a, r.flow.sinkKinds);
  visit(a, r.flow.vendorReach);
  visit(a, r.flow.vendorClasses);
  visit(a, r.flow.notVendorClasses);
  visit(a, r.flow.place);
  visit(a, r.flow.switchKinds);
  visit(a, r.flow.switchReach);
  visit(a, r.flow.states);
  visit(a, r.flow.through);
  visit(a, r.flow.notThrough);
  visit(a, r.flow.asks);
  visit(a, r.flow.auditOnly);
  visit(a, r.flow.derivedOnly);
  visit(a, r.flow.unlessRaw);
  visit(a, r.flow.wholeRecord);
  visit(a, r.flow.caughtException);
  visit(a, r.flow.unprojected);
  visit(a, r.flow.schemes);
  visit(a, r.flow.categories);
  visit(a, r.flow.purpose);
  visit(a, r.flow.purposeWords);
  visit(a, r.flow.unaudited);
  visit(a, r.flow.unassured);
  visit(a, r.flow.beside);
  visit(a, r.flow.unlessStored);
  visit(a, r.flow.unlessSuppressed);
  visit(a, r.message);
  visit(a, r.switchMessage);
  visit(a, r.absentMessage);
  visit(a, r.absentWords);
  visit(a, r.essential);
  visit(a, r.remedy);
}
template <class A> void visit(A &a, ir::PackageList &l) {
  visit(a, l.path);
  visit(a, l.after);
  visit(a, l.of);
  visit(a, l.hasKeys);
}
template <class A> void visit(A &a, ir::ConfigPart &p) {
  visit(a, p.path);
  visit(a, p.dialect);
}
template <class A> void visit(A &a, ir::ConfigDialect &d) {
  visit(a, d.id);
  visit(a, d.syntax);
  visit(a, d.files);
  visit(a, d.except);
  visit(a, d.marks);
  visit(a, d.environment);
  visit(a, d.environmentFiles);
  visit(a, d.parts);
  visit(a, d.isSettings);
  visit(a, d.packages);
}
template <class A> void visit(A &a, ConfigTest &t) {
  visit(a, t.path);
  visit(a, t.kind);
  visit(a, t.values);
  visit(a, t.limit);
  visit(a, t.linked);
  visit(a, t.by);
}
template <class A> void visit(A &a, ConfigVendor &v) {
  visit(a, v.by);
  visit(a, v.text);
  visit(a, v.reach);
  visit(a, v.service);
  visit(a, v.classes);
}
template <class A> void visit(A &a, ConfigRow &r) {
  visit(a, r.dialect);
  visit(a, r.at);
  visit(a, r.when);
  visit(a, r.wrong);
  visit(a, r.rule);
  visit(a, r.message);
  visit(a, r.remedy);
  visit(a, r.place);
  visit(a, r.named);
  visit(a, r.severity);
  visit(a, r.reaches);
  visit(a, r.files);
  visit(a, r.evenLocal);
  visit(a, r.isSecret);
  visit(a, r.isReadByCode);
  visit(a, r.oncePerVendor);
  visit(a, r.withPatientData);
  visit(a, r.vendor);
}
template <class A> void visit(A &a, LiteralForm &f) {
  visit(a, f.title);
  visit(a, f.forms);
  visit(a, f.check);
  visit(a, f.except);
  visit(a, f.near);
  visit(a, f.unless);
  visit(a, f.after);
}
template <class A> void visit(A &a, SyntheticData &s) {
  visit(a, s.names);
  visit(a, s.paths);
  visit(a, s.marks);
}
template <class A> void visit(A &a, TraitName &n) {
  visit(a, n.trait);
  visit(a, n.how);
  visit(a, n.words);
}
template <class A> void visit(A &a, Recogniser &r) {
  visit(a, r.categories);
  visit(a, r.texts);
}
template <class A> void visit(A &a, LexiconEntry &e) {
  visit(a, e.words);
  visit(a, e.level);
  visit(a, e.categories);
}
template <class A, class T> void visit(A &a, std::vector<T> &value) {
  const std::uint32_t n = a.count(value.size());
  if constexpr (A::kReads)
    value.resize(n);
  for (T &item : value)
    visit(a, item);
}
template <class A, class T> void visit(A &a, std::optional<T> &value) {
  bool given = value.has_value();
  a.raw(given);
  if constexpr (A::kReads)
    if (given)
      value.emplace();
  if (given)
    visit(a, *value);
}

template <class A> void visitTables(A &a, Policy &p) {
  visit(a, p.catalog.rows);
  visit(a, p.catalog.literals);
  visit(a, p.catalog.quotingClients);
  visit(a, p.catalog.shapeRows);
  visit(a, p.catalog.overrideRows);
  visit(a, p.catalog.fileHandlers);
  visit(a, p.roles);
  visit(a, p.sinkRoles);
  visit(a, p.sourceRoles);
  visit(a, p.sanitizerRoles);
  visit(a, p.guardRoles);
  visit(a, p.entryRoles);
  visit(a, p.sqlRoles);
  visit(a, p.fieldsRoles);
  visit(a, p.traitRoles);
  visit(a, p.testFiles);
  visit(a, p.buffers);
  visit(a, p.categories);
  visit(a, p.categoryAliases);
  visit(a, p.sinkKinds);
  visit(a, p.vendors);
  visit(a, p.rules);
  visit(a, p.lexicon);
  visit(a, p.contextWords);
  visit(a, p.memberWords);
  visit(a, p.otherWords);
  visit(a, p.neutralFields);
  visit(a, p.flagTypes);
  visit(a, p.numberTypes);
  visit(a, p.referenceWords);
  visit(a, p.fileFields);
  visit(a, p.neverSuffixes);
  visit(a, p.neverPrefixes);
  visit(a, p.countPrefixes);
  visit(a, p.pathSuffixes);
  visit(a, p.formatWords);
  visit(a, p.healthWords);
  visit(a, p.titleWords);
  visit(a, p.healthImports);
  visit(a, p.auditFields);
  visit(a, p.teamWords);
  visit(a, p.purposeNames);
  visit(a, p.auditNames);
  visit(a, p.traits);
  visit(a, p.traitNames);
  visit(a, p.recognisers);
  visit(a, p.dialects);
  visit(a, p.configRows);
  visit(a, p.literals);
  visit(a, p.synthetic);
}

// Everything of a node but its parent, label and name, which build the trie.
template <class A> void visitNode(A &a, model::Node &n) {
  visit(a, n.canonical);
  visit(a, n.rows);
  visit(a, n.bases);
  visit(a, n.firstRole);
  visit(a, n.endRole);
}

// Nodes in an order in which parents come first; empty where a node is its own
// ancestor (a type under one of its aliases).
std::vector<model::NodeId> parentsFirst(const model::Catalog &catalog) {
  const auto n = static_cast<model::NodeId>(catalog.nodes.size());
  std::vector<std::vector<model::NodeId>> children(n);
  for (model::NodeId i = 1; i < n; ++i)
    children[catalog.nodes[i].parent].push_back(i);
  std::vector<model::NodeId> order{0};
  for (std::size_t i = 0; i < order.size(); ++i)
    order.insert(order.end(), children[order[i]].begin(),
                 children[order[i]].end());
  if (order.size() != n)
    order.clear();
  return order;
}

// The rows and literals with node ids changed by `to`.
template <class F> void mapNodes(Policy &policy, F to) {
  for (model::Row &row : policy.catalog.rows) {
    to(row.node);
    to(row.resultType);
    for (model::Condition &condition : row.conditions)
      for (auto *members : {&condition.assigned, &condition.types})
        for (model::NodeId &member : *members)
          to(member);
    if (row.channel)
      for (model::Carrier &carrier : row.channel->carriers)
        to(carrier.type);
  }
  for (SinkRole &role : policy.sinkRoles)
    for (model::NodeId &member : role.vendorAssigned)
      to(member);
  for (model::FileHandler &handler : policy.catalog.fileHandlers)
    for (model::NodeId &type : handler.parameters)
      to(type);
  for (model::LiteralTypes &l : policy.catalog.literals)
    for (model::NodeId *n : {&l.string, &l.bytes, &l.integer, &l.floating,
                             &l.boolean, &l.none, &l.list, &l.dict, &l.tuple,
                             &l.set, &l.builtins})
      to(*n);
  for (model::Node &node : policy.catalog.nodes) {
    to(node.parent);
    to(node.canonical);
    for (model::NodeId &base : node.bases)
      to(base);
  }
}

bool idsInRange(Policy &policy) {
  bool good = true;
  const std::size_t nodes = policy.catalog.nodes.size();
  const std::size_t rows = policy.catalog.rows.size();
  mapNodes(policy, [&](model::NodeId &n) {
    good &= n == model::kNone || n < nodes;
  });
  for (const model::Node &node : policy.catalog.nodes)
    for (const model::RowId row : node.rows)
      good &= row < rows;
  for (const auto *list :
       {&policy.catalog.shapeRows, &policy.catalog.overrideRows})
    for (const model::RowId row : *list)
      good &= row < rows;
  for (const model::Row &row : policy.catalog.rows)
    good &= row.firstRole <= row.endRole && row.endRole <= policy.roles.size();
  const std::size_t sizes[] = {
      policy.sinkRoles.size(),      policy.sourceRoles.size(),
      policy.sanitizerRoles.size(), policy.guardRoles.size(),
      policy.entryRoles.size(),     policy.sqlRoles.size(),
      policy.sinkRoles.size(),      policy.traitRoles.size(),
      policy.fieldsRoles.size()};
  for (const Role &role : policy.roles)
    good &= role.kind < std::size(sizes) && role.index < sizes[role.kind];
  for (const SinkRole &role : policy.sinkRoles)
    for (const auto &[clazz, other] : role.becomes)
      good &= other < policy.sinkRoles.size();
  return good;
}

void readNodes(Reader &reader, model::Catalog &catalog) {
  const std::uint32_t count = reader.count(0);
  for (std::uint32_t i = 1; i < count && reader.good; ++i) {
    model::NodeId parent = 0;
    model::EdgeLabel label{};
    Symbol name;
    visit(reader, parent);
    visit(reader, label);
    visit(reader, name);
    reader.good &= parent < i && catalog.addChild(parent, label, name) == i;
  }
  for (std::uint32_t i = 0; i < count && reader.good; ++i)
    visitNode(reader, catalog.nodes[i]);
}
} // namespace

Expected<std::string> writeTables(Policy policy) {
  const std::vector<model::NodeId> order = parentsFirst(policy.catalog);
  if (order.empty())
    return Error{"a catalogue type lies below one of its own aliases"};
  std::vector<model::NodeId> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    place[order[i]] = static_cast<model::NodeId>(i);
  mapNodes(policy, [&](model::NodeId &n) {
    if (n != model::kNone)
      n = place[n];
  });
  Writer writer;
  writer.count(policy.catalog.strings.size());
  for (std::uint32_t i = 1; i < policy.catalog.strings.size(); ++i)
    writer.text(std::string(policy.catalog.strings.text(Symbol{i})));
  writer.count(order.size());
  for (std::size_t i = 1; i < order.size(); ++i) {
    model::Node &node = policy.catalog.nodes[order[i]];
    visit(writer, node.parent);
    visit(writer, node.label);
    visit(writer, node.name);
  }
  for (const model::NodeId id : order)
    visitNode(writer, policy.catalog.nodes[id]);
  visitTables(writer, policy);
  std::string out(kMagic);
  const std::uint64_t hash = hashBytes(writer.out);
  out.append(reinterpret_cast<const char *>(&hash), sizeof hash);
  return out + writer.out;
}

Expected<Policy> readPolicies(std::string_view bytes) {
  const Error damaged{"the tables of built-in policies are damaged; build or "
                      "install philint again"};
  if (!bytes.starts_with(kMagic) ||
      bytes.size() < kMagic.size() + sizeof(std::uint64_t))
    return damaged;
  Reader reader{bytes.substr(kMagic.size())};
  std::uint64_t hash = 0;
  reader.raw(hash);
  if (hashBytes(reader.in) != hash)
    return damaged;
  Policy policy;
  reader.symbols = reader.count(0);
  for (std::uint32_t i = 1; i < reader.symbols && reader.good; ++i)
    reader.good &= policy.catalog.strings.intern(reader.view()).id == i;
  readNodes(reader, policy.catalog);
  if (reader.good)
    visitTables(reader, policy);
  if (!reader.good || !reader.in.empty() || !idsInRange(policy))
    return damaged;
  return policy;
}

} // namespace philint::policy
