// Journeys to what has no name, where the place behind it has one: "visited him at his farm in P", "a visit
// to the soldiers in P".
#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/rules/journey_phrases.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kPlace{NodeLabel::Place};

class HouseCallReader {
 public:
  HouseCallReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.lemma(i) != "visit") return;
    if (graph_.is_verb(i))
      read_visit(i);
    else
      read_noun(i);
  }

 private:
  /// "visited him at his farm in P"
  void read_visit(std::uint32_t verb) {
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (graph_.is_passive(verb) || object == kNoToken || context_.fill_one(object, kPerson).empty()) return;
    for (const std::uint32_t head : {verb, object}) {
      for (const std::uint32_t c : graph_.children(head)) {
        if (graph_.token(c).role == "prep" && one_of(graph_.lemma(c), {"at", "in", "on"}))
          add(travellers_of(context_, verb), place_within(c), verb);
      }
    }
  }

  /// "paid a visit to the soldiers in P", "joined X for a visit to the soldiers in P"
  void read_noun(std::uint32_t noun) {
    std::vector<Filler> areas;
    for (const std::uint32_t c : graph_.children(noun)) {
      if (graph_.token(c).role == "prep" && graph_.lemma(c) == "to" && areas.empty()) areas = place_within(c);
    }
    if (areas.empty() || graph_.is_root(noun)) return;
    const std::uint32_t above = graph_.token(noun).head;
    if (graph_.token(noun).role == "dobj" && one_of(graph_.lemma(above), {"pay", "make"}))
      return add(travellers_of(context_, above), areas, noun);
    if (graph_.token(noun).role != "pobj" || !one_of(graph_.lemma(above), {"for", "on"})) return;
    const std::uint32_t verb = graph_.token(above).head;
    if (!graph_.is_verb(verb) || graph_.is_passive(verb)) return;
    add(travellers_of(context_, verb), areas, noun);
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object != kNoToken && one_of(graph_.lemma(verb), {"join", "accompany", "meet"}))
      add(context_.fill(object, kPerson), areas, noun);
  }

  /// The place behind "in", "near" or "outside" of an unnamed thing.
  [[nodiscard]] std::vector<Filler> place_within(std::uint32_t way) const {
    const std::uint32_t thing = graph_.object_of(way);
    if (thing == kNoToken || graph_.token(thing).pos != "NOUN" || !context_.mentions_covering(thing).empty())
      return {};
    for (const std::uint32_t c : graph_.children(thing)) {
      if (graph_.token(c).role == "prep" && one_of(graph_.lemma(c), {"in", "near", "outside", "at"}) &&
          graph_.object_of(c) != kNoToken)
        return context_.fill_one(graph_.object_of(c), kPlace);
    }
    return {};
  }

  void add(const std::vector<Filler>& people, const std::vector<Filler>& areas, std::uint32_t trigger) {
    propose_visits(context_, out_, people, areas, trigger, Origin::Verb);
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_house_calls(const FactContext& context, Candidates& out) {
  HouseCallReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
