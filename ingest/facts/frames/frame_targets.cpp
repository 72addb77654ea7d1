// Ends of a fact that the frame names only by way of something else.
#include "ingest/facts/frames/frame_targets.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "graph/fold_name.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

std::vector<Filler> fill_slots(const FactContext& context, const Frame& frame,
                               const std::vector<std::string>& names, LabelSet allowed) {
  std::vector<Filler> out;
  for (const std::string& name : names) {
    for (const Slot& slot : frame.slots) {
      if (slot.name != name) continue;
      auto fillers = context.fill(slot.token, allowed);
      // "A, who was succeeded by B, and C": what is joined behind the clause has no part in it
      const bool relative = slot.token < frame.trigger && frame.trigger < context.graph().size() &&
                            context.graph().token(frame.trigger).role == "relcl";
      const auto behind = [&](const Filler& f) { return f.token > frame.trigger; };
      if (relative && !std::all_of(fillers.begin(), fillers.end(), behind)) std::erase_if(fillers, behind);
      for (Filler filler : fillers) {
        if (slot.shared) filler.certainty *= 0.9F;
        const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
      }
    }
  }
  return out;
}

/// The object's lemma, for idioms: "take part", "shake hands".
std::uint32_t idiom_object(const RoleGraph& graph, std::uint32_t verb, const std::string& lemma) {
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if ((role == "dobj" || role == "nsubjpass" || role == "advmod" || role == "nsubj" || role == "npadvmod" ||
         (role == "intj" && lemma == "no")) &&
        graph.lemma(c) == lemma)
      return c;
  }
  // "came to the defence of Y", "entered into a partnership with Y"
  for (const std::uint32_t c : graph.children(verb)) {
    // "took X to task", "called X to account"
    const bool to_account = one_of(lemma, {"task", "account", "book"});
    if (graph.child(verb, "dobj") != kNoToken && !to_account) break;
    const bool laid = graph.lemma(verb) == "lay" && graph.lemma(c) == "on";  // "laid on a lunch"
    const bool into =
        graph.token(c).role == "prep" && (graph.lemma(c) == "to" || graph.lemma(c) == "into" || laid);
    const std::uint32_t object =
        into && (!to_account || graph.lemma(c) == "to") ? graph.object_of(c) : kNoToken;
    if (object != kNoToken && graph.lemma(object) == lemma) return object;
  }
  // "the sanctions that X imposed on Y", "sanctions imposed on Y by X"
  const Token& token = graph.token(verb);
  if ((token.role == "relcl" || token.role == "acl") && graph.lemma(token.head) == lemma) return token.head;
  return kNoToken;
}

bool has_particle(const RoleGraph& graph, std::uint32_t verb, const std::string& lemma) {
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (graph.lemma(c) == lemma && (role == "prt" || role == "prep" || role == "advmod" ||
                                    (role == "dative" && graph.token(c).pos == "ADP")))
      return true;
  }
  return false;
}

void drop_behind_relative(const FactContext& context, const FrameRule& rule, const Frame& frame,
                          Origin origin, std::vector<Filler>& from) {
  const bool relative = origin == Origin::Verb && !frame.passive && rule.from.front() == "subj" &&
                        context.graph().token(frame.trigger).role == "relcl";
  const auto behind = [&](const Filler& f) {
    // "which X co-hosted with Y"
    const bool joined = rule.trigger == "co-host" &&
                        std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
                          return slot.token == f.token && (slot.name == "with" || slot.name == "alongside");
                        });
    return f.token > frame.trigger && !joined;
  };
  if (relative && !std::all_of(from.begin(), from.end(), behind)) std::erase_if(from, behind);
}

std::uint32_t award_among(const FactContext& context, const Frame& frame) {
  for (const Slot& slot : frame.slots) {
    for (const Filler& filler : context.fill(slot.token, LabelSet{NodeLabel::Award})) return filler.entity;
  }
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Award || mention.head >= context.graph().size()) continue;
    if (mention.head > frame.trigger &&
        context.graph().sentence_of(mention.head) == context.graph().sentence_of(frame.trigger) &&
        context.graph().governs(frame.trigger, mention.head)) {
      return mention.entity;
    }
  }
  return kNoEntity;
}

bool spoke_at_distance(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(verb);
  const auto& sentences = context.document().annotation.sentences;
  const auto tells = [&](std::uint32_t s) {
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
      if (graph.token(i).pos != "VERB" && context.lexicon().is(WordClass::Distance, graph.lemma(i)))
        return true;
    }
    return false;
  };
  if (tells(sentence)) return true;
  return sentence > 0 && context.paragraph(sentence - 1) == context.paragraph(sentence) &&
         tells(sentence - 1);
}

/// "tariffs on goods from China", "on American coal": the country that the goods come from.
std::vector<Filler> countries_of_goods(const FactContext& context, const Frame& frame,
                                       const std::vector<std::string>& names) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const Slot& slot : frame.slots) {
    if (std::find(names.begin(), names.end(), slot.name) == names.end()) continue;
    if (!context.lexicon().is(WordClass::Goods, graph.lemma(slot.token))) continue;
    for (const Slot& origin : frame.slots) {
      if (origin.name != "from") continue;
      for (const Filler& filler : context.fill(origin.token, LabelSet{NodeLabel::Country}))
        out.push_back(filler);
    }
    for (const std::uint32_t c : graph.children(slot.token)) {
      const std::string& role = graph.token(c).role;
      const bool from =
          role == "prep" && (graph.lemma(c) == "from" || graph.lemma(c) == "of" || graph.lemma(c) == "in");
      const std::uint32_t token = from ? graph.object_of(c)
                                  : role == "amod" || role == "compound" || role == "poss" ? c
                                                                                           : kNoToken;
      // "officials of the Ortega regime" are no goods of the country
      if (token == kNoToken || context.lexicon().is(WordClass::Rule, graph.lemma(token))) continue;
      for (Filler filler : context.fill(token, LabelSet{NodeLabel::Country})) {
        filler.certainty *= 0.9F;
        out.push_back(filler);
      }
    }
  }
  return out;
}

std::vector<Filler> body_told_before(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(token);
  std::vector<Filler> out;
  std::vector<std::uint32_t> told(context.document().entities.size(), 0);
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Organization || mention.head >= graph.size()) continue;
    ++told[mention.entity];
    if (mention.first >= token) continue;
    const std::uint32_t at = graph.sentence_of(mention.head);
    if (context.paragraph(at) != context.paragraph(sentence) || sentence - at > 3) continue;
    out.assign(1, {mention.entity, token, 0.8F * mention.certainty});
  }
  if (!out.empty()) return out;
  // Else the body that the text is about, if states are known to join it.
  const auto most = std::max_element(told.begin(), told.end());
  if (most == told.end() || *most < 3) return out;
  const auto body = static_cast<std::uint32_t>(most - told.begin());
  const auto* senses = lexicon().find(fold_name(context.document().entities[body].name));
  if (senses != nullptr && senses->front().sense == NameSense::Named) out.push_back({body, token, 0.7F});
  return out;
}

bool has_any(const Frame& frame, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return frame.has(name); });
}

namespace {

/// "A, who will receive B on Monday, spoke by telephone with C"
bool is_told_of_another(const RoleGraph& graph, std::uint32_t verb, std::uint32_t by) {
  if (graph.governs(verb, by)) return false;
  while (!graph.is_root(verb) && graph.token(verb).role != "relcl") verb = graph.token(verb).head;
  return graph.token(verb).role == "relcl" && !graph.governs(verb, by);
}

}  // namespace

/// "a telephone conversation with", "talks via videoconference"
bool talked_at_distance(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    if ((role == "compound" || role == "amod" || role == "nmod") &&
        context.lexicon().is(WordClass::Distance, graph.lemma(c)))
      return true;
    if ((role == "advmod" || role == "amod") &&
        (graph.lemma(c) == "online" || graph.lemma(c) == "virtually" || graph.lemma(c) == "remotely"))
      return true;
  }
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(noun)];
  for (std::uint32_t i = sentence.first; i + 1 < sentence.last; ++i) {
    const std::string& lemma = graph.lemma(i);
    if (lemma != "by" && lemma != "via" && lemma != "over" && lemma != "through") continue;
    for (std::uint32_t k = i + 1; k < std::min(i + 4, sentence.last); ++k) {
      // "settled it by telephone in March, and met in June"
      // "talks with President of the Republic of Y B, via videoconference"
      const int reach = graph.is_noun(noun) && i > sentence.first && context.words(i - 1) == "," ? 18 : 12;
      const bool others =
          graph.is_verb(noun) && (i < noun ? !graph.governs(noun, i) : is_told_of_another(graph, noun, i));
      const bool verb = graph.is_verb(k);  // "a team led by A called on B"
      if (!others && !verb && context.lexicon().is(WordClass::Distance, graph.lemma(k)) &&
          std::abs(static_cast<int>(i) - static_cast<int>(noun)) < reach)
        return true;
    }
  }
  return false;
}

bool lasts(const FactContext& context, const Frame& frame) {
  static constexpr std::array<std::string_view, 8> kLengths = {"day",  "night", "week",      "month",
                                                               "hour", "year",  "overnight", "weekend"};
  const RoleGraph& graph = context.graph();
  const auto is_length = [&](std::uint32_t token) {
    return std::find(kLengths.begin(), kLengths.end(), graph.lemma(token)) != kLengths.end();
  };
  for (const std::uint32_t c : graph.children(frame.trigger)) {
    const std::string& role = graph.token(c).role;
    if ((role == "npadvmod" || role == "advmod" || role == "dobj") && is_length(c)) return true;
  }
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return slot.name == "until" || (slot.name == "for" && is_length(slot.token));
  });
}

bool happens_in_setting(const FactContext& context, const Frame& frame) {
  bool time = false;
  bool place = false;
  for (const Slot& slot : frame.slots) {
    time = time || context.in_time(slot.token);
    if (slot.name != "at" && slot.name != "in" && slot.name != "on" && slot.name != "upon" &&
        slot.name != "during" && slot.name != "after")
      continue;
    if (context.lexicon().is(WordClass::Setting, context.graph().lemma(slot.token))) return true;
    place = place || context.inside_name(slot.token, EntityType::Place) ||
            context.inside_name(slot.token, EntityType::Country);
  }
  // the tree may hang them elsewhere
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(frame.trigger)];
  for (std::uint32_t i = frame.trigger + 1; i + 1 < std::min(sentence.last, frame.trigger + 25); ++i) {
    time = time || context.in_time(i);
    const bool in = graph.lemma(i) == "in" || graph.lemma(i) == "at";
    place = place || (in && (context.inside_name(i + 1, EntityType::Place) ||
                             context.inside_name(i + 1, EntityType::Country)));
  }
  return frame.passive ? place || time : place && time;
}

/// "joined X for lunch", "at the table", "on stage": the phrase tells of being together.
bool is_in_company(const FactContext& context, const Frame& frame) {
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return (slot.name == "for" || slot.name == "at" || slot.name == "over" || slot.name == "on" ||
            slot.name == "to") &&
           context.lexicon().is(WordClass::Company, context.graph().lemma(slot.token));
  });
}

bool is_courtesy(const FactContext& context, std::uint32_t noun) {
  // "paid a call on X": on foot
  const Token& at = context.graph().token(noun);
  if (at.role == "dobj" && context.graph().lemma(at.head) == "pay") return true;
  for (const std::uint32_t c : context.graph().children(noun)) {
    const std::string& lemma = context.graph().lemma(c);
    if (lemma == "courtesy" || lemma == "farewell" || lemma == "condolence") return true;
  }
  return false;
}

bool meets_something_else(const FactContext& context, const FrameRule& rule, const Frame& frame,
                          Origin origin) {
  if (origin != Origin::Verb || !rule.object.empty()) return false;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    if (slot.name != "obj" && slot.name != "with" && slot.name != "to" && slot.name != "into") return false;
    if (slot.name == "to" && !rule.particle.empty()) return true;  // "catch up to the leaders"
    if (std::find(rule.to.begin(), rule.to.end(), slot.name) == rule.to.end()) return false;
    const std::string& lemma = context.graph().lemma(slot.token);
    const std::string& tag = context.graph().token(slot.token).tag;
    if (lemma == "other" || lemma == "another" || context.in_time(slot.token)) return false;
    return slot.name == "obj" || slot.name == "into" || tag == "NNS" || tag.starts_with("NNP");
  });
}

namespace {

bool is_part_of_day(const std::string& lemma) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "morning", "afternoon", "evening", "night", "noon", "midnight", "time", "initiative", "request"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

/// The country that somebody holds an office in, as the text says.
std::uint32_t country_served(const FactContext& context, std::uint32_t person) {
  for (const OfficeStatement& office : context.document().offices) {
    if (office.holder == person && office.body != kNoEntity && !office.former &&
        office.office.find("ambassador") == std::string::npos &&
        context.label(office.body) == NodeLabel::Country)
      return office.body;
  }
  return kNoEntity;
}

}  // namespace

bool are_of_two_states(const FactContext& context, const std::vector<Filler>& from,
                       const std::vector<Filler>& to) {
  if (from.empty() && to.size() == 2) return true;  // "the conversation between the two presidents"
  if (from.empty() || to.empty()) return false;
  const std::uint32_t here = country_served(context, from.front().entity);
  const std::uint32_t there = country_served(context, to.front().entity);
  return here != kNoEntity && there != kNoEntity && here != there;
}

bool told_in_person(const FactContext& context, const Frame& frame) {
  const auto is_place = [&](const Slot& slot) {
    return (slot.name == "in" || slot.name == "at") && !context.in_time(slot.token) &&
           !is_part_of_day(context.graph().lemma(slot.token));
  };
  if (std::any_of(frame.slots.begin(), frame.slots.end(), is_place)) return true;
  const RoleGraph& graph = context.graph();
  if (graph.is_noun(frame.trigger) && graph.token(frame.trigger).role == "dobj") {  // "had a talk, in Lima"
    for (const std::uint32_t c : graph.children(graph.token(frame.trigger).head)) {
      const std::uint32_t where =
          graph.lemma(c) == "in" || graph.lemma(c) == "at" ? graph.object_of(c) : kNoToken;
      if (where != kNoToken && context.inside_name(where, EntityType::Place)) return true;
    }
  }
  for (const std::uint32_t c : graph.children(frame.trigger)) {
    const std::string& lemma = graph.lemma(c);
    if (graph.token(c).role == "advmod" &&
        (lemma == "briefly" || lemma == "informally" || lemma == "privately"))
      return true;
  }
  // "went out and spoke with the strikers"
  const Token& at = graph.token(frame.trigger);
  if (at.role == "conj" && at.head + 4 > frame.trigger && graph.is_verb(at.head) &&
      one_of(graph.lemma(at.head), {"go", "come", "walk", "step", "drop", "stop", "approach", "sit"}))
    return true;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    const std::string& lemma = graph.lemma(slot.token);
    return lemma == "sideline" || lemma == "margin" || lemma == "corridor" || lemma == "person" ||
           (slot.name == "over" && context.lexicon().is(WordClass::Company, lemma));
  });
}

bool told_by_self(const FactContext& context, const Frame& frame) {
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    const std::string& lemma = context.graph().lemma(slot.token);
    return slot.name == "subj" && (lemma == "i" || lemma == "we");
  });
}

bool held_at_distance(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  if (rule.object.empty()) return false;
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(frame.trigger)) {
    if (graph.lemma(c) != rule.object) continue;
    for (const std::uint32_t inner : graph.children(c)) {
      if (context.lexicon().is(WordClass::Distance, graph.lemma(inner))) return true;
    }
  }
  return false;
}

std::vector<Filler> owners_of_parts(const FactContext& context, const Frame& frame,
                                    const std::vector<std::string>& names) {
  const RoleGraph& graph = context.graph();
  const LabelSet person{NodeLabel::Person};
  std::vector<Filler> out;
  for (const Slot& slot : frame.slots) {
    if (slot.name == "obj" || std::find(names.begin(), names.end(), slot.name) == names.end() ||
        !context.lexicon().is(WordClass::Part, graph.lemma(slot.token)) ||
        !context.mentions_covering(slot.token).empty())
      continue;
    for (const std::uint32_t c : graph.children(slot.token)) {
      const bool of =
          graph.token(c).role == "prep" && graph.lemma(c) == "of" && graph.object_of(c) != kNoToken;
      if (of || graph.token(c).role == "poss") {
        for (const Filler& one : context.fill(of ? graph.object_of(c) : graph.antecedent(c), person))
          out.push_back(one);
      }
    }
  }
  return out;
}

}  // namespace entente::ingest
