// Text forms of the Program: call edges and the dump.
#include "core/link/Link.h"
#include "core/link/PythonModules.h"
#include "core/link/ScriptModules.h"

#include <algorithm>
#include <set>

namespace philint::link {
namespace {

// Call marks and subscripts are left out: "ext.Cls().run" is "ext.Cls.run".
std::string withoutCalls(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '(' || name[i] == '[') {
      const char close = name[i] == '(' ? ')' : ']';
      const auto end = name.find(close, i);
      if (end != name.npos) {
        i = end;
        continue;
      }
    }
    out += name[i];
  }
  return out;
}

// Call graphs of ECMAScript, as they are compared with others, leave out what
// the language itself brings: `console.log`, methods of arrays.
bool isOwnLibrary(const Program &program, SiteId site, std::string_view name) {
  if (!isScript(program.units[program.unitOfSite(site)]->language))
    return false;
  for (const model::LiteralTypes &types : program.catalog->literals)
    for (NodeId node : {types.builtins, types.string}) {
      if (types.language == ir::Language::Python || node == kNone)
        continue;
      while (program.catalog->nodes[node].parent != 0)
        node = program.catalog->nodes[node].parent;
      if (name.starts_with(program.catalog->pathText(node)))
        return true;
    }
  return false;
}

} // namespace

std::vector<CallEdge> callEdges(const Program &program, bool dotted) {
  std::vector<std::string> modules;
  StringTable names;
  const ModuleTree tree(program, names, {});
  for (UnitId u = 0; u < program.units.size(); ++u) {
    std::string name = program.moduleNames[u];
    if (dotted && program.units[u]->language == ir::Language::Python)
      name = tree.moduleName(u, true);
    else if (dotted && name.ends_with(".index")) // a folder's own module
      name.resize(name.size() - std::string_view(".index").size());
    modules.push_back(std::move(name));
  }
  const auto nameOf = [&](FunctionId f) {
    const FunctionInfo &info = program.functions[f];
    const ir::UnitFacts &unit = *program.units[info.unit];
    if (!info.local)
      return modules[info.unit];
    const std::string suffix(unit.text(unit.functions[info.local].suffix));
    return modules[info.unit].empty() ? suffix
                                      : modules[info.unit] + '.' + suffix;
  };
  std::vector<CallEdge> edges;
  for (SiteId s = 0; s + 1 < program.targetStart.size(); ++s)
    for (const Target &target : program.targetsOf(s))
      edges.push_back({nameOf(program.functionOfSite(s)), nameOf(target.function)});
  for (const CallbackTarget &target : program.callbacks)
    if (target.argument == kNone)
      continue; // answers a request
    else if (target.row == kNone ||
        program.catalog->rows[target.row].resultIsArgument < 0)
      edges.push_back({nameOf(program.functionOfSite(target.site)), nameOf(target.function)});
  for (const PropertyRead &read : program.propertyReads)
    edges.push_back(
        {nameOf(program.functionOfVertex(read.result)), nameOf(read.function)});
  for (const ExternalCall &call : program.externalCalls) {
    const ir::Site &site = program.site(call.site);
    if ((site.flags & ir::kCallImplicit) && !site.written)
      continue; // an operator
    const std::string name(program.symbols.text(call.name));
    if (dotted && isOwnLibrary(program, call.site, name))
      continue;
    edges.push_back(
        {nameOf(program.functionOfSite(call.site)), dotted ? withoutCalls(name) : name});
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

std::string printProgram(const Program &program) {
  std::string out;
  const auto text = [&](Symbol s) {
    return std::string(program.symbols.text(s));
  };
  for (UnitId u = 0; u < program.units.size(); ++u)
    out += "module " + program.moduleNames[u] + ' ' + program.units[u]->path +
           '\n';
  for (const ClassInfo &info : program.classes) {
    out += "class " + text(info.name) + " mro";
    for (ClassId base : info.mro)
      out += ' ' + text(program.classes[base].name);
    for (NodeId base : info.apiBases)
      out += ' ' + program.catalog->pathText(base);
    out += '\n';
    for (const FieldInfo &field : info.fields) {
      out += "  field " + text(field.name);
      for (const TypeRef &type : field.types)
        out +=
            (type.element ? " element " : " ") +
            (type.kind == TypeRef::Class ? text(program.classes[type.id].name)
                                         : program.catalog->pathText(type.id));
      out += '\n';
    }
  }
  for (const FunctionInfo &info : program.functions) {
    out += "function " + text(info.name);
    if (info.isFramework)
      out += " framework";
    if (info.isEntry)
      out += " entry";
    out += '\n';
  }
  for (const CallEdge &edge : callEdges(program, false))
    out += "call " + edge.caller + " -> " + edge.callee + '\n';
  out += "counts resolved=" + std::to_string(program.counts.resolved) +
         " external=" + std::to_string(program.counts.external) +
         " builtin=" + std::to_string(program.counts.builtin) +
         " unresolved=" + std::to_string(program.counts.unresolved) +
         " capped=" + std::to_string(program.counts.capped) + '\n';
  return out;
}

} // namespace philint::link
