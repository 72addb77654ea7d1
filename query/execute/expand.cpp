// Expand: one step over one edge, to a new node, into a known one, or along an edge that is known.
#include <utility>

#include "query/execute/builder.hpp"
#include "query/execute/steps.hpp"

namespace entente::query {
namespace {

/// Null or something else in a bound place matches nothing.
bool is_node(const Value& value) { return value.is(ValueKind::Node); }

class ExpandCursor final : public Cursor {
 public:
  ExpandCursor(const Expand& op, CursorPtr input, ExecContext& context)
      : op_(op), input_(std::move(input)), context_(context), step_(op.edge), back_(op.edge, true) {}

  void open(Row row) override {
    input_->open(row);
    step_.get(context_);
    back_.get(context_);
    active_ = false;
  }

  bool next(Row row) override {
    for (;;) {
      while (active_) {
        NodeId node;
        EdgeId edge;
        if (context_.meter.hops(1)) return false;
        if (!hops_.next(node, edge)) {
          active_ = false;
          break;
        }
        if (op_.into && node != target_) continue;
        if (!differs(row, edge)) continue;
        if (!op_.into) row[op_.to] = Value(node);
        row[op_.edge.slot] = Value(edge);
        return true;
      }
      if (!input_->next(row)) return false;
      start(row);
    }
  }

 private:
  void start(Row row) {
    if (!is_node(row[op_.from]) || (op_.into && !is_node(row[op_.to]))) return;
    const NodeId from = row[op_.from].node();
    active_ = true;
    if (!op_.into) return hops_.start(context_.view, from, step_.get(context_), step_.only_undirected());
    const NodeId to = row[op_.to].node();
    // Look from the end that has fewer edges.
    const bool from_far = hop_count(context_.view, to, back_.get(context_)) < hop_count(context_.view, from, step_.get(context_));
    target_ = from_far ? from : to;
    hops_.start(context_.view, from_far ? to : from, from_far ? back_.get(context_) : step_.get(context_), step_.only_undirected());
  }
  [[nodiscard]] bool differs(Row row, EdgeId edge) const {
    for (const Slot slot : op_.unlike) {
      if (holds_edge(row[slot], edge)) return false;
    }
    return true;
  }

  const Expand& op_;
  CursorPtr input_;
  ExecContext& context_;
  ResolvedStep step_, back_;
  HopIterator hops_;
  NodeId target_;
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
  if (expand.edge.bound) return std::make_unique<KnownEdgeCursor>(expand, std::move(input), builder.context());
  return std::make_unique<ExpandCursor>(expand, std::move(input), builder.context());
}

}  // namespace entente::query
