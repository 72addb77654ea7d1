// Reading dates of edges and comparing them with a window.
#include "query/execute/time_window.hpp"

#include <fmt/format.h>

#include "graph/schema.hpp"

namespace entente::query {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;

std::int64_t floor_days(std::int64_t seconds) {
  return seconds >= 0 ? seconds / kSecondsPerDay : -((-seconds + kSecondsPerDay - 1) / kSecondsPerDay);
}

std::optional<DaySpan> span_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Date:
      return DaySpan{value.date().days, last_day(value.date()).days};
    case ValueKind::String:
      if (const auto date = parse_partial_date(value.string()))
        return DaySpan{date->days, last_day(*date).days};
      return std::nullopt;
    case ValueKind::LocalDateTime: {
      const std::int64_t day = floor_days(value.local_date_time().seconds);
      return DaySpan{day, day};
    }
    case ValueKind::DateTime: {
      const std::int64_t day = floor_days(value.date_time().seconds + value.date_time().offset_seconds);
      return DaySpan{day, day};
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

void EdgeDates::look_up() {
  if (epoch_ == context_.epoch) return;
  epoch_ = context_.epoch;
  date_ = context_.view.keys().find("date");
  since_ = context_.view.keys().find("since");
  until_ = context_.view.keys().find("until");
  const auto& types = context_.view.types();
  states_.assign(types.size(), false);
  for (TypeId::Number n = 0; n < types.size(); ++n) {
    const auto kind = edge_kind(types.text(TypeId(n)));
    states_[n] = kind && is_state(*kind);
  }
}

std::optional<DaySpan> EdgeDates::read(EdgeId edge, std::optional<KeyId> key) const {
  return key ? span_of(context_.view.property(edge, *key)) : std::nullopt;
}

bool EdgeDates::is_state_edge(EdgeId edge) const {
  const TypeId type = context_.view.ends(edge).type;
  return type.number < states_.size() && states_[type.number];
}

std::optional<DaySpan> EdgeDates::date_of(EdgeId edge) {
  look_up();
  return read(edge, date_);
}

std::optional<DaySpan> EdgeDates::validity_of(EdgeId edge) {
  look_up();
  const auto date = read(edge, date_), since = read(edge, since_), until = read(edge, until_);
  const auto& start = since ? since : date;
  if (!start && !until) return std::nullopt;
  if (!until) return since || is_state_edge(edge) ? DaySpan{start->first, INT64_MAX} : start;
  return DaySpan{start ? start->first : INT64_MIN, until->last};
}

TimeTest::TimeTest(const BoundTimeWindow& window, Builder& builder)
    : context_(builder.context()),
      from_(builder.compile(window.from)),
      to_(builder.compile(window.to)),
      dates_(context_) {}

std::optional<DaySpan> TimeTest::evaluate(const Evaluator& evaluator, Row row) {
  const Value value = evaluator.evaluate(row, context_.eval);
  if (value.is_null() || context_.failed()) return std::nullopt;
  const auto span = span_of(value);
  if (!span) {
    context_.fail(
        {.kind = ErrorKind::TypeError,
         .message = fmt::format("a time window needs dates, found {}", value_kind_name(value.kind())),
         .hint = "write a date such as date('2024-07-02'), or its text '2024-07'",
         .detail = "InvalidArgumentType"});
  }
  return span;
}

bool TimeTest::start(Row row) {
  const auto from = evaluate(*from_, row);
  const auto to = to_ != nullptr ? evaluate(*to_, row) : from;
  if (!from || !to) return false;
  window_ = {from->first, to->last};
  return true;
}

bool TimeTest::operator()(EdgeId edge) {
  const auto valid = dates_.validity_of(edge);
  return valid && valid->first <= window_.last && valid->last >= window_.first;
}

}  // namespace entente::query
