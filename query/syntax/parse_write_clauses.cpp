// CREATE, MERGE, SET, REMOVE, DELETE, FOREACH.
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

Create Parser::parse_create() {
  if (at_word("INDEX") || at_word("CONSTRAINT")) {
    fail_at(peek().span, "indexes and constraints cannot be created",
            "the store keeps its indexes by itself");
  }
  return {parse_patterns()};
}

Merge Parser::parse_merge() {
  Merge merge;
  merge.pattern = parse_path();
  while (accept_word("ON")) {
    const bool create = at_word("CREATE");
    if (!accept_word("CREATE") && !accept_word("MATCH")) fail_expected("CREATE or MATCH after ON");
    expect_word("SET", create ? "after ON CREATE" : "after ON MATCH");
    std::vector<UpdateItem>& items = create ? merge.on_create : merge.on_match;
    for (UpdateItem& item : parse_set_items()) items.push_back(std::move(item));
  }
  return merge;
}

std::vector<UpdateItem> Parser::parse_set_items() {
  std::vector<UpdateItem> items;
  do {
    items.push_back(parse_set_item());
  } while (accept(","));
  return items;
}

UpdateItem Parser::parse_set_item() {
  const std::uint32_t start = here();
  UpdateItem item;
  {
    const Nest nest(*this);
    item.target = parse_postfix();
  }
  if (auto* test = std::get_if<LabelTest>(&item.target->node)) {
    item.kind = UpdateKind::AddLabels;
    LabelExpressionPtr labels = std::move(test->labels);
    ExpressionPtr object = std::move(test->object);
    item.target = std::move(object);
    take_plain_labels(*labels, item.labels);
  } else if (accept("+=")) {
    item.kind = UpdateKind::MergeProperties;
    item.value = parse_expression();
  } else {
    expect("=", "or += or a label in SET");
    item.kind = UpdateKind::ReplaceProperties;
    if (auto* property = std::get_if<PropertyAccess>(&item.target->node)) {
      item.kind = UpdateKind::SetProperty;
      item.key = property->key;
      ExpressionPtr object = std::move(property->object);
      item.target = std::move(object);
    }
    item.value = parse_expression();
  }
  item.span = span_from(start);
  return item;
}

UpdateItem Parser::parse_remove_item() {
  const std::uint32_t start = here();
  UpdateItem item;
  {
    const Nest nest(*this);
    item.target = parse_postfix();
  }
  if (auto* test = std::get_if<LabelTest>(&item.target->node)) {
    item.kind = UpdateKind::RemoveLabels;
    LabelExpressionPtr labels = std::move(test->labels);
    ExpressionPtr object = std::move(test->object);
    item.target = std::move(object);
    take_plain_labels(*labels, item.labels);
  } else if (auto* property = std::get_if<PropertyAccess>(&item.target->node)) {
    item.kind = UpdateKind::RemoveProperty;
    item.key = property->key;
    ExpressionPtr object = std::move(property->object);
    item.target = std::move(object);
  } else {
    fail_at(span_from(start), "REMOVE needs a property or a label", "write REMOVE n.key or REMOVE n:Label");
  }
  item.span = span_from(start);
  return item;
}

void Parser::take_plain_labels(const LabelExpression& labels, std::vector<Name>& out) const {
  if (labels.op == LabelOperator::Name) {
    out.push_back(labels.name);
    return;
  }
  if (labels.op != LabelOperator::And) {
    fail_at(labels.span, "only plain labels can be set or removed", "write n:A:B");
  }
  for (const LabelExpressionPtr& operand : labels.operands) take_plain_labels(*operand, out);
}

Delete Parser::parse_delete(bool detach) {
  Delete node{.detach = detach, .targets = {}};
  do {
    node.targets.push_back(parse_expression());
  } while (accept(","));
  return node;
}

Foreach Parser::parse_foreach() {
  const Nest nest(*this);
  Foreach node;
  expect("(", "after FOREACH");
  node.variable = take_variable("a variable in FOREACH");
  expect_word("IN", "after the variable of FOREACH");
  node.list = parse_expression();
  expect("|", "and a clause in FOREACH");
  while (parse_clause(node.clauses)) {
  }
  if (node.clauses.empty()) fail_expected("a clause such as SET or CREATE in FOREACH");
  expect(")", "at the end of FOREACH");
  return node;
}

}  // namespace entente::query::syntax
