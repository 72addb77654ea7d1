// Joins a step to a new node with the step that closes a cycle at it: (b)--(c), (c)--(a) with a and b known
// becomes one intersection of the neighbours of a and b. Conditions that stand between the two move above.
#include <algorithm>

#include "query/optimize/optimize.hpp"

namespace entente::query {
namespace {

EdgeDirection turned(EdgeDirection direction) {
  if (direction == EdgeDirection::Out) return EdgeDirection::In;
  if (direction == EdgeDirection::In) return EdgeDirection::Out;
  return direction;
}

/// The closing step as a step from its known end to `meeting`, if it is one.
std::optional<Expand> from_known_end(const Expand& closing, Slot meeting) {
  if (!closing.into || closing.edge.bound || closing.from == closing.to) return std::nullopt;
  if (closing.to == meeting) return closing;
  if (closing.from != meeting) return std::nullopt;
  Expand turned_step = closing;
  std::swap(turned_step.from, turned_step.to);
  turned_step.edge.direction = turned(closing.edge.direction);
  return turned_step;
}

/// The operator below a chain of filters.
OperatorPtr& below_filters(OperatorPtr& op) {
  return std::holds_alternative<Filter>(op->node) ? below_filters(op->children.front()) : op;
}

bool join(OperatorPtr& op) {
  const auto* closing = std::get_if<Expand>(&op->node);
  if (closing == nullptr) return false;
  OperatorPtr& lower = below_filters(op->children.front());
  const auto* opening = std::get_if<Expand>(&lower->node);
  if (opening == nullptr || opening->into || opening->edge.bound || opening->from == opening->to)
    return false;
  auto right = from_known_end(*closing, opening->to);
  if (!right || right->from == opening->from) return false;

  Intersect meeting{.left = *opening, .right = *right};
  auto& unlike = meeting.right.unlike;
  meeting.edges_differ = std::find(unlike.begin(), unlike.end(), opening->edge.slot) != unlike.end();
  std::erase(unlike, opening->edge.slot);
  // The filters between the two stay in place, now above the intersection.
  const double rows = op->estimated_rows;
  OperatorPtr input = std::move(lower->children.front());
  lower = make_operator(std::move(meeting), std::move(input));
  lower->estimated_rows = rows;
  OperatorPtr rest = std::move(op->children.front());
  op = std::move(rest);
  return true;
}

}  // namespace

void intersect_neighbours(OperatorPtr& plan, const PassInput& input) {
  while (join(plan)) {
  }
  for (auto& child : plan->children) intersect_neighbours(child, input);
}

}  // namespace entente::query
