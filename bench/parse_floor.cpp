// The floor that a scan is measured against: reads and parses every Python,
// JavaScript, TypeScript, C and C++ file of a folder with tree-sitter on one thread, and
// does nothing else.
//
//   parse_floor FOLDER     {"files": 881, "lines": 150000, "cpu_seconds": 1.1}
#include <tree_sitter/api.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" const TSLanguage *tree_sitter_python(void);
extern "C" const TSLanguage *tree_sitter_javascript(void);
extern "C" const TSLanguage *tree_sitter_typescript(void);
extern "C" const TSLanguage *tree_sitter_tsx(void);
extern "C" const TSLanguage *tree_sitter_cpp(void);

namespace {
namespace fs = std::filesystem;

const TSLanguage *languageOf(const std::string &name) {
  const auto ends = [&](const char *ending) { return name.ends_with(ending); };
  if (ends(".py"))
    return tree_sitter_python();
  if (ends(".tsx"))
    return tree_sitter_tsx();
  if (ends(".ts") || ends(".mts") || ends(".cts"))
    return tree_sitter_typescript();
  if (ends(".js") || ends(".jsx") || ends(".mjs") || ends(".cjs"))
    return tree_sitter_javascript();
  for (const char *ending : {".c", ".cc", ".cpp", ".cxx", ".h", ".hh", ".hpp",
                             ".hxx", ".inl", ".ipp"})
    if (ends(ending))
      return tree_sitter_cpp();
  return nullptr;
}

std::vector<std::string> sourceFiles(const std::string &folder) {
  std::vector<std::string> out;
  std::error_code code;
  fs::recursive_directory_iterator at(folder, code), end;
  for (; !code && at != end; at.increment(code)) {
    const std::string name = at->path().filename().string();
    if (at->is_directory(code) &&
        (name.starts_with(".") || name == "node_modules"))
      at.disable_recursion_pending();
    else if (at->is_regular_file(code) && languageOf(name))
      out.push_back(at->path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

double cpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         1e-9 * static_cast<double>(now.tv_nsec);
}
} // namespace

int main(int argc, char **argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: parse_floor FOLDER\n");
    return 2;
  }
  const auto files = sourceFiles(argv[1]);
  TSParser *parser = ts_parser_new();
  std::size_t lines = 0, nodes = 0;
  const double start = cpuSeconds();
  for (const std::string &file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    ts_parser_set_language(parser, languageOf(file));
    TSTree *tree = ts_parser_parse_string(
        parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
    nodes += ts_node_descendant_count(ts_tree_root_node(tree));
    ts_tree_delete(tree);
    lines += static_cast<std::size_t>(
        std::count(text.begin(), text.end(), '\n'));
  }
  const double used = cpuSeconds() - start;
  ts_parser_delete(parser);
  std::printf("{\"files\": %zu, \"lines\": %zu, \"nodes\": %zu, "
              "\"cpu_seconds\": %.6f}\n",
              files.size(), lines, nodes, used);
}
