#include "core/ir/Lower.h"

#include "core/ir/LowerFunction.h"

namespace philint::ir {

namespace {
using namespace lowering;

// Collects, function by function, the variables whose vertices declarations
// refer to, and afterwards writes the answers where they belong.
class Requests {
public:
  explicit Requests(const Unit &unit)
      : unit_(unit), byFunction_(unit.functions.size()) {}

  void ask(FunctionId function, Var variable, VertexId &answer) {
    if (function >= byFunction_.size() ||
        variable >= unit_.functions[function].variables.size())
      return;
    byFunction_[function].wanted.push_back({variable, kNone});
    byFunction_[function].answers.push_back(&answer);
  }
  std::span<Wanted> of(FunctionId function) {
    return byFunction_[function].wanted;
  }
  void answer() {
    for (OfFunction &f : byFunction_)
      for (std::size_t i = 0; i < f.wanted.size(); ++i)
        *f.answers[i] = f.wanted[i].vertex;
  }

private:
  struct OfFunction {
    std::vector<Wanted> wanted;
    std::vector<VertexId *> answers; // into arrays that no longer grow
  };
  const Unit &unit_;
  std::vector<OfFunction> byFunction_;
};

void askType(const Unit &unit, UnitFacts &facts, Requests &requests,
             std::uint32_t type, FunctionId function,
             std::vector<bool> &asked) {
  if (type == kNone || asked[type])
    return;
  asked[type] = true;
  requests.ask(function, unit.types[type].value, facts.types[type].value);
  for (const std::uint32_t child : unit.types[type].children)
    askType(unit, facts, requests, child, function, asked);
}

void copyTypes(const Unit &unit, UnitFacts &facts) {
  for (const TypeExpression &type : unit.types) {
    Type made;
    made.written = type.written;
    made.firstChild = static_cast<std::uint32_t>(facts.typeChildren.size());
    facts.typeChildren.insert(facts.typeChildren.end(), type.children.begin(),
                              type.children.end());
    made.endChild = static_cast<std::uint32_t>(facts.typeChildren.size());
    facts.types.push_back(made);
  }
}

void copyFunctions(const Unit &unit, UnitFacts &facts) {
  for (const Function &f : unit.functions) {
    FactFunction made;
    made.name = f.name;
    made.suffix = f.suffix;
    made.kind = f.kind;
    made.isAsync = f.isAsync;
    made.isGenerator = f.isGenerator;
    made.isAbstract = f.isAbstract;
    made.parent = f.parent;
    made.ownerClass = f.ownerClass;
    made.resultType = f.resultType;
    made.docstring = f.docstring;
    made.span = f.span;
    made.nameSpan = f.nameSpan;
    made.firstParameter = static_cast<std::uint32_t>(facts.parameters.size());
    for (const Parameter &p : f.parameters) {
      FactParameter parameter;
      if (p.variable != kNone)
        parameter.name = f.variables[p.variable].name;
      parameter.type = p.type;
      parameter.kind = p.kind;
      parameter.span = p.span;
      facts.parameters.push_back(parameter);
    }
    made.endParameter = static_cast<std::uint32_t>(facts.parameters.size());
    facts.functions.push_back(made);
  }
}

// `self.x: T` in a method declares a field as much as `x: T` in the class.
bool isField(const Function &f, const VariableType &annotated, ClassId id) {
  return f.ownerClass == id && annotated.member && !f.parameters.empty() &&
         f.parameters[0].variable == annotated.variable;
}

void copyClasses(const Unit &unit, UnitFacts &facts) {
  const auto size = [](const auto &array) {
    return static_cast<std::uint32_t>(array.size());
  };
  std::vector<std::vector<FunctionId>> methods(unit.classes.size());
  for (FunctionId f = 0; f < unit.functions.size(); ++f)
    if (unit.functions[f].ownerClass < methods.size() &&
        !unit.functions[f].variableTypes.empty())
      methods[unit.functions[f].ownerClass].push_back(f);
  for (const Class &c : unit.classes) {
    FactClass made;
    made.name = c.name;
    made.suffix = c.suffix;
    made.function = c.function;
    made.docstring = c.docstring;
    made.span = c.span;
    made.nameSpan = c.nameSpan;
    made.firstBase = size(facts.classValues);
    facts.classValues.resize(facts.classValues.size() + c.bases.size(), kNone);
    made.endBase = made.firstDecorator = size(facts.classValues);
    facts.classValues.resize(facts.classValues.size() + c.decorators.size(),
                             kNone);
    made.endDecorator = size(facts.classValues);
    made.firstField = size(facts.classFields);
    for (const ClassField &field : c.fields)
      facts.classFields.push_back({field.name, field.type, kNone, field.span});
    const auto id = static_cast<ClassId>(&c - unit.classes.data());
    for (const std::uint32_t f : methods[id])
      for (const VariableType &annotated : unit.functions[f].variableTypes)
        if (isField(unit.functions[f], annotated, id))
          facts.classFields.push_back(
              {annotated.member, annotated.type, kNone, annotated.span});
    made.endField = size(facts.classFields);
    made.firstWrittenBase = size(facts.classNames);
    facts.classNames.insert(facts.classNames.end(), c.writtenBases.begin(),
                            c.writtenBases.end());
    made.endWrittenBase = made.firstVirtual = size(facts.classNames);
    facts.classNames.insert(facts.classNames.end(), c.virtuals.begin(),
                            c.virtuals.end());
    made.endVirtual = size(facts.classNames);
    made.firstKeyword = size(facts.classKeywords);
    for (Argument keyword : c.keywords) {
      keyword.value = kNone;
      facts.classKeywords.push_back(keyword);
    }
    made.endKeyword = size(facts.classKeywords);
    facts.classes.push_back(made);
  }
}

void askFunctions(const Unit &unit, UnitFacts &facts, Requests &requests,
                  std::vector<bool> &asked) {
  for (FunctionId id = 0; id < unit.functions.size(); ++id) {
    const Function &f = unit.functions[id];
    const FunctionId parent = f.parent == kNone ? 0 : f.parent;
    for (std::size_t p = 0; p < f.parameters.size(); ++p) {
      FactParameter &made =
          facts.parameters[facts.functions[id].firstParameter + p];
      if (f.parent != kNone)
        requests.ask(parent, f.parameters[p].defaultValue, made.defaultValue);
      askType(unit, facts, requests, f.parameters[p].type, parent, asked);
    }
    askType(unit, facts, requests, f.resultType, parent, asked);
    for (const VariableType &annotated : f.variableTypes)
      askType(unit, facts, requests, annotated.type, id, asked);
  }
}

void askClasses(const Unit &unit, UnitFacts &facts, Requests &requests,
                std::vector<bool> &asked) {
  for (ClassId id = 0; id < unit.classes.size(); ++id) {
    const Class &c = unit.classes[id];
    FactClass &made = facts.classes[id];
    requests.ask(c.function, c.value, made.value);
    for (std::size_t i = 0; i < c.bases.size(); ++i)
      requests.ask(c.function, c.bases[i],
                   facts.classValues[made.firstBase + i]);
    for (std::size_t i = 0; i < c.decorators.size(); ++i)
      requests.ask(c.function, c.decorators[i],
                   facts.classValues[made.firstDecorator + i]);
    for (std::size_t i = 0; i < c.keywords.size(); ++i)
      requests.ask(c.function, c.keywords[i].value,
                   facts.classKeywords[made.firstKeyword + i].value);
    for (std::size_t i = 0; i < c.fields.size(); ++i) {
      requests.ask(c.function, c.fields[i].defaultValue,
                   facts.classFields[made.firstField + i].defaultValue);
      askType(unit, facts, requests, c.fields[i].type, c.function, asked);
    }
  }
}
} // namespace

// The large arrays keep what they hold: facts live as long as the run.
static void giveBack(UnitFacts &facts) {
  facts.vertices.shrink_to_fit();
  facts.edges.shrink_to_fit();
  facts.sites.shrink_to_fit();
  facts.siteArguments.shrink_to_fit();
  facts.blocks.shrink_to_fit();
  facts.scopes.shrink_to_fit();
  facts.parameters.shrink_to_fit();
  facts.paths.shrink_to_fit();
}

UnitFacts lower(Unit &&unit) {
  UnitFacts facts;
  facts.language = unit.language;
  facts.path = unit.path;
  facts.paths.emplace_back();
  copyTypes(unit, facts);
  copyFunctions(unit, facts);
  copyClasses(unit, facts);
  Requests requests(unit);
  std::vector<bool> asked(unit.types.size());
  askFunctions(unit, facts, requests, asked);
  askClasses(unit, facts, requests, asked);

  Cells cells;
  cells.scan(unit, facts.cells);
  FunctionLowering lowering(unit, cells, facts);
  for (FunctionId f = 0; f < unit.functions.size(); ++f)
    lowering.run(f, requests.of(f));
  requests.answer();

  facts.constants = std::move(unit.constants);
  facts.imports = std::move(unit.imports);
  facts.exportedNames = std::move(unit.exportedNames);
  facts.hasExportList = unit.hasExportList;
  facts.declarations = std::move(unit.declarations);
  facts.usedScopes = std::move(unit.usedScopes);
  facts.comments = std::move(unit.comments);
  facts.problems = std::move(unit.problems);
  facts.lineStarts = std::move(unit.lineStarts);
  facts.strings = std::move(unit.strings);
  giveBack(facts);
  return facts;
}

} // namespace philint::ir
