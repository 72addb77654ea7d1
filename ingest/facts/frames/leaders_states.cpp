// The states and bodies that people bind by a pact without a name.
#include "ingest/facts/frames/leaders_states.hpp"

#include <algorithm>

#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

/// The country that somebody holds an office in, else the body that he leads now.
std::uint32_t bound_by(const FactContext& context, std::uint32_t person) {
  const std::uint32_t country = context.country_led_by(person);
  if (country != kNoEntity) return country;
  for (const OfficeStatement& office : context.document().offices) {
    if (office.holder == person && office.body != kNoEntity && !office.former &&
        context.label(office.body) == NodeLabel::Organization)
      return office.body;
  }
  return kNoEntity;
}

}  // namespace

std::vector<Filler> states_of_leaders(const FactContext& context, const Frame& frame, const FrameRule& rule,
                                      Origin origin) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  if (origin != Origin::Noun || !graph.is_verb(frame.clause) ||
      !context.lexicon().is(WordClass::Pact, rule.trigger) ||
      context.lexicon().is(WordClass::Standing, rule.trigger) ||
      !context.lexicon().is(WordClass::Bond, graph.lemma(frame.clause)))
    return out;
  const bool with = frame.has("with");
  if (!with && !one_of(graph.lemma(frame.clause), {"sign", "ink", "initial", "conclude", "seal", "strike",
                                                   "clinch", "exchange", "reach"}))
    return out;
  for (Filler leader : fill_slots(context, frame, {"subj"}, LabelSet{NodeLabel::Person})) {
    leader.entity = with ? context.country_led_by(leader.entity) : bound_by(context, leader.entity);
    leader.certainty *= 0.8F;
    const bool told = std::any_of(out.begin(), out.end(),
                                  [&](const Filler& other) { return other.entity == leader.entity; });
    if (leader.entity != kNoEntity && !told) out.push_back(leader);
  }
  if (!with && out.size() != 2) out.clear();
  return out;
}

}  // namespace entente::ingest
