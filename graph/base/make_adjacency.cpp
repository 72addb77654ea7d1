#include "graph/base/make_adjacency.hpp"

#include <algorithm>
#include <future>
#include <tuple>
#include <vector>

#include "graph/base/large_pages.hpp"

namespace entente {
namespace {

/// A step from a node.
struct Step {
  std::uint32_t kind;
  NodeId neighbour;
  EdgeId edge;
  friend bool operator<(const Step& a, const Step& b) {
    return std::tie(a.kind, a.neighbour, a.edge) < std::tie(b.kind, b.neighbour, b.edge);
  }
};

/// Turned so that undirected edges of a type come first.
std::uint32_t turned(std::uint32_t kind) { return kind ^ 1U; }
bool undirected(std::uint32_t turned_kind) { return (turned_kind & 1U) == 0; }

template <class See>
void each_step(const EdgeTable& table, Way way, const See& see) {
  for (std::uint32_t e = 0; e < table.size(); ++e) {
    if (table.kinds[e] == EdgeTable::kNoEdge) continue;
    const bool both = undirected(turned(table.kinds[e]));
    const NodeId from = table.from[e], to = table.to[e];
    if (way == Way::Forward) see(from, to, EdgeId(e));
    if (way == Way::Forward ? both && from != to : !both) see(to, from, EdgeId(e));
  }
}

template <class T>
void make_room(Array<T>& array, std::size_t size) {
  array.reserve(size);
  use_large_pages(array.data(), size * sizeof(T));
  array.resize(size);
}

/// The nodes from `first` to `last`, whose steps stand in order of nodes: sorts each one's, and writes their
/// rows and entries, as if those were the first entries of all.
class RunMaker {
 public:
  RunMaker(const EdgeTable& table, const std::vector<std::uint32_t>& ends, Adjacency& made)
      : table_(table), ends_(ends), made_(made) {}

  /// Entries go to where they would stand if each step had one. Gives how many there are.
  std::uint32_t make(std::size_t first, std::size_t last) {
    std::uint32_t begin = begin_of(first);
    RunEntry* const entries = made_.entries.data() + begin;
    std::uint32_t count = 0;
    for (std::size_t v = first; v < last; begin = ends_[v++]) {
      made_.rows[v] = count;
      sort(begin, ends_[v]);
      count = static_cast<std::uint32_t>(add_entries(entries + count, begin) - entries);
    }
    return count;
  }
  [[nodiscard]] std::uint32_t begin_of(std::size_t node) const { return node == 0 ? 0 : ends_[node - 1]; }

 private:
  void sort(std::uint32_t begin, std::uint32_t end) {
    steps_.clear();
    for (std::uint32_t at = begin; at < end; ++at)
      steps_.push_back({turned(table_.kinds[made_.edges[at].number]), made_.nodes[at], made_.edges[at]});
    std::sort(steps_.begin(), steps_.end());
    for (const Step& step : steps_) {
      made_.nodes[begin] = step.neighbour;
      made_.edges[begin++] = step.edge;
    }
  }

  RunEntry* add_entries(RunEntry* out, std::uint32_t begin) const {
    for (std::uint32_t i = 0; i < steps_.size(); ++i) {
      const std::uint32_t kind = steps_[i].kind;
      if (i == 0 || kind >> 1 != steps_[i - 1].kind >> 1) *out++ = {TypeId(kind >> 1), begin + i, begin + i};
      if (undirected(kind)) out[-1].directed = begin + i + 1;
    }
    return out;
  }

  const EdgeTable& table_;
  const std::vector<std::uint32_t>& ends_;
  Adjacency& made_;
  std::vector<Step> steps_;  // of the node at hand
};

/// Sorts and writes with two threads, half of the steps each.
void make_runs(const EdgeTable& table, const std::vector<std::uint32_t>& ends, std::size_t nodes,
               Adjacency& made) {
  const std::uint32_t all = ends.back();
  made.rows.resize(nodes + 1);
  made.entries.resize(all + std::size_t{1});  // what is not needed is never touched
  const auto middle =
      std::min<std::size_t>(nodes, std::upper_bound(ends.begin(), ends.end(), all / 2) - ends.begin());
  const auto make = [&](std::size_t first, std::size_t last) {
    return RunMaker(table, ends, made).make(first, last);
  };
  auto second = std::async(std::launch::async, make, middle, nodes);
  const std::uint32_t before = make(0, middle);
  const std::uint32_t after = second.get();
  const RunEntry* const from = made.entries.data() + (middle == 0 ? 0 : ends[middle - 1]);
  std::copy(from, from + after, made.entries.data() + before);
  for (std::size_t v = middle; v < nodes; ++v) made.rows[v] += before;
  made.rows[nodes] = before + after;
  made.entries.resize(before + after);
  made.entries.push_back({TypeId(), all, all});
}

}  // namespace

Adjacency make_adjacency(const EdgeTable& table, std::size_t nodes, Way way) {
  std::vector<std::uint32_t> ends(nodes + 1);  // where each node's steps end; before they are put down, begin
  each_step(table, way, [&](NodeId node, NodeId, EdgeId) { ++ends[node.number + 1]; });
  for (std::size_t v = 1; v <= nodes; ++v) ends[v] += ends[v - 1];
  Adjacency made;
  make_room(made.nodes, ends.back());
  make_room(made.edges, ends.back());
  each_step(table, way, [&](NodeId node, NodeId neighbour, EdgeId edge) {
    const std::uint32_t at = ends[node.number]++;
    made.nodes[at] = neighbour;
    made.edges[at] = edge;
  });
  make_runs(table, ends, nodes, made);
  return made;
}

}  // namespace entente
