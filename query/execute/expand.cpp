// Expand: one step over one edge, to a new node, into a known one, or along an edge that is known.
#include <algorithm>
#include <utility>

#include "query/execute/builder.hpp"
#include "query/execute/edge_lookup.hpp"

namespace entente::query {
namespace {

/// Null or something else in a bound place matches nothing.
bool is_node(const Value& value) { return value.is(ValueKind::Node); }

class ExpandCursor final : public Cursor {
 public:
  ExpandCursor(const Operator& op, CursorPtr input, Builder& builder)
      : op_(std::get<Expand>(op.node)),
        input_(std::move(input), builder.batches()),
        context_(builder.context()),
        step_(op_.edge),
        uses_lists_(builder.batches() && !step_.only_undirected()),
        edge_is_read_(std::binary_search(op.filled.begin(), op.filled.end(), op_.edge.slot)) {}

  void open(Row row) override {
    input_.open(row);
    active_ = false;
    rest_ = {};
    lists_ = nullptr;
    rows_ = 0;
  }
  bool next(Row row) override {
    for (;;) {
      if (active_) {
        NodeId node;
        EdgeId edge;
        while (hops_.next(node, edge)) {
          if (context_.meter.hops(1)) return false;
          if (!differs(op_, row, edge)) continue;
          row[op_.to] = Value(node);
          row[op_.edge.slot] = Value(edge);
          return true;
        }
        active_ = false;
      }
      if (!input_.next_alone(row) || context_.meter.stop()) return false;
      if (!is_node(row[op_.from])) continue;
      hops_.start(context_.view, row[op_.from].node(), step_.get(context_), step_.only_undirected());
      active_ = true;
    }
  }

  [[nodiscard]] std::optional<BatchSlots> batch_slots() const override {
    if (op_.from == op_.to) return std::nullopt;
    return BatchSlots{op_.to, edge_is_read_ ? std::optional(op_.edge.slot) : std::nullopt};
  }
  bool next_batch(Row row, NodeBatch& batch) override {
    for (;;) {
      RunIterator::Run run;
      if (rest_.hops.size() != 0) {
        take_as_it_is(std::exchange(rest_, {}), batch);
        return true;
      }
      if (active_ && runs_.next(run)) {
        if (context_.meter.hops(run.hops.size())) return false;
        walked_ += run.hops.size() + 4;
        take(run, row, batch);
        return true;
      }
      active_ = false;
      if (!input_.next(row) || context_.meter.stop()) return false;
      if (!is_node(row[op_.from])) continue;
      const NodeId from = row[op_.from].node();
      // No row of the graph changes while batches are taken.
      if (uses_lists_ && lists_ == nullptr && rows_++ % 64 == 0) ask_for_lists();
      if (lists_ != nullptr) {
        if (op_.from == input_slot()) look_ahead();
        run = {{lists_->of(from), lists_->edges_of(from)}, false, true};
        if (run.hops.size() == 0) continue;
        if (context_.meter.hops(run.hops.size())) return false;
        take(run, row, batch);
        return true;
      }
      runs_.start(context_.view, from, step_.get(context_));
      active_ = true;
    }
  }

 private:
  void ask_for_lists() {
    context_.facts.refresh();
    lists_ = context_.facts.neighbours(step_.get(context_), std::exchange(walked_, 0), context_.meter);
  }
  [[nodiscard]] std::optional<Slot> input_slot() const {
    return input_.slots() ? std::optional(input_.slots()->node) : std::nullopt;
  }
  /// The lists of the rows to come are far apart in memory.
  void look_ahead() const {
    if (const NodeId node = input_.upcoming(8); node.valid()) lists_->prefetch_start(node);
    if (const NodeId node = input_.upcoming(4); node.valid()) lists_->prefetch(node);
  }
  /// A run as the graph holds it, or a copy where some of it must be left out.
  void take(const RunIterator::Run& run, Row row, NodeBatch& batch) {
    take_as_it_is(run, batch);
    if (!run.skip_start && !step_.only_undirected()) {
      const auto place = only_unlike_in(run, row);
      if (place == run.hops.size()) return;
      if (place) {  // what stands before it now, the rest in the next batch
        const auto part = [&](std::size_t from, std::size_t count) {
          return RunIterator::Run{
              {run.hops.nodes.subspan(from, count), run.hops.edges.subspan(from, count)}, false, run.sorted};
        };
        rest_ = part(*place + 1, run.hops.size() - *place - 1);
        return take_as_it_is(part(0, *place), batch);
      }
    }
    nodes_.clear();
    edges_.clear();
    for (std::size_t i = 0; i < run.hops.size(); ++i) {
      const NodeId node = run.hops.nodes[i];
      const EdgeId edge = run.hops.edges[i];
      if (run.skip_start && node == runs_.at()) continue;
      if (step_.only_undirected() && !context_.view.ends(edge).undirected) continue;
      if (!differs(op_, row, edge)) continue;
      nodes_.push_back(node);
      edges_.push_back(edge);
    }
    batch.nodes = nodes_;
    if (edge_is_read_) batch.edges = edges_;
  }
  void take_as_it_is(const RunIterator::Run& run, NodeBatch& batch) {
    batch = {.nodes = run.hops.nodes,
             .edges = edge_is_read_ ? run.hops.edges : std::span<const EdgeId>(),
             .step = &step_.get(context_),
             .sorted = run.sorted};
  }
  static std::size_t place_of(std::span<const EdgeId> edges, EdgeId edge) {
    // Whole blocks are compared without a branch an edge.
    constexpr std::size_t kBlock = 16;
    std::size_t at = 0;
    for (; at + kBlock <= edges.size(); at += kBlock) {
      unsigned found = 0;
      for (std::size_t i = 0; i < kBlock; ++i) found |= edges[at + i] == edge ? 1U : 0U;
      if (found != 0) break;
    }
    while (at < edges.size() && edges[at] != edge) ++at;
    return at;
  }
  /// The place of the one edge in the run that must be left out; the run's size where there is none; nothing
  /// where there may be several.
  [[nodiscard]] std::optional<std::size_t> only_unlike_in(const RunIterator::Run& run, Row row) const {
    std::size_t place = run.hops.size();
    for (const Slot slot : op_.unlike) {
      const Value& other = row[slot];
      if (other.is_null()) continue;
      if (!other.is(ValueKind::Edge)) return std::nullopt;
      const auto found = place_of(run.hops.edges, other.edge());
      if (found == run.hops.edges.size()) continue;
      if (place != run.hops.size()) return std::nullopt;
      place = found;
    }
    return place;
  }

  const Expand& op_;
  RowFeed input_;
  ExecContext& context_;
  ResolvedStep step_;
  HopIterator hops_;
  RunIterator runs_;
  RunIterator::Run rest_{};
  std::vector<NodeId> nodes_;
  std::vector<EdgeId> edges_;
  const NeighbourLists* lists_ = nullptr;
  std::size_t walked_ = 0;  ///< edges since lists were last asked for
  std::size_t rows_ = 0;
  bool uses_lists_;
  bool edge_is_read_;
  bool active_ = false;
};

/// Both ends are known: the edges between them.
class ExpandIntoCursor final : public Cursor {
 public:
  ExpandIntoCursor(const Expand& op, CursorPtr input, ExecContext& context)
      : op_(op), input_(std::move(input)), context_(context), step_(op.edge), back_(op.edge, true) {}

  void open(Row row) override {
    input_->open(row);
    found_.clear();
    at_ = 0;
  }
  bool next(Row row) override {
    for (;;) {
      while (at_ < found_.size()) {
        const EdgeId edge = found_[at_++];
        if (!differs(op_, row, edge)) continue;
        row[op_.edge.slot] = Value(edge);
        return true;
      }
      if (!input_->next(row) || context_.meter.hops(1)) return false;
      if (is_node(row[op_.from]) && is_node(row[op_.to])) look_up(row[op_.from].node(), row[op_.to].node());
    }
  }

 private:
  void look_up(NodeId from, NodeId to) {
    found_.clear();
    at_ = 0;
    const Step &step = step_.get(context_), &back = back_.get(context_);
    // Rows often keep one end for long: its neighbours then answer most questions with a bit.
    from_hot_.look_at(from, step, context_);
    if (from_hot_.ready() && !from_hot_.test(to)) return;
    to_hot_.look_at(to, back, context_);
    if (to_hot_.ready() && !to_hot_.test(from)) return;
    if (hop_count(context_.view, to, back) < hop_count(context_.view, from, step)) {
      find_edges(context_.view, to, from, back, step_.only_undirected(), found_);
    } else {
      find_edges(context_.view, from, to, step, step_.only_undirected(), found_);
    }
  }

  const Expand& op_;
  CursorPtr input_;
  ExecContext& context_;
  ResolvedStep step_, back_;
  HotNeighbours from_hot_, to_hot_;
  std::vector<EdgeId> found_;
  std::size_t at_ = 0;
};

/// The edge is known: one row for each way round in which it fits.
class KnownEdgeCursor final : public Cursor {
 public:
  KnownEdgeCursor(const Expand& op, CursorPtr input, ExecContext& context)
      : op_(op), input_(std::move(input)), context_(context), step_(op.edge) {}

  void open(Row row) override {
    input_->open(row);
    step_.get(context_);
    way_ = 2;
  }
  bool next(Row row) override {
    for (;;) {
      while (way_ < 2) {
        const int way = way_++;
        if (fits(row, way)) return true;
      }
      if (!input_->next(row)) return false;
      if (context_.meter.stop()) return false;
      const Value& edge = row[op_.edge.slot];
      if (!edge.is(ValueKind::Edge) || !context_.view.contains(edge.edge())) continue;
      ends_ = context_.view.ends(edge.edge());
      step_.get(context_);
      if (!step_.has_type(ends_.type) || (step_.only_undirected() && !ends_.undirected)) continue;
      from_ = row[op_.from];
      to_ = row[op_.to];
      way_ = 0;
    }
  }

 private:
  /// Way 0 walks the edge as stored, way 1 against it.
  bool fits(Row row, int way) {
    const bool against = way == 1;
    if (against && ends_.from == ends_.to) return false;
    if (!ends_.undirected) {
      if (op_.edge.direction == EdgeDirection::Out && against) return false;
      if (op_.edge.direction == EdgeDirection::In && !against) return false;
    }
    const NodeId from = against ? ends_.to : ends_.from, to = against ? ends_.from : ends_.to;
    if (op_.from_bound && !(is_node(from_) && from_.node() == from)) return false;
    if (op_.into && !(is_node(to_) && to_.node() == to)) return false;
    if (op_.from == op_.to && from != to) return false;
    for (const Slot slot : op_.unlike) {
      if (holds_edge(row[slot], row[op_.edge.slot].edge())) return false;
    }
    row[op_.from] = Value(from);
    row[op_.to] = Value(to);
    return true;
  }

  const Expand& op_;
  CursorPtr input_;
  ExecContext& context_;
  ResolvedStep step_;
  EdgeEnds ends_{};
  Value from_, to_;
  int way_ = 2;
};

}  // namespace

CursorPtr make_expand_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  const auto& expand = std::get<Expand>(op.node);
  if (expand.edge.bound)
    return std::make_unique<KnownEdgeCursor>(expand, std::move(input), builder.context());
  if (expand.into) return std::make_unique<ExpandIntoCursor>(expand, std::move(input), builder.context());
  return std::make_unique<ExpandCursor>(op, std::move(input), builder);
}

}  // namespace entente::query
