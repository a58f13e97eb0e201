#include "frontends/cxx_clang/ClangReader.h"

#include "core/ir/Binary.h"
#include "core/ir/Lower.h"
#include "core/support/Decode.h"
#include "core/support/Files.h"
#include "frontends/cxx_clang/Diagnostics.h"
#include "frontends/cxx_clang/Invocation.h"
#include "frontends/cxx_clang/Lowering.h"
#include "frontends/cxx_syntax/CxxSyntaxFrontend.h"

#include <clang/AST/ASTConsumer.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendAction.h>

#include <algorithm>
#include <map>
#include <set>

namespace philint {

namespace clang_reader {

using namespace clang;

namespace {

// One file of the scan: as the syntax reader has it, with its text.
struct Source {
  std::string path;
  std::string text;
  ir::Unit unit;
  FileID id;
  std::vector<const FunctionDecl *> definitions;
  bool isReadable = false;
};

struct Reading {
  const UnitRequest &request;
  UnitAnswer &answer;
  std::vector<Source> sources;
  Diagnostics diagnostics;
  std::set<std::string> depends;
};

// A path as one name: without "." and "..".
std::string canonical(llvm::StringRef folder, llvm::StringRef name) {
  llvm::SmallString<256> path(name);
  if (!llvm::sys::path::is_absolute(path)) {
    path = folder;
    llvm::sys::path::append(path, name);
  }
  llvm::sys::path::remove_dots(path, true);
  return path.str().str();
}

// What cannot be trusted: a dropped part, a construct that Clang gave up on, a
// class inside.
bool isBroken(const Stmt *s, unsigned depth = 0) {
  if (!s)
    return false;
  if (depth > 1000 || isa<RecoveryExpr>(s))
    return true;
  if (const auto *const e = dyn_cast<Expr>(s); e && e->containsErrors())
    return true;
  if (const auto *const declared = dyn_cast<DeclStmt>(s))
    for (const Decl *const one : declared->decls())
      if (isa<RecordDecl>(one) || one->isInvalidDecl())
        return true;
  if (const auto *const lambda = dyn_cast<LambdaExpr>(s))
    if (isBroken(lambda->getBody(), depth + 1))
      return true;
  for (const Stmt *const child : s->children())
    if (isBroken(child, depth + 1))
      return true;
  return false;
}

class Consumer final : public ASTConsumer {
public:
  Consumer(Reading &reading, CompilerInstance &compiler)
      : reading_(reading), compiler_(compiler),
        isOwn_([this](SourceLocation at) { return isOwn(at); }),
        macros_(compiler.getSourceManager(), isOwn_) {
    compiler.getPreprocessor().addPPCallbacks(
        macros_.watch(compiler.getPreprocessor()));
  }

  // Bodies elsewhere are other units' or nobody's.
  bool shouldSkipFunctionBody(Decl *declaration) override {
    return !sourceAt(declaration->getLocation());
  }

  bool HandleTopLevelDecl(DeclGroupRef group) override {
    for (Decl *const one : group)
      if (isOwn(one->getLocation()) || isa<NamespaceDecl>(one))
        top_.push_back(one);
    return true;
  }

  void HandleTranslationUnit(ASTContext &context) override {
    macros_.seal();
    for (const Decl *const one : top_)
      visit(one, 0);
    TypeNames names;
    EmitterScratch scratch;
    for (Source &source : reading_.sources)
      if (source.id.isValid())
        lower(source, context, names, scratch);
    noteFiles();
  }

private:
  bool isOwn(SourceLocation at) {
    const SourceManager &sources = compiler_.getSourceManager();
    const FileID id = sources.getFileID(sources.getExpansionLoc(at));
    return infoOf(id).isOwn;
  }

  Source *sourceAt(SourceLocation at) {
    const SourceManager &sources = compiler_.getSourceManager();
    return infoOf(sources.getFileID(sources.getExpansionLoc(at))).source;
  }

  struct FileInfo {
    bool isOwn = false;
    Source *source = nullptr;
  };
  const FileInfo &infoOf(FileID id) {
    const auto [at, isNew] = files_.try_emplace(id);
    FileInfo &info = at->second;
    const SourceManager &sources = compiler_.getSourceManager();
    const auto entry = isNew && id.isValid() ? sources.getFileEntryRefForID(id)
                                             : std::nullopt;
    if (!entry)
      return info;
    const std::string name =
        canonical(reading_.request.folder, entry->getName());
    const std::string &root = reading_.request.root;
    const bool isInside =
        name.size() > root.size() + 1 && name.starts_with(root) &&
        (root == "/" || name[root.size()] == '/');
    // What the command calls a system's header is a library's, wherever it lies.
    info.isOwn = isInside && !SrcMgr::isSystem(sources.getFileCharacteristic(
                                 sources.getLocForStartOfFile(id)));
    if (!isInside)
      return info;
    const std::string relative =
        name.substr(root == "/" ? 1 : root.size() + 1);
    for (Source &source : reading_.sources)
      if (source.path == relative) {
        // Only what both readers see alike; a file that is included twice is
        // read as it was first.
        const auto buffer = sources.getBufferDataOrNone(id);
        if (!source.isReadable || !buffer || *buffer != source.text ||
            source.id.isValid())
          break;
        source.id = id;
        info.source = &source;
      }
    return info;
  }

  // Definitions of functions in the files of the unit, wherever they stand.
  void visit(const Decl *declaration, unsigned depth) {
    if (depth > 200)
      return;
    if (const auto *const function = dyn_cast<FunctionDecl>(declaration))
      return definition(*function);
    if (const auto *const pattern =
            dyn_cast<FunctionTemplateDecl>(declaration))
      return templated(*pattern);
    if (const auto *const pattern = dyn_cast<ClassTemplateDecl>(declaration)) {
      if (isOwn(pattern->getLocation()))
        visit(pattern->getTemplatedDecl(), depth + 1);
      return;
    }
    if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(declaration) ||
        (isa<CXXRecordDecl>(declaration) &&
         isOwn(declaration->getLocation())))
      if (!compiler_.getSourceManager().isInSystemHeader(
              declaration->getLocation()))
        for (const Decl *const inner :
             cast<DeclContext>(declaration)->decls())
          visit(inner, depth + 1);
  }

  void definition(const FunctionDecl &function) {
    if (!function.doesThisDeclarationHaveABody() || function.isImplicit() ||
        function.isDefaulted())
      return;
    Source *const source = sourceAt(function.getLocation());
    if (!source)
      return;
    if (function.isDependentContext()) {
      ++reading_.answer.templates;
      return;
    }
    source->definitions.push_back(&function);
  }

  // What a template does is clear where it is used in one way only.
  void templated(const FunctionTemplateDecl &pattern) {
    const FunctionDecl *only = nullptr;
    unsigned count = 0;
    for (const FunctionDecl *const one : pattern.specializations())
      if (one->doesThisDeclarationHaveABody() &&
          one->isTemplateInstantiation()) {
        only = one;
        ++count;
      }
    const FunctionDecl &written = *pattern.getTemplatedDecl();
    Source *const source = written.doesThisDeclarationHaveABody()
                               ? sourceAt(written.getLocation())
                               : nullptr;
    if (!source)
      return;
    if (count == 1)
      source->definitions.push_back(only);
    else
      ++reading_.answer.templates;
  }

  bool isWhole(const FunctionDecl &function, const Source &source) const {
    if (function.isInvalidDecl() || !function.getBody())
      return false;
    const SourceManager &sources = compiler_.getSourceManager();
    const unsigned begin = sources.getFileOffset(
        sources.getExpansionLoc(function.getBeginLoc()));
    const unsigned end = sources.getFileOffset(
        sources.getExpansionRange(function.getEndLoc()).getEnd());
    if (reading_.diagnostics.hasErrorIn(source.id, begin, end))
      return false;
    if (const auto *const constructor =
            dyn_cast<CXXConstructorDecl>(&function))
      for (const CXXCtorInitializer *const one : constructor->inits())
        if (one->isWritten() && isBroken(one->getInit()))
          return false;
    return !isBroken(function.getBody());
  }

  void lower(Source &source, ASTContext &context, TypeNames &names,
             EmitterScratch &scratch) {
    const File file{context, compiler_.getSourceManager(), macros_, source.id,
                    isOwn_};
    Lowering lowering(source.unit, scratch, file, names);
    UnitAnswer &answer = reading_.answer;
    for (const FunctionDecl *const function : source.definitions)
      if (!isWhole(*function, source))
        ++answer.broken;
      else if (lowering.lower(*function))
        ++answer.whole;
      else
        ++answer.hidden;
    lowering.finish();
  }

  // What the facts depend on besides the command.
  void noteFiles() {
    const SourceManager &sources = compiler_.getSourceManager();
    for (auto at = sources.fileinfo_begin(); at != sources.fileinfo_end();
         ++at)
      reading_.depends.insert(
          canonical(reading_.request.folder, at->first.getName()));
  }

  Reading &reading_;
  CompilerInstance &compiler_;
  std::map<FileID, FileInfo> files_;
  Macros::IsOwn isOwn_;
  Macros macros_;
  std::vector<const Decl *> top_;
};

class Action final : public ASTFrontendAction {
public:
  explicit Action(Reading &reading) : reading_(reading) {}

protected:
  std::unique_ptr<ASTConsumer>
  CreateASTConsumer(CompilerInstance &compiler, llvm::StringRef) override {
    return std::make_unique<Consumer>(reading_, compiler);
  }

private:
  Reading &reading_;
};

void parse(Reading &reading) {
  DiagnosticsEngine early(new DiagnosticIDs, new DiagnosticOptions,
                          &reading.diagnostics, false);
  const auto invocation = invocationOf(reading.request, early);
  if (!invocation)
    return;
  CompilerInstance compiler;
  compiler.setInvocation(invocation);
  compiler.createDiagnostics(&reading.diagnostics, false);
  compiler.getDiagnostics().setFatalsAsError(true);
  if (!compiler.createTarget())
    return;
  Action action(reading);
  compiler.ExecuteAction(action);
}

void readSources(Reading &reading) {
  const auto syntax = makeCxxSyntaxFrontend(false);
  for (const std::string &path : reading.request.files) {
    Source &source = reading.sources.emplace_back();
    source.path = path;
    auto bytes = readFile(reading.request.root + "/" + path);
    if (!bytes)
      continue;
    Decoded decoded = decode(std::move(*bytes));
    if (decoded.kind == Decoded::Binary)
      continue;
    source.text = std::move(decoded.text);
    source.unit = syntax->extract(path, source.text);
    source.isReadable = true;
  }
}

} // namespace
} // namespace clang_reader

std::vector<ir::Unit> readBodies(const UnitRequest &request,
                                 UnitAnswer &answer) {
  clang_reader::Reading reading{request, answer, {}, {}, {}};
  clang_reader::readSources(reading);
  clang_reader::parse(reading);
  answer.depends.assign(reading.depends.begin(), reading.depends.end());
  answer.errors = reading.diagnostics.errors();
  answer.firstError = reading.diagnostics.first();
  std::vector<ir::Unit> out;
  for (clang_reader::Source &source : reading.sources)
    out.push_back(std::move(source.unit));
  return out;
}

UnitAnswer readUnit(const UnitRequest &request) {
  UnitAnswer out;
  for (ir::Unit &unit : readBodies(request, out)) {
    if (unit.functions.empty()) {
      out.facts.emplace_back();
      continue;
    }
    ir::UnitFacts facts = ir::lower(std::move(unit));
    out.facts.push_back(ir::writeFacts(facts));
  }
  return out;
}

} // namespace philint
