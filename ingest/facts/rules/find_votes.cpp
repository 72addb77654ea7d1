// Votes: "A and B voted against the resolution", "joined Russia in voting no", "voted in favour of it". The
// text voted on may be the one named before.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kVotedOn{NodeLabel::Agreement, NodeLabel::Initiative};

bool is_text(const std::string& lemma) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "resolution", "text", "draft", "motion", "measure", "document", "proposal", "it", "declaration"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

struct Vote {
  bool cast = false;
  bool yes = false;
  std::uint32_t on = kNoToken;
};

Vote read_vote(const RoleGraph& graph, std::uint32_t verb, const Frame& frame) {
  Vote vote;
  for (const Slot& slot : frame.slots) {
    const bool favour =
        slot.name == "in" && (graph.lemma(slot.token) == "favor" || graph.lemma(slot.token) == "favour" ||
                              graph.lemma(slot.token) == "support");
    if (slot.name == "against" || slot.name == "for" || favour) {
      vote = {true, slot.name != "against", slot.token};
      if (!favour) return vote;
      vote.on = kNoToken;
      for (const std::uint32_t c : graph.children(slot.token)) {
        if (graph.token(c).role == "prep" && graph.lemma(c) == "of") vote.on = graph.object_of(c);
      }
      return vote;
    }
  }
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& lemma = graph.lemma(c);
    if (lemma == "no" || lemma == "yes" || lemma == "against") vote = {true, lemma == "yes", kNoToken};
  }
  return vote;
}

/// "The text was drafted by X", "Y co-sponsored it": PROPOSED the one named before.
void read_authors(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 12> kVerbs = {
      "draft",  "table",   "sponsor", "cosponsor", "co-sponsor", "introduce",
      "submit", "propose", "write",   "author",    "circulate",  "pen"};
  const RoleGraph& graph = context.graph();
  if (std::find(kVerbs.begin(), kVerbs.end(), graph.lemma(verb)) == kVerbs.end()) return;
  const Frame frame = verb_frame(context, verb);
  for (const Slot& slot : frame.slots) {
    const std::string& what = graph.lemma(slot.token);
    static constexpr std::array<std::string_view, 5> kTexts = {"resolution", "text", "draft", "motion", "it"};
    const bool text = std::find(kTexts.begin(), kTexts.end(), what) != kTexts.end();
    if (slot.name != "obj" || !text || !context.fill_one(slot.token, kVotedOn).empty()) continue;
    if (graph.child(slot.token, "prep") != kNoToken || graph.child(slot.token, "compound") != kNoToken ||
        graph.child(slot.token, "poss") != kNoToken)
      continue;  // "the draft of a statement" is another text
    const bool sponsor = graph.lemma(verb).ends_with("sponsor") || graph.lemma(verb) == "table";
    if (what == "it" && !sponsor) continue;
    for (const Filler& target : text_told_before(context, verb)) {
      for (const Slot& who : frame.slots) {
        if (who.name != "subj") continue;
        for (const Filler& author : context.fill(who.token, kActor))
          propose(context, out, EdgeKind::Proposed, author, target, verb, Origin::Verb);
      }
    }
  }
}

/// The document names one agreement alone.
bool is_only_text(const FactContext& context) {
  std::uint32_t text = kNoEntity;
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Agreement || mention.kind != MentionKind::Name) continue;
    if (text != kNoEntity && text != mention.entity) return false;
    text = mention.entity;
  }
  return text != kNoEntity;
}

/// "spoke in its favour": of the one named before.
void read_plea(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "speak" && graph.lemma(verb) != "argue") return;
  const Frame frame = verb_frame(context, verb);
  for (const Slot& slot : frame.slots) {
    if (slot.name == "for" || slot.name == "against") {  // "spoke for the resolution"
      auto targets = context.fill_one(slot.token, kVotedOn);
      const std::string& what = graph.lemma(slot.token);
      if (targets.empty() && (what == "resolution" || what == "text" || what == "motion" ||
                              (what == "it" && is_only_text(context))))
        targets = text_told_before(context, verb);
      for (const Slot& who : frame.slots) {
        if (who.name != "subj") continue;
        for (const Filler& speaker : context.fill(who.token, kActor)) {
          for (const Filler& target : targets)
            propose(context, out, slot.name == "for" ? EdgeKind::Supports : EdgeKind::Criticized, speaker,
                    target, verb, Origin::Verb);
        }
      }
      continue;
    }
    const std::uint32_t owner = graph.child(slot.token, "poss");
    const bool favour = graph.lemma(slot.token) == "favour" || graph.lemma(slot.token) == "favor";
    if (slot.name != "in" || !favour || owner == kNoToken || graph.lemma(owner) != "its") continue;
    for (const Filler& target : text_told_before(context, verb)) {
      for (const Slot& who : frame.slots) {
        if (who.name != "subj") continue;
        for (const Filler& speaker : context.fill(who.token, kActor))
          propose(context, out, EdgeKind::Supports, speaker, target, verb, Origin::Verb);
      }
    }
  }
}

/// The text was named in this paragraph, in this sentence or the two before.
bool told_right_before(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(verb);
  const auto& mentions = context.document().mentions;
  const auto& sentences = context.document().annotation.sentences;
  const std::uint32_t last = sentence > 0 ? sentence - 1 : 0;
  for (std::uint32_t i = sentences[last].first; i < verb; ++i) {
    if (graph.lemma(i) == "resolution" && context.paragraph(last) == context.paragraph(sentence)) return true;
  }
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    if (mention.first >= verb || mention.head >= graph.size() ||
        context.label(mention.entity) != NodeLabel::Agreement)
      return false;
    const std::uint32_t at = graph.sentence_of(mention.head);
    return sentence - at <= 2 && context.paragraph(at) == context.paragraph(sentence);
  });
}

/// "welcomed the outcome", "hailed the accord": of what was signed or voted just before.
bool is_news_of(const RoleGraph& graph, std::uint32_t noun) {
  static constexpr std::array<std::string_view, 12> kWords = {"move", "outcome",   "news",    "result",
                                                              "vote", "adoption",  "signing", "accord",
                                                              "deal", "agreement", "pact",    "treaty"};
  const auto children = graph.children(noun);
  return graph.token(noun).tag == "NN" &&
         std::find(kWords.begin(), kWords.end(), graph.lemma(noun)) != kWords.end() &&
         std::all_of(children.begin(), children.end(), [&](std::uint32_t c) {
           return graph.lemma(c) == "the" || graph.lemma(c) == "this" || graph.token(c).pos == "PUNCT";
         });
}

/// "A voted for the resolution, B against": B's vote, that the tree takes for what A voted for.
void read_counter_vote(const FactContext& context, std::uint32_t verb, bool yes,
                       const std::vector<Filler>& targets, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    if (mention.first <= verb + 2 || mention.last + 1 >= graph.size() || mention.kind != MentionKind::Name ||
        graph.sentence_of(mention.last) != graph.sentence_of(verb))
      continue;
    const std::string& side = graph.lemma(mention.last);
    const bool ends = graph.token(mention.last + 1).pos == "PUNCT" || graph.lemma(mention.last + 1) == "it";
    if (side != (yes ? "against" : "for") || !ends || !kActor.contains(context.label(mention.entity)))
      continue;
    std::erase_if(out, [&](const Candidate& one) { return one.trigger == verb && one.to == mention.entity; });
    for (const Filler& target : targets)
      propose(context, out, yes ? EdgeKind::Criticized : EdgeKind::Supports,
              {mention.entity, mention.head, 0.9F * mention.certainty}, target, verb, Origin::Verb);
  }
}

/// "rejected the text", "the resolution was endorsed by Y": the one named before.
void read_judgement(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 7> kAgainst = {
      "reject", "oppose", "denounce", "condemn", "criticize", "criticise", "deplore"};
  static constexpr std::array<std::string_view, 7> kFor = {"endorse", "back",    "support", "welcome",
                                                           "praise",  "applaud", "hail"};
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const bool against = std::find(kAgainst.begin(), kAgainst.end(), lemma) != kAgainst.end();
  if (!against && std::find(kFor.begin(), kFor.end(), lemma) == kFor.end()) return;
  const Frame frame = verb_frame(context, verb);
  for (const Slot& slot : frame.slots) {
    const std::string& what = graph.lemma(slot.token);
    const bool news =
        is_news_of(graph, slot.token) && (told_right_before(context, verb) || is_only_text(context));
    if (slot.name != "obj" || what == "proposal" || what == "measure" || (!is_text(what) && !news) ||
        !context.fill_one(slot.token, kActor | kVotedOn).empty())
      continue;
    if (what == "it" && !told_right_before(context, verb) && !is_only_text(context)) continue;
    for (const Filler& target : text_told_before(context, verb)) {
      for (const Slot& who : frame.slots) {
        if (who.name != "subj") continue;
        for (const Filler& voter : context.fill(who.token, kActor))
          propose(context, out, against ? EdgeKind::Criticized : EdgeKind::Supports, voter, target, verb,
                  Origin::Verb);
      }
    }
  }
}

}  // namespace

std::vector<Filler> text_told_before(const FactContext& context, std::uint32_t token) {
  std::vector<Filler> out;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first >= token) break;
    if (context.label(mention.entity) == NodeLabel::Agreement && mention.kind == MentionKind::Name)
      out.assign(1, {mention.entity, token, 0.8F * mention.certainty});
  }
  if (!out.empty()) return out;
  // "the text" may stand before its name, where the document speaks of one resolution alone
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Agreement || mention.kind != MentionKind::Name) continue;
    if (context.document().entities[mention.entity].name.find("esolution") == std::string::npos) continue;
    if (!out.empty() && out.front().entity != mention.entity) return {};
    out.assign(1, {mention.entity, token, 0.75F * mention.certainty});
  }
  return out;
}

void find_votes(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!graph.is_verb(i) || !context.readable(graph.sentence_of(i))) continue;
    read_judgement(context, i, out);
    read_authors(context, i, out);
    read_plea(context, i, out);
    if (graph.lemma(i) != "vote") continue;
    const Frame frame = verb_frame(context, i);
    const Vote vote = read_vote(graph, i, frame);
    if (!vote.cast) continue;
    std::vector<Filler> targets;
    if (vote.on != kNoToken) targets = context.fill_one(vote.on, kVotedOn);
    const bool unnamed = vote.on == kNoToken || is_text(graph.lemma(vote.on));
    const bool pronoun = vote.on != kNoToken && graph.lemma(vote.on) == "it";
    if (targets.empty() && unnamed && (!pronoun || told_right_before(context, i)))
      targets = text_told_before(context, i);
    read_counter_vote(context, i, vote.yes, targets, out);
    std::vector<Filler> voters;
    for (const Slot& slot : frame.slots) {
      if (slot.name != "subj") continue;
      for (const Filler& filler : context.fill(slot.token, kActor)) voters.push_back(filler);
    }
    // "Belarus joined Russia in voting no": both did
    const std::uint32_t in = graph.token(i).head;
    if (graph.token(i).role == "pcomp" && !graph.is_root(in) && graph.lemma(graph.token(in).head) == "join") {
      const std::uint32_t joined = graph.child(graph.token(in).head, "dobj");
      for (const Filler& filler : context.fill(joined, kActor)) voters.push_back(filler);
    }
    for (const Filler& voter : voters) {
      for (const Filler& target : targets)
        propose(context, out, vote.yes ? EdgeKind::Supports : EdgeKind::Criticized, voter, target, i,
                Origin::Verb);
    }
  }
}

}  // namespace entente::ingest
