// Members of a party that travels: "In his party were X and Y", "The delegation included X", "X, who was in
// his entourage", "his deputy, X, came along", "took his minister, X, to Lisbon". They share the journey told
// of the one who leads it.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/journey_phrases.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr std::uint32_t kNear = 3;  // sentences

bool is_party(const std::string& noun) {
  return one_of(noun, {"party", "delegation", "entourage", "retinue", "team", "suite", "mission", "group",
                       "contingent"});
}

class RetinueReader {
 public:
  RetinueReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(out) {}

  void read(std::uint32_t i) {
    if (graph_.is_noun(i) && is_party(graph_.lemma(i))) read_members(i);
    if (!graph_.is_verb(i)) return;
    read_along(i);
    read_taken(i);
  }

 private:
  /// The journeys told last by a trigger, shortly before a token or in its sentence: of a leader, or of
  /// whoever went.
  [[nodiscard]] Candidates journeys_told(std::uint32_t token, std::uint32_t leader) const {
    const std::uint32_t here = graph_.sentence_of(token);
    const Candidate* last = nullptr;
    for (const Candidate& one : told_) {
      if (one.kind != EdgeKind::Visited || one.origin == Origin::Companion || one.sentence > here ||
          here - one.sentence > kNear || (leader != kNoEntity && one.from != leader))
        continue;
      if (last == nullptr || one.trigger > last->trigger) last = &one;
    }
    Candidates found;
    if (last == nullptr) return found;
    for (const Candidate& one : told_) {
      if (one.kind == EdgeKind::Visited && one.from == last->from && one.trigger == last->trigger)
        found.push_back(one);
    }
    return found;
  }

  void share(const std::vector<Filler>& members, std::uint32_t leader, std::uint32_t trigger) {
    for (const Candidate& journey : journeys_told(trigger, leader)) {
      for (const Filler& member : members) {
        if (member.entity == journey.from || is_at_seat(context_, member.entity, journey.to)) continue;
        Candidate shared = journey;
        shared.from = member.entity;
        shared.from_token = member.token;
        shared.origin = Origin::Companion;
        shared.certainty = std::min(shared.certainty, 0.9F * member.certainty);
        shared.sentence = graph_.sentence_of(trigger);
        out_.push_back(std::move(shared));
      }
    }
  }

  /// Whose party it is, where its owner travels: "his party", "Lee's delegation".
  [[nodiscard]] std::uint32_t leader_of(std::uint32_t party) const {
    const std::uint32_t owner = graph_.child(party, "poss");
    if (owner == kNoToken) return kNoEntity;
    const auto owners = context_.fill_one(graph_.antecedent(owner), kPerson);
    return owners.size() == 1 ? owners.front().entity : kNoEntity;
  }

  void read_members(std::uint32_t party) {
    const std::uint32_t end = std::min(sentence_end(context_, party), party + 14);
    const std::uint32_t leader = leader_of(party);
    // "in his delegation": those who were, before or behind
    const std::uint32_t in = graph_.token(party).head;
    if (one_of(graph_.lemma(in), {"in", "among", "of"}) && graph_.token(in).role == "prep") {
      const std::uint32_t be = graph_.token(in).head;
      if (graph_.is_verb(be) && graph_.lemma(be) == "be") {
        if (in < be) share(people_behind(context_, be + 1), leader, party);
        if (in > be) share(travellers_of(context_, be), leader, party);
      }
      return;
    }
    // "The delegation included X and Y", "a delegation made up of X", "among them X"
    for (std::uint32_t i = party + 1; i + 1 < end; ++i) {
      const std::string& lemma = graph_.lemma(i);
      if (one_of(lemma, {"include", "comprise", "number"})) {
        const bool among = i + 1 < end && context_.words(i + 1) == "among";
        share(people_behind(context_, among ? i + 3 : i + 1), leader, party);
        return;
      }
      if (lemma == "of" && i > 1 && one_of(graph_.lemma(i - 1), {"up", "consist", "compose"})) {
        share(people_behind(context_, i + 1), leader, party);
        return;
      }
      if (lemma == "among" && context_.words(i + 1) == "them") {
        share(people_behind(context_, i + 2), leader, party);
        return;
      }
    }
  }

  [[nodiscard]] bool has_adverb(std::uint32_t verb, std::initializer_list<std::string_view> words) const {
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const std::string& role = graph_.token(c).role;
      return (role == "advmod" || role == "prt" || role == "prep") && one_of(graph_.lemma(c), words) &&
             graph_.object_of(c) == kNoToken;
    });
  }

  /// "His deputy, X, came along", "X followed the next day"
  void read_along(std::uint32_t verb) {
    if (graph_.is_passive(verb) || graph_.child(verb, "dobj") != kNoToken ||
        graph_.child(verb, "neg") != kNoToken)
      return;
    const std::string& lemma = graph_.lemma(verb);
    const bool along =
        one_of(lemma, {"come", "go", "tag", "travel", "fly", "ride"}) && has_adverb(verb, {"along", "too"});
    if (!along) return;
    share(travellers_of(context_, verb), kNoEntity, verb);
  }

  /// "took his deputy, X, to Lisbon", "brought X with him to Lisbon": both came.
  void read_taken(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"take", "bring"}) || graph_.is_passive(verb)) return;
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object == kNoToken) return;
    const auto members = context_.fill(object, kPerson);
    const auto leaders = travellers_of(context_, verb);
    if (members.empty() || leaders.empty()) return;
    for (const std::uint32_t head : {verb, object}) {
      for (const std::uint32_t c : graph_.children(head)) {
        if (graph_.token(c).role != "prep" || graph_.lemma(c) != "to" || graph_.object_of(c) == kNoToken)
          continue;
        for (const Filler& area : context_.fill_one(graph_.object_of(c), kArea)) {
          for (const auto* group : {&leaders, &members}) {
            for (const Filler& person : *group)
              propose(context_, out_, EdgeKind::Visited, person, area, verb, Origin::Companion);
          }
        }
      }
    }
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  Candidates told_;  ///< what was told before members were looked for
};

}  // namespace

void find_retinues(const FactContext& context, Candidates& out) {
  RetinueReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
