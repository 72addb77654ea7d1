// The order of the fact rules and judges.
#include "ingest/facts/find_facts.hpp"

#include <algorithm>
#include <tuple>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/judge/judge_visits.hpp"
#include "ingest/facts/judge_facts.hpp"

namespace entente::ingest {

namespace {

std::vector<Candidate> read_candidates(const FactContext& context, const PairReaders& readers,
                                       WeighedPairs& pairs) {
  std::vector<Candidate> candidates;
  match_verbs(context, candidates);
  match_nouns(context, candidates);
  find_contacts(context, candidates);
  find_beside(context, candidates);
  find_together(context, candidates);
  find_company(context, candidates);
  find_errands(context, candidates);
  find_sequels(context, candidates);
  find_joiners(context, candidates);
  find_last_meetings(context, candidates);
  find_side_by_side(context, candidates);
  find_tables(context, candidates);
  settle_distance(context, candidates);
  find_offices(context, candidates);
  find_affiliations(context, candidates);
  find_succession(context, candidates);
  find_threats(context, candidates);
  find_stances(context, candidates);
  find_reproaches(context, candidates);
  find_votes(context, candidates);
  find_relatives(context, candidates);
  find_locations(context, candidates);
  find_venues(context, candidates);
  find_event_settings(context, candidates);
  find_members(context, candidates);
  find_rosters(context, candidates);
  find_trade(context, candidates);
  find_scenes(context, candidates);
  find_invitations(context, candidates);
  find_journeys(context, candidates);
  find_trips(context, candidates);
  find_headline_journeys(context, candidates);
  find_precedents(context, candidates);
  find_stays(context, candidates);
  find_transports(context, candidates);
  find_house_calls(context, candidates);
  find_receptions(context, candidates);
  find_stops(context, candidates);
  find_itineraries(context, candidates);
  find_retinues(context, candidates);
  find_companions(context, candidates);
  find_hosts(context, candidates);
  find_entries(context, candidates);
  find_parties(context, candidates);
  find_signings(context, candidates);
  find_signatures(context, candidates);
  find_attacks(context, candidates);
  find_partners(context, candidates);
  find_attendance(context, candidates);
  find_listings(context, candidates);
  find_gift_rows(context, candidates);
  find_echoes(context, candidates);
  const Told told(context, readers);
  pairs = weigh_pairs(context, told, candidates);
  read_pairs(context, pairs.readings, candidates);
  find_tables(context, candidates);  // of what was just read
  settle_sides(context, candidates);
  for (Candidate& candidate : candidates) judge_status(context, candidate);
  for (Candidate& candidate : candidates) judge_visit(context, candidate);
  for (Candidate& candidate : candidates) attach_time(context, candidate);
  share_out_times(context, candidates);
  share_dates(context, candidates);
  share_accessions(context, candidates);
  settle_signatories(context, candidates);
  for (Candidate& candidate : candidates) compare_with_document_date(context, candidate);
  attach_places(context, candidates);
  share_places(context, candidates);
  carry_scenes(context, candidates);
  infer_visits(context, candidates);
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.sentence, a.trigger, a.kind, a.from, a.to) <
           std::tie(b.sentence, b.trigger, b.kind, b.from, b.to);
  });
  // Two rules may read one wording; the first, more particular one stands.
  const auto same = [](const Candidate& a, const Candidate& b) {
    return a.trigger == b.trigger && a.kind == b.kind && a.from == b.from && a.to == b.to &&
           a.sentence == b.sentence && a.properties == b.properties;
  };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
  for (Candidate& candidate : candidates)
    candidate.told = told.of(candidate.kind, candidate.from, candidate.to, candidate.sentence);
  rate_confidence(context, candidates);
  lend_offices(context, candidates);
  share_accessions(context, candidates);  // of the offices just lent
  return candidates;
}

}  // namespace

std::vector<Candidate> find_candidates(const ResolvedDocument& document,
                                       const std::vector<TimeExpression>& times, const PairReaders& readers,
                                       WeighedPairs& pairs) {
  return read_candidates(FactContext(document, times), readers, pairs);
}

std::vector<Fact> select_facts(const ResolvedDocument& document, std::vector<Candidate>& candidates) {
  return merge_facts(document, candidates);
}

}  // namespace entente::ingest
