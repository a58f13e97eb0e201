#include "cli/LspActions.h"

#include "cli/Arguments.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace philint::cli {

namespace {

bool endsWithOneOf(const std::string &file,
                   std::initializer_list<const char *> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const char *ending) {
    return file.ends_with(ending);
  });
}

std::string indentOf(std::string_view line) {
  const std::size_t end = line.find_first_not_of(" \t");
  return std::string(line.substr(0, end == std::string_view::npos ? 0 : end));
}

Json action(const std::string &title) {
  return {{"title", title}, {"kind", "quickfix"}};
}

Json insertion(std::uint32_t line, std::uint32_t character,
               const std::string &text) {
  const LspPosition at{line, character};
  return {{"range", toJson(LspRange{at, at})}, {"newText", text}};
}

// The comment on a line of its own above the region's.
Json suppression(const LspView &view, const report::Finding &finding,
                 const report::Region &region, const std::string &where,
                 bool asksReason) {
  const std::string uri = uriOf(view.pathOf(region.file));
  const std::uint32_t line = region.line ? region.line - 1 : 0;
  const std::string text =
      indentOf(view.sources().line(region.file, region.line)) +
      commentOf(region.file) + "philint: allow " + finding.rule + " until " +
      laterOf(view.report().asOf) + " because ";
  Json out = action("Suppress " + finding.rule + " " + where +
                    ", with a reason");
  if (asksReason)
    out["command"] = {{"title", "Suppress with a reason"},
                      {"command", "philint.suppress"},
                      {"arguments", Json::array({uri, line, text})}};
  else
    out["edit"] = {{"changes",
                    {{uri, Json::array({insertion(line, 0, text + "\n")})}}}};
  return out;
}

// Where an item of the list under the top-level key is inserted: the line after
// the key's; -1 where the key is there in a form that cannot be added to.
int placeIn(const std::string &text, const std::string &key, bool &isNew) {
  int line = 0;
  isNew = true;
  for (std::size_t at = 0; at < text.size(); ++line) {
    std::size_t end = text.find('\n', at);
    end = end == std::string::npos ? text.size() : end;
    const std::string_view one =
        std::string_view(text).substr(at, end - at);
    if (one.starts_with(key + ":")) {
      isNew = false;
      std::string_view rest = one.substr(key.size() + 1);
      rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r"), rest.size()));
      return rest.empty() || rest.front() == '#' ? line + 1 : -1;
    }
    at = end + 1;
  }
  return line;
}

// Items are written as deep as the first one is.
std::string itemIndent(const std::string &text, int line) {
  std::size_t at = 0;
  for (int i = 0; i < line && at != std::string::npos; ++i) {
    at = text.find('\n', at);
    at = at == std::string::npos ? at : at + 1;
  }
  if (at == std::string::npos || at >= text.size())
    return "  ";
  const std::string_view rest = std::string_view(text).substr(at);
  const std::string indent = indentOf(rest.substr(0, rest.find('\n')));
  return rest.substr(indent.size()).starts_with("- ") ? indent : "  ";
}

Json declaration(const std::string &title, const std::string &key,
                 const std::string &item, const std::string &policyFile,
                 const std::string &text, bool exists) {
  bool isNew = false;
  const int line = placeIn(text, key, isNew);
  if (line < 0)
    return Json();
  std::string added = isNew ? key + ":\n" : "";
  added += (isNew ? "  " : itemIndent(text, line)) + "- " + item + "\n";
  if (!text.empty() && text.back() != '\n' && isNew)
    added.insert(0, "\n");
  if (!exists)
    added.insert(0, "version: 1\n");
  const std::string uri = uriOf(policyFile);
  Json out = action(title);
  const Json edit = {
      {"textDocument", {{"uri", uri}, {"version", nullptr}}},
      {"edits", Json::array({insertion(static_cast<std::uint32_t>(line), 0,
                                       added)})}};
  Json changes = Json::array();
  if (!exists)
    changes.push_back({{"kind", "create"}, {"uri", uri}});
  changes.push_back(edit);
  out["edit"] = {{"documentChanges", changes}};
  return out;
}

} // namespace

std::string commentOf(const std::string &file) {
  if (endsWithOneOf(file, {".py", ".pyi", ".yaml", ".yml", ".toml", ".env",
                           ".sh", ".tf", "Dockerfile"}))
    return "# ";
  if (endsWithOneOf(file, {".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts",
                           ".cts", ".c", ".h", ".cc", ".cpp", ".cxx", ".hh",
                           ".hpp", ".hxx"}))
    return "// ";
  return {};
}

std::string laterOf(const std::string &asOf) {
  constexpr std::uint32_t kMonths = 3;
  const std::uint32_t date = parseDate(asOf);
  if (!date)
    return asOf;
  const std::uint32_t months = date / 10000 * 12 + date / 100 % 100 - 1 + kMonths;
  char text[16];
  std::snprintf(text, sizeof text, "%04u-%02u-%02u", months / 12 % 10000,
                months % 12 + 1, std::min(date % 100, 28U));
  return text;
}

Json suppressions(const LspView &view, const std::string &file,
                  const LspRange &range, bool asksReason) {
  Json out = Json::array();
  for (const report::Finding *finding : view.at(file, range)) {
    if (!commentOf(file).empty())
      out.push_back(suppression(view, *finding, finding->region, "here",
                                asksReason));
    if (finding->flows.empty() || finding->flows.front().steps.empty())
      continue;
    const report::Region &source =
        finding->flows.front().steps.front().region;
    if (source.file.empty() || commentOf(source.file).empty() ||
        (source.file == file && source.line == finding->region.line))
      continue;
    out.push_back(suppression(view, *finding, source,
                              "for the data of " + source.file + ":" +
                                  std::to_string(source.line),
                              asksReason));
  }
  return out;
}

Json declarations(const std::string &function, const std::string &policyFile,
                  const std::string &text, bool exists) {
  Json out = Json::array();
  for (Json one :
       {declaration("Declare that " + function + " de-identifies",
                    "deidentifiers",
                    "{call: " + function +
                        ", method: safe-harbor, covers: all}",
                    policyFile, text, exists),
        declaration("Declare that " + function + " returns patient data",
                    "sources", "{call: " + function + ", result: [all]}",
                    policyFile, text, exists)})
    if (!one.is_null())
      out.push_back(std::move(one));
  return out;
}

} // namespace philint::cli
