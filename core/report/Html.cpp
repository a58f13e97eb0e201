// The security review as one page that needs nothing else and asks nothing of
// anybody: the template of core/report/page with its places filled.
#include "core/report/HtmlPage.h"
#include "core/report/Page.h"
#include "core/report/Writers.h"
#include "core/support/Hash.h"

namespace philint::report {

namespace {

using Fill = std::pair<std::string_view, std::string>;

// Replaces {{word}}; what is filled in is not looked at again.
std::string filled(std::string_view page, const std::vector<Fill> &fills) {
  std::string out;
  for (;;) {
    const std::size_t begin = page.find("{{");
    const std::size_t end =
        begin == std::string_view::npos ? begin : page.find("}}", begin);
    if (end == std::string_view::npos)
      return out + std::string(page);
    out += page.substr(0, begin);
    const std::string_view word = page.substr(begin + 2, end - begin - 2);
    for (const auto &[key, text] : fills)
      if (key == word)
        out += text;
    page.remove_prefix(end + 2);
  }
}

std::string contentsOf(const Review &review) {
  const std::pair<const char *, const char *> parts[] = {
      {"summary", "Summary"},     {"change", "Change"},
      {"coverage", "Scanned"},    {"data-flow", "Data flow"},
      {"vendors", "Vendors"},     {"risks", "Risks"},
      {"findings", "Findings"},   {"waivers", "Waivers"},
      {"inventory", "Inventory"}, {"sign-off", "Sign-off"}};
  std::string out;
  for (const auto &[id, title] : parts)
    if (std::string_view(id) != "change" || review.change)
      out += std::string("<li><a href=\"#") + id + "\">" + title +
             "</a></li>\n";
  return out;
}

std::string projectOf(const Review &review) {
  std::string out;
  for (const ReviewProject &project : review.projects)
    if (!project.name.empty())
      out += (out.empty() ? "" : ", ") + project.name;
  return out.empty() ? "Patient data in this program" : out;
}

std::string datesOf(const Report &report) {
  std::string out = "As of " + report.asOf;
  if (report.review && report.review->change)
    out += ", compared with " + report.review->change->since;
  return out + ". " + summary(report) + ".";
}

} // namespace

std::string writeHtml(const Report &report, const Sources &sources) {
  const Review none;
  const Review &review = report.review ? *report.review : none;
  const Mask mask(report);
  const html::Context context{report, sources, review, mask};
  std::string body;
  for (std::string (*part)(const html::Context &) :
       {html::summaryPart, html::changePart, html::coveragePart,
        html::picturePart, html::vendorsPart, html::risksPart,
        html::findingsPart, html::waiversPart, html::inventoryPart,
        html::signOffPart})
    body += part(context);
  const std::string project = html::escaped(projectOf(review));
  // Of this page alone, so that no text of the program can know it.
  const std::string nonce = hashName(body);
  return filled(pageTemplate(), {{"nonce", nonce},
                                 {"version", html::escaped(report.toolVersion)},
                                 {"title", project + ": security review"},
                                 {"project", project},
                                 {"dates", html::escaped(datesOf(report))},
                                 {"contents", contentsOf(review)},
                                 {"style", std::string(pageStyle())},
                                 {"script", std::string(pageScript())},
                                 {"body", body}});
}

} // namespace philint::report
