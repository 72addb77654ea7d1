// Building frames off the tree.
#include "ingest/facts/frames/frame.hpp"

#include <algorithm>
#include <array>

#include "ingest/facts/frames/frame_parts.hpp"

namespace entente::ingest {

void add_slot(Frame& frame, std::string name, std::uint32_t token, bool shared) {
  if (token == kNoToken) return;
  const auto same = [&](const Slot& s) { return s.token == token && s.name == name; };
  if (std::none_of(frame.slots.begin(), frame.slots.end(), same))
    frame.slots.push_back({std::move(name), token, shared});
}

namespace {

void add(Frame& frame, std::string name, std::uint32_t token, bool shared = false) {
  add_slot(frame, std::move(name), token, shared);
}

/// "a dinner in honour of X", "gave a lunch in his honour": it was for X.
void add_honoured(Frame& frame, const RoleGraph& graph, std::uint32_t noun) {
  if (graph.lemma(noun) != "honour" && graph.lemma(noun) != "honor") return;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "poss") add(frame, "for", c);
    if (graph.token(c).role == "prep" && graph.lemma(c) == "of") add(frame, "for", graph.object_of(c));
  }
}

/// Adverbs of the way that a phrase may hang on.
bool leads_on(const std::string& adverb) {
  static constexpr std::array<std::string_view, 9> kWords = {"back", "home",   "over",    "on",      "up",
                                                             "down", "onward", "onwards", "together"};
  return std::find(kWords.begin(), kWords.end(), adverb) != kWords.end();
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

}  // namespace

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
    if ((token.role == "advmod" || token.role == "prt") && leads_on(graph.lemma(c))) {
      for (const std::uint32_t inner : graph.children(c)) {  // "flew back to Lima", "drove over to X"
        if (graph.token(inner).role == "prep") add(frame, graph.lemma(inner), graph.object_of(inner), shared);
      }
    }
    if (token.role == "advmod" && (graph.lemma(c) == "next" || graph.lemma(c) == "close")) {
      const std::uint32_t to = graph.child(c, "prep");  // "stood next to X"
      if (to != kNoToken && graph.lemma(to) == "to") add(frame, "beside", graph.object_of(to), shared);
    }
    if (token.pos != "ADP" && token.role != "prep" && token.role != "dative" && token.role != "agent")
      continue;
    const std::uint32_t object = graph.object_of(c);
    if (object == kNoToken || is_denied(graph, c)) continue;
    // "spoke by video link with X": nobody's deed
    if (token.role == "agent" && (graph.is_passive(head) || !context.mentions_covering(object).empty()))
      continue;
    const std::string& name = graph.lemma(c);
    add(frame, name, object, shared);
    if (token.role == "dative") add(frame, "iobj", object, shared);
    const bool time = context.in_time(object);
    // "after lunch with her last week": the pronoun taken for the week's
    const std::uint32_t whose = time && name == "with" ? graph.child(object, "poss") : kNoToken;
    if (whose != kNoToken) add(frame, name, whose, shared);
    // "dined along with X"
    const std::uint32_t deeper_with =
        name == "along" || name == "together" ? graph.child(c, "prep") : kNoToken;
    if (deeper_with != kNoToken && graph.lemma(deeper_with) == "with") add(frame, "with", object, shared);
    add_honoured(frame, graph, object);
    // "duties of 38 percent on cars from X"
    if (name == "of" && (graph.lemma(object) == "percent" || graph.lemma(object) == "%"))
      add_prepositions(frame, context, object, true);
    for (const std::uint32_t inner : graph.children(object)) {
      if (graph.token(inner).role != "prep") continue;
      const std::string& lemma = graph.lemma(inner);
      if (time) add(frame, lemma, graph.object_of(inner), true);  // "landed on Sunday in Hanoi"
      if (lemma == "with" || lemma == "between" || lemma == "by" ||
          (lemma == "to" && name != "to" && name != "with") || (lemma == "for" && name == "in") ||
          // "a raid by rebels on the town"
          (name == "by" && (lemma == "on" || lemma == "against")) || (lemma == "from" && name == "across")) {
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

namespace {

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

/// "received by X, the president, and by Y": a second phrase behind "and" names another who did it.
bool joins_agents(const RoleGraph& graph, std::uint32_t verb, std::uint32_t by) {
  const std::uint32_t agent = graph.child(verb, "agent");
  return agent != kNoToken && agent < by && by > 0 &&
         (graph.lemma(by - 1) == "and" || graph.lemma(by - 1) == "then" || graph.lemma(by - 1) == ",");
}

/// "has armed and trained the rebels": the object of the second verb is the first's too.
std::uint32_t object_of_row(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const auto rules = context.lexicon().verb_rules(graph.lemma(verb));
  const bool alone = std::any_of(rules.begin(), rules.end(), [](const FrameRule& rule) {
    return rule.has(RuleFlag::Each) && rule.object.empty();  // "they met and praised X"
  });
  if (alone || verb + 2 >= graph.size() || graph.lemma(verb + 1) != "and") return kNoToken;
  const std::uint32_t next = verb + 2;
  if (graph.token(next).role != "conj" || graph.token(next).head != verb || !graph.is_verb(next) ||
      graph.token(next).tag != graph.token(verb).tag)
    return kNoToken;
  const std::uint32_t object = graph.child(next, "dobj");
  return object == kNoToken ? kNoToken : graph.antecedent(object);
}

}  // namespace

namespace {

/// "will call on Prime Minister X": the preposition that stands between a verb and what was taken for its
/// object, with no object of its own; kNoToken where none does.
std::uint32_t stranded_preposition(const RoleGraph& graph, std::uint32_t verb, std::uint32_t object) {
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role != "prep" || graph.token(c).pos != "ADP" || c < verb || c > object ||
        !graph.children(c).empty())
      continue;
    bool own = true;
    for (std::uint32_t i = c + 1; i < object; ++i) own = own && graph.governs(object, i);
    if (own) return c;
  }
  return kNoToken;
}

/// "the summit in the city of X, which Y hosted": the clause hangs on the place and speaks of the event.
std::uint32_t event_meant(const FactContext& context, std::uint32_t verb, std::uint32_t token) {
  static constexpr std::array<std::string_view, 14> kVerbs = {
      "host", "co-host", "attend", "chair", "open",    "close", "address",
      "hold", "begin",   "start",  "end",   "convene", "join",  "conclude"};
  const RoleGraph& graph = context.graph();
  if (std::find(kVerbs.begin(), kVerbs.end(), graph.lemma(verb)) == kVerbs.end() || token > verb ||
      !context.inside_name(token, EntityType::Place))
    return token;
  const std::uint32_t clause = graph.child(token, "relcl");
  if (clause == kNoToken || clause > verb || !graph.governs(clause, verb)) return token;
  std::uint32_t at = token;
  for (int step = 0; step < 6 && !graph.is_root(at); ++step) {
    const std::string& role = graph.token(at).role;
    if (role != "pobj" && role != "prep") return token;
    at = graph.token(at).head;
    for (const std::uint32_t m : context.mentions_covering(at)) {
      const Mention& mention = context.document().mentions[m];
      if (context.label(mention.entity) == NodeLabel::Event) return mention.head;
    }
  }
  return token;
}

}  // namespace

bool Frame::has(std::string_view name) const {
  return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.name == name; });
}

/// "conferred the Order of the Lion on X": the phrase hangs on the last word of the award's name.
void add_behind_award(Frame& frame, const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  if (object == kNoToken) return;
  for (const std::uint32_t m : context.mentions_covering(object)) {
    const Mention& award = context.document().mentions[m];
    if (award.kind != MentionKind::Name || context.label(award.entity) != NodeLabel::Award) continue;
    for (std::uint32_t i = award.first; i < award.last; ++i) {
      for (const std::uint32_t c : graph.children(i)) {
        if (c >= award.last && graph.token(c).role == "prep" && graph.object_of(c) != kNoToken)
          add(frame, graph.lemma(c), graph.object_of(c), true);
      }
    }
  }
}

Frame verb_frame(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  Frame frame;
  frame.trigger = frame.clause = verb;
  frame.passive = graph.is_passive(verb);
  for (const std::uint32_t subject : graph.subjects(verb))
    add(frame, frame.passive ? "obj" : "subj", event_meant(context, verb, subject));
  bool has_object = false;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    const bool misread = graph.is_misread_object(c);
    // "briefs President X" taken for a measure
    const bool measure = role == "npadvmod" && c > verb && !context.in_time(c) && !frame.passive &&
                         context.inside_name(c, EntityType::Person) && graph.child(verb, "dobj") == kNoToken;
    if (role == "dobj" || role == "oprd" || role == "attr" || misread || measure) {
      const bool object = role == "dobj" || measure;
      const std::uint32_t way = object ? stranded_preposition(graph, verb, c) : kNoToken;
      if (way != kNoToken) {
        add(frame, graph.lemma(way), c);
      } else if (object || misread) {
        add(frame, "obj", event_meant(context, verb, graph.antecedent(c)));
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
    } else if (frame.passive && graph.lemma(c) == "by" && graph.token(c).pos == "ADP" &&
               (role == "conj" || (role == "prep" && joins_agents(graph, verb, c)))) {
      add(frame, "subj", graph.object_of(c));  // "signed by X and by Y"
    } else if (role == "dep" && graph.token(c).tag == "WP" && graph.token(verb).role == "relcl") {
      add(frame, "iobj", graph.token(verb).head);  // "whom Y had promised his support"
    } else if (role == "xcomp" && graph.token(c).pos == "PROPN" && graph.lemma(c - 1) == "to") {
      add(frame, "to", c);  // "travels to Nauru" read as an infinitive
    } else if (role == "ccomp" && graph.is_noun(c)) {
      add(frame, "obj", c);
    } else if (role == "conj" && has_object && graph.token(c).pos == "PROPN") {
      add(frame, "obj", c, true);  // "received him and X"
    }
  }
  if (!has_object && !frame.passive) add(frame, "obj", object_of_row(context, verb), true);
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
  add_behind_award(frame, context, verb);
  // "in Suva, where the Forum is based"
  if (graph.token(verb).role == "relcl") {
    for (const std::uint32_t c : graph.children(verb)) {
      if (graph.token(c).tag != "WRB" || graph.lemma(c) != "where") continue;
      add(frame, "in", graph.token(verb).head);
      add(frame, "where", graph.token(verb).head);  // "Lima, where she had gone"
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
