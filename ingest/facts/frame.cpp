// Building frames off the tree.
#include "ingest/facts/frame.hpp"

#include <algorithm>
#include <array>

namespace entente::ingest {

namespace {

void add(Frame& frame, std::string name, std::uint32_t token, bool shared = false) {
  if (token == kNoToken) return;
  const auto same = [&](const Slot& s) { return s.token == token && s.name == name; };
  if (std::none_of(frame.slots.begin(), frame.slots.end(), same))
    frame.slots.push_back({std::move(name), token, shared});
}

/// "a dinner in honour of X", "gave a lunch in his honour": it was for X.
void add_honoured(Frame& frame, const RoleGraph& graph, std::uint32_t noun) {
  if (graph.lemma(noun) != "honour" && graph.lemma(noun) != "honor") return;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "poss") add(frame, "for", c);
    if (graph.token(c).role == "prep" && graph.lemma(c) == "of") add(frame, "for", graph.object_of(c));
  }
}

/// "to Brussels first, not to Kyiv"; "broke with A in solidarity with B": with B is another matter
bool is_denied(const RoleGraph& graph, std::uint32_t preposition) {
  const std::string& before = preposition > 2 ? graph.lemma(preposition - 1) : graph.lemma(preposition);
  if ((before == "solidarity" || before == "line") && graph.lemma(preposition - 2) == "in" &&
      graph.token(preposition).head != preposition - 1)
    return true;
  return preposition > 1 && graph.lemma(preposition - 1) == "not" &&
         graph.token(preposition - 2).pos == "PUNCT";
}

/// The prepositional phrases of a verb or noun, and those that hang on a place or time within ("met in Paris
/// with X").
void add_prepositions(Frame& frame, const FactContext& context, std::uint32_t head, bool shared) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(head)) {
    const Token& token = graph.token(c);
    if (token.role == "npadvmod" && context.in_time(c)) {  // "met Monday in Paris with X"
      for (const std::uint32_t inner : graph.children(c)) {
        if (graph.token(inner).role == "prep") add(frame, graph.lemma(inner), graph.object_of(inner), true);
      }
      continue;
    }
    if (token.role == "advmod" && (graph.lemma(c) == "next" || graph.lemma(c) == "close")) {
      const std::uint32_t to = graph.child(c, "prep");  // "stood next to X"
      if (to != kNoToken && graph.lemma(to) == "to") add(frame, "beside", graph.object_of(to), shared);
    }
    if (token.pos != "ADP" && token.role != "prep" && token.role != "dative" && token.role != "agent")
      continue;
    if (token.role == "agent") continue;
    const std::uint32_t object = graph.object_of(c);
    if (object == kNoToken || is_denied(graph, c)) continue;
    const std::string& name = graph.lemma(c);
    add(frame, name, object, shared);
    if (token.role == "dative") add(frame, "iobj", object, shared);
    const bool time = context.in_time(object);
    add_honoured(frame, graph, object);
    for (const std::uint32_t inner : graph.children(object)) {
      if (graph.token(inner).role != "prep") continue;
      const std::string& lemma = graph.lemma(inner);
      if (time) add(frame, lemma, graph.object_of(inner), true);  // "landed on Sunday in Hanoi"
      if (lemma == "with" || lemma == "between" || lemma == "by" ||
          (lemma == "to" && name != "to" && name != "with") || (lemma == "for" && name == "in") ||
          (lemma == "from" && name == "across")) {
        add(frame, lemma, graph.object_of(inner), true);
      }
    }
    for (const std::uint32_t inner : graph.children(c)) {  // "in Paris and in Rome"
      if (graph.token(inner).role == "conj" && graph.token(inner).pos == "ADP" && !is_denied(graph, inner)) {
        // "to Erbil and on to Mosul"
        const std::uint32_t deeper = graph.child(inner, "prep");
        const bool onward = deeper != kNoToken && graph.child(inner, "pobj") == kNoToken;
        add(frame, graph.lemma(onward ? deeper : inner), graph.object_of(inner), shared);
      }
    }
  }
}

bool relative_stands_for_subject(const RoleGraph& graph, std::uint32_t verb) {
  for (const std::uint32_t c : graph.children(verb)) {
    const Token& token = graph.token(c);
    const bool relative = token.tag == "WDT" || token.tag == "WP";
    if (relative && (token.role == "nsubj" || token.role == "nsubjpass" || token.role == "dobj")) return true;
    if (token.tag == "WRB") return true;
    if (token.role == "prep") {
      for (const std::uint32_t inner : graph.children(c)) {
        if (graph.token(inner).tag == "WDT" || graph.token(inner).tag == "WP") return true;
      }
    }
  }
  return false;
}

bool carries_noun(const std::string& preposition) {
  static constexpr std::array<std::string_view, 17> kWords = {
      "over",  "from", "out",       "into",   "for",  "on",      "at",  "in", "during",
      "after", "with", "following", "before", "amid", "through", "via", "by"};
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

/// The first of a row of joined nouns carries the row's role.
std::uint32_t first_of_row(const RoleGraph& graph, std::uint32_t noun) {
  for (int step = 0; step < 8 && graph.token(noun).role == "conj" && graph.is_noun(graph.token(noun).head);
       ++step) {
    noun = graph.token(noun).head;
  }
  return noun;
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

/// "During the talks X told Y": those who speak to each other at a meeting meet.
void add_those_told(Frame& frame, const RoleGraph& graph, std::uint32_t verb,
                    const std::string& preposition) {
  static constexpr std::array<std::string_view, 8> kTelling = {"tell",   "assure", "inform", "thank",
                                                               "remind", "brief",  "urge",   "congratulate"};
  if (preposition != "during" && preposition != "in" && preposition != "at") return;
  if (frame.has("with") || frame.has("between") ||
      std::find(kTelling.begin(), kTelling.end(), graph.lemma(verb)) == kTelling.end())
    return;
  add(frame, "with", graph.child(verb, "dobj"), true);
  const std::uint32_t dative = graph.child(verb, "dative");
  if (dative != kNoToken && graph.token(dative).pos != "ADP") add(frame, "with", dative, true);
}

/// "hosted a banquet in honour of X", "hosted a dinner for X"
bool given_for_somebody(const Frame& frame, const FactContext& context, std::uint32_t verb) {
  if (context.graph().lemma(verb) != "host") return false;
  Frame whole = frame;
  add_prepositions(whole, context, verb, false);
  return whole.has("for");
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
    if (!bond && !context.lexicon().is(WordClass::Light, graph.lemma(head))) return;
    // Those at a meeting are there; whom they met, only "with" says, and for whom a meal was given.
    if (is_attendance(graph.lemma(head)) && !frame.has("with") && !given_for_somebody(frame, context, head))
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
    if (context.lexicon().is(WordClass::Light, lemma) || lemma == "be")
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
  for (const std::uint32_t subject : graph.subjects(above)) add(frame, "subj", subject, true);
  // "this was said by X after talks with Y"
  const std::uint32_t agent = graph.child(above, "agent");
  if (agent != kNoToken) add(frame, "subj", graph.object_of(agent), true);
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

/// "A and B began their talks", "said after their meeting": whose it is, the clause's subject says.
bool is_own(const RoleGraph& graph, std::uint32_t noun) {
  std::uint32_t at = first_of_row(graph, noun);
  if (graph.token(at).role == "pobj") at = graph.token(at).head;
  const Token& token = graph.token(at);
  if (token.role != "dobj" && token.role != "prep") return false;
  const std::uint32_t verb = token.head;
  if (!graph.is_verb(verb)) return false;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    const std::uint32_t other = graph.child(subject, "conj");
    if (other != kNoToken && graph.is_noun(other)) return true;
  }
  return false;
}

/// "X, along with Y, imposed": Y did it too. Behind the verb it may be said of the object.
void add_company(Frame& frame, const RoleGraph& graph) {
  for (std::size_t i = 0, count = frame.slots.size(); i < count; ++i) {
    const Slot slot = frame.slots[i];
    if (slot.token > frame.trigger ||
        (slot.name != "along" && slot.name != "together" && slot.name != "like"))
      continue;
    if (!frame.passive || graph.child(frame.trigger, "agent") == kNoToken)
      add(frame, frame.passive ? "obj" : "subj", slot.token, true);
  }
}

}  // namespace

bool Frame::has(std::string_view name) const {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.name == name; });
}

Frame verb_frame(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  Frame frame;
  frame.trigger = frame.clause = verb;
  frame.passive = graph.is_passive(verb);
  for (const std::uint32_t subject : graph.subjects(verb))
    add(frame, frame.passive ? "obj" : "subj", subject);
  bool has_object = false;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    const bool misread = graph.is_misread_object(c);
    if (role == "dobj" || role == "oprd" || role == "attr" || misread) {
      if (role == "dobj" || misread) {
        add(frame, "obj", graph.antecedent(c));
        has_object = true;
      } else {
        add(frame, "as", c);
      }
    } else if (role == "dative" && graph.token(c).pos != "ADP") {
      add(frame, "iobj", graph.antecedent(c));
    } else if (role == "agent") {
      add(frame, "subj", graph.object_of(c));
      for (const std::uint32_t inner : graph.children(c)) {  // "met by X and by Y"
        if (graph.token(inner).role == "conj" && graph.lemma(inner) == "by")
          add(frame, "subj", graph.object_of(inner));
      }
    } else if (role == "xcomp" && graph.token(c).pos == "PROPN" && graph.lemma(c - 1) == "to") {
      add(frame, "to", c);  // "travels to Nauru" read as an infinitive
    } else if (role == "ccomp" && graph.is_noun(c)) {
      add(frame, "obj", c);
    } else if (role == "conj" && has_object && graph.token(c).pos == "PROPN") {
      add(frame, "obj", c, true);  // "received him and X"
    }
  }
  add_prepositions(frame, context, verb, false);
  if (frame.passive && has_object && graph.child(verb, "agent") == kNoToken && !frame.has("by")) {
    // "was granted an audience by X": the phrase may hang on the object
    for (const std::uint32_t c : graph.children(graph.child(verb, "dobj"))) {
      if (graph.token(c).role == "prep" && graph.lemma(c) == "by")
        add(frame, "subj", graph.object_of(c), true);
    }
  }
  if (frame.passive && graph.child(verb, "agent") == kNoToken) {  // "was greeted on arrival by X"
    for (std::size_t i = 0, count = frame.slots.size(); i < count; ++i) {
      if (frame.slots[i].name == "by") add(frame, "subj", frame.slots[i].token, true);
    }
  }
  add_company(frame, graph);
  // "in Suva, where the Forum is based"
  if (graph.token(verb).role == "relcl") {
    for (const std::uint32_t c : graph.children(verb)) {
      if (graph.token(c).tag == "WRB" && graph.lemma(c) == "where") add(frame, "in", graph.token(verb).head);
    }
  }
  // "the treaty Xi signed": the noun the clause hangs on is the object
  if (graph.token(verb).role == "relcl" && !frame.passive && !has_object &&
      !relative_stands_for_subject(graph, verb)) {
    add(frame, "obj", graph.token(verb).head);
  }
  return frame;
}

Frame noun_frame(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  Frame frame;
  frame.trigger = noun;
  frame.clause = noun;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    const bool open = role == "poss" && graph.lemma(c) == "their" && context.mentions_covering(c).empty();
    if (role == "poss" && !(open && is_own(graph, noun))) add(frame, "poss", graph.antecedent(c));
    if (role == "amod" || role == "compound" || role == "nmod") {
      add(frame, "mod", c);
      for (const std::uint32_t inner : graph.children(c)) {
        if (graph.is_noun(inner) || graph.token(inner).pos == "ADJ") add(frame, "mod", inner);
      }
    }
  }
  add_prepositions(frame, context, noun, false);
  // "a war of aggression against X"
  for (std::size_t i = 0, count = frame.slots.size(); i < count; ++i) {
    const std::string& kind = graph.lemma(frame.slots[i].token);
    if (frame.slots[i].name == "of" && (kind == "aggression" || kind == "conquest" || kind == "annihilation"))
      add_prepositions(frame, context, frame.slots[i].token, true);
  }
  // A row shares what follows its last noun: "talks and a dinner with X"
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "conj" && graph.is_noun(c)) add_prepositions(frame, context, c, true);
  }
  // "the meeting, the first between A and B"
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role != "appos") continue;
    for (const std::uint32_t inner : graph.children(c)) {
      if (graph.token(inner).role == "prep" && graph.lemma(inner) == "between")
        add(frame, "between", graph.object_of(inner), true);
    }
  }
  const bool complete = frame.has("between") || frame.has("among");
  if (frame.has("poss") || complete) {
    Frame outer = frame;
    add_outer_subject(outer, context, noun);
    frame.clause = outer.clause;
    if (!complete) {
      for (Slot& slot : outer.slots) {
        if (slot.name != "subj") add(frame, slot.name, slot.token, slot.shared);
      }
    }
    return frame;
  }
  add_outer_subject(frame, context, noun);
  return frame;
}

}  // namespace entente::ingest
