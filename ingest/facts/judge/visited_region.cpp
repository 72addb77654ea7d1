#include "ingest/facts/judge/visited_region.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::ingest {

bool tells_where_town_lies(const FactContext& context, const Candidate& visit) {
  constexpr std::array<std::string_view, 8> kRegions = {
      " Region", " Oblast", " Province", " County", " Krai", " District", " Governorate", " Prefecture"};
  const std::string_view name = context.document().entities[visit.to].name;
  if (std::none_of(kRegions.begin(), kRegions.end(),
                   [&](std::string_view end) { return name.ends_with(end); }))
    return false;
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t m : context.mentions_covering(visit.to_token)) {
    const Mention& region = context.document().mentions[m];
    if (region.entity != visit.to) continue;
    std::uint32_t before = region.first;
    const auto joins = [&](std::uint32_t i) {
      const std::string& word = graph.lemma(i);
      return word == "," || word == "in" || word == "of" || word == "the";
    };
    while (before > 0 && region.first - before < 3 && joins(before - 1)) --before;
    if (before == 0 || before == region.first) continue;
    const auto others = context.mentions_covering(before - 1);
    return std::any_of(others.begin(), others.end(), [&](std::uint32_t o) {
      const Mention& town = context.document().mentions[o];
      return town.entity != visit.to && context.label(town.entity) == NodeLabel::Place;
    });
  }
  return false;
}

}  // namespace entente::ingest
