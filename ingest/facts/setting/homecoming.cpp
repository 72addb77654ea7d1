#include "ingest/facts/setting/homecoming.hpp"

#include <algorithm>

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

/// "after two days of talks", "from a tour of the region", "after a four-day trip"
bool follows_stay(const FactContext& context, std::uint32_t preposition) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(preposition);
  if (lemma != "after" && lemma != "from" && lemma != "following") return false;
  const std::uint32_t object = graph.object_of(preposition);
  return object != kNoToken &&
         one_of(graph.lemma(object), {"visit", "trip", "tour", "journey", "day", "week", "month", "talk",
                                      "talks", "stay", "absence", "mission", "summit", "swing"});
}

/// "came home from three days in Riga": told of by its end, but there.
bool is_where_stayed(const FactContext& context, const Candidate& visit) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = visit.to_token;
  for (int step = 0; step < 6 && at != visit.trigger && !graph.is_root(at); ++step) {
    if (one_of(graph.lemma(at), {"from", "after", "following"}) && graph.token(at).pos == "ADP") return true;
    at = graph.token(at).head;
  }
  return false;
}

}  // namespace

bool ends_journey(const FactContext& context, const Candidate& visit) {
  const RoleGraph& graph = context.graph();
  if (visit.kind != EdgeKind::Visited || !graph.is_verb(visit.trigger) || is_where_stayed(context, visit))
    return false;
  const std::string& verb = graph.lemma(visit.trigger);
  bool home = false;
  bool back = verb == "return";
  bool stayed = false;
  for (const std::uint32_t c : graph.children(visit.trigger)) {
    home = home || graph.lemma(c) == "home";
    back = back || graph.lemma(c) == "back";
    stayed = stayed || follows_stay(context, c);
  }
  return home || (back && stayed);
}

bool is_before_homecoming(const FactContext& context, const Candidate& act, std::uint32_t town,
                          const std::vector<Candidate>& all) {
  constexpr std::int64_t kLongestJourney = 14;
  if (!act.date || act.date->precision != DatePrecision::Day) return false;
  return std::any_of(all.begin(), all.end(), [&](const Candidate& visit) {
    if (visit.verdict != Verdict::Kept || visit.to != town || visit.sentence >= act.sentence || !visit.date ||
        !ends_journey(context, visit))
      return false;
    const std::int64_t days = visit.date->days - act.date->days;
    return days >= 0 && days <= kLongestJourney;
  });
}

}  // namespace entente::ingest
