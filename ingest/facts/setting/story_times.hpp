// The time that a text has come to where a sentence states none: that of the story so far, or the day of the
// news. Internal to facts/.
#pragma once

#include <optional>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// "until last month", "before 2020", "by May": when something ended or had not begun.
bool ends_before(const FactContext& context, const TimeExpression& time);
/// The last time of the story told before a candidate's trigger, in its paragraph or up to `paragraphs_back`
/// before it. Times told beside the story ("X, who took office in May", "the accord of 1994", "had been there
/// in March", "will go in June") are passed over. Where there is none, the time on a line of its own above
/// the paragraphs ("14 March", "Monday"); else null.
const TimeExpression* story_time(const FactContext& context, const Candidate& candidate,
                                 std::uint32_t paragraphs_back);
/// The day of the news: a day that the text's first sentences give, within a week of the document's date
/// where it has one.
std::optional<Date> day_of_news(const FactContext& context);
/// The document's date; where it has none, the day of the news.
std::optional<Date> news_date(const FactContext& context);
/// One of the first two paragraphs of the body.
bool is_in_lead(const FactContext& context, std::uint32_t sentence);
/// A text of entries that clock times head: told as it happens.
bool is_live(const FactContext& context);
/// A life or a history: most of its times lie long before the day it was written.
bool tells_history(const FactContext& context);
/// The last two paragraphs told of times long past, and of none other.
bool in_past_passage(const FactContext& context, std::uint32_t sentence);
/// The time on a line of its own, or that heads an entry: what all below it is told of.
bool heads_entries(const FactContext& context, const TimeExpression& time);
/// "28 February - X in Astana: he sees ...": the time that heads an entry of a timeline.
const TimeExpression* entry_time(const FactContext& context, std::uint32_t sentence);

}  // namespace entente::ingest
