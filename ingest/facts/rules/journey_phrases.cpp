#include "ingest/facts/rules/journey_phrases.hpp"

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

bool is_journey(const std::string& noun) {
  return one_of(noun, {"trip", "tour", "visit", "swing", "journey", "voyage", "travel", "mission", "dash",
                       "stay", "itinerary", "roadshow", "pilgrimage", "odyssey", "week", "leg"});
}

std::vector<Filler> travellers_of(const FactContext& context, std::uint32_t verb) {
  std::vector<Filler> out;
  if (verb == kNoToken) return out;
  for (const std::uint32_t subject : context.graph().subjects(verb)) {
    for (const Filler& person : context.fill(subject, LabelSet{NodeLabel::Person})) out.push_back(person);
  }
  return out;
}

std::vector<Filler> areas_behind(const FactContext& context, std::uint32_t head,
                                 std::string_view preposition) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(head)) {
    if (graph.token(c).role != "prep" || graph.lemma(c) != preposition) continue;
    const std::uint32_t object = graph.object_of(c);
    if (object != kNoToken) return context.fill(object, LabelSet{NodeLabel::Place, NodeLabel::Country});
  }
  return {};
}

}  // namespace entente::ingest
