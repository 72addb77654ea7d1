// HopIterator: the edges of a step at one node, pulled one by one.
#pragma once

#include "query/execute/adjacency.hpp"

namespace entente::query {

/// Gives each edge once, also a self-loop. `step` must outlive the iteration.
class HopIterator {
 public:
  void start(const GraphView& view, NodeId at, const Step& step, bool only_undirected) {
    view_ = &view;
    at_ = at;
    step_ = &step;
    only_undirected_ = only_undirected;
    type_ = 0;
    i_ = 0;
    second_ = true;
    run_ = {};
    expansion_ = {};
  }
  bool next(NodeId& node, EdgeId& edge) {
    for (;;) {
      while (i_ < run_.size()) {
        node = run_.nodes[i_];
        edge = run_.edges[i_];
        ++i_;
        if (second_ && expansion_.skip_self_in_second && node == at_) continue;
        if (only_undirected_ && !view_->ends(edge).undirected) continue;
        return true;
      }
      i_ = 0;
      if (!second_) {
        second_ = true;
        run_ = expansion_.second;
      } else if (type_ < step_->types.size()) {
        expansion_ = view_->expand(at_, step_->types[type_++], step_->direction);
        second_ = false;
        run_ = expansion_.first;
      } else {
        return false;
      }
    }
  }

 private:
  const GraphView* view_ = nullptr;
  const Step* step_ = nullptr;
  NodeId at_;
  Expansion expansion_{};
  Hops run_{};
  std::size_t i_ = 0;
  std::size_t type_ = 0;
  bool second_ = true;
  bool only_undirected_ = false;
};

}  // namespace entente::query
