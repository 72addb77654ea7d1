// Building temporal values from maps of components ({year: 2024, week: 27, timezone: 'Asia/Almaty', date:
// other, ...}). Shared by the constructors and by truncation.
#pragma once

#include <optional>
#include <string_view>

#include "graph/result.hpp"
#include "graph/value.hpp"
#include "query/functions/registry.hpp"

namespace entente::query {

/// A date, a time of day and a zone, each as far as known.
struct TemporalParts {
  std::optional<std::int64_t> days{};
  std::optional<std::int64_t> nanos_of_day{};
  std::optional<std::int32_t> offset{};  ///< present: there is a zone
  std::string zone{};                    ///< its name, or empty for an offset alone
};

/// The parts of a temporal value; nothing for a duration or another kind.
std::optional<TemporalParts> parts_of(const Value& value);

/// How a `timezone` in the map meets a base that has a zone: the same moment elsewhere, or the same wall
/// clock.
enum class ZoneChange : std::uint8_t { KeepMoment, KeepClock };

/// What the target kind asks of the map.
struct TemporalShape {
  bool date = false;
  bool time = false;
  bool zone = false;
};

/// Reads the components of `map`. `base` gives what the map leaves out (beside the map's own `date`, `time`,
/// `datetime`). Parts that the shape asks for are all there in the result; an ArgumentError where the map
/// does not say enough, says what does not exist, or has a component that the shape has no use for.
Result<TemporalParts> build_parts(const Map& map, const TemporalShape& shape, const TemporalParts& base,
                                  ZoneChange change, const EvalContext& context);

/// A value of the given kind; needs the parts that the kind has.
Result<Value> from_parts(ValueKind kind, const TemporalParts& parts);
TemporalShape shape_of(ValueKind kind);

/// The statement's clock in UTC.
TemporalParts now_parts(const EvalContext& context);

}  // namespace entente::query
