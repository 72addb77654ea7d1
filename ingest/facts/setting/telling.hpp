// How an act is told, where that says what may date it: as news, as a memory, as made known by the text, as
// the next thing to come. Internal to facts/.
#pragma once

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// Acts that news tells as its story, rather than as background.
bool is_news(EdgeKind kind);
/// "signed a deal with", "the signing of an agreement between": a tie that is made, on a day.
bool makes_deal(const FactContext& context, const Candidate& candidate);
/// "has visited several times", "recalled their first meeting": no day of the news is meant.
bool is_repeated_or_recalled(const FactContext& context, const Candidate& candidate);
/// "is designating the following persons", "are designated as well": what the text itself makes known.
bool is_designating(const FactContext& context, const Candidate& candidate, std::uint32_t verb);
/// "In the afternoon", "at noon", "later" of an act to come: of the day that it is told on.
bool says_part_of_day(const FactContext& context, const Candidate& candidate);
/// "in a few minutes", "shortly", "later", "tonight": still on the day told.
bool says_soon(const FactContext& context, const Candidate& candidate);
/// "He then travels to Madrid, where he will meet X", "From Delhi he will proceed to Agra": days after, of
/// the month unless it ends.
bool goes_on_next(const FactContext& context, const Candidate& candidate);
/// "shelled the town during the ceremony": while the news happens.
bool is_during_event(const FactContext& context, const Candidate& candidate);
/// "Before the summit X held talks with Y": when those who come to it were there already.
bool is_before_event(const FactContext& context, const Candidate& candidate);
/// "pledged", "promised", "offered" in the past tense: aid as news.
bool is_pledge(const FactContext& context, const Candidate& candidate);
/// "Following the earthquakes of 6 February": some time after.
bool is_after_event(const FactContext& context, const TimeExpression& time);
/// "at the invitation of X", "has invited": only "X invited Y" tells of a day.
bool is_invitation_beside(const FactContext& context, const Candidate& candidate);

}  // namespace entente::ingest
