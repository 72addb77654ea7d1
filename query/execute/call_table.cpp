// CALL of a procedure: its rows are joined to the row at hand.
#include <fmt/format.h>

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
    rows_.clear();
    at_ = 0;
  }
  bool next(Row row) override {
    while (at_ == rows_.size()) {
      if (!input_->next(row) || context_.meter.stop()) return false;
      if (!call(row)) return false;
      if (call_.returns_nothing) return true;
    }
    const std::vector<Value>& found = rows_[at_++];
    for (const auto& yield : call_.yields) row[yield.slot] = found[yield.column];
    return !context_.meter.stop();
  }

 private:
  bool call(Row row) {
    std::vector<Value> values;
    for (const auto& argument : arguments_) values.push_back(argument->evaluate(row, context_.eval));
    if (context_.failed()) return false;
    const auto stop = [this] { return context_.meter.stop_now(); };
    auto found =
        procedure_.call_stoppable ? procedure_.call_stoppable(values, stop) : procedure_.call(values);
    if (context_.meter.stopped()) return false;
    if (!found) {
      context_.fail(std::move(found.error()));
      return false;
    }
    rows_ = std::move(*found);
    at_ = 0;
    if (call_.returns_nothing) rows_.clear();
    return true;
  }
  const BoundProcedureCall& call_;
  const Procedure& procedure_;
  std::vector<EvaluatorPtr> arguments_;
  CursorPtr input_;
  ExecContext& context_;
  std::vector<std::vector<Value>> rows_;
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
