// Choosing a quick test for a condition, and running it.
#include "query/execute/row_test.hpp"

#include <compare>
#include <utility>

namespace entente::query {

ComparisonOperator mirrored(ComparisonOperator op) {
  switch (op) {
    case ComparisonOperator::Less:
      return ComparisonOperator::Greater;
    case ComparisonOperator::LessOrEqual:
      return ComparisonOperator::GreaterOrEqual;
    case ComparisonOperator::Greater:
      return ComparisonOperator::Less;
    case ComparisonOperator::GreaterOrEqual:
      return ComparisonOperator::LessOrEqual;
    case ComparisonOperator::Equal:
    case ComparisonOperator::NotEqual:
      break;
  }
  return op;
}

bool satisfies(std::strong_ordering order, ComparisonOperator op) {
  switch (op) {
    case ComparisonOperator::Equal:
      return order == 0;
    case ComparisonOperator::NotEqual:
      return order != 0;
    case ComparisonOperator::Less:
      return order < 0;
    case ComparisonOperator::LessOrEqual:
      return order <= 0;
    case ComparisonOperator::Greater:
      return order > 0;
    case ComparisonOperator::GreaterOrEqual:
      return order >= 0;
  }
  return false;
}

bool is_known_before(const BoundExpression& expression, const Evaluator* compiled) {
  return std::holds_alternative<BoundParameter>(expression.node) ||
         (compiled != nullptr && compiled->constant() != nullptr);
}

RowTests::RowTests(const Conjuncts& conjuncts, Builder& builder) : context_(builder.context()) {
  for (const auto& conjunct : conjuncts) tests_.push_back(compile(conjunct, builder));
}

std::optional<RowTests::Side> RowTests::property_of_node(const BoundExpression& expression) {
  const auto* property = std::get_if<BoundProperty>(&expression.node);
  const auto* owner = property != nullptr ? std::get_if<BoundSlot>(&property->object->node) : nullptr;
  if (owner == nullptr || !property->object->type.is(TypeKind::Node)) return std::nullopt;
  return Side{.slot = owner->slot, .key = property->key};
}

void RowTests::compile_comparison(const BoundComparison& comparison, Test& test, Builder& builder) {
  const auto left = property_of_node(*comparison.left), right = property_of_node(*comparison.right);
  test.op = left ? comparison.op : mirrored(comparison.op);
  if (left && right) {
    test.kind = Kind::Pair;
    test.left = *left;
    test.right = *right;
  } else if (left || right) {
    const auto& other = left ? comparison.right : comparison.left;
    test.value = builder.compile(other);
    test.left = left ? *left : *right;
    if (is_known_before(*other, test.value.get())) test.kind = Kind::Constant;
  }
}

/// (a)-[:T]-(b) as a predicate, both nodes known before and nothing else said.
bool RowTests::compile_joined(const BoundExpression& expression, Test& test) {
  const auto* subquery = std::get_if<BoundSubquery>(&expression.node);
  if (subquery == nullptr || subquery->kind != SubqueryKind::Exists) return false;
  const BoundQuery& query = *subquery->query;
  if (query.arms.size() != 1 || query.arms[0].clauses.size() != 1) return false;
  const auto* match = std::get_if<BoundMatch>(&query.arms[0].clauses[0].node);
  if (match == nullptr || match->optional || match->time || !match->conjuncts.empty() ||
      match->paths.size() != 1)
    return false;
  const BoundPath& path = match->paths[0];
  const bool plain = path.steps.size() == 1 && path.selector.kind == BoundSelectorKind::All &&
                     path.mode != PathMode::Acyclic && path.mode != PathMode::Simple &&
                     !path.forward_in_time && path.conjuncts.empty();
  const auto* edge = plain ? std::get_if<BoundEdge>(&path.steps[0]) : nullptr;
  if (edge == nullptr || edge->bound || edge->direction == EdgeDirection::Undirected) return false;
  for (const BoundNode& node : path.nodes) {
    if (!node.bound || node.labels != nullptr) return false;
  }
  test.kind = Kind::Joined;
  test.left.slot = path.nodes[0].slot;
  test.right.slot = path.nodes[1].slot;
  test.step.emplace(*edge);
  test.back.emplace(*edge, true);
  return true;
}

RowTests::Test RowTests::compile(const BoundExpressionPtr& conjunct, Builder& builder) {
  Test test;
  test.original = builder.compile(conjunct);
  if (const auto* labels = std::get_if<BoundLabelTest>(&conjunct->node)) {
    const auto* slot = std::get_if<BoundSlot>(&labels->object->node);
    if (slot != nullptr && labels->object->type.is(TypeKind::Node) &&
        labels->labels->op == syntax::LabelOperator::Name) {
      test.kind = Kind::Label;
      test.left.slot = slot->slot;
      test.label = labels->labels->name;
    }
  } else if (const auto* comparison = std::get_if<BoundComparison>(&conjunct->node)) {
    compile_comparison(*comparison, test, builder);
  } else if (builder.batches()) {
    const auto* unary = std::get_if<BoundUnary>(&conjunct->node);
    test.negated = unary != nullptr && unary->op == UnaryOperator::Not;
    compile_joined(test.negated ? *unary->operand : *conjunct, test);
  }
  return test;
}

void RowTests::start(Row row) {
  const GraphView& view = context_.view;
  context_.facts.refresh();
  const auto open = [&](Side& side) {
    const auto key = view.keys().find(side.key);
    side.reader = key ? view.node_property(*key) : PropertyReader<NodeId>();
    side.dense = nullptr;
    if (!key || context_.eval.deletes) return;
    const DenseIntegers& integers = context_.facts.integers(*key);
    if (!integers.values.empty()) side.dense = &integers;
  };
  const bool opened = std::exchange(version_, view.version()) == view.version();
  for (Test& test : tests_) {
    if (test.kind == Kind::Constant) test.known = test.value->evaluate(row, context_.eval);
    if (opened) continue;
    test.leads = nullptr;
    if (test.kind == Kind::Label) test.label_id = view.labels().find(test.label);
    if (test.kind == Kind::Constant || test.kind == Kind::Pair) open(test.left);
    if (test.kind == Kind::Pair) open(test.right);
  }
}

bool RowTests::joined(Test& test, NodeId left, NodeId right) {
  const Step &step = test.step->get(context_), &back = test.back->get(context_);
  test.from_left.look_at(left, step, context_);
  if (test.from_left.ready()) return test.from_left.test(right);
  test.from_right.look_at(right, back, context_);
  if (test.from_right.ready()) return test.from_right.test(left);
  found_.clear();
  if (hop_count(context_.view, right, back) < hop_count(context_.view, left, step)) {
    find_edges(context_.view, right, left, back, false, found_);
  } else {
    find_edges(context_.view, left, right, step, false, found_);
  }
  return !found_.empty();
}

std::optional<bool> RowTests::quick(Test& test, Row row, Slot slot, NodeId node) {
  // A statement that deletes must look whether the node is still there.
  if (test.kind == Kind::Other || context_.eval.deletes) return std::nullopt;
  const auto node_of = [&](Slot s) {
    if (s == slot) return node;
    return row[s].is(ValueKind::Node) ? row[s].node() : NodeId();
  };
  const NodeId left = node_of(test.left.slot);
  if (!left.valid()) return std::nullopt;
  if (test.kind == Kind::Label) return test.label_id && context_.view.has_label(left, *test.label_id);
  if (test.kind == Kind::Constant) {
    if (test.known.is(ValueKind::Integer)) {
      if (const auto number = test.left.reader.integer(left))
        return satisfies(*number <=> test.known.integer(), test.op);
    } else if (test.known.is(ValueKind::String)) {
      if (const auto text = test.left.reader.string(left)) {
        return satisfies(*text <=> std::string_view(test.known.string()), test.op);
      }
    }
    return std::nullopt;
  }
  const NodeId right = node_of(test.right.slot);
  if (!right.valid()) return std::nullopt;
  if (test.kind == Kind::Joined) {
    if (context_.meter.hops(1)) return false;
    return joined(test, left, right) != test.negated;
  }
  const auto a = test.left.reader.integer(left), b = test.right.reader.integer(right);
  if (!a || !b) return std::nullopt;
  return satisfies(*a <=> *b, test.op);
}

bool RowTests::pass(Row row, Slot slot, NodeId node) {
  bool filled = slot == kNoSlot;
  for (Test& test : tests_) {
    if (const auto known = quick(test, row, slot, node)) {
      if (!*known) return false;
      continue;
    }
    if (!filled) row[slot] = Value(node);
    filled = true;
    if (test.original->test(row, context_.eval) != Truth::True) return false;
  }
  return true;
}

}  // namespace entente::query
