// Journeys told by way of something else: the stop that comes next, the place left after a visit, a visit
// whose place only the dateline tells, who was the first of his office to come.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr float kByStory = 0.85F;

bool is_stay(const std::string& noun) {
  return one_of(noun, {"visit", "trip", "stay", "tour", "stopover", "stop", "talk", "meeting", "summit"});
}

class StopReader {
 public:
  StopReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.is_verb(i)) {
      if (graph_.lemma(i) == "be") {
        read_next_stop(i);
        read_first(i);
        read_first_time(i);
      } else if (graph_.lemma(i) == "leave") {
        read_left_after(i);
        read_left_for(i);
      } else if (one_of(graph_.lemma(i), {"choose", "pick", "select"})) {
        read_chosen(i);
      }
    } else if (graph_.is_noun(i)) {
      read_visit_here(i);
      read_bare_stop(i);
    }
  }

 public:
  void infer(std::size_t told) {
    for (std::size_t k = 0; k < told; ++k) {
      const Candidate met = out_[k];
      read_received(met);
    }
  }

 private:
  void journey(const Filler& person, const Filler& area, std::uint32_t trigger, bool ahead = false) {
    if (is_at_seat(context_, person.entity, area.entity)) return;
    const std::size_t before = out_.size();
    propose(context_, out_, EdgeKind::Visited, person, area, trigger, Origin::Verb);
    for (std::size_t k = before; k < out_.size(); ++k) out_[k].ahead = ahead;
  }

  /// Whose journey was told last before a token, in its sentence or the three before.
  [[nodiscard]] std::vector<Filler> traveller_before(std::uint32_t token) const {
    const Candidate* last = nullptr;
    for (const Candidate& one : out_) {
      if (one.kind != EdgeKind::Visited || one.trigger >= token || one.origin == Origin::Companion) continue;
      if (graph_.sentence_of(token) - one.sentence > 3) continue;
      if (last == nullptr || one.trigger > last->trigger) last = &one;
    }
    if (last == nullptr) return {};
    return {{last->from, token, kByStory}};
  }

  /// Whose stop or destination it is: the owner where he travels, else who travelled last.
  [[nodiscard]] std::vector<Filler> whose_stop(std::uint32_t noun) const {
    const auto traveller = traveller_before(noun);
    const std::uint32_t owner = graph_.child(noun, "poss");
    if (owner == kNoToken) return traveller;
    auto owners = context_.fill_one(graph_.antecedent(owner), kPerson);
    // "The king had welcomed him. His next stop is P": he who travels
    if (graph_.token(owner).tag == "PRP$" && owners.size() == 1 && !traveller.empty() &&
        traveller.front().entity != owners.front().entity)
      return traveller;
    return owners;
  }

  [[nodiscard]] bool is_stop(std::uint32_t noun) const {
    const std::string& lemma = graph_.lemma(noun);
    if (lemma == "destination") return true;
    if (lemma != "stop" && lemma != "leg" && lemma != "stopover") return false;
    const auto children = graph_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return one_of(graph_.lemma(c), {"next", "first", "last", "second", "third", "final"});
    });
  }

  /// "His next stop is P", "The first stop of the tour was P", "P is the next stop on his trip"
  void read_next_stop(std::uint32_t verb) {
    const std::uint32_t attribute = graph_.child(verb, "attr");
    const std::uint32_t subject = graph_.child(verb, "nsubj");
    if (attribute == kNoToken || subject == kNoToken) return;
    const bool turned = is_stop(attribute);
    if (!turned && !is_stop(subject)) return;
    const bool ahead = graph_.token(verb).tag == "VBZ" || graph_.token(verb).tag == "VBP";
    for (const Filler& person : whose_stop(turned ? attribute : subject)) {
      for (const Filler& area : context_.fill(turned ? subject : attribute, kArea))
        journey(person, area, verb, ahead);
    }
  }

  /// "Next stop: P", "Next stop the plain of P", without a verb.
  void read_bare_stop(std::uint32_t noun) {
    const auto& sentence = context_.document().annotation.sentences[graph_.sentence_of(noun)];
    if (graph_.lemma(noun) != "stop" || noun == sentence.first || noun > sentence.first + 3 ||
        !one_of(graph_.lemma(noun - 1), {"next", "first", "last", "final"}))
      return;
    for (std::uint32_t i = noun + 1; i < std::min(sentence.last, noun + 7); ++i) {
      if (graph_.is_verb(i)) return;
      for (const std::uint32_t m : context_.mentions_covering(i)) {
        const Mention& mention = context_.document().mentions[m];
        if (!kArea.contains(context_.label(mention.entity))) return;
        for (const Filler& person : whose_stop(noun))
          journey(person, {mention.entity, mention.head, mention.certainty}, noun, true);
        return;
      }
    }
  }

  /// "left Taiwan on Wednesday after a visit of two days"
  void read_left_after(std::uint32_t verb) {
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object == kNoToken || graph_.is_passive(verb)) return;
    const bool stayed =
        std::any_of(graph_.children(verb).begin(), graph_.children(verb).end(), [&](std::uint32_t c) {
          if (graph_.lemma(c) != "after") return false;
          const std::uint32_t what = graph_.object_of(c);
          return what != kNoToken && (is_stay(graph_.lemma(what)) || context_.in_time(what));
        });
    if (!stayed) return;
    for (const Filler& person : fill_slots(context_, verb_frame(context_, verb), {"subj"}, kPerson)) {
      for (const Filler& area : context_.fill_one(object, kArea)) journey(person, area, verb);
    }
  }

  /// "left Washington for New York": was in both.
  void read_left_for(std::uint32_t verb) {
    const std::uint32_t object = graph_.child(verb, "dobj");
    const Frame frame = verb_frame(context_, verb);
    if (object == kNoToken || frame.passive || fill_slots(context_, frame, {"for"}, kArea).empty()) return;
    for (const Filler& person : fill_slots(context_, frame, {"subj"}, kPerson)) {
      for (const Filler& area : context_.fill_one(object, LabelSet{NodeLabel::Place}))
        journey(person, area, verb);
    }
  }

  /// "chose P for his first trip abroad", "as the destination of his first journey"
  void read_chosen(std::uint32_t verb) {
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object == kNoToken || graph_.is_passive(verb)) return;
    const Frame frame = verb_frame(context_, verb);
    Frame inner = noun_frame(context_, object);
    bool goes = false;
    for (const Frame* one : {&frame, static_cast<const Frame*>(&inner)}) {
      for (const Slot& slot : one->slots) {
        goes = goes || ((slot.name == "for" || slot.name == "as") &&
                        (is_stay(graph_.lemma(slot.token)) || graph_.lemma(slot.token) == "destination"));
      }
    }
    if (!goes) return;
    for (const Filler& person : fill_slots(context_, frame, {"subj"}, kPerson)) {
      for (const Filler& area : context_.fill_one(object, kArea)) journey(person, area, verb);
    }
  }

  /// "COLOMBO: ... signed the pact during a two-day visit by X": where the news is.
  void read_visit_here(std::uint32_t noun) {
    if (graph_.lemma(noun) != "visit" && graph_.lemma(noun) != "trip") return;
    const Frame frame = noun_frame(context_, noun);
    if (graph_.token(noun).role != "pobj" || graph_.lemma(graph_.token(noun).head) != "during") return;
    if (!fill_slots(context_, frame, {"to", "in", "at", "of"}, kArea).empty() || frame.has("to")) return;
    const std::uint32_t place = dateline_place(context_, graph_.sentence_of(noun));
    if (place == kNoEntity) return;
    for (const Filler& person : fill_slots(context_, frame, {"by"}, kPerson))
      journey(person, {place, noun, kByStory}, noun);
  }

  /// Where a verb of going says that one went.
  [[nodiscard]] std::vector<Filler> areas_of(std::uint32_t verb) const {
    const Frame frame = verb_frame(context_, verb);
    for (const FrameRule& rule : context_.lexicon().verb_rules(graph_.lemma(verb))) {
      if (rule.kind != EdgeKind::Visited || rule.what != RuleKind::Edge || rule.has(RuleFlag::Never))
        continue;
      if (!rule.particle.empty() && !has_particle(graph_, verb, rule.particle)) continue;
      if (!rule.object.empty() && idiom_object(graph_, verb, rule.object) == kNoToken) continue;
      auto found = fill_slots(context_, frame, rule.to, kArea);
      if (!found.empty()) return found;
    }
    return {};
  }

  [[nodiscard]] bool says_first(std::uint32_t noun) const {
    if (graph_.lemma(noun) == "first") return true;
    const auto children = graph_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.lemma(c) == "first" || graph_.lemma(c) == "last";
    });
  }

  /// "The first of the leaders to arrive in P was X"
  void read_first(std::uint32_t verb) {
    const std::uint32_t attribute = graph_.child(verb, "attr");
    const std::uint32_t subject = graph_.child(verb, "nsubj");
    if (attribute == kNoToken || subject == kNoToken || !says_first(subject)) return;
    for (const std::uint32_t c : graph_.children(subject)) {
      if (!graph_.is_verb(c) || (graph_.token(c).role != "relcl" && graph_.token(c).role != "acl")) continue;
      for (const Filler& area : areas_of(c)) {
        for (const Filler& person : context_.fill_one(attribute, kPerson)) journey(person, area, verb);
      }
    }
  }

  /// "It was the first time that an American president had set foot in P": the one told last.
  void read_first_time(std::uint32_t verb) {
    const std::uint32_t attribute = graph_.child(verb, "attr");
    if (attribute == kNoToken || graph_.lemma(attribute) != "time" || !says_first(attribute)) return;
    const std::uint32_t clause = graph_.child(attribute, "relcl");
    if (clause == kNoToken || !graph_.is_verb(clause) || graph_.child(clause, "neg") != kNoToken) return;
    const std::uint32_t someone = graph_.child(clause, "nsubj");
    if (someone == kNoToken || graph_.child(someone, "det") == kNoToken ||
        !one_of(graph_.lemma(graph_.child(someone, "det")), {"a", "an"}))
      return;
    const std::uint32_t person = officer_before(someone);
    if (person == kNoEntity) return;
    for (const Filler& area : areas_of(clause)) journey({person, someone, kByStory}, area, verb);
  }

  /// "an American president": whom the sentences before told last of those who hold such an office there, or
  /// who is called by it.
  [[nodiscard]] std::uint32_t officer_before(std::uint32_t noun) const {
    const auto& document = context_.document();
    const std::string& word = graph_.lemma(noun);
    std::uint32_t country = kNoEntity;
    for (const std::uint32_t c : graph_.children(noun)) {
      for (const std::uint32_t m : context_.mentions_covering(c)) {
        if (context_.label(document.mentions[m].entity) == NodeLabel::Country)
          country = document.mentions[m].entity;
      }
    }
    if (country == kNoEntity) return kNoEntity;
    std::uint32_t found = kNoEntity;
    for (const Mention& mention : document.mentions) {
      if (mention.first >= noun) break;
      if (mention.head >= graph_.size() || graph_.sentence_of(noun) - graph_.sentence_of(mention.head) > 3)
        continue;
      const bool holds =
          std::any_of(document.offices.begin(), document.offices.end(), [&](const OfficeStatement& o) {
            return o.holder == mention.entity && o.body == country && o.office.ends_with(word);
          });
      if (holds) found = mention.entity;
    }
    return found;
  }

  /// "In Baghdad X held talks with Y": the guest of one who governs from there has come.
  void read_received(const Candidate& met) {
    if (met.kind != EdgeKind::Met || met.origin == Origin::Companion) return;
    std::uint32_t verb = met.trigger;
    for (int step = 0; step < 4 && !graph_.is_verb(verb) && !graph_.is_root(verb); ++step)
      verb = graph_.token(verb).head;
    for (const std::uint32_t head : {met.trigger, verb}) {
      for (const std::uint32_t c : graph_.children(head)) {
        if (graph_.token(c).role != "prep" || graph_.lemma(c) != "in" || graph_.object_of(c) == kNoToken)
          continue;
        for (const Filler& place : context_.fill_one(graph_.object_of(c), LabelSet{NodeLabel::Place})) {
          guest_at(met, met.from, met.to, place);
          guest_at(met, met.to, met.from, place);
        }
      }
      if (head == verb) break;
    }
  }

  void guest_at(const Candidate& met, std::uint32_t guest, std::uint32_t host, const Filler& place) {
    const std::uint32_t home = context_.country_led_by(guest);
    const std::uint32_t there = context_.country_led_by(host);
    if (home == kNoEntity || there == kNoEntity || home == there) return;
    if (!is_at_seat(context_, host, place.entity)) return;
    const bool told = std::any_of(out_.begin(), out_.end(), [&](const Candidate& one) {
      return one.kind == EdgeKind::Visited && one.from == guest && one.to == place.entity;
    });
    if (told) return;
    const std::size_t before = out_.size();
    journey({guest, met.from == guest ? met.from_token : met.to_token, met.certainty}, place, met.trigger);
    for (std::size_t k = before; k < out_.size(); ++k) out_[k].inferred = true;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_stops(const FactContext& context, Candidates& out) {
  StopReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
  reader.infer(out.size());
}

}  // namespace entente::ingest
