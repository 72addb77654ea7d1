// CALL of a procedure: its rows are joined to the row at hand.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "query/execute/builder.hpp"

namespace entente::query {
namespace {

class CallTableCursor final : public Cursor {
 public:
  CallTableCursor(const BoundProcedureCall& call, const Procedure& procedure, CursorPtr input,
                  Builder& builder)
      : call_(call),
        procedure_(procedure),
        arguments_(builder.compile_all(call.arguments)),
        input_(std::move(input)),
        context_(builder.context()) {}
  void open(Row row) override {
    input_->open(row);
    values_.clear();
    at_ = 0;
  }
  bool next(Row row) override {
    while (at_ == values_.size()) {
      if (!input_->next(row) || context_.meter.stop()) return false;
      if (!call(row)) return false;
      if (call_.returns_nothing) return true;
    }
    for (const auto& yield : call_.yields) row[yield.slot] = values_[at_ + yield.column];
    at_ += procedure_.outputs.size();
    return !context_.meter.stop();
  }

 private:
  bool call(Row row) {
    std::vector<Value> values;
    for (const auto& argument : arguments_) values.push_back(argument->evaluate(row, context_.eval));
    if (context_.failed()) return false;
    const auto stop = [this] { return context_.meter.stop_now(); };
    values_.clear();
    at_ = 0;
    if (procedure_.call_stoppable) {
      auto found = procedure_.call_stoppable(values, stop);
      if (!accept(found)) return false;
      values_ = std::move(*found);
    } else {
      auto found = procedure_.call(values);
      if (!accept(found)) return false;
      for (auto& one : *found) std::move(one.begin(), one.end(), std::back_inserter(values_));
    }
    if (call_.returns_nothing) values_.clear();
    return true;
  }
  template <class Rows>
  bool accept(Result<Rows>& found) {
    if (context_.meter.stopped()) return false;
    if (!found) context_.fail(std::move(found.error()));
    return found.has_value();
  }

  const BoundProcedureCall& call_;
  const Procedure& procedure_;
  std::vector<EvaluatorPtr> arguments_;
  CursorPtr input_;
  ExecContext& context_;
  std::vector<Value> values_;  ///< of all rows, end to end
  std::size_t at_ = 0;
};

}  // namespace

CursorPtr make_call_table_cursor(const Operator& op, CursorPtr input, Builder& builder) {
  const auto& call = std::get<CallTable>(op.node).call;
  const Procedure* procedure = builder.find_procedure(call.name);
  if (procedure == nullptr) {
    builder.fail({.kind = ErrorKind::ProcedureError,
                  .message = fmt::format("there is no procedure {}", call.name),
                  .detail = "ProcedureNotFound",
                  .phase = ErrorPhase::CompileTime});
    return nullptr;
  }
  return std::make_unique<CallTableCursor>(call, *procedure, std::move(input), builder);
}

}  // namespace entente::query
