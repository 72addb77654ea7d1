// ORDER BY: all rows sorted, or with a limit only the first ones kept in a heap. Stable: equal rows keep
// their order.
#include <algorithm>
#include <numeric>

#include "query/execute/builder.hpp"
#include "query/expression/compare.hpp"

namespace entente::query {
namespace {

class SortCursor final : public Cursor {
 public:
  SortCursor(const Operator& op, CursorPtr input, Builder& builder)
      : op_(std::get<Sort>(op.node)),
        skip_(builder.compile(op_.skip)),
        limit_(builder.compile(op_.limit)),
        input_(std::move(input)),
        context_(builder.context()),
        charge_(context_.meter),
        slots_(op.children.front()->filled) {
    bool plain = true;  // no key can be an error
    for (const BoundSort& item : op_.order) {
      keys_.push_back(builder.compile(item.expression));
      plain = plain && std::holds_alternative<BoundSlot>(item.expression->node);
    }
    if (plain && op_.order.front().descending)
      floor_slot_ = std::get<BoundSlot>(op_.order.front().expression->node).slot;
  }
  void open(Row row) override {
    input_->open(row);
    charge_.release();
    rows_.clear();
    order_.clear();
    at_ = 0;
    done_ = false;
  }
  bool next(Row row) override {
    if (!done_ && !take_all(row)) return false;
    if (at_ == order_.size()) return false;
    const Value* from = &rows_[order_[at_++] * width() + keys_.size()];
    for (const Slot slot : slots_) row[slot] = *from++;
    return !context_.meter.stop();
  }

 private:
  [[nodiscard]] std::size_t width() const { return keys_.size() + slots_.size() + 1; }

  /// How many first rows matter. A wrong SKIP or LIMIT is reported by the Slice above; here it only means
  /// all.
  std::size_t wanted(Row row) {
    if (limit_ == nullptr) return SIZE_MAX;
    const Value limit = limit_->evaluate(row, context_.eval);
    const Value skip = skip_ != nullptr ? skip_->evaluate(row, context_.eval) : Value(0);
    if (!limit.is(ValueKind::Integer) || !skip.is(ValueKind::Integer) || limit.integer() < 0 ||
        skip.integer() < 0 || limit.integer() > kMostKept || skip.integer() > kMostKept) {
      return SIZE_MAX;
    }
    return static_cast<std::size_t>(limit.integer() + skip.integer());
  }

  bool take_all(Row row) {
    done_ = true;
    const std::size_t most = wanted(row);
    if (context_.failed()) return false;
    const auto less = [this](std::size_t a, std::size_t b) { return before(a, b); };
    std::int64_t sequence = 0;
    while (input_->next(row)) {
      if (context_.meter.stop()) return false;
      if (most == 0) continue;
      // The row in hand is written behind the kept ones; with a full heap it replaces the worst or is
      // dropped.
      const bool full = order_.size() == most;
      if (full && !beats_worst(row)) {
        if (context_.failed()) return false;
        continue;
      }
      const std::size_t place = full ? spare_ : rows_.size() / width();
      if (!write(place, row, sequence++)) return false;
      if (!full) {
        order_.push_back(place);
        if (most != SIZE_MAX && order_.size() == most) {
          std::make_heap(order_.begin(), order_.end(), less);
          spare_ = rows_.size() / width();
          rows_.resize(rows_.size() + width());
          raise_floor();
        }
      } else if (before(place, order_.front())) {
        std::pop_heap(order_.begin(), order_.end(), less);
        std::swap(order_.back(), spare_);
        std::push_heap(order_.begin(), order_.end(), less);
        raise_floor();
      }
    }
    if (context_.failed()) return false;
    std::sort(order_.begin(), order_.end(), less);
    return true;
  }
  /// With a full heap, rows whose first key is below the worst one's are not needed.
  void raise_floor() {
    if (!floor_slot_) return;
    const Value& worst = rows_[order_.front() * width()];
    if (worst.is(ValueKind::Integer)) input_->set_floor(*floor_slot_, worst.integer());
  }
  bool write(std::size_t place, Row row, std::int64_t sequence) {
    const bool fresh = place * width() == rows_.size();
    if (fresh) rows_.resize(rows_.size() + width());
    Value* to = &rows_[place * width()];
    std::size_t bytes = 0;
    for (const auto& key : keys_) *to++ = key->evaluate(row, context_.eval);
    for (const Slot slot : slots_) {
      bytes += sizeof(Value) + held_bytes(row[slot]);
      *to++ = row[slot];
    }
    *to = Value(sequence);
    if (context_.failed()) return false;
    if (!fresh) return true;
    return charge_.add(static_cast<std::int64_t>(bytes));
  }
  /// Whether the row at hand comes before the worst of those kept; if they are equal it does not.
  bool beats_worst(Row row) {
    const Value* worst = &rows_[order_.front() * width()];
    auto found = std::strong_ordering::equal;
    Value scratch;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const Value& key = keys_[i]->look(row, context_.eval, scratch);
      if (found != 0) continue;  // evaluated all the same, for its errors
      found = compare_keys(key, worst[i]);
      if (op_.order[i].descending) found = 0 <=> found;
    }
    return found < 0;
  }
  static std::strong_ordering compare_keys(const Value& a, const Value& b) {
    if (a.is(ValueKind::Integer) && b.is(ValueKind::Integer)) return a.integer() <=> b.integer();
    return order(a, b);
  }
  [[nodiscard]] bool before(std::size_t a, std::size_t b) const {
    const Value* left = &rows_[a * width()];
    const Value* right = &rows_[b * width()];
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const auto compared = compare_keys(left[i], right[i]);
      if (compared != 0) return op_.order[i].descending ? compared > 0 : compared < 0;
    }
    return left[width() - 1].integer() < right[width() - 1].integer();
  }
  static constexpr std::int64_t kMostKept = 1 << 24;
  const Sort& op_;
  EvaluatorPtr skip_, limit_;
  CursorPtr input_;
  ExecContext& context_;
  Charge charge_;
  std::vector<Slot> slots_;
  std::vector<EvaluatorPtr> keys_;
  std::vector<Value> rows_;           ///< of each row its sort keys, its slots and its sequence number
  std::vector<std::size_t> order_;    ///< kept rows: a heap with the worst in front, at last sorted
  std::optional<Slot> floor_slot_{};  ///< the first key, where it descends and is a plain slot
  std::size_t spare_ = 0;
  std::size_t at_ = 0;
  bool done_ = false;
};

}  // namespace

CursorPtr make_sort_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<SortCursor>(op, std::move(input), builder);
}

}  // namespace entente::query
