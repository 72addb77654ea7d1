// Values that begin with a literal or a word: numbers, strings, parameters, variables, function calls, CASE,
// quantifiers, reduce, subqueries.
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

ExpressionPtr Parser::parse_atom() {
  const std::uint32_t start = here();
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::Integer:
    case TokenKind::Float:
      return parse_number(false, start);
    case TokenKind::String: {
      Value value(take().text);
      return make(start, Literal{std::move(value)});
    }
    case TokenKind::Parameter: {
      std::string name = take().text;
      return make(start, Parameter{std::move(name)});
    }
    case TokenKind::Identifier:
    case TokenKind::EscapedIdentifier:
      return parse_word_atom();
    case TokenKind::Symbol:
      if (at("(")) return at_pattern(0) ? parse_pattern_predicate() : parse_round_bracket();
      if (at("[")) return parse_square_bracket();
      if (at("{")) return parse_map();
      break;
    case TokenKind::Bad:
      take();
      break;
    case TokenKind::End:
      break;
  }
  fail_expected("a value");
}

ExpressionPtr Parser::parse_number(bool negative, std::uint32_t start) {
  const Token& token = take();
  if (token.kind == TokenKind::Float) return make(start, Literal{Value(token.number)});
  constexpr std::uint64_t kLeast = std::uint64_t{1} << 63;
  if (token.integer == kLeast && !negative) {
    fail_at(token.span, token.text + " does not fit into 64 bits; the largest integer is 9223372036854775807",
            {}, "IntegerOverflow");
  }
  const auto value = static_cast<std::int64_t>(negative ? ~token.integer + 1 : token.integer);
  return make(start, Literal{Value(value)});
}

ExpressionPtr Parser::parse_word_atom() {
  const std::uint32_t start = here();
  if (peek().kind == TokenKind::Identifier) {
    if (accept_word("TRUE")) return make(start, Literal{Value(true)});
    if (accept_word("FALSE")) return make(start, Literal{Value(false)});
    if (accept_word("NULL")) return make(start, Literal{Value()});
    if (at_word("CASE")) return parse_case();
    if (at_word("EXISTS") && at("{", 1)) return parse_subquery(SubqueryKind::Exists);
    if (at_word("COUNT") && at("{", 1)) return parse_subquery(SubqueryKind::Count);
    if (at_word("COLLECT") && at("{", 1)) return parse_subquery(SubqueryKind::Collect);
    if (at_path_function()) return parse_shortest_path_value();
    const bool variable_in = at("(", 1) && at_variable(2) && at_word("IN", 3);
    if (variable_in && at_word("ALL")) return parse_list_quantifier(QuantifierKind::All);
    if (variable_in && at_word("ANY")) return parse_list_quantifier(QuantifierKind::Any);
    if (variable_in && at_word("NONE")) return parse_list_quantifier(QuantifierKind::None);
    if (variable_in && at_word("SINGLE")) return parse_list_quantifier(QuantifierKind::Single);
    if (at_word("REDUCE") && at("(", 1) && at_variable(2) && at("=", 3)) return parse_reduce();
  }
  // A function's name can have dots; a name followed by a dot and no bracket is a property access.
  std::size_t length = 1;
  while (at(".", length) && (peek(length + 1).kind == TokenKind::Identifier ||
                             peek(length + 1).kind == TokenKind::EscapedIdentifier)) {
    length += 2;
  }
  if (at("(", length)) return parse_function(start);
  const Name variable = take_variable("a value");
  ExpressionPtr atom = make(start, Variable{variable.text});
  return at("{") ? parse_map_projection(std::move(atom), start) : std::move(atom);
}

ExpressionPtr Parser::parse_case() {
  const std::uint32_t start = here();
  expect_word("CASE", "");
  Case node;
  if (!at_word("WHEN")) node.subject = parse_expression();
  while (accept_word("WHEN")) {
    CaseBranch branch;
    branch.when = parse_expression();
    expect_word("THEN", "after the condition of WHEN");
    branch.then = parse_expression();
    node.branches.push_back(std::move(branch));
  }
  if (node.branches.empty()) fail_expected("WHEN");
  if (accept_word("ELSE")) node.otherwise = parse_expression();
  expect_word("END", "at the end of CASE");
  return make(start, std::move(node));
}

ExpressionPtr Parser::parse_list_quantifier(QuantifierKind kind) {
  const std::uint32_t start = here();
  ListQuantifier node{.kind = kind, .variable = {}, .list = {}, .where = {}};
  const std::string word = take().text;
  expect("(", "");
  node.variable = take_variable("a variable");
  expect_word("IN", "");
  node.list = parse_expression();
  expect_word("WHERE", "and a condition in " + word + "(…)");
  node.where = parse_expression();
  expect(")", "at the end of " + word + "(…)");
  return make(start, std::move(node));
}

ExpressionPtr Parser::parse_reduce() {
  const std::uint32_t start = here();
  Reduce node;
  take();
  expect("(", "");
  node.accumulator = take_variable("a variable");
  expect("=", "");
  node.initial = parse_expression();
  expect(",", "after the first value of reduce(…)");
  node.variable = take_variable("a variable in reduce(…)");
  expect_word("IN", "after the variable of reduce(…)");
  node.list = parse_expression();
  expect("|", "and an expression in reduce(…)");
  node.step = parse_expression();
  expect(")", "at the end of reduce(…)");
  return make(start, std::move(node));
}

ExpressionPtr Parser::parse_subquery(SubqueryKind kind) {
  const std::uint32_t start = here();
  take();
  QueryPtr query = parse_braced_query();
  return make(start, Subquery{kind, std::move(query)});
}

// shortestPath(…) as a value is the first (allShortestPaths(…): the list) of what the pattern of that name
// finds.
ExpressionPtr Parser::parse_shortest_path_value() {
  const std::uint32_t start = here();
  PatternComprehension found;
  found.pattern.variable = Name{"  path", peek().span};  // with blanks, so no query can have it
  parse_path_function(found.pattern);
  const bool all = found.pattern.selector.kind == SelectorKind::AllShortestPathsFunction;
  found.map = make(start, Variable{found.pattern.variable->text});
  ExpressionPtr list = make(start, std::move(found));
  if (all) return list;
  FunctionCall head{.name = {"head", span_from(start)}, .distinct = false, .star = false, .arguments = {}};
  head.arguments.push_back(std::move(list));
  return make(start, std::move(head));
}

ExpressionPtr Parser::parse_function(std::uint32_t start) {
  FunctionCall call;
  call.name = take_name("a function");
  while (accept(".")) call.name.text += "." + take_name("a function").text;
  call.name.span = span_from(start);
  expect("(", "after the function's name");
  const BarScope bar(*this, false);
  if (at("*") && at(")", 1)) {
    call.star = true;
    take();
  } else {
    call.distinct = accept_word("DISTINCT");
    while (!at(")")) {
      if (!call.arguments.empty()) expect(",", "or ')' after the argument of " + call.name.text + "(…)");
      call.arguments.push_back(parse_expression());
    }
  }
  expect(")", "at the end of " + call.name.text + "(…)");
  return make(start, std::move(call));
}

}  // namespace entente::query::syntax
