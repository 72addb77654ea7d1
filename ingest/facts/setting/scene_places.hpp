// Where a text has come to, where a clause states no place: the head of an entry, the place told before in
// the paragraph, the dateline. Internal to facts/.
#pragma once

#include <vector>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// A place phrase "in X", "at X" and the token of its preposition.
struct PlacePhrase {
  std::uint32_t entity = kNoEntity;
  std::uint32_t token = 0;
};

/// "flew in from Bali": a place that the journey leaves.
bool is_origin(const RoleGraph& graph, const Candidate& journey);
/// Whether an act may belong to the journey that came there at `arrival`: the same time, or the two days
/// after.
bool is_within_stay(const Date& arrival, const Date& act);
/// Phrases "in X", "at X", "on X" of a sentence.
std::vector<PlacePhrase> places_in(const FactContext& context, std::uint32_t sentence, LabelSet labels);
/// Airports and stations: one lands there and goes on.
bool is_passed_through(const FactContext& context, std::uint32_t place);
/// The place that heads an entry: "* Tallinn: the prime minister received ..."; kNoEntity where none does.
std::uint32_t entry_place(const FactContext& context, std::uint32_t sentence);
/// A place that a sentence before has told.
struct ToldPlace {
  std::uint32_t entity = kNoEntity;
  std::uint32_t sentence = 0;
};

/// The place of the story before a candidate, in its paragraph: an entry's head ("20 June - Oslo."), a phrase
/// of a main clause ("landed at the airport of Riga"), a journey. Entity kNoEntity where there is none.
ToldPlace story_place(const FactContext& context, const Candidate& candidate,
                      const std::vector<Candidate>& all);
/// Where the first sentence of the story sets its scene, at the candidate's time: "took the oath on Wednesday
/// in the stadium"; kNoEntity where it sets none.
std::uint32_t lead_place(const FactContext& context, const Candidate& candidate);
/// The last Place named between two tokens: what "there" and "where" look back to.
std::uint32_t place_before(const FactContext& context, std::uint32_t from, std::uint32_t before);
/// Whether the gazetteer knows a name: where a line opens with one that it does not, that is often who
/// speaks.
bool is_in_gazetteer(const FactContext& context, std::uint32_t place);
/// The place of the last dateline above a sentence, "ASTANA, July 2 -", or of a line of its own above a date.
std::uint32_t dateline_place(const FactContext& context, std::uint32_t sentence);
/// The town that the lines above the story name: "Press conference, Beijing, August 20", "X in Kigali, day
/// two", else the only one that they name; kNoEntity where they name none.
std::uint32_t heading_place(const FactContext& context);

}  // namespace entente::ingest
