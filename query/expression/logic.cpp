// Three-valued logic: AND, OR, XOR, NOT, IS NULL, comparisons and IN.
#include <algorithm>
#include <unordered_set>

#include "query/expression/compare.hpp"
#include "query/expression/nodes.hpp"

namespace entente::query {
namespace {

/// What has a truth as its result.
class Predicate : public Evaluator {
 public:
  Value evaluate(Row row, EvalContext& context) const final { return to_value(test(row, context)); }
};

/// AND and OR: `deciding` ends the evaluation.
class Junction final : public Predicate {
 public:
  Junction(Truth deciding, Evaluators operands) : deciding_(deciding), operands_(std::move(operands)) {}
  Truth test(Row row, EvalContext& context) const override {
    Truth result = !deciding_;
    for (const EvaluatorPtr& operand : operands_) {
      const Truth one = operand->test(row, context);
      if (one == deciding_) return deciding_;
      if (one == Truth::Unknown) result = Truth::Unknown;
    }
    return result;
  }

 private:
  Truth deciding_;
  Evaluators operands_;
};

class ExclusiveOr final : public Predicate {
 public:
  explicit ExclusiveOr(Evaluators operands) : operands_(std::move(operands)) {}
  Truth test(Row row, EvalContext& context) const override {
    bool result = false;
    bool unknown = false;
    for (const EvaluatorPtr& operand : operands_) {
      const Truth one = operand->test(row, context);
      unknown = unknown || one == Truth::Unknown;
      result = result != (one == Truth::True);
    }
    return unknown ? Truth::Unknown : truth(result);
  }

 private:
  Evaluators operands_;
};

class Negation final : public Predicate {
 public:
  explicit Negation(EvaluatorPtr operand) : operand_(std::move(operand)) {}
  Truth test(Row row, EvalContext& context) const override { return !operand_->test(row, context); }

 private:
  EvaluatorPtr operand_;
};

class NullTest final : public Predicate {
 public:
  NullTest(EvaluatorPtr operand, bool negated) : operand_(std::move(operand)), negated_(negated) {}
  Truth test(Row row, EvalContext& context) const override {
    Value scratch;
    return truth(operand_->look(row, context, scratch).is_null() != negated_);
  }

 private:
  EvaluatorPtr operand_;
  bool negated_;
};

template <ComparisonOperator kOperator>
Truth decide(const Value& a, const Value& b) {
  if constexpr (kOperator == ComparisonOperator::Equal) return equals(a, b);
  if constexpr (kOperator == ComparisonOperator::NotEqual) return !equals(a, b);
  const auto order = compare(a, b);
  if (!order) return Truth::Unknown;
  switch (kOperator) {
    case ComparisonOperator::Less:
      return truth(*order < 0);
    case ComparisonOperator::LessOrEqual:
      return truth(*order <= 0);
    case ComparisonOperator::Greater:
      return truth(*order > 0);
    default:
      return truth(*order >= 0);
  }
}

template <ComparisonOperator kOperator>
class ComparisonOf final : public Predicate {
 public:
  ComparisonOf(EvaluatorPtr left, EvaluatorPtr right) : left_(std::move(left)), right_(std::move(right)) {}
  Truth test(Row row, EvalContext& context) const override {
    Value left_scratch;
    Value right_scratch;
    const Value& left = left_->look(row, context, left_scratch);
    return decide<kOperator>(left, right_->look(row, context, right_scratch));
  }

 private:
  EvaluatorPtr left_;
  EvaluatorPtr right_;
};

Truth find_in(const Value& element, const List& list) {
  Truth result = Truth::False;
  for (const Value& candidate : list) {
    const Truth one = equals(element, candidate);
    if (one == Truth::True) return Truth::True;
    if (one == Truth::Unknown) result = Truth::Unknown;
  }
  return result;
}

class MemberTest final : public Predicate {
 public:
  MemberTest(EvaluatorPtr element, EvaluatorPtr list, Span span)
      : element_(std::move(element)), list_(std::move(list)), span_(span) {}
  Truth test(Row row, EvalContext& context) const override {
    Value element_scratch;
    Value list_scratch;
    const Value& element = element_->look(row, context, element_scratch);
    const Value& list = list_->look(row, context, list_scratch);
    if (list.is_null()) return Truth::Unknown;
    if (list.is(ValueKind::List)) return find_in(element, list.list());
    fail_at(context, span_, ErrorKind::TypeError,
            "IN needs a list on its right, found " + std::string(value_kind_name(list.kind())),
            "InvalidArgumentType");
    return Truth::Unknown;
  }

 private:
  EvaluatorPtr element_;
  EvaluatorPtr list_;
  Span span_;
};

struct HashValue {
  std::size_t operator()(const Value& value) const { return hash_equivalent(value); }
};
struct SameValue {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

/// IN over a long constant list of plain values, where equality is equivalence.
class SetTest final : public Predicate {
 public:
  SetTest(EvaluatorPtr element, const List& list) : element_(std::move(element)) {
    for (const Value& candidate : list) set_.insert(candidate);
  }
  /// Numbers and texts only; NaN is no number here.
  static bool takes(const List& list) {
    return std::all_of(list.begin(), list.end(), [](const Value& v) {
      return v.is(ValueKind::String) || (v.is_number() && equals(v, v) == Truth::True);
    });
  }
  Truth test(Row row, EvalContext& context) const override {
    Value scratch;
    const Value& element = element_->look(row, context, scratch);
    return element.is_null() ? Truth::Unknown : truth(set_.contains(element));
  }

 private:
  EvaluatorPtr element_;
  std::unordered_set<Value, HashValue, SameValue> set_;
};

}  // namespace

EvaluatorPtr make_logical(LogicalOperator op, Evaluators operands) {
  switch (op) {
    case LogicalOperator::And:
      return std::make_unique<Junction>(Truth::False, std::move(operands));
    case LogicalOperator::Or:
      return std::make_unique<Junction>(Truth::True, std::move(operands));
    case LogicalOperator::Xor:
      break;
  }
  return std::make_unique<ExclusiveOr>(std::move(operands));
}

EvaluatorPtr make_not(EvaluatorPtr operand) { return std::make_unique<Negation>(std::move(operand)); }

EvaluatorPtr make_is_null(EvaluatorPtr operand, bool negated) {
  return std::make_unique<NullTest>(std::move(operand), negated);
}

EvaluatorPtr make_comparison(ComparisonOperator op, EvaluatorPtr left, EvaluatorPtr right) {
  using enum ComparisonOperator;
  switch (op) {
    case Equal:
      return std::make_unique<ComparisonOf<Equal>>(std::move(left), std::move(right));
    case NotEqual:
      return std::make_unique<ComparisonOf<NotEqual>>(std::move(left), std::move(right));
    case Less:
      return std::make_unique<ComparisonOf<Less>>(std::move(left), std::move(right));
    case LessOrEqual:
      return std::make_unique<ComparisonOf<LessOrEqual>>(std::move(left), std::move(right));
    case Greater:
      return std::make_unique<ComparisonOf<Greater>>(std::move(left), std::move(right));
    case GreaterOrEqual:
      break;
  }
  return std::make_unique<ComparisonOf<GreaterOrEqual>>(std::move(left), std::move(right));
}

EvaluatorPtr make_in(EvaluatorPtr element, EvaluatorPtr list, Span span) {
  constexpr std::size_t kWorthASet = 8;
  const Value* constant = list->constant();
  if (constant != nullptr && constant->is(ValueKind::List) && constant->list().size() > kWorthASet &&
      SetTest::takes(constant->list())) {
    return std::make_unique<SetTest>(std::move(element), constant->list());
  }
  return std::make_unique<MemberTest>(std::move(element), std::move(list), span);
}

}  // namespace entente::query
