// Counting cycles of three nodes over lists of neighbours: marks on the neighbours of one node, looked up
// from those of its neighbours. Where the three places are alike, each triangle is found once, from its node
// with the fewest neighbours.
//
// No edge leads from a node to itself in any of the three steps: then the three nodes are different ones, and
// so are the edges, whether or not they have to be. Where that does not hold the cycles are listed.
#include <algorithm>

#include "query/execute/builder.hpp"
#include "query/execute/steps.hpp"

namespace entente::query {
namespace {

/// How often each number is marked; bits where none is marked twice.
class Marks {
 public:
  Marks(std::size_t bound, bool repeats) {
    if (repeats) {
      counts_.resize(bound);
    } else {
      bits_.reserve(bound);
    }
  }
  template <class Numbers>
  void set(const Numbers& numbers, std::uint32_t (*number_of)(typename Numbers::value_type)) {
    for (const auto n : numbers) {
      if (counts_.empty()) {
        bits_.set(NodeId(number_of(n)));
      } else {
        ++counts_[number_of(n)];
      }
    }
  }
  template <class Numbers>
  void clear(const Numbers& numbers, std::uint32_t (*number_of)(typename Numbers::value_type)) {
    for (const auto n : numbers) {
      if (counts_.empty()) {
        bits_.reset(NodeId(number_of(n)));
      } else {
        counts_[number_of(n)] = 0;
      }
    }
  }
  template <class Numbers>
  [[nodiscard]] std::uint64_t sum(const Numbers& numbers,
                                  std::uint32_t (*number_of)(typename Numbers::value_type)) const {
    std::uint64_t total = 0;
    if (counts_.empty()) {
      for (const auto n : numbers) total += bits_.test(NodeId(number_of(n))) ? 1 : 0;
    } else {
      for (const auto n : numbers) total += counts_[number_of(n)];
    }
    return total;
  }

 private:
  NodeBits bits_;
  std::vector<std::uint32_t> counts_;
};

std::uint32_t rank_number(std::uint32_t rank) { return rank; }
std::uint32_t node_number(NodeId node) { return node.number; }

class CycleCursor final : public Cursor {
 public:
  CycleCursor(const Aggregate& op, CursorPtr listing, Builder& builder)
      : op_(op),
        listing_(std::move(listing)),
        context_(builder.context()),
        steps_{ResolvedStep(op.cycle->first_second), ResolvedStep(op.cycle->first_third),
               ResolvedStep(op.cycle->second_third)} {}

  void open(Row) override { state_ = State::Fresh; }
  bool next(Row row) override {
    if (state_ == State::Fresh) {
      const auto counted = count();
      if (context_.failed()) return false;
      state_ = counted ? State::Counted : State::Listing;
      if (counted) {
        row[op_.aggregates[0].slot] = Value(static_cast<std::int64_t>(*counted));
        return true;
      }
      listing_->open(row);
    }
    return state_ == State::Listing && listing_->next(row);
  }

 private:
  enum class State : std::uint8_t { Fresh, Counted, Listing };
  static constexpr std::size_t kHints = 64;
  // Of steps_ and lists_.
  static constexpr std::size_t kFirstSecond = 0, kFirstThird = 1, kSecondThird = 2;

  /// Nothing where the graph does not allow it, or it would cost more than listing.
  std::optional<std::uint64_t> count() {
    if (context_.eval.deletes) return std::nullopt;
    context_.facts.refresh();
    const GraphView& view = context_.view;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (op_.cycle->labels[i].empty()) continue;
      labels_[i] = view.labels().find(op_.cycle->labels[i]);
      if (!labels_[i]) return std::nullopt;
    }
    // Lists of the whole graph are not made for a few starts.
    const bool few = labels_[0] && view.count(*labels_[0]) < view.node_count() / 64;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      lists_[i] =
          context_.facts.neighbours(steps_[i].get(context_), few ? 0 : 2 * view.edge_count(), context_.meter);
      if (lists_[i] == nullptr || lists_[i]->loops) return std::nullopt;
    }
    const std::string& key = op_.cycle->order_key;
    if (!key.empty()) {
      const auto id = view.keys().find(key);
      if (!id || !context_.facts.integers(*id).ascending) return std::nullopt;
    }
    if (alike()) {
      const RankedLists* ranked = context_.facts.ranked(steps_[0].get(context_), labels_[0], context_.meter);
      if (ranked == nullptr) return std::nullopt;
      // Without an order every triangle fits in six ways.
      return count_triangles(*ranked) * (key.empty() ? 6 : 1);
    }
    if (!key.empty()) return std::nullopt;
    return count_marked();
  }
  /// Whether the three places have the same conditions and all steps go both ways over the same types.
  bool alike() {
    const Step& first = steps_[0].get(context_);
    return labels_[0] == labels_[1] && labels_[1] == labels_[2] &&
           std::all_of(steps_.begin(), steps_.end(), [&](ResolvedStep& step) {
             return step.get(context_).direction == Direction::Any && step.get(context_).types == first.types;
           });
  }

  std::uint64_t count_triangles(const RankedLists& ranked) {
    const auto of = [&](std::uint32_t rank) {
      return std::span(ranked.ranks)
          .subspan(ranked.starts[rank], ranked.starts[rank + 1] - ranked.starts[rank]);
    };
    const std::size_t size = ranked.starts.size() - 1;
    Marks marks(size, ranked.repeats);
    std::uint64_t total = 0;
    for (std::uint32_t rank = 0; rank < size; ++rank) {
      const auto lower = of(rank);
      if (lower.size() < 2) continue;
      marks.set(lower, rank_number);
      std::size_t looked_at = lower.size();
      for (const std::uint32_t other : lower) {
        total += marks.sum(of(other), rank_number);
        looked_at += of(other).size();
      }
      marks.clear(lower, rank_number);
      if (context_.meter.hops(looked_at)) break;
    }
    return total;
  }

  std::uint64_t count_marked() {
    const GraphView& view = context_.view;
    const NodeBits* second = bits(1);
    const NodeBits* third = bits(2);
    Marks marks(view.node_bound(), lists_[kFirstThird]->repeats);
    std::uint64_t total = 0;
    std::vector<NodeId> starts(1024), ends;
    NodeScan scan = labels_[0] ? view.scan(*labels_[0]) : view.scan();
    while (const std::size_t size = scan.next(starts)) {
      for (const NodeId first : std::span(starts).first(size)) {
        const auto seconds = lists_[kFirstSecond]->of(first);
        std::span<const NodeId> thirds = lists_[kFirstThird]->of(first);
        if (seconds.empty() || thirds.empty()) continue;
        if (third != nullptr) {
          ends.clear();
          std::copy_if(thirds.begin(), thirds.end(), std::back_inserter(ends),
                       [&](NodeId node) { return third->test(node); });
          thirds = ends;
        }
        marks.set(thirds, node_number);
        // Lists are far apart in memory: hints are given for all but very long ones at once.
        const NeighbourLists& onwards = *lists_[kSecondThird];
        for (const NodeId node : seconds.first(std::min(seconds.size(), kHints)))
          onwards.prefetch_start(node);
        for (const NodeId node : seconds.first(std::min(seconds.size(), kHints))) onwards.prefetch(node);
        for (const NodeId node : seconds) {
          if (second != nullptr && !second->test(node)) continue;
          std::size_t looked_at = 1;
          total += meetings(node, thirds, marks, looked_at);
          if (context_.meter.hops(looked_at)) return total;
        }
        marks.clear(thirds, node_number);
      }
    }
    return total;
  }
  /// In how many ways a second node goes on to one of the third ones, which are marked.
  std::uint64_t meetings(NodeId second, std::span<const NodeId> thirds, const Marks& marks,
                         std::size_t& looked_at) const {
    constexpr std::size_t kSearch = 16;  // a search costs as much as so many looks at marks
    const auto nodes = lists_[kSecondThird]->of(second);
    if (nodes.size() <= kSearch * thirds.size()) {
      looked_at += nodes.size();
      return marks.sum(nodes, node_number);
    }
    looked_at += kSearch * thirds.size();
    std::uint64_t total = 0;
    for (const NodeId third : thirds) {
      const auto [first, last] = std::equal_range(nodes.begin(), nodes.end(), third);
      total += static_cast<std::uint64_t>(last - first);
    }
    return total;
  }
  const NodeBits* bits(std::size_t place) {
    return labels_[place] ? context_.facts.with_label(*labels_[place], context_.view.node_count()) : nullptr;
  }

  const Aggregate& op_;
  CursorPtr listing_;
  ExecContext& context_;
  std::array<ResolvedStep, 3> steps_;
  std::array<const NeighbourLists*, 3> lists_{};
  std::array<std::optional<LabelId>, 3> labels_{};
  State state_ = State::Fresh;
};

}  // namespace

CursorPtr make_cycle_cursor(const Operator& op, CursorPtr listing, Builder& builder) {
  return std::make_unique<CycleCursor>(std::get<Aggregate>(op.node), std::move(listing), builder);
}

}  // namespace entente::query
