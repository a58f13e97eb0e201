#include "core/policy/SuiteRows.h"

#include "core/policy/Bind.h"
#include "core/policy/Loading.h"

#include <algorithm>
#include <regex>

namespace philint::policy {

namespace {

using Kind = SuiteRow::Kind;

// Which key a row has, and what it means.
struct RowKey {
  std::string_view key;
  Kind kind;
  bool isRegex;
};
constexpr RowKey kSourceKeys[] = {
    {"call", Kind::CallResult, false},
    {"out-argument-of", Kind::OutArgument, false},
    {"name", Kind::Name, false},
    {"name-regex", Kind::Name, true},
    {"parameter", Kind::Parameter, false},
    {"parameter-regex", Kind::Parameter, true},
    {"member", Kind::Member, false},
    {"string", Kind::String, false},
};

bool isRegular(const std::string &pattern) {
  try {
    const std::regex compiled(pattern);
    return true;
  } catch (const std::regex_error &) {
    return false;
  }
}

void readArguments(YamlReader &reader, const YamlValue &value, SuiteRow &row) {
  if (!value || value.scalar == "any")
    return;
  for (const YamlValue &item : reader.list(value))
    if (const auto number = reader.number(item))
      row.arguments.push_back(static_cast<std::uint32_t>(*number));
}

void readSources(YamlReader &reader, const YamlValue &list, Policy &policy) {
  for (const YamlValue &item : reader.list(list)) {
    reader.keys(item,
                {"call", "out-argument-of", "name", "name-regex", "parameter",
                 "parameter-regex", "member", "string", "function",
                 "arguments"},
                "a suite's source");
    SuiteRow row;
    for (const RowKey &key : kSourceKeys)
      if (const YamlValue &value = item.get(key.key)) {
        row.kind = key.kind;
        row.isRegex = key.isRegex;
        row.pattern = reader.text(value);
        if (row.isRegex && !isRegular(row.pattern))
          reader.fail(value, "not a regular expression");
      }
    row.function = reader.text(item.get("function"));
    readArguments(reader, item.get("arguments"), row);
    policy.suiteRows.push_back(std::move(row));
  }
}

void readSinks(YamlReader &reader, const YamlValue &list, Policy &policy) {
  for (const YamlValue &item : reader.list(list)) {
    reader.keys(item, {"call", "arguments", "kind"}, "a suite's sink");
    reader.require(item, "call", "a suite's sink");
    reader.require(item, "kind", "a suite's sink");
    SuiteRow row;
    row.kind = Kind::Sink;
    row.pattern = reader.text(item.get("call"));
    readArguments(reader, item.get("arguments"), row);
    row.role = static_cast<std::uint32_t>(policy.sinkRoles.size());
    SinkRole role;
    role.kind = policy.catalog.strings.intern(reader.text(item.get("kind")));
    policy.sinkRoles.push_back(std::move(role));
    policy.suiteRows.push_back(std::move(row));
  }
}

void readCleaners(YamlReader &reader, const YamlValue &list, Kind kind,
                  Policy &policy) {
  for (const YamlValue &item : reader.list(list)) {
    reader.keys(item, {"call", "argument", "clean-when"},
                "a suite's sanitizer");
    reader.require(item, "call", "a suite's sanitizer");
    SuiteRow row;
    row.kind = kind;
    row.pattern = reader.text(item.get("call"));
    row.cleanWhen = reader.flag(item.get("clean-when"), true);
    readArguments(reader, item.get("argument"), row);
    policy.suiteRows.push_back(std::move(row));
  }
}

// `pattern` is the whole of `name` or its last dotted parts.
bool isSuffix(std::string_view name, std::string_view pattern) {
  if (pattern.find('*') != pattern.npos)
    for (;;) {
      if (matchesText(pattern, name))
        return true;
      const auto dot = name.find('.');
      if (dot == name.npos)
        return false;
      name.remove_prefix(dot + 1);
    }
  return name.ends_with(pattern) &&
         (name.size() == pattern.size() ||
          name[name.size() - pattern.size() - 1] == '.');
}

class SuiteBinder {
public:
  SuiteBinder(const link::Program &program, const Policy &policy,
              BoundPolicy &bound)
      : program_(program), policy_(policy), bound_(bound) {
    label_[State::Raw] = categoryMask();
    Transform clean = transformTo(State::Aggregate, 0);
    clean_ = bound.transforms.intern(clean);
  }

  void run() {
    bound_.anyPatientData = true;
    for (const SuiteRow &row : policy_.suiteRows) {
      if (row.isRegex)
        regex_ = std::regex(row.pattern);
      for (link::UnitId unit = 0; unit < program_.units.size(); ++unit)
        bindUnit(row, unit);
    }
  }

private:
  CategoryMask categoryMask() const {
    return policy_.categories.empty() ? 1
                                      : (policy_.categories.size() >= 64
                                             ? ~CategoryMask{0}
                                             : (CategoryMask{1}
                                                << policy_.categories.size()) -
                                                   1);
  }

  void bindUnit(const SuiteRow &row, link::UnitId unit) {
    switch (row.kind) {
    case Kind::CallResult:
    case Kind::OutArgument:
    case Kind::Sink:
    case Kind::Sanitizer:
    case Kind::Guard:
      return bindCalls(row, unit);
    case Kind::Parameter:
      return bindParameters(row, unit);
    case Kind::Name:
    case Kind::Member:
    case Kind::String:
      return bindVertices(row, unit);
    }
  }

  bool matches(const SuiteRow &row, std::string_view name) const {
    return row.isRegex ? std::regex_search(std::string(name), regex_)
                       : name == row.pattern;
  }

  bool calls(const SuiteRow &row, link::UnitId unit, std::uint32_t local) const {
    const ir::UnitFacts &facts = program_.facts(unit);
    const link::SiteId site = program_.bases[unit].site + local;
    const ir::Site &at = facts.sites[local];
    if (at.flags & ir::kCallImplicit)
      return false;
    if (isSuffix(facts.text(at.written), row.pattern) ||
        isSuffix(program_.symbols.text(program_.externalName[site]),
                 row.pattern))
      return true;
    const auto targets = program_.targetsOf(site);
    return std::any_of(
        targets.begin(), targets.end(), [&](const link::Target &target) {
          return isSuffix(
              program_.symbols.text(program_.functions[target.function].name),
              row.pattern);
        });
  }

  void bindCalls(const SuiteRow &row, link::UnitId unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    for (std::uint32_t local = 0; local < facts.sites.size(); ++local)
      if (calls(row, unit, local))
        bindCall(row, unit, local);
  }

  void bindCall(const SuiteRow &row, link::UnitId unit, std::uint32_t local) {
    const ir::UnitFacts &facts = program_.facts(unit);
    const ir::Site &at = facts.sites[local];
    const link::SiteId site = program_.bases[unit].site + local;
    const std::uint32_t base = program_.bases[unit].vertex;
    if (row.kind == Kind::CallResult)
      return addSource(unit, at.result, at.written);
    if (row.kind == Kind::Sanitizer)
      return sanitize(site, unit, at);
    if (row.kind == Kind::Guard) {
      bound_.guards.push_back(
          {site, row.arguments.empty() ? 0 : row.arguments[0], row.cleanWhen,
           clean_});
      return;
    }
    const auto arguments = facts.argumentsOf(at);
    for (std::uint32_t i = 0; i < arguments.size(); ++i) {
      if (!row.arguments.empty() &&
          std::find(row.arguments.begin(), row.arguments.end(), i) ==
              row.arguments.end())
        continue;
      if (row.kind == Kind::OutArgument) {
        addSource(unit, arguments[i].after, at.written);
      } else if (arguments[i].value != ir::kNone) {
        BoundSink sink;
        sink.site = site;
        sink.value = base + arguments[i].value;
        sink.role = row.role;
        sink.span = arguments[i].span;
        bound_.sinks.push_back(sink);
      }
    }
  }

  void sanitize(link::SiteId site, link::UnitId unit, const ir::Site &at) {
    const std::uint32_t base = program_.bases[unit].vertex;
    if (site < bound_.passThrough.size())
      bound_.passThrough[site] = 0;
    if (bound_.opaqueSite.empty())
      bound_.opaqueSite.assign(program_.targetStart.size() - 1, 0);
    bound_.opaqueSite[site] = 1;
    if (at.result == ir::kNone)
      return;
    for (const ir::SiteArgument &argument :
         program_.facts(unit).argumentsOf(at))
      if (argument.value != ir::kNone) {
        BoundPassage passage;
        passage.site = site;
        passage.from = base + argument.value;
        passage.to = base + at.result;
        passage.content = true;
        passage.transform = clean_;
        bound_.passages.push_back(passage);
      }
  }

  void bindParameters(const SuiteRow &row, link::UnitId unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    for (const ir::FactFunction &function : facts.functions) {
      if (!row.function.empty() &&
          !isSuffix(facts.text(function.suffix), row.function))
        continue;
      for (const ir::FactParameter &parameter : facts.parametersOf(function))
        if (matches(row, facts.text(parameter.name)))
          addSource(unit, parameter.vertex, parameter.name);
    }
  }

  void bindVertices(const SuiteRow &row, link::UnitId unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    for (ir::VertexId v = 0; v < facts.vertices.size(); ++v) {
      const ir::Vertex &vertex = facts.vertices[v];
      const Symbol name = row.kind == Kind::Name     ? variableOf(facts, vertex)
                          : row.kind == Kind::String ? textOf(facts, vertex)
                                                     : memberOf(vertex);
      if (!name)
        continue;
      const std::string_view text = facts.text(name);
      if (row.kind == Kind::Member ? isSuffix(row.pattern, text)
                                   : matches(row, text))
        addSource(unit, v, name);
    }
  }

  static Symbol variableOf(const ir::UnitFacts &facts,
                           const ir::Vertex &vertex) {
    if (vertex.kind == ir::VertexKind::CellRead)
      return facts.cells[vertex.data].name;
    const bool isVariable = vertex.kind == ir::VertexKind::Parameter ||
                            vertex.flags & ir::kVertexNamed;
    return isVariable ? vertex.name : Symbol{};
  }
  static Symbol textOf(const ir::UnitFacts &facts, const ir::Vertex &vertex) {
    return vertex.kind == ir::VertexKind::Literal
               ? facts.constants[vertex.data].text
               : Symbol{};
  }
  static Symbol memberOf(const ir::Vertex &vertex) {
    return vertex.flags & ir::kVertexNamed ? Symbol{} : vertex.name;
  }

  void addSource(link::UnitId unit, ir::VertexId local, Symbol name) {
    if (local == ir::kNone)
      return;
    BoundSource source;
    source.vertex = program_.bases[unit].vertex + local;
    source.label = label_;
    source.evidence = Evidence::Declared;
    source.what = program_.symbolOf(unit, name);
    source.span = program_.facts(unit).vertices[local].span;
    bound_.sources.push_back(source);
  }

  const link::Program &program_;
  const Policy &policy_;
  BoundPolicy &bound_;
  Label label_;
  TransformId clean_ = 0;
  std::regex regex_;
};

} // namespace

void readSuiteRows(YamlReader &reader, const YamlValue &suite, Policy &policy) {
  if (!suite || reader.error())
    return;
  reader.keys(suite,
              {"kinds", "rules", "sources", "sinks", "sanitizers", "guards"},
              "a suite");
  for (const YamlValue &item : reader.list(suite.get("kinds"))) {
    reader.keys(item, {"key", "title"}, "a suite's kind");
    SinkKind kind;
    kind.key = policy.catalog.strings.intern(reader.text(item.get("key")));
    kind.title = policy.catalog.strings.intern(reader.text(item.get("title")));
    policy.sinkKinds.push_back(std::move(kind));
  }
  for (const YamlValue &item : reader.list(suite.get("rules")))
    readRule(reader, item, {}, policy);
  readSources(reader, suite.get("sources"), policy);
  readSinks(reader, suite.get("sinks"), policy);
  readCleaners(reader, suite.get("sanitizers"), Kind::Sanitizer, policy);
  readCleaners(reader, suite.get("guards"), Kind::Guard, policy);
}

void bindSuiteRows(const link::Program &program, const Policy &policy,
                   BoundPolicy &bound) {
  if (!policy.suiteRows.empty())
    SuiteBinder(program, policy, bound).run();
}

} // namespace philint::policy
