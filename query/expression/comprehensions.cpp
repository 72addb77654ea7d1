// What walks a list with a variable: list comprehensions, quantifiers, reduce.
#include "query/expression/nodes.hpp"

namespace entente::query {
namespace {

constexpr std::size_t kBlock = 1024;  // elements between two looks at the budget

/// Calls `visit` for each element, in `slot` of the row, until it gives false. False where the walk was
/// broken by an error.
template <class Visit>
bool walk(const List& list, Slot slot, Row row, EvalContext& context, std::size_t bytes_each,
          const Visit& visit) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i % kBlock == kBlock - 1 && !context.charge(kBlock, kBlock * bytes_each)) return false;
    row[slot] = list[i];
    if (!visit() || context.failed()) break;
  }
  return !context.failed();
}

/// The list to walk, null where it is null; a TypeError where it is something else.
Value list_to_walk(const Evaluator& list, Row row, EvalContext& context, Span span) {
  Value value = list.evaluate(row, context);
  if (value.is_null() || value.is(ValueKind::List)) return value;
  return fail_at(context, span, ErrorKind::TypeError,
                 "expected a list to walk through, found " + std::string(value_kind_name(value.kind())),
                 "InvalidArgumentType");
}

class ComprehensionOf final : public Evaluator {
 public:
  ComprehensionOf(Slot slot, EvaluatorPtr list, EvaluatorPtr where, EvaluatorPtr map, Span span)
      : slot_(slot), list_(std::move(list)), where_(std::move(where)), map_(std::move(map)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    const Value list = list_to_walk(*list_, row, context, span_);
    if (list.is_null()) return {};
    List result;
    const bool done = walk(list.list(), slot_, row, context, sizeof(Value), [&] {
      if (!where_ || where_->test(row, context) == Truth::True) {
        result.push_back(map_ ? map_->evaluate(row, context) : row[slot_]);
      }
      return true;
    });
    return done ? nested(Value(std::move(result)), context, span_) : Value();
  }

 private:
  Slot slot_;
  EvaluatorPtr list_;
  EvaluatorPtr where_;
  EvaluatorPtr map_;
  Span span_;
};

class QuantifierOf final : public Evaluator {
 public:
  QuantifierOf(QuantifierKind kind, Slot slot, EvaluatorPtr list, EvaluatorPtr where, Span span)
      : kind_(kind), slot_(slot), list_(std::move(list)), where_(std::move(where)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override { return to_value(test(row, context)); }
  Truth test(Row row, EvalContext& context) const override {
    const Value list = list_to_walk(*list_, row, context, span_);
    if (list.is_null()) return Truth::Unknown;
    std::size_t holds = 0;
    std::size_t fails = 0;
    std::size_t unknown = 0;
    walk(list.list(), slot_, row, context, 0, [&] {
      const Truth one = where_->test(row, context);
      ++(one == Truth::True ? holds : one == Truth::False ? fails : unknown);
      return !decided(holds, fails);
    });
    return verdict(holds, fails, unknown);
  }

 private:
  [[nodiscard]] bool decided(std::size_t holds, std::size_t fails) const {
    switch (kind_) {
      case QuantifierKind::All:
        return fails > 0;
      case QuantifierKind::Single:
        return holds > 1;
      default:
        return holds > 0;
    }
  }
  [[nodiscard]] Truth verdict(std::size_t holds, std::size_t fails, std::size_t unknown) const {
    if (decided(holds, fails)) return truth(kind_ == QuantifierKind::Any);
    if (unknown > 0) return Truth::Unknown;
    switch (kind_) {
      case QuantifierKind::Any:
        return Truth::False;
      case QuantifierKind::Single:
        return truth(holds == 1);
      default:
        return Truth::True;
    }
  }

  QuantifierKind kind_;
  Slot slot_;
  EvaluatorPtr list_;
  EvaluatorPtr where_;
  Span span_;
};

class ReduceOf final : public Evaluator {
 public:
  ReduceOf(Slot accumulator, EvaluatorPtr initial, Slot slot, EvaluatorPtr list, EvaluatorPtr step, Span span)
      : accumulator_(accumulator),
        initial_(std::move(initial)),
        slot_(slot),
        list_(std::move(list)),
        step_(std::move(step)),
        span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    const Value list = list_to_walk(*list_, row, context, span_);
    if (list.is_null()) return {};
    row[accumulator_] = initial_->evaluate(row, context);
    const bool done = walk(list.list(), slot_, row, context, 0, [&] {
      row[accumulator_] = step_->evaluate(row, context);
      return true;
    });
    return done ? row[accumulator_] : Value();
  }

 private:
  Slot accumulator_;
  EvaluatorPtr initial_;
  Slot slot_;
  EvaluatorPtr list_;
  EvaluatorPtr step_;
  Span span_;
};

}  // namespace

EvaluatorPtr make_comprehension(Slot slot, EvaluatorPtr list, EvaluatorPtr where, EvaluatorPtr map,
                                Span span) {
  return std::make_unique<ComprehensionOf>(slot, std::move(list), std::move(where), std::move(map), span);
}
EvaluatorPtr make_quantifier(QuantifierKind kind, Slot slot, EvaluatorPtr list, EvaluatorPtr where,
                             Span span) {
  return std::make_unique<QuantifierOf>(kind, slot, std::move(list), std::move(where), span);
}
EvaluatorPtr make_reduce(Slot accumulator, EvaluatorPtr initial, Slot slot, EvaluatorPtr list,
                         EvaluatorPtr step, Span span) {
  return std::make_unique<ReduceOf>(accumulator, std::move(initial), slot, std::move(list), std::move(step),
                                    span);
}

}  // namespace entente::query
