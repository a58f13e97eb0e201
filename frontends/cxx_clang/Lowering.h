// From Clang's tree of a function to the body that ir::Function has, in the
// form that frontends/cxx_syntax writes: the same names, the same shapes. What
// the syntax reader guesses is known here: which function is called, what type
// a name has, what an operator or a macro stands for.
//
// The unit was made by the syntax reader; lower() replaces the bodies of its
// functions one by one and adds those that it did not see. A function whose
// tree is not whole keeps the body that it has.
//
//   Lowering lowering(unit, scratch, file);
//   lowering.lower(*definition);
//   lowering.finish();
#pragma once

#include "frontends/common/Emitter.h"
#include "frontends/cxx_clang/Macros.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/StmtCXX.h>

#include <map>
#include <optional>
#include <unordered_set>

namespace philint::clang_reader {

using ir::Span;
using ir::Var;

constexpr std::uint32_t kMaximumDepth = 300;

// How a variable stands for its object.
struct Traits {
  bool isReference = false;
  bool isPointer = false; // arrays and classes that stand for pointers as well
  bool isArray = false;
  bool isArithmetic = false;
};

// The file of the unit as Clang sees it.
struct File {
  clang::ASTContext &context;
  const clang::SourceManager &sources;
  Macros &macros;
  clang::FileID id;
  const Macros::IsOwn &isOwn;
};

// The names of types that are templates: "std::basic_string<char>" is what its
// namespace calls "std::string".
class TypeNames {
public:
  std::string nameOf(const clang::Type &canonical,
                     const clang::NamedDecl &declaration);

private:
  void read(const clang::DeclContext &scope);
  std::unordered_set<const clang::DeclContext *> known_;
  std::unordered_map<const clang::Type *, std::string> names_;
};

// "clinic::Gateway::send": without inline and unnamed namespaces.
std::string qualifiedName(const clang::NamedDecl &declaration);

class Lowering : private Emitter {
public:
  Lowering(ir::Unit &unit, EmitterScratch &scratch, const File &file,
           TypeNames &names);

  // False where the body stays the syntax reader's: no function of the unit
  // fits, or a library's macro hides what it does.
  bool lower(const clang::FunctionDecl &definition);
  void finish(); // names that other files share

private:
  struct Binding {
    Var variable = ir::kNone;
    std::uint32_t function = 0;
    std::uint32_t id = 0;
    Traits traits;
    Var into = ir::kNone;    // of an iterator: the object that gave it
    Var pointee = ir::kNone; // of `T **p = &q`: the variable q
    // Members that point to variables: `holder.place = &text`.
    std::vector<std::pair<const clang::ValueDecl *, Var>> pointees;
    bool isExposed = false;
  };
  struct Place {
    enum Kind : std::uint8_t { Variable, Member, Key, Object } kind = Object;
    Var base = ir::kNone;
    std::uint32_t step = ir::kNone;
    Var key = ir::kNone;
    Traits traits;
    bool isExposed = false;
    Span span;
  };
  struct Loop {
    Label next = ir::kNone, exit = 0;
  };
  struct Pending {
    const clang::FunctionDecl *definition = nullptr;
    const clang::LambdaExpr *lambda = nullptr;
    std::uint32_t index = 0;
    std::optional<Binding> self; // what `this` is in a lambda
  };

  // Places in the file.
  std::optional<std::uint32_t> offsetOf(clang::SourceLocation at) const;
  Span spanOf(clang::SourceRange range) const;
  Span spanOf(const clang::Stmt &s) const { return spanOf(s.getSourceRange()); }

  // Functions.
  std::uint32_t functionAt(std::uint32_t offset) const;
  std::uint32_t lambdaAt(std::uint32_t begin) const;
  std::uint32_t addFunction(const clang::FunctionDecl &definition, Span span);
  void bindInModule(const std::string &name, std::uint32_t index,
                    bool isShared);
  void body(const Pending &what);
  void parameters(const clang::FunctionDecl &definition, bool hasThis,
                  std::uint32_t index);
  void memberInitializers(const clang::CXXConstructorDecl &constructor);
  Var lambda(const clang::LambdaExpr &e);
  void body(const Pending &what, const clang::Stmt &inside);
  bool hidesMacros(const clang::FunctionDecl &definition) const;
  struct Saved;
  Saved save(std::uint32_t index) const;
  void restore(Saved &&saved);
  void forgetUnread(const Saved &saved);

  // Names.
  Binding *find(const clang::ValueDecl *declaration);
  Var use(const Binding &binding);
  Var captured(std::uint32_t function, const Binding &binding);
  Binding &bind(const clang::ValueDecl *declaration, Var variable,
                Traits traits);
  Var globalVariable(const std::string &name, bool isShared);
  std::string nameOfFunction(const clang::FunctionDecl &function) const;
  Var imported(const std::string &name, Span span);
  Var named(const clang::ValueDecl &declaration, Span span);
  Var nonLocal(const clang::VarDecl &variable, Span span);
  bool isDeclaredHere(const clang::Decl &declaration) const;
  Var thisValue(Span span);
  std::string memberName(const clang::ValueDecl &member) const;
  std::string written(const clang::Expr *e) const;

  // Types.
  Traits traitsOf(clang::QualType type) const;
  std::string nameOfType(clang::QualType type) const;
  bool isClassType(clang::QualType type) const;
  std::uint32_t type(clang::QualType type, Span span, unsigned depth = 0);
  Var typeValue(clang::QualType type, Span span);
  void annotate(Var variable, clang::QualType type, Span span);
  void annotateResult(Var value, clang::QualType type, Span span);
  const clang::CXXRecordDecl *recordOf(clang::QualType type) const;
  bool isOwnFunction(const clang::FunctionDecl *function) const;

  // Expressions.
  Var expression(const clang::Expr *e);
  Var dispatch(const clang::Expr &e);
  Var lessCommon(const clang::Expr &e);
  Var dependent(const clang::Expr &e);
  Var unknownConstruct(const clang::Stmt &s);
  Var macroUse(const clang::Stmt &s, const MacroUse &use);
  Var member(const clang::MemberExpr &e);
  Var newExpression(const clang::CXXNewExpr &e);
  void destroy(Var object, Span where);
  Var string(const clang::StringLiteral &e, Span span);
  Var initializerList(llvm::ArrayRef<clang::Expr *> elements, Span span);

  // Calls.
  Var call(const clang::CallExpr &e);
  Var variadic(const clang::CallExpr &e);
  Var memberCall(const clang::CXXMemberCallExpr &e);
  Var operatorCall(const clang::CXXOperatorCallExpr &e);
  Var ownOperator(const clang::CXXOperatorCallExpr &e);
  Var constructor(const clang::CXXConstructExpr &e, bool isImplicit);
  Var construct(clang::QualType type, llvm::ArrayRef<const clang::Expr *> list,
                Span where, std::uint8_t flags = ir::kCallConstruct);
  Var aggregate(const clang::InitListExpr &list);
  void callee(const clang::Expr *e, ir::Call &made);
  void arguments(llvm::ArrayRef<const clang::Expr *> list, ir::Call &made);
  using Emitter::call;

  // Operators.
  Var binary(const clang::BinaryOperator &e);
  Var unary(const clang::UnaryOperator &e);
  Var shifts(const clang::CXXOperatorCallExpr &e);
  Var conditional(const clang::AbstractConditionalOperator &e);
  Var logical(const clang::Expr &e);
  void condition(const clang::Expr *e, Label whenTrue, Label whenFalse);
  std::optional<bool> truthOf(const clang::Expr *e) const;

  // Places.
  Place place(const clang::Expr *e);
  Place subscript(const clang::Expr *base, const clang::Expr *key, Span span);
  std::optional<Place> element(const clang::Expr *e);
  Binding *localNamed(const clang::Expr *e);
  Var pointeeOf(const clang::Expr *e);
  Var pointeeOfMember(const clang::MemberExpr &e);
  void pointMember(const clang::Expr *target, const clang::Expr *value);
  Var giver(const clang::Expr *e);
  Var read(const Place &from);
  void write(const Place &to, Var value);
  Var assignment(const clang::Expr &whole, const clang::Expr *target,
                 const clang::Expr *right);
  Var compound(const clang::Expr &whole, const clang::Expr *target,
               const clang::Expr *right, bool isPlus);
  Var update(const clang::Expr &whole, const clang::Expr *target);
  Var copied(Var value, Span span);
  Var ownCopy(Var value, const clang::Expr *of);
  void overwrite(Var object, Var value, Span span);

  // Statements.
  void statement(const clang::Stmt *s);
  void lessCommonStatement(const clang::Stmt &s);
  void block(const clang::Stmt *s);
  void compoundStatement(const clang::CompoundStmt &s);
  void declaration(const clang::DeclStmt &s);
  void declare(const clang::VarDecl &variable);
  Var initialValue(const clang::VarDecl &variable, Span where);
  Var emptyValue(clang::QualType type, Span where);
  void structuredBinding(const clang::DecompositionDecl &d, Var value);
  void ifStatement(const clang::IfStmt &s);
  void forStatement(const clang::ForStmt &s);
  void rangeFor(const clang::CXXForRangeStmt &s);
  void whileStatement(const clang::WhileStmt &s);
  void doStatement(const clang::DoStmt &s);
  void switchStatement(const clang::SwitchStmt &s);
  void tryStatement(const clang::CXXTryStmt &s);
  void loopBody(const clang::Stmt *body, Label next, Label exit);
  Label labelOf(const clang::LabelDecl *declaration);

  const File &file_;
  TypeNames &names_;
  FlatMap captures_, globals_;
  std::unordered_map<const clang::ValueDecl *, Binding> bindings_;
  std::optional<Binding> self_;
  std::vector<Pending> pending_;
  std::uint32_t bindingCount_ = 0, current_ = 0, depth_ = 0;
  const clang::FunctionDecl *definition_ = nullptr;
  Span around_; // of the function: where a place is in another file
  std::vector<Loop> loops_;
  std::map<const clang::LabelDecl *, Label> labels_;
  std::unordered_map<const clang::SwitchCase *, Label> cases_;
  std::unordered_set<const clang::LabelDecl *> isReached_;
  std::unordered_set<const clang::SwitchCase *> isBegun_;
  std::unordered_map<const MacroUse *, Var> consumed_;
  std::unordered_set<Var> annotatedResults_;
  std::vector<std::vector<Var>> objects_; // destroyed at the block's end
  std::vector<Symbol> shared_;
};

} // namespace philint::clang_reader
