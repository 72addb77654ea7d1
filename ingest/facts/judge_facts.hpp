// The stages after the rules: status, date, place, confidence, union. Each works on the list of candidates in
// place.
#pragma once

#include <vector>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

/// Negated, undone, wished and conditional candidates get their verdict; those ahead of the document become
/// Planned.
void judge_status(const FactContext& context, Candidate& candidate);
/// "the issue of its accession", "Ukraine joining would ...": talk of joining is no membership.
bool is_talk_of_joining(const FactContext& context, const Candidate& candidate);
/// A partnership stands, whatever is said to be done with it.
bool is_standing_bond(const FactContext& context, const Candidate& candidate);
/// "ended its defence agreement": the tie is no more.
bool ends_bond(const FactContext& context, const Candidate& candidate);
/// Date from clause, sentence, paragraph, then, for what is told as news, the document.
void attach_time(const FactContext& context, Candidate& candidate);
/// Of several goals of one verb, each takes the time that stands behind it.
void share_out_times(const FactContext& context, std::vector<Candidate>& candidates);
/// Facts of one event take its date, companions that of the journey they came on.
void share_dates(const FactContext& context, std::vector<Candidate>& candidates);
/// The month of a day; a month or year as it is.
Date known_to_month(const Date& date);
/// The day on which somebody took office, where the text tells of it elsewhere, is the start of his office.
void share_accessions(const FactContext& context, std::vector<Candidate>& candidates);
/// Offices of predecessors and successors: what the text says of one of the two, the other held as well.
void lend_offices(const FactContext& context, std::vector<Candidate>& candidates);
/// After dates are known: a date after the document's makes an act Planned.
void compare_with_document_date(const FactContext& context, Candidate& candidate);
/// Place of an act from clause, sentence, paragraph; the scene of a journey told before.
void attach_places(const FactContext& context, std::vector<Candidate>& candidates);
/// Acts of one event, one day in one town and one signing take each other's place.
void share_places(const FactContext& context, std::vector<Candidate>& candidates);
/// Acts without a place take the town that their people, or others on that day, are told to have been in.
void carry_scenes(const FactContext& context, std::vector<Candidate>& candidates);
/// Probability that the fact is right; see rate_confidence.cpp for the features.
void rate_confidence(const FactContext& context, std::vector<Candidate>& candidates);
/// What the confidence model looks at, by name; for inspection and training.
std::vector<std::pair<std::string, double>> candidate_features(const FactContext& context,
                                                               const Candidate& candidate);
/// Candidates below this are no facts.
double confidence_cut(EdgeKind kind);
/// Candidates that state one fact become one, with the evidence of all. Sorted by first evidence.
std::vector<Fact> merge_facts(const ResolvedDocument& document, std::vector<Candidate>& candidates);

/// VISITED of those whom the host met in his own country. After places are known.
void infer_visits(const FactContext& context, std::vector<Candidate>& candidates);

}  // namespace entente::ingest
