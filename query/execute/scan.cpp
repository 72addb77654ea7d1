// Scans: all nodes, the nodes of a label, the nodes found by a property.
#include <algorithm>
#include <array>

#include "graph/find_nodes.hpp"
#include "query/execute/builder.hpp"
#include "query/expression/compare.hpp"

namespace entente::query {
namespace {

class ArgumentCursor final : public Cursor {
 public:
  void open(Row) override { given_ = false; }
  bool next(Row) override { return !std::exchange(given_, true); }

 private:
  bool given_ = false;
};

class ScanCursor final : public Cursor {
 public:
  ScanCursor(Slot slot, const std::string* label, CursorPtr input, ExecContext& context)
      : slot_(slot), label_(label), input_(std::move(input)), context_(context) {}

  void open(Row row) override {
    input_->open(row);
    at_ = size_ = 0;
    scanning_ = false;
    absent_ = false;
    if (label_ != nullptr) {
      const auto found = context_.view.labels().find(*label_);
      absent_ = !found;
      id_ = found.value_or(LabelId());
    }
  }
  bool next(Row row) override {
    if (at_ == size_ && !fill(row)) return false;
    row[slot_] = Value(batch_[at_++]);
    return !context_.meter.stop();
  }
  [[nodiscard]] std::optional<BatchSlots> batch_slots() const override { return BatchSlots{slot_, {}}; }
  bool next_batch(Row row, NodeBatch& batch) override {
    if (!fill(row) || context_.meter.stop(static_cast<std::uint32_t>(size_))) return false;
    batch = {.nodes = std::span<const NodeId>(batch_).first(size_), .sorted = true};
    return true;
  }

 private:
  bool fill(Row row) {
    for (;;) {
      if (scanning_) {
        size_ = scan_.next(batch_);
        at_ = 0;
        if (size_ != 0) return true;
        scanning_ = false;
      }
      if (absent_ || !input_->next(row)) return false;
      scan_ = label_ != nullptr ? context_.view.scan(id_) : context_.view.scan();
      scanning_ = true;
    }
  }

  Slot slot_;
  const std::string* label_;
  CursorPtr input_;
  ExecContext& context_;
  LabelId id_{};
  NodeScan scan_{};
  std::array<NodeId, 1024> batch_{};
  std::size_t at_ = 0, size_ = 0;
  bool scanning_ = false;
  bool absent_ = false;
};

/// Whether `=` with such a value is what the index of identical values answers.
bool is_indexed(const Value& value) {
  return value.is(ValueKind::String) || value.is(ValueKind::Boolean) || value.is_number() ||
         value.is(ValueKind::Date);
}

class SeekCursor final : public Cursor {
 public:
  SeekCursor(const SeekNodes& op, EvaluatorPtr value, CursorPtr input, ExecContext& context)
      : op_(op), value_(std::move(value)), input_(std::move(input)), context_(context) {}

  void open(Row row) override {
    input_->open(row);
    found_.clear();
    at_ = 0;
  }
  bool next(Row row) override {
    while (at_ == found_.size()) {
      if (!input_->next(row)) return false;
      look_up(value_->look(row, context_.eval, scratch_));
      if (context_.meter.stop()) return false;
    }
    row[op_.slot] = Value(found_[at_++]);
    return true;
  }

 private:
  void look_up(const Value& value) {
    found_.clear();
    at_ = 0;
    if (!key_) key_ = context_.view.keys().find(op_.key);
    if (value.is_null() || !key_) return;
    if (!is_indexed(value)) return scan(*key_, value);
    if (value.is(ValueKind::Integer) && find_in_order(value.integer())) return;
    find_nodes(context_.view, *key_, value, found_);
    if (value.is_number() && !holds_only(value.kind())) add_other_number(*key_, value);
  }
  /// Where the key's integers ascend with the nodes, no index is needed.
  bool find_in_order(std::int64_t value) {
    if (version_ != context_.view.version()) {
      context_.facts.refresh();
      integers_ = context_.facts.integers_if_paid(*key_, 1);
      if (integers_ == nullptr) return false;  // asked again next time
      version_ = context_.view.version();
    }
    if (!integers_->ascending) return false;
    if (const auto node = integers_->node_with(value)) found_.push_back(*node);
    return true;
  }
  /// Whether the key has numbers of this kind alone.
  [[nodiscard]] bool holds_only(ValueKind kind) const {
    if (!context_.view.all_nodes_in_base()) return false;
    const ColumnKind held = context_.view.node_property(*key_).kind();
    return held == (kind == ValueKind::Integer ? ColumnKind::Integer : ColumnKind::Float);
  }
  /// 1 equals 1.0, but the index keeps them apart.
  void add_other_number(KeyId key, const Value& value) {
    Value other;
    if (value.is(ValueKind::Integer)) {
      other = Value(static_cast<double>(value.integer()));
    } else if (const double number = value.floating(); number >= -9.2e18 && number <= 9.2e18) {
      other = Value(static_cast<std::int64_t>(number));
    }
    if (other.is_null() || equals(other, value) != Truth::True) return;
    const std::size_t middle = found_.size();
    const auto more = context_.view.find(key, other);
    found_.insert(found_.end(), more.begin(), more.end());
    std::inplace_merge(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(middle), found_.end());
  }
  void scan(KeyId key, const Value& value) {
    NodeScan scan = context_.view.scan();
    std::array<NodeId, 256> batch{};
    while (const std::size_t size = scan.next(batch)) {
      for (std::size_t i = 0; i < size; ++i) {
        if (equals(context_.view.property(batch[i], key), value) == Truth::True) found_.push_back(batch[i]);
      }
      if (context_.meter.stop(256)) return;
    }
  }

  const SeekNodes& op_;
  std::optional<KeyId> key_;  // once known it stays
  EvaluatorPtr value_;
  CursorPtr input_;
  ExecContext& context_;
  const DenseIntegers* integers_ = nullptr;  ///< of the graph of version_
  std::uint64_t version_ = 0;
  Value scratch_;
  std::vector<NodeId> found_;
  std::size_t at_ = 0;
};

}  // namespace

CursorPtr make_argument_cursor() { return std::make_unique<ArgumentCursor>(); }

CursorPtr make_scan_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  if (const auto* all = std::get_if<ScanNodes>(&op.node)) {
    return std::make_unique<ScanCursor>(all->slot, nullptr, std::move(input), builder.context());
  }
  if (const auto* labelled = std::get_if<ScanLabel>(&op.node)) {
    return std::make_unique<ScanCursor>(labelled->slot, &labelled->label, std::move(input),
                                        builder.context());
  }
  const auto& seek = std::get<SeekNodes>(op.node);
  return std::make_unique<SeekCursor>(seek, builder.compile(seek.value), std::move(input), builder.context());
}

}  // namespace entente::query
