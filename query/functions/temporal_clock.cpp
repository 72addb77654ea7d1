// date.statement(), time.transaction(), timestamp() and the like. All read the statement's one clock, so that
// a statement sees one time.
#include "graph/temporal/arithmetic.hpp"
#include "query/functions/temporal_build.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

/// Now, in UTC or in the zone that the argument names.
template <ValueKind kKind>
Value now(Arguments arguments, EvalContext& context) {
  Map zone;
  if (!arguments.empty()) {
    if (!arguments[0].is(ValueKind::String))
      return refuse_type(context, "this clock", "a time zone", arguments[0]);
    zone.emplace("timezone", arguments[0]);
  }
  const auto parts =
      build_parts(zone, shape_of(ValueKind::DateTime), now_parts(context), ZoneChange::KeepMoment, context);
  auto value = parts ? from_parts(kKind, *parts) : Result<Value>(fail(parts.error()));
  return value ? std::move(*value) : context.fail(std::move(value.error()));
}

Value timestamp(Arguments, EvalContext& context) {
  return Value(context.now_seconds * 1000 + context.now_nanos / 1'000'000);
}

constexpr Function kFunctions[] = {
    {"date.realtime", now<ValueKind::Date>},
    {"date.statement", now<ValueKind::Date>},
    {"date.transaction", now<ValueKind::Date>},
    {"datetime.realtime", now<ValueKind::DateTime>},
    {"datetime.statement", now<ValueKind::DateTime>},
    {"datetime.transaction", now<ValueKind::DateTime>},
    {"localdatetime.realtime", now<ValueKind::LocalDateTime>},
    {"localdatetime.statement", now<ValueKind::LocalDateTime>},
    {"localdatetime.transaction", now<ValueKind::LocalDateTime>},
    {"localtime.realtime", now<ValueKind::LocalTime>},
    {"localtime.statement", now<ValueKind::LocalTime>},
    {"localtime.transaction", now<ValueKind::LocalTime>},
    {"time.realtime", now<ValueKind::Time>},
    {"time.statement", now<ValueKind::Time>},
    {"time.transaction", now<ValueKind::Time>},
    {"timestamp", timestamp},
};

}  // namespace

std::span<const Function> clock_functions() { return kFunctions; }

}  // namespace entente::query
