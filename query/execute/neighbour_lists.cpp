#include "query/execute/neighbour_lists.hpp"

#include <algorithm>
#include <utility>

#include "query/execute/hop_iterator.hpp"

namespace entente::query {
namespace {

/// Writes one node's neighbours after another.
class ListWriter {
 public:
  explicit ListWriter(NeighbourLists& lists) : lists_(lists) {}

  void add(const GraphView& view, NodeId at, const Step& step) {
    runs_.clear();
    iterator_.start(view, at, step);
    bool plain = true;
    for (RunIterator::Run run; iterator_.next(run);) {
      plain = plain && run.sorted;
      runs_.push_back(run);
    }
    if (!plain || runs_.size() > 2) return sort(at);
    if (runs_.size() == 2) return merge(at);
    if (runs_.size() == 1) append(at, runs_[0]);
  }

 private:
  static bool leaves_out(const RunIterator::Run& run, NodeId at, std::size_t i) {
    return run.skip_start && run.hops.nodes[i] == at;
  }
  void put(NodeId at, NodeId node, EdgeId edge) {
    lists_.repeats |= lists_.nodes.size() > lists_.starts.back() && lists_.nodes.back() == node;
    lists_.nodes.push_back(node);
    lists_.edges.push_back(edge);
    lists_.loops |= node == at;
  }
  void append(NodeId at, const RunIterator::Run& run) {
    for (std::size_t i = 0; i < run.hops.size(); ++i) {
      if (!leaves_out(run, at, i)) put(at, run.hops.nodes[i], run.hops.edges[i]);
    }
  }
  void merge(NodeId at) {
    const RunIterator::Run &left = runs_[0], &right = runs_[1];
    std::size_t i = 0, k = 0;
    while (i < left.hops.size() || k < right.hops.size()) {
      const bool from_left =
          k == right.hops.size() ||
          (i < left.hops.size() && std::pair(left.hops.nodes[i], left.hops.edges[i]) <
                                       std::pair(right.hops.nodes[k], right.hops.edges[k]));
      const RunIterator::Run& run = from_left ? left : right;
      const std::size_t place = from_left ? i++ : k++;
      if (!leaves_out(run, at, place)) put(at, run.hops.nodes[place], run.hops.edges[place]);
    }
  }
  void sort(NodeId at) {
    pairs_.clear();
    for (const RunIterator::Run& run : runs_) {
      for (std::size_t i = 0; i < run.hops.size(); ++i) {
        if (!leaves_out(run, at, i)) pairs_.emplace_back(run.hops.nodes[i], run.hops.edges[i]);
      }
    }
    std::sort(pairs_.begin(), pairs_.end());
    for (const auto& [node, edge] : pairs_) put(at, node, edge);
  }

  NeighbourLists& lists_;
  RunIterator iterator_;
  std::vector<RunIterator::Run> runs_;
  std::vector<std::pair<NodeId, EdgeId>> pairs_;
};

}  // namespace

bool build_lists(const GraphView& view, const Step& step, NeighbourLists& lists, Meter& meter) {
  const std::size_t bound = view.node_bound();
  std::size_t size = 0;
  for (const TypeId type : step.types) size += view.count(type) * (step.direction == Direction::Any ? 2 : 1);
  lists.starts.reserve(bound + 1);
  lists.nodes.reserve(size);
  lists.edges.reserve(size);
  ListWriter writer(lists);
  for (std::uint32_t i = 0; i < bound; ++i) {
    lists.starts.push_back(static_cast<std::uint32_t>(lists.nodes.size()));
    writer.add(view, NodeId(i), step);
    if (meter.stop()) return false;
  }
  lists.starts.push_back(static_cast<std::uint32_t>(lists.nodes.size()));
  return true;
}

bool build_ranked(const NeighbourLists& lists, const NodeBits* only, RankedLists& ranked, Meter& meter) {
  constexpr std::uint32_t kNoRank = UINT32_MAX;
  const auto nodes = static_cast<std::uint32_t>(lists.starts.size() - 1);
  const auto counts = [&](std::uint32_t i) {
    return lists.count(NodeId(i)) != 0 && (only == nullptr || only->test(NodeId(i)));
  };
  // Sorted by counting, the largest first: a place for each number of neighbours.
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    if (!counts(i)) continue;
    const std::uint32_t size = lists.count(NodeId(i));
    if (places.size() <= size) places.resize(size + 1);
    ++places[size];
  }
  std::uint32_t ranked_nodes = 0;
  for (std::size_t size = places.size(); size-- > 0;)
    ranked_nodes += std::exchange(places[size], ranked_nodes);
  std::vector<NodeId> order(ranked_nodes);
  for (std::uint32_t i = 0; i < nodes; ++i) {
    if (counts(i)) order[places[lists.count(NodeId(i))]++] = NodeId(i);
  }
  std::vector<std::uint32_t> rank_of(lists.starts.size(), kNoRank);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) rank_of[order[rank].number] = rank;
  ranked.starts.reserve(order.size() + 1);
  ranked.ranks.reserve(lists.nodes.size() / 2);
  ranked.repeats = lists.repeats;
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    const auto first = static_cast<std::ptrdiff_t>(ranked.ranks.size());
    ranked.starts.push_back(static_cast<std::uint32_t>(first));
    for (const NodeId node : lists.of(order[rank])) {
      if (rank_of[node.number] < rank) ranked.ranks.push_back(rank_of[node.number]);
    }
    std::sort(ranked.ranks.begin() + first, ranked.ranks.end());
    if (meter.stop(lists.count(order[rank]) % 4096 + 1)) return false;
  }
  ranked.starts.push_back(static_cast<std::uint32_t>(ranked.ranks.size()));
  return true;
}

bool build_days(const GraphView& view, const NeighbourLists& lists, KeyId key, EdgeDays& days, Meter& meter) {
  const PropertyReader<EdgeId> reader = view.edge_property(key);
  days.days.reserve(lists.edges.size());
  for (const EdgeId edge : lists.edges) {
    const auto date = reader.date(edge);
    const bool plain =
        date && date->precision == DatePrecision::Day && date->days > INT32_MIN && date->days <= INT32_MAX;
    days.days.push_back(plain ? static_cast<std::int32_t>(date->days) : EdgeDays::kOther);
    if (meter.stop()) return false;
  }
  return true;
}

}  // namespace entente::query
