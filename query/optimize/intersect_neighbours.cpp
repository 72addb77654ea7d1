// Joins a step to a new node with the step that closes a cycle at it: (b)--(c), (c)--(a) with a and b known
// becomes one intersection of the neighbours of a and b. Conditions that stand between the two move above.
#include <algorithm>

#include "query/optimize/optimize.hpp"
#include "query/plan/mentions.hpp"

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

/// Whether a step below walks the edge in `slot` from one of two nodes to the other.
bool joins(const Operator& below, Slot slot, Slot one, Slot other) {
  for (const Operator* op = &below;; op = op->children.front().get()) {
    const auto* step = std::get_if<Expand>(&op->node);
    if (step != nullptr && step->edge.slot == slot && !step->edge.bound) {
      return (step->from == one && step->to == other) || (step->from == other && step->to == one);
    }
    if (op->children.empty()) return false;
  }
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
  for (const Expand* step : {&meeting.left, &meeting.right}) {
    for (const Slot slot : step->unlike) {
      if (joins(*lower->children.front(), slot, meeting.left.from, meeting.right.from))
        meeting.between.push_back(slot);
    }
  }
  // The filters between the two stay in place, now above the intersection.
  const double rows = op->estimated_rows;
  OperatorPtr input = std::move(lower->children.front());
  lower = make_operator(std::move(meeting), std::move(input));
  lower->estimated_rows = rows;
  OperatorPtr rest = std::move(op->children.front());
  op = std::move(rest);
  return true;
}

/// Conditions right above that do not look at the two edges are tested as the nodes are met.
void absorb_filter(OperatorPtr& op) {
  auto* filter = std::get_if<Filter>(&op->node);
  auto* meeting = filter != nullptr ? std::get_if<Intersect>(&op->children.front()->node) : nullptr;
  if (meeting == nullptr) return;
  std::erase_if(filter->conjuncts, [&](const BoundExpressionPtr& conjunct) {
    SlotSet mentioned;
    add_mentioned(conjunct, mentioned);
    if (mentioned.contains(meeting->left.edge.slot) || mentioned.contains(meeting->right.edge.slot))
      return false;
    meeting->conjuncts.push_back(conjunct);
    return true;
  });
  if (!filter->conjuncts.empty()) return;
  OperatorPtr input = std::move(op->children.front());
  op = std::move(input);
}

}  // namespace

void intersect_neighbours(OperatorPtr& plan, const PassInput& input) {
  while (join(plan)) {
  }
  for (auto& child : plan->children) intersect_neighbours(child, input);
  absorb_filter(plan);
}

}  // namespace entente::query
