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
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "query/execute/adjacency.hpp"
#include "query/execute/context.hpp"
#include "query/plan/operator.hpp"

namespace entente::query {

/// Rows that differ in one node (`slot`) alone, and maybe in the edge that led to it: the values of that
/// slot, in the order of the rows. Everything else of them stands in the shared row. The spans live until the
/// cursor is asked again.
struct NodeBatch {
  std::span<const NodeId> nodes{};
  std::span<const EdgeId> edges{};  ///< beside `nodes`, where the cursor has an edge slot
  const Step* step = nullptr;       ///< what led to the nodes, if one step did
  bool sorted = false;              ///< nodes ascend (not strictly)
  bool distinct = false;            ///< no node stands twice
};
struct BatchSlots {
  Slot node = 0;
  std::optional<Slot> edge{};  ///< only where someone above reads it
};

class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual void open(Row row) = 0;
  virtual bool next(Row row) = 0;
  /// Where rows can be had in batches: what differs within one. After `open` either next or next_batch is
  /// called, not both.
  [[nodiscard]] virtual std::optional<BatchSlots> batch_slots() const { return std::nullopt; }
  /// As `next`, for a whole batch, which may be empty. The batch's own slots of the row are left as they are;
  /// whoever reads them fills them in.
  virtual bool next_batch(Row row, NodeBatch& batch);
  /// After `open`: rows with a smaller integer than this in the slot need not be given any more.
  virtual void set_floor(Slot /*slot*/, std::int64_t /*least*/) {}
};
using CursorPtr = std::unique_ptr<Cursor>;

/// Rows one by one from an input that may give batches: then no call goes down but one a batch. Only for
/// those who take all rows, since a batch is filtered as a whole.
class RowFeed {
 public:
  RowFeed(CursorPtr input, bool batches) : input_(std::move(input)) {
    if (batches) slots_ = input_->batch_slots();
  }
  void open(Row row) {
    input_->open(row);
    at_ = 0;
    batch_ = {};
  }
  /// A row without batches.
  bool next_alone(Row row) { return input_->next(row); }
  bool next(Row row) {
    if (!slots_) return input_->next(row);
    while (at_ == batch_.nodes.size()) {
      at_ = 0;
      if (!input_->next_batch(row, batch_)) {
        batch_ = {};
        return false;
      }
    }
    row[slots_->node] = Value(batch_.nodes[at_]);
    if (slots_->edge) row[*slots_->edge] = Value(batch_.edges[at_]);
    ++at_;
    return true;
  }
  /// Whether the row at hand is the first of its batch; and leaving out the rest of it.
  [[nodiscard]] bool begins_batch() const { return slots_ && at_ == 1; }
  void skip_batch() { at_ = batch_.nodes.size(); }
  /// The node that comes so many rows later in the batch at hand, or none.
  [[nodiscard]] NodeId upcoming(std::size_t later) const {
    return at_ + later <= batch_.nodes.size() ? batch_.nodes[at_ + later - 1] : NodeId();
  }
  /// What differs between rows of one batch, if rows come from batches.
  [[nodiscard]] const std::optional<BatchSlots>& slots() const { return slots_; }

 private:
  CursorPtr input_;
  std::optional<BatchSlots> slots_{};
  NodeBatch batch_{};
  std::size_t at_ = 0;
};

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
