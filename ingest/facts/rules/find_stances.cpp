// SUPPORTS and CRITICIZED by wordings that no single verb carries: what somebody is called, "came out in
// support of Y", "congratulations came from X", "declared Y persona non grata".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

/// The actor that is called something, or whose act or plan is.
std::vector<Filler> whose(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  auto found = context.fill_one(token, kActor);
  if (!found.empty() || !graph.is_noun(token) || !context.mentions_covering(token).empty()) return found;
  for (const std::uint32_t c : graph.children(token)) {  // "the decision of A and B"
    if (graph.token(c).role == "prep" && graph.lemma(c) == "of" && graph.object_of(c) != kNoToken &&
        !context.inside_name(graph.object_of(c), EntityType::Agreement) &&
        one_of(graph.lemma(token),
               {"decision",  "refusal",    "behaviour", "behavior", "conduct",      "policy",
                "move",      "action",     "act",       "attitude", "cancellation", "rejection",
                "treatment", "stance",     "position",  "remark",   "speech",       "invasion",
                "war",       "aggression", "attack",    "bombing",  "annexation",   "occupation"}))
      found = context.fill(graph.object_of(c), kActor);
  }
  if (!found.empty()) return found;
  const std::uint32_t owner = graph.child(token, "poss");
  if (owner != kNoToken) found = context.fill_one(graph.antecedent(owner), kActor);
  if (!found.empty()) return found;
  for (const std::uint32_t c : graph.children(token)) {  // "the charge brought by X"
    const std::uint32_t agent = graph.token(c).role == "acl" ? graph.child(c, "agent") : kNoToken;
    if (agent != kNoToken) found = context.fill_one(graph.object_of(agent), kActor);
  }
  return found;
}

/// The text tells of the person's death.
bool is_mourned(const FactContext& context, std::uint32_t person) {
  const RoleGraph& graph = context.graph();
  if (context.label(person) != NodeLabel::Person) return false;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.lemma(i) != "die" || !graph.is_verb(i)) continue;
    for (const std::uint32_t subject : graph.subjects(i)) {
      for (const Filler& dead : context.fill_one(subject, LabelSet{NodeLabel::Person})) {
        if (dead.entity == person) return true;
      }
    }
  }
  return false;
}

/// "called the vote unfortunate", "calls it lopsided": the one agreement or resolution that the text names.
std::vector<Filler> text_called(const FactContext& context, std::uint32_t token) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "it",     "text",       "deal", "vote",   "agreement", "accord",  "pact",
      "treaty", "resolution", "move", "result", "outcome",   "compact", "declaration"};
  const RoleGraph& graph = context.graph();
  if (std::find(kWords.begin(), kWords.end(), graph.lemma(token)) == kWords.end() ||
      !context.mentions_covering(token).empty())
    return {};
  std::uint32_t only = kNoEntity;
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Agreement || mention.kind != MentionKind::Name) continue;
    if (only != kNoEntity && only != mention.entity) return {};
    only = mention.entity;
  }
  if (only == kNoEntity) return {};
  return text_told_before(context, token);
}

/// "called Putin a dictator", "described Xi as a friend"
void read_label(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  static constexpr std::array<std::string_view, 13> kCalling = {
      "call", "describe", "label",  "brand",    "hail", "dismiss", "portray",
      "cast", "paint",    "depict", "denounce", "dub",  "slam"};
  if (std::find(kCalling.begin(), kCalling.end(), lemma) == kCalling.end()) return;
  std::uint32_t label = graph.child(verb, "oprd");
  std::vector<std::uint32_t> called;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (role == "dobj" || role == "nsubjpass") {
      called.push_back(c);
      for (const std::uint32_t inner : graph.children(c)) {  // "dismissed the report as lies"
        if (graph.token(inner).role == "prep" && graph.lemma(inner) == "as" && label == kNoToken)
          label = graph.object_of(inner);
        // "called the charge brought by X outrageous"
        if (graph.token(inner).role == "acl" && label == kNoToken) label = graph.child(inner, "oprd");
      }
    }
    if (role == "prep" && graph.lemma(c) == "as" && graph.object_of(c) != kNoToken)
      label = graph.object_of(c);
    // a small clause: "called [Putin a dictator]", "called [the vote unfortunate]"
    if (role == "ccomp" && (graph.is_noun(c) || graph.token(c).pos == "ADJ")) {
      label = c;
      const std::uint32_t subject = graph.child(c, "nsubj");
      if (subject != kNoToken) called.push_back(subject);
    }
  }
  // "called A's cancellation of a meeting 'arrogant'": both hang on the verb in one role
  if (called.empty() && label != kNoToken) {
    for (const std::uint32_t c : graph.children(verb)) {
      const bool adjective = c > label && graph.token(c).role == "oprd" && graph.token(c).pos == "ADJ";
      if (!adjective || !graph.is_noun(label)) continue;
      called.push_back(label);
      label = c;
      break;
    }
  }
  // "called Orsi 'a friend of the house'": the tree may hang the label on the name
  if (called.empty() && label != kNoToken && !context.fill_one(label, kActor).empty()) {
    called.push_back(label);
    label = kNoToken;
  }
  if (label == kNoToken && called.size() == 1) label = graph.child(called.front(), "appos");
  if (label == kNoToken) return;
  bool praise = context.lexicon().is(WordClass::Honour, graph.lemma(label));
  bool blame = context.lexicon().is(WordClass::Blame, graph.lemma(label));
  for (const std::uint32_t c : graph.children(label)) {  // "an unreliable partner", "a criminal state"
    if (graph.token(c).role != "amod" || !context.lexicon().is(WordClass::Blame, graph.lemma(c))) continue;
    blame = true;
    praise = false;
  }
  for (const std::uint32_t target : called) {
    auto targets = whose(context, target);
    if (targets.empty()) targets = text_called(context, target);
    for (const Filler& to : targets) {
      // of the dead, what is said is praise unless it blames
      praise =
          praise || (!blame && lemma == "call" && graph.is_noun(label) && is_mourned(context, to.entity));
      if (!praise && !blame) continue;
      for (const Slot& slot : verb_frame(context, verb).slots) {
        if (slot.name != "subj") continue;
        for (const Filler& from : context.fill(slot.token, kActor))
          propose(context, out, praise ? EdgeKind::Supports : EdgeKind::Criticized, from, to, verb,
                  Origin::Verb);
      }
    }
  }
}

/// "came out in support of Y", "spoke in defence of Y", "marched in solidarity with Y"
void read_side(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 14> kVerbs = {
      "be",   "remain", "come",      "speak",       "rally",   "march", "stand",
      "vote", "write",  "intervene", "demonstrate", "testify", "act",   "declare"};
  const RoleGraph& graph = context.graph();
  if (std::find(kVerbs.begin(), kVerbs.end(), graph.lemma(verb)) == kVerbs.end()) return;
  const Frame frame = verb_frame(context, verb);
  for (const Slot& slot : frame.slots) {
    const std::string& lemma = graph.lemma(slot.token);
    const bool support = lemma == "support" || lemma == "favour" || lemma == "favor" || lemma == "defence" ||
                         lemma == "defense" || lemma == "solidarity";
    if (slot.name != "in" || !support) continue;
    for (const std::uint32_t c : graph.children(slot.token)) {
      if (graph.token(c).role != "prep" || (graph.lemma(c) != "of" && graph.lemma(c) != "with")) continue;
      for (const Filler& to : context.fill(graph.object_of(c), rule(EdgeKind::Supports).to)) {
        for (const Slot& who : frame.slots) {
          if (who.name != "subj") continue;
          for (const Filler& from : context.fill(who.token, kActor))
            propose(context, out, EdgeKind::Supports, from, to, verb, Origin::Verb);
        }
      }
    }
  }
}

/// The one person whom the text names far more often than any other.
std::vector<Filler> person_of_text(const FactContext& context, std::uint32_t token) {
  std::vector<std::uint32_t> count(context.document().entities.size(), 0);
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) == NodeLabel::Person) ++count[mention.entity];
  }
  const auto most = std::max_element(count.begin(), count.end());
  if (most == count.end() || *most < 4) return {};
  const bool other = std::any_of(count.begin(), count.end(), [&](const std::uint32_t& number) {
    return &number != &*most && 3 * number > 2 * *most;
  });
  if (other) return {};
  return {{static_cast<std::uint32_t>(most - count.begin()), token, 0.75F}};
}

/// "Congratulations came from X": for whom, the phrase says, else the one told of last in the sentence
/// before.
void read_congratulations(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(noun);
  const bool sent = graph.token(noun).role == "dobj" && lemma == "congratulation";
  if ((lemma != "congratulation" && lemma != "praise" && lemma != "tribute") ||
      (graph.token(noun).role != "nsubj" && !sent))
    return;
  const std::uint32_t verb = graph.token(noun).head;
  static constexpr std::array<std::string_view, 6> kSending = {"send",   "offer", "extend",
                                                               "convey", "add",   "deliver"};
  if (sent && std::find(kSending.begin(), kSending.end(), graph.lemma(verb)) == kSending.end()) return;
  static constexpr std::array<std::string_view, 7> kVerbs = {"come",  "arrive", "pour",  "flow",
                                                             "flood", "be",     "follow"};
  if (!sent && std::find(kVerbs.begin(), kVerbs.end(), graph.lemma(verb)) == kVerbs.end()) return;
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(verb)];
  std::vector<Filler> from;
  std::vector<Filler> to;
  for (std::uint32_t i = verb; i < sentence.last; ++i) {
    const bool joined = graph.token(i).role == "conj" && graph.token(i).pos == "ADP";
    if (graph.token(i).role != "prep" && graph.token(i).role != "dative" && !joined) continue;
    if (sent && graph.lemma(i) != "for" && graph.lemma(i) != "from" &&
        (!context.mentions_covering(graph.object_of(i) == kNoToken ? i : graph.object_of(i)).empty() ||
         graph.lemma(i) == "to"))
      return;  // "sent his congratulations to Y" is a row of the table
    if (sent && graph.lemma(i) == "from") continue;
    auto& list = graph.lemma(i) == "from" ? from : to;
    // "after Y's victory"
    const std::uint32_t won = one_of(graph.lemma(i), {"after", "on"}) ? graph.object_of(i) : kNoToken;
    const std::uint32_t winner = won == kNoToken ? kNoToken : graph.child(won, "poss");
    if (winner != kNoToken &&
        one_of(graph.lemma(won), {"victory", "win", "election", "re-election", "triumph", "inauguration",
                                  "success", "appointment"})) {
      for (const Filler& one : context.fill(graph.antecedent(winner), kActor)) to.push_back(one);
    }
    if (graph.lemma(i) != "from" && graph.lemma(i) != "for" && graph.lemma(i) != "to") continue;
    for (const Filler& filler : context.fill(graph.object_of(i), kActor)) {
      const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
      if (std::none_of(list.begin(), list.end(), same)) list.push_back(filler);
    }
  }
  for (const std::uint32_t subject : sent ? graph.subjects(verb) : std::vector<std::uint32_t>{}) {
    for (const Filler& sender : context.fill(subject, kActor)) from.push_back(sender);
  }
  if (from.empty()) return;
  if (to.empty()) to = person_of_text(context, noun);
  if (to.empty()) {
    std::uint32_t before = sentence.first;
    for (const Mention& mention : context.document().mentions) {
      if (mention.first >= before || mention.head >= graph.size()) break;
      const std::uint32_t at = graph.sentence_of(mention.head);
      if (context.label(mention.entity) != NodeLabel::Person || at + 1 != graph.sentence_of(verb)) continue;
      if (!graph.token(mention.head).role.starts_with("nsubj")) continue;
      to.assign(1, {mention.entity, noun, 0.75F * mention.certainty});
    }
  }
  for (const Filler& a : from) {
    for (const Filler& b : to)
      propose(context, out, EdgeKind::Supports, a, b, sent ? verb : noun, sent ? Origin::Verb : Origin::Noun);
  }
}

/// "assured Y of Beijing's backing", "promised Y his support"
void read_assurance(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "assure") return;
  const Frame frame = verb_frame(context, verb);
  const bool backing = std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    const std::string& lemma = graph.lemma(slot.token);
    return slot.name == "of" && (lemma == "support" || lemma == "backing" || lemma == "solidarity");
  });
  if (!backing) return;
  for (const Slot& slot : frame.slots) {
    if (slot.name != "obj") continue;
    for (const Filler& to : context.fill(slot.token, kActor)) {
      for (const std::uint32_t subject : graph.subjects(verb)) {
        for (const Filler& from : context.fill(subject, kActor))
          propose(context, out, EdgeKind::Supports, from, to, verb, Origin::Verb);
      }
    }
  }
}

/// "A thanked B for its support": B stands by A, or by the country that A speaks for.
void read_thanks(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 5> kSupport = {"support", "backing", "solidarity",
                                                               "endorsement", "praise"};
  static constexpr std::array<std::string_view, 4> kAid = {"assistance", "aid", "help", "relief"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  if (graph.lemma(verb) != "thank" || object == kNoToken || graph.is_passive(verb)) return;
  std::uint32_t given = kNoToken;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role == "prep" && graph.lemma(c) == "for") given = graph.object_of(c);
  }
  if (given == kNoToken) return;
  const bool support = std::find(kSupport.begin(), kSupport.end(), graph.lemma(given)) != kSupport.end();
  const bool aid = std::find(kAid.begin(), kAid.end(), graph.lemma(given)) != kAid.end();
  if (!support && !aid) return;
  for (const std::uint32_t c : graph.children(given)) {  // for whom, the noun's own row says
    if (graph.token(c).role == "prep" && (graph.lemma(c) == "for" || graph.lemma(c) == "to" ||
                                          graph.lemma(c) == "of" || graph.lemma(c) == "from"))
      return;
  }
  const LabelSet givers = support ? kActor : LabelSet{NodeLabel::Country, NodeLabel::Organization};
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (Filler to : context.fill(subject, kActor)) {
      const std::uint32_t country = context.country_led_by(to.entity);
      if (country != kNoEntity) to.entity = country;
      if (aid && country == kNoEntity && context.label(to.entity) == NodeLabel::Person) continue;
      for (const Filler& from : context.fill(graph.antecedent(object), givers)) {
        if (context.country_led_by(from.entity) == to.entity) continue;  // of one's own country
        propose(context, out, support ? EdgeKind::Supports : EdgeKind::Aided, from, to, given, Origin::Noun);
      }
    }
  }
}

/// "declared three Russian diplomats personae non gratae": the tree is no help with the Latin.
void read_non_grata(const FactContext& context, std::uint32_t word, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string_view text = context.words(word);
  if ((text != "persona" && text != "personae" && text != "personas") || word + 1 >= graph.size()) return;
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(word)];
  std::uint32_t verb = word;
  while (verb > sentence.first && word - verb < 14 && graph.lemma(verb) != "declare") --verb;
  if (graph.lemma(verb) != "declare" || graph.child(verb, "neg") != kNoToken) return;
  const bool passive = graph.is_passive(verb);
  std::vector<Filler> from;
  for (const Slot& slot : verb_frame(context, verb).slots) {
    if (slot.name != "subj") continue;
    for (const Filler& filler : context.fill(slot.token, kActor)) from.push_back(filler);
  }
  std::vector<Filler> to;
  for (const Mention& mention : context.document().mentions) {
    const bool between = passive ? mention.first >= sentence.first && mention.last <= verb
                                 : mention.first > verb && mention.last <= word;
    if (!between || mention.head >= graph.size() || !kActor.contains(context.label(mention.entity))) continue;
    if (context.label(mention.entity) == NodeLabel::Organization) continue;
    to.assign(1, {mention.entity, mention.head, 0.9F * mention.certainty});
  }
  for (const Filler& a : from) {
    for (const Filler& b : to) propose(context, out, EdgeKind::Sanctioned, a, b, verb, Origin::Verb);
  }
}

}  // namespace

void find_stances(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    read_non_grata(context, i, out);
    if (graph.is_verb(i)) {
      read_label(context, i, out);
      read_side(context, i, out);
      read_thanks(context, i, out);
      read_assurance(context, i, out);
    } else if (graph.is_noun(i)) {
      read_congratulations(context, i, out);
    }
  }
}

}  // namespace entente::ingest
