// AIDED whose recipient the clause leaves out ("the UK pledged £15 million more"), and gifts told by a noun
// or by where they arrive. The rows of givers are read with them, sentence by sentence.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/gift_recipients.hpp"
#include "ingest/facts/rules/money.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

void give(const FactContext& context, std::uint32_t verb, const Filler& from, const Filler& to,
          Candidates& out) {
  const std::size_t size = out.size();
  propose(context, out, EdgeKind::Aided, from, to, verb, Origin::Verb);
  for (std::size_t i = size; i < out.size(); ++i) add_amount(context, verb, verb, out[i]);
}

/// What is sent to those in need though no word of aid: "sent rescue teams", "two planes with tents".
bool is_relief(const FactContext& context, std::uint32_t object) {
  const std::string& what = context.graph().lemma(object);
  return context.lexicon().is(WordClass::Aid, what) ||
         one_of(what, {"team", "plane", "ship", "tent", "doctor", "rescuer", "engineer", "blanket", "wheat",
                       "rice", "flour", "water", "generator", "truck", "helicopter", "expert", "nurse"});
}

/// "and B $60 million": joined by "and" or a comma, with a sum behind.
bool is_joined_giver(const FactContext& context, std::uint32_t token) {
  for (const std::uint32_t m : context.mentions_covering(token)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.first < 2 || mention.last >= context.graph().size()) continue;
    const bool article = context.graph().lemma(mention.first - 1) == "the";
    const std::string_view before = context.words(mention.first - (article ? 2 : 1));
    if (one_of(before, {",", ";", "and"}) && read_amount(context, mention.last)) return true;
  }
  return false;
}

/// "USAID will give": the name right before the verb, where the tree misses the subject.
std::vector<Filler> name_before(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  std::uint32_t end = verb;
  while (end > 0 && graph.token(end - 1).pos == "AUX") --end;
  for (const Mention& mention : context.document().mentions) {
    if (mention.last == end && mention.kind == MentionKind::Name &&
        kActor.contains(context.label(mention.entity)))
      return {{mention.entity, mention.head, 0.9F * mention.certainty}};
  }
  return {};
}

/// "pledged $50 million", "will extend a loan of 80 billion yen for reconstruction", with nobody to get it.
void read_gift(const FactContext& context, std::uint32_t verb, const Candidates& before, Candidates& out) {
  static constexpr std::array<std::string_view, 16> kVerbs = {
      "pledge", "give", "donate", "commit", "offer",   "promise",  "send",    "contribute",
      "add",    "lend", "grant",  "extend", "provide", "announce", "earmark", "approve"};
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), kVerbs) || graph.is_passive(verb)) return;
  for (const Candidate& candidate : before) {
    if (candidate.trigger == verb && candidate.kind != EdgeKind::TradesWith) return;
  }
  const Frame frame = verb_frame(context, verb);
  if (frame.has("in") || frame.has("into")) return;
  bool purpose = false;
  std::uint32_t object = graph.child(verb, "dobj");
  for (const Slot& slot : frame.slots) {
    // "promised $350 million and B $60 million": B is taken for who gets it
    if (slot.name == "iobj" && (slot.token < verb || !is_joined_giver(context, slot.token))) return;
  }
  for (const Slot& slot : frame.slots) {  // "the $97 million that A sent"
    if (slot.name == "obj" && (object == kNoToken || !graph.is_noun(object))) object = slot.token;
    if (slot.name != "to" && slot.name != "for" && slot.name != "toward") continue;
    if (!context.mentions_covering(slot.token).empty() || !graph.is_noun(slot.token)) return;
    purpose = true;
  }
  if (object == kNoToken) return;
  const bool sum = is_amount(context, object);
  const std::string& what = graph.lemma(object);
  const bool vague = what == "aid" || what == "assistance" || what == "relief";
  bool help = what == "loan" || what == "grant" || vague || what == "credit" || what == "donation";
  std::uint32_t told = helped_before(context, verb, before);
  if (!sum && (!help || vague) && (told == kNoEntity || !is_relief(context, object))) return;
  if (told == kNoEntity) told = helped_by_donors(context, verb);
  // "gave 50 million" may be anything, "pledged 50 million" hardly
  help = help || purpose || one_of(graph.lemma(verb), {"pledge", "donate", "promise", "lend"});
  if (told == kNoEntity && !help) return;
  std::vector<Filler> givers;
  for (const Slot& slot : frame.slots) {
    if (slot.name != "subj") continue;
    for (const Filler& from : context.fill(slot.token, kActor)) givers.push_back(from);
  }
  if (!frame.has("subj")) givers = name_before(context, verb);
  for (const Filler& from : givers) {
    std::uint32_t to = told;
    if (to == kNoEntity) to = visited_by(context, from.entity, verb, before);
    if (to == kNoEntity) to = told_of_most(context, from.entity);
    if (to == kNoEntity || at_home(context, from.entity, to)) continue;
    give(context, verb, from, {to, verb, 0.8F}, out);
  }
}

/// "boats donated by A arrived in B", "B took delivery of a boat given by A": the gift goes where it arrives
/// or to whom it is handed.
void read_given(const FactContext& context, std::uint32_t given, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t agent = graph.child(given, "agent");
  if (!one_of(graph.lemma(given), {"give", "donate", "gift", "supply", "provide", "send"}) ||
      graph.token(given).role != "acl" || agent == kNoToken)
    return;
  std::uint32_t at = graph.token(given).head;
  if (!context.lexicon().is(WordClass::Aid, graph.lemma(at))) return;
  std::vector<Filler> to;
  if (graph.token(at).role == "pobj") {  // "took delivery of"
    const std::uint32_t noun = graph.token(graph.token(at).head).head;
    if (graph.lemma(noun) != "delivery" && graph.lemma(noun) != "possession") return;
    at = noun;
  }
  const std::uint32_t verb = graph.token(at).head;
  if (graph.token(at).role == "dobj" && one_of(graph.lemma(verb), {"take", "receive", "get", "accept"})) {
    for (const std::uint32_t subject : graph.subjects(verb)) {
      for (const Filler& one : context.fill(subject, kActor)) to.push_back(one);
    }
  } else if (graph.token(at).role.starts_with("nsubj") &&
             one_of(graph.lemma(verb), {"arrive", "land", "reach", "come", "go", "deliver", "enter"})) {
    for (const Slot& slot : verb_frame(context, verb).slots) {
      if (!one_of(slot.name, {"in", "at", "to", "obj"}) || slot.token == at) continue;
      for (const Filler& one : context.fill_one(slot.token, LabelSet{NodeLabel::Country, NodeLabel::Place}))
        to.push_back(one);
    }
  }
  if (graph.child(verb, "neg") != kNoToken) return;
  for (const Filler& from : context.fill(graph.object_of(agent), kActor)) {
    for (const Filler& one : to) give(context, given, from, one, out);
  }
}

/// "A thanked B for, expressed appreciation for B's pledge of $5 million": A, or whom A speaks for, gets it.
void read_pledge(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(noun), {"pledge", "gift", "donation", "grant", "loan", "contribution", "offer"}))
    return;
  const std::uint32_t owner = graph.child(noun, "poss");
  if (owner == kNoToken || graph.token(noun).role != "pobj" || graph.lemma(graph.token(noun).head) != "for")
    return;
  bool sum = false;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::uint32_t of = graph.lemma(c) == "of" ? graph.object_of(c) : kNoToken;
    sum = sum || (of != kNoToken && is_amount(context, of)) || graph.token(c).role == "nummod";
    if (graph.lemma(c) == "to" && graph.object_of(c) != kNoToken) return;  // a row of the table
  }
  std::uint32_t verb = graph.token(graph.token(noun).head).head;
  if (graph.is_noun(verb) && graph.token(verb).role == "dobj" &&
      one_of(graph.lemma(verb), {"appreciation", "gratitude", "thanks", "thank"}))
    verb = graph.token(verb).head;
  if (!sum || !one_of(graph.lemma(verb), {"thank", "express", "convey", "voice", "offer"})) return;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (Filler to : context.fill(subject, kActor)) {
      const std::uint32_t country = context.country_led_by(to.entity);
      if (country != kNoEntity) to.entity = country;
      for (const Filler& from : context.fill_one(graph.antecedent(owner), kActor)) {
        const std::size_t size = out.size();
        propose(context, out, EdgeKind::Aided, from, to, noun, Origin::Noun);
        for (std::size_t i = size; i < out.size(); ++i) add_amount(context, verb, noun, out[i]);
      }
    }
  }
}

}  // namespace

void find_gifts_in(const FactContext& context, std::uint32_t sentence, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const Sentence& at = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    if (graph.is_verb(i)) {
      read_given(context, i, out);
      read_gift(context, i, out, out);
    } else if (graph.is_noun(i)) {
      read_pledge(context, i, out);
    }
  }
}

}  // namespace entente::ingest
