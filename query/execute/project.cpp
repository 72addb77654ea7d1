// Row-wise operators: projection, UNWIND, SKIP and LIMIT, UNION, and the end of a query that returns nothing.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "query/execute/builder.hpp"

namespace entente::query {
namespace {

class ProjectCursor final : public Cursor {
 public:
  ProjectCursor(const Project& op, CursorPtr input, Builder& builder)
      : input_(std::move(input)), context_(builder.context()) {
    for (const BoundItem& item : op.items) {
      const auto* slot = std::get_if<BoundSlot>(&item.expression->node);
      only_slots_ = only_slots_ && slot != nullptr;
      if (slot != nullptr) sources_.emplace_back(item.slot, slot->slot);
      if (slot != nullptr && slot->slot == item.slot) continue;  // handed on unchanged
      slots_.push_back(item.slot);
      values_.push_back(builder.compile(item.expression));
      numbers_.emplace_back();
      const auto* property = std::get_if<BoundProperty>(&item.expression->node);
      const auto* owner = property != nullptr ? std::get_if<BoundSlot>(&property->object->node) : nullptr;
      if (owner != nullptr && property->object->type.is(TypeKind::Node) && builder.batches())
        numbers_.back() = {.node = owner->slot, .key = property->key};
    }
  }
  void open(Row row) override { input_->open(row); }
  bool next(Row row) override {
    if (!input_->next(row)) return false;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (!take_number(numbers_[i], row, slots_[i]))
        row[slots_[i]] = values_[i]->evaluate(row, context_.eval);
    }
    return !context_.failed();
  }
  void set_floor(Slot slot, std::int64_t least) override {
    if (!only_slots_) return;  // what is computed of a row may be an error
    const auto source = std::find_if(sources_.begin(), sources_.end(),
                                     [slot](const auto& pair) { return pair.first == slot; });
    input_->set_floor(source != sources_.end() ? source->second : slot, least);
  }

 private:
  /// A property of a node, which may be an integer of every node.
  struct Number {
    std::optional<Slot> node{};
    std::string key{};
    const DenseIntegers* integers = nullptr;  ///< of the graph of `version`
    std::uint64_t version = 0;
  };
  /// False: the value is to be computed as written.
  bool take_number(Number& number, Row row, Slot slot) {
    if (!number.node || context_.eval.deletes || !row[*number.node].is(ValueKind::Node)) return false;
    if (number.version != context_.view.version()) {
      const auto key = context_.view.keys().find(number.key);
      if (!key) return false;
      context_.facts.refresh();
      number.integers = context_.facts.integers_if_paid(*key, 1);
      if (number.integers == nullptr) return false;  // asked again next time
      number.version = context_.view.version();
    }
    if (number.integers->values.empty()) return false;
    row[slot] = Value(number.integers->of(row[*number.node].node()));
    return true;
  }

  std::vector<Slot> slots_;
  std::vector<Number> numbers_;                 ///< beside slots_
  std::vector<std::pair<Slot, Slot>> sources_;  ///< slots that are copies, each with the one it is a copy of
  bool only_slots_ = true;
  std::vector<EvaluatorPtr> values_;
  CursorPtr input_;
  ExecContext& context_;
};

class UnwindCursor final : public Cursor {
 public:
  UnwindCursor(Slot slot, EvaluatorPtr list, CursorPtr input, ExecContext& context)
      : slot_(slot), expression_(std::move(list)), input_(std::move(input)), context_(context) {}
  void open(Row row) override {
    input_->open(row);
    at_ = size_ = 0;
  }
  bool next(Row row) override {
    while (at_ == size_) {
      if (!input_->next(row)) return false;
      list_ = expression_->evaluate(row, context_.eval);
      if (context_.failed() || context_.meter.stop()) return false;
      at_ = 0;
      size_ = list_.is_null() ? 0 : list_.is(ValueKind::List) ? list_.list().size() : 1;
    }
    row[slot_] = list_.is(ValueKind::List) ? list_.list()[at_] : list_;
    ++at_;
    return !context_.meter.stop();
  }

 private:
  Slot slot_;
  EvaluatorPtr expression_;
  CursorPtr input_;
  ExecContext& context_;
  Value list_;
  std::size_t at_ = 0, size_ = 0;
};

class SliceCursor final : public Cursor {
 public:
  SliceCursor(const Slice& op, bool below_writes, CursorPtr input, Builder& builder)
      : skip_(builder.compile(op.skip)),
        limit_(builder.compile(op.limit)),
        below_writes_(below_writes),
        input_(std::move(input)),
        context_(builder.context()) {}
  void open(Row row) override {
    input_->open(row);
    started_ = false;
  }
  bool next(Row row) override {
    if (!started_) {
      started_ = true;
      const std::uint64_t skip = skip_ != nullptr ? evaluate(*skip_, "SKIP", row) : 0;
      left_ = limit_ != nullptr ? evaluate(*limit_, "LIMIT", row) : UINT64_MAX;
      if (context_.failed()) return false;
      if (left_ == 0 && below_writes_) {  // what is below has its effects all the same
        static_cast<void>(input_->next(row));
        return false;
      }
      for (std::uint64_t i = 0; i < skip && left_ != 0; ++i) {
        if (!input_->next(row)) return false;
      }
    }
    if (left_ == 0) return false;
    --left_;
    return input_->next(row);
  }

 private:
  std::uint64_t evaluate(const Evaluator& expression, const char* clause, Row row) {
    const Value value = expression.evaluate(row, context_.eval);
    if (context_.failed()) return 0;
    if (!value.is(ValueKind::Integer)) {
      context_.fail(
          {.kind = ErrorKind::SyntaxError,
           .message = fmt::format("{} needs an integer, found {}", clause, value_kind_name(value.kind())),
           .detail = "InvalidArgumentType"});
      return 0;
    }
    if (value.integer() < 0) {
      context_.fail({.kind = ErrorKind::SyntaxError,
                     .message = fmt::format("{} needs a number that is not negative, found {}", clause,
                                            value.integer()),
                     .detail = "NegativeIntegerArgument"});
      return 0;
    }
    return static_cast<std::uint64_t>(value.integer());
  }
  EvaluatorPtr skip_, limit_;
  bool below_writes_;
  CursorPtr input_;
  ExecContext& context_;
  std::uint64_t left_ = 0;
  bool started_ = false;
};

class UnionCursor final : public Cursor {
 public:
  UnionCursor(const Union& op, std::vector<CursorPtr> arms, ExecContext& context)
      : op_(op), arms_(std::move(arms)), context_(context) {}
  void open(Row row) override {
    arm_ = 0;
    arms_.front()->open(row);
  }
  bool next(Row row) override {
    while (!arms_[arm_]->next(row)) {
      if (context_.failed() || arm_ + 1 == arms_.size()) return false;
      arms_[++arm_]->open(row);
    }
    for (std::size_t i = 0; i < op_.slots.size(); ++i) row[op_.slots[i]] = row[op_.outputs[arm_][i]];
    return true;
  }

 private:
  const Union& op_;
  std::vector<CursorPtr> arms_;
  ExecContext& context_;
  std::size_t arm_ = 0;
};

class DrainCursor final : public Cursor {
 public:
  explicit DrainCursor(CursorPtr input) : input_(std::move(input)) {}
  void open(Row row) override { input_->open(row); }
  bool next(Row row) override {
    while (input_->next(row)) {
    }
    return false;
  }

 private:
  CursorPtr input_;
};

}  // namespace

CursorPtr make_project_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<ProjectCursor>(std::get<Project>(op.node), std::move(input), builder);
}
CursorPtr make_unwind_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  const auto& unwind = std::get<Unwind>(op.node);
  return std::make_unique<UnwindCursor>(unwind.slot, builder.compile(unwind.list), std::move(input),
                                        builder.context());
}
CursorPtr make_slice_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  return std::make_unique<SliceCursor>(std::get<Slice>(op.node), op.children.front()->writes,
                                       std::move(input), builder);
}
CursorPtr make_union_cursor(const Operator& op, std::vector<CursorPtr> arms, Builder& builder) {
  return std::make_unique<UnionCursor>(std::get<Union>(op.node), std::move(arms), builder.context());
}
CursorPtr make_drain_cursor(CursorPtr input) { return std::make_unique<DrainCursor>(std::move(input)); }

}  // namespace entente::query
