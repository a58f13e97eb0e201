// The constructs of C and C++ as dense numbers, resolved once against the
// grammar of tree-sitter-cpp, which reads C as well. Tokens that say nothing
// beyond their construct are dropped while the tree is flattened.
#pragma once

#include "frontends/common/SyntaxTree.h"

namespace philint::cxx {

enum class Kind : std::uint16_t {
  Other, // a named construct that this frontend does not know
  Error, // a stretch that the parser could not fit
  TranslationUnit,
  // Declarations.
  FunctionDefinition,
  Declaration,
  FieldDeclaration,
  ParameterDeclaration,
  VariadicParameter,
  ParameterList,
  TemplateDeclaration,
  TemplateParameters,
  Namespace,
  DeclarationList,
  LinkageSpecification,
  UsingDeclaration,
  AliasDeclaration,
  TypeDefinition,
  FriendDeclaration,
  ClassSpecifier,
  UnionSpecifier,
  EnumSpecifier,
  EnumeratorList,
  Enumerator,
  FieldDeclarationList,
  BaseClause,
  FieldInitializerList,
  FieldInitializer,
  AccessSpecifier,
  StorageClass,
  TypeQualifier,
  DefaultBody, // = default, = delete, = 0
  // Declarators.
  InitDeclarator,
  PointerDeclarator,
  ReferenceDeclarator,
  ArrayDeclarator,
  FunctionDeclarator,
  WrappedDeclarator, // parenthesised, with attributes
  StructuredBinding,
  OperatorName,
  OperatorCast,
  DestructorName,
  TemplateFunction,
  QualifiedName,
  // Types.
  PrimitiveType,
  SizedType,
  TypeIdentifier,
  TemplateType,
  TemplateArguments,
  TypeDescriptor,
  Auto,
  Decltype,
  // The preprocessor.
  PreprocIf,
  PreprocElse,
  PreprocDefine,
  PreprocFunction,
  PreprocParameters,
  PreprocText,
  Include,
  // Statements.
  ExpressionStatement,
  CompoundStatement,
  IfStatement,
  ElseClause,
  ConditionClause,
  SwitchStatement,
  CaseStatement,
  WhileStatement,
  DoStatement,
  ForStatement,
  RangeFor,
  ReturnStatement,
  BreakStatement,
  ContinueStatement,
  GotoStatement,
  LabeledStatement,
  TryStatement,
  CatchClause,
  ThrowStatement,
  YieldStatement,
  // Expressions.
  Identifier,
  FieldIdentifier,
  This,
  Number,
  Character,
  String,
  ConcatenatedString,
  Boolean,
  Null,
  CallExpression,
  Arguments,
  FieldExpression,
  SubscriptExpression,
  SubscriptArguments,
  AssignmentExpression,
  BinaryExpression,
  UnaryExpression,
  PointerExpression,
  UpdateExpression,
  ConditionalExpression,
  CommaExpression,
  ParenthesizedExpression,
  CastExpression,
  NewExpression,
  DeleteExpression,
  LambdaExpression,
  LambdaCapture,
  InitializerList,
  InitializerPair,
  FieldDesignator,
  SubscriptDesignator,
  CompoundLiteral,
  SizeofExpression,
  AwaitExpression,
  PackExpansion,
  // Tokens. Nothing after FirstToken has children.
  FirstToken,
  Plus,
  Minus,
  Logical, // && ||
  Comparison,
  Arithmetic,
  ShiftLeft,
  ShiftRight,
  Assign,
  PlusAssign,
  OtherAssign,
  Ampersand,
  Star,
  NotToken,
  CaseToken,
  DefaultToken,
  StaticToken,
  ExternToken,
  ConstToken,
  NamespaceToken,
  VirtualToken,
  Elision, // ...
};

const Grammar &grammar();

inline Kind kindOf(const SyntaxNode &node) {
  return static_cast<Kind>(node.kind);
}
inline bool isToken(Kind kind) { return kind >= Kind::FirstToken; }

} // namespace philint::cxx
