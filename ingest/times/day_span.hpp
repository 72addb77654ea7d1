// The last span of days that a text told, and its days by number: "On 18-19 February ... On the second day".
// Internal to times/.
#pragma once

#include <optional>

#include "graph/temporal/temporal.hpp"
#include "ingest/times/read_time.hpp"
#include "ingest/times/stated_time.hpp"

namespace entente::ingest {

class DaySpan {
 public:
  /// "the second day", "the final day"; nothing where the time is another or the span has no such day.
  [[nodiscard]] std::optional<Date> day_of(const StatedTime& time, const TimeReader& reader) const;
  /// Remembers "18-19 February", "from 4 to 6 May"; `date` is its first day.
  void follow(const StatedTime& time, const std::optional<Date>& date, const TimeReader& reader);

 private:
  std::optional<Date> first_{};
  std::optional<Date> last_{};
};

}  // namespace entente::ingest
