// Truncation: date.truncate('month', d, {day: 2}) and its kin.
#include <array>

#include "graph/temporal/parse.hpp"
#include "query/functions/temporal_build.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

std::int64_t year_start(std::int64_t days, std::int64_t years) {
  return from_civil(floor_divide(to_civil(days).year, years) * years, 1, 1);
}

/// The first day of the unit that a day is in.
struct DateUnit {
  std::string_view name;
  std::int64_t (*first)(std::int64_t days);
};
constexpr std::array<DateUnit, 9> kDateUnits{{
    {"millennium", [](std::int64_t d) { return year_start(d, 1000); }},
    {"century", [](std::int64_t d) { return year_start(d, 100); }},
    {"decade", [](std::int64_t d) { return year_start(d, 10); }},
    {"year", [](std::int64_t d) { return year_start(d, 1); }},
    {"weekYear", [](std::int64_t d) { return from_iso_week(to_iso_week(d).year, 1, 1).value_or(d); }},
    {"quarter",
     [](std::int64_t d) { return from_civil(to_civil(d).year, (to_civil(d).month - 1) / 3 * 3 + 1, 1); }},
    {"month", [](std::int64_t d) { return from_civil(to_civil(d).year, to_civil(d).month, 1); }},
    {"week", [](std::int64_t d) { return d - (to_iso_week(d).weekday - 1); }},
    {"day", [](std::int64_t d) { return d; }},
}};

struct ClockUnit {
  std::string_view name;
  std::int64_t nanos;
};
constexpr std::array<ClockUnit, 5> kClockUnits{{
    {"hour", 3'600'000'000'000},
    {"minute", 60'000'000'000},
    {"second", 1'000'000'000},
    {"millisecond", 1'000'000},
    {"microsecond", 1'000},
}};

/// Cuts the parts; false where the unit does not exist or the kind has no use for it.
bool cut(TemporalParts& parts, std::string_view unit, const TemporalShape& shape) {
  for (const DateUnit& known : kDateUnits) {
    if (known.name != unit) continue;
    if (!shape.date && unit != "day") return false;
    if (parts.days) parts.days = known.first(*parts.days);
    parts.nanos_of_day = 0;
    return true;
  }
  for (const ClockUnit& known : kClockUnits) {
    if (known.name != unit || !shape.time) continue;
    const std::int64_t nanos = parts.nanos_of_day.value_or(0);
    parts.nanos_of_day = nanos - nanos % known.nanos;
    return true;
  }
  return false;
}

/// Seconds' fractions in the map add to what the cut has left of them, so that {nanosecond: 2} after cutting
/// to milliseconds keeps the milliseconds.
Map with_kept_fraction(Map map, std::string_view unit, std::int64_t nanos) {
  const std::int64_t below = nanos % 1'000'000'000;
  const bool finer = map.contains("nanosecond") || map.contains("microsecond");
  if (unit == "millisecond" && finer && !map.contains("millisecond")) {
    map.emplace("millisecond", Value(below / 1'000'000));
  }
  if (unit == "microsecond" && map.contains("nanosecond") && !map.contains("microsecond")) {
    map.emplace("millisecond", Value(below / 1'000'000));
    map.emplace("microsecond", Value(below / 1'000 % 1'000));
  }
  return map;
}

bool has_enough(const TemporalParts& parts, const TemporalShape& shape) {
  return (parts.days || !shape.date) && (parts.nanos_of_day || shape.date);
}

/// truncate(unit[, value[, components]]); without value, now.
template <ValueKind kKind>
Value truncate(Arguments arguments, EvalContext& context) {
  if (!arguments[0].is(ValueKind::String))
    return refuse_type(context, "truncate", "a unit as string", arguments[0]);
  const TemporalShape shape = shape_of(kKind);
  auto parts = arguments.size() > 1 ? parts_of(arguments[1]) : now_parts(context);
  if (!parts || !has_enough(*parts, shape)) {
    return refuse_type(context, "truncate", "a temporal value with what the result has", arguments[1]);
  }
  const std::string& unit = arguments[0].string();
  if (!cut(*parts, unit, shape)) {
    return refuse_value(context, "'" + unit + "' is no unit that this kind of value can be cut to");
  }
  Map map;
  if (arguments.size() > 2) {
    if (!arguments[2].is(ValueKind::Map))
      return refuse_type(context, "truncate", "a map of components", arguments[2]);
    map = with_kept_fraction(arguments[2].map(), unit, parts->nanos_of_day.value_or(0));
  }
  const auto built = build_parts(map, shape, *parts, ZoneChange::KeepClock, context);
  auto value = built ? from_parts(kKind, *built) : Result<Value>(fail(built.error()));
  return value ? std::move(*value) : context.fail(std::move(value.error()));
}

constexpr Function kFunctions[] = {
    {"date.truncate", truncate<ValueKind::Date>},
    {"datetime.truncate", truncate<ValueKind::DateTime>},
    {"localdatetime.truncate", truncate<ValueKind::LocalDateTime>},
    {"localtime.truncate", truncate<ValueKind::LocalTime>},
    {"time.truncate", truncate<ValueKind::Time>},
};

}  // namespace

std::span<const Function> truncation_functions() { return kFunctions; }

}  // namespace entente::query
