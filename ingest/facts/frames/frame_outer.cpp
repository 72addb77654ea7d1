// Who does what a noun names, by the verb above it.
#include <algorithm>
#include <array>

#include "ingest/facts/frames/frame_parts.hpp"

namespace entente::ingest {

namespace {

void add(Frame& frame, std::string name, std::uint32_t token, bool shared = false) {
  add_slot(frame, std::move(name), token, shared);
}

bool carries_noun(const std::string& preposition) {
  static constexpr std::array<std::string_view, 18> kWords = {
      "over",  "from", "out",       "into",   "for",  "on",      "at",  "in", "during",
      "after", "with", "following", "before", "amid", "through", "via", "by", "follow"};
  return std::find(kWords.begin(), kWords.end(), preposition) != kWords.end();
}

bool is_attendance(const std::string& verb) {
  static constexpr std::array<std::string_view, 9> kWords = {"attend", "address", "join", "chair", "co-chair",
                                                             "lead",   "open",    "host", "follow"};
  return std::find(kWords.begin(), kWords.end(), verb) != kWords.end();
}

/// "took part in", "participated in": those there need not have met each other.
bool takes_part(const RoleGraph& graph, std::uint32_t verb, const std::string& preposition) {
  if (preposition != "in") return false;
  if (graph.lemma(verb) == "participate") return true;
  const std::uint32_t object = graph.child(verb, "dobj");
  return graph.lemma(verb) == "take" && object != kNoToken && graph.lemma(object) == "part";
}

/// "two hours of talks", "a round of talks": the measure carries the role.
std::uint32_t above_measure(const RoleGraph& graph, std::uint32_t noun) {
  static constexpr std::array<std::string_view, 10> kMeasures = {
      "hour", "minute", "day", "round", "series", "set", "string", "couple", "bout", "lot"};
  if (graph.token(noun).role != "pobj") return noun;
  const std::uint32_t of = graph.token(noun).head;
  const std::uint32_t measure = graph.token(of).head;
  const bool measured = graph.lemma(of) == "of" && std::find(kMeasures.begin(), kMeasures.end(),
                                                             graph.lemma(measure)) != kMeasures.end();
  return measured ? measure : noun;
}

/// "During the talks X told Y", "decorated Y after talks": those who deal with each other at a meeting meet.
void add_those_told(Frame& frame, const RoleGraph& graph, std::uint32_t verb,
                    const std::string& preposition) {
  static constexpr std::array<std::string_view, 8> kTelling = {"tell",   "assure", "inform", "thank",
                                                               "remind", "brief",  "urge",   "congratulate"};
  static constexpr std::array<std::string_view, 10> kGiving = {
      "decorate", "award", "present", "give", "hand", "honour", "honor", "offer", "promise", "show"};
  const auto is = [&](const auto& words) {
    return std::find(words.begin(), words.end(), graph.lemma(verb)) != words.end();
  };
  const bool at_it = preposition == "during" || preposition == "in" || preposition == "at";
  // before and behind it only where it is two people's own: "after talks", not "after the talks of the five"
  const bool around = (preposition == "after" || preposition == "follow" || preposition == "before") &&
                      !frame.has("of") && !frame.has("among");
  if (!at_it && !around) return;
  const std::string& noun = graph.lemma(frame.trigger);
  if (noun == "visit") return;  // "told him of his visit to Kyiv"
  if (frame.has("with") || frame.has("between") || (!is(kGiving) && (!is(kTelling) || around))) return;
  add(frame, "with", graph.child(verb, "dobj"), true);
  const std::uint32_t dative = graph.child(verb, "dative");
  if (dative != kNoToken && graph.token(dative).pos != "ADP") add(frame, "with", dative, true);
}

bool is_journey(const std::string& noun) {
  return noun == "visit" || noun == "trip" || noun == "tour" || noun == "journey";
}

bool is_coming(const std::string& noun) {
  return is_journey(noun) || noun == "arrival" || noun == "stay" || noun == "stopover" || noun == "stop";
}

/// "hosted a banquet in honour of X", "hosted a dinner for X"
bool given_for_somebody(const Frame& frame, const FactContext& context, std::uint32_t verb) {
  if (context.graph().lemma(verb) != "host") return false;
  Frame whole = frame;
  add_prepositions(whole, context, verb, false);
  return whole.has("for");
}

}  // namespace

std::uint32_t first_of_row(const RoleGraph& graph, std::uint32_t noun) {
  for (int step = 0; step < 8 && graph.token(noun).role == "conj" && graph.is_noun(graph.token(noun).head);
       ++step) {
    noun = graph.token(noun).head;
  }
  return noun;
}

/// Who does what a noun names, by the verb above it: "held talks", "arrived for talks", "talks were held by".
void add_outer_subject(Frame& frame, const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t first = above_measure(graph, first_of_row(graph, noun));
  const Token& at = graph.token(first);
  if (graph.is_root(first)) return;
  const std::uint32_t head = at.head;
  if (at.role == "dobj" && graph.is_verb(head)) {
    frame.clause = head;
    const bool bond = context.lexicon().is(WordClass::Pact, graph.lemma(noun)) &&
                      context.lexicon().is(WordClass::Bond, graph.lemma(head));
    // "broke off a tour of Asia", "cut short a visit to India": it was begun
    const bool cut =
        context.lexicon().is(WordClass::Occasion, graph.lemma(head)) && is_journey(graph.lemma(noun));
    if (!bond && !cut && !context.lexicon().is(WordClass::Light, graph.lemma(head))) return;
    // Those at a meeting are there; whom they met, only "with" says, and for whom a meal was given.
    if (!is_journey(graph.lemma(noun)) && is_attendance(graph.lemma(head)) && !frame.has("with") &&
        !given_for_somebody(frame, context, head))
      return;
    // Two may be guests at the same summit.
    if (graph.lemma(head) == "attend" && (graph.lemma(noun) == "summit" || graph.lemma(noun) == "conference"))
      return;
    for (const std::uint32_t subject : graph.subjects(head)) add(frame, "subj", subject);
    add_prepositions(frame, context, head, false);
    add(frame, "iobj", graph.child(head, "dative"));
    return;
  }
  if ((at.role == "nsubjpass" || at.role == "nsubj") && graph.is_verb(head)) {
    frame.clause = head;
    if (at.role == "nsubjpass") {
      const std::string& held = graph.lemma(head);
      const bool by_them = held == "hold" || held == "conduct" || held == "have" || held == "pay" ||
                           held == "make" || held == "give" || held == "impose" ||
                           context.lexicon().is(WordClass::Bond, held);
      const std::uint32_t agent = by_them ? graph.child(head, "agent") : kNoToken;
      if (agent != kNoToken) add(frame, "subj", graph.object_of(agent));
      // "announced tariffs to be levied on"
      if (agent == kNoToken && graph.token(head).role == "ccomp") {
        const std::uint32_t above = graph.token(head).head;
        const std::string& verb = graph.lemma(above);
        if (verb == "announce" || verb == "order" || verb == "declare") {
          for (const std::uint32_t subject : graph.subjects(above)) add(frame, "subj", subject, true);
        }
      }
    }
    const std::string& lemma = graph.lemma(head);
    // "a memorandum was signed between A and B"
    const bool bond = context.lexicon().is(WordClass::Pact, graph.lemma(noun)) &&
                      context.lexicon().is(WordClass::Bond, lemma);
    if (bond || context.lexicon().is(WordClass::Light, lemma) || lemma == "be")
      add_prepositions(frame, context, head, false);
    return;
  }
  if (at.role == "attr" && graph.is_verb(head)) {
    frame.clause = head;
    return;
  }
  if (at.role != "pobj" || graph.is_root(head)) return;
  std::uint32_t preposition_at = head;
  // "came out of talks with X"
  if (graph.lemma(head) == "of" && graph.lemma(graph.token(head).head) == "out")
    preposition_at = graph.token(head).head;
  // "was full of praise for X"
  const std::uint32_t full = graph.token(head).head;
  if (graph.lemma(full) == "full" && graph.token(full).role == "acomp") {
    for (const std::uint32_t subject : graph.subjects(graph.token(full).head)) add(frame, "subj", subject);
    return;
  }
  const std::string& preposition = graph.lemma(preposition_at);
  std::uint32_t above = graph.token(preposition_at).head;
  // "flew to Cairo for talks": the phrase may hang on the place
  for (int step = 0; step < 3 && graph.is_noun(above) && carries_noun(preposition); ++step) {
    const std::uint32_t up = graph.token(above).head;
    if (graph.token(above).role != "pobj" || graph.is_root(above) || graph.is_root(up)) break;
    above = graph.token(up).head;
  }
  if (!graph.is_verb(above)) {
    frame.clause = above;
    // "President Zelenskyy after the talks with X": a heading
    if (graph.is_root(above) &&
        (preposition == "after" || preposition == "following" || preposition == "during"))
      add(frame, "subj", above, true);
    return;
  }
  frame.clause = above;
  // "mines uranium there in partnership with X": a bond of those who do it
  const bool bare = preposition == "in" && graph.child(noun, "det") == kNoToken && frame.has("with");
  // "under a deal with X, the country takes in migrants"
  if ((preposition == "under" || preposition == "by") &&
      context.lexicon().is(WordClass::Pact, graph.lemma(noun)) && frame.has("with")) {
    for (const std::uint32_t subject : graph.subjects(above)) add(frame, "subj", subject, true);
    return;
  }
  if (!carries_noun(preposition) || (context.lexicon().is(WordClass::Pact, graph.lemma(noun)) && !bare))
    return;
  const bool leaves = preposition == "from" || preposition == "out" || preposition == "into";
  if (leaves && !frame.has("with") && !frame.has("between")) return;
  if (takes_part(graph, above, preposition) && !frame.has("with")) return;
  if (preposition == "for" &&
      context.lexicon().is(WordClass::Answer, graph.lemma(above))) {  // those thanked or blamed did it
    const std::uint32_t thanked = graph.child(above, "dobj");
    if (thanked != kNoToken) add(frame, "subj", graph.antecedent(thanked), true);
    return;
  }
  const std::uint32_t said = graph.child(above, "dobj");
  if (preposition == "for" && said != kNoToken &&
      (graph.lemma(said) == "gratitude" || graph.lemma(said) == "thanks" || graph.lemma(said) == "thank" ||
       graph.lemma(said) == "appreciation")) {
    // "expressed gratitude to X for its help": X gave it
    for (const std::uint32_t holder : {above, said}) {
      for (const std::uint32_t c : graph.children(holder)) {
        const bool to =
            (graph.token(c).role == "prep" || graph.token(c).role == "dative") && graph.lemma(c) == "to";
        if (to) add(frame, "subj", graph.object_of(c), true);
      }
    }
    return;
  }
  const auto subjects = graph.subjects(above);
  for (const std::uint32_t subject : subjects) add(frame, "subj", subject, true);
  // "this was said by X after talks with Y"
  const std::uint32_t agent = graph.child(above, "agent");
  // "on arrival he was welcomed by Y": Y did not arrive
  const bool receives = is_coming(graph.lemma(noun)) &&
                        std::any_of(subjects.begin(), subjects.end(), [&](std::uint32_t subject) {
                          return !context.fill_one(subject, LabelSet{NodeLabel::Person}).empty();
                        });
  if (agent != kNoToken && !receives) add(frame, "subj", graph.object_of(agent), true);
  add_those_told(frame, graph, above, preposition);
  // "came to Paris for lunch with X": the phrase may hang on the verb
  if (preposition == "for" && !frame.has("with") && !frame.has("between")) {
    for (const std::uint32_t c : graph.children(above)) {
      bool apart = false;
      for (std::uint32_t i = noun; i < c; ++i) apart = apart || graph.token(i).pos == "PUNCT";
      if (graph.token(c).role == "prep" && graph.lemma(c) == "with" && c > noun && c < noun + 8 && !apart)
        add(frame, "with", graph.object_of(c), true);
    }
  }
}

}  // namespace entente::ingest
