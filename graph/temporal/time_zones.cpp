// Time zones, through ICU.
#include "graph/temporal/time_zones.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <memory>
#include <unordered_map>

#include "graph/temporal/temporal.hpp"

namespace entente {
namespace {

using ZonePtr = std::unique_ptr<icu::BasicTimeZone>;

ZonePtr load(const std::string& name) {
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(name);
  icu::UnicodeString canonical;
  UBool is_of_database = 0;  // not one of ICU's own, such as "GMT+3"
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, is_of_database, status);
  if (U_FAILURE(status) || is_of_database == 0 || name == "Etc/Unknown") return nullptr;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr) return nullptr;
  static_cast<void>(zone.release());
  return ZonePtr(basic);
}

const icu::BasicTimeZone* find(const std::string& name) {
  constexpr std::size_t kMostKept = 64;
  thread_local std::unordered_map<std::string, ZonePtr> zones;
  if (const auto found = zones.find(name); found != zones.end()) return found->second.get();
  if (zones.size() >= kMostKept) zones.clear();
  return zones.emplace(name, load(name)).first->second.get();
}

/// ICU counts in doubles and 32-bit years. The calendar repeats every 400 years, weekdays included, so a far
/// future looks the same as a near one; before year 0 there are no rules.
double to_icu_millis(std::int64_t seconds) {
  constexpr std::int64_t kEra = 146097LL * 86400;  // 400 years
  constexpr std::int64_t kFar = 16 * kEra;
  constexpr std::int64_t kEarly = -5 * kEra;
  if (seconds > kFar) seconds = kFar - kEra + (seconds - kFar) % kEra;
  if (seconds < kEarly) seconds = kEarly;
  return static_cast<double>(seconds) * 1000.0;
}

}  // namespace

bool is_time_zone(const std::string& name) { return find(name) != nullptr; }

std::optional<std::int32_t> offset_at(const std::string& zone, std::int64_t utc_seconds) {
  const icu::BasicTimeZone* rules = find(zone);
  if (rules == nullptr) return std::nullopt;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffset(to_icu_millis(utc_seconds), false, raw, saving, status);
  if (U_FAILURE(status)) return std::nullopt;
  return (raw + saving) / 1000;
}

std::optional<std::int32_t> offset_for_local(const std::string& zone, std::int64_t local_seconds,
                                             std::optional<std::int32_t> preferred) {
  const icu::BasicTimeZone* rules = find(zone);
  if (rules == nullptr) return std::nullopt;
  if (preferred && offset_at(zone, local_seconds - *preferred) == preferred) return preferred;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffsetFromLocal(to_icu_millis(local_seconds), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw,
                            saving, status);
  if (U_FAILURE(status)) return std::nullopt;
  return (raw + saving) / 1000;
}

}  // namespace entente
