// count(*) or count(p) over ALL SHORTEST paths between two known nodes: the search knows their number.
#include "query/optimize/optimize.hpp"

namespace entente::query {
namespace {

bool counts_rows(const BoundAggregate& aggregate, const SearchPath& search) {
  if (aggregate.function != "count" || aggregate.distinct) return false;
  if (aggregate.arguments.empty()) return true;
  const auto* slot = std::get_if<BoundSlot>(&aggregate.arguments[0]->node);
  return slot != nullptr && slot->slot == search.path.slot;
}

void count(Operator& op, Planner& planner) {
  auto* aggregate = std::get_if<Aggregate>(&op.node);
  if (aggregate != nullptr && aggregate->keys.empty() && aggregate->aggregates.size() == 1) {
    auto* search = std::get_if<SearchPath>(&op.children.front()->node);
    if (search != nullptr && search->path.selector.kind == BoundSelectorKind::AllShortest &&
        is_between_two_nodes(*search) && counts_rows(aggregate->aggregates[0], *search)) {
      search->count_slot = planner.new_slot("paths", TypeKind::Integer);
      auto number = std::make_shared<BoundExpression>();
      number->node = BoundSlot{*search->count_slot};
      number->type = TypeKind::Integer;
      aggregate->aggregates[0].function = "sum";
      aggregate->aggregates[0].arguments = {std::move(number)};
    }
  }
  for (auto& child : op.children) count(*child, planner);
}

}  // namespace

void count_paths(OperatorPtr& plan, const PassInput& input) { count(*plan, input.planner); }

}  // namespace entente::query
