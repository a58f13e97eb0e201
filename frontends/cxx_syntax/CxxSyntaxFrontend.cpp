#include "frontends/cxx_syntax/CxxSyntaxFrontend.h"

#include "core/support/Lines.h"
#include "frontends/cxx_syntax/Lowering.h"
#include "frontends/cxx_syntax/Masking.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <array>

namespace philint {

namespace {

struct ParserDeleter {
  void operator()(TSParser *parser) const { ts_parser_delete(parser); }
};
struct TreeDeleter {
  void operator()(TSTree *tree) const { ts_tree_delete(tree); }
};

// What a thread keeps from file to file.
struct Worker {
  std::unique_ptr<TSParser, ParserDeleter> parser{ts_parser_new()};
  cxx::Scratch scratch;
};

Worker &workerOfThisThread() {
  thread_local Worker worker;
  return worker;
}

class CxxSyntaxFrontend final : public Frontend {
public:
  explicit CxxSyntaxFrontend(bool expands) : expands_(expands) {}

  bool reads(std::string_view path) const override {
    constexpr std::array<std::string_view, 13> kEndings = {
        ".c",   ".cc",  ".cpp", ".cxx", ".c++", ".h",  ".hh",
        ".hpp", ".hxx", ".h++", ".inl", ".ipp", ".tpp"};
    return std::any_of(
        kEndings.begin(), kEndings.end(),
        [&](std::string_view ending) { return path.ends_with(ending); });
  }

  std::string_view name() const override { return "cxx_syntax"; }

  ir::Unit extract(std::string_view path,
                   std::string_view bytes) const override {
    Worker &worker = workerOfThisThread();
    ir::Unit unit;
    unit.language =
        path.ends_with(".c") ? ir::Language::C : ir::Language::Cxx;
    unit.path = path;
    unit.lineStarts = lineStartsOf(bytes);
    const cxx::ExpandedText macros =
        expands_ ? cxx::withMacros(bytes) : cxx::ExpandedText{};
    parse(worker, macros.text.empty() ? bytes : macros.text, unit);
    for (const ir::Span &span : worker.scratch.tree.comments)
      if (span.end <= bytes.size())
        unit.comments.push_back({unit.strings.intern(commentText(
                                     bytes.substr(span.begin,
                                                  span.end - span.begin))),
                                 span});
    addAnnotations(bytes, unit);
    cxx::Lowering(bytes, macros, unit, worker.scratch).run();
    if (worker.scratch.tree.nodes.capacity() > kLargeTree)
      worker.scratch = {}; // one huge file does not cost memory for ever
    return unit;
  }

private:
  // [[clang::annotate("phi:name")]] says what `philint: phi(name)` says.
  static void addAnnotations(std::string_view bytes, ir::Unit &unit) {
    constexpr std::string_view kMark = "annotate(\"phi:";
    for (auto at = bytes.find(kMark); at != bytes.npos;
         at = bytes.find(kMark, at + 1)) {
      const auto begin = at + kMark.size();
      const auto end = bytes.find('"', begin);
      if (end == bytes.npos)
        return;
      const std::string text =
          "philint: phi(" + std::string(bytes.substr(begin, end - begin)) + ")";
      unit.comments.push_back(
          {unit.strings.intern(text),
           {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}});
    }
  }

  static constexpr std::size_t kLargeTree = 1 << 20;
  bool expands_ = true;

  static void parse(Worker &worker, std::string_view bytes, ir::Unit &unit) {
    const Grammar &grammar = cxx::grammar();
    ts_parser_set_language(worker.parser.get(), grammar.language());
    const std::string mask = cxx::masked(bytes);
    const std::string_view readable = mask.empty() ? bytes : mask;
    const std::unique_ptr<TSTree, TreeDeleter> tree(
        ts_parser_parse_string(worker.parser.get(), nullptr, readable.data(),
                               static_cast<std::uint32_t>(readable.size())));
    if (tree)
      return flatten(tree.get(), grammar, bytes, unit.strings,
                     worker.scratch.tree);
    // The parser gave up: a file without declarations, and told so.
    SyntaxNode root;
    root.kind = static_cast<std::uint16_t>(cxx::Kind::TranslationUnit);
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

std::unique_ptr<Frontend> makeCxxSyntaxFrontend(bool withMacros) {
  return std::make_unique<CxxSyntaxFrontend>(withMacros);
}

} // namespace philint
