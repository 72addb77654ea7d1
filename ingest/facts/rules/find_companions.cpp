// Those who came along: "was accompanied by X and Y", "X travelled with her", "came with nine ministers,
// among them X". They share the journeys told of the one whom they are with.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr std::uint32_t kNear = 2;       // sentences
constexpr std::uint32_t kFarthest = 12;  // sentences

class CompanionReader {
 public:
  CompanionReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out), told_(out) {}

  void read(std::uint32_t i) {
    read_along(i);
    if (!graph_.is_verb(i) || graph_.child(i, "neg") != kNoToken) return;
    const std::string& lemma = graph_.lemma(i);
    if (lemma == "accompany" || lemma == "join") {
      const Frame frame = verb_frame(context_, i);
      const auto leaders = fill_slots(context_, frame, {"obj"}, kPerson);
      const auto companions = companions_of(frame);
      if (go_together(frame, leaders, companions)) return;
      share(leaders, companions, i, lemma == "join");
    } else if (lemma == "bring" || lemma == "take") {
      read_brought_along(i);
    } else if (lemma == "be") {
      read_with_him(i);
      read_travel(i);
    } else {
      read_travel(i);
    }
  }

 private:
  /// "was accompanied to P by X", "accompanied him on a visit to P": the way is told with it.
  bool go_together(const Frame& frame, const std::vector<Filler>& leaders,
                   const std::vector<Filler>& companions) {
    std::vector<Filler> areas;
    if (graph_.lemma(frame.trigger) == "accompany") areas = fill_slots(context_, frame, {"to"}, kArea);
    for (const Slot& slot : frame.slots) {
      if (!areas.empty()) break;
      if (one_of(slot.name, {"on", "during", "for"}) &&
          one_of(graph_.lemma(slot.token),
                 {"trip", "visit", "tour", "journey", "mission", "pilgrimage", "voyage", "leg", "swing"}))
        areas = fill_slots(context_, noun_frame(context_, slot.token), {"to", "of", "in"}, kArea);
    }
    if (areas.empty() || leaders.empty() || companions.empty()) return false;
    for (const Candidate& one : told_) {  // the journey may have been told with its day before
      if (one.kind != EdgeKind::Visited || one.from != leaders.front().entity ||
          one.to != areas.front().entity || one.trigger == frame.trigger)
        continue;
      for (const Filler& companion : companions) add_to(one, companion, frame.trigger);
      return true;
    }
    propose_visits(context_, out_, leaders, areas, frame.trigger, Origin::Verb);
    propose_visits(context_, out_, companions, areas, frame.trigger, Origin::Companion);
    return true;
  }

  /// "had brought along X", "brought X with him", "took X with her to P"
  void read_brought_along(std::uint32_t verb) {
    const Frame frame = verb_frame(context_, verb);
    if (frame.passive) return;
    bool along = has_particle(graph_, verb, "along");
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::uint32_t object = graph_.lemma(c) == "with" ? graph_.object_of(c) : kNoToken;
      along = along || (object != kNoToken && graph_.token(object).tag == "PRP");
    }
    const auto brought = fill_slots(context_, frame, {"obj"}, kPerson);
    const auto leaders = fill_slots(context_, frame, {"subj"}, kPerson);
    if (!along || leaders.size() != 1 || brought.empty()) return;
    if (graph_.lemma(verb) == "take") {
      const auto areas = fill_slots(context_, frame, {"to"}, kArea);
      propose_visits(context_, out_, leaders, areas, verb, Origin::Verb);
      propose_visits(context_, out_, brought, areas, verb, Origin::Companion);
      if (!areas.empty()) return;
    }
    share(leaders, brought, verb, true);
  }

  /// "accompanied by X, the minister, and by Y"
  std::vector<Filler> companions_of(const Frame& frame) {
    auto found = fill_slots(context_, frame, {"subj"}, kPerson);
    const std::uint32_t agent = graph_.child(frame.trigger, "agent");
    if (agent == kNoToken) return found;
    std::uint32_t by = agent;
    for (int step = 0; step < 4 && by != kNoToken; ++step) {
      const std::uint32_t next = graph_.child(by, "conj");
      if (next != kNoToken && graph_.lemma(next) == "by" && graph_.object_of(next) != kNoToken) {
        for (const Filler& filler : context_.fill(graph_.object_of(next), kPerson)) found.push_back(filler);
      }
      by = next;
    }
    // "by a delegation that included X", "by ministers, among them X"
    if (found.empty() && graph_.object_of(agent) != kNoToken) found = among_them(graph_.object_of(agent));
    return found;
  }

  /// "nine ministers, among them X and Y", "a delegation including X"
  std::vector<Filler> among_them(std::uint32_t group) {
    if (graph_.token(group).pos != "NOUN") return {};
    const std::uint32_t last = std::min(sentence_end(context_, group), group + 12);
    for (std::uint32_t i = group + 1; i + 1 < last; ++i) {
      if (graph_.is_verb(i) && !one_of(graph_.lemma(i), {"include", "comprise"})) return {};
      if (one_of(context_.words(i), {"including", "included", "includes", "comprising"}))
        return people_behind(context_, i + 1);
      if (context_.words(i) == "among" && context_.words(i + 1) == "them")
        return people_behind(context_, i + 2);
    }
    return {};
  }

  /// "Along with Biden have come to Hanoi X and Y"
  void read_along(std::uint32_t first) {
    const auto& sentence = context_.document().annotation.sentences[graph_.sentence_of(first)];
    if (first != sentence.first) return;
    read_inverted(first);
    read_accompanying(first);
    if (!one_of(graph_.lemma(first), {"along", "together", "alongside"})) return;
    const std::uint32_t last = std::min(sentence_end(context_, first), first + 16);
    std::uint32_t verb = kNoToken;
    for (std::uint32_t i = first + 1; i + 2 < last; ++i) {
      if (context_.words(i) == ",") return;
      if (graph_.is_verb(i) && one_of(graph_.lemma(i), {"come", "go", "fly", "travel", "arrive", "land"}))
        verb = i;
      if (verb == kNoToken || i <= verb || !one_of(graph_.lemma(i), {"to", "in"})) continue;
      for (const std::uint32_t m : context_.mentions_covering(i + 1)) {
        const Mention& place = context_.document().mentions[m];
        const NodeLabel label = context_.label(place.entity);
        if (label != NodeLabel::Place && label != NodeLabel::Country) continue;
        for (const Filler& person : people_behind(context_, place.last))
          propose(context_, out_, EdgeKind::Visited, person, {place.entity, place.head, place.certainty},
                  verb, Origin::Companion);
        return;
      }
    }
  }

  /// "Accompanying him to Morocco were X, Y and Z"
  void read_accompanying(std::uint32_t first) {
    if (context_.words(first) != "Accompanying" && context_.words(first) != "Travelling" &&
        context_.words(first) != "Traveling")
      return;
    std::vector<Filler> leaders;
    for (std::uint32_t i = first + 1; i + 1 < std::min(sentence_end(context_, first), first + 12); ++i) {
      if (leaders.empty()) leaders = context_.fill_one(i, kPerson);
      if (graph_.lemma(i) != "be" || leaders.empty()) continue;
      share(leaders, people_behind(context_, i + 1), first, false);
      return;
    }
  }

  /// "With the president travelled X and Y"
  void read_inverted(std::uint32_t first) {
    if (graph_.lemma(first) != "with") return;
    for (std::uint32_t i = first + 2; i + 1 < std::min(sentence_end(context_, first), first + 7); ++i) {
      if (!graph_.is_verb(i)) continue;
      if (!one_of(graph_.lemma(i), {"travel", "come", "fly", "arrive", "journey", "sail"})) return;
      std::vector<Filler> leaders;
      for (std::uint32_t k = first + 1; k < i && leaders.empty(); ++k)
        leaders = context_.fill_one(k, kPerson);
      share(leaders, people_behind(context_, i + 1), i, false);
      return;
    }
  }

  /// "With Mr. Goulart are his ministers, X and Y"
  void read_with_him(std::uint32_t verb) {
    for (const std::uint32_t c : graph_.children(verb)) {
      if (c > verb || graph_.lemma(c) != "with" || graph_.object_of(c) == kNoToken) continue;
      const auto leaders = context_.fill(graph_.object_of(c), kPerson);
      std::vector<Filler> companions;
      for (const std::uint32_t other : graph_.children(verb)) {
        const std::string& role = graph_.token(other).role;
        if (other < verb || (role != "nsubj" && role != "attr")) continue;
        for (const Filler& filler : context_.fill(other, kPerson)) companions.push_back(filler);
      }
      if (leaders.size() == 1) share(leaders, companions, verb, false);
    }
  }

  /// "is in P together with X"; not "was in P with X", which says that they met there.
  [[nodiscard]] bool says_together(std::uint32_t verb) const {
    for (std::uint32_t i = verb + 1; i + 1 < sentence_end(context_, verb); ++i) {
      if (one_of(context_.words(i), {"together", "along"}) && context_.words(i + 1) == "with") return true;
    }
    return false;
  }

  void read_travel(std::uint32_t verb) {
    const bool own = std::any_of(told_.begin(), told_.end(), [&](const Candidate& c) {
      return c.kind == EdgeKind::Visited && c.trigger == verb &&
             (c.origin != Origin::Scene || (graph_.lemma(verb) == "be" && says_together(verb)));
    });
    if (!own &&
        !one_of(graph_.lemma(verb), {"travel", "come", "fly", "go", "make", "journey", "arrive", "land"}))
      return;
    const Frame frame = verb_frame(context_, verb);
    if (graph_.lemma(verb) == "make") {
      const std::uint32_t object = graph_.child(verb, "dobj");
      if (object == kNoToken || !one_of(graph_.lemma(object), {"trip", "journey", "voyage", "visit"})) return;
    }
    std::vector<Filler> others;
    for (const Slot& slot : frame.slots) {
      if ((slot.name != "with" && slot.name != "alongside") || slot.shared) continue;
      for (const Filler& filler : context_.fill(slot.token, kPerson)) others.push_back(filler);
      if (others.empty()) others = among_them(slot.token);
    }
    if (others.empty()) return;
    const auto travellers = fill_slots(context_, frame, {"subj"}, kPerson);
    if (!own && one_of(graph_.lemma(verb), {"fly", "travel", "go", "journey", "drive", "return"})) {
      // "flew back to Paris with X": one's own journey home is none, X's is
      const auto areas = fill_slots(context_, frame, {"to"}, kArea);
      const bool home = std::any_of(areas.begin(), areas.end(), [&](const Filler& area) {
        return std::any_of(travellers.begin(), travellers.end(),
                           [&](const Filler& one) { return is_at_seat(context_, one.entity, area.entity); });
      });
      if (home) {
        propose_visits(context_, out_, others, areas, verb, Origin::Companion);
        return;
      }
    }
    if (own) {  // "flew to Paris with X"
      share(travellers, others, verb, true, true);
    } else {  // "X travelled with her"
      share(others, travellers, verb, false);
    }
  }

  /// Journeys of the leader told at or shortly before a sentence; else the first that the text tells.
  [[nodiscard]] Candidates journeys(std::uint32_t leader, std::uint32_t trigger, bool near) const {
    const std::uint32_t sentence = graph_.sentence_of(trigger);
    Candidates found;
    const Candidate* first = nullptr;
    for (const Candidate& one : told_) {
      if (one.kind != EdgeKind::Visited || one.from != leader) continue;
      if (one.sentence > sentence || sentence - one.sentence > kFarthest) continue;
      if (first == nullptr || one.trigger < first->trigger) first = &one;
      if (sentence - one.sentence > kNear || context_.paragraph(one.sentence) != context_.paragraph(sentence))
        continue;
      found.push_back(one);
    }
    if (near) std::erase_if(found, [&](const Candidate& one) { return one.trigger > trigger + 40; });
    if (!found.empty() || near || first == nullptr) return found;
    for (const Candidate& one : told_) {
      if (one.kind == EdgeKind::Visited && one.from == leader && one.trigger == first->trigger)
        found.push_back(one);
    }
    return found;
  }

  void add_to(const Candidate& journey, const Filler& companion, std::uint32_t trigger) {
    if (is_at_seat(context_, companion.entity, journey.to)) return;
    Candidate shared = journey;
    shared.from = companion.entity;
    shared.from_token = companion.token;
    shared.origin = Origin::Companion;
    shared.certainty = std::min(shared.certainty, companion.certainty);
    shared.sentence = graph_.sentence_of(trigger);
    out_.push_back(std::move(shared));
  }

  void share(const std::vector<Filler>& leaders, const std::vector<Filler>& companions, std::uint32_t trigger,
             bool near, bool own = false) {
    for (const Filler& leader : leaders) {
      for (const Candidate& journey : journeys(leader.entity, trigger, near)) {
        if (own && journey.trigger != trigger) continue;
        for (const Filler& companion : companions) {
          if (companion.entity != leader.entity) add_to(journey, companion, trigger);
        }
      }
    }
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  Candidates told_;  ///< what was told before companions were looked for
};

}  // namespace

void find_companions(const FactContext& context, Candidates& out) {
  CompanionReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
