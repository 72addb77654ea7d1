// Which nodes end some trail of at most k edges from a start: a breadth-first search instead of listing
// trails. A node other than the start is the end of a trail of 1..k edges exactly if its distance is at most
// k, since a shortest path repeats no edge; the start itself is one if a closed trail through it is short
// enough (see closed_trail_within).
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "query/execute/adjacency.hpp"
#include "query/execute/bidirectional.hpp"
#include "query/execute/graph_facts.hpp"
#include "query/execute/meter.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {

struct ReachScratch {
  /// How a near node was reached: through which neighbour of the start, by which edge, in how many steps.
  struct Near {
    NodeId branch;
    EdgeId by;
    std::uint32_t depth = 0;
  };
  NodeBits seen;
  std::vector<NodeId> found;  ///< the nodes seen, the start first, nearest first
  std::vector<Near> near;     ///< by node; only of nodes seen that may close a trail
};

/// Whether a trail back to the start was met. Near nodes are labelled with the first neighbour that their
/// shortest path takes: an edge between two such branches, or a second edge to one neighbour, closes the
/// shortest cycle (Itai and Rodeh, "Finding a minimum circuit in a graph", 1978). For a directed step any
/// edge back to the start does.
class CycleWatch {
 public:
  CycleWatch(ReachScratch& scratch, NodeId start, bool both_ways, std::uint32_t longest)
      : scratch_(scratch), start_(start), both_ways_(both_ways), longest_(longest) {}

  [[nodiscard]] bool closed() const { return closed_; }
  /// Whether the search may end once this is closed: what it has reached is not asked.
  bool alone = false;
  /// A directed step met an undirected edge that it had left the start by: then only listing trails can tell.
  [[nodiscard]] bool uncertain() const { return uncertain_ && !closed_; }
  void reached(NodeId at, NodeId n, EdgeId e, std::uint32_t depth) {
    if (closed_ || depth > (both_ways_ ? (longest_ + 1) / 2 : 1)) return;
    scratch_.near[n.number] = {at == start_ ? n : scratch_.near[at.number].branch, e, depth};
  }
  /// An edge from `at`, which is `depth` steps away, to a node that was seen before.
  void met_again(NodeId at, NodeId n, EdgeId e, std::uint32_t depth) {
    if (closed_) return;
    const bool by_same_edge = depth == 1 && scratch_.near[at.number].by == e;
    if (n == start_) {
      closed_ = !by_same_edge;
      uncertain_ |= by_same_edge && !both_ways_;
    } else if (both_ways_ && 2 * depth + 1 <= longest_) {
      const ReachScratch::Near& other = scratch_.near[n.number];
      if (depth + other.depth + 1 > longest_) return;
      closed_ = at == start_ || other.branch != scratch_.near[at.number].branch;
    }
  }

 private:
  ReachScratch& scratch_;
  NodeId start_;
  bool both_ways_;
  std::uint32_t longest_;
  bool closed_ = false, uncertain_ = false;
};

/// Fills `scratch.found` with the start and every node at distance 1..longest. False where the meter stopped
/// it. `seen` keeps the same nodes as bits until `forget`. `watch`, where given, learns of cycles through the
/// start.
template <class EdgeTest = EveryEdge>
bool reach(const GraphView& view, NodeId start, const Step& step, std::uint32_t longest, Meter& meter,
           ReachScratch& scratch, CycleWatch* watch = nullptr, EdgeTest test = {}) {
  scratch.seen.reserve(view.node_bound());
  if (watch != nullptr && scratch.near.size() < view.node_bound()) scratch.near.resize(view.node_bound());
  scratch.found.assign(1, start);
  scratch.seen.set(start);
  std::size_t begin = 0;
  for (std::uint32_t depth = 0; depth < longest; ++depth) {
    const std::size_t end = scratch.found.size();
    const bool watching = watch != nullptr && !watch->closed();
    if (begin == end || (end == view.node_count() && !watching)) break;
    for (std::size_t i = begin; i < end; ++i) {
      if (watch != nullptr && watch->closed() && watch->alone) return true;
      // Nothing is left to be reached, and nothing to be learnt.
      if (scratch.found.size() == view.node_count() && (!watching || watch->closed())) return true;
      const NodeId at = scratch.found[i];
      std::size_t looked_at = 0;
      for_each_hop(view, at, step, [&](NodeId n, EdgeId e) {
        ++looked_at;
        const bool seen = scratch.seen.test(n);
        if (seen && (!watching || watch->closed())) return false;
        if (!test(e)) return false;
        if (seen) {
          watch->met_again(at, n, e, depth);
          return false;
        }
        scratch.seen.set(n);
        scratch.found.push_back(n);
        if (watching) watch->reached(at, n, e, depth + 1);
        return false;
      });
      if (meter.hops(looked_at)) return false;
    }
    begin = end;
  }
  return true;
}

/// The same over lists of neighbours, without an eye on cycles; `keep(place)` says whether an edge counts.
template <class Keep>
bool reach(const NeighbourLists& lists, const GraphView& view, NodeId start, std::uint32_t longest,
           Meter& meter, ReachScratch& scratch, Keep&& keep) {
  auto& found = scratch.found;
  const std::size_t all = view.node_count();
  scratch.seen.reserve(view.node_bound());
  scratch.seen.set(start);
  found.assign(1, start);
  std::size_t begin = 0, count = 1;
  bool whole = true;
  for (std::uint32_t depth = 0; depth < longest && begin != count && whole; ++depth) {
    const std::size_t end = count;
    for (std::size_t i = begin; i < end && whole && count != all; ++i) {
      if (i + 8 < end) lists.prefetch_start(found[i + 8]);
      if (i + 4 < end) lists.prefetch(found[i + 4]);
      const std::uint32_t first = lists.begin(found[i]), last = lists.end(found[i]);
      // Each is written before it is known to be new.
      if (found.size() < count + (last - first)) found.resize(2 * (count + (last - first)));
      for (std::uint32_t place = first; place != last; ++place) {
        const NodeId n = lists.nodes[place];
        found[count] = n;
        count += scratch.seen.insert_if(n, keep(place)) ? 1 : 0;
      }
      whole = !meter.hops(last - first);
    }
    begin = end;
  }
  found.resize(count);
  return whole;
}

/// Makes the scratch ready for the next search.
inline void forget(ReachScratch& scratch) {
  scratch.seen.clear_touched(scratch.found);
  scratch.found.clear();
}

/// Whether some trail of at most `longest` edges leads from the end of `trail` to `goal`, found by listing
/// trails.
template <class EdgeTest>
bool lists_trail_to(const GraphView& view, NodeId at, NodeId goal, const Step& step, std::uint32_t longest,
                    std::vector<EdgeId>& trail, Meter& meter, EdgeTest& test) {
  if (trail.size() == longest) return false;
  return for_each_hop(view, at, step, [&](NodeId n, EdgeId e) {
    if (meter.hops(1) || std::find(trail.begin(), trail.end(), e) != trail.end() || !test(e))
      return meter.stopped();
    if (n == goal) return true;
    trail.push_back(e);
    const bool found = lists_trail_to(view, n, goal, step, longest, trail, meter, test);
    trail.pop_back();
    return found;
  });
}

/// Whether a trail of 1..longest edges leads from `start` back to it.
template <class EdgeTest = EveryEdge>
bool closed_trail_within(const GraphView& view, NodeId start, const Step& step, std::uint32_t longest,
                         Meter& meter, const CycleWatch& watch, EdgeTest test = {}) {
  if (!watch.uncertain()) return watch.closed();
  std::vector<EdgeId> trail;
  return lists_trail_to(view, start, start, step, longest, trail, meter, test) && !meter.stopped();
}

}  // namespace entente::query
