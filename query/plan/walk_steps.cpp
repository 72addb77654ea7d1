// MatchPlanner's steps: a piece of a pattern as an operator, from the end that is known.
#include <algorithm>

#include "query/plan/make_expression.hpp"
#include "query/plan/match_planner.hpp"
#include "query/plan/overload.hpp"

namespace entente::query {
namespace {

EdgeDirection turned(EdgeDirection direction) {
  if (direction == EdgeDirection::Out) return EdgeDirection::In;
  if (direction == EdgeDirection::In) return EdgeDirection::Out;
  return direction;
}

BoundPath path_without_conditions(const BoundPath& path) {
  BoundPath bare = path;
  bare.conjuncts.clear();
  bare.selector = {};
  return bare;
}

}  // namespace

bool MatchPlanner::is_of_ends(const BoundExpressionPtr& conjunct, const BoundPath& path) {
  SlotSet mentioned, inside;
  add_mentioned(conjunct, mentioned);
  add_mentioned(path_without_conditions(path), inside);
  inside.erase(path.nodes.front().slot);
  inside.erase(path.nodes.back().slot);
  return std::none_of(mentioned.begin(), mentioned.end(), [&](Slot slot) { return inside.contains(slot); });
}

void MatchPlanner::walk(Piece& piece) {
  if (piece.whole) return search_whole(piece);
  const bool backwards = !is_bound(piece.left->slot) && is_bound(piece.right->slot);
  std::visit(Overload{[&](const BoundEdge& edge) { walk_edge(piece, edge, backwards); },
                      [&](const BoundRepeat& repeat) { walk_repeat(piece, repeat, backwards); }},
             *piece.step);
  bound_.insert(piece.left->slot);
  bound_.insert(piece.right->slot);
}

void MatchPlanner::walk_edge(Piece& piece, const BoundEdge& edge, bool backwards) {
  Expand expand{.from = backwards ? piece.right->slot : piece.left->slot,
                .to = backwards ? piece.left->slot : piece.right->slot,
                .edge = edge};
  if (backwards) expand.edge.direction = turned(edge.direction);
  expand.from_bound = is_bound(expand.from);
  expand.edge.bound = edge.bound || is_bound(edge.slot);
  expand.into = is_bound(expand.to);
  expand.unlike = unlike(piece);
  piece.edges = edge.slot;
  const double rows = plan_->estimated_rows, ways = statistics_.fan_out(edge);
  const bool into = expand.into;
  put(make_operator(std::move(expand), std::move(plan_)));
  plan_->estimated_rows = rows * (into ? ways / std::max(statistics_.nodes(), 1.0) : ways);
  bound_.insert(edge.slot);
  if (match_.time) put(make_operator(FilterTime{*match_.time, {edge.slot}}, std::move(plan_)));
}

void MatchPlanner::walk_repeat(Piece& piece, const BoundRepeat& repeat, bool backwards) {
  ExpandRepeat expand{.from = backwards ? piece.right->slot : piece.left->slot,
                      .to = backwards ? piece.left->slot : piece.right->slot,
                      .repeat = repeat,
                      .reversed = backwards};
  expand.into = is_bound(expand.to);
  expand.unique_edges = match_.paths[piece.path].mode != PathMode::Walk;
  expand.unlike = unlike(piece);
  expand.time = match_.time;
  for (const BoundNode& node : repeat.nodes) {
    if (node.labels == nullptr) continue;
    expand.repeat.conjuncts.push_back(make_expression(
        BoundLabelTest{slot_expression(node.slot, TypeKind::Node), node.labels}, TypeKind::Boolean));
  }
  piece.edges = planner_.new_slot("", Type::list_of(TypeKind::Edge));
  expand.walk = piece.edges;
  put(make_operator(std::move(expand), std::move(plan_)));
  plan_->estimated_rows *= 10.0;
  bound_.insert(piece.edges);
  for (const auto& group : repeat.groups) bound_.insert(group.list);
}

void MatchPlanner::search_whole(Piece& piece) {
  const BoundPath& path = match_.paths[piece.path];
  SearchPath search{
      .path = path, .from_bound = is_bound(piece.left->slot), .to_bound = is_bound(piece.right->slot)};
  search.from_both_ends = planner_.optimised();
  search.time = match_.time;
  search.unlike = unlike(piece);
  std::erase_if(search.path.conjuncts, [&](const auto& conjunct) { return is_of_ends(conjunct, path); });
  for (BoundNode& node : search.path.nodes) node.bound = is_bound(node.slot);
  for (BoundStep& step : search.path.steps) {
    if (auto* edge = std::get_if<BoundEdge>(&step)) edge->bound = edge->bound || is_bound(edge->slot);
  }
  if (!search.path.slot) search.path.slot = planner_.new_slot("", TypeKind::Path);
  piece.edges = *search.path.slot;
  for (const BoundNode& node : path.nodes) bound_.insert(node.slot);
  for (const BoundStep& step : path.steps) {
    if (const auto* edge = std::get_if<BoundEdge>(&step)) bound_.insert(edge->slot);
    if (const auto* repeat = std::get_if<BoundRepeat>(&step)) {
      for (const auto& group : repeat->groups) bound_.insert(group.list);
    }
  }
  bound_.insert(*search.path.slot);
  put(make_operator(std::move(search), std::move(plan_)));
}

}  // namespace entente::query
