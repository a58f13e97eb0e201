// Constants, on demand: backwards from a vertex through copies, members,
// cells, parameters of known callers, results, and text that is put together.
#include "core/link/Link.h"
#include "core/link/ScriptModules.h"
#include "core/link/Settings.h"
#include "core/link/Templates.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace philint::link {
namespace {

using Parts = std::vector<ConstantPart>;
using Steps = std::vector<ir::Step>;
constexpr std::size_t kAlternatives = 8;
constexpr unsigned kDepth = 40;
constexpr unsigned kBudget = 2000; // vertices looked at for one question

bool sameParts(const Parts &a, const Parts &b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const ConstantPart &x, const ConstantPart &y) {
                      return x.kind == y.kind && x.text == y.text &&
                             x.hasDefault == y.hasDefault &&
                             x.defaultText == y.defaultText;
                    });
}

bool isOnlyHole(const Parts &parts) {
  return std::all_of(parts.begin(), parts.end(), [](const ConstantPart &p) {
    return p.kind == ConstantPart::Hole;
  });
}

class Search {
public:
  explicit Search(const Program &program) : p(program) {}
  Search(const Program &program, const std::vector<Calling> &via,
         std::vector<FunctionId> &asked)
      : p(program), via_(&via), asked_(&asked) {}

  ConstantSet at(VertexId v, const Steps &path) {
    if (v == kNone) // never assigned
      return {{}, false};
    const UnitId u = p.unitOfVertex(v);
    const ir::Vertex &vertex = p.facts(u).vertices[v - p.bases[u].vertex];
    if (vertex.kind == ir::VertexKind::Literal) // never cut: it costs nothing
      return literal(u, v, vertex, path);
    const Question key{frame_, v, path}; // `path` may be rest_, which changes
    if (const ConstantSet *const known = knownOf(key))
      return *known;
    const auto asked = std::find(stack_.begin(), stack_.end(), key);
    if (asked != stack_.end()) { // a loop adds nothing
      lowest_ = std::min<std::size_t>(lowest_, asked - stack_.begin());
      return {};
    }
    if (stack_.size() >= kDepth || ++looked_ > most_) {
      lowest_ = 0;
      return {{}, false};
    }
    const std::size_t before = std::exchange(lowest_, kNowhere);
    const bool asksCaller = std::exchange(asksCaller_, false);
    stack_.push_back(key);
    ConstantSet out = look(v, key.path);
    stack_.pop_back();
    // What does not depend on a question that is still open holds for all, and
    // what asks no caller in every frame.
    const std::uint32_t holdsIn = asksCaller_ ? key.frame : kEveryFrame;
    asksCaller_ |= asksCaller;
    if (lowest_ >= stack_.size()) {
      known_.emplace(Question{holdsIn, v, key.path}, out);
      lowest_ = before;
    } else {
      lowest_ = std::min(lowest_, before);
    }
    return out;
  }

private:
  // What is asked, in the frame of the call whose result it is a part of.
  struct Question {
    std::uint32_t frame = 0;
    VertexId vertex = kNone;
    Steps path;
    auto operator<=>(const Question &) const = default;
  };
  // The result of a call is asked with what that call gives: `url(base, path)`
  // has another host for each of its callers. Calls that lie deeper are asked
  // with what all their callers give.
  struct Frame {
    std::uint32_t caller = 0; // in frames_; 0 is none
    FunctionId function = kNone;
    SiteId site = kNone;
    std::uint32_t depth = 0;
  };
  static constexpr std::uint32_t kEveryFrame = 0xffffffffU;
  static constexpr std::uint32_t kDeepestFrame = 3;

  const ConstantSet *knownOf(const Question &key) {
    auto known = known_.find(Question{kEveryFrame, key.vertex, key.path});
    if (known == known_.end()) {
      known = known_.find(key);
      asksCaller_ |= known != known_.end();
    }
    return known == known_.end() ? nullptr : &known->second;
  }

  // The frame of the call, entered from the current one; none beyond a depth.
  std::uint32_t frameOf(FunctionId function, SiteId site) {
    const std::uint32_t depth = frames_[frame_].depth + 1;
    if (depth > kDeepestFrame)
      return 0;
    const auto [at, isNew] =
        frameIds_.try_emplace(std::tuple(frame_, function, site),
                              static_cast<std::uint32_t>(frames_.size()));
    if (isNew)
      frames_.push_back({frame_, function, site, depth});
    return at->second;
  }
  // The frame in which the function was entered; 0 where it was not.
  std::uint32_t enteredAs(FunctionId function) const {
    std::uint32_t at = frame_;
    while (at != 0 && frames_[at].function != function)
      at = frames_[at].caller;
    return at;
  }

  static void join(ConstantSet &out, const ConstantSet &more) {
    out.complete = out.complete && more.complete;
    for (const Parts &parts : more.alternatives) {
      const bool known = std::any_of(
          out.alternatives.begin(), out.alternatives.end(),
          [&](const Parts &have) { return sameParts(have, parts); });
      if (known)
        continue;
      if (out.alternatives.size() == kAlternatives)
        out.complete = false;
      else
        out.alternatives.push_back(parts);
    }
  }

  VertexId global(UnitId u, ir::VertexId v) const {
    return v == kNone ? kNone : v + p.bases[u].vertex;
  }

  // What was read of a field and given to a call stands in the field as it was:
  // a text of Python cannot be changed in place.
  bool isTextAfterCall(VertexId v) const {
    const UnitId u = p.unitOfVertex(v);
    const ir::UnitFacts &unit = p.facts(u);
    return unit.vertices[v - p.bases[u].vertex].kind ==
               ir::VertexKind::AfterArgument &&
           unit.language == ir::Language::Python;
  }

  ConstantSet cell(CellId cell, const Steps &path) {
    ConstantSet out;
    const auto range = std::equal_range(
        p.cellWriters.begin(), p.cellWriters.end(), CellWriter{cell, 0, 0},
        [](const CellWriter &a, const CellWriter &b) {
          return a.cell < b.cell;
        });
    for (auto at = range.first; at != range.second; ++at)
      if (const Steps *rest = below(path, p.paths[at->path]);
          rest && !p.isOfTests(p.unitOfVertex(at->vertex)) &&
          !(rest->empty() && p.cells[cell].kind == CellInfo::Field &&
            isTextAfterCall(at->vertex)))
        join(out, this->at(at->vertex, *rest));
    return out;
  }

  // `path` without `head`, or null where it does not start with it. Who asks
  // for any element is answered with each.
  const Steps *below(const Steps &path, const Steps &head) {
    const auto meets = [](const ir::Step &written, const ir::Step &asked) {
      return written == asked || (asked.kind == ir::StepKind::Any &&
                                  written.kind == ir::StepKind::Key);
    };
    if (head.size() > path.size() ||
        !std::equal(head.begin(), head.end(), path.begin(), meets))
      return nullptr;
    rest_.assign(path.begin() + static_cast<std::ptrdiff_t>(head.size()),
                 path.end());
    return &rest_;
  }

  ConstantSet look(VertexId v, const Steps &path) {
    const UnitId u = p.unitOfVertex(v);
    const ir::UnitFacts &unit = p.facts(u);
    const ir::Vertex &vertex = unit.vertices[v - p.bases[u].vertex];
    switch (vertex.kind) {
    case ir::VertexKind::Parameter:
      return parameter(u, v, vertex.data, path);
    case ir::VertexKind::CellRead:
      return cell(p.cellMap[u][vertex.data], path);
    case ir::VertexKind::ImportRef:
      return imported(u, v, vertex, path);
    case ir::VertexKind::AfterReceiver:
    case ir::VertexKind::AfterArgument:
      if (isCxx(unit.language))
        return after(u, v, vertex, path);
      break;
    case ir::VertexKind::Result:
      return result(p.bases[u].site + vertex.data, v, path);
    default:
      break;
    }
    if ((vertex.flags & ir::kVertexJoined) && path.empty())
      return joined(u, v);
    if (const Symbol name = path.empty() ? environmentMember(u, v) : Symbol{}) {
      ConstantSet out;
      if (configured(p.symbols.text(name), v, false, out))
        return out;
    }
    return incoming(u, v, path);
  }

  ConstantSet literal(UnitId u, VertexId v, const ir::Vertex &vertex,
                      const Steps &path) {
    if (!path.empty())
      return {{}, false};
    const ir::Constant &constant = p.facts(u).constants[vertex.data];
    if (constant.kind == ir::ConstantKind::None)
      return {};
    ConstantPart part;
    part.text = p.symbolOf(u, constant.text);
    part.vertex = v;
    return {{{part}}, true};
  }

  // A name of C or C++ that nobody in the program defines is a macro or an
  // enumerator: what is known of it is how it is written.
  ConstantSet imported(UnitId u, VertexId v, const ir::Vertex &vertex,
                       const Steps &path) {
    for (const NodeId node : p.apisOf(v))
      for (const RowId row : p.catalog->nodes[node].rows)
        if (ConstantSet out; settingOf(p.catalog->rows[row], v, path, out))
          return out;
    ConstantSet out = linked(v, path);
    const ir::UnitFacts &unit = p.facts(u);
    if (!out.alternatives.empty() || !path.empty() || !isCxx(unit.language))
      return out;
    const std::string_view whole =
        unit.text(unit.imports[vertex.data].member);
    const auto colon = whole.rfind(':');
    const Symbol name = p.symbols.find(
        colon == whole.npos ? whole : whole.substr(colon + 1));
    if (!name)
      return out;
    ConstantPart part;
    part.text = name;
    part.vertex = v;
    return {{{part}}, true};
  }

  // With `$0` as the text of argument 0, or any key where that is not known.
  Steps keyed(SiteId s, Steps steps) {
    for (ir::Step &step : steps) {
      const std::string_view name = p.symbols.text(step.name);
      if (step.kind != ir::StepKind::Key || name.size() != 2 || name[0] != '$')
        continue;
      model::Port port;
      port.base = model::PortBase::Argument;
      port.index = static_cast<std::int16_t>(name[1] - '0');
      const VertexId given = argumentAt(s, port);
      const ConstantSet texts = given == kNone ? ConstantSet{} : at(given, {});
      const bool isKnown = texts.alternatives.size() == 1 &&
                           texts.alternatives[0].size() == 1 &&
                           texts.alternatives[0][0].kind == ConstantPart::Literal;
      step = isKnown ? ir::Step{ir::StepKind::Key, texts.alternatives[0][0].text}
                     : ir::Step{ir::StepKind::Any, {}};
    }
    return steps;
  }

  // What rows say that a call hands on to a port of it: `QUrl("https://…")`.
  void handedOn(SiteId s, model::PortBase base, std::uint32_t argument,
                const Steps &path, ConstantSet &out) {
    const UnitId u = p.unitOfSite(s);
    for (const RowId row : p.rowsOf(s))
      for (const model::Propagation &pass :
           p.catalog->rows[row].propagations) {
        if (pass.to.base != base ||
            (base == model::PortBase::AfterArgument &&
             pass.to.index != static_cast<int>(argument)))
          continue;
        const Steps *rest = below(path, stepsOf(pass.to));
        if (!rest)
          continue;
        const Steps below(*rest);
        Steps full = keyed(s, stepsOf(pass.from));
        full.insert(full.end(), below.begin(), below.end());
        const ir::Site &site = p.site(s);
        VertexId from = kNone;
        if (pass.from.base == model::PortBase::Receiver)
          from = global(u, site.receiver);
        else if (pass.from.base == model::PortBase::Argument)
          from = argumentAt(s, pass.from);
        else if (pass.from.base == model::PortBase::AnyArgument &&
                 site.endArgument == site.firstArgument + 1)
          from = global(u, p.facts(u).siteArguments[site.firstArgument].value);
        if (from != kNone)
          join(out, at(from, full));
      }
  }

  ConstantSet after(UnitId u, VertexId v, const ir::Vertex &vertex,
                    const Steps &path) {
    const ir::UnitFacts &unit = p.facts(u);
    ConstantSet out;
    if (vertex.kind == ir::VertexKind::AfterReceiver) {
      handedOn(p.bases[u].site + vertex.data, model::PortBase::AfterReceiver, 0,
               path, out);
    } else {
      const auto site = std::upper_bound(
          unit.sites.begin(), unit.sites.end(), vertex.data,
          [](std::uint32_t argument, const ir::Site &at) {
            return argument < at.firstArgument;
          });
      if (site != unit.sites.begin()) {
        const auto index =
            static_cast<std::uint32_t>(site - unit.sites.begin()) - 1;
        for (const RowId row : p.rowsOf(p.bases[u].site + index))
          if (settingOf(p.catalog->rows[row], v, path, out,
                        static_cast<int>(vertex.data -
                                         unit.sites[index].firstArgument)))
            return out;
        handedOn(p.bases[u].site + index, model::PortBase::AfterArgument,
                 vertex.data - unit.sites[index].firstArgument, path, out);
      }
    }
    if (out.alternatives.empty())
      return incoming(u, v, path);
    return out;
  }

  ConstantSet linked(VertexId v, const Steps &path) {
    ConstantSet out;
    const auto range =
        std::equal_range(p.cellLinks.begin(), p.cellLinks.end(), CellLink{v},
                         [](const CellLink &a, const CellLink &b) {
                           return a.vertex < b.vertex;
                         });
    bool any = false;
    for (auto at = range.first; at != range.second; ++at) {
      if (at->isWrite || at->at)
        continue;
      any = true;
      Steps full = p.paths[at->path];
      full.insert(full.end(), path.begin(), path.end());
      join(out, cell(at->cell, full));
    }
    out.complete = out.complete && any;
    return out;
  }

  // What files give the member at `path` of an object of settings, or what the
  // program's own module of settings holds under its name.
  // `argument`: `v` is what the call makes of that argument, else its result.
  bool settingOf(const model::Row &row, VertexId v, const Steps &path,
                 ConstantSet &out, int argument = -1) {
    if (path.empty() || !(row.environmentMembers || !row.settingsModules.empty()))
      return false;
    if (argument != (row.environmentAt ? row.environmentAt->index : -1))
      return false;
    std::string name;
    for (const ir::Step &step : path) {
      if (step.kind != ir::StepKind::Field && step.kind != ir::StepKind::Key)
        return false;
      if (!name.empty())
        name += '.';
      name += p.symbols.text(step.name);
    }
    if (row.environmentMembers && configured(name, v, true, out))
      return true;
    if (!row.settingsModules.empty())
      for (const CellId found : settingsCells(p, row, path[0].name))
        join(out, cell(found, Steps(path.begin() + 1, path.end())));
    return !out.alternatives.empty();
  }

  // A field of a class of settings: what files give its variable, else what
  // its description says.
  bool settingsField(ClassId c, Symbol field, VertexId v, ConstantSet &out) {
    bool any = false;
    for (const std::string &name : variablesOfField(p, c, field))
      any = configured(name, v, true, out) || any;
    if (any)
      return true;
    const VertexId given = defaultOfField(p, c, field);
    if (given == kNone)
      return false;
    join(out, at(given, {}));
    return !out.alternatives.empty();
  }

  // `settings.llm.base_url`, read step by step: a field of a model that a field
  // of a class of settings holds. It is asked where it is read and not of the
  // model, of which there may be others.
  bool nestedField(UnitId u, VertexId v, ConstantSet &out) {
    constexpr int kSteps = 6;
    const ir::UnitFacts &unit = p.facts(u);
    Steps path;
    bool any = false;
    for (int step = 0; step < kSteps && v != kNone && !any; ++step) {
      VertexId from = kNone;
      for (const std::uint32_t e : p.inEdgesOf(v)) {
        const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
        if (edge.kind != ir::EdgeKind::Copy || edge.write || from != kNone)
          return false;
        const Steps &read = p.paths[p.pathOf(u, edge.read)];
        path.insert(path.begin(), read.begin(), read.end());
        from = global(u, edge.from);
      }
      v = from;
      if (v == kNone || path.size() < 2 ||
          !std::ranges::all_of(path, [](const ir::Step &one) {
            return one.kind == ir::StepKind::Field;
          }))
        continue;
      const Steps inner(path.begin() + 1, path.end());
      for (const TypeRef &type : p.typesOf(v))
        if (type.kind == TypeRef::Class && !type.element)
          for (const std::string &name :
               variablesOfField(p, type.id, path[0].name, inner))
            any = configured(name, v, true, out) || any;
    }
    return any;
  }

  // Fields of the classes whose instances `v` may be.
  void fields(VertexId v, const Steps &path, ConstantSet &out) {
    if (path.empty() || path[0].kind != ir::StepKind::Field)
      return;
    const Steps rest(path.begin() + 1, path.end());
    for (const TypeRef &type : p.typesOf(v)) {
      if (type.kind != TypeRef::Class || type.element)
        continue;
      if (rest.empty() && settingsField(type.id, path[0].name, v, out))
        continue;
      for (ClassId c : p.classes[type.id].mro)
        if (const CellId found = p.fieldCell(c, path[0].name); found != kNone) {
          ConstantSet more = cell(found, rest);
          if (!more.alternatives.empty()) {
            join(out, more);
            break;
          }
        }
    }
  }

  ConstantSet incoming(UnitId u, VertexId v, const Steps &path) {
    const ir::UnitFacts &unit = p.facts(u);
    if (ConstantSet given{{}, true};
        path.empty() && !p.environment.empty() && nestedField(u, v, given))
      return given;
    ConstantSet out = linkedOrEmpty(v, path);
    for (std::uint32_t e : p.inEdgesOf(v)) {
      const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
      const VertexId from = global(u, edge.from);
      switch (edge.kind) {
      case ir::EdgeKind::Copy: {
        const Steps *rest = below(path, p.paths[p.pathOf(u, edge.write)]);
        if (!rest)
          break;
        Steps full = p.paths[p.pathOf(u, edge.read)];
        full.insert(full.end(), rest->begin(), rest->end());
        join(out, at(from, full));
        break;
      }
      case ir::EdgeKind::CopyKill: {
        const Steps &killed = p.paths[p.pathOf(u, edge.read)];
        if (killed.empty() || !below(path, killed))
          join(out, at(from, path));
        break;
      }
      case ir::EdgeKind::GuardTrue:
      case ir::EdgeKind::GuardFalse:
        join(out, at(from, path));
        break;
      case ir::EdgeKind::Derived:
        out.complete = false;
        break;
      }
    }
    fields(v, path, out);
    if (out.alternatives.empty())
      out.complete = false;
    return out;
  }

  ConstantSet linkedOrEmpty(VertexId v, const Steps &path) {
    ConstantSet out = linked(v, path);
    if (out.alternatives.empty())
      out.complete = true;
    return out;
  }

  ConstantSet parameter(UnitId u, VertexId v, std::uint32_t index,
                        const Steps &path) {
    const FunctionId f = p.functionOfVertex(v);
    const ir::FactFunction &fact = p.fact(f);
    const std::uint32_t local = index;
    const auto parameters = p.facts(u).parametersOf(fact);
    ConstantSet out;
    fields(v, path, out);
    if (local >= parameters.size())
      return out;
    out.complete = out.complete && !p.functions[f].isFramework &&
                   !(p.functions[f].isEntry && out.alternatives.empty());
    bool isCalled = false, isOmitted = false;
    asksCaller_ = true;
    const std::uint32_t entered = enteredAs(f);
    const SiteId only = entered ? frames_[entered].site : calledAt(f);
    const std::uint32_t here = std::exchange(frame_, frames_[entered].caller);
    for (const Caller &caller : p.callersOf(f)) {
      if (only != kNone ? caller.site != only
                        : p.isOfTests(p.unitOfSite(caller.site)))
        continue;
      if (givesOther(f, caller.site))
        continue;
      isCalled = true;
      const bool isGiven = noteGiven(caller.site, f);
      for (const Target &target : p.targetsOf(caller.site))
        if (target.function == f)
          isOmitted |= !argument(caller.site, target, parameters[local], local,
                                 p.unitOfSite(caller.site), u, path, out);
      if (isGiven)
        given_.pop_back();
    }
    frame_ = here;
    if ((isOmitted || !isCalled) && parameters[local].defaultValue != kNone)
      join(out, at(global(u, parameters[local].defaultValue), path));
    return out;
  }

  // Where the function is called on the way that is asked for; kNone: anywhere.
  SiteId calledAt(FunctionId f) {
    if (!via_)
      return kNone;
    for (const Calling &calling : *via_)
      if (calling.function == f)
        return calling.site;
    asked_->push_back(f);
    return kNone;
  }

  // On the way up: the function `by` called what its parameter is, and that was
  // `callee`. Its callers that gave it another function are none of ours.
  struct Given {
    FunctionId by = kNone, callee = kNone;
    std::uint32_t parameter = 0;
  };

  bool noteGiven(SiteId s, FunctionId callee) {
    const UnitId u = p.unitOfSite(s);
    const ir::UnitFacts &unit = p.facts(u);
    ir::VertexId v = p.site(s).callee;
    for (unsigned depth = 0; depth < 8 && v != kNone; ++depth) {
      if (unit.vertices[v].kind == ir::VertexKind::Parameter) {
        given_.push_back({p.functionOfSite(s), callee, unit.vertices[v].data});
        return true;
      }
      const auto in = p.inEdgesOf(global(u, v));
      if (in.size() != 1)
        return false;
      const ir::Edge &edge = unit.edges[in[0] - p.bases[u].edge];
      if (edge.kind != ir::EdgeKind::Copy || edge.read || edge.write)
        return false;
      v = edge.from;
    }
    return false;
  }

  bool givesOther(FunctionId f, SiteId s) const {
    return std::any_of(given_.begin(), given_.end(), [&](const Given &given) {
      if (given.by != f)
        return false;
      const UnitId u = p.unitOfSite(s);
      for (const Target &target : p.targetsOf(s)) {
        if (target.function != f || target.skip < 0)
          continue;
        const bool hasReceiver = target.binding == Binding::Receiver ||
                                 target.binding == Binding::Constructor;
        auto position = static_cast<std::uint32_t>(target.skip) + hasReceiver;
        for (const ir::SiteArgument &argument :
             p.facts(u).argumentsOf(p.site(s)))
          if (argument.kind != ir::ArgumentKind::Positional)
            return false;
          else if (position++ == given.parameter)
            return p.isOther(global(u, argument.value), given.callee);
      }
      return false;
    });
  }

  // Adds what the site gives for the parameter; false where it gives nothing.
  bool argument(SiteId s, const Target &target,
                const ir::FactParameter &parameter, std::uint32_t index,
                UnitId u, UnitId parameterUnit, const Steps &path,
                ConstantSet &out) {
    const ir::Site &site = p.site(s);
    const bool hasReceiver = target.binding == Binding::Receiver ||
                             target.binding == Binding::Constructor;
    std::uint32_t position = target.skip + (hasReceiver ? 1 : 0);
    if (hasReceiver && index == 0) {
      if (site.receiver != kNone && target.binding == Binding::Receiver)
        join(out, at(global(u, site.receiver), path));
      return true;
    }
    const Symbol name = p.symbolOf(parameterUnit, parameter.name);
    const bool isRest = parameter.kind == ir::ParameterKind::Rest ||
                        parameter.kind == ir::ParameterKind::NamedRest;
    for (const ir::SiteArgument &given : p.facts(u).argumentsOf(site)) {
      const bool matched = given.kind == ir::ArgumentKind::Positional
                               ? position++ == index
                               : given.kind == ir::ArgumentKind::Named &&
                                     p.symbolOf(u, given.name) == name;
      if (matched && !isRest) {
        join(out, at(global(u, given.value), path));
        return true;
      }
    }
    return spread(s, parameter, index, target.skip + (hasReceiver ? 1U : 0U), u,
                  name, path, out);
  }

  // What comes by `*values` and `**values`, on either side: the parameter is
  // the one of the index, `first` the one that the first argument is for.
  bool spread(SiteId s, const ir::FactParameter &parameter, std::uint32_t index,
              std::uint32_t first, UnitId u, Symbol name, const Steps &path,
              ConstantSet &out) {
    const bool isRest = parameter.kind == ir::ParameterKind::Rest;
    const bool isNamedRest = parameter.kind == ir::ParameterKind::NamedRest;
    const std::size_t before = out.alternatives.size();
    const auto take = [&](ir::VertexId value, const Steps &at) {
      if (ConstantSet more = this->at(global(u, value), at);
          !more.alternatives.empty())
        join(out, more);
    };
    const auto isKey = [&](const Symbol key) {
      return !path.empty() && path[0].kind == ir::StepKind::Key &&
             path[0].name == key;
    };
    const auto keyed = [&](Symbol key) {
      Steps full{{ir::StepKind::Key, key}};
      full.insert(full.end(), path.begin(), path.end());
      return full;
    };
    const auto number = [&](std::uint32_t n) {
      return p.symbols.find(std::to_string(n));
    };
    const Steps inner =
        path.empty() ? Steps{} : Steps(path.begin() + 1, path.end());
    std::uint32_t position = first;
    for (const ir::SiteArgument &given : p.facts(u).argumentsOf(p.site(s)))
      switch (given.kind) {
      case ir::ArgumentKind::Positional:
        if (isRest && position >= index && isKey(number(position - index)))
          take(given.value, inner);
        ++position;
        break;
      case ir::ArgumentKind::Named:
        if (isNamedRest && isKey(p.symbolOf(u, given.name)))
          take(given.value, inner);
        break;
      case ir::ArgumentKind::Spread:
        if (isRest && position == index)
          take(given.value, path);
        else if (!isRest && !isNamedRest && position <= index)
          take(given.value, keyed(number(index - position)));
        break;
      case ir::ArgumentKind::NamedSpread:
        take(given.value, isNamedRest ? path : keyed(name));
        break;
      }
    return out.alternatives.size() > before;
  }

  ConstantSet result(SiteId s, VertexId v, const Steps &path) {
    for (RowId row : p.rowsOf(s))
      if (p.catalog->rows[row].environmentName && path.empty())
        return environment(s, v, p.catalog->rows[row]);
    ConstantSet out;
    if (path.empty())
      for (RowId row : p.rowsOf(s))
        if (textOf(s, v, p.catalog->rows[row], out))
          return out;
    for (RowId row : p.rowsOf(s))
      if (settingOf(p.catalog->rows[row], v, path, out) ||
          memberByName(s, p.catalog->rows[row], path, out))
        return out;
    fields(v, path, out);
    bool any = !out.alternatives.empty();
    for (const Target &target : p.targetsOf(s)) {
      const ir::FactFunction &fact = p.fact(target.function);
      if (fact.result == kNone || target.binding == Binding::Constructor)
        continue;
      any = true;
      const std::uint32_t here =
          std::exchange(frame_, frameOf(target.function, s));
      join(out,
           at(global(p.functions[target.function].unit, fact.result), path));
      frame_ = here;
    }
    // What a new object's field was given by the call that makes it.
    if (!path.empty() && path[0].kind == ir::StepKind::Field)
      for (const FieldInit &init : p.fieldInits)
        if (init.site == s && init.field == path[0].name) {
          const UnitId u = p.unitOfSite(s);
          join(out, at(global(u, p.facts(u).siteArguments[init.argument].value),
                       Steps(path.begin() + 1, path.end())));
          any = true;
        }
    if (isCxx(p.facts(p.unitOfSite(s)).language) && out.alternatives.empty()) {
      handedOn(s, model::PortBase::Result, 0, path, out);
      any = any || !out.alternatives.empty();
    }
    out.complete = out.complete && any;
    return out;
  }

  // Text that a library makes of the call's: `base.rstrip("/")`,
  // `urljoin(base, path)`, `"{}/items".format(base)`.
  bool textOf(SiteId s, VertexId v, const model::Row &row, ConstantSet &out) {
    if (row.filled)
      return fillTemplate(textAt(s, *row.filled), v,
                          [&](std::string_view mark, std::size_t count) {
                            return markedBy(s, mark, count);
                          },
                          out);
    if (row.texts.empty())
      return false;
    out = {{{}}, true};
    for (const model::Port &port : row.texts) {
      const ConstantSet more = textAt(s, port);
      if (!port.path.empty() && more.alternatives.empty() && more.complete)
        break; // an element that is not there
      if (isAddress(more))
        out = {{{}}, true};
      append(out, more, v);
    }
    return true;
  }

  static constexpr std::string_view kScheme = "://";
  bool isAddress(const ConstantSet &set) const {
    return std::any_of(
        set.alternatives.begin(), set.alternatives.end(), [&](const Parts &all) {
          return !all.empty() && p.symbols.text(all[0].text).find(kScheme) !=
                                     std::string_view::npos;
        });
  }

  ConstantSet textAt(SiteId s, const model::Port &port) {
    const VertexId from = port.base == model::PortBase::Receiver
                              ? global(p.unitOfSite(s), p.site(s).receiver)
                              : argumentAt(s, port);
    if (from == kNone)
      return {};
    return at(from, stepsOf(port));
  }

  // The port's path in the program's symbols.
  Steps stepsOf(const model::Port &port) const {
    Steps out = port.path;
    for (ir::Step &step : out)
      step.name = p.catalogSymbols[step.name.id];
    return out;
  }

  // What fills a mark of a template: `{}` the next argument, `{1}` that one,
  // `{name}` or `{name:>8}` the one of the name.
  ConstantSet markedBy(SiteId s, std::string_view mark, std::size_t count) {
    mark = mark.substr(0, mark.find_first_of(":!.["));
    model::Port port;
    port.base = model::PortBase::Argument;
    port.index = static_cast<std::int16_t>(count);
    if (!mark.empty()) {
      const bool isIndex = mark.find_first_not_of("0123456789") == mark.npos;
      port.index = isIndex && mark.size() < 3
                       ? static_cast<std::int16_t>(std::stoi(std::string(mark)))
                       : std::int16_t{-1};
      if (!isIndex)
        port.name = p.symbols.find(mark);
    }
    const VertexId from = argumentAt(s, port);
    return from == kNone ? ConstantSet{} : at(from, {});
  }

  // getattr(object, "name", default)
  bool memberByName(SiteId s, const model::Row &row, const Steps &path,
                    ConstantSet &out) {
    if (!row.isGetattr)
      return false;
    model::Port port;
    port.base = model::PortBase::Argument;
    port.index = 0;
    const VertexId object = argumentAt(s, port);
    port.index = 1;
    const VertexId name = argumentAt(s, port);
    if (object == kNone || name == kNone)
      return false;
    for (const Parts &parts : at(name, {}).alternatives)
      if (parts.size() == 1 && parts[0].kind == ConstantPart::Literal) {
        Steps full{{ir::StepKind::Field, parts[0].text}};
        full.insert(full.end(), path.begin(), path.end());
        join(out, at(object, full));
      }
    return !out.alternatives.empty();
  }

  VertexId argumentAt(SiteId s, const model::Port &port) const {
    const UnitId u = p.unitOfSite(s);
    int position = 0;
    for (const ir::SiteArgument &given : p.facts(u).argumentsOf(p.site(s))) {
      if (given.kind == ir::ArgumentKind::Positional &&
          position++ == port.index)
        return global(u, given.value);
      if (given.kind == ir::ArgumentKind::Named && port.name &&
          p.symbolOf(u, given.name) == port.name)
        return global(u, given.value);
    }
    return kNone;
  }

  // The values that files give the variable; false where none does. Some write
  // the path of a key with slashes: `settings.value("llm/base_url")`.
  bool configured(std::string_view name, VertexId v, bool folded,
                  ConstantSet &out) {
    std::string dotted(name);
    std::replace(dotted.begin(), dotted.end(), '/', '.');
    const auto found = settingsNamed(p, p.unitOfVertex(v), dotted, folded);
    for (const std::uint32_t i : found) {
      ConstantPart part;
      part.kind = ConstantPart::Environment;
      part.text = p.environment[i].name;
      part.vertex = v;
      part.hasDefault = true;
      part.defaultText = p.environment[i].value;
      part.setting = i;
      join(out, {{{part}}, true});
    }
    return !found.empty();
  }

  // Where developers alone are given the variable, the default holds elsewhere.
  bool isLocalOnly(Symbol name) const {
    return std::all_of(p.environment.begin(), p.environment.end(),
                       [&](const EnvironmentValue &one) {
                         return one.name != name || one.isLocal;
                       });
  }

  // `process.env.NAME`, `import.meta.env.NAME`, `os.environ["NAME"]`: the
  // variable's name.
  Symbol environmentMember(UnitId u, VertexId v) {
    const ir::UnitFacts &unit = p.facts(u);
    const bool isPython = unit.language == ir::Language::Python;
    if (p.environment.empty() || !(isPython || isScript(unit.language)))
      return {};
    const std::string_view kOwner = isPython ? "environ" : "env";
    const auto loadedFrom = [&](VertexId of) {
      for (std::uint32_t e : p.inEdgesOf(of)) {
        const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
        if (edge.kind == ir::EdgeKind::Copy && edge.read && !edge.write)
          return global(u, edge.from);
      }
      return kNone;
    };
    const VertexId owner = loadedFrom(v);
    if (owner == kNone ||
        unit.text(unit.vertices[owner - p.bases[u].vertex].name) != kOwner)
      return {};
    return p.symbolOf(u, unit.vertices[v - p.bases[u].vertex].name);
  }

  ConstantSet environment(SiteId s, VertexId v, const model::Row &row) {
    const VertexId key = argumentAt(s, *row.environmentName);
    if (key == kNone)
      return {{}, false};
    ConstantSet out;
    ConstantSet defaults;
    if (row.environmentDefault)
      if (const VertexId d = argumentAt(s, *row.environmentDefault); d != kNone)
        defaults = at(d, {});
    const ConstantSet names = at(key, {});
    for (const Parts &name : names.alternatives) {
      if (name.size() != 1 || name[0].kind != ConstantPart::Literal)
        continue;
      if (configured(p.symbols.text(name[0].text), v, row.environmentFolded,
                     out) &&
          (defaults.alternatives.empty() || !isLocalOnly(name[0].text)))
        continue;
      ConstantPart part;
      part.kind = ConstantPart::Environment;
      part.text = name[0].text;
      part.vertex = v;
      for (const Parts &d : defaults.alternatives)
        if (d.size() == 1 && d[0].kind == ConstantPart::Literal) {
          part.hasDefault = true;
          part.defaultText = d[0].text;
        }
      join(out, {{{part}}, true});
    }
    out.complete = names.complete && !out.alternatives.empty();
    return out;
  }

  // Text from pieces. Literal pieces stand where the source has them; a gap
  // between them is where something else is put in. Edges do not keep the
  // order of the others, so of several only those that are constant are told
  // apart (orderFillers).
  ConstantSet joined(UnitId u, VertexId v) {
    const ir::UnitFacts &unit = p.facts(u);
    const ir::Vertex &whole = unit.vertices[v - p.bases[u].vertex];
    struct Piece {
      ir::Span span;
      VertexId vertex;
    };
    std::vector<Piece> inside;
    std::vector<VertexId> outside;
    for (std::uint32_t e : p.inEdgesOf(v)) {
      const ir::Edge &edge = unit.edges[e - p.bases[u].edge];
      const ir::Vertex &from = unit.vertices[edge.from];
      const bool within = from.span.begin >= whole.span.begin &&
                          from.span.end <= whole.span.end;
      if (within)
        inside.push_back({from.span, global(u, edge.from)});
      else
        outside.push_back(global(u, edge.from));
    }
    std::sort(inside.begin(), inside.end(), [](const Piece &a, const Piece &b) {
      return std::tie(a.span, a.vertex) < std::tie(b.span, b.vertex);
    });
    // The widest gaps hold what stands outside.
    constexpr std::uint32_t kGap = 3;
    std::vector<std::pair<std::uint32_t, std::size_t>> gaps;
    std::uint32_t cursor = whole.span.begin;
    for (std::size_t i = 0; i <= inside.size(); ++i) {
      const std::uint32_t next =
          i < inside.size() ? inside[i].span.begin : whole.span.end;
      if (next >= cursor + kGap || inside.empty())
        gaps.push_back({next - cursor, i});
      if (i < inside.size())
        cursor = inside[i].span.end;
    }
    std::sort(gaps.begin(), gaps.end(), [](const auto &a, const auto &b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::size_t> holes(inside.size() + 1, 0);
    for (std::size_t i = 0; i < gaps.size() && i < outside.size(); ++i)
      holes[gaps[i].second] = 1;
    if (!gaps.empty() && outside.size() > gaps.size())
      holes[gaps[0].second] += outside.size() - gaps.size();
    const std::vector<ConstantSet> fillers =
        orderFillers(outside, holes[0] > 0);
    if (inside.size() == 1 && holes[1])
      if (ConstantSet filled; fillTemplate(
              at(inside[0].vertex, {}), inside[0].vertex,
              [&](std::string_view, std::size_t i) {
                return i < fillers.size() ? fillers[i] : ConstantSet{};
              },
              filled))
        return filled;
    ConstantSet out{{{}}, true};
    std::size_t filler = 0;
    for (std::size_t i = 0; i <= inside.size(); ++i) {
      for (std::size_t h = 0; h < holes[i] && filler < fillers.size(); ++h)
        append(out, fillers[filler++], v);
      if (i < inside.size())
        append(out, at(inside[i].vertex, {}), inside[i].vertex);
    }
    return out;
  }

  // What begins like an address comes first. What begins as a path does begins
  // the text where all is known; `${base}${path}` has the unknown base first.
  std::vector<ConstantSet> orderFillers(const std::vector<VertexId> &outside,
                                        bool isBeginning) {
    enum Sort { Address, Path, Text, Unknown, Count };
    std::vector<ConstantSet> known[Count];
    for (std::size_t i = 0; i < outside.size(); ++i) {
      // Each has its share: one that is asked of half the program leaves room.
      const unsigned whole = most_;
      most_ = looked_ + (whole - std::min(whole, looked_)) /
                            static_cast<unsigned>(outside.size() - i);
      ConstantSet set = at(outside[i], {});
      most_ = whole;
      const bool constant =
          !set.alternatives.empty() && !isOnlyHole(set.alternatives[0]);
      Sort sort = constant ? Text : Unknown;
      if (constant && isBeginning &&
          p.symbols.text(set.alternatives[0][0].text).starts_with('/'))
        sort = Path;
      if (constant)
        for (const ConstantPart &part : set.alternatives[0])
          if (p.symbols.text(part.text).find(kScheme) != std::string_view::npos)
            sort = Address;
      known[sort].push_back(std::move(set));
    }
    constexpr std::array<Sort, Count> kAllKnown = {Address, Path, Text,
                                                   Unknown};
    constexpr std::array<Sort, Count> kElse = {Address, Text, Unknown, Path};
    std::vector<ConstantSet> out;
    for (const Sort sort : known[Unknown].empty() ? kAllKnown : kElse)
      for (ConstantSet &set : known[sort])
        out.push_back(std::move(set));
    return out;
  }

  // "%s/items" % base: what fills the template stands where its marks are.
  // `fill` is asked with the text in a mark's braces and the mark's number.
  template <class Fill>
  bool fillTemplate(const ConstantSet &whole, VertexId v, Fill fill,
                    ConstantSet &out) {
    if (whole.alternatives.size() != 1 || whole.alternatives[0].size() != 1)
      return false;
    const std::string_view text = p.symbols.text(whole.alternatives[0][0].text);
    Mark mark = nextMark(text, 0);
    if (mark.begin == text.npos)
      return false;
    out = {{{}}, true};
    std::size_t count = 0;
    for (std::size_t begin = 0;; begin = mark.end, mark = nextMark(text, begin)) {
      // A piece of the template has no symbol of its own unless the program
      // has it elsewhere; where it has none it is unknown text.
      const std::string_view piece = text.substr(begin, mark.begin - begin);
      ConstantPart part;
      part.text = p.symbols.find(piece);
      part.kind = part.text ? ConstantPart::Literal : ConstantPart::Hole;
      part.vertex = v;
      if (!piece.empty())
        append(out, {{{part}}, true}, v);
      if (mark.begin == text.npos)
        return true;
      append(out, fill(mark.name, count++), v);
    }
  }

  static void append(ConstantSet &out, const ConstantSet &tail, VertexId v) {
    ConstantSet next{{}, out.complete && tail.complete};
    std::vector<Parts> tails = tail.alternatives;
    if (tails.empty()) {
      ConstantPart hole;
      hole.kind = ConstantPart::Hole;
      hole.vertex = v;
      tails.push_back({hole});
      next.complete = false;
    }
    for (const Parts &head : out.alternatives)
      for (const Parts &more : tails) {
        Parts parts = head;
        parts.insert(parts.end(), more.begin(), more.end());
        join(next, {{parts}, true});
      }
    out = std::move(next);
  }

  const Program &p;
  static constexpr std::size_t kNowhere = ~std::size_t{0};
  std::vector<Question> stack_;
  std::map<Question, ConstantSet> known_;
  std::vector<Frame> frames_{Frame{}}; // the first is none
  std::map<std::tuple<std::uint32_t, FunctionId, SiteId>, std::uint32_t>
      frameIds_;
  std::uint32_t frame_ = 0; // of what is looked at
  bool asksCaller_ = false; // the answer depends on the frame
  // The lowest question of the stack that an answer had to leave open.
  std::size_t lowest_ = kNowhere;
  Steps rest_;
  unsigned looked_ = 0;
  unsigned most_ = kBudget;
  const std::vector<Calling> *via_ = nullptr;
  std::vector<FunctionId> *asked_ = nullptr;
  std::vector<Given> given_;
};

ConstantSet withoutHoles(ConstantSet set) {
  std::erase_if(set.alternatives,
                [](const Parts &parts) { return isOnlyHole(parts); });
  return set;
}

} // namespace

ConstantSet constantsOf(const Program &program, VertexId vertex) {
  return constantsOf(program, vertex, {});
}

ConstantSet constantsOf(const Program &program, VertexId vertex,
                        const std::vector<ir::Step> &path) {
  if (vertex == kNone)
    return {{}, false};
  Search search(program);
  return withoutHoles(search.at(vertex, path));
}

ConstantSet constantsOf(const Program &program, VertexId vertex,
                        const std::vector<ir::Step> &path,
                        const std::vector<Calling> &via,
                        std::vector<FunctionId> &asked) {
  if (vertex == kNone)
    return {{}, false};
  Search search(program, via, asked);
  return withoutHoles(search.at(vertex, path));
}

} // namespace philint::link
