#include "checks/Literals.h"

#include "checks/LiteralForms.h"
#include "checks/LiteralRecords.h"
#include "checks/Narrate.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <map>
#include <set>

namespace philint::checks {

using policy::LiteralForm;

namespace {

// Dialects of files of records: objects of a tree, rows of a table, lines of
// which each stands alone; of every other text the lines around count as well.
constexpr std::string_view kTree = "records-tree", kTable = "records-table",
                           kLines = "records-lines", kText = "records";
// … and that of notebooks, whose cells are code, but for what they printed.
constexpr std::string_view kNotebook = "notebook", kPrinted = "cells.outputs";

constexpr std::size_t kNowhere = std::string_view::npos;

class Judge {
public:
  Judge(const Input &input, const policy::Rule &rule,
        std::vector<report::Finding> &findings)
      : input_(input), rule_(rule), findings_(findings) {}

  void unit(link::UnitId id) {
    const ir::UnitFacts &unit = input_.program.facts(id);
    if (isSynthetic(unit.path))
      return;
    // Most literals hold no digit and no bar: the table of them is looked at
    // first, and the graph only where one of them fits.
    std::vector<bool> wanted(unit.constants.size());
    for (std::size_t i = 0; i < unit.constants.size(); ++i)
      wanted[i] = mayHold(unit.text(unit.constants[i].text));
    if (std::find(wanted.begin(), wanted.end(), true) == wanted.end())
      return;
    for (const ir::Vertex &vertex : unit.vertices)
      if (vertex.kind == ir::VertexKind::Literal && wanted[vertex.data])
        literal(unit, vertex);
    inTest_ = ir::isLocalProfile(unit.path) || input_.program.isOfTests(id);
    for (const LiteralRecord &record : recordsOf(unit, wanted))
      tellIn(record, [&](std::uint32_t v, std::size_t at) {
        const ir::Vertex &vertex = unit.vertices[v];
        return lineIn(checks::regionOf(input_.program, id, vertex.span),
                      unit.text(unit.constants[vertex.data].text), at);
      });
    inTest_ = false;
  }

  void file(const ir::ConfigFile &file) {
    if (file.isPart || isSynthetic(file.path) || isMarked(file))
      return;
    if (file.dialect == kNotebook) {
      for (const ir::ConfigNodeId printed :
           ir::follow(file, file.nodes[0].firstChild, kPrinted))
        below(file, printed);
      return;
    }
    if (file.dialect == kTable)
      records(file, rowsOf(file));
    if (file.dialect == kText)
      return lines(file);
    std::vector<bool> wanted(file.nodes.size());
    for (ir::ConfigNodeId n = 1; n < file.nodes.size(); ++n) {
      wanted[n] = file.nodes[n].kind == ir::ConfigNode::Scalar &&
                  mayHold(file.nodes[n].value);
      if (wanted[n])
        value(file, file.nodes[n]);
    }
    if (file.dialect != kLines && file.dialect != kTable)
      records(file, recordsOf(file, wanted));
  }

  // How many lines of a file are not told one by one is said at its last one.
  void countFurther() {
    for (const auto &[name, file] : ofFile_)
      if (file.further)
        findings_[file.last].message +=
            " " + std::to_string(file.further) +
            " further lines of this file have one as well.";
  }

private:
  bool mayHold(std::string_view text) const {
    return mayHoldLiteral(text, input_.policy.literals);
  }
  std::size_t find(const LiteralText &in, const LiteralForm &form) const {
    return findLiteral(in, form, input_.policy.synthetic.names).first;
  }

  // The line of a long literal that it stands in, the literal itself else.
  void literal(const ir::UnitFacts &unit, const ir::Vertex &vertex) {
    const std::string_view text = unit.text(unit.constants[vertex.data].text);
    const ir::Position a = ir::positionOf(unit, vertex.span.begin);
    const ir::Position b = ir::positionOf(unit, vertex.span.end);
    for (const LiteralForm &form : input_.policy.literals)
      if (const auto at = find({text}, form); at != kNowhere)
        tell(lineIn({unit.path, a.line, a.column, b.line, b.column}, text, at),
             form);
  }
  static report::Region lineIn(report::Region out, std::string_view text,
                               std::size_t at) {
    const auto lines = static_cast<std::uint32_t>(std::count(
        text.begin(),
        text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())),
        '\n'));
    if (lines && out.line + lines <= out.endLine) {
      out.line = out.endLine = out.line + lines;
      out.column = 1;
      out.endColumn = 2;
    }
    return out;
  }

  void value(const ir::ConfigFile &file, const ir::ConfigNode &node) {
    for (const LiteralForm &form : input_.policy.literals)
      if (find({node.value}, form) != kNowhere)
        tell(regionOf(file, node), form);
  }
  void below(const ir::ConfigFile &file, ir::ConfigNodeId from) {
    if (file.nodes[from].kind == ir::ConfigNode::Scalar)
      value(file, file.nodes[from]);
    for (ir::ConfigNodeId c = file.nodes[from].firstChild; c;
         c = file.nodes[c].next)
      below(file, c);
  }

  // Prose and messages: what is near by stands on the lines above and below.
  void lines(const ir::ConfigFile &file) {
    constexpr std::size_t kAround = 3, kLongest = 500;
    const auto textOf = [&](ir::ConfigNodeId n) {
      return std::string_view(file.nodes[n].value);
    };
    for (ir::ConfigNodeId n = 2; n < file.nodes.size(); ++n) {
      if (!mayHold(textOf(n)))
        continue;
      std::string around;
      const std::size_t end = std::min(file.nodes.size(), n + kAround + 1);
      for (std::size_t i = n - std::min<std::size_t>(kAround, n - 2); i < end;
           ++i)
        if (i == n)
          around += file.nodes[n].value + '\n';
        else if (const auto id = static_cast<ir::ConfigNodeId>(i);
                 file.nodes[id].at.line + kAround >= file.nodes[n].at.line &&
                 file.nodes[id].at.line <= file.nodes[n].at.line + kAround)
          around.append(textOf(id).substr(0, kLongest)) += '\n';
      for (const LiteralForm &form : input_.policy.literals)
        if (find({textOf(n), around}, form) != kNowhere)
          tell(regionOf(file, file.nodes[n]), form);
    }
  }

  void records(const ir::ConfigFile &file,
               const std::vector<LiteralRecord> &all) {
    for (const LiteralRecord &record : all)
      tellIn(record, [&](std::uint32_t node, std::size_t) {
        return regionOf(file, file.nodes[node]);
      });
  }
  template <class Place> void tellIn(const LiteralRecord &record, Place place) {
    for (const LiteralForm &form : input_.policy.literals)
      if (const auto at = find({record.text, {}, record.called}, form);
          at != kNowhere)
        if (const auto value = record.valueAt(at))
          tell(place(value->second, at - value->first), form);
  }

  static report::Region regionOf(const ir::ConfigFile &file,
                                 const ir::ConfigNode &node) {
    return {file.path, node.at.line, node.at.column, node.at.endLine,
            node.at.endColumn};
  }

  // Data that a generator made: by the policy, by what the file is called …
  bool isSynthetic(const std::string &path) const {
    const auto &globs = input_.policy.project.syntheticPaths;
    return speaksOf(path, input_.policy.synthetic.names) ||
           speaksOf(path, input_.policy.synthetic.paths) ||
           std::any_of(globs.begin(), globs.end(),
                       [&](const std::string &glob) {
                         return matchesPath(glob, path);
                       });
  }
  // … or by what the generator wrote into it.
  bool isMarked(const ir::ConfigFile &file) const {
    const auto &marks = input_.policy.synthetic.marks;
    return std::any_of(
        file.nodes.begin(), file.nodes.end(), [&](const ir::ConfigNode &node) {
          return node.kind == ir::ConfigNode::Scalar &&
                 node.value.size() < 200 && speaksOf(node.value, marks);
        });
  }

  void tell(const report::Region &region, const LiteralForm &form) {
    if (!told_.insert({region.file, region.line}).second)
      return;
    OfFile &file = ofFile_[region.file];
    if (file.told == kMostOfFile) {
      ++file.further;
      return;
    }
    ++file.told;
    file.last = findings_.size();
    report::Finding finding;
    finding.rule = rule_.info.code;
    finding.severity = input_.severityOf(rule_);
    // Tests are full of birthdays that nobody has.
    finding.confidence = inTest_ && form.check == LiteralForm::Day
                             ? report::Confidence::Low
                             : report::Confidence::Medium;
    finding.category = rule_.info.category;
    finding.region = finding.context = region;
    finding.message = fillTemplate(
        input_.policy.catalog.strings.text(rule_.message),
        {{"form", form.title}});
    finding.remedy = input_.policy.catalog.strings.text(rule_.remedy);
    finding.hidesSource = true;
    findings_.push_back(std::move(finding));
  }

  // A table of patients is one problem, not one for each of its rows.
  static constexpr std::uint32_t kMostOfFile = 20;
  struct OfFile {
    std::uint32_t told = 0, further = 0;
    std::size_t last = 0; // in findings_
  };

  const Input &input_;
  const policy::Rule &rule_;
  std::vector<report::Finding> &findings_;
  std::map<std::string, OfFile> ofFile_;
  bool inTest_ = false; // what is judged is a record in the code of a test
  std::set<std::pair<std::string, std::uint32_t>> told_;
};

// The rule's name in policies/rules, where severity and code are.
constexpr std::string_view kRule = "phi-literal-in-source";

} // namespace

void Literals::run(const Input &input,
                   std::vector<report::Finding> &findings) const {
  const policy::Rule *const rule = input.structuralRule(kRule);
  if (!rule || !input.concernsPatients() || input.policy.literals.empty())
    return;
  Judge judge(input, *rule, findings);
  for (link::UnitId unit = 0; unit < input.program.units.size(); ++unit)
    judge.unit(unit);
  for (const ir::ConfigFile &file : input.configuration)
    judge.file(file);
  judge.countFurther();
}

} // namespace philint::checks
