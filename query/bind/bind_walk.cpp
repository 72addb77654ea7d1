#include "query/bind/bind_walk.hpp"

#include <algorithm>
#include <memory>

namespace entente::query {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// Calls `visit` with a reference to each child pointer; const or not as the node is.
template <class Node, class Visit>
void each_child(Node& node, const Visit& visit) {
  const auto all = [&](auto& children) {
    for (auto& child : children) visit(child);
  };
  std::visit(Overloaded{
                 [](auto& leaf)
                   requires(std::is_same_v<std::remove_const_t<std::remove_reference_t<decltype(leaf)>>, BoundConstant> ||
                            std::is_same_v<std::remove_const_t<std::remove_reference_t<decltype(leaf)>>, BoundParameter> ||
                            std::is_same_v<std::remove_const_t<std::remove_reference_t<decltype(leaf)>>, BoundSlot> ||
                            std::is_same_v<std::remove_const_t<std::remove_reference_t<decltype(leaf)>>, BoundSubquery>)
                 {},
                 [&](auto& n)
                   requires requires { n.object; n.key;
}
{ visit(n.object); }
, [&](auto& n) requires requires {
  n.object;
  n.index;
}
{ visit(n.object), visit(n.index); }
, [&](auto& n) requires requires {
  n.object;
  n.from;
}
{ visit(n.object), visit(n.from), visit(n.to); }
, [&](auto& n) requires requires {
  n.object;
  n.labels;
}
{ visit(n.object); }
, [&](auto& n) requires requires {
  n.object;
  n.items;
}
{
  visit(n.object);
  for (auto& item : n.items) visit(item.value);
}
, [&](auto& n) requires requires { n.operand; }
{ visit(n.operand); }
, [&](auto& n) requires requires { n.operands; }
{ all(n.operands); }
, [&](auto& n) requires requires { n.left; }
{ visit(n.left), visit(n.right); }
, [&](auto& n) requires(
      requires { n.items; } && !requires { n.object; }) {
  all(n.items);
}
, [&](auto& n) requires requires { n.entries; }
{
  for (auto& entry : n.entries) visit(entry.second);
}
, [&](auto& n) requires requires { n.arguments; }
{ all(n.arguments); }
, [&](auto& n) requires requires { n.branches; }
{
  visit(n.subject);
  for (auto& branch : n.branches) visit(branch.when), visit(branch.then);
  visit(n.otherwise);
}
, [&](auto& n) requires requires { n.map; }
{ visit(n.list), visit(n.where), visit(n.map); }
, [&](auto& n) requires(
      requires {
        n.list;
        n.where;
      } &&
      !requires { n.map; }) {
  visit(n.list), visit(n.where);
}
, [&](auto& n) requires requires { n.accumulator; }
{ visit(n.initial), visit(n.list), visit(n.step); }
,
}  // namespace
,
             node);
}  // namespace entente::query

class ClauseWalk {
 public:
  explicit ClauseWalk(const std::function<void(const BoundExpressionPtr&)>& visit) : visit_(visit) {}

  void query(const BoundQuery& query) {
    for (const BoundArm& arm : query.arms) clauses(arm.clauses);
  }

 private:
  void one(const BoundExpressionPtr& expression) {
    if (expression) visit_(expression);
  }
  template <class List>
  void all(const List& list) {
    for (const BoundExpressionPtr& expression : list) one(expression);
  }
  void clauses(const std::vector<BoundClause>& list) {
    for (const BoundClause& clause : list) {
      std::visit([&](const auto& node) { walk(node); }, clause.node);
    }
  }
  void walk(const BoundMatch& match) {
    for (const BoundPath& path : match.paths) {
      for (const BoundStep& step : path.steps) {
        if (const auto* repeat = std::get_if<BoundRepeat>(&step)) all(repeat->conjuncts);
      }
      one(path.selector.count);
      one(path.selector.weight);
      all(path.conjuncts);
    }
    all(match.conjuncts);
    if (match.time) one(match.time->from), one(match.time->to);
  }
  void walk(const BoundUnwind& unwind) { one(unwind.list); }
  void walk(const BoundProjection& projection) {
    for (const BoundItem& key : projection.keys) one(key.expression);
    for (const BoundAggregate& aggregate : projection.aggregates) all(aggregate.arguments);
    for (const BoundItem& item : projection.items) one(item.expression);
    for (const BoundSort& sort : projection.order) one(sort.expression);
    one(projection.skip);
    one(projection.limit);
    all(projection.where);
  }
  void walk(const BoundCreate& create) {
    for (const BoundNewNode& node : create.nodes) one(node.properties);
    for (const BoundNewEdge& edge : create.edges) one(edge.properties);
  }
  void updates(const std::vector<BoundUpdateItem>& items) {
    for (const BoundUpdateItem& item : items) one(item.target), one(item.value);
  }
  void walk(const BoundUpdate& update) { updates(update.items); }
  void walk(const BoundMerge& merge) {
    walk(merge.match);
    walk(merge.create);
    updates(merge.on_create);
    updates(merge.on_match);
  }
  void walk(const BoundDelete& node) { all(node.targets); }
  void walk(const BoundProcedureCall& call) { all(call.arguments), all(call.where); }
  void walk(const BoundSubqueryCall& call) { query(*call.query); }
  void walk(const BoundForeach& loop) { one(loop.list), clauses(loop.clauses); }

  const std::function<void(const BoundExpressionPtr&)>& visit_;
};

void add_path_slots(const BoundPath& path, std::vector<Slot>& slots) {
  for (const BoundNode& node : path.nodes) slots.push_back(node.slot);
  for (const BoundStep& step : path.steps) {
    if (const auto* edge = std::get_if<BoundEdge>(&step)) {
      slots.push_back(edge->slot);
      continue;
    }
    const auto& repeat = std::get<BoundRepeat>(step);
    for (const BoundNode& node : repeat.nodes) slots.push_back(node.slot);
    for (const BoundEdge& edge : repeat.edges) slots.push_back(edge.slot);
    for (const auto& group : repeat.groups) slots.push_back(group.list);
    if (repeat.bound_list) slots.push_back(*repeat.bound_list);
  }
  if (path.slot) slots.push_back(*path.slot);
}

void add_slots(const BoundExpression& expression, std::vector<Slot>& slots);

void add_query_slots(const BoundQuery& query, std::vector<Slot>& slots) {
  for (const BoundArm& arm : query.arms) {
    for (const BoundClause& clause : arm.clauses) {
      if (const auto* match = std::get_if<BoundMatch>(&clause.node)) {
        for (const BoundPath& path : match->paths) add_path_slots(path, slots);
      } else if (const auto* call = std::get_if<BoundSubqueryCall>(&clause.node)) {
        add_query_slots(*call->query, slots);
      }
    }
  }
  for_each_expression(query, [&](const BoundExpressionPtr& inner) { add_slots(*inner, slots); });
}

void add_slots(const BoundExpression& expression, std::vector<Slot>& slots) {
  if (const auto* slot = std::get_if<BoundSlot>(&expression.node)) slots.push_back(slot->slot);
  if (const auto* subquery = std::get_if<BoundSubquery>(&expression.node))
    add_query_slots(*subquery->query, slots);
  for_each_child(expression, [&](const BoundExpressionPtr& child) { add_slots(*child, slots); });
}

std::vector<Slot> sorted(std::vector<Slot> slots) {
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

bool same_labels(const BoundLabelsPtr& a, const BoundLabelsPtr& b) {
  if (!a || !b) return a == b;
  return a->op == b->op && a->name == b->name &&
         std::equal(a->operands.begin(), a->operands.end(), b->operands.begin(), b->operands.end(),
                    same_labels);
}

/// Whether two nodes of one kind agree in what is not a child. The slots of comprehensions differ even where
/// they mean the same, so those are never the same.
bool same_rest(const BoundExpression& a, const BoundExpression& b) {
  return std::visit(
      Overloaded{
          [&](const BoundConstant& x) { return identical(x.value, std::get<BoundConstant>(b.node).value); },
          [&](const BoundParameter& x) { return x.index == std::get<BoundParameter>(b.node).index; },
          [&](const BoundSlot& x) { return x.slot == std::get<BoundSlot>(b.node).slot; },
          [&](const BoundProperty& x) { return x.key == std::get<BoundProperty>(b.node).key; },
          [&](const BoundUnary& x) { return x.op == std::get<BoundUnary>(b.node).op; },
          [&](const BoundBinary& x) { return x.op == std::get<BoundBinary>(b.node).op; },
          [&](const BoundLogical& x) { return x.op == std::get<BoundLogical>(b.node).op; },
          [&](const BoundComparison& x) { return x.op == std::get<BoundComparison>(b.node).op; },
          [&](const BoundLabelTest& x) {
            return same_labels(x.labels, std::get<BoundLabelTest>(b.node).labels);
          },
          [&](const BoundFunction& x) { return x.name == std::get<BoundFunction>(b.node).name; },
          [&](const BoundMap& x) {
            const auto& y = std::get<BoundMap>(b.node);
            return std::equal(x.entries.begin(), x.entries.end(), y.entries.begin(), y.entries.end(),
                              [](const auto& p, const auto& q) { return p.first == q.first; });
          },
          [&](const BoundMapProjection& x) {
            const auto& y = std::get<BoundMapProjection>(b.node);
            return std::equal(x.items.begin(), x.items.end(), y.items.begin(), y.items.end(),
                              [](const auto& p, const auto& q) { return p.key == q.key; });
          },
          [](const BoundIndex&) { return true; },
          [](const BoundSlice&) { return true; },
          [](const BoundList&) { return true; },
          [](const BoundCase&) { return true; },
          [](const auto&) { return false; },
      },
      a.node);
}

}  // namespace

void for_each_child(const BoundExpression& expression,
                    const std::function<void(const BoundExpressionPtr&)>& visit) {
  each_child(expression.node, [&](const BoundExpressionPtr& child) {
    if (child) visit(child);
  });
}

void for_each_expression(const BoundQuery& query,
                         const std::function<void(const BoundExpressionPtr&)>& visit) {
  ClauseWalk(visit).query(query);
}

BoundExpressionPtr with_children(const BoundExpressionPtr& expression,
                                 const std::function<BoundExpressionPtr(const BoundExpressionPtr&)>& change) {
  auto copy = std::make_shared<BoundExpression>(*expression);
  bool changed = false;
  each_child(copy->node, [&](BoundExpressionPtr& child) {
    if (!child) return;
    BoundExpressionPtr replaced = change(child);
    changed = changed || replaced != child;
    child = std::move(replaced);
  });
  return changed ? BoundExpressionPtr(std::move(copy)) : expression;
}

bool same_expression(const BoundExpressionPtr& a, const BoundExpressionPtr& b) {
  if (a == b) return true;
  if (!a || !b || a->node.index() != b->node.index() || !same_rest(*a, *b)) return false;
  std::vector<BoundExpressionPtr> left, right;
  each_child(a->node, [&](const BoundExpressionPtr& child) { left.push_back(child); });
  each_child(b->node, [&](const BoundExpressionPtr& child) { right.push_back(child); });
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_expression);
}

bool same_aggregate(const BoundAggregate& a, const BoundAggregate& b) {
  return a.function == b.function && a.distinct == b.distinct &&
         std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(),
                    same_expression);
}

std::vector<Slot> slots_in(const BoundExpression& expression) {
  std::vector<Slot> slots;
  add_slots(expression, slots);
  return sorted(std::move(slots));
}

std::vector<Slot> slots_of(const BoundPath& path) {
  std::vector<Slot> slots;
  add_path_slots(path, slots);
  return sorted(std::move(slots));
}

}  // namespace entente::query
