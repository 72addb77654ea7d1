// Filters: rows whose conditions are true; rows whose edges are valid in a window. And named paths, put
// together from the slots of their elements.
#include <algorithm>
#include <utility>

#include "query/execute/row_test.hpp"
#include "query/execute/time_window.hpp"

namespace entente::query {
namespace {

class FilterCursor final : public Cursor {
 public:
  FilterCursor(const Filter& op, CursorPtr input, Builder& builder)
      : tests_(op.conjuncts, builder), input_(std::move(input)), context_(builder.context()) {}
  void open(Row row) override {
    input_->open(row);
    started_ = false;
  }
  bool next(Row row) override {
    while (input_->next(row)) {
      // Names may be new since an earlier row: a write below gives its first row when it has done all its
      // work.
      if (!std::exchange(started_, true)) tests_.start(row);
      if (tests_.pass(row)) return !context_.failed();
      if (context_.failed()) return false;
    }
    return false;
  }
  [[nodiscard]] std::optional<BatchSlots> batch_slots() const override { return input_->batch_slots(); }
  bool next_batch(Row row, NodeBatch& batch) override {
    if (!input_->next_batch(row, batch)) return false;
    if (!std::exchange(started_, true)) {
      tests_.start(row);
      slots_ = *input_->batch_slots();
    }
    return tests_.select(row, slots_, batch);
  }

 private:
  BatchSlots slots_{};
  RowTests tests_;
  CursorPtr input_;
  ExecContext& context_;
  bool started_ = false;
};

class TimeCursor final : public Cursor {
 public:
  TimeCursor(const FilterTime& op, CursorPtr input, Builder& builder)
      : op_(op), input_(std::move(input)), context_(builder.context()), test_(op.window, builder) {}
  void open(Row row) override { input_->open(row); }
  bool next(Row row) override {
    while (input_->next(row)) {
      if (test_.start(row) &&
          std::all_of(op_.edges.begin(), op_.edges.end(), [&](Slot slot) { return holds(row[slot]); })) {
        return true;
      }
      if (context_.failed()) return false;
    }
    return false;
  }

 private:
  bool holds(const Value& value) {
    if (value.is(ValueKind::Edge)) return test_(value.edge());
    return value.is(ValueKind::List) && std::all_of(value.list().begin(), value.list().end(),
                                                    [&](const Value& item) { return holds(item); });
  }
  const FilterTime& op_;
  CursorPtr input_;
  ExecContext& context_;
  TimeTest test_;
};

class PathCursor final : public Cursor {
 public:
  PathCursor(const BuildPath& op, CursorPtr input, ExecContext& context)
      : op_(op), input_(std::move(input)), context_(context) {}
  void open(Row row) override { input_->open(row); }
  bool next(Row row) override {
    if (!input_->next(row)) return false;
    Path path;
    for (const auto& element : op_.elements) {
      const Value& value = row[element.slot];
      if (value.is(ValueKind::Node)) {
        path.nodes.push_back(value.node());
      } else if (value.is(ValueKind::Edge)) {
        add(path, value.edge());
      } else if (value.is(ValueKind::List)) {
        for (const Value& edge : value.list()) add(path, edge.edge());
      }
    }
    row[op_.slot] = Value(std::move(path));
    return true;
  }

 private:
  void add(Path& path, EdgeId edge) const {
    const EdgeEnds ends = context_.view.ends(edge);
    const NodeId far = ends.from == path.nodes.back() ? ends.to : ends.from;
    path.edges.push_back(edge);
    path.nodes.push_back(far);
  }
  const BuildPath& op_;
  CursorPtr input_;
  ExecContext& context_;
};

}  // namespace

CursorPtr make_filter_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<FilterCursor>(std::get<Filter>(op.node), std::move(input), builder);
}
CursorPtr make_time_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<TimeCursor>(std::get<FilterTime>(op.node), std::move(input), builder);
}
CursorPtr make_path_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<PathCursor>(std::get<BuildPath>(op.node), std::move(input), builder.context());
}

}  // namespace entente::query
