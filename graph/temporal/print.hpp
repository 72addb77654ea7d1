// Temporal values as text: the shortest ISO 8601 form, which the parsers of temporal_parse.hpp read back to
// the same value.
#pragma once

#include <string>

#include "graph/temporal/temporal.hpp"

namespace entente {

// `12:31`, `12:31:14`, `12:31:14.645` (milli-, micro- or nanoseconds), `Z`, `+01:00`, `+00:53:28`,
// `1984-10-11T12:31+01:00[Europe/Stockholm]`, `P12Y5M14DT16H13M10.000000001S`, `PT-0.001S`, `PT0S`.
std::string to_string(const LocalTime& time);
std::string to_string(const Time& time);
std::string to_string(const LocalDateTime& time);
std::string to_string(const DateTime& time);
std::string to_string(const Duration& duration);

/// `Z`, `+01:00` or `-02:05:07`.
std::string offset_to_string(std::int32_t offset_seconds);

}  // namespace entente
