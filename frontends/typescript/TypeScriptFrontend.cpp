#include "frontends/typescript/TypeScriptFrontend.h"

#include "core/support/Lines.h"
#include "frontends/typescript/Lowering.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <array>

namespace philint {

namespace {

using typescript::Dialect;

struct ParserDeleter {
  void operator()(TSParser *parser) const { ts_parser_delete(parser); }
};
struct TreeDeleter {
  void operator()(TSTree *tree) const { ts_tree_delete(tree); }
};

// What a thread keeps from file to file.
struct Worker {
  std::unique_ptr<TSParser, ParserDeleter> parser{ts_parser_new()};
  typescript::Scratch scratch;
};

Worker &workerOfThisThread() {
  thread_local Worker worker;
  return worker;
}

bool isComponentFile(std::string_view path) {
  return path.ends_with(".vue") || path.ends_with(".svelte");
}

bool isTypeScript(std::string_view path) {
  return path.ends_with(".ts") || path.ends_with(".tsx") ||
         path.ends_with(".mts") || path.ends_with(".cts");
}

Dialect dialectOf(std::string_view path) {
  if (path.ends_with(".tsx"))
    return Dialect::Tsx;
  return isTypeScript(path) ? Dialect::TypeScript : Dialect::JavaScript;
}

// The script blocks of a component at their places, all else blank; and
// whether they are TypeScript.
std::string scriptsOf(std::string_view bytes, bool &typed) {
  std::string out(bytes.size(), ' ');
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n')
      out[i] = '\n';
  for (std::size_t at = bytes.find("<script"); at != bytes.npos;
       at = bytes.find("<script", at + 1)) {
    const std::size_t begin = bytes.find('>', at);
    const std::size_t end = bytes.find("</script", at);
    if (begin == bytes.npos || end == bytes.npos || end < begin)
      break;
    const std::string_view tag = bytes.substr(at, begin - at);
    typed |= tag.find("\"ts\"") != tag.npos || tag.find("'ts'") != tag.npos ||
             tag.find("tsx") != tag.npos;
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(begin + 1),
              bytes.begin() + static_cast<std::ptrdiff_t>(end),
              out.begin() + static_cast<std::ptrdiff_t>(begin + 1));
  }
  return out;
}

// Qt keeps translations in files of the same ending, as XML.
bool isXml(std::string_view bytes) {
  const auto begin = bytes.find_first_not_of(" \t\r\n");
  const std::string_view text =
      begin == bytes.npos ? std::string_view{} : bytes.substr(begin);
  return text.starts_with("<?xml") || text.starts_with("<!DOCTYPE");
}

// Bundles and compiled files have lines that nobody wrote.
bool isMinified(std::string_view path, std::string_view bytes) {
  constexpr std::size_t kSmallest = 4096, kLongestAverage = 500;
  if (path.find(".min.") != path.npos)
    return true;
  if (bytes.size() < kSmallest)
    return false;
  const auto lines = static_cast<std::size_t>(
      std::count(bytes.begin(), bytes.end(), '\n') + 1);
  return bytes.size() / lines > kLongestAverage;
}

class TypeScriptFrontend final : public Frontend {
public:
  bool reads(std::string_view path) const override {
    constexpr std::array<std::string_view, 10> kEndings = {
        ".ts",  ".tsx", ".mts", ".cts", ".js",
        ".jsx", ".mjs", ".cjs", ".vue", ".svelte"};
    return std::any_of(
        kEndings.begin(), kEndings.end(),
        [&](std::string_view ending) { return path.ends_with(ending); });
  }

  std::string_view name() const override { return "typescript"; }

  ir::Unit extract(std::string_view path,
                   std::string_view bytes) const override {
    if (!isComponentFile(path))
      return extractSource(path, bytes, dialectOf(path));
    bool typed = false;
    const std::string scripts = scriptsOf(bytes, typed);
    return extractSource(path, scripts,
                         typed ? Dialect::TypeScript : Dialect::JavaScript);
  }

private:
  static constexpr std::size_t kLargeTree = 1 << 20;

  static ir::Unit extractSource(std::string_view path, std::string_view bytes,
                                Dialect dialect) {
    Worker &worker = workerOfThisThread();
    ir::Unit unit;
    unit.language = dialect == Dialect::JavaScript ? ir::Language::JavaScript
                                                   : ir::Language::TypeScript;
    unit.path = path;
    unit.lineStarts = lineStartsOf(bytes);
    const char *const other = isXml(bytes)              ? "XML"
                              : isMinified(path, bytes) ? "minified"
                                                        : nullptr;
    if (other) {
      // Nobody maintains it here: a file without statements, and told so.
      unit.problems.push_back({ir::Problem::NotRead, unit.strings.intern(other),
                               {0, static_cast<std::uint32_t>(bytes.size())}});
      bytes = {};
    }
    parse(worker, bytes, dialect, unit);
    for (const ir::Span &span : worker.scratch.tree.comments)
      unit.comments.push_back({unit.strings.intern(commentText(bytes.substr(
                                   span.begin, span.end - span.begin))),
                               span});
    typescript::Lowering(bytes, unit, worker.scratch).run();
    if (worker.scratch.tree.nodes.capacity() > kLargeTree)
      worker.scratch = {}; // one huge file does not cost memory for ever
    return unit;
  }

  static std::unique_ptr<TSTree, TreeDeleter> treeOf(Worker &worker,
                                                     std::string_view bytes) {
    return std::unique_ptr<TSTree, TreeDeleter>(
        ts_parser_parse_string(worker.parser.get(), nullptr, bytes.data(),
                               static_cast<std::uint32_t>(bytes.size())));
  }

  // The file with blanks for each lone `&` where the tree has an error, so that
  // places stay; empty where there is none.
  static std::string withoutAmpersands(const TSTree *tree,
                                       std::string_view bytes) {
    const TSNode root = ts_tree_root_node(tree);
    if (!ts_node_has_error(root) || bytes.find('&') == bytes.npos)
      return {};
    std::string out;
    std::vector<TSNode> open{root};
    while (!open.empty()) {
      const TSNode node = open.back();
      open.pop_back();
      const bool isError = ts_node_is_error(node);
      for (std::uint32_t i = 0; !isError && i < ts_node_child_count(node); ++i)
        if (const TSNode child = ts_node_child(node, i);
            ts_node_has_error(child))
          open.push_back(child);
      if (!isError)
        continue;
      const std::size_t end = ts_node_end_byte(node);
      for (std::size_t at = ts_node_start_byte(node); at < end; ++at) {
        if (bytes[at] != '&' || (at > 0 && bytes[at - 1] == '&') ||
            (at + 1 < bytes.size() && bytes[at + 1] == '&'))
          continue;
        if (out.empty())
          out = bytes;
        out[at] = ' ';
      }
    }
    return out;
  }

  static void parse(Worker &worker, std::string_view bytes, Dialect dialect,
                    ir::Unit &unit) {
    const Grammar &grammar = typescript::grammarOf(dialect);
    ts_parser_set_language(worker.parser.get(), grammar.language());
    std::unique_ptr<TSTree, TreeDeleter> tree = treeOf(worker, bytes);
    // The grammar takes a bare `&` in the text of JSX for a mistake.
    if (tree && dialect != Dialect::TypeScript)
      if (const std::string plain = withoutAmpersands(tree.get(), bytes);
          !plain.empty())
        if (auto other = treeOf(worker, plain))
          tree = std::move(other);
    if (tree)
      return flatten(tree.get(), grammar, bytes, unit.strings,
                     worker.scratch.tree);
    // The parser gave up: a file without statements, and told so.
    SyntaxNode root;
    root.kind = static_cast<std::uint16_t>(typescript::Kind::Program);
    root.next = 1;
    worker.scratch.tree = {};
    worker.scratch.tree.nodes.push_back(root);
    unit.problems.push_back({ir::Problem::SyntaxError,
                             unit.strings.intern("not parsed"),
                             {0, static_cast<std::uint32_t>(bytes.size())}});
  }

  static std::string_view commentText(std::string_view text) {
    constexpr std::string_view kMarks = "/* \t\r\n";
    const auto begin = text.find_first_not_of(kMarks);
    if (begin == text.npos)
      return {};
    return text.substr(begin, text.find_last_not_of(kMarks) - begin + 1);
  }
};

} // namespace

std::unique_ptr<Frontend> makeTypeScriptFrontend() {
  return std::make_unique<TypeScriptFrontend>();
}

} // namespace philint
