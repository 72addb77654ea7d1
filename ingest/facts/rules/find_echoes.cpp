// Deeds told by an echo of the one before: "as did B", "so has C", "D signed too", "and Poland a year later",
// "the guests of the summit were welcomed: A, B".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

bool is_deed(EdgeKind kind) {
  static constexpr std::array<EdgeKind, 8> kKinds = {
      EdgeKind::Signed,   EdgeKind::Supports, EdgeKind::Criticized, EdgeKind::ParticipatedIn,
      EdgeKind::Proposed, EdgeKind::Attacked, EdgeKind::Sanctioned, EdgeKind::Aided};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

/// "A signed the Treaty, as did B", "A praised C, and so did B": B in A's place.
void read_as_did(const FactContext& context, std::uint32_t word, const Candidates& before, Candidates& out) {
  static constexpr std::array<std::string_view, 3> kVerbs = {"do", "have", "be"};
  const RoleGraph& graph = context.graph();
  if (word + 2 >= graph.size() || (graph.lemma(word) != "so" && graph.lemma(word) != "as")) return;
  const std::uint32_t verb = word + 1;
  if (!one_of(graph.lemma(verb), kVerbs) || !graph.is_verb(verb)) return;
  const std::uint32_t subject = graph.child(verb, "nsubj");
  if (subject == kNoToken || subject < verb || graph.child(verb, "neg") != kNoToken) return;
  const std::uint32_t sentence = graph.sentence_of(word);
  std::uint32_t trigger = kNoToken;
  for (const Candidate& candidate : before) {
    if (!is_deed(candidate.kind) || candidate.trigger >= word || sentence - candidate.sentence > 1) continue;
    if (!graph.is_verb(candidate.trigger)) continue;
    if (trigger == kNoToken || candidate.trigger > trigger) trigger = candidate.trigger;
  }
  if (trigger == kNoToken) return;
  for (std::uint32_t i = trigger + 1; i < word; ++i) {  // another act was told between
    const bool other = graph.token(i).pos == "VERB" && !graph.governs(trigger, i);
    if (other) return;
  }
  std::vector<std::uint32_t> done;
  for (const Candidate& act : before) {
    if (act.trigger != trigger || !is_deed(act.kind)) continue;
    if (std::find(done.begin(), done.end(), act.to) != done.end()) continue;
    done.push_back(act.to);
    for (const Filler& who : context.fill(subject, kActor)) {
      const bool one_person =
          (context.label(who.entity) == NodeLabel::Person) != (context.label(act.from) == NodeLabel::Person);
      if (one_person) continue;
      const std::size_t size = out.size();
      propose(context, out, act.kind, {who.entity, who.token, 0.9F * who.certainty},
              {act.to, word, act.certainty}, sentence == act.sentence ? trigger : verb, Origin::Verb);
      if (act.kind == EdgeKind::Aided && out.size() > size) out.back().properties = act.properties;
    }
  }
}

/// "B signed too", "B signed as a witness": what was signed last.
void read_signed_too(const FactContext& context, std::uint32_t verb, const Candidates& before,
                     Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "sign" || graph.child(verb, "dobj") != kNoToken ||
      graph.child(verb, "neg") != kNoToken)
    return;
  bool too = false;
  for (const std::uint32_t c : graph.children(verb))
    too = too || graph.lemma(c) == "too" || graph.lemma(c) == "also" || graph.lemma(c) == "well" ||
          (graph.lemma(c) == "as" && graph.object_of(c) != kNoToken &&
           (graph.lemma(graph.object_of(c)) == "witness" || graph.lemma(graph.object_of(c)) == "guarantor"));
  if (!too) return;
  const Candidate* last = nullptr;
  for (const Candidate& candidate : before) {
    if (candidate.kind != EdgeKind::Signed || candidate.trigger >= verb) continue;
    if (graph.sentence_of(verb) - candidate.sentence > 3) continue;
    if (last == nullptr || candidate.trigger > last->trigger) last = &candidate;
  }
  if (last == nullptr) return;
  auto subjects = graph.subjects(verb);
  // "B, the governor, signed too": taken for a participle of B
  if (subjects.empty() && graph.token(verb).role == "acl") subjects.push_back(graph.token(verb).head);
  const Candidate act = *last;
  for (const std::uint32_t subject : subjects) {
    for (const Filler& who : context.fill(subject, kActor))
      propose(context, out, EdgeKind::Signed, who, {act.to, verb, 0.9F}, verb, Origin::Verb);
  }
}

/// "Norway acceded to the Treaty in 1960, and Poland a year later", "A signed it for his government, B for
/// his": a name behind the comma, of the doer's kind, with a phrase of its own but no verb.
void read_gap(const FactContext& context, const Candidate& act, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[act.sentence];
  for (const Mention& mention : context.document().mentions) {
    if (mention.first <= std::max(act.trigger, act.to_token) + 1 || mention.last >= sentence.last ||
        mention.kind != MentionKind::Name || context.label(mention.entity) != context.label(act.from))
      continue;
    std::uint32_t before = mention.first;  // "Thailand's X", "President X"
    while (before > act.to_token && context.words(before - 1) != "," && context.words(before - 1) != "and" &&
           (context.in_title(before - 1) || graph.token(before - 1).tag == "POS" ||
            !context.mentions_covering(before - 1).empty()))
      --before;
    if (context.words(before - 1) == "and") --before;
    if (context.words(before - 1) != ",") continue;
    for (std::uint32_t i = act.trigger + 1; i < sentence.last; ++i) {
      if (graph.is_verb(i) && (i > act.to_token || graph.token(i).role == "conj")) return;
    }
    static constexpr std::array<std::string_view, 4> kPhrases = {"for", "in", "on", "a"};
    if (!one_of(graph.lemma(mention.last), kPhrases)) continue;
    propose(context, out, act.kind, {mention.entity, mention.head, 0.85F * mention.certainty},
            {act.to, act.to_token, act.certainty}, act.trigger, Origin::Verb);
  }
}

/// "the guests of the 31st Summit: A, B and C"
void read_guests(const FactContext& context, std::uint32_t noun, Candidates& out) {
  static constexpr std::array<std::string_view, 5> kGuests = {"guest", "participant", "attendee", "speaker",
                                                              "delegate"};
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(noun), kGuests) || graph.token(noun).tag != "NNS") return;
  std::vector<Filler> events;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role != "prep") continue;
    for (const Filler& event : context.fill_one(graph.object_of(c), LabelSet{NodeLabel::Event}))
      events.push_back(event);
  }
  if (events.empty()) return;
  std::uint32_t colon = noun;
  while (colon < graph.size() && graph.sentence_of(colon) == graph.sentence_of(noun) &&
         context.words(colon) != ":")
    ++colon;
  if (colon >= graph.size() || graph.sentence_of(colon) != graph.sentence_of(noun)) return;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first <= colon || mention.head >= graph.size() || mention.kind != MentionKind::Name) continue;
    if (graph.sentence_of(mention.head) != graph.sentence_of(noun)) break;
    if (context.label(mention.entity) != NodeLabel::Person) continue;
    for (const Filler& event : events)
      propose(context, out, EdgeKind::ParticipatedIn,
              {mention.entity, mention.head, 0.9F * mention.certainty}, event, noun, Origin::Scene);
  }
}

}  // namespace

void find_echoes(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.is_verb(i)) {
      if (graph.lemma(i) == "sign") read_signed_too(context, i, out, out);
    } else if (graph.is_noun(i)) {
      read_guests(context, i, out);
    }
  }
  const Candidates before = out;
  for (const Candidate& act : before) {
    if (act.kind == EdgeKind::Signed && act.origin == Origin::Verb) read_gap(context, act, out);
  }
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    read_as_did(context, i, before, out);
  }
}

}  // namespace entente::ingest
