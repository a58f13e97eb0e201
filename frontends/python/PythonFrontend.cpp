#include "frontends/python/PythonFrontend.h"

#include "core/support/Lines.h"
#include "frontends/python/Lowering.h"
#include "frontends/python/Notebook.h"

#include <tree_sitter/api.h>

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
  python::Scratch scratch;

  Worker() {
    ts_parser_set_language(parser.get(), python::pythonGrammar().language());
  }
};

Worker &workerOfThisThread() {
  thread_local Worker worker;
  return worker;
}

class PythonFrontend final : public Frontend {
public:
  bool reads(std::string_view path) const override {
    return path.ends_with(".py") || path.ends_with(".pyi") ||
           path.ends_with(".pyw") || python::isNotebook(path);
  }

  std::string_view name() const override { return "python"; }

  ir::Unit extract(std::string_view path,
                   std::string_view bytes) const override {
    if (!python::isNotebook(path))
      return extractSource(path, bytes);
    const python::Notebook notebook = python::readNotebook(bytes);
    ir::Unit unit = extractSource(path, notebook.source);
    for (const ir::Span &magic : notebook.magics)
      unit.problems.push_back({ir::Problem::UnknownConstruct,
                               unit.strings.intern("magic"), magic});
    python::mapPositions(notebook, unit);
    unit.lineStarts = lineStartsOf(bytes);
    return unit;
  }

private:
  static ir::Unit extractSource(std::string_view path, std::string_view bytes) {
    Worker &worker = workerOfThisThread();
    ir::Unit unit;
    unit.language = ir::Language::Python;
    unit.path = path;
    unit.lineStarts = lineStartsOf(bytes);
    parse(worker, bytes, unit);
    for (const ir::Span &span : worker.scratch.tree.comments)
      unit.comments.push_back({unit.strings.intern(commentText(bytes.substr(
                                   span.begin, span.end - span.begin))),
                               span});
    python::Lowering(bytes, unit, worker.scratch).run();
    if (worker.scratch.tree.nodes.capacity() > kLargeTree)
      worker.scratch = {}; // one huge file does not cost memory for ever
    return unit;
  }

  static constexpr std::size_t kLargeTree = 1 << 20;

  static void parse(Worker &worker, std::string_view bytes, ir::Unit &unit) {
    const std::unique_ptr<TSTree, TreeDeleter> tree(
        ts_parser_parse_string(worker.parser.get(), nullptr, bytes.data(),
                               static_cast<std::uint32_t>(bytes.size())));
    if (tree)
      return flatten(tree.get(), python::pythonGrammar(), bytes, unit.strings,
                     worker.scratch.tree);
    // The parser gave up: a file without statements, and told so.
    SyntaxNode root;
    root.kind = static_cast<std::uint16_t>(python::Kind::Module);
    root.next = 1;
    worker.scratch.tree = {};
    worker.scratch.tree.nodes.push_back(root);
    unit.problems.push_back({ir::Problem::SyntaxError,
                             unit.strings.intern("not parsed"),
                             {0, static_cast<std::uint32_t>(bytes.size())}});
  }

  static std::string_view commentText(std::string_view text) {
    while (!text.empty() && (text.front() == '#' || text.front() == ' '))
      text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r'))
      text.remove_suffix(1);
    return text;
  }
};

} // namespace

std::unique_ptr<Frontend> makePythonFrontend() {
  return std::make_unique<PythonFrontend>();
}

} // namespace philint
