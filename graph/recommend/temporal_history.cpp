#include "graph/recommend/temporal_history.hpp"

#include <algorithm>
#include <cmath>

namespace entente::recommend {

void Decayed::add(std::int32_t now, double keep) {
  value = at(now, keep) + 1;
  time = now;
}

double Decayed::at(std::int32_t now, double keep) const { return value * std::pow(keep, now - time); }

TemporalHistory::TemporalHistory(std::uint32_t entities, std::uint32_t relations)
    : partners_(entities),
      partner_at_(entities),
      objects_(relations),
      object_at_(relations),
      relation_counts_(relations),
      activity_(entities) {}

void TemporalHistory::add(const TemporalFact& fact) {
  auto& partners = partners_[fact.subject];
  const auto [at, fresh] =
      partner_at_[fact.subject].emplace(fact.object, static_cast<std::uint32_t>(partners.size()));
  if (fresh) partners.push_back({.entity = fact.object, .relations = {}});
  auto& relations = partners[at->second].relations;
  auto known = std::find_if(relations.begin(), relations.end(),
                            [&](const Recurrence& r) { return r.relation == fact.relation; });
  if (known == relations.end()) {
    relations.push_back(
        {.relation = fact.relation, .last = fact.time, .count = 0, .recent = {}, .lasting = {}, .times = {}});
    known = relations.end() - 1;
  }
  known->last = fact.time;
  ++known->count;
  known->recent.add(fact.time, kPairKeep);
  known->lasting.add(fact.time, kPairKeepLong);
  known->times.push_back(fact.time);

  auto& objects = objects_[fact.relation];
  const auto [use, unused] =
      object_at_[fact.relation].emplace(fact.object, static_cast<std::uint32_t>(objects.size()));
  if (unused) objects.push_back({.entity = fact.object, .count = 0, .last = 0, .recent = {}});
  ObjectUse& entry = objects[use->second];
  ++entry.count;
  entry.last = fact.time;
  entry.recent.add(fact.time, kObjectKeep);
  ++relation_counts_[fact.relation];
  activity_[fact.object].add(fact.time, kActivityKeep);
}

const Partner* TemporalHistory::partner(std::uint32_t subject, std::uint32_t object) const {
  const auto found = partner_at_[subject].find(object);
  return found == partner_at_[subject].end() ? nullptr : &partners_[subject][found->second];
}

const ObjectUse* TemporalHistory::object(std::uint32_t relation, std::uint32_t entity) const {
  const auto found = object_at_[relation].find(entity);
  return found == object_at_[relation].end() ? nullptr : &objects_[relation][found->second];
}

std::vector<std::uint32_t> TemporalHistory::frequent_objects(std::uint32_t relation, std::int32_t now,
                                                             std::size_t most) const {
  std::vector<std::pair<double, std::uint32_t>> order;
  order.reserve(objects_[relation].size());
  for (const ObjectUse& use : objects_[relation])
    order.emplace_back(-use.recent.at(now, kObjectKeep), use.entity);
  const std::size_t count = std::min(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
  std::vector<std::uint32_t> best;
  best.reserve(count);
  for (std::size_t i = 0; i < count; ++i) best.push_back(order[i].second);
  return best;
}

}  // namespace entente::recommend
