#include "frontends/python/PythonGrammar.h"

extern "C" const TSLanguage *tree_sitter_python(void);

namespace philint::python {

namespace {

struct Rule {
  std::string_view name;
  Kind kind;
  std::uint8_t treatment = kKeep;
};

constexpr Rule kNamed[] = {
    {"module", Kind::Module},
    {"block", Kind::Block},
    {"import_statement", Kind::ImportStatement},
    {"import_prefix", Kind::ImportPrefix, kLeaf},
    {"relative_import", Kind::RelativeImport},
    {"future_import_statement", Kind::FutureImportStatement},
    {"import_from_statement", Kind::ImportFromStatement},
    {"aliased_import", Kind::AliasedImport},
    {"wildcard_import", Kind::WildcardImport, kLeaf},
    {"print_statement", Kind::PrintStatement},
    {"chevron", Kind::Chevron},
    {"assert_statement", Kind::AssertStatement},
    {"expression_statement", Kind::ExpressionStatement},
    {"named_expression", Kind::NamedExpression},
    {"return_statement", Kind::ReturnStatement},
    {"delete_statement", Kind::DeleteStatement},
    {"raise_statement", Kind::RaiseStatement},
    {"pass_statement", Kind::PassStatement, kLeaf},
    {"break_statement", Kind::BreakStatement, kLeaf},
    {"continue_statement", Kind::ContinueStatement, kLeaf},
    {"if_statement", Kind::IfStatement},
    {"elif_clause", Kind::ElifClause},
    {"else_clause", Kind::ElseClause},
    {"match_statement", Kind::MatchStatement},
    {"case_clause", Kind::CaseClause},
    {"for_statement", Kind::ForStatement},
    {"while_statement", Kind::WhileStatement},
    {"try_statement", Kind::TryStatement},
    {"except_clause", Kind::ExceptClause},
    {"finally_clause", Kind::FinallyClause},
    {"with_statement", Kind::WithStatement},
    {"with_clause", Kind::WithClause},
    {"with_item", Kind::WithItem},
    {"function_definition", Kind::FunctionDefinition},
    {"parameters", Kind::Parameters},
    {"lambda_parameters", Kind::LambdaParameters},
    {"list_splat", Kind::ListSplat},
    {"dictionary_splat", Kind::DictionarySplat},
    {"global_statement", Kind::GlobalStatement},
    {"nonlocal_statement", Kind::NonlocalStatement},
    {"exec_statement", Kind::ExecStatement},
    {"type_alias_statement", Kind::TypeAliasStatement},
    {"class_definition", Kind::ClassDefinition},
    {"type_parameter", Kind::TypeParameter},
    {"argument_list", Kind::ArgumentList},
    {"decorated_definition", Kind::DecoratedDefinition},
    {"decorator", Kind::Decorator},
    {"expression_list", Kind::ExpressionList},
    {"dotted_name", Kind::DottedName, kIntern},
    {"case_pattern", Kind::CasePattern},
    {"union_pattern", Kind::UnionPattern},
    {"list_pattern", Kind::ListPattern},
    {"tuple_pattern", Kind::TuplePattern},
    {"dict_pattern", Kind::DictPattern},
    {"keyword_pattern", Kind::KeywordPattern},
    {"splat_pattern", Kind::SplatPattern},
    {"class_pattern", Kind::ClassPattern},
    {"complex_pattern", Kind::ComplexPattern, kLeaf},
    {"pattern_list", Kind::PatternList},
    {"default_parameter", Kind::DefaultParameter},
    {"typed_default_parameter", Kind::TypedDefaultParameter},
    {"typed_parameter", Kind::TypedParameter},
    {"list_splat_pattern", Kind::ListSplatPattern},
    {"dictionary_splat_pattern", Kind::DictionarySplatPattern},
    {"as_pattern", Kind::AsPattern},
    {"as_pattern_target", Kind::AsPatternTarget},
    {"not_operator", Kind::NotOperator},
    {"boolean_operator", Kind::BooleanOperator},
    {"binary_operator", Kind::BinaryOperator},
    {"unary_operator", Kind::UnaryOperator},
    {"comparison_operator", Kind::ComparisonOperator},
    {"lambda", Kind::Lambda},
    {"assignment", Kind::Assignment},
    {"augmented_assignment", Kind::AugmentedAssignment},
    {"yield", Kind::Yield},
    {"attribute", Kind::Attribute},
    {"subscript", Kind::Subscript},
    {"slice", Kind::Slice},
    {"ellipsis", Kind::Ellipsis, kLeaf},
    {"call", Kind::Call},
    {"type", Kind::Type},
    {"splat_type", Kind::SplatType},
    {"generic_type", Kind::GenericType},
    {"union_type", Kind::UnionType},
    {"constrained_type", Kind::ConstrainedType},
    {"member_type", Kind::MemberType},
    {"keyword_argument", Kind::KeywordArgument},
    {"list", Kind::List},
    {"set", Kind::Set},
    {"tuple", Kind::Tuple},
    {"dictionary", Kind::Dictionary},
    {"pair", Kind::Pair},
    {"list_comprehension", Kind::ListComprehension},
    {"dictionary_comprehension", Kind::DictionaryComprehension},
    {"set_comprehension", Kind::SetComprehension},
    {"generator_expression", Kind::GeneratorExpression},
    {"parenthesized_expression", Kind::ParenthesizedExpression},
    {"for_in_clause", Kind::ForInClause},
    {"if_clause", Kind::IfClause},
    {"conditional_expression", Kind::ConditionalExpression},
    {"concatenated_string", Kind::ConcatenatedString},
    {"string", Kind::String},
    {"string_content", Kind::StringContent, kLeaf},
    {"interpolation", Kind::Interpolation},
    {"format_specifier", Kind::FormatSpecifier},
    {"format_expression", Kind::FormatExpression},
    {"type_conversion", Kind::Other, kDrop},
    {"integer", Kind::Integer, kLeaf},
    {"float", Kind::Float, kLeaf},
    {"identifier", Kind::Identifier, kIntern},
    {"true", Kind::True, kLeaf},
    {"false", Kind::False, kLeaf},
    {"none", Kind::None, kLeaf},
    {"await", Kind::Await},
    {"comment", Kind::Other, kComment},
    {"line_continuation", Kind::Other, kDrop},
    {"positional_separator", Kind::PositionalSeparator, kLeaf},
    {"keyword_separator", Kind::KeywordSeparator, kLeaf},
    {"string_start", Kind::Other, kDrop},
    {"string_end", Kind::Other, kDrop},
};

constexpr Rule kTokens[] = {
    {"and", Kind::AndToken, kLeaf},    {"or", Kind::OrToken, kLeaf},
    {"+", Kind::Plus, kLeaf},          {"-", Kind::Minus, kLeaf},
    {"*", Kind::Star, kLeaf},          {"/", Kind::Slash, kLeaf},
    {"//", Kind::SlashSlash, kLeaf},   {"%", Kind::Percent, kLeaf},
    {"**", Kind::StarStar, kLeaf},     {"@", Kind::At, kLeaf},
    {"|", Kind::Bar, kLeaf},           {"&", Kind::Ampersand, kLeaf},
    {"^", Kind::Caret, kLeaf},         {"<<", Kind::ShiftLeft, kLeaf},
    {">>", Kind::ShiftRight, kLeaf},   {"+=", Kind::PlusAssign, kLeaf},
    {"|=", Kind::BarAssign, kLeaf},    {"-=", Kind::OtherAssign, kLeaf},
    {"*=", Kind::OtherAssign, kLeaf},  {"/=", Kind::OtherAssign, kLeaf},
    {"@=", Kind::OtherAssign, kLeaf},  {"//=", Kind::OtherAssign, kLeaf},
    {"%=", Kind::OtherAssign, kLeaf},  {"**=", Kind::OtherAssign, kLeaf},
    {">>=", Kind::OtherAssign, kLeaf}, {"<<=", Kind::OtherAssign, kLeaf},
    {"&=", Kind::OtherAssign, kLeaf},  {"^=", Kind::OtherAssign, kLeaf},
};

Grammar resolve() {
  std::vector<NodeRule> rules;
  for (const Rule &rule : kNamed)
    rules.push_back({rule.name, true, static_cast<std::uint16_t>(rule.kind),
                     rule.treatment});
  for (const Rule &rule : kTokens)
    rules.push_back({rule.name, false, static_cast<std::uint16_t>(rule.kind),
                     rule.treatment});
  return Grammar(tree_sitter_python(), rules, {},
                 static_cast<std::uint16_t>(Kind::Other),
                 static_cast<std::uint16_t>(Kind::Error));
}

} // namespace

const Grammar &pythonGrammar() {
  static const Grammar grammar = resolve();
  return grammar;
}

} // namespace philint::python
