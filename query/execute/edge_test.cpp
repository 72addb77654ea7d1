// Comparing edges' properties in typed columns.
#include "query/execute/edge_test.hpp"

#include <algorithm>
#include <compare>

#include "query/execute/row_test.hpp"

namespace entente::query {

EdgeTests::EdgeTests(const Conjuncts& conjuncts, const std::vector<Slot>& aliases,
                     const std::optional<BoundTimeWindow>& time, Builder& builder)
    : context_(builder.context()), aliases_(aliases) {
  for (const auto& conjunct : conjuncts) {
    if (auto compared = as_comparison(conjunct, builder)) {
      compared_.push_back(std::move(*compared));
    } else {
      rest_.push_back(builder.compile(conjunct));
    }
  }
  if (time) time_.emplace(*time, builder);
}

std::optional<EdgeTests::Compared> EdgeTests::as_comparison(const BoundExpressionPtr& conjunct,
                                                            Builder& builder) const {
  const auto* comparison = std::get_if<BoundComparison>(&conjunct->node);
  if (comparison == nullptr) return std::nullopt;
  for (const bool swapped : {false, true}) {
    const auto& side = swapped ? comparison->right : comparison->left;
    const auto& other = swapped ? comparison->left : comparison->right;
    const auto* property = std::get_if<BoundProperty>(&side->node);
    const auto* owner = property != nullptr ? std::get_if<BoundSlot>(&property->object->node) : nullptr;
    if (owner == nullptr || std::find(aliases_.begin(), aliases_.end(), owner->slot) == aliases_.end())
      continue;
    EvaluatorPtr value = builder.compile(other);
    if (!is_known_before(*other, value.get())) continue;
    return Compared{.key = property->key,
                    .op = swapped ? mirrored(comparison->op) : comparison->op,
                    .value = std::move(value),
                    .original = builder.compile(conjunct)};
  }
  return std::nullopt;
}

bool EdgeTests::start(Row row) {
  for (Compared& compared : compared_) {
    compared.known = compared.value->evaluate(row, context_.eval);
    const auto key = context_.view.keys().find(compared.key);
    compared.reader = key ? context_.view.edge_property(*key) : PropertyReader<EdgeId>();
    if (context_.failed()) return false;
  }
  return !time_ || time_->start(row);
}

bool EdgeTests::holds(Compared& compared, EdgeId edge, Row row) {
  if (compared.known.is(ValueKind::Date) && compared.known.date().precision == DatePrecision::Day) {
    const auto date = compared.reader.date(edge);
    if (date && date->precision == DatePrecision::Day)
      return satisfies(date->days <=> compared.known.date().days, compared.op);
  } else if (compared.known.is(ValueKind::Integer)) {
    if (const auto number = compared.reader.integer(edge))
      return satisfies(*number <=> compared.known.integer(), compared.op);
  }
  return evaluate(*compared.original, edge, row);
}

std::optional<EdgeTests::DayRange> EdgeTests::as_day_range() const {
  if (compared_.empty() || !rest_.empty() || time_) return std::nullopt;
  const auto key = context_.view.keys().find(compared_.front().key);
  if (!key) return std::nullopt;
  DayRange range{.key = *key};
  for (const Compared& compared : compared_) {
    const bool day =
        compared.known.is(ValueKind::Date) && compared.known.date().precision == DatePrecision::Day;
    if (!day || compared.key != compared_.front().key) return std::nullopt;
    const std::int64_t days = compared.known.date().days;
    switch (compared.op) {
      case ComparisonOperator::NotEqual:
        return std::nullopt;
      case ComparisonOperator::Less:
        range.last = std::min(range.last, days - 1);
        break;
      case ComparisonOperator::LessOrEqual:
        range.last = std::min(range.last, days);
        break;
      case ComparisonOperator::Greater:
        range.first = std::max(range.first, days + 1);
        break;
      case ComparisonOperator::GreaterOrEqual:
        range.first = std::max(range.first, days);
        break;
      case ComparisonOperator::Equal:
        range.first = std::max(range.first, days);
        range.last = std::min(range.last, days);
        break;
    }
  }
  return range;
}

bool EdgeTests::evaluate(const Evaluator& test, EdgeId edge, Row row) {
  for (const Slot slot : aliases_) row[slot] = Value(edge);
  return test.test(row, context_.eval) == Truth::True;
}

bool EdgeTests::passes(EdgeId edge, Row row) {
  if (time_ && !(*time_)(edge)) return false;
  for (Compared& compared : compared_) {
    if (!holds(compared, edge, row)) return false;
  }
  return std::all_of(rest_.begin(), rest_.end(),
                     [&](const EvaluatorPtr& test) { return evaluate(*test, edge, row); });
}

}  // namespace entente::query
