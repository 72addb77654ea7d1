// The components of temporal values: `d.year`, `t.offsetSeconds`, `x.monthsOfYear`, ...
#pragma once

#include <optional>
#include <string_view>

#include "graph/value.hpp"

namespace entente::query {

inline bool is_temporal(const Value& value) {
  return value.kind() >= ValueKind::Date && value.kind() <= ValueKind::Duration;
}

/// Nothing where this kind of value has no such component; null where a partial date does not know it.
std::optional<Value> temporal_field(const Value& value, std::string_view name);

}  // namespace entente::query
