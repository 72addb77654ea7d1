// Which nodes end some trail of at most k edges from a start: a breadth-first search instead of listing trails. A node
// other than the start is the end of a trail of 1..k edges exactly if its distance is at most k, since a shortest path
// repeats no edge; the start itself is one if a closed trail through it is short enough (see closed_trail_within).
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "query/execute/adjacency.hpp"
#include "query/execute/bidirectional.hpp"
#include "query/execute/meter.hpp"
#include "query/execute/visited.hpp"

namespace entente::query {

struct ReachScratch {
  NodeBits seen;
  std::vector<NodeId> found;  ///< the nodes seen, the start first, nearest first
};

/// Fills `scratch.found` with the start and every node at distance 1..longest. False where the meter stopped it. `seen`
/// keeps the same nodes as bits until `forget`.
template <class EdgeTest = EveryEdge>
bool reach(const GraphView& view, NodeId start, const Step& step, std::uint32_t longest, Meter& meter,
           ReachScratch& scratch, EdgeTest test = {}) {
  scratch.seen.reserve(view.node_bound());
  scratch.found.assign(1, start);
  scratch.seen.set(start);
  std::size_t begin = 0;
  for (std::uint32_t depth = 1; depth <= longest; ++depth) {
    const std::size_t end = scratch.found.size();
    if (begin == end || end == view.node_count()) break;
    for (std::size_t i = begin; i < end; ++i) {
      std::size_t looked_at = 0;
      for_each_hop(view, scratch.found[i], step, [&](NodeId n, EdgeId e) {
        ++looked_at;
        if (!scratch.seen.test(n) && test(e)) {
          scratch.seen.set(n);
          scratch.found.push_back(n);
        }
        return false;
      });
      if (meter.hops(looked_at)) return false;
    }
    begin = end;
  }
  return true;
}

/// Makes the scratch ready for the next search.
inline void forget(ReachScratch& scratch) {
  scratch.seen.clear_touched(scratch.found);
  scratch.found.clear();
}

/// Whether some trail of at most `longest` edges leads from the end of `trail` to `goal`, found by listing trails.
template <class EdgeTest>
bool lists_trail_to(const GraphView& view, NodeId at, NodeId goal, const Step& step, std::uint32_t longest,
                    std::vector<EdgeId>& trail, Meter& meter, EdgeTest& test) {
  if (trail.size() == longest) return false;
  return for_each_hop(view, at, step, [&](NodeId n, EdgeId e) {
    if (meter.hops(1) || std::find(trail.begin(), trail.end(), e) != trail.end() || !test(e)) return meter.stopped();
    if (n == goal) return true;
    trail.push_back(e);
    const bool found = lists_trail_to(view, n, goal, step, longest, trail, meter, test);
    trail.pop_back();
    return found;
  });
}

/// Whether a trail of 1..longest edges leads from `start` back to it. For an undirected step the nodes are labelled with
/// the first neighbour their shortest path takes: an edge between two such branches, or a second edge to one neighbour,
/// closes the shortest cycle (Itai and Rodeh, "Finding a minimum circuit in a graph", 1978). Where a directed step meets an
/// undirected edge at the start, that argument fails and trails are listed.
template <class EdgeTest = EveryEdge>
bool closed_trail_within(const GraphView& view, NodeId start, const Step& step, std::uint32_t longest, Meter& meter,
                         EdgeTest test = {}) {
  struct Seen {
    std::uint32_t depth;
    NodeId branch;
    EdgeId by;
  };
  std::unordered_map<NodeId, Seen> seen{{start, {0, NodeId(), EdgeId()}}};
  std::vector<NodeId> queue{start};
  const bool both_ways = step.direction == Direction::Any;
  bool closed = false;
  bool mixed = false;
  for (std::size_t i = 0; i < queue.size() && !closed; ++i) {
    const NodeId at = queue[i];
    const Seen here = seen.at(at);
    if (here.depth + 1 > longest) break;
    const bool stopped = for_each_hop(view, at, step, [&](NodeId n, EdgeId e) {
      if (meter.hops(1)) return true;
      if (e == here.by || !test(e)) {
        mixed |= e == here.by && n == start && !both_ways;
        return false;
      }
      if (n == start) {
        closed = true;
        return true;
      }
      const auto [entry, fresh] = seen.try_emplace(n, Seen{here.depth + 1, at == start ? n : here.branch, e});
      if (fresh) {
        queue.push_back(n);
      } else if (both_ways && here.depth + entry->second.depth + 1 <= longest) {
        const NodeId branch = at == start ? n : here.branch;
        closed = at == start || entry->second.branch != branch;
      }
      return closed;
    });
    if (stopped && !closed) return false;
  }
  if (!closed && mixed) {
    std::vector<EdgeId> trail;
    closed = lists_trail_to(view, start, start, step, longest, trail, meter, test) && !meter.stopped();
  }
  return closed;
}

}  // namespace entente::query
