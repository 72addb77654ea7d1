// Meetings and calls that the frames miss because the tree is loose: the name behind a long title, the
// subject right before the verb, the talks that a clause tells of from further away. The words of the trigger
// are those of the tables; order of words finds the people, so that such facts are less sure.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_conditions.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr float kByOrder = 0.88F;

bool is_contact(EdgeKind kind) { return kind == EdgeKind::Met || kind == EdgeKind::Called; }

class ContactReader {
 public:
  ContactReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(graph_.size(), false) {
    for (const Candidate& candidate : out) {
      if (is_contact(candidate.kind)) told_[candidate.trigger] = true;
    }
  }

  void read(std::uint32_t i) {
    if (told_[i]) return;
    if (graph_.is_verb(i) && graph_.token(i).pos == "VERB") {
      if (!read_torn_verb(i)) read_verb(i);
      if (!told_[i]) read_joined(i);
    } else if (graph_.is_noun(i) && !inside_any_name(i)) {
      if (!read_misread_verb(i)) read_noun(i);
      if (!told_[i]) read_meal(i);
    }
  }

 private:
  [[nodiscard]] bool inside_any_name(std::uint32_t i) const {
    const auto covering = context_.mentions_covering(i);
    return std::any_of(covering.begin(), covering.end(), [&](std::uint32_t m) {
      return context_.document().mentions[m].kind == MentionKind::Name;
    });
  }

  void pair_up(EdgeKind kind, const std::vector<Filler>& from, const std::vector<Filler>& to,
               std::uint32_t trigger, Origin origin, bool weak = false) {
    const std::uint32_t held = graph_.is_verb(trigger) ? graph_.child(trigger, "dobj") : kNoToken;
    if (kind == EdgeKind::Met &&
        (talked_at_distance(context_, trigger) || (held != kNoToken && talked_at_distance(context_, held))))
      kind = EdgeKind::Called;
    for (Filler a : from) {
      for (const Filler& b : to) {
        a.certainty *= kByOrder;
        const std::size_t before = out_.size();
        propose(context_, out_, kind, a, b, trigger, origin);
        for (std::size_t k = before; k < out_.size(); ++k) out_[k].weak = weak;
        told_[trigger] = told_[trigger] || out_.size() > before;
      }
    }
  }

  /// People in the slots, else those that stand behind the preposition or verb.
  std::vector<Filler> at_other_end(const Frame& frame, const FrameRule& rule, std::uint32_t from) {
    auto found = fill_slots(context_, frame, rule.to, kPerson);
    for (const std::string& name : rule.to) {
      if (!found.empty()) break;
      if (name == "iobj") {  // "bid X farewell", "gave X tea": read as one name
        found = people_behind(context_, frame.trigger + 1);
        if (!found.empty() && found.back().token > from) found.clear();
      } else if (name == "obj") {
        std::uint32_t start = from + 1;
        while (start + 1 < graph_.size() && may_stand_before_object(start)) ++start;
        found = people_behind(context_, start);
      } else if (name != "poss" && name != "subj" && name != "of" && name != "for") {
        found = people_behind(context_, behind_preposition(context_, from, name));
      }
    }
    return found;
  }

  /// "met, in turn, A and B"
  [[nodiscard]] bool may_stand_before_object(std::uint32_t i) const {
    const std::string_view word = context_.words(i);
    // "received in Luanda his colleague, X"
    const bool where = one_of(word, {"in", "at"}) && context_.inside_name(i + 1, EntityType::Place);
    if (where || context_.inside_name(i, EntityType::Place)) return true;
    if (word == ",")
      return one_of(context_.words(i - 1), {"turn", "others"}) ||
             one_of(context_.words(i + 1), {"in", "among"});
    return graph_.token(i).pos == "ADV" || context_.in_time(i) || one_of(word, {"turn", "others", "among"}) ||
           (word == "in" && context_.words(i + 1) == "turn");
  }

  void read_verb(std::uint32_t verb) {
    for (const FrameRule& rule : context_.lexicon().verb_rules(graph_.lemma(verb))) {
      const bool in_person = rule.kind == EdgeKind::Met && rule.has(RuleFlag::InPerson);
      if ((!is_sure_contact(rule) && !in_person) || told_[verb]) continue;
      if (!rule.particle.empty() && !has_particle(graph_, verb, rule.particle)) continue;
      std::uint32_t object = verb;
      if (!rule.object.empty()) object = idiom_object(graph_, verb, rule.object);
      if (object == kNoToken) continue;
      const Frame frame = verb_frame(context_, verb);
      if (rule.trigger == "receive" && receives_thing(context_, frame)) continue;
      if (rule.has(RuleFlag::NoInfinitive) && asks_for_act(context_, verb)) continue;
      if (one_of(rule.trigger, {"stand", "sit"}) && stands_in_polls(context_, frame)) continue;
      if (in_person && (frame.passive || !conditions_hold(context_, rule, frame))) continue;
      if (frame.passive) {
        if (rule.to.front() != "obj" || !rule.object.empty()) continue;
        auto received = fill_slots(context_, frame, {"obj"}, kPerson);
        if (received.empty()) received = subject_by_order(verb);
        auto by = fill_slots(context_, frame, {"subj"}, kPerson);
        if (by.empty()) by = people_behind(context_, behind_preposition(context_, verb, "by"));
        pair_up(rule.kind, received, by, verb, Origin::Verb);
        continue;
      }
      auto from = fill_slots(context_, frame, rule.from, kPerson);
      if (from.empty() && is_finite(verb)) from = subject_by_order(verb);
      if (from.empty()) continue;
      auto to = at_other_end(frame, rule, object);
      if (context_.lexicon().is(WordClass::Presence, rule.trigger))
        std::erase_if(to, [&](const Filler& one) { return is_own_staff(context_, frame, one.token); });
      pair_up(rule.kind, from, to, verb, Origin::Verb);
    }
  }

  /// The name right before the verb, or before the first of its row of verbs, where the tree gives it no
  /// subject or one that only leads to the name: "head of state of Chad X met", "the general, X, met".
  [[nodiscard]] std::vector<Filler> subject_by_order(std::uint32_t verb) const {
    const auto subjects = graph_.subjects(verb);
    for (int step = 0;
         step < 4 && graph_.token(verb).role == "conj" && graph_.is_verb(graph_.token(verb).head); ++step)
      verb = graph_.token(verb).head;
    auto found = people_before(context_, verb);
    if (found.empty() || subjects.empty()) return found;
    const std::uint32_t subject = subjects.front();
    const bool leads = is_office_noun(graph_, subject) || graph_.token(subject).pos == "PROPN";
    if (!leads || !graph_.governs(subject, found.front().token)) found.clear();
    return found;
  }

  /// "A left and telephoned President B": a verb of the row read as a word before the name
  bool read_torn_verb(std::uint32_t verb) {
    const Token& at = graph_.token(verb);
    if (at.role != "amod" || (at.tag != "VBN" && at.tag != "VBD") || verb == 0 || at.head < verb ||
        graph_.lemma(verb - 1) != "and")
      return false;
    const Token& name = graph_.token(at.head);
    if (name.role != "conj" || !graph_.is_verb(name.head) || graph_.token(name.head).tag != "VBD")
      return false;
    for (const FrameRule& rule : context_.lexicon().verb_rules(graph_.lemma(verb))) {
      if (!is_sure_contact(rule) || rule.to.front() != "obj" || !rule.object.empty() ||
          !rule.particle.empty())
        continue;
      pair_up(rule.kind, fill_slots(context_, verb_frame(context_, name.head), {"subj"}, kPerson),
              context_.fill_one(at.head, kPerson), verb, Origin::Verb);
      return told_[verb];
    }
    return false;
  }

  /// "X, joined by Y, opened the plant"
  void read_joined(std::uint32_t verb) {
    if (graph_.lemma(verb) != "join" || !graph_.is_passive(verb)) return;
    const Frame frame = verb_frame(context_, verb);
    if (frame.has("in")) return;
    pair_up(EdgeKind::Met, fill_slots(context_, frame, {"subj"}, kPerson),
            fill_slots(context_, frame, {"obj"}, kPerson), verb, Origin::Verb, true);
  }

  /// "asked X over coffee", "told Y on the phone": subject and object of a verb that a meal or a telephone
  /// goes with.
  void read_meal(std::uint32_t noun) {
    if (graph_.token(noun).role != "pobj") return;
    const std::uint32_t preposition = graph_.token(noun).head;
    if (graph_.is_root(preposition)) return;
    const std::string& by = graph_.lemma(preposition);
    const bool far =
        (context_.lexicon().is(WordClass::Distance, graph_.lemma(noun)) || graph_.lemma(noun) == "line") &&
        one_of(by, {"by", "over", "via", "on", "through"});
    if (!far && (by != "over" || !context_.lexicon().is(WordClass::Company, graph_.lemma(noun)))) return;
    const std::uint32_t verb = graph_.token(preposition).head;
    if (!graph_.is_verb(verb) || told_[verb]) return;
    const Frame frame = verb_frame(context_, verb);
    if (frame.passive) return;
    pair_up(far ? EdgeKind::Called : EdgeKind::Met, fill_slots(context_, frame, {"subj"}, kPerson),
            told_over(frame), noun, Origin::Noun);
  }

  /// "asked X", "listened to X", "listened to his report"
  std::vector<Filler> told_over(const Frame& frame) {
    auto found = fill_slots(context_, frame, {"obj", "iobj", "with", "to"}, kPerson);
    for (const Slot& slot : frame.slots) {
      if (!found.empty() || (slot.name != "to" && slot.name != "obj")) continue;
      const std::uint32_t owner = graph_.child(slot.token, "poss");
      if (owner != kNoToken &&
          one_of(graph_.lemma(slot.token), {"report", "account", "complaint", "story", "plea", "tale",
                                            "proposal", "question", "advice"}))
        found = context_.fill_one(graph_.antecedent(owner), kPerson);
    }
    return found;
  }

  [[nodiscard]] bool is_finite(std::uint32_t verb) const {
    return one_of(graph_.token(verb).tag, {"VBD", "VBZ", "VBP", "VBN"});
  }

  /// "Rahmon telephones Putin" read as a row of nouns: names on both sides of a verb's form; "X, the only
  /// woman there, lunches with Y".
  bool read_misread_verb(std::uint32_t word) {
    if (graph_.token(word).tag != "NNS") return false;
    const Token& at = graph_.token(word);
    if (at.role == "appos" && at.head < word && graph_.is_root(at.head) &&
        graph_.child(word, "det") == kNoToken && context_.inside_name(at.head, EntityType::Person)) {
      for (const FrameRule& rule : context_.lexicon().verb_rules(graph_.lemma(word))) {
        if (!is_sure_contact(rule) || !rule.object.empty() || !rule.particle.empty() || told_[word]) continue;
        if (std::find(rule.to.begin(), rule.to.end(), "with") == rule.to.end()) continue;
        pair_up(rule.kind, context_.fill_one(at.head, kPerson),
                people_behind(context_, behind_preposition(context_, word, "with")), word, Origin::Verb);
      }
      if (told_[word]) return true;
    }
    for (const FrameRule& rule : context_.lexicon().verb_rules(graph_.lemma(word))) {
      if (!is_sure_contact(rule) || rule.to.front() != "obj" || !rule.object.empty() ||
          !rule.particle.empty())
        continue;
      const std::uint32_t behind = before_aside(word);
      if (behind == 0 || context_.mentions_covering(behind - 1).empty()) continue;
      const auto from = people_before(context_, behind);
      pair_up(rule.kind, from, people_behind(context_, word + 1), word, Origin::Verb);
      return told_[word];
    }
    return false;
  }

  /// "X, in person, greets Y": where the aside between commas before a word begins; the word where none ends
  /// there.
  [[nodiscard]] std::uint32_t before_aside(std::uint32_t word) const {
    const std::uint32_t first = context_.document().annotation.sentences[graph_.sentence_of(word)].first;
    if (word <= first + 3 || context_.words(word - 1) != ",") return word;
    for (std::uint32_t i = word - 1; i > first + 1 && word - i < 7; --i) {
      if (context_.words(i - 1) == ",") return i - 1;
      if (graph_.is_verb(i - 1) || person_opening_at(context_, i - 1) != nullptr) return word;
    }
    return word;
  }

  void read_noun(std::uint32_t noun) {
    for (const FrameRule& rule : context_.lexicon().noun_rules(graph_.lemma(noun))) {
      if (told_[noun] || !is_contact(rule.kind) || rule.has(RuleFlag::Weak) || rule.has(RuleFlag::Never))
        continue;
      const Frame frame = noun_frame(context_, noun);
      if (!std::any_of(rule.to.begin(), rule.to.end(),
                       [](const std::string& name) { return name == "with"; }))
        continue;
      auto to = fill_slots(context_, frame, {"with"}, kPerson);
      if (to.empty()) to = people_behind(context_, behind_preposition(context_, noun, "with"));
      const std::uint32_t held = graph_.child(noun, "relcl");  // "the talks that X held with Y"
      if (to.empty() && held != kNoToken && context_.lexicon().is(WordClass::Light, graph_.lemma(held))) {
        const Frame holding = verb_frame(context_, held);
        pair_up(rule.kind, fill_slots(context_, holding, {"subj"}, kPerson),
                fill_slots(context_, holding, {"with"}, kPerson), noun, Origin::Noun);
      }
      if (to.empty()) continue;
      auto from = fill_slots(context_, frame, {"subj", "poss"}, kPerson);
      if (from.empty() && !frame.has("poss")) from = those_around(noun);
      EdgeKind kind = rule.kind;
      if (rule.what == RuleKind::Spoke)
        kind = spoke_at_distance(context_, noun) || told_by_self(context_, frame) ? EdgeKind::Called
                                                                                  : EdgeKind::Met;
      if (kind == EdgeKind::Called && is_courtesy(context_, noun)) kind = EdgeKind::Met;
      pair_up(kind, from, to, noun, Origin::Noun);
    }
  }

  /// "stated by X when answering questions following the talks with Y": the people of the clauses around a
  /// noun.
  std::vector<Filler> those_around(std::uint32_t noun) {
    if (graph_.is_root(noun)) return {};
    const std::string& role = graph_.token(noun).role;
    std::uint32_t at = graph_.token(noun).head;
    if (role == "pobj" &&
        one_of(graph_.lemma(at), {"about", "on", "regarding", "despite", "without", "against", "like", "than",
                                  "as", "by", "concerning", "under", "to"}))
      return {};
    if (role == "pobj" && graph_.lemma(at) == "of" && !(graph_.lemma(graph_.token(at).head) == "out"))
      return {};
    if (role == "dobj" && !context_.lexicon().is(WordClass::Light, graph_.lemma(at)) &&
        !context_.lexicon().is(WordClass::Occasion, graph_.lemma(at)))
      return {};
    if (!one_of(role, {"pobj", "dobj", "conj", "appos"}) || graph_.lemma(at) == "attend") return {};
    for (int step = 0; step < 8; ++step) {
      if (graph_.is_verb(at)) {
        std::vector<Filler> found;
        const auto take = [&](std::uint32_t token) {
          for (const Filler& filler : context_.fill(token, kPerson)) found.push_back(filler);
        };
        for (const std::uint32_t subject : graph_.subjects(at)) take(subject);
        const std::uint32_t agent = graph_.child(at, "agent");
        if (found.empty() && agent != kNoToken && graph_.object_of(agent) != kNoToken)
          take(graph_.object_of(agent));
        if (!found.empty()) return found;
        if (graph_.token(at).role == "ccomp" || graph_.token(at).role == "relcl") return {};
      }
      if (graph_.is_root(at)) return {};
      at = graph_.token(at).head;
    }
    return {};
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  std::vector<bool> told_;
};

}  // namespace

void find_contacts(const FactContext& context, Candidates& out) {
  ContactReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
