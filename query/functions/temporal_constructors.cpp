// date(), time(), localtime(), datetime(), localdatetime(), duration() and the durations between moments.
#include <array>
#include <cmath>

#include "graph/temporal/arithmetic.hpp"
#include "graph/temporal/parse.hpp"
#include "query/functions/temporal_build.hpp"
#include "query/functions/temporal_fields.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

template <class T>
Result<Value> lifted(Result<T> result) {
  if (!result) return fail(std::move(result.error()));
  return Value(std::move(*result));
}

Value keep(Result<Value> result, EvalContext& context) {
  return result ? std::move(*result) : context.fail(std::move(result.error()));
}

Result<Value> parse(ValueKind kind, const std::string& text) {
  switch (kind) {
    case ValueKind::Date:
      return lifted(parse_date(text));
    case ValueKind::LocalTime:
      return lifted(parse_local_time(text));
    case ValueKind::Time:
      return lifted(parse_time(text));
    case ValueKind::LocalDateTime:
      return lifted(parse_local_date_time(text));
    default:
      return lifted(parse_date_time(text));
  }
}

bool asks_for_now(const Map& map) { return map.size() == 1 && map.begin()->first == "timezone"; }

Result<Value> from_map(ValueKind kind, const Map& map, EvalContext& context) {
  if (!asks_for_now(map)) {
    const auto parts = build_parts(map, shape_of(kind), {}, ZoneChange::KeepMoment, context);
    return parts ? from_parts(kind, *parts) : fail(parts.error());
  }
  // The clock there, whatever of it the kind shows.
  const auto there =
      build_parts(map, shape_of(ValueKind::DateTime), now_parts(context), ZoneChange::KeepMoment, context);
  return there ? from_parts(kind, *there) : fail(there.error());
}

template <ValueKind kKind>
Value construct(Arguments arguments, EvalContext& context) {
  if (arguments.empty()) return keep(from_parts(kKind, now_parts(context)), context);
  const Value& x = arguments[0];
  if (x.is(ValueKind::String)) return keep(parse(kKind, x.string()), context);
  if (x.is(ValueKind::Map)) return keep(from_map(kKind, x.map(), context), context);
  if (x.kind() == kKind) return x;
  if (const auto parts = parts_of(x)) return keep(from_parts(kKind, *parts), context);
  return refuse_type(context, "this constructor", "a string, a map or a temporal value", x);
}

/// `date.partial('2024-07')`: a date as precise as it is written.
Value partial_date(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::String))
    return refuse_type(context, "date.partial", "a string", arguments[0]);
  if (const auto date = parse_partial_date(arguments[0].string())) return Value(*date);
  return refuse_value(context,
                      "'" + arguments[0].string() + "' is not a date such as 2024-07-02, 2024-07 or 2024");
}

struct DurationUnitName {
  std::string_view name;
  void (DurationBuilder::*add)(Amount, std::int64_t);
  std::int64_t size;
};
constexpr std::array<DurationUnitName, 11> kUnits{{
    {"years", &DurationBuilder::add_months, 12},
    {"quarters", &DurationBuilder::add_months, 3},
    {"months", &DurationBuilder::add_months, 1},
    {"weeks", &DurationBuilder::add_days, 7},
    {"days", &DurationBuilder::add_days, 1},
    {"hours", &DurationBuilder::add_nanos, 3600 * kNanosPerSecond},
    {"minutes", &DurationBuilder::add_nanos, 60 * kNanosPerSecond},
    {"seconds", &DurationBuilder::add_nanos, kNanosPerSecond},
    {"milliseconds", &DurationBuilder::add_nanos, 1'000'000},
    {"microseconds", &DurationBuilder::add_nanos, 1'000},
    {"nanoseconds", &DurationBuilder::add_nanos, 1},
}};

Value duration_from_map(const Map& map, EvalContext& context) {
  DurationBuilder builder;
  for (const auto& [key, value] : map) {
    const auto unit =
        std::find_if(kUnits.begin(), kUnits.end(), [&name = key](const auto& u) { return u.name == name; });
    if (unit == kUnits.end()) return refuse_value(context, "a duration has no component " + key);
    if (value.is_null()) continue;
    if (!value.is_number()) return refuse_type(context, "duration", "numbers as components", value);
    const auto amount =
        value.is(ValueKind::Integer) ? Amount{value.integer(), 0} : Amount::from(value.floating());
    if (!amount) return refuse_value(context, key + " does not fit into a duration", "NumberOutOfRange");
    (builder.*unit->add)(*amount, unit->size);
  }
  return keep(lifted(builder.build()), context);
}

Value duration(Arguments arguments, EvalContext& context) {
  const Value& x = arguments[0];
  if (x.is(ValueKind::Duration)) return x;
  if (x.is(ValueKind::String)) return keep(lifted(parse_duration(x.string())), context);
  if (x.is(ValueKind::Map)) return duration_from_map(x.map(), context);
  return refuse_type(context, "duration", "a string or a map", x);
}

template <DurationUnit kUnit>
Value between(Arguments arguments, EvalContext& context) {
  for (const Value& x : arguments) {
    if (!is_temporal(x) || x.is(ValueKind::Duration))
      return refuse_type(context, "duration", "two dates or times", x);
  }
  return keep(lifted(duration_between(arguments[0], arguments[1], kUnit)), context);
}

Result<DateTime> at_epoch(std::int64_t seconds, std::int64_t nanos) {
  return add(DateTime{}, Duration{0, 0, seconds, static_cast<std::int32_t>(nanos)}, 1);
}

/// A number as a whole one; nothing and an error where it is none.
std::optional<std::int64_t> whole(const Value& value, EvalContext& context) {
  const auto amount = value.is(ValueKind::Integer) ? std::optional(Amount{value.integer(), 0})
                      : value.is(ValueKind::Float) ? Amount::from(value.floating())
                                                   : std::nullopt;
  if (amount) return amount->whole;
  refuse_type(context, "this function", "whole numbers", value);
  return std::nullopt;
}

Value from_epoch(Arguments arguments, EvalContext& context) {
  const auto seconds = whole(arguments[0], context);
  const auto nanos = seconds ? whole(arguments[1], context) : std::nullopt;
  if (!nanos) return {};
  if (*nanos < 0 || *nanos >= kNanosPerSecond) {
    return refuse_value(context, "nanoseconds must be from 0 to 999,999,999", "NumberOutOfRange");
  }
  return keep(lifted(at_epoch(*seconds, *nanos)), context);
}

Value from_epoch_millis(Arguments arguments, EvalContext& context) {
  const auto millis = whole(arguments[0], context);
  if (!millis) return {};
  const std::int64_t seconds = floor_divide(*millis, 1000);
  return keep(lifted(at_epoch(seconds, (*millis % 1000 + 1000) % 1000 * 1'000'000)), context);
}

constexpr Function kFunctions[] = {
    {"date", construct<ValueKind::Date>},
    {"date.partial", partial_date},
    {"datetime", construct<ValueKind::DateTime>},
    {"datetime.fromepoch", from_epoch},
    {"datetime.fromepochmillis", from_epoch_millis},
    {"duration", duration},
    {"duration.between", between<DurationUnit::Mixed>},
    {"duration.indays", between<DurationUnit::Days>},
    {"duration.inmonths", between<DurationUnit::Months>},
    {"duration.inseconds", between<DurationUnit::Seconds>},
    {"localdatetime", construct<ValueKind::LocalDateTime>},
    {"localtime", construct<ValueKind::LocalTime>},
    {"time", construct<ValueKind::Time>},
};

}  // namespace

std::span<const Function> temporal_functions() { return kFunctions; }

}  // namespace entente::query
