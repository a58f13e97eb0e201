#include "core/ir/TextNames.h"

namespace philint::ir::text {

namespace {
constexpr std::string_view kOps[] = {
    "move",  "constant", "load",    "store",  "loadkey", "storekey", "overwrite",
    "call",  "closure",  "class",   "import", "new",     "derive",
    "catch", "yield",    "iterate", "unknown", "refine"};
constexpr std::string_view kDerives[] = {"format", "concat", "compute",
                                         "choose", "clean", "merge"};
constexpr std::string_view kConstants[] = {"string", "bytes",   "integer",
                                           "float",  "boolean", "none"};
constexpr std::string_view kContainers[] = {"list", "dict", "tuple", "set"};
constexpr std::string_view kArguments[] = {"positional", "named", "spread",
                                           "namedspread"};
constexpr std::string_view kScopes[] = {"function", "with",    "try",
                                        "handler",  "finally", "loop",
                                        "rejection"};
constexpr std::string_view kTerminators[] = {"jump", "branch", "return",
                                             "throw"};
constexpr std::string_view kParameters[] = {"normal", "positionalonly",
                                            "keywordonly", "rest", "namedrest"};
constexpr std::string_view kFunctions[] = {"module", "function",    "method",
                                           "static", "classmethod", "property",
                                           "lambda", "macro"};
constexpr std::string_view kVariables[] = {"temporary", "local", "parameter",
                                           "captured", "global"};
constexpr std::string_view kLanguages[] = {"python", "typescript", "javascript",
                                           "c",      "cxx",        "config"};
constexpr std::string_view kVertices[] = {
    "value",          "parameter",      "cell-read", "cell-write", "literal",
    "function",       "class",          "import",    "container",  "result",
    "after-receiver", "after-argument", "thrown",    "caught",     "return",
    "throw",          "unknown"};
constexpr std::string_view kEdges[] = {"copy", "derived", "copy-kill",
                                       "guard-true", "guard-false"};
constexpr std::string_view kProblems[] = {"syntax-error", "unknown-construct",
                                          "too-deep", "not-read"};
} // namespace

Words opWords() { return kOps; }
Words deriveWords() { return kDerives; }
Words constantWords() { return kConstants; }
Words containerWords() { return kContainers; }
Words argumentWords() { return kArguments; }
Words scopeWords() { return kScopes; }
Words terminatorWords() { return kTerminators; }
Words parameterWords() { return kParameters; }
Words functionWords() { return kFunctions; }
Words variableWords() { return kVariables; }
Words languageWords() { return kLanguages; }
Words vertexWords() { return kVertices; }
Words edgeWords() { return kEdges; }
Words problemWords() { return kProblems; }

int valueOf(Words words, std::string_view text) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text)
      return static_cast<int>(i);
  return -1;
}

std::string quoted(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string stepText(const Step &step, const StringTable &strings) {
  switch (step.kind) {
  case StepKind::Field:
    return step.name ? "." + std::string(strings.text(step.name)) : ".*";
  case StepKind::Key:
    return "[" + quoted(strings.text(step.name)) + "]";
  case StepKind::Any:
    return "[*]";
  case StepKind::Deref:
    return "^";
  }
  return {};
}

std::string spanText(Span span) {
  return std::to_string(span.begin) + ":" + std::to_string(span.end);
}

} // namespace philint::ir::text
