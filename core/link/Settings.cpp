#include "core/link/Settings.h"

#include "core/link/Link.h"
#include "core/support/Wildcard.h"

#include <algorithm>

namespace philint::link {

namespace {

constexpr std::string_view kAliases[] = {"alias", "validation_alias", "env"};

bool isBelow(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) &&
         path[folder.size()] == '/';
}

const model::Row *settingsRow(const Program &p, ClassId c) {
  for (const NodeId base : p.classes[c].apiBases)
    for (const RowId row : p.catalog->nodes[base].rows)
      if (p.catalog->rows[row].environmentFields)
        return &p.catalog->rows[row];
  return nullptr;
}

template <class Each>
void eachWriter(const Program &p, CellId cell, Each each) {
  if (cell == kNone)
    return;
  const auto range = std::equal_range(
      p.cellWriters.begin(), p.cellWriters.end(), CellWriter{cell, 0, 0},
      [](const CellWriter &a, const CellWriter &b) { return a.cell < b.cell; });
  for (auto at = range.first; at != range.second; ++at)
    if (p.paths[at->path].empty())
      each(at->vertex);
}

// The call whose result the value is, through copies.
SiteId madeBy(const Program &p, VertexId v) {
  for (int step = 0; step < 4 && v != kNone; ++step) {
    const UnitId u = p.unitOfVertex(v);
    const ir::UnitFacts &unit = p.facts(u);
    const ir::Vertex &vertex = unit.vertices[v - p.bases[u].vertex];
    if (vertex.kind == ir::VertexKind::Result)
      return p.bases[u].site + vertex.data;
    VertexId from = kNone;
    for (const std::uint32_t e : p.inEdgesOf(v)) {
      const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
      if (edge.kind == ir::EdgeKind::Copy && !edge.read && !edge.write)
        from = p.bases[u].vertex + edge.from;
    }
    v = from;
  }
  return kNone;
}

VertexId namedArgument(const Program &p, SiteId s, std::string_view name) {
  const UnitId u = p.unitOfSite(s);
  for (const ir::SiteArgument &given : p.facts(u).argumentsOf(p.site(s)))
    if (given.kind == ir::ArgumentKind::Named && given.value != ir::kNone &&
        p.facts(u).text(given.name) == name)
      return p.bases[u].vertex + given.value;
  return kNone;
}

void addTexts(const Program &p, VertexId v, const std::vector<ir::Step> &path,
              std::vector<std::string> &out) {
  for (const auto &parts : constantsOf(p, v, path).alternatives)
    if (parts.size() == 1 && parts[0].kind == ConstantPart::Literal)
      out.emplace_back(p.symbols.text(parts[0].text));
}

// A text, or the texts that a call such as AliasChoices("A", "B") is given.
void addAliases(const Program &p, VertexId v, std::vector<std::string> &out) {
  addTexts(p, v, {}, out);
  const SiteId s = madeBy(p, v);
  if (s == kNone)
    return;
  const UnitId u = p.unitOfSite(s);
  for (const ir::SiteArgument &given : p.facts(u).argumentsOf(p.site(s)))
    if (given.kind == ir::ArgumentKind::Positional && given.value != ir::kNone)
      addTexts(p, p.bases[u].vertex + given.value, {}, out);
}

// `model_config = SettingsConfigDict(env_prefix="X")` or the same as a dict,
// and `env_prefix` of an inner class Config.
std::string optionOf(const Program &p, ClassId c, std::string_view option) {
  const Symbol config = p.symbols.find("model_config");
  const Symbol prefix = p.symbols.find(option);
  std::vector<std::string> found;
  for (const ClassId of : p.classes[c].mro) {
    if (config)
      eachWriter(p, p.fieldCell(of, config), [&](VertexId v) {
        if (const SiteId s = madeBy(p, v); s != kNone)
          if (const VertexId given = namedArgument(p, s, option);
              given != kNone)
            addTexts(p, given, {}, found);
        if (prefix)
          addTexts(p, v, {{ir::StepKind::Key, prefix}}, found);
      });
    const std::string inner =
        std::string(p.symbols.text(p.classes[of].name)) + ".Config";
    for (ClassId other = 0; prefix && other < p.classes.size(); ++other)
      if (p.symbols.text(p.classes[other].name) == inner)
        eachWriter(p, p.fieldCell(other, prefix),
                   [&](VertexId v) { addTexts(p, v, {}, found); });
    if (!found.empty())
      return found.front();
  }
  return {};
}

bool isNamed(const Program &p, const std::vector<Symbol> &globs,
             std::string_view module) {
  return std::any_of(globs.begin(), globs.end(), [&](Symbol glob) {
    return matchesWildcard(p.catalog->strings.text(glob), module);
  });
}

} // namespace

std::vector<std::uint32_t> settingsNamed(const Program &p, UnitId unit,
                                         std::string_view name, bool folded) {
  const std::string_view path = p.units[unit]->path;
  std::vector<std::uint32_t> near, any, others;
  for (std::uint32_t i = 0; i < p.environment.size(); ++i) {
    const EnvironmentValue &one = p.environment[i];
    const std::string_view known = p.symbols.text(one.name);
    if (folded ? !equalsFolded(known, name) : known != name)
      continue;
    if (!one.scope)
      any.push_back(i);
    else if (isBelow(path, p.symbols.text(one.scope)))
      near.push_back(i);
    else
      others.push_back(i);
  }
  near.insert(near.end(), any.begin(), any.end());
  return near.empty() ? others : near;
}

std::vector<std::string> variablesOfField(const Program &p, ClassId c,
                                          Symbol field,
                                          const std::vector<ir::Step> &inner) {
  std::vector<std::string> out;
  if (!settingsRow(p, c))
    return out;
  if (!inner.empty()) {
    const std::string delimiter = optionOf(p, c, "env_nested_delimiter");
    if (!delimiter.empty())
      for (std::string name : variablesOfField(p, c, field)) {
        for (const ir::Step &step : inner)
          name += delimiter + std::string(p.symbols.text(step.name));
        out.push_back(std::move(name));
      }
    return out;
  }
  for (const ClassId of : p.classes[c].mro) {
    eachWriter(p, p.fieldCell(of, field), [&](VertexId v) {
      const SiteId s = madeBy(p, v);
      if (s != kNone)
        for (const std::string_view name : kAliases)
          if (const VertexId given = namedArgument(p, s, name);
              given != kNone)
            addAliases(p, given, out);
    });
    if (!out.empty())
      return out;
  }
  out.push_back(optionOf(p, c, "env_prefix") +
                std::string(p.symbols.text(field)));
  return out;
}

VertexId defaultOfField(const Program &p, ClassId c, Symbol field) {
  VertexId out = kNone;
  if (!settingsRow(p, c))
    return out;
  for (const ClassId of : p.classes[c].mro)
    eachWriter(p, p.fieldCell(of, field), [&](VertexId v) {
      const SiteId s = madeBy(p, v);
      if (s == kNone || out != kNone)
        return;
      out = namedArgument(p, s, "default");
      const UnitId u = p.unitOfSite(s);
      for (const ir::SiteArgument &given : p.facts(u).argumentsOf(p.site(s)))
        if (out == kNone && given.kind == ir::ArgumentKind::Positional &&
            given.value != ir::kNone)
          out = p.bases[u].vertex + given.value;
    });
  return out;
}

std::vector<CellId> settingsCells(const Program &p, const model::Row &row,
                                  Symbol name) {
  std::vector<CellId> out;
  for (CellId cell = 0; cell < p.cells.size(); ++cell)
    if (p.cells[cell].kind == CellInfo::Global && p.cells[cell].name == name) {
      const std::string_view module = p.moduleNames[p.cells[cell].owner];
      if (isNamed(p, row.settingsModules, module) &&
          !isNamed(p, row.settingsUnless, module))
        out.push_back(cell);
    }
  return out;
}

std::vector<const model::Row *> settingsRows(const Program &p) {
  std::vector<const model::Row *> out;
  for (const model::Row &row : p.catalog->rows)
    if (!row.settingsModules.empty())
      out.push_back(&row);
  return out;
}

SettingsModule settingsModule(const Program &p,
                              const std::vector<const model::Row *> &rows,
                              UnitId unit) {
  for (const model::Row *row : rows)
    if (isNamed(p, row->settingsModules, p.moduleNames[unit]))
      return isNamed(p, row->settingsUnless, p.moduleNames[unit])
                 ? SettingsModule::Local
                 : SettingsModule::Deployed;
  return SettingsModule::None;
}

} // namespace philint::link
