// Shortest paths between two nodes, searched from both ends a level at a time, the cheaper frontier first
// (bidirectional breadth-first search; Pohl, "Bi-directional Search", 1971). Gives the length, the number of
// shortest paths without listing them (walk counts of both halves multiplied at the meeting level), or the
// paths themselves one after another.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/value.hpp"
#include "query/execute/adjacency.hpp"
#include "query/execute/hop_source.hpp"
#include "query/execute/meter.hpp"

namespace entente::query {

/// Arrays indexed by node id that a search leaves as it found them. One search at a time.
struct BidirectionalScratch {
  static constexpr std::uint32_t kUnseen = UINT32_MAX;
  struct Side {
    std::vector<std::uint32_t> level;  // kUnseen, or the distance from this side's start
    std::vector<std::uint64_t> count;  // shortest paths from this side's start (saturating)
    std::vector<NodeId> touched;       // every node with a level, level by level
    std::size_t frontier = 0;          // index in `touched` where the outermost level begins
    std::uint64_t frontier_hops = 0;   // degree sum of the outermost level: the cost of the next one
    std::uint32_t depth = 0;
  };
  Side forward, backward;
  std::vector<std::uint8_t> useful;  // forward nodes that lie on a shortest path; only while paths are listed
  std::vector<NodeId> useful_list;
  void reserve(std::size_t node_bound) {
    if (useful.size() < node_bound) useful.resize(node_bound, 0);
    for (Side* side : {&forward, &backward}) {
      if (side->level.size() < node_bound) {
        side->level.resize(node_bound, kUnseen);
        side->count.resize(node_bound, 0);
      }
    }
  }
};

/// `Hops`: GraphHops or ListHops, forward and as seen from the other end; paths are listed over the graph.
template <class Hops, class EdgeTest>
class BidirectionalSearch {
 public:
  BidirectionalSearch(const GraphView& view, const Step& step, Hops forward, Hops back,
                      BidirectionalScratch& scratch, Meter& meter, EdgeTest test)
      : view_(view),
        forward_hops_(std::move(forward)),
        back_hops_(std::move(back)),
        step_(step),
        back_step_(reversed(step)),
        s_(scratch),
        meter_(meter),
        test_(std::move(test)) {
    s_.reserve(view.node_bound());
  }
  ~BidirectionalSearch() { clear(); }
  BidirectionalSearch(const BidirectionalSearch&) = delete;
  BidirectionalSearch& operator=(const BidirectionalSearch&) = delete;

  /// Searches; the length of the shortest path of at most `longest` edges, or nothing (also where the meter
  /// says stop).
  std::optional<std::uint32_t> run(NodeId from, NodeId to, std::uint32_t longest) {
    clear();
    from_ = from;
    begin(s_.forward, from, forward_hops_);
    begin(s_.backward, to, back_hops_);
    if (from == to) return finish(0);
    while (s_.forward.depth + s_.backward.depth < longest) {
      const bool ahead = s_.forward.frontier_hops <= s_.backward.frontier_hops;
      const bool met = ahead ? advance(s_.forward, s_.backward, forward_hops_)
                             : advance(s_.backward, s_.forward, back_hops_);
      if (meter_.stopped()) return std::nullopt;
      if (met) return finish(s_.forward.depth + s_.backward.depth);
      const auto& grown = ahead ? s_.forward : s_.backward;
      if (grown.frontier == grown.touched.size()) return std::nullopt;
    }
    return std::nullopt;
  }

  /// After a successful run: how many shortest paths there are (saturating at 2^64 - 1).
  [[nodiscard]] std::uint64_t path_count() const {
    std::uint64_t total = 0;
    const auto& [forward, backward, outer] = halves();
    for (std::size_t i = outer->frontier; i < outer->touched.size(); ++i) {
      const NodeId n = outer->touched[i];
      if (forward->level[n.number] != forward->depth || backward->level[n.number] != backward->depth)
        continue;
      total = add(total, multiply(forward->count[n.number], backward->count[n.number]));
    }
    return total;
  }

  /// After a successful run: calls `visit(const Path&)` for each shortest path until it returns true.
  template <class Visit>
  void for_each_path(Visit&& visit) {
    mark_useful();
    Path path;
    path.nodes.push_back(from_);
    std::vector<HopIterator> levels(length_);  // not recursive: a path may be longer than the stack is deep
    if (length_ == 0) {
      visit(static_cast<const Path&>(path));
    } else {
      levels[0].start(view_, from_, step_, false);
    }
    for (std::size_t open = length_ == 0 ? 0 : 1; open > 0 && !meter_.stop();) {
      if (path.edges.size() == open) path.edges.pop_back(), path.nodes.pop_back();
      NodeId n;
      EdgeId e;
      if (!levels[open - 1].next(n, e)) {
        --open;
        continue;
      }
      if (!on_shortest(n, static_cast<std::uint32_t>(open)) || !test_(e)) continue;
      path.nodes.push_back(n);
      path.edges.push_back(e);
      if (open < length_) {
        levels[open++].start(view_, n, step_, false);
      } else if (visit(static_cast<const Path&>(path))) {
        break;
      }
    }
    for (const NodeId n : s_.useful_list) s_.useful[n.number] = 0;
    s_.useful_list.clear();
  }

 private:
  using Side = BidirectionalScratch::Side;
  struct Halves {
    const Side* forward;
    const Side* backward;
    const Side* outer;
  };

  static std::uint64_t add(std::uint64_t a, std::uint64_t b) {
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
  }
  static std::uint64_t multiply(std::uint64_t a, std::uint64_t b) {
    return b != 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
  }

  void begin(Side& side, NodeId start, const Hops& hops) {
    side.level[start.number] = 0;
    side.count[start.number] = 1;
    side.touched.assign(1, start);
    side.frontier = 0;
    side.depth = 0;
    side.frontier_hops = hops.count(start);
  }

  /// Grows `side` by one level. True where the new level has nodes that `other` knows: its outermost level,
  /// since an inner one would have met before.
  bool advance(Side& side, const Side& other, Hops& hops) {
    const std::size_t end = side.touched.size();
    const std::uint32_t depth = ++side.depth;
    if (meter_.hops(side.frontier_hops)) return false;
    bool met = false;
    for (std::size_t i = side.frontier; i < end; ++i) {
      const NodeId at = side.touched[i];
      const std::uint64_t ways = side.count[at.number];
      hops.each(at, [&](NodeId n, typename Hops::Mark mark) {
        std::uint32_t& level = side.level[n.number];
        if (level < depth) return false;
        if constexpr (!std::is_same_v<EdgeTest, EveryEdge>) {
          if (!test_(hops.edge(mark))) return false;
        }
        if (level == depth) {
          side.count[n.number] = add(side.count[n.number], ways);
        } else {
          level = depth;
          side.count[n.number] = ways;
          side.touched.push_back(n);
          met |= other.level[n.number] != BidirectionalScratch::kUnseen;
        }
        return false;
      });
      if (meter_.stop()) return false;
    }
    side.frontier = end;
    side.frontier_hops = 0;
    if (!met) {
      for (std::size_t i = end; i < side.touched.size(); ++i)
        side.frontier_hops += hops.count(side.touched[i]);
    }
    return met;
  }

  std::optional<std::uint32_t> finish(std::uint32_t length) {
    length_ = length;
    return length;
  }
  [[nodiscard]] Halves halves() const {
    const bool forward_smaller =
        s_.forward.touched.size() - s_.forward.frontier <= s_.backward.touched.size() - s_.backward.frontier;
    return {&s_.forward, &s_.backward, forward_smaller ? &s_.forward : &s_.backward};
  }

  /// Marks the nodes of the forward half that lie on a shortest path, so that listing never runs into a dead
  /// end.
  void mark_useful() {
    const auto& [forward, backward, outer] = halves();
    for (std::size_t i = outer->frontier; i < outer->touched.size(); ++i) {
      const NodeId n = outer->touched[i];
      if (forward->level[n.number] == forward->depth && backward->level[n.number] == backward->depth) mark(n);
    }
    for (std::size_t i = 0; i < s_.useful_list.size(); ++i) {
      const NodeId at = s_.useful_list[i];
      const std::uint32_t level = s_.forward.level[at.number];
      if (level == 0) continue;
      for_each_hop(view_, at, back_step_, [&](NodeId n, EdgeId e) {
        if (s_.forward.level[n.number] == level - 1 && test_(e)) mark(n);
        return false;
      });
    }
  }
  void mark(NodeId n) {
    if (s_.useful[n.number] != 0) return;
    s_.useful[n.number] = 1;
    s_.useful_list.push_back(n);
  }

  [[nodiscard]] bool on_shortest(NodeId n, std::uint32_t at) const {
    if (at <= s_.forward.depth) return s_.forward.level[n.number] == at && s_.useful[n.number] != 0;
    return s_.backward.level[n.number] == length_ - at;
  }

  void clear() {
    for (Side* side : {&s_.forward, &s_.backward}) {
      for (const NodeId n : side->touched) side->level[n.number] = BidirectionalScratch::kUnseen;
      side->touched.clear();
    }
  }

  const GraphView& view_;
  Hops forward_hops_, back_hops_;
  Step step_, back_step_;
  BidirectionalScratch& s_;
  Meter& meter_;
  EdgeTest test_;
  NodeId from_;
  std::uint32_t length_ = 0;
};

}  // namespace entente::query
