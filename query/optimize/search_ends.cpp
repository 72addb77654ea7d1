// Finds the repeated edges of which only the distinct ends matter, and has them searched.
#include <algorithm>

#include "query/optimize/liveness.hpp"
#include "query/optimize/optimize.hpp"

namespace entente::query {
namespace {

/// Whether an operator's own result stays the same when its input repeats rows, or when it is asked for
/// distinct rows only and so may repeat them less.
RowsAsked asked_of_input(const Operator& op, RowsAsked asked) {
  if (std::holds_alternative<Distinct>(op.node)) return RowsAsked::Distinct;
  if (const auto* aggregate = std::get_if<Aggregate>(&op.node)) {
    const bool any_number =
        std::all_of(aggregate->aggregates.begin(), aggregate->aggregates.end(), [](const auto& one) {
          return one.function == "min" || one.function == "max" || (one.distinct && one.function == "count");
        });
    return any_number ? RowsAsked::Distinct : RowsAsked::All;
  }
  const bool by_row =
      std::holds_alternative<Filter>(op.node) || std::holds_alternative<Project>(op.node) ||
      std::holds_alternative<BuildPath>(op.node) || std::holds_alternative<FilterTime>(op.node) ||
      std::holds_alternative<Expand>(op.node) || std::holds_alternative<ExpandRepeat>(op.node) ||
      std::holds_alternative<Unwind>(op.node) || std::holds_alternative<ScanLabel>(op.node) ||
      std::holds_alternative<ScanNodes>(op.node) || std::holds_alternative<SeekNodes>(op.node) ||
      std::holds_alternative<Optional>(op.node);
  return by_row ? asked : RowsAsked::All;
}

/// Conditions that look at one edge and at what is known before the step.
bool only_edges(const ExpandRepeat& expand) {
  SlotSet mentioned;
  add_mentioned(expand.repeat.conjuncts, mentioned);
  return std::none_of(expand.repeat.nodes.begin(), expand.repeat.nodes.end(),
                      [&](const BoundNode& node) { return mentioned.contains(node.slot); });
}

void consider(ExpandRepeat& expand, const SlotSet& needed) {
  BoundRepeat& repeat = expand.repeat;
  const bool simple = repeat.edges.size() == 1 && repeat.minimum <= 1 && expand.unique_edges &&
                      expand.unlike.empty() && !repeat.bound_list && !expand.walk && repeat.groups.empty() &&
                      repeat.edges[0].direction != EdgeDirection::Undirected;
  if (!simple || needed.contains(repeat.edges[0].slot) || !only_edges(expand)) return;
  expand.ends_only = true;
  if (repeat.conjuncts.empty()) return;
  expand.edge_aliases.push_back(repeat.edges[0].slot);
  expand.edge_conjuncts.insert(expand.edge_conjuncts.end(), repeat.conjuncts.begin(), repeat.conjuncts.end());
  repeat.conjuncts.clear();
}

void search(Operator& op, const SlotSet& needed, RowsAsked asked) {
  if (auto* expand = std::get_if<ExpandRepeat>(&op.node); expand != nullptr && asked == RowsAsked::Distinct) {
    consider(*expand, needed);
  }
  const RowsAsked below = asked_of_input(op, asked);
  for (std::size_t i = 0; i < op.children.size(); ++i)
    search(*op.children[i], needed_by_child(op, i, needed), below);
}

/// Conditions that stand right above a search are tested as its nodes are found.
void absorb_filters(OperatorPtr& op) {
  if (auto* filter = std::get_if<Filter>(&op->node)) {
    auto* expand = std::get_if<ExpandRepeat>(&op->children.front()->node);
    if (expand != nullptr && expand->ends_only && !expand->into) {
      expand->end_conjuncts = std::move(filter->conjuncts);
      OperatorPtr input = std::move(op->children.front());
      op = std::move(input);
    }
  }
  for (auto& child : op->children) absorb_filters(child);
}

}  // namespace

void search_ends(OperatorPtr& plan, const PassInput& input) {
  search(*plan, SlotSet(input.outputs.begin(), input.outputs.end()), input.asked);
  absorb_filters(plan);
}

}  // namespace entente::query
