// Inside of the HTML writer: what its parts share. Every text goes through
// `escaped`, every piece of the program's text through the mask as well.
#pragma once

#include "core/report/Code.h"
#include "core/report/Review.h"
#include "core/report/Risks.h"
#include "core/report/Sources.h"

namespace philint::report::html {

// What every part reads.
struct Context {
  const Report &report;
  const Sources &sources;
  const Review &review;
  const Mask &mask;
};

std::string escaped(std::string_view text);
// Escaped and masked; `…` between backticks becomes <code>.
std::string sentence(const Context &context, std::string_view text);
std::string codeOf(std::string_view text);  // <code>, escaped
std::string badge(std::string_view kind, std::string_view text);
// Rows of <th>/<td>; cells are HTML already.
std::string table(std::string_view caption,
                  const std::vector<std::string> &heads,
                  const std::vector<std::vector<std::string>> &rows);
std::string section(std::string_view id, std::string_view title,
                    const std::string &content);

// Titles of categories, escaped: "medical record number, patient name"; a long
// list is folded.
template <class List>
std::string phiText(const Context &context, const List &keys) {
  constexpr std::size_t kMost = 6;
  std::string out;
  for (const std::string &key : keys) {
    const auto at = context.review.categories.find(key);
    out += (out.empty() ? "" : ", ") +
           escaped(at == context.review.categories.end() ? key : at->second);
  }
  if (keys.size() <= kMost)
    return out;
  return "<details><summary>" + std::to_string(keys.size()) +
         " kinds of patient data</summary>" + out + "</details>";
}
template <class List> std::string joined(const List &items) {
  std::string out;
  for (const std::string &item : items)
    out += (out.empty() ? "" : ", ") + item;
  return out;
}

// The region's lines with `around` lines on both sides, painted and masked,
// the region marked. Empty where the file cannot be read.
std::string snippet(const Context &context, const Region &region,
                    unsigned around);

// The parts of the page; "" where there is nothing to say.
std::string summaryPart(const Context &context);
std::string coveragePart(const Context &context);
std::string picturePart(const Context &context);
std::string vendorsPart(const Context &context);
std::string risksPart(const Context &context);
std::string findingsPart(const Context &context);
std::string waiversPart(const Context &context);
std::string inventoryPart(const Context &context);
std::string changePart(const Context &context);
std::string signOffPart(const Context &context);

} // namespace philint::report::html
