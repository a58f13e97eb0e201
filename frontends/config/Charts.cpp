// Problem: a template of a Helm chart says `{{ .Values.redis.tls }}`, and what
// that is stands in the chart's values.yaml.
//
// Definition: an expression of a template under CHART/templates is what
// CHART/values.yaml has at its path, else what it gives as `default`. A file of
// values for a deployment (values-production.yaml) comes before it, one for
// developers does not count, and a chart below CHART/charts has what the chart
// above gives under its name before its own. Where two deployments differ, or
// an expression is none of the few that are understood, the text stays Unknown.
//
// The cost is linear in the nodes, with one walk for each expression.
#include "frontends/config/Readers.h"

#include <map>
#include <optional>

namespace philint::config {

namespace {

using ir::ConfigFile;
using ir::ConfigNode;
using ir::ConfigNodeId;

constexpr std::string_view kTemplates = "/templates/";

struct Chart {
  const ConfigFile *values = nullptr;      // values.yaml
  std::vector<const ConfigFile *> deployed; // values-production.yaml, …
};
using Charts = std::map<std::string, Chart, std::less<>>;

std::optional<std::string> scalarAt(const ConfigFile *file,
                                    std::string_view path) {
  if (!file || !file->nodes[0].firstChild)
    return {};
  for (const ConfigNodeId at :
       ir::follow(*file, file->nodes[0].firstChild, path))
    if (file->nodes[at].kind == ConfigNode::Scalar)
      return file->nodes[at].value;
  return {};
}

struct Looked {
  std::optional<std::string> value;
  bool differs = false; // deployments do
};

Looked inChart(const Chart &chart, std::string_view path) {
  Looked out;
  for (const ConfigFile *file : chart.deployed)
    if (auto value = scalarAt(file, path)) {
      out.differs |= out.value && *out.value != *value;
      out.value = std::move(value);
    }
  if (!out.value)
    out.value = scalarAt(chart.values, path);
  return out;
}

Looked valueOf(const Charts &charts, std::string_view folder,
               const std::string &path) {
  constexpr std::string_view kCharts = "charts/";
  const auto below = folder.rfind(kCharts);
  if (below != folder.npos && (below == 0 || folder[below - 1] == '/'))
    if (const auto above = charts.find(folder.substr(0, below ? below - 1 : 0));
        above != charts.end()) {
      const std::string name(folder.substr(below + kCharts.size()));
      const bool isGlobal = path.starts_with("global.");
      Looked out = inChart(above->second, isGlobal ? path : name + '.' + path);
      if (out.value)
        return out;
    }
  const auto own = charts.find(folder);
  return own == charts.end() ? Looked{} : inChart(own->second, path);
}

std::string_view unquotedWord(std::string_view word) {
  if (word.size() > 1 && (word[0] == '"' || word[0] == '\'') &&
      word.back() == word[0])
    return word.substr(1, word.size() - 2);
  return word;
}

// Words of an expression; `|` is one by itself, a quoted text is one.
std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> out;
  while (!(text = trimmed(text)).empty()) {
    std::size_t end = 1;
    if (text[0] == '"') {
      end = std::min(text.size(), text.find('"', 1) + 1);
      end = end ? end : text.size();
    } else if (text[0] != '|') {
      end = std::min(text.size(), text.find_first_of(" \t|"));
    }
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

class Evaluator {
public:
  Evaluator(const Charts &charts, std::string_view folder)
      : charts_(charts), folder_(folder) {}

  // `.Values.a.b | default "x" | quote`, `default "x" .Values.a.b`.
  std::optional<std::string> expression(std::string_view text) const {
    std::optional<std::string> value;
    bool isNext = true; // a part between bars begins
    std::string_view part;
    for (const std::string_view word : wordsOf(text)) {
      if (word == "|") {
        isNext = true;
      } else if (word.starts_with(".Values.") ||
                 word.starts_with("$.Values.")) {
        const Looked found = valueOf(
            charts_, folder_,
            std::string(word.substr(word.find(".Values.") + 8)));
        if (found.differs)
          return {};
        if (found.value && !found.value->empty())
          value = found.value;
        isNext = false;
      } else if (isNext) {
        if (word != "quote" && word != "squote" && word != "toString" &&
            word != "default" && word != "trim" && word != "required")
          return {};
        part = word;
        isNext = false;
      } else if (part == "default") {
        if (!value)
          value = std::string(unquotedWord(word));
      } else if (part != "required") {
        return {};
      }
    }
    return value;
  }

  // The text with each `{{ … }}` replaced, if all of them are known.
  std::optional<std::string> text(std::string_view written) const {
    std::string out;
    while (!written.empty()) {
      const auto open = std::min(written.size(), written.find("{{"));
      out += written.substr(0, open);
      written.remove_prefix(open);
      if (written.empty())
        break;
      const auto close = written.find("}}");
      if (close == written.npos)
        return {};
      std::string_view inside = written.substr(2, close - 2);
      if (inside.starts_with('-'))
        inside.remove_prefix(1);
      if (inside.ends_with('-'))
        inside.remove_suffix(1);
      const auto value = expression(inside);
      if (!value)
        return {};
      out += *value;
      written.remove_prefix(close + 2);
    }
    return out;
  }

private:
  const Charts &charts_;
  std::string_view folder_;
};

Charts chartsOf(const std::vector<ConfigFile> &files) {
  Charts out;
  for (const ConfigFile &file : files) {
    if (file.dialect != kHelmValues)
      continue;
    Chart &chart = out[std::string(folderOf(file.path))];
    if (fileName(file.path) == "values.yaml")
      chart.values = &file;
    else if (!file.isLocal)
      chart.deployed.push_back(&file);
  }
  return out;
}

} // namespace

void fillTemplates(std::vector<ConfigFile> &files) {
  const Charts charts = chartsOf(files);
  if (charts.empty())
    return;
  for (ConfigFile &file : files) {
    const auto cut = file.path.rfind(kTemplates);
    const bool isRoot = file.path.starts_with(kTemplates.substr(1));
    if (cut == file.path.npos && !isRoot)
      continue;
    const Evaluator evaluator(
        charts, cut == file.path.npos
                    ? std::string_view()
                    : std::string_view(file.path).substr(0, cut));
    for (ConfigNode &node : file.nodes)
      if (node.kind == ConfigNode::Unknown &&
          node.value.find("{{") != node.value.npos)
        if (auto value = evaluator.text(node.value)) {
          node.kind = ConfigNode::Scalar;
          node.value = std::move(*value);
        }
  }
}

} // namespace philint::config
