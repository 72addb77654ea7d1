// Verbs and nouns of the tables, matched against their frames.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_conditions.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/frames/leaders_states.hpp"
#include "ingest/facts/rules/money.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

LabelSet without_person(LabelSet set) {
  set.bits = static_cast<std::uint8_t>(set.bits & ~LabelSet{NodeLabel::Person}.bits);
  return set;
}

class Matcher {
 public:
  Matcher(const FactContext& context, Candidates& out) : context_(context), out_(out) {}

  void match(const FrameRule& rule, const Frame& frame, Origin origin) {
    if (!conditions_hold(context_, rule, frame) || is_any_number(context_, rule, frame)) return;
    if (rule.trigger == "see" && is_on_screen(context_, frame)) return;
    // "called her back in 2016"; "his call for direct contact with X"
    if (rule.trigger == "call" && origin == Origin::Verb &&
        has_particle(context_.graph(), frame.trigger, "back"))
      return;
    if (rule.trigger == "call" && origin == Origin::Noun && frame.has("for") && !frame.has("with")) return;
    if (rule.kind == EdgeKind::Met && rule.trigger == "receive" && receives_thing(context_, frame)) return;
    EdgeKind kind = rule.kind;
    bool weak = rule.has(RuleFlag::Weak);
    if (rule.what == RuleKind::Spoke) {
      if (origin == Origin::Noun && is_with_press(context_, frame)) return;
      kind = spoke_at_distance(context_, frame.trigger) ? EdgeKind::Called : EdgeKind::Met;
      weak = kind == EdgeKind::Met;
      // "spoke today with the President of Y": of two leaders at home it is a call; in person only where a
      // place is told
      if (weak && !told_in_person(context_, frame) &&
          ((origin == Origin::Verb && context_.graph().lemma(frame.trigger) == "speak") ||
           told_by_self(context_, frame)))
        kind = EdgeKind::Called;
    }
    if (kind == EdgeKind::Met && rule.what == RuleKind::Edge &&
        (talked_at_distance(context_, frame.trigger) || held_at_distance(context_, rule, frame)))
      kind = EdgeKind::Called;
    if (kind == EdgeKind::Called && origin == Origin::Noun && is_courtesy(context_, frame.trigger))
      kind = EdgeKind::Met;
    if (rule.what == RuleKind::Accompanied) return;  // read by find_companions
    const EdgeRule& edge = entente::rule(kind);
    LabelSet from_labels = rule.has(RuleFlag::Event) ? LabelSet{NodeLabel::Event} : edge.from;
    LabelSet to_labels = rule.has(RuleFlag::Thing) ? without_person(edge.to) : edge.to;
    if (rule.has(RuleFlag::Force) && !kills_one(context_, rule, frame))
      from_labels = without_person(from_labels);
    if (rule.has(RuleFlag::Bodies)) {
      from_labels = without_person(from_labels);
      to_labels =
          kind == EdgeKind::InvestedIn ? LabelSet{NodeLabel::Organization} : without_person(to_labels);
    }
    const std::uint32_t award = rule.has(RuleFlag::Award) ? award_among(context_, frame) : kNoEntity;
    if (rule.has(RuleFlag::Award) && award == kNoEntity) return;
    auto from = fill_slots(context_, frame, rule.from, from_labels);
    drop_behind_relative(context_, rule, frame, origin, from);
    if (kind == EdgeKind::CooperatesWith && from.empty() && origin == Origin::Verb)
      from = fill_slots(context_, frame, {"mod", "poss", "between"}, from_labels);
    if (kind == EdgeKind::CooperatesWith && from.empty())
      from = states_of_leaders(context_, frame, rule, origin);
    // "was closeted with X": those it is done to are together
    if (kind == EdgeKind::Met && from.empty() && frame.passive && rule.has(RuleFlag::Each))
      from = fill_slots(context_, frame, {"obj"}, from_labels);
    auto to =
        fill_slots(context_, kind == EdgeKind::Sanctioned ? own_slots(frame) : frame, rule.to, to_labels);
    if (rule.has(RuleFlag::School))
      std::erase_if(to,
                    [&](const Filler& f) { return !is_school(context_.document().entities[f.entity].name); });
    if (kind == EdgeKind::Sanctioned && to.empty()) to = countries_of_goods(context_, frame, rule.to);
    if (kind == EdgeKind::Visited) settle_visitors(context_, rule, frame, from, to);
    if (rule.has(RuleFlag::Envoy)) to = states_of_envoys(context_, frame);
    if (kind == EdgeKind::Sanctioned && origin == Origin::Noun) own_by_control(context_, frame, from);
    if (kind == EdgeKind::Sanctioned) {
      for (const Filler& one : those_among(context_, frame, rule.to)) to.push_back(one);
      if (origin == Origin::Verb && !to.empty()) add_company(context_, frame, to);
    }
    if (kind == EdgeKind::Aided && rule.trigger == "contribution" && !is_of_sum(context_, frame.trigger))
      return;
    if (rule.has(RuleFlag::Ellipsis) && to.empty() && !has_any(frame, rule.to) &&
        (!rule.object.empty() || !frame.has("obj")))
      to = event_told_before(context_, frame.trigger);
    if (to.empty() && (kind == EdgeKind::Hosted || kind == EdgeKind::ParticipatedIn))
      to = event_of_clause(context_, frame, rule.to);
    // "held the 9th Dialogue with Y": both took part
    if (kind == EdgeKind::Hosted && rule.trigger == "hold" && frame.has("with")) {
      kind = EdgeKind::ParticipatedIn;
      for (const Filler& other : fill_slots(context_, frame, {"with"}, from_labels)) from.push_back(other);
    }
    if (kind == EdgeKind::MemberOf && to.empty() && joins_unnamed(context_, frame, rule))
      to = body_told_before(context_, frame.trigger);
    // "reaffirmed Russia's willingness" says nothing of whose it is
    const bool through_owner = !(kind == EdgeKind::Supports && rule.has(RuleFlag::Thing));
    if ((kind == EdgeKind::Supports || kind == EdgeKind::Criticized) && to.empty() && through_owner)
      to = doers_behind(context_, frame, rule.to, kind);
    if (to.empty() && (kind == EdgeKind::Met || kind == EdgeKind::Called))
      to = owners_of_parts(context_, frame, rule.to);
    if (rule.trigger == "discuss")  // "discussed it during his conversation with X"
      std::erase_if(to, [&](const Filler& one) {
        return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
          return slot.shared && slot.name == "with" && context_.graph().governs(slot.token, one.token);
        });
      });
    if (kind == EdgeKind::Met && rule.trigger == "visit")
      std::erase_if(to, [&](const Filler& one) { return may_be_a_town(context_, frame, one); });
    if (kind == EdgeKind::Met && context_.lexicon().is(WordClass::Presence, rule.trigger))
      std::erase_if(to, [&](const Filler& one) { return is_own_staff(context_, frame, one.token); });
    if (kind == EdgeKind::Attacked && is_verbal_attack(context_, rule, from, to)) kind = EdgeKind::Criticized;
    if (kind == EdgeKind::Attacked) to = where_struck(context_, frame, rule, std::move(to));
    if (kind == EdgeKind::Sanctioned && is_honour(context_, frame)) return;
    if (kind == EdgeKind::Criticized && rule.particle == "back" && is_vowed(frame.trigger)) return;
    if (kind == EdgeKind::Aided) drop_given(from, to, frame, rule);
    if (kind == EdgeKind::Aided && to.empty()) to = whose_relief(context_, frame, rule.to);
    if (kind == EdgeKind::Aided && from.empty() && origin == Origin::Noun)
      from = givers_of_sum(context_, frame.trigger);
    if (kind == EdgeKind::Proposed)  // "proposed an Asian version of the bloc"
      std::erase_if(to, [&](const Filler& one) {
        return context_.label(one.entity) == NodeLabel::Organization && !is_object(frame, one.token) &&
               context_.graph().token(one.token).role == "pobj";
      });
    if (kind == EdgeKind::Proposed && rule.trigger == "launch" && (frame.has("into") || frame.has("from")))
      return;  // "launched a car into space"
    if (kind == EdgeKind::InvestedIn) to = where_invested(context_, frame, rule.to, std::move(to));
    if (kind == EdgeKind::Supports && frame.has("obj") && rule.trigger == "vote")
      return;  // "voted $1 billion for"
    if (kind == EdgeKind::InvestedIn && is_lent(context_, rule, frame)) kind = EdgeKind::Aided;
    const std::size_t before = out_.size();
    if (kind == EdgeKind::Supports && rule.object.empty() && origin == Origin::Verb &&
        rule.to.front() == "with")
      std::erase_if(to,
                    [&](const Filler& f) { return f.token < frame.trigger; });  // "with the AIP, he stands"
    if (kind == EdgeKind::Supports) {
      // Whoever speaks for a country does not thereby support it.
      for (const Filler& speaker : from) {
        std::erase_if(to, [&](const Filler& target) {
          return at_home(context_, speaker.entity, target.entity) &&
                 !(is_object(frame, target.token) && origin == Origin::Verb);
        });
      }
    }
    // Leaders of two states in "a conversation": over the telephone, unless a place is told.
    if (weak && rule.what == RuleKind::Spoke && kind == EdgeKind::Met && !told_in_person(context_, frame) &&
        origin == Origin::Noun && are_of_two_states(context_, from, to))
      kind = EdgeKind::Called;
    // "A and B spoke for the resolution", "against it"
    if (rule.what == RuleKind::Spoke && to.empty() && (frame.has("against") || takes_side(context_, frame)))
      return;
    pair_up(kind, from, to, rule, frame, origin);
    for (std::size_t i = before; i < out_.size(); ++i) {
      Candidate& candidate = out_[i];
      candidate.weak = weak && !(kind == EdgeKind::Met && tells_where(context_, rule, frame));
      candidate.state = rule.has(RuleFlag::State);
      candidate.ahead = rule.has(RuleFlag::Ahead);
      if (award != kNoEntity) candidate.properties["award"] = context_.document().entities[award].name;
      if (kind == EdgeKind::InvestedIn || kind == EdgeKind::Aided)
        add_amount(context_, frame.clause, frame.trigger, candidate);
    }
    if (kind == EdgeKind::InvestedIn && origin == Origin::Noun) drop_unsummed(context_, out_, before);
  }

 private:
  /// "broke off relations with A in solidarity with B": a phrase of the verb's own outdoes those within
  /// others.
  static Frame own_slots(const Frame& frame) {
    Frame out = frame;
    std::erase_if(out.slots, [&](const Slot& slot) {
      return slot.shared && std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& other) {
               return !other.shared && other.name == slot.name;
             });
    });
    return out;
  }

  /// "vowed to hit back at X" threatens.
  [[nodiscard]] bool is_vowed(std::uint32_t verb) const {
    const RoleGraph& graph = context_.graph();
    if (graph.is_root(verb) || graph.token(verb).role != "xcomp") return false;
    const std::string& above = graph.lemma(graph.token(verb).head);
    return above == "vow" || above == "threaten" || above == "swear" || above == "promise";
  }

  /// Within a noun's own words, not in a phrase that hangs on it.
  [[nodiscard]] bool is_part_of(std::uint32_t token, std::uint32_t noun) const {
    const RoleGraph& graph = context_.graph();
    for (int step = 0; step < 6 && token != noun; ++step) {
      if (graph.is_root(token) || graph.token(token).pos == "ADP") return false;
      token = graph.token(token).head;
    }
    return token == noun;
  }

  /// What is given is not who gets it ("announced a new system, X"), nor is one's own country helped.
  void drop_given(const std::vector<Filler>& from, std::vector<Filler>& to, const Frame& frame,
                  const FrameRule& rule) const {
    const RoleGraph& graph = context_.graph();
    std::erase_if(to, [&](const Filler& f) {
      const bool home = std::any_of(from.begin(), from.end(), [&](const Filler& giver) {
        return at_home(context_, giver.entity, f.entity);
      });
      const bool given = rule.has(RuleFlag::Aid) &&
                         std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
                           return slot.name == "obj" && is_part_of(f.token, slot.token) &&
                                  context_.lexicon().is(WordClass::Aid, graph.lemma(slot.token));
                         });
      return home || given;
    });
  }

  static bool is_object(const Frame& frame, std::uint32_t token) {
    return std::any_of(frame.slots.begin(), frame.slots.end(),
                       [&](const Slot& slot) { return slot.name == "obj" && slot.token == token; });
  }

  void pair_up(EdgeKind kind, const std::vector<Filler>& from, const std::vector<Filler>& to,
               const FrameRule& rule, const Frame& frame, Origin origin) {
    bool paired = false;
    for (const Filler& a : from) {
      for (const Filler& b : to) {
        if (a.entity == b.entity ||
            (kind == EdgeKind::CooperatesWith && is_part(context_, a.entity, b.entity)))
          continue;
        propose(context_, out_, kind, a, b, frame.trigger, origin);
        paired = true;
      }
    }
    const bool mutual = kind == EdgeKind::Met && !paired && is_mutual(context_, rule, frame);
    if ((!rule.has(RuleFlag::Each) && !mutual) ||
        (!paired && !mutual && meets_something_else(context_, rule, frame, origin)))
      return;
    // "A and B gave a dinner for the guests"
    if (!paired && origin == Origin::Noun && frame.has("for") &&
        context_.lexicon().is(WordClass::Company, context_.graph().lemma(frame.trigger)))
      return;
    // "A and B had a handshake from C"
    if (!paired && origin == Origin::Noun && (frame.has("from") || frame.has("for")) &&
        one_of(rule.trigger, {"handshake", "hug", "embrace", "welcome"}))
      return;
    // Nobody at the other end: "A and B met", "talks between A and B". More than four are a gathering.
    const bool between = !paired && from.size() < 2 && to.size() >= 2 &&
                         (frame.has("between") || frame.has("among") || frame.has("of") || frame.has("by"));
    const std::vector<Filler> group = between ? to : mutual ? whole_row(context_, from) : from;
    // "A, B, C, D and E signed a memorandum"
    const bool pact =
        kind == EdgeKind::CooperatesWith && context_.lexicon().is(WordClass::Pact, rule.trigger);
    if (paired || group.size() < 2 || group.size() > (pact ? 7 : 4)) return;
    // "before the meeting, the leaders of four states visited": whom they met is not said
    const bool from_around = origin == Origin::Noun &&
                             std::any_of(frame.slots.begin(), frame.slots.end(),
                                         [](const Slot& slot) { return slot.name == "subj" && slot.shared; });
    if (from_around && !between && group.size() > 2 && !pact) return;
    // of a long row the first is sure to be a partner of each
    const std::size_t leaders = group.size() > 4 ? 1 : group.size();
    for (std::size_t i = 0; i < leaders; ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j)
        propose(context_, out_, kind, group[i], group[j], frame.trigger, origin);
    }
  }

  const FactContext& context_;
  Candidates& out_;
};

/// A preposition's phrase on an idiom's object belongs to the idiom: "took part in", "shook hands with".
Frame with_idiom(const FactContext& context, const Frame& frame, std::uint32_t object) {
  Frame out = frame;
  const Frame inner = noun_frame(context, object);
  for (const Slot& slot : inner.slots) {
    const bool bond = context.lexicon().is(WordClass::Bond, context.graph().lemma(frame.trigger));
    if ((slot.name != "mod" || bond) && slot.name != "subj") out.slots.push_back(slot);
  }
  return out;
}

/// "reaffirmed the support of the United States for Israel": the noun tells whose it is.
bool is_anothers(const FactContext& context, const FrameRule& rule, const Frame& frame,
                 std::uint32_t object) {
  if (rule.kind != EdgeKind::Supports && rule.kind != EdgeKind::Criticized) return false;
  if (std::find(rule.to.begin(), rule.to.end(), "of") != rule.to.end() ||
      std::find(rule.to.begin(), rule.to.end(), "poss") != rule.to.end() ||
      std::find(rule.from.begin(), rule.from.end(), "of") != rule.from.end())
    return false;
  const auto owners = fill_slots(context, noun_frame(context, object), {"poss", "of"}, kActor);
  const auto subjects = fill_slots(context, frame, rule.from, kActor);
  return std::any_of(owners.begin(), owners.end(), [&](const Filler& owner) {
    return std::none_of(subjects.begin(), subjects.end(),
                        [&](const Filler& s) { return s.entity == owner.entity; });
  });
}

/// "founded the party with X", "signed the treaty with X": the tree may hang the company on the object.
Frame with_company(const FactContext& context, const Frame& frame) {
  Frame out = frame;
  for (const Slot& slot : frame.slots) {
    if (slot.name != "obj") continue;
    for (const Slot& inner : noun_frame(context, slot.token).slots) {
      if (inner.name == "with") out.slots.push_back(inner);
    }
  }
  return out;
}

/// What hangs on any token of "one-on-one" hangs on the word.
Frame hyphen_frame(const FactContext& context, const HyphenWord& word) {
  Frame frame = noun_frame(context, word.head);
  for (std::uint32_t i = word.first; i < word.last; ++i) {
    if (i == word.head) continue;
    for (const Slot& slot : noun_frame(context, i).slots) {
      if (slot.name != "mod" && (slot.token < word.first || slot.token >= word.last))
        frame.slots.push_back(slot);
    }
  }
  return frame;
}

Frame with_objects(const FactContext& context, const Frame& frame) {
  Frame out = frame;
  for (const Slot& slot : frame.slots) {
    if (slot.name != "obj" || !context.fill_one(slot.token, kActor).empty()) continue;
    for (const Slot& inner : noun_frame(context, slot.token).slots) {
      if (inner.name != "mod" && inner.name != "poss" && inner.name != "subj" && inner.name != "of")
        out.slots.push_back(inner);
    }
  }
  return out;
}

}  // namespace

void match_verbs(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  Matcher matcher(context, out);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.token(i).pos != "VERB" && graph.token(i).pos != "AUX") continue;
    const auto rules = context.lexicon().verb_rules(graph.lemma(i));
    if (rules.empty() || !context.readable(graph.sentence_of(i))) continue;
    const Frame frame = verb_frame(context, i);
    for (const FrameRule& rule : rules) {
      if (!rule.particle.empty() && !has_particle(graph, i, rule.particle)) continue;
      if (rule.object.empty()) {
        // "pledged 200 million euros to Ukraine": the phrase may hang on what is given
        const bool gives = rule.has(RuleFlag::Aid) || rule.has(RuleFlag::Award) ||
                           rule.has(RuleFlag::Money) || rule.kind == EdgeKind::AffiliatedWith;
        matcher.match(rule,
                      gives ? with_objects(context, frame)
                      : rule.kind == EdgeKind::Founded || rule.kind == EdgeKind::Signed ||
                              rule.kind == EdgeKind::Hosted || rule.has(RuleFlag::InPerson)
                          ? with_company(context, frame)
                          : frame,
                      Origin::Verb);
        continue;
      }
      const std::uint32_t object = idiom_object(graph, i, rule.object);
      if (object != kNoToken && !is_anothers(context, rule, frame, object))
        matcher.match(rule, with_idiom(context, frame, object), Origin::Verb);
    }
  }
}

void match_nouns(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  Matcher matcher(context, out);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!graph.is_noun(i)) continue;
    const auto rules = context.lexicon().noun_rules(graph.lemma(i));
    if (rules.empty() || !context.readable(graph.sentence_of(i))) continue;
    if (context.inside_name(i, EntityType::Event) || context.inside_name(i, EntityType::Organization) ||
        context.inside_name(i, EntityType::Agreement)) {
      continue;
    }
    const Frame frame = noun_frame(context, i);
    for (const FrameRule& rule : rules) matcher.match(rule, frame, Origin::Noun);
  }
  for (std::uint32_t i = 0; i + 2 < graph.size(); ++i) {
    if (context.words(i + 1) != "-" || !context.readable(graph.sentence_of(i))) continue;
    const HyphenWord word = hyphen_word_at(context, i);
    const auto rules = context.lexicon().noun_rules(word.lemma);
    if (word.lemma.empty() || rules.empty()) continue;
    const Frame frame = hyphen_frame(context, word);
    for (const FrameRule& rule : rules) matcher.match(rule, frame, Origin::Noun);
  }
}

}  // namespace entente::ingest
