// The edges of a step at one node: pulled one by one (HopIterator), or run by run (RunIterator).
#pragma once

#include "query/execute/adjacency.hpp"

namespace entente::query {

/// Gives the runs of a step at a node, as the graph holds them. `step` must outlive the iteration.
class RunIterator {
 public:
  struct Run {
    Hops hops;
    bool skip_start = false;  ///< entries that lead back to the start stand in an earlier run already
    bool sorted = true;       ///< ascending by node
  };
  void start(const GraphView& view, NodeId at, const Step& step) {
    view_ = &view;
    at_ = at;
    step_ = &step;
    type_ = 0;
    second_ = true;
    expansion_ = {};
  }
  /// The next run that is not empty.
  bool next(Run& run) {
    for (;;) {
      if (!second_) {
        second_ = true;
        run = {expansion_.second, expansion_.skip_self_in_second, true};
      } else if (type_ < step_->types.size()) {
        expansion_ = view_->expand(at_, step_->types[type_++], step_->direction);
        second_ = expansion_.second.size() == 0;
        run = {expansion_.first, false, expansion_.first_sorted};
      } else {
        return false;
      }
      if (run.hops.size() != 0) return true;
    }
  }
  [[nodiscard]] NodeId at() const { return at_; }

 private:
  const GraphView* view_ = nullptr;
  const Step* step_ = nullptr;
  NodeId at_;
  Expansion expansion_{};
  std::size_t type_ = 0;
  bool second_ = true;
};

/// Gives each edge once, also a self-loop. `step` must outlive the iteration.
class HopIterator {
 public:
  void start(const GraphView& view, NodeId at, const Step& step, bool only_undirected) {
    view_ = &view;
    runs_.start(view, at, step);
    only_undirected_ = only_undirected;
    i_ = 0;
    run_ = {};
  }
  bool next(NodeId& node, EdgeId& edge) {
    for (;;) {
      while (i_ < run_.hops.size()) {
        node = run_.hops.nodes[i_];
        edge = run_.hops.edges[i_];
        ++i_;
        if (run_.skip_start && node == runs_.at()) continue;
        if (only_undirected_ && !view_->ends(edge).undirected) continue;
        return true;
      }
      i_ = 0;
      if (!runs_.next(run_)) {
        run_ = {};
        return false;
      }
    }
  }

 private:
  const GraphView* view_ = nullptr;
  RunIterator runs_;
  RunIterator::Run run_{};
  std::size_t i_ = 0;
  bool only_undirected_ = false;
};

}  // namespace entente::query
