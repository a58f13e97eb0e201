#include "core/flow/Plain.h"

#include "core/ir/Keys.h"
#include "core/link/ScriptModules.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

namespace philint::flow {
namespace {

using link::kNone;
using link::Program;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return out;
}

class Finder {
public:
  explicit Finder(const Program &program) : program_(program) {
    for (const model::LiteralTypes &types : program.catalog->literals)
      if (types.language == ir::Language::TypeScript)
        for (const auto &[node, what] :
             {std::pair(types.string, kPlainText),
              std::pair(types.integer, kPlainNumber),
              std::pair(types.floating, kPlainNumber),
              std::pair(types.boolean, kPlainNumber)})
          if (node != kNone) {
            const std::string path = program.catalog->pathText(node);
            names_[lower(path.substr(path.find_last_of(".:") + 1))] = what;
          }
  }

  std::vector<std::uint8_t> run() {
    out_.assign(program_.bases.back().vertex, 0);
    findConstants();
    for (link::UnitId u = 0; u < program_.units.size(); ++u)
      if (link::isScript(program_.facts(u).language))
        findFields(u);
    for (link::UnitId u = 0; u < program_.units.size(); ++u)
      if (link::isScript(program_.facts(u).language))
        visit(u);
    return std::move(out_);
  }

private:
  // Types that are a few constants tell no more than a number does, by whatever
  // file they are named.
  void findConstants() {
    names_[ir::kLiteralType] = kPlainNumber;
    std::map<std::string, bool> isOne;
    for (link::UnitId u = 0; u < program_.units.size(); ++u) {
      const ir::UnitFacts &unit = program_.facts(u);
      if (!link::isScript(unit.language))
        continue;
      for (const ir::FactClass &fact : unit.classes) {
        const auto [at, isNew] =
            isOne.try_emplace(std::string(unit.text(fact.name)), true);
        at->second &= fact.firstWrittenBase + 1 == fact.endWrittenBase &&
                      unit.text(unit.classNames[fact.firstWrittenBase]) ==
                          ir::kLiteralType;
      }
    }
    for (const auto &[name, is] : isOne)
      if (is)
        names_[name] = kPlainNumber;
  }

  static std::uint64_t keyOf(link::ClassId clazz, Symbol field) {
    return (std::uint64_t{clazz} << 32) | field.id;
  }
  std::uint8_t plainOf(const ir::UnitFacts &unit, std::uint32_t type) const {
    if (type == kNone)
      return 0;
    // `number | null`: what each of them is
    const ir::Type &whole = unit.types[type];
    if (unit.text(whole.written) == "|" && whole.firstChild < whole.endChild) {
      std::uint8_t all = 0xff;
      for (auto i = whole.firstChild; i < whole.endChild; ++i)
        all = std::min(all, plainOf(unit, unit.typeChildren[i]));
      return all;
    }
    const auto found =
        names_.find(std::string(unit.text(unit.types[type].written)));
    return found == names_.end() ? std::uint8_t{0} : found->second;
  }

  void findFields(link::UnitId u) {
    const ir::UnitFacts &unit = program_.facts(u);
    for (std::uint32_t c = 0; c < unit.classes.size(); ++c)
      for (auto f = unit.classes[c].firstField; f < unit.classes[c].endField;
           ++f)
        if (const auto what = plainOf(unit, unit.classFields[f].type))
          fields_[keyOf(program_.bases[u].clazz + c,
                        program_.symbolOf(u, unit.classFields[f].name))] = what;
  }

  // The class of this unit that the type names.
  link::ClassId classOf(link::UnitId u, std::uint32_t type) const {
    const ir::UnitFacts &unit = program_.facts(u);
    const auto value = type == kNone ? kNone : unit.types[type].value;
    return value != kNone &&
                   unit.vertices[value].kind == ir::VertexKind::ClassRef
               ? program_.bases[u].clazz + unit.vertices[value].data
               : kNone;
  }

  void visit(link::UnitId u) {
    const ir::UnitFacts &unit = program_.facts(u);
    const link::VertexId base = program_.bases[u].vertex;
    std::vector<link::ClassId> declared(unit.vertices.size(), kNone);
    const auto note = [&](ir::VertexId v, std::uint32_t type) {
      if (v == kNone)
        return;
      out_[base + v] = std::max(out_[base + v], plainOf(unit, type));
      declared[v] = classOf(u, type);
    };
    for (const ir::FactParameter &one : unit.parameters)
      note(one.vertex, one.type);
    for (const ir::ValueType &one : unit.valueTypes)
      note(one.vertex, one.type);
    for (const ir::Edge &edge : unit.edges) {
      if (edge.kind != ir::EdgeKind::Copy || edge.write)
        continue;
      const auto &read = unit.readOf(edge);
      if (read.size() != 1 || read[0].kind != ir::StepKind::Field ||
          !read[0].name)
        continue;
      const Symbol field = program_.symbolOf(u, read[0].name);
      out_[base + edge.to] =
          std::max(out_[base + edge.to],
                   memberOf(base + edge.from, declared[edge.from], field));
    }
  }

  std::uint8_t memberOf(link::VertexId object, link::ClassId declared,
                        Symbol field) const {
    const auto plainAs = [&](link::ClassId clazz) {
      const auto found = fields_.find(keyOf(clazz, field));
      return found == fields_.end() ? std::uint8_t{0} : found->second;
    };
    std::uint8_t out = declared == kNone ? std::uint8_t{0} : plainAs(declared);
    for (const link::TypeRef &type : program_.typesOf(object))
      if (type.kind == link::TypeRef::Class && !type.element)
        out = std::max(out, plainAs(type.id));
    return out;
  }

  const Program &program_;
  std::map<std::string, std::uint8_t> names_;
  absl::flat_hash_map<std::uint64_t, std::uint8_t> fields_; // of classes
  std::vector<std::uint8_t> out_;
};

} // namespace

std::vector<std::uint8_t> plainVertices(const Program &program) {
  return Finder(program).run();
}

} // namespace philint::flow
