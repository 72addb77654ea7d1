// Did they call or meet? "Spoke", "discussed" and "talks" fit both; then what the text says elsewhere of the
// same two people decides. Beside a word that tells it they say nothing new.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame_targets.hpp"

namespace entente::ingest {

namespace {

bool fits_both(const std::string& lemma) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "talk",      "speak",    "discuss",      "conversation", "discussion", "exchange",
      "negotiate", "converse", "consultation", "negotiation",  "dialogue",   "chat",
      "consult",   "agree",    "brief",        "review"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

/// The word of the act; behind a light verb its object's ("had an exchange").
const std::string& act_word(const RoleGraph& graph, std::uint32_t trigger) {
  const std::uint32_t object = graph.child(trigger, "dobj");
  return graph.is_verb(trigger) && object != kNoToken && fits_both(graph.lemma(object))
             ? graph.lemma(object)
             : graph.lemma(trigger);
}

bool is_contact(const Candidate& one) { return one.kind == EdgeKind::Met || one.kind == EdgeKind::Called; }

bool same_pair(const Candidate& a, const Candidate& b) {
  return (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from);
}

/// The word itself, or what stands beside it, tells how.
bool tells_how(const FactContext& context, const Candidate& one) {
  if (!fits_both(act_word(context.graph(), one.trigger))) return true;
  return one.kind == EdgeKind::Called &&
         (talked_at_distance(context, one.trigger) || spoke_at_distance(context, one.trigger));
}

/// The text opens with it: a headline or one of the first sentences.
constexpr std::uint32_t kLead = 3;

}  // namespace

void settle_distance(const FactContext& context, Candidates& candidates) {
  Candidates telling;
  Candidates others;
  for (const Candidate& one : candidates) {
    if (is_contact(one) && context.graph().is_noun(one.trigger)) others.push_back(one);
    if (is_contact(one) && tells_how(context, one)) telling.push_back(one);
  }
  std::erase_if(candidates, [&](Candidate& one) {
    if (!is_contact(one) || tells_how(context, one)) return false;
    bool called = false;
    bool met = false;
    const std::string& word = context.graph().lemma(one.trigger);
    const bool speaks = context.graph().is_verb(one.trigger) && (word == "speak" || word == "talk");
    for (const Candidate& other : others) {  // "speaking after talks with X"
      if (speaks && same_pair(one, other) && other.sentence == one.sentence &&
          !(context.graph().lemma(other.trigger) == "speak"))
        return true;
    }
    for (const Candidate& other : telling) {
      if (!same_pair(one, other)) continue;
      if (other.sentence == one.sentence) return true;
      const bool near = other.sentence < one.sentence && one.sentence - other.sentence <= kLead;
      if (other.kind == EdgeKind::Met) met = met || near;
      if (other.kind == EdgeKind::Called) called = called || near || other.sentence < kLead;
    }
    if (called != met) one.kind = called ? EdgeKind::Called : EdgeKind::Met;
    return false;
  });
}

}  // namespace entente::ingest
