// Journeys that a noun for them tells: "a swing that takes him to Jakarta", "Xi's week began in Pretoria",
// "the tour opened in Oslo".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/journey_phrases.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr float kByTrip = 0.85F;

class TripReader {
 public:
  TripReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t verb) {
    if (!graph_.is_verb(verb)) return;
    read_taken_by_trip(verb);
    read_trip_begins(verb);
  }

 private:
  void journey(const Filler& person, const Filler& area, std::uint32_t trigger) {
    if (!is_at_seat(context_, person.entity, area.entity))
      propose(context_, out_, EdgeKind::Visited, person, area, trigger, Origin::Verb);
  }

  void journeys(std::uint32_t verb, const std::vector<Filler>& areas) {
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& person : context_.fill(subject, kPerson)) {
        for (const Filler& area : areas) journey(person, area, verb);
      }
    }
  }

  /// "a swing that will also take him to Jakarta", "his first trip takes him to Astana"
  void read_taken_by_trip(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"take", "bring", "carry", "lead"})) return;
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object == kNoToken) return;
    const auto subjects = graph_.subjects(verb);
    if (std::none_of(subjects.begin(), subjects.end(),
                     [&](std::uint32_t s) { return is_journey(graph_.lemma(s)); }))
      return;
    for (const Filler& person : context_.fill(object, kPerson)) {
      for (const std::string_view way : {"from", "to"}) {
        for (const Filler& area : areas_behind(context_, verb, way)) journey(person, area, verb);
      }
    }
  }

  /// "Xi's week began in Pretoria", "ended a tour of the five republics in Kazakhstan"
  void read_trip_begins(std::uint32_t verb) {
    const std::string& lemma = graph_.lemma(verb);
    if (!one_of(lemma, {"begin", "start", "open", "end", "finish", "conclude", "wrap", "round", "kick",
                        "continue", "complete", "close"}))
      return;
    auto areas = areas_behind(context_, verb, "in");
    for (const std::uint32_t c :
         graph_.children(verb)) {  // "began on May 1 in P": the tree hangs P on the day
      const std::uint32_t day =
          areas.empty() && graph_.token(c).role == "prep" ? graph_.object_of(c) : kNoToken;
      if (day != kNoToken && context_.in_time(day)) areas = areas_behind(context_, day, "in");
    }
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object != kNoToken) {
      if (!is_journey(graph_.lemma(object)) || graph_.lemma(object) == "week") return;
      journeys(verb, areas.empty() ? areas_behind(context_, object, "in") : areas);
      return;
    }
    for (const std::uint32_t trip : graph_.subjects(verb)) {
      if (!is_journey(graph_.lemma(trip))) continue;
      const std::uint32_t owner = graph_.child(trip, "poss");
      if (owner == kNoToken) {
        const Filler person = who_made(trip);
        if (person.entity == kNoEntity) continue;
        for (const Filler& area : areas) journey(person, area, verb);
        continue;
      }
      for (const Filler& person : context_.fill_one(graph_.antecedent(owner), kPerson)) {
        for (const Filler& area : areas) journey(person, area, verb);
      }
    }
  }

  /// "The tour began in P": of the one whose journey is told before, else of the only one named in the title
  /// and the first sentence.
  [[nodiscard]] Filler who_made(std::uint32_t trip) const {
    const std::uint32_t determiner = graph_.child(trip, "det");
    if (!one_of(graph_.lemma(trip), {"trip", "tour", "swing", "journey", "visit"}) ||
        determiner == kNoToken || !one_of(graph_.lemma(determiner), {"the", "this"}))
      return {};
    if (const Candidate* told = trip_told_before(trip); told != nullptr)
      return {told->from, trip, kByTrip * told->certainty};
    std::uint32_t person = kNoEntity;
    std::uint32_t first = kNoEntity;  // the first sentence under the title that names anybody
    for (const Mention& mention : context_.document().mentions) {
      if (mention.kind != MentionKind::Name || mention.head >= graph_.size() ||
          context_.label(mention.entity) != NodeLabel::Person)
        continue;
      const std::uint32_t sentence = graph_.sentence_of(mention.head);
      if (!context_.readable(sentence)) continue;
      if (!context_.is_headline(sentence) && first == kNoEntity) first = sentence;
      if (sentence > first) break;
      if (person != kNoEntity && person != mention.entity) return {};
      person = mention.entity;
    }
    return {person, trip, kByTrip};
  }

  /// The journey told by such a noun before, else the one told last.
  [[nodiscard]] const Candidate* trip_told_before(std::uint32_t trip) const {
    const Candidate* last = nullptr;
    bool by_noun = false;
    for (const Candidate& one : out_) {
      if (one.kind != EdgeKind::Visited || one.trigger >= trip || one.origin == Origin::Companion ||
          context_.label(one.from) != NodeLabel::Person)
        continue;
      const bool noun = is_journey(graph_.lemma(one.trigger));
      if (by_noun && !noun) continue;
      if (last == nullptr || (noun && !by_noun) || one.trigger > last->trigger) last = &one;
      by_noun = by_noun || noun;
    }
    return last;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_trips(const FactContext& context, Candidates& out) {
  TripReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
