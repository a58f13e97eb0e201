#include "frontends/cxx_clang/Invocation.h"

#include <clang/Driver/Compilation.h>
#include <clang/Driver/Driver.h>
#include <clang/Driver/Options.h>
#include <clang/Driver/Tool.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Lex/PreprocessorOptions.h>
#include <llvm/TargetParser/Host.h>
#include <llvm/TargetParser/Triple.h>

#include <algorithm>
#include <array>

namespace philint::clang_reader {

using namespace clang;

namespace {

bool isOneOf(std::string_view word, std::initializer_list<const char *> all) {
  return std::any_of(all.begin(), all.end(),
                     [&](const char *one) { return word == one; });
}

bool startsWithOneOf(std::string_view word,
                     std::initializer_list<const char *> all) {
  return std::any_of(all.begin(), all.end(), [&](const char *one) {
    return word.starts_with(one);
  });
}

// Words that take the next one with them.
bool takesNext(std::string_view word) {
  return isOneOf(word, {"-o", "-MF", "-MT", "-MQ", "-MJ", "-Xclang", "-mllvm",
                        "-Xlinker", "-Xassembler", "-Xpreprocessor", "-load",
                        "-include-pch", "-dumpdir", "-aux-info", "-arch_only",
                        "--output", "-index-store-path", "-wrapper", "-specs",
                        "--param", "-T", "-Xarch_host", "-fmodule-file"});
}

bool isDropped(std::string_view word) {
  return isOneOf(word, {"-c", "-S", "-E", "-M", "-MM", "-MD", "-MMD", "-MP",
                        "-MG", "-MV", "-pipe", "-save-temps", "-emit-llvm",
                        "-fsyntax-only", "-cc1", "-###", "-v", "-flto",
                        "-Werror", "-fmodules", "-fcxx-modules"}) ||
         startsWithOneOf(
             word, {"-fplugin", "-fpass-plugin", "-save-temps=", "-Wl,", "-Wa,",
                    "-Wp,", "-fprofile", "-fcoverage", "-fmodule", "-fprebuilt",
                    "-fcrash-diagnostics", "-specs=", "--config", "-B",
                    "-serialize-diagnostics", "-fdiagnostics", "-flto=",
                    "-fsanitize", "-Werror=", "-ftime-trace", "-fproc-stat",
                    "-foptimization-record", "-fsave-optimization-record",
                    "-gsplit-dwarf", "-frandom-seed", "-fstack-usage",
                    "-fcallgraph-info", "-fdump", "-o", "@", "-mllvm=",
                    "-Xarch"});
}

bool isDroppedOfMsvc(std::string_view word) {
  return word.size() > 2 && (word[0] == '/' || word[0] == '-') &&
         startsWithOneOf(word.substr(1),
                         {"Fo", "Fd", "Fe", "Fp", "Fa", "Yc", "Yu", "MP",
                          "showIncludes", "sourceDependencies", "WX"});
}

std::string programOf(const std::string &path) {
  const auto at = path.find_last_of("/\\");
  return at == path.npos ? path : path.substr(at + 1);
}

// Programs that start a compiler.
bool isWrapper(const std::string &program) {
  return isOneOf(program, {"ccache", "sccache", "distcc", "icecc", "gomacc",
                           "buildcache", "env", "nice", "time"});
}

bool isMsvcName(const std::string &path) {
  const std::string program = programOf(path);
  return isOneOf(program, {"cl", "cl.exe", "CL.exe", "clang-cl",
                           "clang-cl.exe"});
}

} // namespace

std::vector<std::string> harmless(const std::vector<std::string> &arguments) {
  std::vector<std::string> out;
  bool isMsvc = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string &word = arguments[i];
    if (out.empty()) {
      if (word.empty() || (isWrapper(programOf(word)) &&
                           i + 1 < arguments.size()))
        continue;
      isMsvc = isMsvcName(word);
      out.push_back(word);
      continue;
    }
    if (takesNext(word)) {
      ++i;
      continue;
    }
    if (word.empty() || word == "--" || isDropped(word) ||
        (isMsvc && isDroppedOfMsvc(word)))
      continue;
    out.push_back(word);
  }
  return out;
}

namespace {

// What a compiler told to take the shape of another does not know is none of
// ours to tell.
void limit(CompilerInvocation &out) {
  constexpr unsigned kInstantiations = 256, kConstexprDepth = 128;
  constexpr unsigned kConstexprSteps = 1U << 18, kBrackets = 256;
  LangOptions &language = out.getLangOpts();
  language.InstantiationDepth =
      std::min(language.InstantiationDepth, kInstantiations);
  language.ConstexprCallDepth =
      std::min(language.ConstexprCallDepth, kConstexprDepth);
  language.ConstexprStepLimit =
      std::min(language.ConstexprStepLimit, kConstexprSteps);
  language.BracketDepth = kBrackets;
  language.SpellChecking = false;
  language.RecoveryAST = language.RecoveryASTType = true;
  language.CommentOpts = {};
  FrontendOptions &frontend = out.getFrontendOpts();
  frontend.ProgramAction = frontend::ParseSyntaxOnly;
  frontend.SkipFunctionBodies = true; // the consumer says which
  frontend.DisableFree = false;
  frontend.Plugins.clear();
  frontend.AddPluginActions.clear();
  frontend.PluginArgs.clear();
  frontend.OutputFile.clear();
  frontend.LLVMArgs.clear();
  out.getDependencyOutputOpts() = {};
  PreprocessorOptions &preprocessor = out.getPreprocessorOpts();
  preprocessor.ImplicitPCHInclude.clear();
  preprocessor.DetailedRecord = false;
  DiagnosticOptions &told = out.getDiagnosticOpts();
  told.Warnings.clear();
  told.IgnoreWarnings = true;
  told.ErrorLimit = 0;
  told.DiagnosticLogFile.clear();
  told.DiagnosticSerializationFile.clear();
  HeaderSearchOptions &search = out.getHeaderSearchOpts();
  search.ImplicitModuleMaps = false;
  search.ModuleCachePath.clear();
}

} // namespace

std::shared_ptr<CompilerInvocation>
invocationOf(const UnitRequest &request, DiagnosticsEngine &diagnostics) {
  std::vector<std::string> words = harmless(request.arguments);
  if (words.empty())
    return nullptr;
  words.insert(words.begin() + 1,
               isMsvcName(words[0]) ? "/Zs" : "-fsyntax-only");
  // aarch64-linux-gnu-g++ compiles for what its name says.
  const std::string program = programOf(words[0]);
  if (const auto at = program.rfind('-'); at != program.npos) {
    const std::string target = program.substr(0, at);
    if (llvm::Triple(target).getArch() != llvm::Triple::UnknownArch)
      words.insert(words.begin() + 1, "--target=" + target);
  }
#ifdef PHILINT_CLANG_RESOURCES
  words.insert(words.begin() + 1, "-resource-dir=" PHILINT_CLANG_RESOURCES);
#endif
  std::vector<const char *> raw;
  for (const std::string &word : words)
    raw.push_back(word.c_str());
  driver::Driver driver(words[0], llvm::sys::getDefaultTargetTriple(),
                        diagnostics);
  driver.setCheckInputsExist(false);
  driver.setProbePrecompiled(false);
  const std::unique_ptr<driver::Compilation> compilation(
      driver.BuildCompilation(raw));
  if (!compilation)
    return nullptr;
  for (const driver::Command &job : compilation->getJobs()) {
    if (llvm::StringRef(job.getCreator().getName()) != "clang")
      continue;
    auto out = std::make_shared<CompilerInvocation>();
    CompilerInvocation::CreateFromArgs(*out, job.getArguments(), diagnostics);
    out->getFileSystemOpts().WorkingDir = request.folder;
    limit(*out);
    return out;
  }
  return nullptr;
}

} // namespace philint::clang_reader
