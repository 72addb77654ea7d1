// Conditions of the rows: what is given is aid, what falls on somebody is a penalty, what is sent says
// praise.
#include "ingest/facts/frames/frame_conditions.hpp"

#include <algorithm>
#include <array>

#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/money.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// "19 F-16s", "T-72s", "K2": arms by their model.
bool is_model(std::string_view word) {
  const bool letter = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
  return letter && word.size() < 9 &&
         std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "financial support", "military support"
bool is_material(const RoleGraph& graph, std::uint32_t noun) {
  static constexpr std::array<std::string_view, 12> kKinds = {
      "financial",  "military", "humanitarian", "material", "technical", "economic",
      "logistical", "budget",   "emergency",    "medical",  "monetary",  "defence"};
  const auto children = graph.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return std::find(kKinds.begin(), kKinds.end(), graph.lemma(c)) != kKinds.end();
  });
}

bool is_help(const std::string& lemma) {
  return lemma == "credit" || lemma == "loan" || lemma == "aid" || lemma == "relief" || lemma == "rescue";
}

bool something_given_is(const FactContext& context, const Frame& frame, WordClass word_class, bool money) {
  const RoleGraph& graph = context.graph();
  for (const Slot& slot : frame.slots) {
    // "the loan that the Fund granted X": the relative pronoun may be taken for who gets it
    const bool relative = slot.name == "iobj" && slot.token < frame.trigger && !frame.passive;
    if (slot.name != "obj" && slot.name != "with" && !relative) continue;
    std::uint32_t at = slot.token;
    if (graph.lemma(at) == "sale" || graph.lemma(at) == "purchase" || graph.lemma(at) == "export") continue;
    // "pledged her support" stands by somebody; financial support is aid
    const bool bare_support =
        word_class == WordClass::Aid && graph.lemma(at) == "support" && !is_material(graph, at);
    if (!bare_support && context.lexicon().is(word_class, graph.lemma(at))) return true;
    // arms that are offered are for sale
    const bool model = is_model(context.words(at)) && graph.lemma(frame.trigger) != "offer";
    if (money && (is_amount(context, at) || model)) return true;
    for (const std::uint32_t c : graph.children(at)) {
      if (money && graph.token(c).role == "appos" && is_amount(context, c))
        return true;  // "pledged Egypt 7 billion euros"
      if (graph.token(c).role == "conj" && context.lexicon().is(word_class, graph.lemma(c))) return true;
      // "20 million dollars in aid", "12 planeloads of tents"
      const bool inside = graph.token(c).role == "prep" && graph.object_of(c) != kNoToken &&
                          (graph.lemma(c) == "in" || (money && graph.lemma(c) == "of"));
      if (inside && context.lexicon().is(word_class, graph.lemma(graph.object_of(c)))) return true;
      // "a credit line", "a relief flight"
      if (money && graph.token(c).role == "compound" && is_help(graph.lemma(c))) return true;
    }
  }
  return false;
}

/// "placed under sanctions", "subjected to an asset freeze", "added to the sanctions list"
bool stands_under_penalty(const FactContext& context, const Frame& frame) {
  const RoleGraph& graph = context.graph();
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    if (slot.name != "under" && slot.name != "to" && slot.name != "on") return false;
    const std::string& lemma = graph.lemma(slot.token);
    if (context.lexicon().is(WordClass::Penalty, lemma)) return true;
    if (lemma != "list" && lemma != "register" && lemma != "roster") return false;
    const auto children = graph.children(slot.token);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return context.lexicon().is(WordClass::Penalty, graph.lemma(c)) || graph.lemma(c) == "sanctions" ||
             graph.lemma(c) == "black" || graph.lemma(c) == "entity" || graph.lemma(c) == "terror" ||
             graph.lemma(c) == "terrorism" || graph.lemma(c) == "terrorist";
    });
  });
}

/// "a memorandum links A with B", "bound to A by a treaty"
bool is_said_of_pact(const FactContext& context, const Frame& frame) {
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return slot.name == "subj" && context.lexicon().is(WordClass::Pact, context.graph().lemma(slot.token));
  });
}

/// "sent a message of congratulations", "a letter of support"
bool says_praise(const FactContext& context, const Frame& frame) {
  const RoleGraph& graph = context.graph();
  const auto is_praise = [&](std::uint32_t token) {
    return token != kNoToken && context.lexicon().is(WordClass::Praise, graph.lemma(token));
  };
  for (const Slot& slot : frame.slots) {
    if (slot.name != "obj") continue;
    for (const std::uint32_t c : graph.children(slot.token)) {
      if (graph.lemma(c) == "congratulatory" || is_praise(c)) return true;
      if (graph.token(c).role == "prep" && graph.lemma(c) == "of" && is_praise(graph.object_of(c)))
        return true;
    }
  }
  return false;
}

/// "warned Iran of consequences", "that it would pay", "against attacking", "not to attack"; a bare warning.
bool warns_of_force(const FactContext& context, const Frame& frame) {
  static constexpr std::array<std::string_view, 23> kDire = {
      "consequence",  "sanction",       "retaliation", "response", "tariff",      "penalty",
      "force",        "action",         "strike",      "attack",   "war",         "measure",
      "reprisal",     "punishment",     "price",       "cost",     "destruction", "repercussion",
      "intervention", "countermeasure", "catastrophe", "disaster", "annihilation"};
  static constexpr std::array<std::string_view, 6> kSuffer = {"pay",    "face", "suffer",
                                                              "regret", "bear", "meet"};
  const RoleGraph& graph = context.graph();
  bool told = false;
  for (const std::uint32_t c : graph.children(frame.trigger)) {
    const std::string& role = graph.token(c).role;
    if (role == "ccomp" || role == "xcomp") {
      told = true;
      const bool suffers = std::find(kSuffer.begin(), kSuffer.end(), graph.lemma(c)) != kSuffer.end();
      const std::uint32_t subject = graph.child(c, "nsubj");  // "that the duties would return"
      if (subject != kNoToken && context.lexicon().is(WordClass::Penalty, graph.lemma(subject))) return true;
      if (suffers || context.lexicon().is(WordClass::Hostile, graph.lemma(c))) return true;
      if (role == "xcomp" && graph.child(c, "neg") != kNoToken) return true;
    }
    if (role == "prep" && graph.lemma(c) == "against") return true;
  }
  for (const Slot& slot : frame.slots) {
    if (slot.name != "of" && slot.name != "about" && slot.name != "over" && slot.name != "on") continue;
    if (slot.name == "of" && std::find(kDire.begin(), kDire.end(), graph.lemma(slot.token)) != kDire.end())
      return true;
    told = told || !context.in_time(slot.token);
  }
  return !told;
}

/// Words of two who come to terms, and of greeting: a place and a time told with them set them in one room.
bool is_bargaining(const FrameRule& rule) {
  static constexpr std::array<std::string_view, 18> kWords = {
      "settle", "finalise", "finalize", "clinch", "conclude", "seal",    "hammer", "thrash",    "iron",
      "hash",   "work",     "agree",    "accept", "initial",  "resolve", "say",    "negotiate", "tie"};
  return rule.kind == EdgeKind::Met && std::find(kWords.begin(), kWords.end(), rule.trigger) != kWords.end();
}

/// A place by its name behind a verb, in its own clause.
bool names_place_behind(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(verb)];
  for (std::uint32_t i = verb + 1; i + 1 < std::min(sentence.last, verb + 25); ++i) {
    const bool clause = graph.is_verb(i) || graph.token(i).tag == "TO" || context.words(i) == ";";
    if (clause || context.words(i) == "that") return false;
    if ((context.words(i) == "in" || context.words(i) == "at") &&
        context.inside_name(i + 1, EntityType::Place))
      return true;
  }
  return false;
}

/// "settled the last points in Davos", "agreed on the text at P": a place named in the clause itself.
bool settled_somewhere(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  static constexpr std::array<std::string_view, 17> kTerms = {
      "agreement", "deal",       "text",       "plan",  "compromise", "term",
      "proposal",  "accord",     "document",   "draft", "roadmap",    "offer",
      "truce",     "settlement", "communique", "pact",  "declaration"};
  const RoleGraph& graph = context.graph();
  bool what = !rule.object.empty();
  if (rule.trigger == "accept" || rule.trigger == "resolve") {
    return std::any_of(frame.slots.begin(), frame.slots.end(),
                       [&](const Slot& slot) {
                         return slot.name == "obj" && std::find(kTerms.begin(), kTerms.end(),
                                                                graph.lemma(slot.token)) != kTerms.end();
                       }) &&
           names_place_behind(context, frame.trigger);
  }
  for (const Slot& slot : frame.slots) {
    what = what ||
           (rule.particle.empty() ? slot.name == "obj"
                                  : slot.name == rule.particle && !context.in_time(slot.token)) ||
           (slot.name == "obj" && !context.in_time(slot.token));
  }
  return what && names_place_behind(context, frame.trigger);
}

}  // namespace

bool joins_unnamed(const FactContext& context, const Frame& frame, const FrameRule& rule) {
  static constexpr std::array<std::string_view, 8> kWords = {
      "it", "bloc", "group", "union", "alliance", "grouping", "organization", "organisation"};
  if (rule.to.front() != "obj" || !rule.has(RuleFlag::State)) return false;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return slot.name == "obj" &&
           std::find(kWords.begin(), kWords.end(), context.graph().lemma(slot.token)) != kWords.end() &&
           context.mentions_covering(slot.token).empty();
  });
}

bool is_school(const std::string& name) {
  static constexpr std::array<std::string_view, 6> kWords = {"University", "College",   "School",
                                                             "Academy",    "Institute", "Seminary"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view w) { return name.find(w) != std::string::npos; });
}

bool asks_for_act(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  // "called on X to thank him": what a visitor comes for
  const auto is_callers_own = [&](std::uint32_t act) {
    static constexpr std::array<std::string_view, 7> kErrands = {"discuss", "thank",   "congratulate", "bid",
                                                                 "convey",  "inquire", "condole"};
    return std::find(kErrands.begin(), kErrands.end(), graph.lemma(act)) != kErrands.end();
  };
  // "called on the minister, X, to resign": the tree may hang it elsewhere
  for (std::uint32_t i = verb + 2; i + 1 < std::min(graph.size(), verb + 40); ++i) {
    if (graph.sentence_of(i) != graph.sentence_of(verb) || context.words(i) == ".") break;
    const bool name_ends = context.inside_name(i - 1, EntityType::Person) || context.words(i - 1) == ",";
    if (!name_ends) continue;
    if (context.words(i) == "for" && graph.is_noun(i + 1) && graph.token(i + 1).tag != "CD" &&
        !context.in_time(i + 1) && !context.lexicon().is(WordClass::Company, graph.lemma(i + 1)))
      return true;         // "for restraint"
    std::uint32_t at = i;  // "not to", "urgently to"
    while (at + 2 < graph.size() && at < i + 2 && graph.token(at).tag == "RB") ++at;
    if (graph.token(at).tag == "TO" && graph.token(at + 1).tag.starts_with("VB") && !is_callers_own(at + 1))
      return true;
  }
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (!graph.is_verb(c) || c < verb || (role != "xcomp" && role != "advcl" && role != "ccomp")) continue;
    const std::uint32_t aux = graph.child(c, "aux");
    if (aux != kNoToken && graph.token(aux).tag == "TO" && !is_callers_own(c)) return true;
  }
  return false;
}

bool is_sure_contact(const FrameRule& rule) {
  return (rule.kind == EdgeKind::Met || rule.kind == EdgeKind::Called) && rule.what == RuleKind::Edge &&
         !rule.has(RuleFlag::Weak) && !rule.has(RuleFlag::Company) && !rule.has(RuleFlag::Never) &&
         !rule.has(RuleFlag::Loose) && !rule.has(RuleFlag::InPerson);
}

bool conditions_hold(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  if (rule.has(RuleFlag::Never) || rule.has(RuleFlag::Joining)) return false;
  if (rule.has(RuleFlag::Company) && !is_in_company(context, frame)) return false;
  if (rule.has(RuleFlag::Span) && !lasts(context, frame)) return false;
  if (rule.has(RuleFlag::Loose) && !happens_in_setting(context, frame)) return false;
  // "was taken to see X, hours before a dinner with Y"
  if (rule.kind == EdgeKind::Met && rule.from.front() == "obj" && rule.object.empty() &&
      std::any_of(frame.slots.begin(), frame.slots.end(),
                  [](const Slot& slot) { return slot.shared && slot.name == "with"; }))
    return false;
  if (rule.has(RuleFlag::InPerson) && !stand_together(context, frame) && !is_mutual(context, rule, frame) &&
      !(is_bargaining(rule) && settled_somewhere(context, rule, frame)))
    return false;
  if (rule.kind == EdgeKind::Met && (rule.trigger == "stand" || rule.trigger == "sit") &&
      stands_in_polls(context, frame))
    return false;
  if (rule.has(RuleFlag::NoInfinitive) && asks_for_act(context, frame.trigger)) return false;
  if (rule.has(RuleFlag::NoAttribute) && frame.has("as")) return false;
  if (rule.has(RuleFlag::NoWith) && frame.has("with")) return false;
  if (rule.has(RuleFlag::From) && !frame.has("from")) return false;
  if (rule.has(RuleFlag::Dire) && !warns_of_force(context, frame)) return false;
  if (rule.has(RuleFlag::Under) && !stands_under_penalty(context, frame)) return false;
  if (rule.has(RuleFlag::Pact) && !is_said_of_pact(context, frame)) return false;
  if (rule.has(RuleFlag::Praise) && !says_praise(context, frame)) return false;
  if (rule.has(RuleFlag::Aid) && !something_given_is(context, frame, WordClass::Aid, true)) return false;
  if (rule.has(RuleFlag::Penalty) && !something_given_is(context, frame, WordClass::Penalty, false))
    return false;
  if (rule.has(RuleFlag::Money)) {
    bool money = false;
    for (const Slot& slot : frame.slots)
      money = money || (slot.name == "obj" && is_amount(context, slot.token));
    if (!money) return false;
  }
  return true;
}

bool is_any_number(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  static constexpr std::array<std::string_view, 8> kWords = {"more",   "further", "regular",  "additional",
                                                             "future", "such",    "frequent", "subsequent"};
  const RoleGraph& graph = context.graph();
  if (rule.kind != EdgeKind::Met || !graph.is_noun(frame.trigger) ||
      graph.token(frame.trigger).tag != "NNS" || graph.lemma(frame.trigger) == "talk")
    return false;
  const auto children = graph.children(frame.trigger);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return graph.token(c).role == "amod" &&
           std::find(kWords.begin(), kWords.end(), graph.lemma(c)) != kWords.end();
  });
}

bool is_with_press(const FactContext& context, const Frame& frame) {
  const RoleGraph& graph = context.graph();
  const auto children = graph.children(frame.trigger);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (graph.token(c).role != "prep" || graph.lemma(c) != "with" || graph.object_of(c) == kNoToken)
      return false;
    const std::string& lemma = graph.lemma(graph.object_of(c));
    return lemma == "media" || lemma == "medium" || lemma == "journalist" || lemma == "reporter" ||
           lemma == "press" || lemma == "representative";
  });
}

bool is_own_staff(const FactContext& context, const Frame& frame, std::uint32_t token) {
  static constexpr std::array<std::string_view, 6> kNoStaff = {"host",      "guest", "counterpart",
                                                               "colleague", "rival", "visitor"};
  const RoleGraph& graph = context.graph();
  const LabelSet person{NodeLabel::Person};
  for (int step = 0; step < 2; ++step) {
    const std::uint32_t owner = graph.child(token, "poss");
    const bool named = owner == kNoToken || graph.token(owner).tag != "PRP$";
    if (!named && std::find(kNoStaff.begin(), kNoStaff.end(), graph.lemma(token)) == kNoStaff.end()) {
      const auto owners = context.fill_one(graph.antecedent(owner), person);
      for (const Filler& doer : fill_slots(context, frame, {"subj"}, person)) {
        if (std::any_of(owners.begin(), owners.end(),
                        [&](const Filler& one) { return one.entity == doer.entity; }))
          return true;
      }
    }
    if (graph.is_root(token) || graph.token(token).role != "appos") return false;
    token = graph.token(token).head;
  }
  return false;
}

bool receives_thing(const FactContext& context, const Frame& frame) {
  static constexpr std::array<std::string_view, 17> kThings = {
      "nomination", "award",  "prize",  "medal", "order", "letter", "message",    "vote",  "support",
      "report",     "degree", "honour", "honor", "gift",  "title",  "invitation", "praise"};
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return slot.name == "obj" && !frame.passive &&
           std::find(kThings.begin(), kThings.end(), context.graph().lemma(slot.token)) != kThings.end();
  });
}

bool is_on_screen(const FactContext& context, const Frame& frame) {
  // "I see X, from the third row"
  if (told_by_self(context, frame) && context.graph().token(frame.trigger).tag == "VBP") return true;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    const std::string& lemma = context.graph().lemma(slot.token);
    return (slot.name == "on" || slot.name == "in") &&
           (lemma == "tv" || lemma == "television" || lemma == "video" || lemma == "screen" ||
            lemma == "photograph" || lemma == "footage");
  });
}

bool tells_where(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  const bool see = rule.trigger == "see";
  if (!see && rule.what != RuleKind::Spoke) return false;
  bool told = false;
  for (const Slot& slot : frame.slots) {
    const std::string& lemma = context.graph().lemma(slot.token);
    if (slot.name == "on" &&
        (lemma == "tv" || lemma == "television" || lemma == "video" || lemma == "screen"))
      return false;
    const bool in = slot.name == "in" || slot.name == "at" || slot.name == "on";
    if (see && in && context.in_time(slot.token)) told = true;
    if (in && (context.inside_name(slot.token, EntityType::Place) ||
               context.inside_name(slot.token, EntityType::Country) ||
               context.lexicon().is(WordClass::Setting, lemma)))
      told = true;
  }
  return told;
}

bool may_be_a_town(const FactContext& context, const Frame& frame, const Filler& visited) {
  const LabelSet area{NodeLabel::Place, NodeLabel::Country};
  if (!fill_slots(context, frame, {"obj"}, area).empty()) return true;
  const auto& offices = context.document().offices;
  if (std::any_of(offices.begin(), offices.end(),
                  [&](const OfficeStatement& o) { return o.holder == visited.entity; }))
    return false;
  for (const std::uint32_t m : context.mentions_covering(visited.token)) {
    if (context.document().mentions[m].kind != MentionKind::Name) return false;  // "visited him"
  }
  const std::string& name = context.document().entities[visited.entity].name;
  const std::size_t blank = name.find(' ');
  return blank == std::string::npos || lexicon().given_name(fold(name.substr(0, blank))) == nullptr;
}

bool takes_side(const FactContext& context, const Frame& frame) {
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    static constexpr std::array<std::string_view, 7> kLengths = {"minute", "hour", "time",  "while",
                                                                 "long",   "day",  "moment"};
    const std::string& lemma = context.graph().lemma(slot.token);
    return slot.name == "for" && !context.in_time(slot.token) &&
           std::find(kLengths.begin(), kLengths.end(), lemma) == kLengths.end();
  });
}

bool is_honour(const FactContext& context, const Frame& frame) {
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return slot.name == "as" && context.lexicon().is(WordClass::Honour, context.graph().lemma(slot.token));
  });
}

}  // namespace entente::ingest
