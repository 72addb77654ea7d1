// SIGNED and PROPOSED by wordings that the tree loses or that no verb carries: "the treaty, which A, B and C
// signed", "signed, with their host, the Treaty of X", "the Fund was the idea of D", "a Memorandum of
// Understanding between A and B".
#include <algorithm>
#include <array>

#include "graph/fold_name.hpp"
#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/signed_papers.hpp"

namespace entente::ingest {

namespace {

bool has_signed(const RoleGraph& graph, std::uint32_t verb) {
  const bool verbal = graph.token(verb).tag == "VBD" || graph.token(verb).tag == "VBN";
  return verbal && (signs(graph, verb) || graph.lemma(verb) == "ratify");
}

const Mention* agreement_ending_at(const FactContext& context, std::uint32_t last) {
  for (const std::uint32_t m : context.mentions_covering(last)) {
    const Mention& mention = context.document().mentions[m];
    if (context.label(mention.entity) == NodeLabel::Agreement && mention.last == last + 1) return &mention;
  }
  return nullptr;
}

/// "the Treaty of X, which A, B and C signed in D": the parser takes the pronoun for a subject.
void read_relative(const FactContext& context, std::uint32_t which, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.token(which).tag != "WDT" || which < 2) return;
  const std::uint32_t before = context.words(which - 1) == "," ? which - 2 : which - 1;
  const Mention* agreement = agreement_ending_at(context, before);
  if (agreement == nullptr) {  // "the North American Agreement, or NAA, which"
    for (std::uint32_t i = before; agreement == nullptr && i + 6 > before && i > 0; --i)
      agreement = agreement_ending_at(context, i);
  }
  if (agreement == nullptr) return;
  std::vector<Filler> signatories;
  std::uint32_t verb = kNoToken;
  for (std::uint32_t i = which + 1; i < std::min(which + 32, graph.size()); ++i) {
    if (graph.sentence_of(i) != graph.sentence_of(which)) return;
    if (has_signed(graph, i)) {
      verb = i;
      break;
    }
    if (graph.is_verb(i) && graph.token(i).pos == "VERB" && graph.token(i).tag != "VBG" &&
        context.mentions_covering(i).empty())
      return;
    if (graph.token(i).tag == "MD" || graph.lemma(i) == "not" || graph.lemma(i) == "be") return;
  }
  if (verb == kNoToken) return;
  bool people = false;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first <= which || mention.head >= graph.size()) continue;
    if (mention.first >= verb) break;
    if (mention.kind != MentionKind::Name || !kActor.contains(context.label(mention.entity))) continue;
    people = people || context.label(mention.entity) == NodeLabel::Person;
    signatories.push_back({mention.entity, mention.head, 0.9F * mention.certainty});
  }
  for (const Filler& who : signatories) {
    // "Mexico's then president, C": the country only says whose
    if (people && context.label(who.entity) != NodeLabel::Person) continue;
    propose(context, out, EdgeKind::Signed, who, {agreement->entity, agreement->head, agreement->certainty},
            verb, Origin::Verb);
  }
}

/// "A and B signed, with their host, the Treaty of X": an aside parts the verb from its object.
void read_parted(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!has_signed(graph, verb) || graph.is_passive(verb) || graph.child(verb, "dobj") != kNoToken) return;
  if (verb + 1 >= graph.size() || context.words(verb + 1) != ",") return;
  const auto next = std::find_if(
      context.document().mentions.begin(), context.document().mentions.end(), [&](const Mention& mention) {
        return mention.first > verb && context.label(mention.entity) == NodeLabel::Agreement;
      });
  if (next == context.document().mentions.end() || next->head >= graph.size() || next->first > verb + 14 ||
      graph.sentence_of(next->head) != graph.sentence_of(verb))
    return;
  for (std::uint32_t i = verb + 1; i < next->first; ++i) {
    if (graph.token(i).pos == "VERB") return;
  }
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& who : context.fill(subject, kActor))
      propose(context, out, EdgeKind::Signed, who, {next->entity, next->head, 0.9F * next->certainty}, verb,
              Origin::Verb);
  }
}

/// "The Fund was the idea of D", "the Initiative, D's brainchild"
void read_idea(const FactContext& context, std::uint32_t noun, Candidates& out) {
  static constexpr std::array<std::string_view, 5> kWords = {"brainchild", "idea", "initiative", "proposal",
                                                             "invention"};
  const RoleGraph& graph = context.graph();
  if (std::find(kWords.begin(), kWords.end(), graph.lemma(noun)) == kWords.end() || graph.is_root(noun) ||
      !context.mentions_covering(noun).empty())
    return;
  const std::string& role = graph.token(noun).role;
  const std::uint32_t head = graph.token(noun).head;
  constexpr LabelSet kProposed{NodeLabel::Initiative, NodeLabel::Agreement, NodeLabel::Event,
                               NodeLabel::Organization};
  std::vector<Filler> to;
  if (role == "attr" && graph.lemma(head) == "be" && graph.child(head, "neg") == kNoToken) {
    for (const std::uint32_t subject : graph.subjects(head))
      for (const Filler& filler : context.fill_one(subject, kProposed)) to.push_back(filler);
  } else if (role == "appos") {
    to = context.fill_one(head, kProposed);
  }
  for (const std::uint32_t c : graph.children(noun)) {
    const bool of = graph.token(c).role == "prep" && graph.lemma(c) == "of";
    if (!of && graph.token(c).role != "poss") continue;
    for (const Filler& from : context.fill(of ? graph.object_of(c) : graph.antecedent(c), kActor)) {
      for (const Filler& thing : to) {
        const NodeLabel kind = context.label(thing.entity);
        if (kind != NodeLabel::Organization || graph.lemma(noun) == "brainchild" ||
            graph.lemma(noun) == "idea")
          propose(context, out, EdgeKind::Proposed, from, thing, noun, Origin::Noun);
      }
    }
  }
}

/// "the resolution, of which A and B were the sponsors", "A is the author of the Initiative"; "the
/// signatories of the Treaty were A and B", "A became a party to the Treaty"
void read_sponsor(const FactContext& context, std::uint32_t noun, Candidates& out) {
  static constexpr std::array<std::string_view, 7> kWords = {"sponsor", "co-sponsor", "cosponsor", "author",
                                                             "drafter", "initiator",  "architect"};
  static constexpr std::array<std::string_view, 4> kSigners = {"signatory", "co-signatory", "cosignatory",
                                                               "party"};
  const RoleGraph& graph = context.graph();
  const bool signer = std::find(kSigners.begin(), kSigners.end(), graph.lemma(noun)) != kSigners.end();
  if ((!signer && std::find(kWords.begin(), kWords.end(), graph.lemma(noun)) == kWords.end()) ||
      graph.is_root(noun) || !context.mentions_covering(noun).empty())
    return;
  const EdgeKind kind = signer ? EdgeKind::Signed : EdgeKind::Proposed;
  const std::uint32_t head = graph.token(noun).head;
  const std::string& role = graph.token(noun).role;
  constexpr LabelSet kProposed{NodeLabel::Initiative, NodeLabel::Agreement, NodeLabel::Event};
  std::vector<Filler> from;
  std::vector<Filler> to;
  const bool is = graph.lemma(head) == "be" || (signer && graph.lemma(head) == "become");
  if (role == "attr" && is && graph.child(head, "neg") == kNoToken) {
    for (const std::uint32_t subject : graph.subjects(head)) {
      for (const Filler& filler : context.fill(subject, kActor)) from.push_back(filler);
    }
    for (const std::uint32_t c : graph.children(head)) {
      if (graph.token(c).role == "prep" && graph.lemma(c) == "of")
        for (const Filler& filler : context.fill_one(graph.object_of(c), kProposed)) to.push_back(filler);
    }
    // "of which A, B and C were the sponsors": the phrase may hang anywhere
    for (std::uint32_t i = noun; to.empty() && i-- > 1 && graph.sentence_of(i) == graph.sentence_of(noun);) {
      if (graph.token(i).tag == "WDT" && graph.lemma(i - 1) == "of") to = text_told_before(context, noun);
    }
  } else if (role == "appos") {
    from = context.fill_one(head, kActor);
  }
  for (const std::uint32_t c : graph.children(noun)) {
    const bool of =
        graph.token(c).role == "prep" && (graph.lemma(c) == "of" || (signer && graph.lemma(c) == "to"));
    if (!of && graph.token(c).role != "poss") continue;
    for (const Filler& filler : context.fill_one(of ? graph.object_of(c) : graph.antecedent(c), kProposed))
      to.push_back(filler);
  }
  for (const Filler& a : from) {
    for (const Filler& b : to) propose(context, out, kind, a, b, noun, Origin::Noun);
  }
}

/// "signed a declaration": the document's only one of that word, where it is named close by.
void read_unnamed(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "declaration", "treaty",  "agreement", "accord",     "memorandum",
      "protocol",    "charter", "pact",      "communique", "convention"};
  const RoleGraph& graph = context.graph();
  if (!has_signed(graph, verb)) return;
  const Frame frame = verb_frame(context, verb);
  for (const Slot& slot : frame.slots) {
    const std::string& word = graph.lemma(slot.token);
    if (slot.name != "obj" || std::find(kWords.begin(), kWords.end(), word) == kWords.end() ||
        !context.mentions_covering(slot.token).empty() || graph.token(slot.token).tag != "NN")
      continue;
    if (graph.child(slot.token, "amod") != kNoToken || graph.child(slot.token, "prep") != kNoToken)
      continue;  // "an agreement on fish" is another
    // "a peace accord" is the one named in the document where that names no other
    const bool particular = graph.child(slot.token, "compound") != kNoToken;
    const Mention* meant = nullptr;
    bool several = false;
    for (const Mention& mention : context.document().mentions) {
      if (context.label(mention.entity) != NodeLabel::Agreement || mention.kind != MentionKind::Name ||
          mention.head >= graph.size())
        continue;
      if (fold_name(context.document().entities[mention.entity].name).find(word) == std::string::npos) {
        several = several || particular;
        continue;
      }
      several = several || (meant != nullptr && meant->entity != mention.entity);
      const auto apart =
          static_cast<int>(graph.sentence_of(mention.head)) - static_cast<int>(graph.sentence_of(verb));
      if (meant == nullptr && apart >= -4 && apart <= 4) meant = &mention;
    }
    if (meant == nullptr || several) continue;
    for (const Slot& who : frame.slots) {
      if (who.name != "subj") continue;
      for (const Filler& from : context.fill(who.token, kActor))
        propose(context, out, EdgeKind::Signed, from, {meant->entity, slot.token, 0.8F * meant->certainty},
                verb, Origin::Verb);
    }
  }
}

/// "a Memorandum of Understanding between A and B": those it is between are partners.
void read_memorandum(const FactContext& context, const Mention& memorandum, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (context.label(memorandum.entity) != NodeLabel::Agreement || memorandum.head >= graph.size()) return;
  const std::string name = fold_name(context.document().entities[memorandum.entity].name);
  if (!name.starts_with("memorandum")) return;
  const std::uint32_t end = std::min(memorandum.last + 2, graph.size());
  for (std::uint32_t i = memorandum.first; i < end; ++i) {
    if (graph.lemma(i) != "between" || graph.object_of(i) == kNoToken) continue;
    const auto sides =
        context.fill(graph.object_of(i), LabelSet{NodeLabel::Country, NodeLabel::Organization});
    if (sides.size() != 2) return;
    propose(context, out, EdgeKind::CooperatesWith, sides[0], sides[1], memorandum.head, Origin::Noun);
    return;
  }
}

}  // namespace

void find_signings(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    read_relative(context, i, out);
    if (graph.is_verb(i)) {
      read_parted(context, i, out);
      read_unnamed(context, i, out);
    } else if (graph.is_noun(i)) {
      read_idea(context, i, out);
      read_sponsor(context, i, out);
    }
  }
  for (const Mention& mention : context.document().mentions) {
    if (mention.kind == MentionKind::Name && mention.head < graph.size() &&
        context.readable(graph.sentence_of(mention.head)))
      read_memorandum(context, mention, out);
  }
}

}  // namespace entente::ingest
