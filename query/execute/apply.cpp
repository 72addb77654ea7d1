// Inner plans run once for each row: OPTIONAL MATCH, CALL { }, FOREACH.
#include <utility>

#include "query/execute/builder.hpp"

namespace entente::query {
namespace {

class OptionalCursor final : public Cursor {
 public:
  OptionalCursor(const Optional& op, CursorPtr input, CursorPtr inner, ExecContext& context)
      : op_(op), input_(std::move(input)), inner_(std::move(inner)), context_(context) {}
  void open(Row row) override {
    input_->open(row);
    inside_ = false;
  }
  bool next(Row row) override {
    for (;;) {
      if (!inside_) {
        if (!input_->next(row)) return false;
        inner_->open(row);
        inside_ = true;
        matched_ = false;
      }
      if (inner_->next(row)) return matched_ = true;
      inside_ = false;
      if (context_.failed()) return false;
      if (matched_) continue;
      for (const Slot slot : op_.slots) row[slot] = Value();
      return true;
    }
  }

 private:
  const Optional& op_;
  CursorPtr input_, inner_;
  ExecContext& context_;
  bool inside_ = false, matched_ = false;
};

/// CALL { } that only reads: rows flow through.
class CallQueryCursor final : public Cursor {
 public:
  CallQueryCursor(const CallQuery& op, CursorPtr input, CursorPtr inner, ExecContext& context)
      : op_(op), input_(std::move(input)), inner_(std::move(inner)), context_(context) {}
  void open(Row row) override {
    input_->open(row);
    inside_ = false;
  }
  bool next(Row row) override {
    for (;;) {
      if (!inside_) {
        if (!input_->next(row)) return false;
        inner_->open(row);
        inside_ = true;
        matched_ = false;
      }
      if (inner_->next(row)) {
        matched_ = true;
        if (!op_.joins) continue;
        for (std::size_t i = 0; i < op_.slots.size(); ++i) row[op_.slots[i]] = row[op_.outputs[i]];
        return true;
      }
      inside_ = false;
      if (context_.failed()) return false;
      if (!op_.joins) return true;
      if (matched_ || !op_.optional) continue;
      for (const Slot slot : op_.slots) row[slot] = Value();
      return true;
    }
  }

 private:
  const CallQuery& op_;
  CursorPtr input_, inner_;
  ExecContext& context_;
  bool inside_ = false, matched_ = false;
};

/// CALL { } and FOREACH that write: all input is taken first, then each row's inner plan runs to its end, and
/// only then rows are given.
class WritingApplyCursor : public Cursor {
 public:
  WritingApplyCursor(const Operator& op, CursorPtr input, CursorPtr inner, ExecContext& context)
      : input_(std::move(input)),
        inner_(std::move(inner)),
        context_(context),
        taken_(op.children.front()->filled, context),
        given_(op.filled, context) {}
  void open(Row row) override {
    input_->open(row);
    taken_.clear();
    given_.clear();
    at_ = 0;
    done_ = false;
  }
  bool next(Row row) override {
    if (!done_ && !run_all(row)) return false;
    if (at_ == given_.size()) return false;
    given_.restore(at_++, row);
    return !context_.meter.stop();
  }

 protected:
  /// Runs what one row asks for; pushes its rows to given_. False: an error.
  virtual bool run_one(Row row) = 0;
  CursorPtr input_, inner_;
  ExecContext& context_;
  RowBuffer taken_, given_;

 private:
  bool run_all(Row row) {
    done_ = true;
    while (input_->next(row)) {
      if (!taken_.push(row)) return false;
    }
    for (std::size_t i = 0; i < taken_.size() && !context_.failed(); ++i) {
      taken_.restore(i, row);
      if (!run_one(row)) return false;
    }
    return !context_.failed();
  }
  std::size_t at_ = 0;
  bool done_ = false;
};

class WritingCallCursor final : public WritingApplyCursor {
 public:
  WritingCallCursor(const Operator& op, CursorPtr input, CursorPtr inner, ExecContext& context)
      : WritingApplyCursor(op, std::move(input), std::move(inner), context),
        op_(std::get<CallQuery>(op.node)) {}

 private:
  bool run_one(Row row) override {
    bool matched = false;
    inner_->open(row);
    while (inner_->next(row)) {
      matched = true;
      if (!op_.joins) continue;
      for (std::size_t i = 0; i < op_.slots.size(); ++i) row[op_.slots[i]] = row[op_.outputs[i]];
      if (!given_.push(row)) return false;
    }
    if (context_.failed()) return false;
    if (!op_.joins) return given_.push(row);
    if (matched || !op_.optional) return true;
    for (const Slot slot : op_.slots) row[slot] = Value();
    return given_.push(row);
  }
  const CallQuery& op_;
};

class ForeachCursor final : public WritingApplyCursor {
 public:
  ForeachCursor(const Operator& op, EvaluatorPtr list, CursorPtr input, CursorPtr inner, ExecContext& context)
      : WritingApplyCursor(op, std::move(input), std::move(inner), context),
        op_(std::get<ForeachElement>(op.node)),
        list_(std::move(list)) {}

 private:
  bool run_one(Row row) override {
    const Value list = list_->evaluate(row, context_.eval);
    if (context_.failed()) return false;
    if (!list.is_null() && !list.is(ValueKind::List)) {
      context_.fail({.kind = ErrorKind::TypeError,
                     .message = "FOREACH needs a list, found " + std::string(value_kind_name(list.kind())),
                     .detail = "InvalidArgumentType"});
      return false;
    }
    if (list.is(ValueKind::List)) {
      for (const Value& item : list.list()) {
        row[op_.slot] = item;
        inner_->open(row);
        while (inner_->next(row)) {
        }
        if (context_.failed() || context_.meter.stop()) return false;
      }
    }
    return given_.push(row);
  }
  const ForeachElement& op_;
  EvaluatorPtr list_;
};

}  // namespace

CursorPtr make_optional_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder) {
  return std::make_unique<OptionalCursor>(std::get<Optional>(op.node), std::move(input), std::move(inner),
                                          builder.context());
}
CursorPtr make_call_query_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder) {
  const auto& call = std::get<CallQuery>(op.node);
  if (call.writes)
    return std::make_unique<WritingCallCursor>(op, std::move(input), std::move(inner), builder.context());
  return std::make_unique<CallQueryCursor>(call, std::move(input), std::move(inner), builder.context());
}
CursorPtr make_foreach_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder) {
  EvaluatorPtr list = builder.compile(std::get<ForeachElement>(op.node).list);
  return std::make_unique<ForeachCursor>(op, std::move(list), std::move(input), std::move(inner),
                                         builder.context());
}

}  // namespace entente::query
