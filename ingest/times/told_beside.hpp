// Times that the story does not go on from: what somebody said of late of a story long past, the weekday of a
// date just told, the years that a headline looks back over. Internal to times/.
#pragma once

#include <cstdint>
#include <optional>

#include "ingest/document.hpp"
#include "ingest/times/read_time.hpp"
#include "ingest/times/resolve_time.hpp"
#include "ingest/times/stated_time.hpp"

namespace entente::ingest {

/// "I met him yesterday," he said on Tuesday: in a quotation, days count from that on which it was said.
std::optional<Date> day_of_quotation(const TimeReader& reader, const Sentence& sentence,
                                     const StatedTime& time, const TimeContext& context);
/// `"He called us boys," the deputy said yesterday`, amid a story of years before.
bool is_of_telling(const AnnotatedText& text, const TimeContext& context, const StatedTime& time);
/// "On 20 February 1999, a Saturday, ...", "The next morning, a Saturday": the weekday of the day before it,
/// which ended at token `last`.
bool is_weekday_of(const TimeReader& reader, const StatedTime& time, std::uint32_t last);
/// The year that "Twenty years on, the town remembers" looks back to, where the text names it.
std::optional<std::int64_t> year_looked_back_to(const TimeReader& reader, const TimeContext& context,
                                                const StatedTime& time);

}  // namespace entente::ingest
