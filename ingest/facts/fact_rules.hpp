// The fact rules: each reads one kind of wording and appends candidates. Order of calls does not matter but
// for companions, which look at the journeys found before them.
#pragma once

#include <vector>

#include "ingest/facts/candidate.hpp"
#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

using Candidates = std::vector<Candidate>;

void match_verbs(const FactContext& context, Candidates& out);    ///< verbs.tsv
void match_nouns(const FactContext& context, Candidates& out);    ///< nouns.tsv
void find_contacts(const FactContext& context, Candidates& out);  ///< meetings that a loose tree hides
void find_beside(const FactContext& context, Candidates& out);    ///< captions, guests, "with X at his side"
void find_together(const FactContext& context, Candidates& out);  ///< doing something in another's company
void find_company(const FactContext& context, Candidates& out);   ///< "with X", "in the company of X"
void find_errands(const FactContext& context, Candidates& out);   ///< "went to the Vatican to thank X"
void find_joiners(const FactContext& context, Candidates& out);   ///< "X sat in", "With them was X"
void find_sequels(const FactContext& context, Candidates& out);   ///< "then B", "so did B", "followed by B"
/// MET of those who sat at one table with a third. After the other rules of meetings by their words.
void find_tables(const FactContext& context, Candidates& out);
void find_side_by_side(const FactContext& context, Candidates& out);   ///< "the three sat together"
void find_last_meetings(const FactContext& context, Candidates& out);  ///< "had not met since Lima in 2019"
/// Called or met: words that fit both ("spoke", "discussed") follow what the text says of the same two.
void settle_distance(const FactContext& context, Candidates& candidates);
/// Met: not one's own side, nor on a screen. After all rules of meetings and relatives.
void settle_sides(const FactContext& context, Candidates& candidates);
/// Signed: talk of signing, and states beside their leaders.
void settle_signatories(const FactContext& context, Candidates& candidates);
void find_offices(const FactContext& context, Candidates& out);  ///< HOLDS_OFFICE
void find_affiliations(const FactContext& context, Candidates& out);
void find_succession(const FactContext& context, Candidates& out);  ///< SUCCEEDED: "in place of", "after"
void find_threats(const FactContext& context, Candidates& out);     ///< THREATENED
void find_stances(const FactContext& context, Candidates& out);  ///< praise and blame by name; in support of
void find_reproaches(const FactContext& context,
                     Candidates& out);  ///< "under fire from", "warm words for", "Iran-backed"
void find_votes(const FactContext& context, Candidates& out);     ///< SUPPORTS, CRITICIZED by a vote
void find_signings(const FactContext& context, Candidates& out);  ///< SIGNED, PROPOSED beyond the tables
/// SIGNED by the order of names and by sides. After find_signings.
void find_signatures(const FactContext& context, Candidates& out);
void find_attacks(const FactContext& context, Candidates& out);  ///< ATTACKED: claimed, died in
/// PARTICIPATED_IN the event told before. After the other rules of events.
void find_attendance(const FactContext& context, Candidates& out);
/// "as did B", "signed too", "and B a year later": after the other rules of deeds.
void find_echoes(const FactContext& context, Candidates& out);
void find_partners(const FactContext& context, Candidates& out);  ///< COOPERATES_WITH by what is done jointly
/// AIDED without a recipient; rows of givers. After the other rules of gifts and journeys.
void find_gift_rows(const FactContext& context, Candidates& out);
/// SANCTIONED by the body told before. After the other rules of penalties.
void find_listings(const FactContext& context, Candidates& out);
void find_relatives(const FactContext& context,
                    Candidates& out);  ///< RELATIVE_OF, SUCCEEDED by "predecessor"
void find_locations(const FactContext& context, Candidates& out);  ///< LOCATED_IN
void find_venues(const FactContext& context, Candidates& out);     ///< LOCATED_IN of buildings and spots
/// LOCATED_IN of events that nothing placed before, by what people do at them.
void find_event_settings(const FactContext& context, Candidates& out);
void find_members(const FactContext& context,
                  Candidates& out);  ///< MEMBER_OF, partners, founders: "X, a member of Y"
void find_rosters(const FactContext& context, Candidates& out);  ///< members, founders beside a body's name
void find_trade(const FactContext& context, Candidates& out);    ///< TRADES_WITH
void find_scenes(const FactContext& context, Candidates& out);  ///< being somewhere: VISITED, PARTICIPATED_IN
void find_invitations(const FactContext& context, Candidates& out);  ///< INVITED: "asked him to come"
void find_journeys(const FactContext& context, Candidates& out);     ///< VISITED: "is back from", "flew in"
void find_trips(const FactContext& context, Candidates& out);        ///< VISITED: "the tour began in"
void find_headline_journeys(const FactContext& context, Candidates& out);  ///< VISITED: "X in Astana"
/// VISITED: "the first visit to Cuba since X's in 1928".
void find_precedents(const FactContext& context, Candidates& out);
void find_stays(const FactContext& context, Candidates& out);  ///< VISITED: "in Oslo to collect a prize"
void find_house_calls(const FactContext& context, Candidates& out);  ///< VISITED: "at his farm in P"
void find_transports(const FactContext& context, Candidates& out);   ///< VISITED: "whose plane landed in"
void find_receptions(const FactContext& context, Candidates& out);   ///< VISITED: "was feted in Kigali"
/// VISITED: rows of stops, entries of a diary. After the other rules of journeys.
void find_itineraries(const FactContext& context, Candidates& out);
/// VISITED: "in his party were X and Y". After the other rules of journeys.
void find_retinues(const FactContext& context, Candidates& out);
/// VISITED: "his next stop is", "left P after a visit". After the other rules of journeys.
void find_stops(const FactContext& context, Candidates& out);
void find_companions(const FactContext& context, Candidates& out);  ///< who came along
/// MET of one who has come and his host. After the rules of journeys.
void find_hosts(const FactContext& context, Candidates& out);
/// MET of the owner of a diary or journey, whom its entries leave out. After the rules of journeys.
void find_entries(const FactContext& context, Candidates& out);
/// MET of those who were there too. After the other rules of meetings.
void find_parties(const FactContext& context, Candidates& out);

/// The agreement or resolution named last before a token; else the only resolution of the document.
std::vector<Filler> text_told_before(const FactContext& context, std::uint32_t token);
/// The area is the country that the person holds an office in: being there is no visit.
bool at_home(const FactContext& context, std::uint32_t person, std::uint32_t area);
/// That country, by an office only guessed at too, or its capital: those who govern from there do not visit
/// it.
bool is_at_seat(const FactContext& context, std::uint32_t person, std::uint32_t area);

/// A candidate of this kind; sides swapped for symmetric kinds so that `from` is the smaller entity, unless
/// it has properties that say which is which. Nothing where the ontology forbids the ends or they are the
/// same.
void propose(const FactContext& context, Candidates& out, EdgeKind kind, const Filler& from, const Filler& to,
             std::uint32_t trigger, Origin origin);

}  // namespace entente::ingest
