// AIDED whose recipient the clause leaves out: told by the gift before ("the UK pledged £15 million more"),
// by the country that the giver is in, or by the one country that the text is about; and rows of givers that
// share one verb ("A pledged $2 billion, B $1 billion and C $3 billion to X").
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
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

/// Who got the gift told last, in this sentence or the one before.
std::uint32_t helped_before(const FactContext& context, std::uint32_t verb, const Candidates& before) {
  const RoleGraph& graph = context.graph();
  const Candidate* last = nullptr;
  for (const Candidate& candidate : before) {
    if (candidate.kind != EdgeKind::Aided || candidate.trigger >= verb) continue;
    if (graph.sentence_of(verb) - candidate.sentence > 1 ||
        context.paragraph(candidate.sentence) != context.paragraph(graph.sentence_of(verb)))
      continue;
    if (last == nullptr || candidate.trigger > last->trigger) last = &candidate;
  }
  return last == nullptr ? kNoEntity : last->to;
}

/// The country that the giver came to, by the journey told last before or in the same sentence.
std::uint32_t visited_by(const FactContext& context, std::uint32_t giver, std::uint32_t verb,
                         const Candidates& before) {
  const std::uint32_t sentence = context.graph().sentence_of(verb);
  std::uint32_t found = kNoEntity;
  for (const Candidate& candidate : before) {
    if (candidate.kind != EdgeKind::Visited || candidate.from != giver) continue;
    if (context.label(candidate.to) != NodeLabel::Country || candidate.sentence > sentence) continue;
    found = candidate.to;
  }
  return found;
}

/// The country beside the giver's own that the text names far more often than any other.
std::uint32_t told_of_most(const FactContext& context, std::uint32_t giver) {
  std::vector<std::uint32_t> count(context.document().entities.size(), 0);
  const std::uint32_t own = context.country_led_by(giver);
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) == NodeLabel::Country && mention.entity != giver &&
        mention.entity != own)
      ++count[mention.entity];
  }
  std::uint32_t most = kNoEntity;
  std::uint32_t second = 0;
  for (std::uint32_t e = 0; e < count.size(); ++e) {
    if (most == kNoEntity || count[e] > count[most]) {
      second = most == kNoEntity ? 0 : count[most];
      most = e;
    } else {
      second = std::max(second, count[e]);
    }
  }
  return most != kNoEntity && count[most] >= 4 && count[most] >= 2 * second ? most : kNoEntity;
}

/// "pledged $50 million", "will extend a loan of 80 billion yen for reconstruction", with nobody to get it.
void read_gift(const FactContext& context, std::uint32_t verb, const Candidates& before, Candidates& out) {
  static constexpr std::array<std::string_view, 15> kVerbs = {
      "pledge", "give", "donate", "commit", "offer",   "promise",  "send",   "contribute",
      "add",    "lend", "grant",  "extend", "provide", "announce", "earmark"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  if (!one_of(graph.lemma(verb), kVerbs) || object == kNoToken || graph.is_passive(verb)) return;
  for (const Candidate& candidate : before) {
    if (candidate.trigger == verb && candidate.kind != EdgeKind::TradesWith) return;
  }
  const Frame frame = verb_frame(context, verb);
  if (frame.has("iobj") || frame.has("in") || frame.has("into")) return;
  bool purpose = false;
  for (const Slot& slot : frame.slots) {
    if (slot.name != "to" && slot.name != "for" && slot.name != "toward") continue;
    if (!context.mentions_covering(slot.token).empty() || !graph.is_noun(slot.token)) return;
    purpose = true;
  }
  const bool sum = is_amount(context, object);
  const std::string& what = graph.lemma(object);
  bool help = what == "loan" || what == "grant" || what == "aid" || what == "assistance" ||
              what == "relief" || what == "credit" || what == "donation";
  if (!sum && (!help || what == "aid" || what == "assistance" || what == "relief")) return;
  const std::uint32_t told = helped_before(context, verb, before);
  help = help || purpose;
  if (told == kNoEntity && !help) return;  // "gave 50 million" may be anything
  for (const Slot& slot : frame.slots) {
    if (slot.name != "subj") continue;
    for (const Filler& from : context.fill(slot.token, kActor)) {
      std::uint32_t to = told;
      if (to == kNoEntity) to = visited_by(context, from.entity, verb, before);
      if (to == kNoEntity) to = told_of_most(context, from.entity);
      if (to == kNoEntity || at_home(context, from.entity, to)) continue;
      give(context, verb, from, {to, verb, 0.8F}, out);
    }
  }
}

/// "A pledged $2 billion, B $1 billion and C $3 billion to X": B and C give X what stands behind them.
void read_row(const FactContext& context, const Candidate& gift, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[gift.sentence];
  if (!graph.is_verb(gift.trigger) || gift.trigger + 1 >= sentence.last) return;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first <= gift.trigger || mention.last + 1 >= sentence.last) continue;
    if (mention.kind != MentionKind::Name || !kActor.contains(context.label(mention.entity)) ||
        mention.entity == gift.to || mention.entity == gift.from)
      continue;
    std::uint32_t before = mention.first - 1;
    if (graph.lemma(before) == "the") --before;
    if (context.words(before) != "," && context.words(before) != ";" && graph.lemma(before) != "and")
      continue;
    const auto amount = read_amount(context, mention.last);
    if (!amount || before < gift.trigger + 2) continue;
    const std::size_t size = out.size();
    propose(context, out, EdgeKind::Aided, {mention.entity, mention.head, 0.9F * mention.certainty},
            {gift.to, gift.to_token, gift.certainty}, gift.trigger, Origin::Verb);
    for (std::size_t i = size; i < out.size(); ++i) {
      out[i].properties["amount"] = amount->value;
      out[i].properties["currency"] = amount->currency;
    }
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

/// One of a row of givers is not helped: "Qatar $1 billion".
bool is_giver_in_row(const FactContext& context, const Candidate& gift) {
  for (const std::uint32_t m : context.mentions_covering(gift.to_token)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.entity != gift.to || mention.first == 0) continue;
    std::uint32_t before = mention.first - 1;
    if (context.graph().lemma(before) == "the" && before > 0) --before;
    const bool joined = context.words(before) == "," || context.graph().lemma(before) == "and";
    if (joined && mention.last < context.graph().size() && read_amount(context, mention.last).has_value())
      return true;
  }
  return false;
}

}  // namespace

void find_gifts(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  std::erase_if(out, [&](const Candidate& one) {
    return one.kind == EdgeKind::Aided && graph.is_verb(one.trigger) && is_giver_in_row(context, one);
  });
  const Candidates before = out;
  for (const Candidate& gift : before) {
    if (gift.kind == EdgeKind::Aided) read_row(context, gift, out);
  }
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.is_verb(i)) {
      read_given(context, i, out);
      read_gift(context, i, out, out);
    } else if (graph.is_noun(i)) {
      read_pledge(context, i, out);
    }
  }
}

}  // namespace entente::ingest
