// What calls make of their arguments beyond the call: objects that are kept in
// others, and values that the name of an argument explains.
#include "core/policy/Bind.h"

#include <algorithm>

namespace philint::policy {

namespace {
// The states of one object that follow on `first` in its function, whatever
// they are called: copies, and what later calls leave of it.
std::vector<ir::VertexId> statesFrom(const ir::UnitFacts &facts,
                                     const ir::FactFunction &function,
                                     ir::VertexId first) {
  std::vector<std::uint8_t> isState(function.endVertex - function.firstVertex);
  std::vector<ir::VertexId> out{first};
  isState[first - function.firstVertex] = 1;
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const ir::Edge &edge : facts.edgesOf(function)) {
      const bool whole = edge.kind == ir::EdgeKind::Copy && edge.read == 0 &&
                         edge.write == 0;
      if (edge.from == out[i] &&
          (whole || edge.kind == ir::EdgeKind::CopyKill) &&
          !isState[edge.to - function.firstVertex]) {
        isState[edge.to - function.firstVertex] = 1;
        out.push_back(edge.to);
      }
    }
  return out;
}
// "notes" of "out/notes.txt"; a key as it is.
std::string fileStem(std::string_view text) {
  text.remove_prefix(text.rfind('/') + 1);
  const auto dot = text.rfind('.');
  return std::string(dot == text.npos || dot == 0 ? text : text.substr(0, dot));
}
} // namespace

std::vector<Place> Binder::statesAt(SiteId site, model::Port port) {
  std::vector<Place> out = placesOf(site, port);
  if (!out.empty())
    return out;
  if (port.base == model::PortBase::AfterArgument)
    port.base = model::PortBase::Argument;
  else if (port.base == model::PortBase::AfterReceiver)
    port.base = model::PortBase::Receiver;
  return placesOf(site, port);
}

// What is put into the kept object later is in its keeper as well. The graph
// has no time, so the state behind the call gets it.
void Binder::bindKept(SiteId site, const model::Propagation &kept) {
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::UnitFacts &facts = program_.facts(unit);
  const ir::FactFunction &function =
      facts.functions[program_.site(site).function];
  const VertexId base = program_.bases[unit].vertex;
  for (const Place &from : placesOf(site, kept.from)) {
    const std::vector<ir::VertexId> states =
        statesFrom(facts, function, from.vertex - base);
    for (const ir::VertexId state : states)
      kept_.insert(base + state);
    for (const Place &to : statesAt(site, kept.to))
      for (const ir::VertexId state : states)
        if (base + state != to.vertex)
          out_.passages.push_back({site, base + state, to.vertex,
                                   pathId(from.path), pathId(to.path), true, 0,
                                   {}});
  }
}

// `row.value("patient_name")`, `QFile file(audioPath)`: the text or the name of
// an argument says what the value is. In a project that is about health, a
// recording is one of a patient.
void Binder::bindNamed(SiteId site, const SourceRole &source) {
  if (!policy_.useLexicon)
    return;
  constexpr std::size_t kSomeSigns = 3;
  const link::UnitId unit = program_.unitOfSite(site);
  const ir::FunctionId function = program_.site(site).function;
  const auto offer = [&](NameMeaning what, std::string_view name) {
    if (what.level <= NameMeaning::Never)
      return;
    const bool about =
        what.isContext || inPatientContext(unit, function) ||
        holdsPatient(unit, function) ||
        (what.categories == categoryOf("audio") && signs_.size() >= kSomeSigns);
    if (what.level != NameMeaning::Strong &&
        (what.level != NameMeaning::Context || !about))
      return;
    Label label;
    // `?patient=…` says who it is; a whole record stands in no parameter.
    label[State::Raw] =
        isWide(what.categories) ? categoryOf("mrn") : what.categories;
    for (const Place &place : placesOf(site, source.port)) {
      const Symbol own =
          program_.symbolOf(unit, program_.vertex(place.vertex).name);
      addSource(place.vertex, place.path, label,
                what.level == NameMeaning::Strong ? Evidence::StrongName
                                                  : Evidence::NameInContext,
                isWide(what.categories) && own ? own
                                               : program_.symbols.intern(name),
                place.span);
    }
  };
  for (const Place &place : placesOf(site, *source.named)) {
    const link::UnitId at = program_.unitOfVertex(place.vertex);
    if (const Symbol name = program_.vertex(place.vertex).name) {
      const std::string told(program_.facts(at).text(name));
      offer(lexicon_.meaningOfContent(told), told);
    }
    for (const auto &parts : constants(place.vertex).alternatives)
      if (parts.size() == 1 && parts[0].kind == link::ConstantPart::Literal) {
        const std::string name = fileStem(text(parts[0].text));
        offer(lexicon_.meaningOf(name), name);
      }
  }
}

// Sinks of rules that ask for a call beside them, where the program has none:
// memory that nobody wipes matters in a program that keeps running.
void Binder::dropLonely() {
  for (const Rule &rule : policy_.rules) {
    const Symbol wanted = rule.flow.beside;
    const auto isWanted = [&](const BoundSwitch &at) {
      return policy_.sinkRoles[at.role].kind == wanted;
    };
    if (!wanted || std::any_of(out_.switches.begin(), out_.switches.end(),
                               isWanted))
      continue;
    const auto &kinds = rule.flow.sinkKinds;
    std::erase_if(out_.sinks, [&](const BoundSink &sink) {
      return std::find(kinds.begin(), kinds.end(),
                       policy_.sinkRoles[sink.role].kind) != kinds.end();
    });
  }
}

} // namespace philint::policy
