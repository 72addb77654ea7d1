// Operators, from the loosest binding to the tightest: OR, XOR, AND, NOT, comparisons, predicates (IN, STARTS
// WITH, =~, IS NULL), + -, * / %, ^, signs, and then what follows a value (.key, [index], :Label).
#include <array>
#include <utility>

#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

ExpressionPtr Parser::parse_expression() {
  const Nest nest(*this);
  ExpressionPtr expression = parse_logical(0);
  grow();
  return expression;
}

ExpressionPtr Parser::parse_logical(int level) {
  constexpr std::array<std::pair<std::string_view, LogicalOperator>, 3> kLevels = {
      {{"OR", LogicalOperator::Or}, {"XOR", LogicalOperator::Xor}, {"AND", LogicalOperator::And}}};
  if (level == 3) return parse_not();
  const auto [word, op] = kLevels[static_cast<std::size_t>(level)];
  const std::uint32_t start = here();
  ExpressionPtr first = parse_logical(level + 1);
  if (!at_word(word)) return first;
  Logical logical{.op = op, .operands = {}};
  logical.operands.push_back(std::move(first));
  while (accept_word(word)) logical.operands.push_back(parse_logical(level + 1));
  grow();
  return make(start, std::move(logical));
}

ExpressionPtr Parser::parse_not() {
  std::vector<std::uint32_t> starts;
  while (at_word("NOT")) {
    starts.push_back(here());
    take();
  }
  ExpressionPtr operand = parse_comparison();
  for (; !starts.empty(); starts.pop_back()) {
    operand = make(starts.back(), Unary{UnaryOperator::Not, std::move(operand)});
    grow();
  }
  return operand;
}

ExpressionPtr Parser::parse_comparison() {
  constexpr std::array<std::pair<std::string_view, ComparisonOperator>, 6> kOperators = {
      {{"=", ComparisonOperator::Equal},
       {"<>", ComparisonOperator::NotEqual},
       {"<", ComparisonOperator::Less},
       {"<=", ComparisonOperator::LessOrEqual},
       {">", ComparisonOperator::Greater},
       {">=", ComparisonOperator::GreaterOrEqual}}};
  const std::uint32_t start = here();
  ExpressionPtr first = parse_predicate();
  Comparison comparison;
  for (bool found = true; found;) {
    found = false;
    for (const auto& [symbol, op] : kOperators) {
      if (!accept(symbol)) continue;
      if (comparison.operands.empty()) comparison.operands.push_back(std::move(first));
      if (symbol == "=" && at("=")) fail_at(peek().span, "'==' is not an operator", "write =");
      comparison.operators.push_back(op);
      comparison.operands.push_back(parse_predicate());
      found = true;
      break;
    }
  }
  if (comparison.operators.empty()) {
    if (at("!") && at("=", 1)) fail_at(peek().span, "'!=' is not an operator", "write <>");
    return first;
  }
  grow(2);
  return make(start, std::move(comparison));
}

ExpressionPtr Parser::parse_predicate() {
  const std::uint32_t start = here();
  ExpressionPtr left = parse_arithmetic(0);
  for (;;) {
    std::optional<BinaryOperator> op;
    if (at_word("STARTS")) op = BinaryOperator::StartsWith;
    if (at_word("ENDS")) op = BinaryOperator::EndsWith;
    if (op) {
      const std::string word = take().text;
      if (!at_word("WITH")) fail_expected("WITH after " + word);
    }
    if (at_word("IN")) op = BinaryOperator::In;
    if (at_word("CONTAINS")) op = BinaryOperator::Contains;
    if (at("=~")) op = BinaryOperator::Matches;
    if (op) {
      take();
      ExpressionPtr right = parse_arithmetic(0);
      left = make(start, Binary{*op, std::move(left), std::move(right)});
    } else if (accept_word("IS")) {
      const bool negated = accept_word("NOT");
      expect_word("NULL", negated ? "after IS NOT" : "or NOT NULL after IS");
      left = make(start, Unary{negated ? UnaryOperator::IsNotNull : UnaryOperator::IsNull, std::move(left)});
    } else {
      return left;
    }
    grow();
  }
}

ExpressionPtr Parser::parse_arithmetic(int level) {
  struct Operator {
    int level;
    std::string_view symbol;
    BinaryOperator op;
  };
  constexpr std::array<Operator, 7> kOperators = {{{0, "+", BinaryOperator::Add},
                                                   {0, "-", BinaryOperator::Subtract},
                                                   {0, "||", BinaryOperator::Concatenate},
                                                   {1, "*", BinaryOperator::Multiply},
                                                   {1, "/", BinaryOperator::Divide},
                                                   {1, "%", BinaryOperator::Modulo},
                                                   {2, "^", BinaryOperator::Power}}};
  if (level == 3) return parse_sign();
  const std::uint32_t start = here();
  ExpressionPtr left = parse_arithmetic(level + 1);
  for (bool found = true; found;) {
    found = false;
    for (const Operator& candidate : kOperators) {
      if (candidate.level != level || !accept(candidate.symbol)) continue;
      ExpressionPtr right = parse_arithmetic(level + 1);
      left = make(start, Binary{candidate.op, std::move(left), std::move(right)});
      grow();
      found = true;
      break;
    }
  }
  return left;
}

ExpressionPtr Parser::parse_sign() {
  std::vector<std::pair<std::uint32_t, UnaryOperator>> signs;
  while (at("-") || at("+")) {
    const UnaryOperator op = at("-") ? UnaryOperator::Minus : UnaryOperator::Plus;
    signs.emplace_back(here(), op);
    take();
  }
  ExpressionPtr operand;
  // A sign belongs to the number that follows, so that the least integer can be written.
  if (!signs.empty() && signs.back().second == UnaryOperator::Minus && peek().kind == TokenKind::Integer &&
      !at("[", 1) && !at(".", 1) && !at(":", 1)) {
    operand = parse_number(true, signs.back().first);
    signs.pop_back();
  } else {
    operand = parse_postfix();
  }
  for (; !signs.empty(); signs.pop_back()) {
    operand = make(signs.back().first, Unary{signs.back().second, std::move(operand)});
    grow();
  }
  return operand;
}

ExpressionPtr Parser::parse_postfix() {
  const std::uint32_t start = here();
  ExpressionPtr object = parse_atom();
  for (;;) {
    if (accept(".")) {
      Name key = take_name("a property key after '.'");
      object = make(start, PropertyAccess{std::move(object), std::move(key)});
    } else if (at("[")) {
      object = parse_subscript(std::move(object), start);
    } else if (at(":") && !std::holds_alternative<Literal>(object->node)) {
      LabelExpressionPtr labels = parse_labels(false);
      object = make(start, LabelTest{std::move(object), std::move(labels)});
    } else {
      return object;
    }
    grow();
  }
}

ExpressionPtr Parser::parse_subscript(ExpressionPtr object, std::uint32_t start) {
  expect("[", "");
  ExpressionPtr from = at("..") ? nullptr : parse_expression();
  if (accept("..")) {
    ExpressionPtr to = at("]") ? nullptr : parse_expression();
    expect("]", "at the end of the slice");
    return make(start, SliceAccess{std::move(object), std::move(from), std::move(to)});
  }
  expect("]", "after the index");
  return make(start, IndexAccess{std::move(object), std::move(from)});
}

}  // namespace entente::query::syntax
