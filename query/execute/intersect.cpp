// Intersect: two steps from two known nodes that meet in one that is not known. The shorter list of
// neighbours is walked, the other one looked into.
#include <algorithm>
#include <array>
#include <bit>

#include "query/execute/builder.hpp"
#include "query/execute/edge_lookup.hpp"
#include "query/execute/row_test.hpp"

namespace entente::query {
namespace {

class IntersectCursor final : public Cursor {
 public:
  IntersectCursor(const Operator& op, CursorPtr input, Builder& builder)
      : op_(std::get<Intersect>(op.node)),
        input_(std::move(input), builder.batches()),
        context_(builder.context()),
        tests_(op_.conjuncts, builder),
        builds_lists_(builder.batches()),
        steps_{ResolvedStep(op_.left.edge), ResolvedStep(op_.right.edge)},
        edges_are_read_(std::binary_search(op.filled.begin(), op.filled.end(), op_.left.edge.slot) ||
                        std::binary_search(op.filled.begin(), op.filled.end(), op_.right.edge.slot)) {}

  void open(Row row) override {
    input_.open(row);
    active_ = started_ = false;
    rows_ = 0;
    lists_[0] = lists_[1] = nullptr;
    walked_[0] = walked_[1] = 0;
    found_.clear();
    at_ = 0;
  }
  bool next(Row row) override {
    for (;;) {
      while (at_ < found_.size()) {
        const EdgeId edge = found_[at_++];
        if (!fits(row, edge)) continue;
        row[op_.left.to] = Value(node_);
        row[way(walk_).edge.slot] = Value(edge_);
        row[way(1 - walk_).edge.slot] = Value(edge);
        return true;
      }
      if (active_ && step_on(row)) continue;
      if (context_.failed()) return false;
      active_ = false;
      if (!input_.next_alone(row) || context_.meter.stop()) return false;
      active_ = begin(row);
      if (active_) hops_.start(context_.view, ends_[walk_], step(walk_), steps_[walk_].only_undirected());
      if (context_.failed()) return false;
    }
  }

  [[nodiscard]] std::optional<BatchSlots> batch_slots() const override {
    return edges_are_read_ ? std::nullopt : std::optional(BatchSlots{op_.left.to, {}});
  }
  bool next_batch(Row row, NodeBatch& batch) override {
    for (;;) {
      if (!input_.next(row) || context_.meter.stop()) return false;
      if (!begin(row)) {
        if (context_.failed()) return false;
        continue;
      }
      nodes_.clear();
      tested_ = false;
      if (is_simple(row)) {
        meet(row);
      } else {
        meet_one_by_one(row);
      }
      if (context_.failed()) return false;
      if (nodes_.empty()) continue;
      batch = {.nodes = nodes_};
      if (tested_) return true;
      return tests_.select(row, {op_.left.to, {}}, batch);
    }
  }

 private:
  [[nodiscard]] const Expand& way(int i) const { return i == 0 ? op_.left : op_.right; }
  const Step& step(int i) { return steps_[i].get(context_); }

  /// Chooses which list to walk. False: the lists of this row do not meet, or a failure.
  bool begin(Row row) {
    if (!std::exchange(started_, true)) tests_.start(row);
    if (builds_lists_ && ++rows_ % 256 == 0) ask_for_lists();
    std::size_t counts[2];
    for (int i = 0; i < 2; ++i) {
      const Value& end = row[way(i).from];
      if (!end.is(ValueKind::Node)) return false;
      ends_[i] = end.node();
      counts[i] =
          lists_[i] != nullptr ? lists_[i]->of(ends_[i]).size() : hop_count(context_.view, ends_[i], step(i));
      walked_[i] += 4;
      if (counts[i] != 0) continue;
      // The end may be the same for all of a batch.
      if (input_.begins_batch() && way(i).from != input_.slots()->node) input_.skip_batch();
      return false;
    }
    for (int i = 0; i < 2; ++i) {
      // An end that differs from row to row is never asked about often enough.
      if (!input_.slots() || way(i).from != input_.slots()->node)
        hot_[i].look_at(ends_[i], step(i), context_);
    }
    // Looking into a hot list costs one step, into another a binary search.
    const auto cost = [&](int i) {
      const std::size_t look = hot_[1 - i].ready() ? 2 : 4 + 2 * std::bit_width(counts[1 - i]);
      return counts[i] * look;
    };
    walk_ = cost(0) <= cost(1) ? 0 : 1;
    walked_[walk_] += counts[walk_];
    return !context_.meter.hops(counts[walk_]);
  }

  void ask_for_lists() {
    for (int i = 0; i < 2; ++i) {
      if (lists_[i] != nullptr) continue;
      lists_[i] = context_.facts.neighbours(step(i), walked_[i], context_.meter);
      walked_[i] = 0;
    }
  }

  // --- Row by row

  /// Walks to the next common neighbour and fills found_. False: there is none.
  bool step_on(Row row) {
    const int other = 1 - walk_;
    while (hops_.next(node_, edge_)) {
      if (hot_[other].ready() && !hot_[other].test(node_)) continue;
      found_.clear();
      at_ = 0;
      find_edges(context_.view, ends_[other], node_, step(other), steps_[other].only_undirected(), found_);
      if (!found_.empty() && differs(way(walk_), row, edge_) && tests_.pass(row, op_.left.to, node_))
        return true;
      found_.clear();
      if (context_.failed()) return false;
    }
    return false;
  }
  [[nodiscard]] bool fits(Row row, EdgeId edge) const {
    return !(edge == edge_ && op_.edges_differ) && differs(way(1 - walk_), row, edge);
  }
  void meet_one_by_one(Row row) {
    hops_.start(context_.view, ends_[walk_], step(walk_), steps_[walk_].only_undirected());
    while (step_on(row)) {
      for (const EdgeId edge : found_) {
        if (fits(row, edge)) nodes_.push_back(node_);
      }
    }
    found_.clear();
  }

  // --- The nodes of a batch, without looking at edges. An edge can be one that it must differ from only
  // where the meeting node is an end of that edge, and the two edges can be the same only where it is one of
  // the two known nodes: these few nodes are looked at by themselves.

  bool is_simple(Row row) {
    if (ends_[0] == ends_[1] || steps_[0].only_undirected() || steps_[1].only_undirected()) return false;
    apart_count_ = 0;
    set_apart(ends_[0]);
    set_apart(ends_[1]);
    for (const Expand* expand : {&op_.left, &op_.right}) {
      for (const Slot slot : expand->unlike) {
        const Value& other = row[slot];
        if (other.is_null() || std::find(op_.between.begin(), op_.between.end(), slot) != op_.between.end())
          continue;
        if (!other.is(ValueKind::Edge) || apart_count_ + 2 > apart_.size()) return false;
        const EdgeEnds ends = context_.view.ends(other.edge());
        set_apart(ends.from);
        set_apart(ends.to);
      }
    }
    return true;
  }
  void set_apart(NodeId node) {
    if (!stands_apart(node)) apart_[apart_count_++] = node;
  }
  [[nodiscard]] bool stands_apart(NodeId node) const {
    for (std::size_t i = 0; i < apart_count_; ++i) {
      if (apart_[i] == node) return true;
    }
    return false;
  }

  void meet(Row row) {
    bool complete = false;
    const NodeRange range = tests_.range(row, op_.left.to, complete);
    const bool sorted = lists_[walk_] != nullptr;
    tested_ = complete && sorted;
    if (const NeighbourLists* lists = lists_[walk_]) {
      look_ahead(*lists);
      meet_in(lists->of(ends_[walk_]), true, range);
    } else {
      RunIterator runs;
      runs.start(context_.view, ends_[walk_], step(walk_));
      for (RunIterator::Run run; runs.next(run);) meet_in(run.hops.nodes, run.sorted, range);
    }
    for (std::size_t i = 0; i < apart_count_; ++i) {
      if (apart_[i].number >= range.first && apart_[i].number < range.last) add_apart(row, apart_[i]);
    }
  }
  void meet_in(std::span<const NodeId> nodes, bool sorted, NodeRange range) {
    const HotNeighbours& hot = hot_[1 - walk_];
    NodeBatch part{.nodes = nodes};
    if (sorted) cut(part, range);
    if (hot.ready()) {
      for (const NodeId node : part.nodes) {
        if (hot.test(node)) add(node);
      }
    } else {
      for (const NodeId node : part.nodes) add(node);
    }
  }
  /// The lists of the rows to come are far apart in memory.
  void look_ahead(const NeighbourLists& lists) const {
    if (!input_.slots() || way(walk_).from != input_.slots()->node) return;
    if (const NodeId node = input_.upcoming(8); node.valid()) lists.prefetch_start(node);
    if (const NodeId node = input_.upcoming(4); node.valid()) lists.prefetch(node);
  }
  /// A neighbour of the walked end, as often as the other end is joined to it.
  void add(NodeId node) {
    if (stands_apart(node)) return;
    const int other = 1 - walk_;
    if (hot_[other].ready() && !hot_[other].repeats()) {
      nodes_.push_back(node);
      return;
    }
    if (const NeighbourLists* lists = lists_[other]) {
      const auto list = lists->of(ends_[other]);
      const auto [first, last] = std::equal_range(list.begin(), list.end(), node);
      nodes_.insert(nodes_.end(), static_cast<std::size_t>(last - first), node);
      return;
    }
    found_.clear();
    find_edges(context_.view, ends_[other], node, step(other), false, found_);
    nodes_.insert(nodes_.end(), found_.size(), node);
    found_.clear();
  }
  /// Whether an edge leads from a known end to itself; only then can the paths meet there.
  bool leads_to_itself(int i) {
    if (hot_[i].ready()) return hot_[i].test(ends_[i]);
    if (lists_[i] == nullptr) return true;
    const auto list = lists_[i]->of(ends_[i]);
    return std::binary_search(list.begin(), list.end(), ends_[i]);
  }
  void add_apart(Row row, NodeId node) {
    for (int i = 0; i < 2; ++i) {
      if (node == ends_[i] && !leads_to_itself(i)) return;
    }
    found_.clear();
    find_edges(context_.view, ends_[walk_], node, step(walk_), false, found_);
    const std::vector<EdgeId> walked = found_;
    if (!walked.empty()) {
      found_.clear();
      find_edges(context_.view, ends_[1 - walk_], node, step(1 - walk_), false, found_);
    }
    for (const EdgeId edge : walked) {
      edge_ = edge;
      if (!differs(way(walk_), row, edge)) continue;
      for (const EdgeId other : found_) {
        if (fits(row, other)) nodes_.push_back(node);
      }
    }
    found_.clear();
  }

  const Intersect& op_;
  RowFeed input_;
  ExecContext& context_;
  RowTests tests_;
  const NeighbourLists* lists_[2] = {nullptr, nullptr};
  std::size_t walked_[2] = {0, 0};  ///< since lists were last asked for
  std::size_t rows_ = 0;
  bool builds_lists_;
  ResolvedStep steps_[2];
  HotNeighbours hot_[2];
  HopIterator hops_;
  std::vector<EdgeId> found_;
  std::vector<NodeId> nodes_;
  std::array<NodeId, 8> apart_{};
  std::size_t apart_count_ = 0;
  std::size_t at_ = 0;
  NodeId node_;
  NodeId ends_[2];
  EdgeId edge_;
  int walk_ = 0;
  bool edges_are_read_;
  bool active_ = false, started_ = false;
  bool tested_ = false;  ///< the nodes of the batch have met all conditions
};

}  // namespace

CursorPtr make_intersect_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<IntersectCursor>(op, std::move(input), builder);
}

}  // namespace entente::query
