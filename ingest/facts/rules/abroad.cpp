// Guests and their hosts by the offices that a text states and the gazetteer.
#include "ingest/facts/rules/abroad.hpp"

#include <algorithm>

#include "graph/fold_name.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

std::string_view state_of_place(const FactContext& context, std::uint32_t place) {
  if (context.label(place) == NodeLabel::Country) {
    const Country* country = lexicon().country(context.document().entities[place].name);
    return country == nullptr ? std::string_view{} : country->code;
  }
  if (context.label(place) != NodeLabel::Place) return {};
  const auto* senses = lexicon().find(fold_name(context.document().entities[place].name));
  if (senses == nullptr) return {};
  for (const KnownName& sense : *senses) {
    if (sense.type == EntityType::Place && sense.sense != NameSense::Country && !sense.country.empty())
      return sense.country;
  }
  return {};
}

std::string_view home_of(const FactContext& context, std::uint32_t person) {
  const std::uint32_t country = context.country_led_by(person);
  if (country != kNoEntity) {
    const Country* known = lexicon().country(context.document().entities[country].name);
    return known == nullptr ? std::string_view{} : known->code;
  }
  // "Vladimir Putin" without a title: by the table of those who held an office of state
  const std::string& name = context.document().entities[person].name;
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string::npos) return {};
  const auto* holders = lexicon().holders_named(fold_name(name.substr(blank + 1)));
  if (holders == nullptr) return {};
  std::string_view home;
  for (const OfficeHolder& holder : *holders) {
    if (holder.name != name) continue;
    if (!home.empty() && home != holder.country) return {};
    home = holder.country;
  }
  return home;
}

bool is_abroad_at(const FactContext& context, std::uint32_t person, std::uint32_t place) {
  const std::string_view home = home_of(context, person);
  const std::string_view there = state_of_place(context, place);
  if (home.empty() || there.empty() || home == there) return false;
  const auto& offices = context.document().offices;
  return std::none_of(offices.begin(), offices.end(), [&](const OfficeStatement& o) {
    return o.holder == person && (o.office.find("ambassador") != std::string::npos ||
                                  o.office.find("consul") != std::string::npos ||
                                  o.office.find("correspondent") != std::string::npos);
  });
}

std::size_t propose_visits(const FactContext& context, Candidates& out, const std::vector<Filler>& people,
                           const std::vector<Filler>& areas, std::uint32_t trigger, Origin origin) {
  const std::size_t before = out.size();
  for (const Filler& person : people) {
    for (const Filler& area : areas)
      if (!is_at_seat(context, person.entity, area.entity))
        propose(context, out, EdgeKind::Visited, person, area, trigger, origin);
  }
  return before;
}

void drop_governments(const FactContext& context, std::vector<Filler>& areas) {
  std::erase_if(areas, [&](const Filler& area) {
    const auto mentions = context.mentions_covering(area.token);
    return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      return context.document().mentions[m].kind == MentionKind::Metonym;
    });
  });
}

}  // namespace entente::ingest
