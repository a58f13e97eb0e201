// An event covers the functions a few frames up, since wrappers record for what
// they wrap, and a few frames down from there. Each round looks at every call
// once; there are as many rounds as frames.
#include "checks/Audits.h"

#include "checks/Frames.h"
#include "core/policy/Bind.h"
#include "core/policy/Words.h"

#include <algorithm>

namespace philint::checks {

using ir::kNone;

namespace {
constexpr unsigned kFramesUp = 3;   // from the event to who reaches it
// The key of `audit-fields` for whose record it was.
constexpr std::string_view kSubject = "patient";
constexpr unsigned kFramesDown = 4; // from there to the call in question
} // namespace

Audits::Audits(const Input &input)
    : covered_(input.program.functions.size(), 0) {
  findEvents(input);
  spread(input.program, covered_, Towards::Callers, kFramesUp);
  spread(input.program, covered_, Towards::Callees, kFramesDown);
}

// Asked once for each name of the program.
bool Audits::isNamed(const Input &input, Symbol symbol) {
  if (known_.size() <= symbol.id)
    known_.resize(input.program.symbols.size(), 0);
  std::uint8_t &known = known_[symbol.id];
  if (!known)
    known = speaksOfAudit(input, input.program.symbols.text(symbol)) ? 2 : 1;
  return known == 2;
}

bool Audits::speaksOfAudit(const Input &input, std::string_view name) {
  const StringTable &texts = input.policy.catalog.strings;
  const std::vector<std::string> words = policy::identifierWords(name);
  for (const auto &phrase : input.policy.auditNames)
    for (std::size_t at = 0; at + phrase.size() <= words.size(); ++at)
      if (std::equal(phrase.begin(), phrase.end(),
                     words.begin() + static_cast<std::ptrdiff_t>(at),
                     [&](Symbol word, const std::string &is) {
                       return texts.text(word) == is;
                     }))
        return true;
  return false;
}

bool Audits::namesSubject(const Input &input, std::string_view name) {
  const StringTable &texts = input.policy.catalog.strings;
  const std::vector<std::string> words = policy::identifierWords(name);
  for (const auto &[field, phrases] : input.policy.auditFields)
    for (const auto &phrase : phrases)
      if (texts.text(field) == kSubject && phrase.size() <= words.size() &&
          std::equal(phrase.rbegin(), phrase.rend(), words.rbegin(),
                     [&](Symbol word, const std::string &is) {
                       return texts.text(word) == is;
                     }))
        return true;
  return false;
}

bool Audits::isEvent(const Input &input, link::SiteId s) {
  const link::Program &program = input.program;
  const link::UnitId unit = program.unitOfSite(s);
  const ir::UnitFacts &facts = program.facts(unit);
  const ir::Site &site = program.site(s);
  if (isNamed(input, program.symbolOf(unit, site.written)))
    return true;
  if (std::binary_search(input.bound.audits.begin(), input.bound.audits.end(),
                         s))
    return true;
  // logger.info("phi_access", …)
  if (site.firstArgument == site.endArgument)
    return false;
  const ir::VertexId first = facts.siteArguments[site.firstArgument].value;
  if (first == kNone || facts.vertices[first].kind != ir::VertexKind::Literal)
    return false;
  const Symbol text = facts.constants[facts.vertices[first].data].text;
  return facts.text(text).find(' ') == std::string_view::npos &&
         isNamed(input, program.symbolOf(unit, text));
}

void Audits::findEvents(const Input &input) {
  const link::Program &program = input.program;
  for (link::UnitId u = 0; u < program.units.size(); ++u) {
    const ir::UnitFacts &facts = program.facts(u);
    for (ir::SiteId local = 0; local < facts.sites.size(); ++local) {
      if (!isEvent(input, program.bases[u].site + local))
        continue;
      const ir::Site &site = facts.sites[local];
      link::FunctionId f = program.bases[u].function + site.function;
      if (site.flags & ir::kCallDecorator) { // @audited
        const ir::VertexId given =
            site.firstArgument == site.endArgument
                ? kNone
                : facts.siteArguments[site.firstArgument].value;
        if (given == kNone ||
            facts.vertices[given].kind != ir::VertexKind::FunctionRef)
          continue;
        f = program.bases[u].function + facts.vertices[given].data;
      }
      if (f != program.bases[u].function) // a module's body covers nothing
        covered_[f] = 1;
    }
  }
}

} // namespace philint::checks
