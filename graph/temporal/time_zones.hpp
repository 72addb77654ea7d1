// Time zones by IANA name, from ICU's copy of the tz database. Before the first rule a zone keeps its local
// mean time; far futures follow the last rule.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace entente {

/// True for the name of a zone ("Europe/Stockholm", "UTC"); names are spelt exactly.
bool is_time_zone(const std::string& name);

/// Seconds east of Greenwich at a moment (seconds since 1970-01-01T00:00Z); nothing where there is no such
/// zone.
std::optional<std::int32_t> offset_at(const std::string& zone, std::int64_t utc_seconds);

/// The offset of a local time (seconds since 1970-01-01T00:00 on the wall). Where clocks were put back and
/// both offsets fit, `preferred` if it is one of them, else the earlier moment. Where clocks were put forward
/// and the time does not exist, the offset from before, so that the moment moves on by the gap.
std::optional<std::int32_t> offset_for_local(const std::string& zone, std::int64_t local_seconds,
                                             std::optional<std::int32_t> preferred = std::nullopt);

}  // namespace entente
