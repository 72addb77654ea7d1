// Expand: one step over one edge, to a new node, into a known one, or along an edge that is known. And
// Intersect: two steps that meet.
#include <bit>
#include <utility>

#include "query/execute/builder.hpp"
#include "query/execute/edge_lookup.hpp"

namespace entente::query {
namespace {

/// Null or something else in a bound place matches nothing.
bool is_node(const Value& value) { return value.is(ValueKind::Node); }

/// Whether an edge is none of those that it must differ from.
bool differs(const Expand& op, Row row, EdgeId edge) {
  for (const Slot slot : op.unlike) {
    if (holds_edge(row[slot], edge)) return false;
  }
  return true;
}

class ExpandCursor final : public Cursor {
 public:
  ExpandCursor(const Expand& op, CursorPtr input, ExecContext& context)
      : op_(op), input_(std::move(input)), context_(context), step_(op.edge) {}

  void open(Row row) override {
    input_->open(row);
    active_ = false;
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
      if (!input_->next(row) || context_.meter.stop()) return false;
      if (!is_node(row[op_.from])) continue;
      hops_.start(context_.view, row[op_.from].node(), step_.get(context_), step_.only_undirected());
      active_ = true;
    }
  }

 private:
  const Expand& op_;
  CursorPtr input_;
  ExecContext& context_;
  ResolvedStep step_;
  HopIterator hops_;
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

/// Two steps from two known nodes to one that is not: the shorter list of neighbours is walked, the other one
/// looked into.
class IntersectCursor final : public Cursor {
 public:
  IntersectCursor(const Intersect& op, CursorPtr input, ExecContext& context)
      : op_(op),
        input_(std::move(input)),
        context_(context),
        steps_{ResolvedStep(op.left.edge), ResolvedStep(op.right.edge)} {}

  void open(Row row) override {
    input_->open(row);
    active_ = false;
    found_.clear();
    at_ = 0;
  }
  bool next(Row row) override {
    for (;;) {
      while (at_ < found_.size()) {
        const EdgeId edge = found_[at_++];
        if (edge == edge_ && op_.edges_differ) continue;
        const Expand& looked = way(1 - walk_);
        if (!differs(looked, row, edge)) continue;
        row[op_.left.to] = Value(node_);
        row[way(walk_).edge.slot] = Value(edge_);
        row[looked.edge.slot] = Value(edge);
        return true;
      }
      if (active_ && step_on(row)) continue;
      if (context_.failed()) return false;
      active_ = false;
      if (!input_->next(row) || context_.meter.stop()) return false;
      if (is_node(row[op_.left.from]) && is_node(row[op_.right.from])) start(row);
    }
  }

 private:
  [[nodiscard]] const Expand& way(int i) const { return i == 0 ? op_.left : op_.right; }
  void start(Row row) {
    const NodeId ends[2] = {row[op_.left.from].node(), row[op_.right.from].node()};
    std::size_t counts[2];
    for (int i = 0; i < 2; ++i) {
      counts[i] = hop_count(context_.view, ends[i], steps_[i].get(context_));
      hot_[i].look_at(ends[i], steps_[i].get(context_), context_);
    }
    if (counts[0] == 0 || counts[1] == 0) return;
    // Looking into a hot list costs one step, into another a binary search.
    const auto cost = [&](int i) {
      return static_cast<double>(counts[i]) *
             (hot_[1 - i].ready() ? 1.0 : 2.0 + static_cast<double>(std::bit_width(counts[1 - i])));
    };
    walk_ = cost(0) <= cost(1) ? 0 : 1;
    other_ = ends[1 - walk_];
    if (context_.meter.hops(counts[walk_])) return;
    hops_.start(context_.view, ends[walk_], steps_[walk_].get(context_), steps_[walk_].only_undirected());
    active_ = true;
  }
  /// Walks to the next common neighbour and fills found_. False: there is none, or a limit is met.
  bool step_on(Row row) {
    const Expand& walked = way(walk_);
    const int other = 1 - walk_;
    while (hops_.next(node_, edge_)) {
      if (hot_[other].ready() && !hot_[other].test(node_)) continue;
      found_.clear();
      at_ = 0;
      find_edges(context_.view, other_, node_, steps_[other].get(context_), steps_[other].only_undirected(),
                 found_);
      if (!found_.empty() && differs(walked, row, edge_)) return true;
      found_.clear();
    }
    return false;
  }

  const Intersect& op_;
  CursorPtr input_;
  ExecContext& context_;
  ResolvedStep steps_[2];
  HotNeighbours hot_[2];
  HopIterator hops_;
  std::vector<EdgeId> found_;
  std::size_t at_ = 0;
  NodeId node_, other_;
  EdgeId edge_;
  int walk_ = 0;
  bool active_ = false;
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
  return std::make_unique<ExpandCursor>(expand, std::move(input), builder.context());
}

CursorPtr make_intersect_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<IntersectCursor>(std::get<Intersect>(op.node), std::move(input), builder.context());
}

}  // namespace entente::query
