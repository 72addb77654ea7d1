// Moves conditions on all edges of a path into the step that walks them: `all(r IN relationships(p) WHERE
// r.date > $d)` then prunes the walk instead of filtering its end. `none(…)` is `all(not …)`.
#include <algorithm>

#include "query/expression/evaluator.hpp"
#include "query/optimize/liveness.hpp"
#include "query/optimize/optimize.hpp"

namespace entente::query {
namespace {

/// A condition that every edge in a list must meet.
struct EdgeCondition {
  Slot list = 0;  ///< the list, or the path whose relationships are meant
  bool of_path = false;
  Slot alias = 0;  ///< the slot of one edge inside of `condition`
  BoundExpressionPtr condition;
};

std::optional<EdgeCondition> edge_condition(const BoundExpressionPtr& conjunct) {
  const auto* quantifier = std::get_if<BoundQuantifier>(&conjunct->node);
  if (quantifier == nullptr || has_subquery(*conjunct)) return std::nullopt;
  if (quantifier->kind != QuantifierKind::All && quantifier->kind != QuantifierKind::None)
    return std::nullopt;
  EdgeCondition found{.list = 0, .of_path = false, .alias = quantifier->slot, .condition = quantifier->where};
  if (const auto* slot = std::get_if<BoundSlot>(&quantifier->list->node)) {
    found.list = slot->slot;
  } else {
    const auto* call = std::get_if<BoundFunction>(&quantifier->list->node);
    if (call == nullptr || call->name != "relationships" || call->arguments.size() != 1) return std::nullopt;
    const auto* path = std::get_if<BoundSlot>(&call->arguments[0]->node);
    if (path == nullptr) return std::nullopt;
    found.list = path->slot;
    found.of_path = true;
  }
  if (quantifier->kind == QuantifierKind::None) {
    auto negated = std::make_shared<BoundExpression>(*found.condition);
    negated->node = BoundUnary{UnaryOperator::Not, found.condition};
    negated->type = TypeKind::Boolean;
    found.condition = std::move(negated);
  }
  return found;
}

bool mentions_any(const BoundExpressionPtr& expression, const SlotSet& slots) {
  SlotSet mentioned;
  add_mentioned(expression, mentioned);
  return std::any_of(mentioned.begin(), mentioned.end(), [&](Slot slot) { return slots.contains(slot); });
}

bool has_single(const BoundRepeat& repeat, Slot list) {
  return repeat.edges.size() == 1 &&
         std::any_of(repeat.groups.begin(), repeat.groups.end(), [&](const auto& group) {
           return group.list == list && group.single == repeat.edges[0].slot;
         });
}

/// Looks below a filter for the steps that walk the edges. True: every edge is now tested where it is walked.
class Push {
 public:
  explicit Push(const EdgeCondition& condition) : wanted_(condition) {}

  bool run(Operator& below) {
    std::vector<Slot> lists;
    bool all_lists = true;
    if (wanted_.of_path) {
      const BuildPath* build = find_path(below);
      if (build == nullptr) return false;
      for (const auto& element : build->elements) {
        if (element.kind == BuildPath::Element::Kind::EdgeList) lists.push_back(element.slot);
        if (element.kind == BuildPath::Element::Kind::Edge) all_lists = false;
      }
    } else {
      lists.push_back(wanted_.list);
    }
    SlotSet filled_above;
    std::size_t pushed = 0;
    for (Operator* op = &below;; op = op->children.front().get()) {
      add_filled_by(*op, filled_above);
      if (auto* expand = std::get_if<ExpandRepeat>(&op->node))
        pushed += push_into(*expand, lists, filled_above) ? 1 : 0;
      if (!is_simple(*op)) break;
    }
    return all_lists && pushed == lists.size();
  }

 private:
  const BuildPath* find_path(const Operator& below) const {
    for (const Operator* op = &below;; op = op->children.front().get()) {
      const auto* build = std::get_if<BuildPath>(&op->node);
      if (build != nullptr && build->slot == wanted_.list) return build;
      if (!is_simple(*op)) return nullptr;
    }
  }
  static bool is_simple(const Operator& op) {
    return std::holds_alternative<Filter>(op.node) || std::holds_alternative<BuildPath>(op.node) ||
           std::holds_alternative<Expand>(op.node) || std::holds_alternative<ExpandRepeat>(op.node) ||
           std::holds_alternative<FilterTime>(op.node) || std::holds_alternative<ScanLabel>(op.node) ||
           std::holds_alternative<ScanNodes>(op.node) || std::holds_alternative<SeekNodes>(op.node);
  }
  bool push_into(ExpandRepeat& expand, const std::vector<Slot>& lists, const SlotSet& filled_above) const {
    const bool by_walk =
        wanted_.of_path && expand.walk && std::find(lists.begin(), lists.end(), *expand.walk) != lists.end();
    if (!by_walk && (wanted_.of_path || !has_single(expand.repeat, wanted_.list))) return false;
    // `from` is known before the step; the rest of what stands above is not.
    SlotSet unknown = filled_above;
    unknown.erase(expand.from);
    if (mentions_any(wanted_.condition, unknown)) return false;
    expand.edge_aliases.push_back(wanted_.alias);
    expand.edge_conjuncts.push_back(wanted_.condition);
    return true;
  }
  const EdgeCondition& wanted_;
};

/// Conditions of a searched path that hold before the selector chooses.
void push_into_search(SearchPath& search) {
  if (search.path.steps.size() != 1) return;
  const auto* repeat = std::get_if<BoundRepeat>(&search.path.steps[0]);
  SlotSet own;
  add_mentioned(search.path, own);
  for (const BoundNode& node : search.path.nodes) {
    if (node.bound) own.erase(node.slot);
  }
  if (search.from_bound) own.erase(search.path.nodes.front().slot);
  if (search.to_bound) own.erase(search.path.nodes.back().slot);
  std::erase_if(search.path.conjuncts, [&](const BoundExpressionPtr& conjunct) {
    const auto condition = edge_condition(conjunct);
    if (!condition || repeat == nullptr) return false;
    const bool mine =
        condition->of_path ? search.path.slot == condition->list : has_single(*repeat, condition->list);
    SlotSet mentioned;
    add_mentioned(condition->condition, mentioned);
    mentioned.erase(condition->alias);
    // The walk over the path names the condition's own inner slots too; only the pattern's slots are in the
    // way.
    SlotSet pattern{search.path.slot.value_or(condition->alias)};
    for (const auto& group : repeat->groups) pattern.insert({group.list, group.single});
    for (const BoundNode& node : search.path.nodes) {
      if (own.contains(node.slot)) pattern.insert(node.slot);
    }
    const bool in_the_way =
        std::any_of(mentioned.begin(), mentioned.end(), [&](Slot slot) { return pattern.contains(slot); });
    if (!mine || in_the_way) return false;
    search.edge_aliases.push_back(condition->alias);
    search.edge_conjuncts.push_back(condition->condition);
    return true;
  });
}

void push(OperatorPtr& op) {
  if (auto* filter = std::get_if<Filter>(&op->node)) {
    std::erase_if(filter->conjuncts, [&](const BoundExpressionPtr& conjunct) {
      const auto condition = edge_condition(conjunct);
      return condition && Push(*condition).run(*op->children.front());
    });
    if (filter->conjuncts.empty()) {
      OperatorPtr input = std::move(op->children.front());
      op = std::move(input);
      return push(op);
    }
  }
  if (auto* search = std::get_if<SearchPath>(&op->node)) push_into_search(*search);
  for (auto& child : op->children) push(child);
}

}  // namespace

void push_edge_predicates(OperatorPtr& plan, const PassInput&) { push(plan); }

}  // namespace entente::query
