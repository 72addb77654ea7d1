// How a stated time stands among the words beside it. Internal to times/.
#pragma once

#include <cstdint>

#include "ingest/times/read_time.hpp"
#include "ingest/times/stated_time.hpp"

namespace entente::ingest {

/// "on the same day, 1 May 2004", "three weeks earlier, on February 27": the date says which.
bool stands_before_date(const TimeReader& reader, const StatedTime& time, std::uint32_t end);
/// "July 19" on a line of its own, "July 19: X meets Y": the head of an entry of a timeline.
bool heads_entry(const TimeReader& reader, const StatedTime& time, std::uint32_t first, std::uint32_t end);
/// "the previous July, on the 29th": one time, known to the day.
void take_day_behind(const TimeReader& reader, StatedTime& time, std::uint32_t end);
/// "from 28 April to 1 May 2023", "in March and in June 2023": the year stands once, at the end.
void borrow_year(const TimeReader& reader, StatedTime& time, std::uint32_t end);

}  // namespace entente::ingest
