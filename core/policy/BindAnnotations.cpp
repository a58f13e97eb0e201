// What the code itself says of its data: `// philint: phi(name, mrn)` behind a
// declaration or alone in the line above it. It is as good as the policy's word.
#include "core/policy/Bind.h"
#include "core/policy/Loading.h"

#include <algorithm>

namespace philint::policy {

namespace {
std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t/*#");
  if (begin == text.npos)
    return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "name, mrn" of "philint: phi(name, mrn)"; empty for other comments.
std::string_view categoriesIn(std::string_view comment) {
  comment = trimmed(comment);
  constexpr std::string_view kMark = "philint:", kWord = "phi(";
  if (!comment.starts_with(kMark))
    return {};
  comment = trimmed(comment.substr(kMark.size()));
  const auto close = comment.find(')');
  if (!comment.starts_with(kWord) || close == comment.npos)
    return {};
  return comment.substr(kWord.size(), close - kWord.size());
}

std::uint32_t lineOf(const ir::UnitFacts &facts, std::uint32_t offset) {
  const auto at = std::upper_bound(facts.lineStarts.begin(),
                                   facts.lineStarts.end(), offset);
  return static_cast<std::uint32_t>(at - facts.lineStarts.begin());
}
} // namespace

CategoryMask Binder::categoriesNamed(std::string_view list) const {
  CategoryMask out = 0;
  while (!list.empty()) {
    const auto end = std::min(list.size(), list.find(','));
    const std::string key(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(list.size(), end + 1));
    const CategoryMask one = categoryOf(key);
    out |= one ? one : aliasNamed(policy_, key);
  }
  return out;
}

// A variable or a parameter that is declared in the line.
bool Binder::annotateValues(link::UnitId unit, std::uint32_t line,
                            const Label &label) {
  const ir::UnitFacts &facts = program_.facts(unit);
  std::set<std::pair<ir::FunctionId, std::uint32_t>> declared;
  bool any = false;
  for (ir::FunctionId f = 0; f < facts.functions.size(); ++f) {
    const ir::FactFunction &fact = facts.functions[f];
    for (ir::VertexId v = fact.firstVertex; v < fact.endVertex; ++v) {
      const ir::Vertex &vertex = facts.vertices[v];
      const bool names = vertex.kind == ir::VertexKind::Parameter ||
                         (vertex.flags & ir::kVertexNamed);
      if (!names || !vertex.name ||
          vertex.kind == ir::VertexKind::FunctionRef ||
          vertex.kind == ir::VertexKind::ClassRef ||
          vertex.kind == ir::VertexKind::AfterArgument ||
          vertex.kind == ir::VertexKind::AfterReceiver ||
          lineOf(facts, vertex.span.begin) != line)
        continue;
      // Its first value there; later ones in the same line are uses.
      if (!declared.insert({f, vertex.name.id}).second)
        continue;
      any = true;
      addSource(program_.bases[unit].vertex + v, {}, label, Evidence::Declared,
                program_.symbolOf(unit, vertex.name), vertex.span);
    }
  }
  return any;
}

// A field of a class: what is read of it, from whichever object.
bool Binder::annotateFields(link::UnitId unit, std::uint32_t line,
                            CategoryMask categories) {
  const ir::UnitFacts &facts = program_.facts(unit);
  bool any = false;
  for (link::ClassId c = 0; c < program_.classes.size(); ++c) {
    if (program_.classes[c].unit != unit)
      continue;
    const ir::FactClass &fact = facts.classes[program_.classes[c].local];
    for (auto f = fact.firstField; f < fact.endField; ++f) {
      const ir::FactClassField &field = facts.classFields[f];
      if (lineOf(facts, field.span.begin) != line)
        continue;
      ProjectSource source;
      source.kind = ProjectSource::Type;
      source.pattern = text(program_.classes[c].name);
      source.fields = {{std::string(facts.text(field.name)), categories}};
      bindProjectType(source);
      any = true;
    }
  }
  return any;
}

void Binder::bindAnnotations() {
  for (link::UnitId unit = 0; unit < program_.units.size(); ++unit) {
    const ir::UnitFacts &facts = program_.facts(unit);
    for (const ir::Comment &comment : facts.comments) {
      const CategoryMask categories =
          categoriesNamed(categoriesIn(facts.text(comment.text)));
      if (!categories)
        continue;
      Label label;
      label[State::Raw] = categories;
      const std::uint32_t line = lineOf(facts, comment.span.begin);
      for (const std::uint32_t at : {line, line + 1})
        if (annotateFields(unit, at, categories) ||
            annotateValues(unit, at, label))
          break;
    }
  }
}

} // namespace philint::policy
