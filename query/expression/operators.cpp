// Arithmetic operators as evaluators.
#include "query/expression/arithmetic.hpp"
#include "query/expression/nodes.hpp"

namespace entente::query {
namespace {

using Operation = Result<Value> (*)(const Value&, const Value&);

class BinaryOf final : public Evaluator {
 public:
  BinaryOf(Operation operation, EvaluatorPtr left, EvaluatorPtr right, Span span)
      : operation_(operation), left_(std::move(left)), right_(std::move(right)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    Value left_scratch;
    Value right_scratch;
    const Value& left = left_->look(row, context, left_scratch);
    const Value& right = right_->look(row, context, right_scratch);
    Value value = unwrap(operation_(left, right), context, span_);
    if (value.is(ValueKind::List)) {
      if (!context.charge(value.list().size(), value.list().size() * sizeof(Value))) return {};
      return nested(std::move(value), context, span_);
    }
    if (value.is(ValueKind::String) && !context.charge(0, value.string().size())) return {};
    return value;
  }

 private:
  Operation operation_;
  EvaluatorPtr left_;
  EvaluatorPtr right_;
  Span span_;
};

/// `+x` and `-x`.
class SignOf final : public Evaluator {
 public:
  SignOf(bool negative, EvaluatorPtr operand, Span span)
      : negative_(negative), operand_(std::move(operand)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    Value value = operand_->evaluate(row, context);
    if (negative_) return unwrap(negate(value), context, span_);
    if (value.is_null() || value.is_number() || value.is(ValueKind::Duration)) return value;
    return fail_at(context, span_, ErrorKind::TypeError,
                   "+ needs a number, found " + std::string(value_kind_name(value.kind())),
                   "InvalidArgumentType");
  }

 private:
  bool negative_;
  EvaluatorPtr operand_;
  Span span_;
};

Operation operation_of(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add:
      return add;
    case BinaryOperator::Subtract:
      return subtract;
    case BinaryOperator::Multiply:
      return multiply;
    case BinaryOperator::Divide:
      return divide;
    case BinaryOperator::Modulo:
      return modulo;
    case BinaryOperator::Power:
      return power;
    default:
      return concatenate;
  }
}

}  // namespace

EvaluatorPtr make_arithmetic(BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right, Span span) {
  return std::make_unique<BinaryOf>(operation_of(op), std::move(left), std::move(right), span);
}

EvaluatorPtr make_sign(UnaryOperator op, EvaluatorPtr operand, Span span) {
  return std::make_unique<SignOf>(op == UnaryOperator::Minus, std::move(operand), span);
}

}  // namespace entente::query
