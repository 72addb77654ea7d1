// Drops paths and lists that nobody reads.
#include <algorithm>

#include "query/optimize/liveness.hpp"
#include "query/optimize/optimize.hpp"

namespace entente::query {
namespace {

void drop(OperatorPtr& op, const SlotSet& needed) {
  while (const auto* build = std::get_if<BuildPath>(&op->node)) {
    if (needed.contains(build->slot)) break;
    OperatorPtr input = std::move(op->children.front());
    op = std::move(input);
  }
  if (auto* expand = std::get_if<ExpandRepeat>(&op->node)) {
    // Its own unlike slots never name its own lists, so what is needed above decides.
    if (expand->walk && !needed.contains(*expand->walk)) expand->walk.reset();
    std::erase_if(expand->repeat.groups, [&](const auto& group) { return !needed.contains(group.list); });
  }
  for (std::size_t i = 0; i < op->children.size(); ++i)
    drop(op->children[i], needed_by_child(*op, i, needed));
}

}  // namespace

void drop_unused(OperatorPtr& plan, const PassInput& input) {
  drop(plan, SlotSet(input.outputs.begin(), input.outputs.end()));
}

}  // namespace entente::query
