// Who takes over from somebody takes over an office: where the text says it of one of the two, the other held
// it as well. "became secretary-general in 1982, succeeding Y"; "X, who succeeded President Y".
#include <algorithm>
#include <array>

#include "ingest/facts/judge_facts.hpp"

namespace entente::ingest {

namespace {

bool is_office_of(const Candidate& candidate, std::uint32_t person) {
  return candidate.kind == EdgeKind::HoldsOffice && candidate.from == person &&
         candidate.verdict == Verdict::Kept && candidate.confidence >= confidence_cut(candidate.kind);
}

std::uint32_t away(const Candidate& a, const Candidate& b) {
  return a.trigger > b.trigger ? a.trigger - b.trigger : b.trigger - a.trigger;
}

/// The person's office that the same sentence states, the nearest one to the verb.
const Candidate* told_beside(const std::vector<Candidate>& all, const Candidate& succession,
                             std::uint32_t person) {
  const Candidate* best = nullptr;
  for (const Candidate& office : all) {
    if (!is_office_of(office, person) || office.sentence != succession.sentence) continue;
    if (best == nullptr || away(office, succession) < away(*best, succession)) best = &office;
  }
  return best;
}

/// The only office that the text gives the person, wherever.
const Candidate* only_office(const std::vector<Candidate>& all, std::uint32_t person) {
  const Candidate* only = nullptr;
  for (const Candidate& office : all) {
    if (!is_office_of(office, person)) continue;
    if (only != nullptr && (only->to != office.to || only->properties != office.properties)) return nullptr;
    if (only == nullptr) only = &office;
  }
  return only;
}

bool holds_in(const std::vector<Candidate>& all, std::uint32_t person, std::uint32_t body) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Candidate& c) { return is_office_of(c, person) && c.to == body; });
}

/// A title that is over, or that tells of another time: "former finance minister X replaced Y".
bool is_former(const FactContext& context, const Candidate& office) {
  const auto& offices = context.document().offices;
  return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& stated) {
    return stated.former && stated.holder == office.from && stated.body == office.to &&
           stated.first <= office.trigger && office.trigger < stated.last;
  });
}

/// A seat or a body that is taken over, and is no seat of that office: "the chair", "the ministry".
bool is_other_seat(const FactContext& context, std::uint32_t object, const Candidate& office) {
  struct Seat {
    std::string_view noun;
    std::string_view office;
  };
  static constexpr std::array kSeats = {
      Seat{"chair", "chair"},          Seat{"chairmanship", "chair"},
      Seat{"presidency", "president"}, Seat{"premiership", "prime minister"},
      Seat{"leadership", "leader"},    Seat{"chancellorship", "chancellor"},
      Seat{"party", "leader"},         Seat{"ministry", "minister"},
      Seat{"portfolio", "minister"},   Seat{"company", "chief executive"}};
  const RoleGraph& graph = context.graph();
  const auto found = office.properties.find("office");
  const std::string held = found == office.properties.end() ? std::string() : found->second;
  for (const Seat& seat : kSeats) {
    if (graph.lemma(object) == seat.noun) return held.find(seat.office) == std::string::npos;
  }
  const auto bodies = context.fill_one(object, LabelSet{NodeLabel::Organization});
  return !bodies.empty() && bodies.front().entity != office.to;
}

/// "was elected leader of the party and will replace Y as prime minister": the verb names another office.
bool is_as_another(const FactContext& context, const Candidate& succession, const Candidate& office) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(succession.trigger)) {
    // "the prime minister of A took over the chair from B"
    if (graph.token(c).role == "dobj" && is_other_seat(context, c, office)) return true;
    if (graph.token(c).role != "prep" || graph.lemma(c) != "as") continue;
    const std::uint32_t post = graph.object_of(c);
    if (post == kNoToken) continue;
    const std::uint32_t away = post > office.trigger ? post - office.trigger : office.trigger - post;
    if (office.sentence != succession.sentence || away > 3) return true;
  }
  return false;
}

Candidate lent(const Candidate& office, const Candidate& succession, std::uint32_t person) {
  Candidate out = office;
  out.from = person;
  out.trigger = succession.trigger;
  out.sentence = succession.sentence;
  out.confidence = std::min(office.confidence, succession.confidence);
  out.date.reset();
  out.date_source = 0;
  out.inferred = true;
  return out;
}

}  // namespace

void lend_offices(const FactContext& context, std::vector<Candidate>& candidates) {
  std::vector<Candidate> found;
  for (const Candidate& succession : candidates) {
    if (succession.kind != EdgeKind::Succeeded || succession.verdict != Verdict::Kept ||
        succession.confidence < confidence_cut(succession.kind))
      continue;
    const Candidate* later = told_beside(candidates, succession, succession.from);
    const Candidate* earlier = told_beside(candidates, succession, succession.to);
    if (later == nullptr && earlier == nullptr) later = only_office(candidates, succession.from);
    if (later != nullptr && (is_former(context, *later) || is_as_another(context, succession, *later)))
      continue;
    // "Prime Minister X took over from Y, the governor": of two titles only the one that the verb gives
    const bool given = later != nullptr && (later->date_source == 1 || later->trigger > succession.trigger);
    if (later != nullptr && (earlier == nullptr || given) &&
        !holds_in(candidates, succession.to, later->to)) {
      Candidate office = lent(*later, succession, succession.to);
      office.status = FactStatus::Actual;
      found.push_back(std::move(office));
    }
    if (later == nullptr && earlier != nullptr && !holds_in(candidates, succession.from, earlier->to)) {
      Candidate office = lent(*earlier, succession, succession.from);
      office.status = succession.status;
      office.date = succession.date;
      office.date_source = succession.date_source;
      found.push_back(std::move(office));
    }
  }
  candidates.insert(candidates.end(), found.begin(), found.end());
}

}  // namespace entente::ingest
