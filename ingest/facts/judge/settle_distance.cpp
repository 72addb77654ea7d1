// Did they call or meet? "Spoke", "discussed" and "talks" fit both; then what the text says elsewhere of the
// same two people decides. Beside a word that tells it they say nothing new.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"

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

/// "the phone conversation", "talks by video link": the sentence tells of people who spoke at a distance.
bool tells_of_call(const FactContext& context, const Sentence& sentence) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t last = std::min(sentence.last, graph.size());
  for (std::uint32_t i = sentence.first; i < last; ++i) {
    if (!context.lexicon().is(WordClass::Distance, graph.lemma(i)) || graph.lemma(i) == "call") continue;
    if (i > sentence.first && one_of(graph.lemma(i - 1), {"by", "over", "via"})) return true;
    for (std::uint32_t k = i + 1; k < std::min(last, i + 3); ++k) {
      if (graph.lemma(k) == "call" || fits_both(graph.lemma(k))) return true;
    }
  }
  return false;
}

/// "During the conversation, A and B exchanged greetings": the conversation told of before is meant.
bool is_in_conversation(const FactContext& context, const Candidate& one) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[one.sentence];
  for (std::uint32_t i = sentence.first + 1; i < std::min(sentence.last, graph.size()); ++i) {
    if (one_of(graph.lemma(i), {"conversation", "call"}) && graph.is_noun(i) &&
        one_of(graph.lemma(i - 1), {"the", "this", "their"}))
      return true;
  }
  return false;
}

/// The headline or a sentence close before tells that one of them spoke at a distance; of a headline, the
/// sentence behind it, where it names both.
bool was_call(const FactContext& context, const Candidate& one) {
  const auto& sentences = context.document().annotation.sentences;
  const auto names = [&](std::uint32_t s, std::uint32_t person) {
    const auto& mentions = context.document().mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.entity == person && mention.first >= sentences[s].first &&
             mention.first < sentences[s].last;
    });
  };
  if (one.sentence == 0)
    return sentences.size() > 1 && names(1, one.from) && names(1, one.to) &&
           tells_of_call(context, sentences[1]);
  if (!is_in_conversation(context, one)) return false;
  constexpr std::uint32_t kNear = 3;
  for (std::uint32_t s = 0; s < one.sentence; ++s) {
    if (s > 0 && one.sentence - s > kNear) continue;
    if ((names(s, one.from) || names(s, one.to)) && tells_of_call(context, sentences[s])) return true;
  }
  return false;
}

/// The headline or the sentence behind it tells of a call: a read-out of it.
bool opens_with_call(const FactContext& context) {
  const auto& sentences = context.document().annotation.sentences;
  for (std::size_t s = 0; s < std::min<std::size_t>(2, sentences.size()); ++s) {
    if (tells_of_call(context, sentences[s])) return true;
  }
  return false;
}

bool takes_part(const Candidate& one, std::uint32_t person) { return one.from == person || one.to == person; }

/// Both spoke with a third: "the leaders agreed" is of each of them and him.
bool are_callers_of_one(const Candidate& one, const Candidates& telling) {
  const auto spoke = [&](std::uint32_t a, std::uint32_t b) {
    return std::any_of(telling.begin(), telling.end(), [&](const Candidate& other) {
      return other.kind == EdgeKind::Called && takes_part(other, a) && takes_part(other, b);
    });
  };
  return !spoke(one.from, one.to) && std::any_of(telling.begin(), telling.end(), [&](const Candidate& other) {
    if (other.kind != EdgeKind::Called || !takes_part(other, one.from)) return false;
    return spoke(other.from == one.from ? other.to : other.from, one.to);
  });
}

/// The noun that tells of it ("held talks"); "discussed" itself.
std::uint32_t told_act(const RoleGraph& graph, std::uint32_t trigger) {
  if (!graph.is_verb(trigger) || graph.lemma(trigger) == "discuss") return trigger;
  return graph.child(trigger, "dobj");
}

/// "I held talks with X", "I discussed it with X", "my conversation with X", "his recent conversation with
/// X", "A good conversation with X.", and no place told: those who tell of their day so mean telephones.
bool is_told_in_passing(const FactContext& context, const Candidate& one) {
  const RoleGraph& graph = context.graph();
  if (one.kind != EdgeKind::Met || context.graph().token(one.trigger).role == "nsubj") return false;
  const std::uint32_t act = told_act(graph, one.trigger);
  if (act == kNoToken ||
      !one_of(graph.lemma(act), {"talk", "conversation", "negotiation", "discussion", "discuss"}))
    return false;
  const std::uint32_t owner = graph.child(act, "poss");
  const bool mine = owner != kNoToken && one_of(context.words(owner), {"my", "My"});
  const std::uint32_t verb = graph.token(act).head;
  const auto subjects = graph.token(act).role == "dobj" ? graph.subjects(verb) : graph.subjects(one.trigger);
  const bool by_me = std::any_of(subjects.begin(), subjects.end(),
                                 [&](std::uint32_t subject) { return graph.lemma(subject) == "i"; });
  const auto children = graph.children(act);
  const bool recent = graph.lemma(act) == "conversation" &&
                      std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
                        return one_of(graph.lemma(c), {"recent", "latest", "yesterday"});
                      });
  const bool noted =
      graph.lemma(act) == "conversation" && graph.is_root(act);  // "A good conversation with X."
  if (!mine && !by_me && !recent && !noted) return false;
  const Sentence& sentence = context.document().annotation.sentences[one.sentence];
  for (std::uint32_t i = sentence.first; i < std::min(sentence.last, graph.size()); ++i) {
    if (one_of(graph.lemma(i), {"here", "sideline", "margin", "visit", "summit"})) return false;
    if (i > sentence.first && one_of(graph.lemma(i - 1), {"in", "at"}) &&
        (context.inside_name(i, EntityType::Place) || context.inside_name(i, EntityType::Country)))
      return false;
  }
  return true;
}

/// The word itself, or what stands beside it, tells how.
bool tells_how(const FactContext& context, const Candidate& one) {
  const std::string& word = act_word(context.graph(), one.trigger);
  const bool polite = one_of(word, {"exchange", "greet", "welcome", "congratulate"});
  if (polite && is_in_conversation(context, one)) return false;
  if (!fits_both(word)) return true;
  return one.kind == EdgeKind::Called &&
         (talked_at_distance(context, one.trigger) || spoke_at_distance(context, one.trigger));
}

/// "held talks on Monday with X, whom he had last seen in May", "talks with X, whom she met in 2010": the
/// relative clause goes back to another meeting of theirs.
bool is_of_another_time(const FactContext& context, const Candidate& one, const Candidate& other) {
  const RoleGraph& graph = context.graph();
  if (one.sentence != other.sentence || other.trigger < one.trigger) return false;
  std::uint32_t verb = other.trigger;
  while (!graph.is_root(verb) && graph.token(verb).role != "relcl") verb = graph.token(verb).head;
  if (graph.token(verb).role != "relcl" || graph.governs(verb, one.trigger)) return false;
  if (is_past_perfect(graph, verb)) return true;
  return std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
    return time.first > verb && time.date && graph.governs(verb, outer_token(graph, time));
  });
}

/// "called on the vice premier, X": whom the tree takes for the object was visited, not rung up; unlike
/// "called on Tuesday", "called on the telephone".
bool is_paid_call(const FactContext& context, const Candidate& one) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t on = one.trigger + 1;
  if (one.kind != EdgeKind::Called || on + 2 >= graph.size() || graph.lemma(one.trigger) != "call" ||
      !graph.is_verb(one.trigger) || context.words(on) != "on" || context.in_time(on + 1))
    return false;
  return !context.lexicon().is(WordClass::Distance, graph.lemma(on + 1)) &&
         !context.lexicon().is(WordClass::Distance, graph.lemma(on + 2));
}

/// The text opens with it: a headline or one of the first sentences.
constexpr std::uint32_t kLead = 3;

}  // namespace

void settle_distance(const FactContext& context, Candidates& candidates) {
  const Candidates all = candidates;
  Candidates telling;
  Candidates others;
  for (const Candidate& one : candidates) {
    if (is_contact(one) && context.graph().is_noun(one.trigger)) others.push_back(one);
    if (is_contact(one) && tells_how(context, one)) telling.push_back(one);
  }
  const bool read_out = opens_with_call(context);
  std::erase_if(candidates, [&](const Candidate& one) { return is_paid_call(context, one); });
  std::erase_if(candidates, [&](Candidate& one) {
    if (!is_contact(one) || tells_how(context, one)) return false;
    bool called = was_call(context, one);
    bool met = false;
    const std::string& word = context.graph().lemma(one.trigger);
    const bool speaks = context.graph().is_verb(one.trigger) && (word == "speak" || word == "talk");
    for (const Candidate& other : others) {  // "speaking after talks with X"
      if (speaks && same_pair(one, other) && other.sentence == one.sentence &&
          !(context.graph().lemma(other.trigger) == "speak"))
        return true;
    }
    for (const Candidate& other : telling) {
      if (!same_pair(one, other) || is_of_another_time(context, one, other)) continue;
      if (other.sentence == one.sentence) return true;
      const bool near = other.sentence < one.sentence && one.sentence - other.sentence <= kLead;
      if (other.kind == EdgeKind::Met) met = met || near;
      if (other.kind == EdgeKind::Called) called = called || near || other.sentence < kLead;
    }
    const auto met_elsewhere = [&](const Candidate& other) {
      return other.kind == EdgeKind::Met && same_pair(one, other) && other.sentence != one.sentence;
    };
    if (!called && !met && std::none_of(all.begin(), all.end(), met_elsewhere))
      called = is_told_in_passing(context, one);
    if (!called && !met && read_out) {
      if (are_callers_of_one(one, telling)) return true;
      called = std::any_of(telling.begin(), telling.end(), [&](const Candidate& other) {
        return other.kind == EdgeKind::Called && (takes_part(other, one.from) || takes_part(other, one.to));
      });
    }
    if (called != met) one.kind = called ? EdgeKind::Called : EdgeKind::Met;
    return false;
  });
}

}  // namespace entente::ingest
