// The order of a MATCH. With optimisations the cheapest start and the cheapest next step are taken; without,
// paths are walked from left to right as written, and conditions are tested at the end.
#include <algorithm>
#include <limits>
#include <set>

#include "query/bind/function_signatures.hpp"
#include "query/plan/make_expression.hpp"
#include "query/plan/match_planner.hpp"
#include "query/plan/overload.hpp"

namespace entente::query {
namespace {

/// Selectors choose among whole paths; these modes and orders look at all of a path.
bool needs_whole(const BoundPath& path) {
  return path.selector.kind != BoundSelectorKind::All || path.mode == PathMode::Acyclic ||
         path.mode == PathMode::Simple || path.forward_in_time;
}

/// False where a function gives something new at each call.
bool same_each_time(const BoundExpression& expression) {
  bool same = true;
  for_each_part(expression, [&same](const BoundExpression& part) {
    const auto* call = std::get_if<BoundFunction>(&part.node);
    if (call == nullptr) return;
    const FunctionSignature* signature = find_function(call->name);
    same = same && signature != nullptr && signature->constant;
  });
  return same;
}

const std::string* single_name(const BoundLabels* labels) {
  if (labels == nullptr) return nullptr;
  if (labels->op == syntax::LabelOperator::Name) return &labels->name;
  if (labels->op != syntax::LabelOperator::And) return nullptr;
  for (const auto& operand : labels->operands) {
    if (const std::string* name = single_name(operand.get())) return name;
  }
  return nullptr;
}

/// Adds the types of a step; false where they cannot be listed.
bool add_types(const BoundLabels* types, std::set<std::string>& names) {
  if (types == nullptr) return false;
  if (types->op == syntax::LabelOperator::Name) return names.insert(types->name), true;
  return types->op == syntax::LabelOperator::Or &&
         std::all_of(types->operands.begin(), types->operands.end(),
                     [&](const BoundLabelsPtr& operand) { return add_types(operand.get(), names); });
}

bool add_types(const BoundStep& step, std::set<std::string>& names) {
  if (const auto* edge = std::get_if<BoundEdge>(&step))
    return !edge->bound && add_types(edge->types.get(), names);
  const auto& edges = std::get<BoundRepeat>(step).edges;
  return std::all_of(edges.begin(), edges.end(),
                     [&](const BoundEdge& edge) { return add_types(edge.types.get(), names); });
}

/// Whether no edge can stand in both steps, because their types differ.
bool never_share_type(const BoundStep* one, const BoundStep* other) {
  std::set<std::string> names, others;
  if (one == nullptr || other == nullptr || !add_types(*one, names) || !add_types(*other, others))
    return false;
  return std::none_of(names.begin(), names.end(),
                      [&](const std::string& name) { return others.contains(name); });
}

}  // namespace

MatchPlanner::MatchPlanner(Planner& planner, const BoundMatch& match, SlotSet& bound)
    : planner_(planner), match_(match), bound_(bound), statistics_(planner.view()) {
  for (std::size_t i = 0; i < match.paths.size(); ++i) add_path(i);
  path_built_.resize(match.paths.size(), false);
  for (const BoundPath& path : match.paths) {
    for (const auto& conjunct : path.conjuncts) {
      if (!needs_whole(path) || is_of_ends(conjunct, path)) add_condition(conjunct);
    }
  }
  for (const auto& conjunct : match.conjuncts) add_condition(conjunct);
}

void MatchPlanner::add_node(const BoundNode& node) {
  if (node.bound) bound_.insert(node.slot);
  if (std::none_of(nodes_.begin(), nodes_.end(), [&](const BoundNode* n) { return n->slot == node.slot; })) {
    nodes_.push_back(&node);
  } else if (node.labels == nullptr) {
    return;
  }
  const BoundExpressionPtr self = slot_expression(node.slot, TypeKind::Node);
  if (node.labels != nullptr)
    add_condition(make_expression(BoundLabelTest{self, node.labels}, TypeKind::Boolean));
  if (is_bound(node.slot)) {  // an outer null matches nothing
    add_condition(make_expression(BoundUnary{UnaryOperator::IsNotNull, self}, TypeKind::Boolean));
  }
}

void MatchPlanner::add_path(std::size_t index) {
  const BoundPath& path = match_.paths[index];
  if (needs_whole(path)) {
    add_node(path.nodes.front());
    add_node(path.nodes.back());
    pieces_.push_back(
        {.path = index, .left = &path.nodes.front(), .right = &path.nodes.back(), .whole = true});
    return;
  }
  for (const BoundNode& node : path.nodes) add_node(node);
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    pieces_.push_back(
        {.path = index, .step = &path.steps[i], .left = &path.nodes[i], .right = &path.nodes[i + 1]});
  }
}

void MatchPlanner::add_condition(const BoundExpressionPtr& expression) {
  // Slots that this MATCH fills: those of its own patterns. Inner slots of subqueries are not among them.
  SlotSet own;
  for (const BoundPath& path : match_.paths) {
    for (const BoundNode& node : path.nodes) own.insert(node.slot);
    for (const BoundStep& step : path.steps) {
      if (const auto* edge = std::get_if<BoundEdge>(&step)) own.insert(edge->slot);
      if (const auto* repeat = std::get_if<BoundRepeat>(&step)) {
        for (const auto& group : repeat->groups) own.insert(group.list);
      }
    }
    if (path.slot) own.insert(*path.slot);
  }
  SlotSet mentioned, needs;
  add_mentioned(expression, mentioned);
  std::set_intersection(mentioned.begin(), mentioned.end(), own.begin(), own.end(),
                        std::inserter(needs, needs.end()));
  conditions_.push_back({expression, std::move(needs), false});
}

Result<OperatorPtr> MatchPlanner::plan(OperatorPtr input) {
  plan_ = std::move(input);
  for (;;) {
    if (planner_.optimised()) apply_ready();
    Piece* piece = choose_piece();
    if (piece != nullptr) {
      walk(*piece);
      piece->done = true;
    } else if (choose_start() != nullptr) {
      start_somewhere();
    } else {
      break;
    }
  }
  build_ready_paths();
  apply_ready();
  return std::move(plan_);
}

void MatchPlanner::apply_ready() {
  build_ready_paths();
  Conjuncts ready;
  for (Condition& condition : conditions_) {
    if (condition.done ||
        !std::includes(bound_.begin(), bound_.end(), condition.needs.begin(), condition.needs.end()))
      continue;
    condition.done = true;
    ready.push_back(condition.expression);
  }
  put(filter_by(std::move(ready), std::move(plan_)));
}

void MatchPlanner::build_ready_paths() {
  for (std::size_t i = 0; i < match_.paths.size(); ++i) {
    const BoundPath& path = match_.paths[i];
    if (path_built_[i] || !path.slot || needs_whole(path)) continue;
    BuildPath build{*path.slot, {}};
    bool ready = is_bound(path.nodes.front().slot);
    build.elements.push_back({path.nodes.front().slot, BuildPath::Element::Kind::Node});
    for (const Piece& piece : pieces_) {
      if (piece.path != i) continue;
      ready = ready && piece.done;
      const bool list = std::holds_alternative<BoundRepeat>(*piece.step);
      build.elements.push_back(
          {piece.edges, list ? BuildPath::Element::Kind::EdgeList : BuildPath::Element::Kind::Edge});
    }
    if (!ready) continue;
    path_built_[i] = true;
    bound_.insert(*path.slot);
    put(make_operator(std::move(build), std::move(plan_)));
  }
}

const BoundNode* MatchPlanner::choose_start() const {
  const BoundNode* best = nullptr;
  double best_cost = std::numeric_limits<double>::infinity();
  for (const BoundNode* node : nodes_) {
    if (is_bound(node->slot)) continue;
    if (!planner_.optimised()) return node;
    const double cost = start_cost(*node);
    if (cost < best_cost) {
      best = node;
      best_cost = cost;
    }
  }
  return best;
}

double MatchPlanner::start_cost(const BoundNode& node) const {
  if (seek_for(node.slot)) return 1.0;
  // Among equals prefer the one whose steps fan out least.
  double steps = 0.0;
  for (const Piece& piece : pieces_) {
    if (piece.done || (piece.left->slot != node.slot && piece.right->slot != node.slot)) continue;
    const auto* edge = piece.step != nullptr ? std::get_if<BoundEdge>(piece.step) : nullptr;
    steps += edge != nullptr ? statistics_.fan_out(*edge) : 10.0;
  }
  return statistics_.nodes_with(node.labels.get()) + 1.0 + steps * 1e-6;
}

std::optional<SeekNodes> MatchPlanner::seek_for(Slot slot) const {
  for (const Condition& condition : conditions_) {
    const auto* comparison = std::get_if<BoundComparison>(&condition.expression->node);
    if (condition.done || comparison == nullptr || comparison->op != ComparisonOperator::Equal) continue;
    for (const auto& [side, other] :
         {std::pair(comparison->left, comparison->right), std::pair(comparison->right, comparison->left)}) {
      const auto* property = std::get_if<BoundProperty>(&side->node);
      const auto* owner = property != nullptr ? std::get_if<BoundSlot>(&property->object->node) : nullptr;
      if (owner == nullptr || owner->slot != slot) continue;
      SlotSet needs;
      add_mentioned(other, needs);
      if (needs.contains(slot) || !same_each_time(*other)) continue;
      bool ready = true;
      for (const Slot need : condition.needs) ready = ready && (need == slot || is_bound(need));
      if (ready) return SeekNodes{slot, property->key, other};
    }
  }
  return std::nullopt;
}

bool MatchPlanner::is_seek(const Condition& condition, const SeekNodes& seek) {
  const auto* comparison = std::get_if<BoundComparison>(&condition.expression->node);
  if (comparison == nullptr || comparison->op != ComparisonOperator::Equal) return false;
  const BoundExpressionPtr& side = comparison->left == seek.value ? comparison->right : comparison->left;
  if (comparison->left != seek.value && comparison->right != seek.value) return false;
  const auto* property = std::get_if<BoundProperty>(&side->node);
  const auto* owner = property != nullptr ? std::get_if<BoundSlot>(&property->object->node) : nullptr;
  return owner != nullptr && owner->slot == seek.slot && property->key == seek.key;
}

void MatchPlanner::start_somewhere() { start_at(*choose_start()); }

void MatchPlanner::start_at(const BoundNode& node) {
  const double rows = plan_->estimated_rows;
  const std::string* label = single_name(node.labels.get());
  if (const auto seek = planner_.optimised() ? seek_for(node.slot) : std::nullopt) {
    for (Condition& condition : conditions_) condition.done |= is_seek(condition, *seek);
    put(make_operator(*seek, std::move(plan_)));
    plan_->estimated_rows = rows;
  } else if (label != nullptr && planner_.optimised()) {
    put(make_operator(ScanLabel{node.slot, *label}, std::move(plan_)));
    plan_->estimated_rows = rows * statistics_.nodes_with(node.labels.get());
    for (Condition& condition : conditions_) {  // the scan is the test, where the label stands alone
      const auto* test = std::get_if<BoundLabelTest>(&condition.expression->node);
      if (test != nullptr && test->labels == node.labels && node.labels->op == syntax::LabelOperator::Name)
        condition.done = true;
    }
  } else {
    put(make_operator(ScanNodes{node.slot}, std::move(plan_)));
    plan_->estimated_rows = rows * statistics_.nodes();
  }
  bound_.insert(node.slot);
}

MatchPlanner::Piece* MatchPlanner::choose_piece() {
  Piece* best = nullptr;
  double best_cost = std::numeric_limits<double>::infinity();
  for (Piece& piece : pieces_) {
    if (piece.done) continue;
    const bool left = is_bound(piece.left->slot), right = is_bound(piece.right->slot);
    if (!planner_.optimised()) {
      if (left || right) return &piece;
      // Nothing of the first path left is bound: start there.
      return nullptr;
    }
    const bool edge_bound = piece.step != nullptr && std::holds_alternative<BoundEdge>(*piece.step) &&
                            std::get<BoundEdge>(*piece.step).bound;
    if (!left && !right && !edge_bound) continue;
    const double cost = piece_cost(piece);
    if (cost < best_cost) {
      best = &piece;
      best_cost = cost;
    }
  }
  return best;
}

double MatchPlanner::piece_cost(const Piece& piece) const {
  const bool both = is_bound(piece.left->slot) && is_bound(piece.right->slot);
  if (piece.whole) {
    if (both) return 50.0;
    // Rather look the other end up first.
    const Slot far = is_bound(piece.left->slot) ? piece.right->slot : piece.left->slot;
    return seek_for(far) ? std::numeric_limits<double>::infinity() : 1e9;
  }
  const BoundNode& far = is_bound(piece.left->slot) ? *piece.right : *piece.left;
  const double share = std::max(statistics_.share_with(far.labels.get()), 1e-6);
  if (const auto* edge = std::get_if<BoundEdge>(piece.step)) {
    if (edge->bound) return 0.0;
    if (both) return 0.1;
    // A far end that can be looked up is better reached by meeting there, yet a step keeps the rows joined.
    return 1.0 + statistics_.fan_out(*edge) * share;
  }
  const auto& repeat = std::get<BoundRepeat>(*piece.step);
  double ways = 1.0;
  for (const BoundEdge& edge : repeat.edges) ways *= std::max(statistics_.fan_out(edge), 1.0);
  const double times =
      repeat.maximum ? static_cast<double>(std::min<std::uint64_t>(*repeat.maximum, 16)) : 16.0;
  double all = 1.0;
  for (int i = 0; i < static_cast<int>(times); ++i) all *= ways;
  return (both ? 0.5 : 1.0) * (2.0 + all * share);
}

std::vector<Slot> MatchPlanner::unlike(const Piece& piece) const {
  const BoundPath& path = match_.paths[piece.path];
  std::vector<Slot> slots;
  for (const Piece& other : pieces_) {
    if (!other.done) continue;
    const bool same_path = other.path == piece.path;
    const bool exclude =
        same_path ? path.mode != PathMode::Walk : path.exclusive && match_.paths[other.path].exclusive;
    if (exclude && !(planner_.optimised() && never_share_type(piece.step, other.step)))
      slots.push_back(other.edges);
  }
  return slots;
}

Result<OperatorPtr> Planner::plan_match(const BoundMatch& match, OperatorPtr input, SlotSet& bound) {
  return MatchPlanner(*this, match, bound).plan(std::move(input));
}

}  // namespace entente::query
