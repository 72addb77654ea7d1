// How well a time of a sentence fits what a trigger states, by the tree between them.
#pragma once

#include <initializer_list>
#include <string_view>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

inline constexpr int kNoFit = 1000;

/// The token of a time that hangs on what is outside it.
std::uint32_t outer_token(const RoleGraph& graph, const TimeExpression& time);
/// "the first visit since the shah's in 1974", "until the vote on Monday": the preposition whose phrase, told
/// as a bound of the story, the time is of; kNoToken where there is none.
std::uint32_t bound_of(const RoleGraph& graph, const TimeExpression& time);
/// A time of numbers: "9 September", not "Tuesday" or "last week".
bool is_numbered(const FactContext& context, const TimeExpression& time);
/// A numbered time right behind the phrase of a noun, names and prepositions between: "the attack on Doha on
/// 9 September".
bool closes_phrase(const FactContext& context, std::uint32_t noun, const TimeExpression& time);
/// Such a time behind the noun of an attack: "the strike on Sumy of 13 April".
bool names_deed(const FactContext& context, const TimeExpression& time);
/// One of these prepositions stands between a trigger and a time, and no verb, comma or conjunction after it:
/// "criticised her for the vote in March".
bool is_behind(const FactContext& context, std::uint32_t trigger, const TimeExpression& time,
               std::initializer_list<std::string_view> prepositions);
/// Steps up from the trigger to the token that governs both, weighed with the steps down to the time. Smaller
/// is better; kNoFit where another clause owns the time.
int time_fit(const FactContext& context, const Candidate& candidate, const TimeExpression& time);
/// "19 March - X is sworn in", "2015: ...": a time set before the sentence dates it, wherever the tree hangs
/// it.
bool heads_sentence(const FactContext& context, const Sentence& sentence, const TimeExpression& time);
bool is_past_perfect(const RoleGraph& graph, std::uint32_t verb);  ///< "had annexed"
bool is_perfect(const RoleGraph& graph, std::uint32_t verb);       ///< "has met"

}  // namespace entente::ingest
