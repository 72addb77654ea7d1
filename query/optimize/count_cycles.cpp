// count(*) over a pattern of three nodes that are all joined, with no other conditions than a label for each
// and, maybe, an order of one of their properties.
#include <algorithm>

#include "query/optimize/optimize.hpp"

namespace entente::query {
namespace {

/// A plan of the pattern, read from the top.
class CycleReader {
 public:
  std::optional<NodeCycle> read(const Operator& aggregate) {
    const Operator* op = skip_filters(*aggregate.children.front());
    const auto* meeting = std::get_if<Intersect>(&op->node);
    if (meeting == nullptr) return std::nullopt;
    add(meeting->conjuncts);
    op = skip_filters(*op->children.front());
    const auto* opening = std::get_if<Expand>(&op->node);
    if (opening == nullptr || opening->into || opening->edge.bound || opening->from == opening->to ||
        !opening->unlike.empty())
      return std::nullopt;
    op = skip_filters(*op->children.front());
    const bool left_first = meeting->left.from == opening->from && meeting->right.from == opening->to;
    if (!left_first && (meeting->right.from != opening->from || meeting->left.from != opening->to))
      return std::nullopt;
    for (const Expand* step : {&meeting->left, &meeting->right}) {
      const bool plain = !step->edge.bound && std::all_of(step->unlike.begin(), step->unlike.end(),
                                                          [&](Slot s) { return s == opening->edge.slot; });
      if (!plain) return std::nullopt;
    }
    nodes_ = {opening->from, opening->to, meeting->left.to};
    cycle_.first_second = opening->edge;
    cycle_.first_third = left_first ? meeting->left.edge : meeting->right.edge;
    cycle_.second_third = left_first ? meeting->right.edge : meeting->left.edge;
    for (const BoundEdge* edge : {&cycle_.first_second, &cycle_.first_third, &cycle_.second_third}) {
      if (edge->direction == EdgeDirection::Undirected) return std::nullopt;
    }
    if (!starts(*op) ||
        !std::all_of(conjuncts_.begin(), conjuncts_.end(), [&](const auto& c) { return take(*c); }))
      return std::nullopt;
    return orders() ? std::optional(cycle_) : std::nullopt;
  }

 private:
  const Operator* skip_filters(const Operator& op) {
    const auto* filter = std::get_if<Filter>(&op.node);
    if (filter == nullptr) return &op;
    add(filter->conjuncts);
    return skip_filters(*op.children.front());
  }
  void add(const Conjuncts& conjuncts) {
    conjuncts_.insert(conjuncts_.end(), conjuncts.begin(), conjuncts.end());
  }
  /// All nodes, or all of a label, and nothing before them.
  bool starts(const Operator& op) {
    if (op.children.empty() || !std::holds_alternative<Argument>(op.children.front()->node)) return false;
    if (const auto* all = std::get_if<ScanNodes>(&op.node)) return all->slot == nodes_[0];
    const auto* labelled = std::get_if<ScanLabel>(&op.node);
    return labelled != nullptr && labelled->slot == nodes_[0] && set_label(0, labelled->label);
  }
  [[nodiscard]] std::optional<std::size_t> place_of(const BoundExpression& expression) const {
    const auto* slot = std::get_if<BoundSlot>(&expression.node);
    if (slot == nullptr) return std::nullopt;
    const auto found = std::find(nodes_.begin(), nodes_.end(), slot->slot);
    if (found == nodes_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - nodes_.begin());
  }
  bool set_label(std::size_t place, const std::string& label) {
    if (!cycle_.labels[place].empty() && cycle_.labels[place] != label) return false;
    cycle_.labels[place] = label;
    return true;
  }
  bool take(const BoundExpression& conjunct) {
    if (const auto* labels = std::get_if<BoundLabelTest>(&conjunct.node)) {
      const auto place = place_of(*labels->object);
      return place && labels->labels->op == syntax::LabelOperator::Name &&
             set_label(*place, labels->labels->name);
    }
    const auto* comparison = std::get_if<BoundComparison>(&conjunct.node);
    if (comparison == nullptr) return false;
    const bool less = comparison->op == ComparisonOperator::Less;
    if (!less && comparison->op != ComparisonOperator::Greater) return false;
    const auto left = property(*comparison->left), right = property(*comparison->right);
    if (!left || !right || *left == *right) return false;
    before_[less ? *left : *right][less ? *right : *left] = true;
    return true;
  }
  /// Whose property it is, of the key that all comparisons are about.
  std::optional<std::size_t> property(const BoundExpression& expression) {
    const auto* property = std::get_if<BoundProperty>(&expression.node);
    if (property == nullptr) return std::nullopt;
    if (!cycle_.order_key.empty() && cycle_.order_key != property->key) return std::nullopt;
    cycle_.order_key = property->key;
    return place_of(*property->object);
  }
  /// Whether there is no order, or one of all three.
  bool orders() {
    if (cycle_.order_key.empty()) return true;
    std::array<std::size_t, 3> order{0, 1, 2};
    do {
      if (!before_[order[0]][order[1]] || !before_[order[1]][order[2]]) continue;
      return !before_[order[1]][order[0]] && !before_[order[2]][order[1]] && !before_[order[2]][order[0]];
    } while (std::next_permutation(order.begin(), order.end()));
    return false;
  }

  NodeCycle cycle_;
  Conjuncts conjuncts_;
  std::array<Slot, 3> nodes_{};
  std::array<std::array<bool, 3>, 3> before_{};  ///< [a][b]: a's property is below b's
};

void count(Operator& op) {
  auto* aggregate = std::get_if<Aggregate>(&op.node);
  if (aggregate != nullptr && aggregate->keys.empty() && aggregate->aggregates.size() == 1) {
    const BoundAggregate& only = aggregate->aggregates[0];
    if (only.function == "count" && !only.distinct && only.arguments.empty())
      aggregate->cycle = CycleReader().read(op);
  }
  for (auto& child : op.children) count(*child);
}

}  // namespace

void count_cycles(OperatorPtr& plan, const PassInput& /*input*/) { count(*plan); }

}  // namespace entente::query
