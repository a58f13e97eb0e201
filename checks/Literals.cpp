#include "checks/Literals.h"

#include "checks/Narrate.h"
#include "core/support/Wildcard.h"

#include <algorithm>
#include <set>

namespace philint::checks {

using policy::LiteralForm;

namespace {

// The dialect of trees that hold records of patients.
constexpr std::string_view kRecords = "records-tree";
// … and that of notebooks, whose cells are code, but for what they printed.
constexpr std::string_view kNotebook = "notebook", kPrinted = "cells.outputs";

constexpr std::size_t kNowhere = std::string_view::npos;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool fits(char form, char c) {
  return form == '#'   ? isDigit(c)
         : form == 'A' ? c >= 'A' && c <= 'Z'
         : form == '@' ? isDigit(c) || (c >= 'A' && c <= 'Z')
                       : form == c;
}

bool fitsAt(std::string_view text, std::size_t at, std::string_view form) {
  if (at + form.size() > text.size())
    return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (!fits(form[i], text[at + i]))
      return false;
  const auto isPart = [&](char c) {
    return isDigit(c) || isLetter(c) || c == '-';
  };
  const std::size_t end = at + form.size();
  return !(at && isPart(text[at - 1])) &&
         (form.back() == '|' || end == text.size() || !isPart(text[end]));
}

int numberAt(std::string_view text, std::size_t at, std::size_t size) {
  int out = 0;
  for (const char c : text.substr(at, size))
    out = out * 10 + (c - '0');
  return out;
}

// Area 001 to 899 but 666, group and serial not zero (SSA, since 2011).
bool isSsn(std::string_view value) {
  const int area = numberAt(value, 0, 3);
  return area != 0 && area != 666 && area < 900 && numberAt(value, 4, 2) &&
         numberAt(value, 7, 4);
}

// The first is no zero; letters without S, L, O, I, B, Z (CMS).
bool isMbi(std::string_view value) {
  return value[0] != '0' &&
         value.find_first_of("SLOIBZ") == std::string_view::npos;
}

// Ten digits, the last of which is Luhn's for the others behind 80840 (CMS).
bool isNpi(std::string_view value) {
  int sum = 24; // of the prefix
  for (std::size_t i = 0; i < value.size(); ++i) {
    const int digit = value[i] - '0';
    const int twice = i % 2 == 0 ? 2 * digit : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return (value[0] == '1' || value[0] == '2') && sum % 10 == 0;
}

// PID|1||id||name: a segment whose name field says something.
bool isPid(std::string_view text, std::size_t at) {
  for (int field = 0; field < 5; ++field) {
    at = text.find('|', at);
    if (at == kNowhere)
      return false;
    ++at;
  }
  const std::string_view name =
      text.substr(at, std::min(text.size(), text.find('|', at)) - at);
  return std::count_if(name.begin(), name.end(), isLetter) > 1;
}

bool isValid(std::string_view text, std::size_t at, std::size_t size,
             const LiteralForm &form) {
  const std::string_view value = text.substr(at, size);
  if (std::any_of(form.except.begin(), form.except.end(),
                  [&](const std::string &known) {
                    return matchesWildcard(known, value);
                  }))
    return false;
  switch (form.check) {
  case LiteralForm::None:
    return true;
  case LiteralForm::Ssn:
    return isSsn(value);
  case LiteralForm::Mbi:
    return isMbi(value);
  case LiteralForm::Pid:
    return isPid(text, at);
  case LiteralForm::Npi:
    return isNpi(value);
  }
  return false;
}

bool hasWord(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) {
                       return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
                     }) != text.end();
}

// One of "a|b|c".
bool hasOneOf(std::string_view text, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.size(), words.find('|'));
    if (hasWord(text, words.substr(0, end)))
      return true;
    words.remove_prefix(std::min(words.size(), end + 1));
  }
  return false;
}

bool surroundingsAllow(std::string_view text, const LiteralForm &form) {
  return std::all_of(form.near.begin(), form.near.end(),
                     [&](const std::string &words) {
                       return hasOneOf(text, words);
                     }) &&
         std::none_of(form.unless.begin(), form.unless.end(),
                      [&](const std::string &words) {
                        return hasOneOf(text, words);
                      });
}

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
    std::vector<const LiteralForm *> fitting(unit.constants.size(), nullptr);
    bool any = false;
    for (std::size_t i = 0; i < unit.constants.size(); ++i) {
      fitting[i] = formOf(unit.text(unit.constants[i].text));
      any |= fitting[i] != nullptr;
    }
    if (!any)
      return;
    for (const ir::Vertex &vertex : unit.vertices)
      if (vertex.kind == ir::VertexKind::Literal && fitting[vertex.data])
        tell(regionIn(unit, vertex, *fitting[vertex.data]),
             *fitting[vertex.data]);
  }

  void file(const ir::ConfigFile &file) {
    if (isSynthetic(file.path))
      return;
    if (file.dialect == kNotebook)
      for (const ir::ConfigNodeId printed :
           ir::follow(file, file.nodes[0].firstChild, kPrinted))
        below(file, printed);
    else
      for (const ir::ConfigNode &node : file.nodes)
        value(file, node);
    if (file.dialect == kRecords)
      for (ir::ConfigNodeId node = 1; node < file.nodes.size(); ++node)
        if (file.nodes[node].kind == ir::ConfigNode::Map)
          object(file, node);
  }

private:
  void value(const ir::ConfigFile &file, const ir::ConfigNode &node) {
    if (node.kind == ir::ConfigNode::Scalar)
      if (const LiteralForm *form = formOf(node.value))
        tell({file.path, node.at.line, node.at.column, node.at.endLine,
              node.at.endColumn},
             *form);
  }
  void below(const ir::ConfigFile &file, ir::ConfigNodeId from) {
    value(file, file.nodes[from]);
    for (ir::ConfigNodeId c = file.nodes[from].firstChild; c;
         c = file.nodes[c].next)
      below(file, c);
  }

  // A record of a tree, such as a resource of FHIR: its keys and values are one
  // text, so that a date stands beside the name of the same record.
  void object(const ir::ConfigFile &file, ir::ConfigNodeId root) {
    constexpr unsigned kDeep = 4;
    std::string text;
    std::vector<std::pair<std::size_t, ir::ConfigNodeId>> pieces; // by begin
    collect(file, root, kDeep, text, pieces);
    for (const LiteralForm &form : input_.policy.literals) {
      const auto at = findLiteral(text, form).first;
      if (at == kNowhere)
        continue;
      const auto after = std::upper_bound(
          pieces.begin(), pieces.end(), at,
          [](std::size_t begin, const auto &one) { return begin < one.first; });
      if (after == pieces.begin())
        continue;
      const ir::ConfigPlace &place = file.nodes[std::prev(after)->second].at;
      tell({file.path, place.line, place.column, place.endLine,
            place.endColumn},
           form);
    }
  }
  static void
  collect(const ir::ConfigFile &file, ir::ConfigNodeId from, unsigned depth,
          std::string &text,
          std::vector<std::pair<std::size_t, ir::ConfigNodeId>> &pieces) {
    constexpr std::size_t kLongest = 4000;
    for (ir::ConfigNodeId c = file.nodes[from].firstChild;
         c && text.size() < kLongest; c = file.nodes[c].next) {
      const ir::ConfigNode &node = file.nodes[c];
      if (!node.key.empty())
        text += node.key + ": ";
      if (node.kind == ir::ConfigNode::Scalar) {
        pieces.emplace_back(text.size(), c);
        text += node.value + ' ';
      } else if (depth) {
        collect(file, c, depth - 1, text, pieces);
      }
    }
  }

  const LiteralForm *formOf(std::string_view text) const {
    constexpr std::size_t kShortest = 9;
    if (text.size() < kShortest ||
        text.find_first_of("0123456789|") == kNowhere)
      return nullptr;
    for (const LiteralForm &form : input_.policy.literals)
      if (findLiteral(text, form).first != kNowhere)
        return &form;
    return nullptr;
  }

  // The line of a long literal that it stands in, the literal itself else.
  report::Region regionIn(const ir::UnitFacts &unit, const ir::Vertex &vertex,
                          const LiteralForm &form) const {
    const ir::Position a = ir::positionOf(unit, vertex.span.begin);
    const ir::Position b = ir::positionOf(unit, vertex.span.end);
    report::Region out{unit.path, a.line, a.column, b.line, b.column};
    const std::string_view text =
        unit.text(unit.constants[vertex.data].text);
    const auto lines = static_cast<std::uint32_t>(std::count(
        text.begin(),
        text.begin() +
            static_cast<std::ptrdiff_t>(findLiteral(text, form).first),
        '\n'));
    if (lines && a.line + lines <= b.line) {
      out.line = out.endLine = a.line + lines;
      out.column = 1;
      out.endColumn = 2;
    }
    return out;
  }

  // Data that a generator made, by the policy.
  bool isSynthetic(const std::string &path) const {
    const auto &globs = input_.policy.project.syntheticPaths;
    return std::any_of(globs.begin(), globs.end(), [&](const std::string &glob) {
      return matchesPath(glob, path);
    });
  }

  void tell(const report::Region &region, const LiteralForm &form) {
    if (!told_.insert({region.file, region.line}).second)
      return;
    report::Finding finding;
    finding.rule = rule_.info.code;
    finding.severity = input_.severityOf(rule_);
    finding.confidence = report::Confidence::Medium;
    finding.category = rule_.info.category;
    finding.region = finding.context = region;
    finding.message = fillTemplate(
        input_.policy.catalog.strings.text(rule_.message),
        {{"form", form.title}});
    finding.remedy = input_.policy.catalog.strings.text(rule_.remedy);
    finding.hidesSource = true;
    findings_.push_back(std::move(finding));
  }

  const Input &input_;
  const policy::Rule &rule_;
  std::vector<report::Finding> &findings_;
  std::set<std::pair<std::string, std::uint32_t>> told_;
};

// The rule's name in policies/rules, where severity and code are.
constexpr std::string_view kRule = "phi-literal-in-source";

} // namespace

std::pair<std::size_t, std::size_t>
findLiteral(std::string_view text, const LiteralForm &form) {
  for (const std::string &one : form.forms)
    for (std::size_t at = 0; at + one.size() <= text.size(); ++at)
      if (fitsAt(text, at, one) && isValid(text, at, one.size(), form) &&
          surroundingsAllow(text, form))
        return {at, at + one.size()};
  return {kNowhere, kNowhere};
}

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
}

} // namespace philint::checks
