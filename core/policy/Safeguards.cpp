// policies/safeguards.yaml: under which safeguard a report groups a rule.
#include "core/policy/Loading.h"

namespace philint::policy {

namespace {

struct Paragraph {
  std::string cfr, safeguard;
};

// The longest paragraph that the citation begins with.
const Paragraph *coveringOf(const std::vector<Paragraph> &paragraphs,
                            std::string_view citation) {
  const Paragraph *best = nullptr;
  for (const Paragraph &paragraph : paragraphs)
    if (citation.starts_with(paragraph.cfr) &&
        (!best || best->cfr.size() < paragraph.cfr.size()))
      best = &paragraph;
  return best;
}

} // namespace

void readSafeguards(YamlReader &reader, const YamlValue &root, Policy &policy) {
  reader.keys(root, {"safeguards"}, "safeguards");
  std::vector<Paragraph> paragraphs;
  for (const YamlValue &item : reader.list(root.get("safeguards"))) {
    reader.keys(item, {"title", "cfr"}, "a safeguard");
    reader.require(item, "title", "a safeguard");
    for (const std::string &cfr : reader.texts(item.get("cfr")))
      paragraphs.push_back({cfr, reader.text(item.get("title"))});
  }
  for (Rule &rule : policy.rules) {
    if (rule.info.cfr.empty())
      continue;
    const Paragraph *const found =
        coveringOf(paragraphs, rule.info.cfr.front());
    if (found)
      rule.info.safeguard = found->safeguard;
    else
      reader.fail(root, "no safeguard covers " + rule.info.cfr.front() +
                            " of " + rule.info.code);
  }
}

} // namespace philint::policy
