// Walking the automaton of a path pattern.
#include "query/execute/path_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::query {
namespace {

BoundExpressionPtr label_test(const BoundNode& node) {
  auto slot = std::make_shared<BoundExpression>();
  slot->node = BoundSlot{node.slot};
  slot->type = TypeKind::Node;
  auto test = std::make_shared<BoundExpression>();
  test->node = BoundLabelTest{std::move(slot), node.labels};
  test->type = TypeKind::Boolean;
  return test;
}

}  // namespace

PathPattern::PathPattern(const SearchPath& op, Builder& builder)
    : op_(op),
      context_(builder.context()),
      conjuncts_(builder.compile_all(op.path.conjuncts)),
      edge_tests_(builder.compile_all(op.edge_conjuncts)),
      weight_(builder.compile(op.path.selector.weight)),
      dates_(context_),
      charge_(context_.meter) {
  if (op.time) time_.emplace(*op.time, builder);
  for (const BoundNode& node : op.path.nodes) {
    node_tests_.emplace_back();
    if (node.labels != nullptr) node_tests_.back().push_back(builder.compile(label_test(node)));
  }
  for (const BoundStep& step : op.path.steps) {
    CompiledStep compiled;
    if (const auto* single = std::get_if<BoundEdge>(&step)) {
      compiled.edge = single;
      compiled.hops.emplace_back(*single);
    } else {
      compiled.repeat = &std::get<BoundRepeat>(step);
      for (const BoundEdge& edge : compiled.repeat->edges) compiled.hops.emplace_back(edge);
      compiled.tests = builder.compile_all(compiled.repeat->conjuncts);
      for (const BoundNode& node : compiled.repeat->nodes) {
        if (node.labels != nullptr) compiled.tests.push_back(builder.compile(label_test(node)));
      }
    }
    steps_.push_back(std::move(compiled));
  }
}

bool PathPattern::start(Row row) {
  for (CompiledStep& step : steps_) {
    for (ResolvedStep& hop : step.hops) hop.get(context_);
  }
  return !time_ || time_->start(row);
}

bool PathPattern::node_fits(std::size_t index, NodeId node, Row row) {
  const BoundNode& pattern = op_.path.nodes[index];
  const bool first = index == 0, last = index + 1 == op_.path.nodes.size();
  const bool bound = pattern.bound || (first && op_.from_bound) || (last && op_.to_bound);
  if (bound) {
    if (!row[pattern.slot].is(ValueKind::Node) || row[pattern.slot].node() != node) return false;
  } else {
    row[pattern.slot] = Value(node);
  }
  return std::all_of(node_tests_[index].begin(), node_tests_[index].end(),
                     [&](const EvaluatorPtr& test) { return test->test(row, context_.eval) == Truth::True; });
}

std::optional<std::uint32_t> PathPattern::begin(NodeId node, Row row) {
  if (!node_fits(0, node, row)) return std::nullopt;
  partial_.push_back({.node = node});
  return static_cast<std::uint32_t>(partial_.size() - 1);
}

void PathPattern::next_states(const PatternState& state, NodeId node, Row row) {
  if (state.step == steps_.size()) return;
  const CompiledStep& step = steps_[state.step];
  if (step.edge != nullptr || state.hop != 0) return targets_.push_back(state);
  const BoundRepeat& repeat = *step.repeat;
  if (!repeat.maximum || state.repetitions < *repeat.maximum) targets_.push_back(state);
  if (state.repetitions >= repeat.minimum && node_fits(state.step + 1, node, row)) {
    next_states({.step = state.step + 1}, node, row);
  }
}

bool PathPattern::accepts(PatternState state, NodeId node, Row row) {
  while (state.step < steps_.size()) {
    const CompiledStep& step = steps_[state.step];
    if (step.edge != nullptr || state.hop != 0 || state.repetitions < step.repeat->minimum) return false;
    if (!node_fits(state.step + 1, node, row)) return false;
    state = {.step = state.step + 1};
  }
  return true;
}

bool PathPattern::repeats(std::uint32_t at, NodeId node, EdgeId edge) const {
  const PathMode mode = op_.path.mode;
  const bool nodes_once = mode == PathMode::Acyclic || mode == PathMode::Simple;
  std::uint32_t first = at;
  for (std::uint32_t i = at;; i = partial_[i].parent) {
    first = i;
    const bool start = partial_[i].parent == UINT32_MAX;
    if (mode != PathMode::Walk && !start && partial_[i].edge == edge) return true;
    if (nodes_once && partial_[i].node == node && !(start && mode == PathMode::Simple)) return true;
    if (start) break;
  }
  // A simple path that has come back to its start cannot go on.
  return mode == PathMode::Simple && at != first && partial_[at].node == partial_[first].node;
}

bool PathPattern::admits(std::uint32_t at, NodeId node, EdgeId edge, Row row) {
  if (repeats(at, node, edge)) return false;
  for (const Slot slot : op_.unlike) {
    if (holds_edge(row[slot], edge)) return false;
  }
  if (time_ && !(*time_)(edge)) return false;
  if (op_.path.forward_in_time) {
    // As precise as dates are known: 2024 may be before or after 2024-07. A chain is refused where no choice
    // of days, one for each edge, is in order.
    const auto date = dates_.date_of(edge);
    if (!date || partial_[at].earliest > date->last) return false;
  }
  if (!edge_tests_.empty()) {
    for (const Slot slot : op_.edge_aliases) row[slot] = Value(edge);
    for (const auto& test : edge_tests_) {
      if (test->test(row, context_.eval) != Truth::True) return false;
    }
  }
  return true;
}

double PathPattern::weight_of(EdgeId edge, Row row) {
  if (weight_ == nullptr) return 1.0;
  row[op_.path.selector.weight_slot] = Value(edge);
  const Value weight = weight_->evaluate(row, context_.eval);
  if (!context_.failed() &&
      (!weight.is_number() || !(weight.number() >= 0.0) || std::isinf(weight.number()))) {
    context_.fail(
        {.kind = ErrorKind::ArgumentError,
         .message =
             weight.is_number()
                 ? fmt::format("CHEAPEST needs weights of at least 0, found {}", weight.number())
                 : fmt::format("CHEAPEST needs a number as weight, found {}", value_kind_name(weight.kind())),
         .hint = "give missing weights a value, as in coalesce(r.cost, 1)",
         .detail = "InvalidArgumentValue"});
  }
  return context_.failed() ? 0.0 : weight.number();
}

std::optional<std::uint32_t> PathPattern::hop(std::uint32_t at, const PatternState& from, NodeId node,
                                              EdgeId edge, Row row) {
  const CompiledStep& step = steps_[from.step];
  if (step.edge != nullptr && step.edge->bound && !holds_edge(row[step.edge->slot], edge))
    return std::nullopt;
  if (!admits(at, node, edge, row)) return std::nullopt;
  PartialPath made{.parent = at,
                   .node = node,
                   .edge = edge,
                   .length = partial_[at].length + 1,
                   .cost = partial_[at].cost,
                   .state = from};
  made.cost += weight_of(edge, row);
  made.first = partial_[at].parent == UINT32_MAX ? edge : partial_[at].first;
  if (op_.path.forward_in_time) made.earliest = std::max(partial_[at].earliest, dates_.date_of(edge)->first);
  if (step.edge != nullptr) {
    made.state = {.step = from.step + 1};
    if (!node_fits(made.state.step, node, row)) return std::nullopt;
  } else if (++made.state.hop == step.hops.size()) {
    made.state.hop = 0;
    ++made.state.repetitions;
  }
  partial_.push_back(made);
  const auto index = static_cast<std::uint32_t>(partial_.size() - 1);
  if (step.repeat != nullptr && made.state.hop == 0 && !repetition_holds(index, step, row)) {
    partial_.pop_back();
    return std::nullopt;
  }
  if (!charge_.add(static_cast<std::int64_t>(sizeof(PartialPath)))) return std::nullopt;
  return index;
}

bool PathPattern::repetition_holds(std::uint32_t at, const CompiledStep& step, Row row) {
  if (step.tests.empty()) return true;
  const std::size_t width = step.hops.size();
  std::uint32_t i = at;
  for (std::size_t k = width; k > 0; --k) {
    row[step.repeat->edges[k - 1].slot] = Value(partial_[i].edge);
    row[step.repeat->nodes[k].slot] = Value(partial_[i].node);
    i = partial_[i].parent;
  }
  row[step.repeat->nodes[0].slot] = Value(partial_[i].node);
  return std::all_of(step.tests.begin(), step.tests.end(),
                     [&](const EvaluatorPtr& test) { return test->test(row, context_.eval) == Truth::True; });
}

bool PathPattern::complete(std::uint32_t at, Row row) {
  if (!accepts(partial_[at].state, partial_[at].node, row)) return false;
  std::vector<std::uint32_t> chain;
  for (std::uint32_t i = at; i != UINT32_MAX; i = partial_[i].parent) chain.push_back(i);
  std::reverse(chain.begin(), chain.end());
  fill(chain, row);
  return std::all_of(conjuncts_.begin(), conjuncts_.end(),
                     [&](const EvaluatorPtr& test) { return test->test(row, context_.eval) == Truth::True; });
}

void PathPattern::fill(const std::vector<std::uint32_t>& chain, Row row) {
  Path path;
  for (const std::uint32_t i : chain) {
    path.nodes.push_back(partial_[i].node);
    if (partial_[i].parent != UINT32_MAX) path.edges.push_back(partial_[i].edge);
  }
  // Which of the edges belong to which step: the state before each edge says it.
  std::size_t at = 0;
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    const CompiledStep& step = steps_[s];
    row[op_.path.nodes[s].slot] = Value(path.nodes[at]);
    const std::size_t first = at;
    while (at < path.edges.size()) {
      const PatternState& after = partial_[chain[at + 1]].state;
      const bool here = step.edge != nullptr ? after.step == s + 1 && at == first : after.step == s;
      if (!here) break;
      ++at;
    }
    if (step.edge != nullptr) {
      row[step.edge->slot] = Value(path.edges[first]);
      continue;
    }
    const std::size_t width = step.hops.size();
    for (const auto& group : step.repeat->groups) {
      List list;
      for (std::size_t r = first; r < at; r += width) {
        bool taken = false;
        for (std::size_t k = 0; k < width; ++k) {
          if (step.repeat->edges[k].slot == group.single) list.emplace_back(path.edges[r + k]), taken = true;
        }
        for (std::size_t k = 0; k <= width && !taken; ++k) {
          if (step.repeat->nodes[k].slot == group.single) list.emplace_back(path.nodes[r + k]), taken = true;
        }
      }
      row[group.list] = Value(std::move(list));
    }
  }
  row[op_.path.nodes.back().slot] = Value(path.nodes.back());
  if (op_.path.slot) row[*op_.path.slot] = Value(std::move(path));
}

}  // namespace entente::query
