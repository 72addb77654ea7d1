// Constants, parameters and slots, and what evaluators share in reporting errors.
#include "query/expression/nodes.hpp"

namespace entente::query {
namespace {

class Constant final : public Evaluator {
 public:
  explicit Constant(Value value) : value_(std::move(value)) {}
  Value evaluate(Row, EvalContext&) const override { return value_; }
  const Value& look(Row, EvalContext&, Value&) const override { return value_; }
  const Value* constant() const override { return &value_; }

 private:
  Value value_;
};

class ParameterValue final : public Evaluator {
 public:
  explicit ParameterValue(std::uint32_t index) : index_(index) {}
  Value evaluate(Row, EvalContext& context) const override {
    return index_ < context.parameters.size() ? context.parameters[index_] : Value();
  }
  const Value& look(Row, EvalContext& context, Value& scratch) const override {
    return index_ < context.parameters.size() ? context.parameters[index_] : scratch = Value();
  }

 private:
  std::uint32_t index_;
};

class SlotValue final : public Evaluator {
 public:
  explicit SlotValue(Slot slot) : slot_(slot) {}
  Value evaluate(Row row, EvalContext&) const override { return row[slot_]; }
  const Value& look(Row row, EvalContext&, Value&) const override { return row[slot_]; }

 private:
  Slot slot_;
};

}  // namespace

void place_error(EvalContext& context, Span span) {
  if (context.error && !context.error->place && span.length > 0) {
    context.error->place = TextPlace{.offset = span.offset, .length = span.length};
  }
}

Value fail_at(EvalContext& context, Span span, ErrorKind kind, std::string message, std::string detail) {
  if (context.failed()) return {};
  context.fail(Error{.kind = kind, .message = std::move(message), .detail = std::move(detail)});
  place_error(context, span);
  return {};
}

Value unwrap(Result<Value> result, EvalContext& context, Span span) {
  if (result) return std::move(*result);
  if (!context.failed()) {
    context.fail(std::move(result.error()));
    place_error(context, span);
  }
  return {};
}

Value nested(Value value, EvalContext& context, Span span) {
  if (value.depth() <= Value::kMaxDepth) return value;
  return fail_at(context, span, ErrorKind::ArgumentError,
                 "lists and maps stand more than " + std::to_string(Value::kMaxDepth) + " deep in each other",
                 "NumberOutOfRange");
}

EvaluatorPtr make_constant(Value value) { return std::make_unique<Constant>(std::move(value)); }
EvaluatorPtr make_parameter(std::uint32_t index) { return std::make_unique<ParameterValue>(index); }
EvaluatorPtr make_slot(Slot slot) { return std::make_unique<SlotValue>(slot); }

}  // namespace entente::query
