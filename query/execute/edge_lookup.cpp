// Runs hold their undirected edges first, then the directed ones; each part is sorted by neighbour.
#include "query/execute/edge_lookup.hpp"

#include <algorithm>

namespace entente::query {
namespace {

constexpr std::size_t kShortRun = 12;

void find_in_part(const Hops& run, std::size_t first, std::size_t last, NodeId to,
                  std::vector<EdgeId>& found) {
  const auto begin = run.nodes.begin() + static_cast<std::ptrdiff_t>(first),
             end = run.nodes.begin() + static_cast<std::ptrdiff_t>(last);
  const auto [low, high] = std::equal_range(begin, end, to);
  for (auto at = low; at != high; ++at)
    found.push_back(run.edges[static_cast<std::size_t>(at - run.nodes.begin())]);
}

void find_in_run(const GraphView& view, const Hops& run, bool sorted, NodeId to, std::vector<EdgeId>& found) {
  const std::size_t size = run.size();
  if (size <= kShortRun) {
    for (std::size_t i = 0; i < size; ++i) {
      if (run.nodes[i] == to) found.push_back(run.edges[i]);
    }
    return;
  }
  if (sorted) return find_in_part(run, 0, size, to, found);
  std::size_t undirected = 0;
  if (view.ends(run.edges.back()).undirected) {
    undirected = size;
  } else if (view.ends(run.edges.front()).undirected) {
    const auto part = std::partition_point(run.edges.begin(), run.edges.end(),
                                           [&](EdgeId e) { return view.ends(e).undirected; });
    undirected = static_cast<std::size_t>(part - run.edges.begin());
  }
  if (undirected != 0) find_in_part(run, 0, undirected, to, found);
  if (undirected != size) find_in_part(run, undirected, size, to, found);
}

}  // namespace

void find_edges(const GraphView& view, NodeId from, NodeId to, const Step& step, bool only_undirected,
                std::vector<EdgeId>& found) {
  const std::size_t before = found.size();
  for (const TypeId type : step.types) {
    const Expansion at = view.expand(from, type, step.direction);
    find_in_run(view, at.first, at.first_sorted, to, found);
    if (!(at.skip_self_in_second && from == to)) find_in_run(view, at.second, true, to, found);
  }
  if (!only_undirected) return;
  found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(before), found.end(),
                             [&](EdgeId edge) { return !view.ends(edge).undirected; }),
              found.end());
}

void HotNeighbours::look_at(NodeId node, const Step& step, const ExecContext& context,
                            std::size_t questions) {
  if (node != node_ || epoch_ != context.epoch) {
    if (ready_) bits_.clear_touched(members_);
    ready_ = false;
    members_.clear();
    node_ = node;
    epoch_ = context.epoch;
    times_ = 0;
  }
  times_ += questions;
  if (ready_ || times_ < kTimesBeforeBuilding) return;
  ready_ = true;
  repeats_ = false;
  bits_.reserve(context.view.node_bound());
  for_each_hop(context.view, node, step, [&](NodeId neighbour, EdgeId) {
    if (bits_.insert(neighbour)) {
      members_.push_back(neighbour);
    } else {
      repeats_ = true;
    }
    return false;
  });
}

}  // namespace entente::query
