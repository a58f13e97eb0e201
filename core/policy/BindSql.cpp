// Queries in SQL: the tables and columns that one names say what its rows hold.
#include "core/policy/Bind.h"
#include "core/policy/Tested.h"
#include "core/policy/SqlText.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace philint::policy {

using model::Port;
using model::PortBase;
using model::Row;

// The symbol of an argument that names a patient: `execute(sql, patient_id)`,
// `execute(sql, (patient_id,))`. Empty where there is none.
Symbol Binder::patientArgument(SiteId site, VertexId query) {
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  const VertexId base = program_.bases[unit].vertex;
  const auto named = [&](ir::VertexId vertex) {
    const Symbol name =
        program_.symbolOf(unit, facts.vertices[vertex].name);
    return name && meaning(name).isOfPatient ? name : Symbol{};
  };
  for (const ir::SiteArgument &argument :
       facts.argumentsOf(program_.site(site))) {
    if (argument.value == ir::kNone || base + argument.value == query)
      continue;
    if (const Symbol name = named(argument.value))
      return name;
    // Each element that is put into a tuple gives it a new state.
    constexpr unsigned kMost = 32;
    const InEdges &in = inEdges(unit);
    Symbol found;
    ir::VertexId state = argument.value;
    for (unsigned n = 0; n < kMost && state != ir::kNone; ++n) {
      ir::VertexId before = ir::kNone;
      for (auto i = in.start[state]; i < in.start[state + 1]; ++i) {
        const ir::Edge &edge = facts.edges[in.edges[i]];
        if (edge.kind == ir::EdgeKind::CopyKill)
          before = edge.from;
        else if (const Symbol name = named(edge.from))
          found = name;
      }
      if (facts.vertices[state].kind == ir::VertexKind::Container && found)
        return found;
      state = before;
    }
  }
  return {};
}

// The rows are in what the call yields, and in a receiver that hands them out
// later. Where tables and columns say nothing, what is selected by a patient's
// key is that patient's.
void Binder::bindSql(const QueryAt &at, SiteId site, VertexId asked,
                     ir::Span span) {
  const Row &row = *at.row;
  const SqlRole &role = *at.role;
  const bool keeps =
      site == at.site &&
      std::any_of(row.propagations.begin(), row.propagations.end(),
                  [](const auto &pass) {
                    return pass.from.base == PortBase::Receiver;
                  });
  const link::ConstantSet set = constants(asked);
  CategoryMask categories = 0;
  bool star = false, reads = false;
  QueryReach reach{true, true}; // of all alternatives
  Evidence evidence = Evidence::Modelled;
  Symbol what;
  for (const auto &parts : set.alternatives) {
    std::string query;
    for (const link::ConstantPart &part : parts)
      query += part.kind == link::ConstantPart::Literal ? text(part.text)
                                                        : " ? ";
    std::string table;
    bool all = false;
    const CategoryMask some = !role.to.empty() && !readsColumns(query)
                                  ? 0
                                  : categoriesOfQuery(query, table, all);
    reads |= readsColumns(query);
    categories |= some;
    star |= some && all;
    if (!some)
      continue;
    what = program_.symbols.intern(table);
    const QueryReach one = reachOfQuery(
        query, table, [&](std::string_view column) {
          const NameMeaning name = lexicon_.meaningOf(column);
          return name.isContext || (name.categories & categoryOf("mrn"));
        });
    reach.isLimited &= one.isLimited;
    reach.isOfOne &= one.isOfOne;
  }
  if (!categories && reads && policy_.useLexicon)
    if ((what = patientArgument(site, asked))) {
      categories = categoryOf("notes");
      evidence = Evidence::NameInContext;
    }
  if (!categories)
    return;
  healthRows_ += evidence == Evidence::Modelled;
  if (evidence == Evidence::Modelled && reach.isLimited)
    out_.traits.push_back({site, named("limited")});
  if (evidence == Evidence::Modelled && !reach.isOfOne)
    out_.traits.push_back({site, named("every-patient")});
  Label label;
  label[State::Raw] = categories;
  const Extent extent = star ? Extent::AllColumns : Extent::Chosen;
  for (const Port &port : role.to)
    for (const Place &to : placesOf(site, port))
      addSource(to.vertex, to.path, label, evidence, what, span, extent);
  if (!role.to.empty())
    return;
  const ir::Site &fact = program_.site(site);
  const VertexId base = program_.bases[program_.unitOfSite(site)].vertex;
  for (const ir::VertexId to : {fact.result, fact.afterReceiver})
    if (to != kNone && (keeps || to == fact.result))
      addSource(base + to, {}, label, evidence, what, span, extent);
}

// What the value is a copy of, on every way that leads to it: a loop joins a
// variable with itself. The value itself where there are several.
static ir::VertexId onlyStart(const ir::UnitFacts &facts, const InEdges &in,
                              ir::VertexId value) {
  constexpr std::size_t kMost = 256;
  std::vector<ir::VertexId> queue{value};
  std::set<ir::VertexId> seen{value};
  ir::VertexId start = ir::kNone;
  for (std::size_t n = 0; n < queue.size(); ++n) {
    bool isCopy = false;
    for (auto i = in.start[queue[n]]; i < in.start[queue[n] + 1]; ++i) {
      const ir::Edge &edge = facts.edges[in.edges[i]];
      // A guard gives on what it asks about.
      if (ir::hasPaths(edge) && !ir::copiesWhole(edge))
        return value;
      isCopy = true;
      if (seen.insert(edge.from).second)
        queue.push_back(edge.from);
    }
    if (!isCopy && start != ir::kNone)
      return value;
    if (!isCopy)
      start = queue[n];
    if (queue.size() > kMost)
      return value;
  }
  return start == ir::kNone ? value : start;
}

// A query, the call that sends it and what it is sent as: where a function of the
// program sends what it is given, each of its callers asks for its own.
void Binder::findAskers(SiteId site, VertexId query, unsigned depth,
                        std::vector<std::pair<SiteId, VertexId>> &out) {
  constexpr std::size_t kMost = 4096;
  const link::UnitId unit = program_.unitOfVertex(query);
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  const InEdges &in = inEdges(unit);
  const ir::VertexId v = onlyStart(facts, in, query - base.vertex);
  const ir::Vertex &vertex = facts.vertices[v];
  const std::size_t before = out.size();
  if (depth > 0 && vertex.kind == ir::VertexKind::Parameter) {
    const link::FunctionId function = program_.functionOfSite(site);
    const auto parameters = facts.parametersOf(program_.fact(function));
    if (vertex.data < parameters.size() && givesOn(function, site))
      for (const link::Caller &caller : program_.callersOf(function)) {
        const link::UnitId where = program_.unitOfSite(caller.site);
        if (isTest(where) || out.size() > kMost)
          continue;
        for (const link::Target &target : program_.targetsOf(caller.site)) {
          const ir::VertexId given =
              target.function != function
                  ? ir::kNone
                  : argumentFor(program_.facts(where),
                                program_.site(caller.site), target, vertex.data,
                                facts.text(parameters[vertex.data].name));
          if (given != ir::kNone)
            findAskers(caller.site, program_.bases[where].vertex + given,
                       depth - 1, out);
        }
      }
  }
  if (out.size() == before)
    out.emplace_back(site, query);
}

// What the call yields, or the object has that it is made on, is in what the
// function returns.
bool Binder::givesOn(link::FunctionId function, SiteId site) {
  const link::UnitId unit = program_.unitOfFunction(function);
  const ir::UnitFacts &facts = program_.facts(unit);
  const link::UnitBase &base = program_.bases[unit];
  const ir::Site &made = program_.site(site);
  const ir::VertexId result = program_.fact(function).result;
  if (result == ir::kNone)
    return false;
  const InEdges &in = inEdges(unit);
  std::vector<ir::VertexId> queue{result};
  std::set<ir::VertexId> seen{result};
  for (std::size_t n = 0; n < queue.size(); ++n) {
    const ir::VertexId v = queue[n];
    if (v == made.result || v == made.afterReceiver)
      return true;
    const auto reach = [&](ir::VertexId from) {
      if (from != ir::kNone && seen.insert(from).second)
        queue.push_back(from);
    };
    for (auto i = in.start[v]; i < in.start[v + 1]; ++i)
      if (const ir::Edge &edge = facts.edges[in.edges[i]];
          ir::hasPaths(edge) || isTested(facts, edge))
        reach(edge.from);
    if (facts.vertices[v].kind != ir::VertexKind::Result)
      continue;
    reach(facts.sites[facts.vertices[v].data].receiver);
    for (const VertexId giver : giversOf(base.vertex + v))
      if (program_.unitOfVertex(giver) == unit)
        reach(giver - base.vertex);
  }
  return false;
}

void Binder::bindQueries() {
  if (queries_.empty())
    return;
  findGivers();
  constexpr unsigned kDeepest = 3; // functions around the library's call
  for (const QueryAt &at : queries_)
    for (const Place &place : placesOf(at.site, at.role->port)) {
      std::vector<std::pair<SiteId, VertexId>> askers;
      findAskers(at.site, place.vertex, at.role->to.empty() ? kDeepest : 0,
                 askers);
      for (const auto &[site, query] : askers)
        bindSql(at, site, query,
                site == at.site ? place.span : program_.vertex(query).span);
    }
}

// True for a query that hands out more than a number of rows.
bool Binder::readsColumns(std::string_view query) {
  std::string lower;
  for (const char c : query)
    if (!std::isspace(static_cast<unsigned char>(c)) || !lower.ends_with(' '))
      lower += std::isspace(static_cast<unsigned char>(c))
                   ? ' '
                   : static_cast<char>(
                         std::tolower(static_cast<unsigned char>(c)));
  const std::size_t at = lower.find("select ");
  return at != lower.npos && !lower.substr(at).starts_with("select count(") &&
         !lower.substr(at).starts_with("select 1");
}

// Words of a query behind FROM, JOIN, INTO and UPDATE are tables; those behind
// SELECT are columns.
CategoryMask Binder::categoriesOfQuery(std::string_view query,
                                       std::string &table, bool &star) {
  std::string sql; // [dbo].[MedicalRecord] and "chart"."notes" without quotes
  for (const char c : query)
    if (c != '[' && c != ']' && c != '"' && c != '`')
      sql += c;
  CategoryMask columns = 0, tables = 0;
  bool selecting = false, nextIsTable = false, known = false, counts = false;
  std::vector<std::string> selected;
  const ProjectSource *declared = nullptr;
  const auto isWord = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' ||
           c == '*';
  };
  for (std::size_t i = 0; i < sql.size();) {
    if (!isWord(sql[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < sql.size() && isWord(sql[end]))
      ++end;
    std::string word(sql.substr(i, end - i));
    i = end;
    std::string lower = word;
    for (char &c : lower)
      c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (lower == "select") {
      selecting = true;
    } else if (lower == "from" || lower == "join") {
      selecting = false;
      nextIsTable = true;
    } else if (nextIsTable) {
      nextIsTable = false;
      const std::string last = word.substr(word.rfind('.') + 1);
      for (const ProjectSource &source : policy_.project.sources)
        if (source.kind == ProjectSource::Table && source.pattern == last) {
          declared = &source;
          table = last;
        }
      const NameMeaning what = lexicon_.meaningOf(word);
      // `fhir_endpoints` are no rows of patients.
      if (what.level != NameMeaning::Never &&
          (what.level != NameMeaning::None || !lexicon_.isOfThing(word)) &&
          (what.isOfPatient || what.level == NameMeaning::Strong ||
           (what.isContext && what.level > NameMeaning::Never))) {
        known = true;
        tables |= what.categories;
        if (table.empty())
          table = word;
      }
    } else if (selecting && lower == "count" && i < sql.size() &&
               sql[i] == '(') {
      counts = true; // how many there are says nothing of them
      while (i < sql.size() && sql[i] != ')')
        ++i;
    } else if (selecting) {
      star |= lower.ends_with("*");
      selected.push_back(word.substr(word.rfind('.') + 1));
      const NameMeaning what = lexicon_.meaningOf(selected.back());
      if (what.level > NameMeaning::Never)
        columns |= what.categories;
    }
  }
  if (counts && selected.empty())
    return 0;
  if (declared)
    return categoriesOfTable(*declared, star, selected);
  if (!known || !policy_.useLexicon)
    return 0;
  if (star || (!columns && !tables))
    return columns | tables | categoryOf("notes") | categoryOf("name");
  return columns ? columns : tables;
}

} // namespace philint::policy
