// PathPattern: a whole path pattern as an automaton over edges, for what cannot be walked step by step:
// selectors, modes that look at all of a path, paths in order of length or of cost. Partial paths stand in a
// tree (each knows the one it extends), so that common beginnings are kept once.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "query/execute/builder.hpp"
#include "query/execute/steps.hpp"
#include "query/execute/time_window.hpp"

namespace entente::query {

/// Where a partial path stands in its pattern: before step `step`, after `repetitions` whole repetitions of
/// it and `hop` edges of the next one.
struct PatternState {
  std::uint32_t step = 0;
  std::uint32_t hop = 0;
  std::uint64_t repetitions = 0;
};

struct PartialPath {
  std::uint32_t parent = UINT32_MAX;  ///< index of the path it extends by one edge; none: a start
  NodeId node{};                      ///< its end
  EdgeId edge{};                      ///< its last edge
  std::uint32_t length = 0;
  double cost = 0.0;
  EdgeId first{};                     ///< its first edge
  std::int64_t earliest = INT64_MIN;  ///< FORWARD IN TIME: the earliest day on which its last edge can be
  PatternState state{};
};

class PathPattern {
 public:
  PathPattern(const SearchPath& op, Builder& builder);

  /// Looks names up and computes the time window. False: nothing can match, or an error.
  bool start(Row row);
  /// Forgets all partial paths.
  void clear() {
    partial_.clear();
    charge_.release();
  }
  /// A path of no edges at a node; nothing where the node does not fit.
  std::optional<std::uint32_t> begin(NodeId node, Row row);
  /// Calls `found` with each partial path that extends `at` by one edge and may still match.
  template <class Found>
  bool extend(std::uint32_t at, Row row, Found&& found) {
    targets_.clear();
    next_states(partial_[at].state, partial_[at].node, row);
    const std::vector<PatternState> states = targets_;
    for (const PatternState& state : states) {
      HopIterator hops;
      ResolvedStep& step = step_at(state);
      hops.start(context_.view, partial_[at].node, step.get(context_), step.only_undirected());
      NodeId node;
      EdgeId edge;
      while (hops.next(node, edge)) {
        if (context_.meter.hops(1)) return false;
        if (const auto made = hop(at, state, node, edge, row)) {
          if (!found(*made)) return false;
        }
        if (context_.failed()) return false;
      }
    }
    return true;
  }
  /// Whether the partial path is a whole match; then the pattern's slots are filled.
  bool complete(std::uint32_t at, Row row);

  [[nodiscard]] const PartialPath& partial(std::uint32_t at) const { return partial_[at]; }
  /// Forgets all but the oldest partial paths (for walks that go depth first).
  void pop_to(std::size_t size) {
    static_cast<void>(
        charge_.add(-static_cast<std::int64_t>((partial_.size() - size) * sizeof(PartialPath))));
    partial_.resize(size);
  }
  [[nodiscard]] std::size_t size() const { return partial_.size(); }

 private:
  struct CompiledStep {
    const BoundEdge* edge = nullptr;  // one of the two
    const BoundRepeat* repeat = nullptr;
    std::vector<ResolvedStep> hops;
    std::vector<EvaluatorPtr> tests;  // of one repetition
  };
  ResolvedStep& step_at(const PatternState& state) { return steps_[state.step].hops[state.hop]; }
  /// Collects in targets_ the states from which an edge can be taken.
  void next_states(const PatternState& state, NodeId node, Row row);
  bool node_fits(std::size_t index, NodeId node, Row row);
  std::optional<std::uint32_t> hop(std::uint32_t at, const PatternState& from, NodeId node, EdgeId edge,
                                   Row row);
  bool admits(std::uint32_t at, NodeId node, EdgeId edge, Row row);
  [[nodiscard]] bool repeats(std::uint32_t at, NodeId node, EdgeId edge) const;
  bool repetition_holds(std::uint32_t at, const CompiledStep& step, Row row);
  double weight_of(EdgeId edge, Row row);
  void fill(const std::vector<std::uint32_t>& chain, Row row);
  [[nodiscard]] bool accepts(PatternState state, NodeId node, Row row);

  const SearchPath& op_;
  ExecContext& context_;
  std::vector<CompiledStep> steps_;
  std::vector<std::vector<EvaluatorPtr>> node_tests_;
  std::vector<EvaluatorPtr> conjuncts_, edge_tests_;
  EvaluatorPtr weight_;
  std::optional<TimeTest> time_;
  EdgeDates dates_;
  Charge charge_;
  std::vector<PartialPath> partial_;
  std::vector<PatternState> targets_;
};

}  // namespace entente::query
