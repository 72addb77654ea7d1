#include "ingest/facts/setting/telling.hpp"

#include <algorithm>
#include <array>

#include "ingest/facts/setting/story_times.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

bool is_news(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Met:
    case EdgeKind::Called:
    case EdgeKind::Visited:
    case EdgeKind::Signed:
    case EdgeKind::ParticipatedIn:
    case EdgeKind::Awarded:
    case EdgeKind::Criticized:
    case EdgeKind::Supports:
    case EdgeKind::Threatened:
    case EdgeKind::Invited:
      return true;
    default:
      return false;
  }
}

bool makes_deal(const FactContext& context, const Candidate& candidate) {
  if (candidate.kind != EdgeKind::CooperatesWith || candidate.origin != Origin::Noun) return false;
  static constexpr std::array<std::string_view, 10> kMaking = {
      "sign", "signing", "ink", "conclude", "strike", "reach", "seal", "initial", "conclusion", "exchange"};
  const RoleGraph& graph = context.graph();
  std::uint32_t at = candidate.trigger;
  for (int step = 0; step < 3 && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    if (std::find(kMaking.begin(), kMaking.end(), graph.lemma(at)) != kMaking.end()) return true;
    if (graph.is_verb(at)) return false;
  }
  return false;
}

bool is_repeated_or_recalled(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  static constexpr std::array<std::string_view, 8> kRecalling = {
      "recall", "remember", "reminisce", "mention", "commemorate", "mark", "cite", "celebrate"};
  if (graph.is_noun(candidate.trigger) && graph.is_verb(verb) &&
      std::find(kRecalling.begin(), kRecalling.end(), graph.lemma(verb)) != kRecalling.end())
    return true;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& lemma = graph.lemma(c);
    if (lemma == "repeatedly" || lemma == "often" || lemma == "regularly" || lemma == "frequently" ||
        lemma == "previously" || lemma == "once")
      return true;
    if (lemma == "time" && graph.token(c).tag == "NNS") return true;
    // "since taking office he has visited": on some day of many
    if (lemma == "since" && (graph.token(c).role == "prep" || graph.token(c).role == "mark")) return true;
  }
  return false;
}

bool is_designating(const FactContext& context, const Candidate& candidate, std::uint32_t verb) {
  if (candidate.kind != EdgeKind::Sanctioned) return false;
  const RoleGraph& graph = context.graph();
  const std::string& tag = graph.token(verb).tag;
  const std::uint32_t aux = graph.child(verb, tag == "VBG" ? "aux" : "auxpass");
  return (tag == "VBG" || tag == "VBN") && aux != kNoToken && graph.lemma(aux) == "be" &&
         graph.token(aux).tag.starts_with("VB") && graph.token(aux).tag != "VBD";
}

bool says_part_of_day(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  for (std::uint32_t i = sentence.first; i < sentence.last && i < graph.size(); ++i) {
    if (context.in_time(i)) continue;
    const bool part = is_part_of_day(graph.lemma(i)) && i > 0 &&
                      (graph.lemma(i - 1) == "the" || graph.lemma(i - 1) == "at");
    const std::uint32_t governor = graph.is_root(i) ? i : graph.governor(i);
    if (part && (graph.governs(governor, candidate.trigger) || graph.governs(candidate.trigger, i)))
      return true;
  }
  return false;
}

bool says_soon(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  for (std::uint32_t i = sentence.first; i < sentence.last && i < graph.size(); ++i) {
    if (one_of(graph.lemma(i), {"minute", "hour", "shortly", "later", "tonight", "afterwards"})) return true;
  }
  return false;
}

bool goes_on_next(const FactContext& context, const Candidate& candidate) {
  constexpr int kLastDay = 25;
  const auto today = news_date(context);
  if (!today || to_civil(today->days).day > kLastDay) return false;
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[candidate.sentence];
  for (std::uint32_t i = sentence.first; i < sentence.last && i < candidate.trigger; ++i) {
    const std::string& lemma = graph.lemma(i);
    if ((lemma == "then" || lemma == "next" || lemma == "afterwards") && graph.token(i).role == "advmod")
      return true;
    if (lemma == "from" && i < sentence.first + 2 && graph.token(i).pos == "ADP") return true;
  }
  const std::string& verb = graph.lemma(candidate.trigger);
  if (verb == "go" || verb == "move" || verb == "travel" || verb == "fly") {  // "goes on to Gaborone"
    const std::uint32_t on = candidate.trigger + 1;
    if (on + 1 < graph.size() && graph.lemma(on) == "on" && graph.lemma(on + 1) == "to") return true;
  }
  return verb == "proceed" || verb == "continue";
}

bool is_during_event(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.lemma(c) != "during" || graph.object_of(c) == kNoToken) continue;
    const std::uint32_t noun = graph.object_of(c);
    const std::uint32_t article = graph.child(noun, "det");
    if (article != kNoToken && graph.lemma(article) == "the" &&
        one_of(graph.lemma(noun), {"ceremony", "summit", "meeting", "talk", "talks", "visit", "conference",
                                   "session", "inauguration", "mass", "dinner", "speech"}))
      return true;
  }
  return false;
}

bool is_before_event(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  std::uint32_t verb = clause_verb(context.document().annotation, candidate.trigger);
  for (int step = 0; step < 3; ++step) {  // "Before the summit X met Y, and Z decorated W"
    for (const std::uint32_t c : graph.children(verb)) {
      if (graph.lemma(c) == "before" && graph.object_of(c) != kNoToken &&
          one_of(graph.lemma(graph.object_of(c)), {"summit", "conference", "congress", "forum", "assembly"}))
        return true;
    }
    if (graph.is_root(verb) || graph.token(verb).role != "conj") return false;
    verb = graph.token(verb).head;
  }
  return false;
}

bool is_pledge(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  return candidate.kind == EdgeKind::Aided && graph.token(candidate.trigger).tag == "VBD" &&
         one_of(graph.lemma(candidate.trigger), {"pledge", "promise", "offer", "announce", "commit"});
}

bool is_after_event(const FactContext& context, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t of = graph.token(outer_token(graph, time)).head;
  if (graph.lemma(of) != "of" || graph.is_root(of)) return false;
  const std::uint32_t noun = graph.token(of).head;
  if (!graph.is_noun(noun) || graph.is_root(noun)) return false;
  const std::string& before = graph.lemma(graph.token(noun).head);
  return before == "after" || before == "follow" || before == "following" || before == "since";
}

bool is_invitation_beside(const FactContext& context, const Candidate& candidate) {
  if (candidate.kind != EdgeKind::Invited) return false;
  const RoleGraph& graph = context.graph();
  return candidate.origin != Origin::Verb || !graph.is_verb(candidate.trigger) ||
         graph.token(candidate.trigger).tag != "VBD" ||
         (!graph.is_root(candidate.trigger) && graph.token(candidate.trigger).role != "conj");
}

}  // namespace entente::ingest
