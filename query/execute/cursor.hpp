// Cursor: one operator at run time. Rows are pulled from the root; all cursors of a statement share one row
// of slots.
//
// The contract: `open` starts over for the row at hand (the outer row, where the operator belongs to an inner
// plan); it may be called any number of times. `next` brings the row to the next output and returns true, or
// returns false at the end or after a failure (then context.failed()). After false it must not be called
// again before `open`. Between two calls of `next` whoever is above may fill its own slots, but changes none
// that a cursor below has filled.
#pragma once

#include <memory>
#include <vector>

#include "query/execute/context.hpp"
#include "query/plan/operator.hpp"

namespace entente::query {

class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual void open(Row row) = 0;
  virtual bool next(Row row) = 0;
  /// Appends the nodes that `slot` holds in some of the next rows, where nothing else of the rows matters.
  /// False: that was the last of them (or a failure).
  virtual bool next_nodes(Row row, Slot slot, std::vector<NodeId>& nodes);
};
using CursorPtr = std::unique_ptr<Cursor>;

/// A copy of some slots of rows, one row after another.
class RowBuffer {
 public:
  RowBuffer(std::vector<Slot> slots, ExecContext& context)
      : slots_(std::move(slots)), context_(context), charge_(context.meter) {}

  /// False: the memory limit is met.
  bool push(Row row);
  void restore(std::size_t index, Row row) const;
  [[nodiscard]] std::size_t size() const { return count_; }
  void clear();

 private:
  std::vector<Slot> slots_;
  ExecContext& context_;
  std::vector<Value> values_;
  std::size_t count_ = 0;
  Charge charge_;
};

/// Roughly the bytes that a value holds beyond its own size.
std::size_t held_bytes(const Value& value);

}  // namespace entente::query
