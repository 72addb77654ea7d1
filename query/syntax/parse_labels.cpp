// Label expressions: A, :A:B, A|B, A&!B, (A|B)&C, %. The same for node labels and edge types.
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {
namespace {

LabelExpressionPtr combined(LabelOperator op, std::vector<LabelExpressionPtr> operands, Span span,
                            bool colons) {
  auto node = std::make_unique<LabelExpression>();
  node->op = op;
  node->operands = std::move(operands);
  node->span = span;
  node->colons = colons;
  return node;
}

}  // namespace

LabelExpressionPtr Parser::parse_labels(bool edge) {
  if (!accept_word("IS")) expect(":", "");
  return parse_label_or(edge);
}

LabelExpressionPtr Parser::parse_label_or(bool edge) {
  const Nest nest(*this);
  const std::uint32_t start = here();
  std::vector<LabelExpressionPtr> operands;
  operands.push_back(parse_label_and(edge));
  bool colons = false;
  while (at("|") && (edge || !bar_ends_)) {
    take();
    colons = (edge && accept(":")) || colons;
    operands.push_back(parse_label_and(edge));
  }
  if (operands.size() == 1) return std::move(operands.front());
  return combined(LabelOperator::Or, std::move(operands), span_from(start), colons);
}

LabelExpressionPtr Parser::parse_label_and(bool edge) {
  const std::uint32_t start = here();
  std::vector<LabelExpressionPtr> operands;
  operands.push_back(parse_label_not(edge));
  bool colons = false;
  while (at("&") || (at(":") && !edge)) {
    colons = at(":") || colons;
    take();
    operands.push_back(parse_label_not(edge));
  }
  if (operands.size() == 1) return std::move(operands.front());
  return combined(LabelOperator::And, std::move(operands), span_from(start), colons);
}

LabelExpressionPtr Parser::parse_label_not(bool edge) {
  std::vector<std::uint32_t> starts;
  while (at("!")) {
    starts.push_back(here());
    take();
  }
  LabelExpressionPtr operand = parse_label_atom(edge);
  // !!A is A, so at most one Not is kept.
  if (starts.size() % 2 == 0) return operand;
  std::vector<LabelExpressionPtr> operands;
  operands.push_back(std::move(operand));
  return combined(LabelOperator::Not, std::move(operands), span_from(starts.front()), false);
}

LabelExpressionPtr Parser::parse_label_atom(bool edge) {
  const std::uint32_t start = here();
  if (accept("(")) {
    const BarScope bar(*this, false);
    LabelExpressionPtr inner = parse_label_or(edge);
    expect(")", "in the label expression");
    return inner;
  }
  auto node = std::make_unique<LabelExpression>();
  if (accept("%")) {
    node->op = LabelOperator::Any;
  } else {
    node->name = take_name(edge ? "an edge type after ':'" : "a label after ':'");
  }
  node->span = span_from(start);
  return node;
}

}  // namespace entente::query::syntax
