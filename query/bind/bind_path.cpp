// One path of a pattern: elements in a row become nodes and steps; its selector and mode.
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {

using syntax::SelectorKind;

BoundPath Binder::bind_path(const syntax::PathPattern& pattern, MatchState& state, std::size_t index) {
  BoundPath path;
  path.mode = pattern.mode;
  path.forward_in_time = pattern.forward_in_time;
  bind_selector(pattern, path);
  bind_elements(pattern.elements, state, index, path);
  if (path.nodes.size() == path.steps.size()) path.nodes.push_back({.slot = add_slot({}, TypeKind::Node)});
  path.exclusive = path.mode != PathMode::Walk && path.selector.kind == BoundSelectorKind::All;
  if (pattern.variable) {
    if (scope_.find(pattern.variable->text)) {
      fail_at(pattern.variable->span, "VariableAlreadyBound",
              "the variable '" + pattern.variable->text + "' is in use already",
              "give the path another name");
    }
    path.slot = add_slot(pattern.variable->text, TypeKind::Path);
    scope_.add(pattern.variable->text, *path.slot);
  }
  check_path(pattern, path);
  return path;
}

void Binder::bind_elements(const std::vector<syntax::PathElement>& elements, MatchState& state,
                           std::size_t index, BoundPath& path) {
  for (const syntax::PathElement& element : elements) {
    if (const auto* node = std::get_if<syntax::NodePattern>(&element.node)) {
      if (path.nodes.size() > path.steps.size()) {
        fail_at(node->span, "UnexpectedSyntax", "two nodes stand side by side", "write an edge between them");
      }
      path.nodes.push_back(bind_node(*node, state, index));
    } else if (const auto* edge = std::get_if<syntax::EdgePattern>(&element.node)) {
      const std::size_t step = path.steps.size();
      if (edge->length || edge->quantifier) {
        path.steps.emplace_back(bind_repeated_edge(*edge, state, index, step));
      } else {
        path.steps.emplace_back(bind_edge(*edge, state, index));
      }
    } else {
      const auto& part = std::get<syntax::ParenthesisedPath>(element.node);
      if (!part.quantifier) {
        bind_grouping(part, state, index, path);
        continue;
      }
      if (path.nodes.size() == path.steps.size())
        path.nodes.push_back({.slot = add_slot({}, TypeKind::Node)});
      const std::size_t step = path.steps.size();
      path.steps.emplace_back(bind_repeat(part, state, index, step));
    }
  }
}

void Binder::bind_grouping(const syntax::ParenthesisedPath& part, MatchState& state, std::size_t index,
                           BoundPath& path) {
  if (part.variable) {
    fail_at(part.variable->span, "UnexpectedSyntax", "only a whole path can be named",
            "write p = before the path");
  }
  if (part.mode != PathMode::Default) {
    if (!path.nodes.empty() || path.mode != PathMode::Default) {
      fail_at(part.span, "UnexpectedSyntax", "a path mode holds for a whole path",
              "write the mode before the path");
    }
    path.mode = part.mode;
  }
  bind_elements(part.elements, state, index, path);
  if (part.where) state.pending.push_back({.path = index, .where = part.where.get()});
}

void Binder::bind_selector(const syntax::PathPattern& pattern, BoundPath& path) {
  const syntax::Selector& selector = pattern.selector;
  switch (selector.kind) {
    case SelectorKind::All:
      return;
    case SelectorKind::Any:
      path.selector.kind = BoundSelectorKind::Any;
      break;
    case SelectorKind::AnyShortest:
    case SelectorKind::ShortestPaths:
    case SelectorKind::ShortestPathFunction:
      path.selector.kind = BoundSelectorKind::Shortest;
      break;
    case SelectorKind::AllShortest:
    case SelectorKind::AllShortestPathsFunction:
      path.selector.kind = BoundSelectorKind::AllShortest;
      break;
    case SelectorKind::ShortestGroups:
      path.selector.kind = BoundSelectorKind::ShortestGroups;
      break;
    case SelectorKind::Cheapest:
      path.selector.kind = BoundSelectorKind::Cheapest;
      break;
  }
  if (selector.count) {
    path.selector.count = bind_expression(*selector.count);
    const auto* literal = std::get_if<syntax::Literal>(&selector.count->node);
    const bool positive =
        literal == nullptr || (literal->value.is(ValueKind::Integer) && literal->value.integer() > 0);
    if (!positive)
      fail_at(selector.count->span, "InvalidArgumentType", "the number of paths must be 1 or more");
  }
  if (selector.weight) {
    path.selector.weight_slot = add_slot(selector.weight_variable.text, TypeKind::Edge);
    scope_.add(selector.weight_variable.text, path.selector.weight_slot);
    path.selector.weight = bind_expression(*selector.weight);
    scope_.drop_last();
    need(path.selector.weight, {TypeKind::Number}, "the weight of an edge");
  }
}

void Binder::check_path(const syntax::PathPattern& pattern, const BoundPath& path) const {
  if (path.mode != PathMode::Walk || path.selector.kind != BoundSelectorKind::All) return;
  for (const BoundStep& step : path.steps) {
    const auto* repeat = std::get_if<BoundRepeat>(&step);
    if (repeat == nullptr || repeat->maximum || repeat->bound_list) continue;
    fail_at(pattern.span, "InvalidRelationshipPattern", "WALK without an upper bound finds paths without end",
            "give an upper bound, as in {1,5}, or a selector such as ANY SHORTEST, or use TRAIL");
  }
}

}  // namespace entente::query
