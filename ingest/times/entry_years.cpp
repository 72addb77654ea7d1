#include "ingest/times/entry_years.hpp"

#include <algorithm>

namespace entente::ingest {

std::optional<std::int64_t> EntryYears::year_of(const StatedTime& time,
                                                const std::optional<Date>& today) const {
  if (!entry_ || entry_->precision == DatePrecision::Year || !time.month) return std::nullopt;
  constexpr std::int64_t kMonth = 31;  // days; entries of one month may stand in any order
  const std::int64_t year = to_civil(entry_->days).year;
  std::optional<std::int64_t> best;
  std::int64_t nearest = 0;
  for (const std::int64_t near : {year, year + 1, year - 1}) {
    const std::int64_t days = from_civil(near, *time.month, std::min(time.day.value_or(1), 28));
    if (rise_ && days < entry_->days - kMonth) continue;
    if (today && days > last_day(*today).days && near > year) continue;
    const std::int64_t distance = days < entry_->days ? entry_->days - days : days - entry_->days;
    if (best && distance >= nearest) continue;
    best = near;
    nearest = distance;
  }
  return best;
}

void EntryYears::follow(const std::optional<Date>& date, const std::optional<Date>& today) {
  if (!date || date == today) return;
  if (entry_) rise_ = date->days > entry_->days;
  entry_ = date;
}

}  // namespace entente::ingest
