// ATTACKED by wordings beside the verb of force: "claimed responsibility for the bombing in X", "was killed
// in an Israeli strike", "was behind the attack on X".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr LabelSet kSide{NodeLabel::Country, NodeLabel::Organization};

/// Nouns of an assault.
bool is_assault(const std::string& lemma) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "attack",  "bombing", "strike",   "airstrike", "raid",        "assault",  "blast",         "explosion",
      "killing", "ambush",  "shelling", "massacre",  "bombardment", "shooting", "assassination", "abduction"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

/// What an assault fell on, by its own phrases.
std::vector<Filler> fell_on(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const Slot& slot : noun_frame(context, noun).slots) {
    const bool where = slot.name == "in" || slot.name == "at" || slot.name == "near" || slot.name == "inside";
    const bool whom = slot.name == "on" || slot.name == "of" || slot.name == "against";
    if ((!where && !whom) || !graph.governs(noun, slot.token)) continue;
    auto found = context.fill_one(slot.token, where ? kArea : kActor | kArea);
    if (found.empty() && whom) {  // "on a hotel in X"
      for (const std::uint32_t c : graph.children(slot.token)) {
        if (graph.token(c).role == "prep" && (graph.lemma(c) == "in" || graph.lemma(c) == "near"))
          found = context.fill_one(graph.object_of(c), kArea);
      }
    }
    if (!found.empty()) return found;
  }
  return out;
}

void read_claim(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const std::uint32_t object = graph.child(verb, "dobj");
  const bool claims = (lemma == "claim" || lemma == "take") && object != kNoToken &&
                      (graph.lemma(object) == "responsibility" || graph.lemma(object) == "credit");
  if (!claims && lemma != "be" && lemma != "claim") return;
  std::vector<std::uint32_t> assaults;
  const auto look = [&](std::uint32_t above, std::string_view link) {
    for (const std::uint32_t c : graph.children(above)) {
      if (graph.token(c).role != "prep" || graph.lemma(c) != link) continue;
      const std::uint32_t noun = graph.object_of(c);
      if (noun != kNoToken && is_assault(graph.lemma(noun))) assaults.push_back(noun);
    }
  };
  if (claims) {
    look(object, "for");
    look(verb, "for");
  } else if (lemma == "be") {
    look(verb, "behind");
  } else if (object != kNoToken && is_assault(graph.lemma(object))) {
    assaults.push_back(object);  // "claimed the attack on X"
  }
  for (const std::uint32_t noun : assaults) {
    const auto to = fell_on(context, noun);
    for (const std::uint32_t subject : graph.subjects(verb)) {
      for (const Filler& from : context.fill(subject, kSide)) {
        for (const Filler& target : to)
          propose(context, out, EdgeKind::Attacked, from, target, verb, Origin::Verb);
      }
    }
  }
}

/// "was killed in a US raid", "died in a Russian air strike on X"
void read_victim(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 6> kVerbs = {"kill",   "die",         "wound",
                                                             "injure", "assassinate", "perish"};
  const RoleGraph& graph = context.graph();
  if (std::find(kVerbs.begin(), kVerbs.end(), graph.lemma(verb)) == kVerbs.end()) return;
  if (graph.lemma(verb) != "die" && graph.lemma(verb) != "perish" && !graph.is_passive(verb)) return;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role != "prep" || (graph.lemma(c) != "in" && graph.lemma(c) != "during")) continue;
    const std::uint32_t noun = graph.object_of(c);
    if (noun == kNoToken || !is_assault(graph.lemma(noun))) continue;
    std::vector<Filler> from;
    for (const Slot& slot : noun_frame(context, noun).slots) {
      if (slot.name != "mod" && slot.name != "poss" && slot.name != "by") continue;
      for (const Filler& filler : context.fill_one(slot.token, kSide)) from.push_back(filler);
    }
    for (const std::uint32_t subject : graph.subjects(verb)) {
      for (const Filler& victim : context.fill(subject, LabelSet{NodeLabel::Person})) {
        for (const Filler& doer : from)
          propose(context, out, EdgeKind::Attacked, doer, victim, verb, Origin::Verb);
      }
    }
  }
}

/// "Ethiopian troops entered X", "tanks rolled into X"
void read_entry(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 7> kVerbs = {"enter", "roll",  "pour", "march",
                                                             "push",  "cross", "sweep"};
  const RoleGraph& graph = context.graph();
  if (std::find(kVerbs.begin(), kVerbs.end(), graph.lemma(verb)) == kVerbs.end() || graph.is_passive(verb))
    return;
  const Frame frame = verb_frame(context, verb);
  std::vector<Filler> from;
  std::vector<Filler> to;
  for (const Slot& slot : frame.slots) {
    const bool troops = slot.name == "subj" && context.mentions_covering(slot.token).empty() &&
                        context.lexicon().is(WordClass::Troops, graph.lemma(slot.token));
    // one soldier is no army
    const bool many = graph.token(slot.token).tag == "NNS" || graph.lemma(slot.token) == "army" ||
                      graph.lemma(slot.token) == "military";
    const bool state = slot.name == "subj" && context.inside_name(slot.token, EntityType::Country) &&
                       (graph.lemma(verb) == "march" || graph.lemma(verb) == "sweep");
    if (state || (troops && many)) {
      for (const Filler& side : context.fill(slot.token, kSide)) from.push_back(side);
    }
    if (slot.name == "into" || (slot.name == "obj" && graph.lemma(verb) == "enter")) {
      for (const Filler& area : context.fill_one(slot.token, kArea)) to.push_back(area);
    }
  }
  for (const Filler& a : from) {
    for (const Filler& b : to) propose(context, out, EdgeKind::Attacked, a, b, verb, Origin::Verb);
  }
}

/// "Rockets fired by X struck Y", "missiles launched by X landed in Y": the tree may take "fired" for the
/// verb.
void read_fired(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 7> kFiring = {"fire", "launch", "drop", "shoot",
                                                              "lob",  "plant",  "send"};
  static constexpr std::array<std::string_view, 9> kStriking = {"strike", "hit",    "kill", "destroy", "land",
                                                                "fall",   "damage", "slam", "wound"};
  const RoleGraph& graph = context.graph();
  if (std::find(kFiring.begin(), kFiring.end(), graph.lemma(verb)) == kFiring.end()) return;
  const std::uint32_t agent = graph.child(verb, "agent");
  if (agent == kNoToken || verb == 0 || !context.lexicon().is(WordClass::Troops, graph.lemma(verb - 1)))
    return;
  const auto from = context.fill(graph.object_of(agent), kSide);
  for (std::uint32_t i = verb + 1; i < graph.size() && graph.sentence_of(i) == graph.sentence_of(verb); ++i) {
    const bool strikes =
        graph.is_verb(i) && std::find(kStriking.begin(), kStriking.end(), graph.lemma(i)) != kStriking.end();
    if (!strikes) continue;
    std::vector<Filler> to;
    for (const Slot& slot : verb_frame(context, i).slots) {
      if (slot.token < i || !to.empty()) continue;
      if (slot.name == "obj") to = context.fill_one(slot.token, kArea | kActor);
      if (slot.name == "in" || slot.name == "near" || slot.name == "on" || slot.name == "into")
        to = context.fill_one(slot.token, kArea);
    }
    for (const Filler& a : from) {
      for (const Filler& b : to) propose(context, out, EdgeKind::Attacked, a, b, i, Origin::Verb);
    }
    return;
  }
}

/// "A suicide bomber from X blew himself up in Y", "gunmen of X opened fire in Y"
void read_bombing(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const std::uint32_t object = graph.child(verb, "dobj");
  const bool himself = object != kNoToken && graph.token(object).tag == "PRP" &&
                       (lemma == "blow" || lemma == "detonate" || lemma == "explode");
  const bool fire = object != kNoToken && lemma == "open" && graph.lemma(object) == "fire";
  if (!himself && !fire) return;
  std::vector<Filler> from;
  std::vector<Filler> to;
  for (const Slot& slot : verb_frame(context, verb).slots) {
    if (slot.name == "subj" && context.lexicon().is(WordClass::Troops, graph.lemma(slot.token)))
      from = context.fill(slot.token, kSide);
    if ((slot.name == "in" || slot.name == "at" || slot.name == "near") && to.empty())
      to = context.fill_one(slot.token, kArea);
  }
  for (const Filler& a : from) {
    for (const Filler& b : to) propose(context, out, EdgeKind::Attacked, a, b, verb, Origin::Verb);
  }
}

/// "A and B have been at war since", "went to war"
void read_war(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "be" && graph.lemma(verb) != "go") return;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::uint32_t war = graph.token(c).role == "prep" ? graph.object_of(c) : kNoToken;
    if (war == kNoToken || graph.lemma(war) != "war" || graph.child(war, "det") != kNoToken) continue;
    if (graph.lemma(c) != (graph.lemma(verb) == "be" ? "at" : "to")) continue;
    for (const std::uint32_t subject : graph.subjects(verb)) {
      const auto sides = context.fill(subject, kSide);
      if (sides.size() == 2)
        propose(context, out, EdgeKind::Attacked, sides[0], sides[1], verb, Origin::Verb);
    }
  }
}

}  // namespace

void find_attacks(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!graph.is_verb(i) || !context.readable(graph.sentence_of(i))) continue;
    read_claim(context, i, out);
    read_victim(context, i, out);
    read_entry(context, i, out);
    read_fired(context, i, out);
    read_war(context, i, out);
    read_bombing(context, i, out);
  }
}

}  // namespace entente::ingest
