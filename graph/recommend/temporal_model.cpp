#include "graph/recommend/temporal_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

namespace entente::recommend {

namespace {

constexpr std::uint32_t kSlots = 1U << 22U;
constexpr std::uint32_t kAny = 0xFFFFFFFEU;  // in place of a relation: the part that all relations share
constexpr std::uint32_t kNever = 30;

/// Features live in a hashed table (Weinberger et al. 2009): 4 Mi slots for some 300,000 features leave few
/// clashes.
std::uint32_t slot(std::uint32_t family, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  std::uint64_t x = family * 0x9E3779B97F4A7C15ULL + a;
  for (const std::uint32_t part : {b, c}) {
    x ^= x >> 29U;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 32U;
    x += part;
  }
  x *= 0x94D049BB133111EBULL;
  x ^= x >> 29U;
  return static_cast<std::uint32_t>(x >> 20U) & (kSlots - 1);
}

/// Steps since: one by one for a week, then ever wider.
std::uint32_t age_class(std::int32_t steps) {
  if (steps <= 7) return static_cast<std::uint32_t>(std::max(steps, 1) - 1);
  constexpr std::int32_t bounds[] = {10, 14, 21, 30, 45, 60, 90, 150, 365, 1500};
  std::uint32_t n = 7;
  for (const std::int32_t bound : bounds) {
    if (steps <= bound) return n;
    ++n;
  }
  return n;
}

/// Powers of two, up to 128.
std::uint32_t count_class(double count) {
  std::uint32_t n = 0;
  for (; count > 1.001 && n < 7; count /= 2) ++n;
  return n;
}

std::uint32_t log_class(double value, double per_octave, int low, int high) {
  const int n = static_cast<int>(std::floor(std::log2(value + 1e-9) * per_octave));
  return static_cast<std::uint32_t>(std::clamp(n, low, high) - low);
}

/// The features of "o does `relation` with s at `now`".
void collect(const TemporalHistory& history, const Partner* pair, std::uint32_t relation,
             std::uint32_t object, std::int32_t now, std::vector<Feature>& out) {
  out.clear();
  std::uint32_t pair_age = kNever;
  std::uint32_t pair_count = kNever;
  if (pair != nullptr) {
    std::int32_t last = INT32_MIN;
    std::uint32_t count = 0;
    for (const Recurrence& body : pair->relations) {
      const std::uint32_t age = age_class(now - body.last);
      const std::uint32_t times = count_class(body.count);
      const bool same = body.relation == relation;
      out.push_back({slot(1, relation, body.relation, age), FeatureKind::BodyAge, body.relation});
      out.push_back({slot(2, same ? 1 : 0, age, times),
                     same ? FeatureKind::SameRelation : FeatureKind::BodyAge, body.relation});
      out.push_back({slot(3, relation, body.relation, times), FeatureKind::BodyCount, body.relation});
      if (same) {
        const std::uint32_t recent = count_class(4 * body.recent.at(now, TemporalHistory::kPairKeep));
        out.push_back({slot(4, relation, recent, 0), FeatureKind::SameRelation, relation});
        out.push_back({slot(4, kAny, recent, 0), FeatureKind::SameRelation, relation});
        const std::uint32_t lasting =
            log_class(body.lasting.at(now, TemporalHistory::kPairKeepLong), 2, -8, 16);
        out.push_back({slot(13, relation, lasting, 0), FeatureKind::SameRelation, relation});
        out.push_back({slot(13, kAny, lasting, age), FeatureKind::SameRelation, relation});
        out.push_back({slot(5, relation, age, times), FeatureKind::SameRelation, relation});
      }
      last = std::max(last, body.last);
      count += body.count;
    }
    pair_age = age_class(now - last);
    pair_count = count_class(count);
  }
  out.push_back({slot(6, relation, pair_age, pair_count), FeatureKind::PairAge, 0});
  out.push_back({slot(6, kAny, pair_age, pair_count), FeatureKind::PairAge, 0});
  const std::uint32_t known = pair != nullptr ? 1 : 0;
  if (const ObjectUse* use = history.object(relation, object)) {
    const std::uint32_t recent = log_class(use->recent.at(now, TemporalHistory::kObjectKeep), 1.5, -12, 20);
    const std::uint32_t age = age_class(now - use->last);
    for (const std::uint32_t r : {relation, kAny})
      out.push_back({slot(7, r, recent, known), FeatureKind::ObjectUse, 0});
    out.push_back({slot(8, relation, age, 0), FeatureKind::ObjectUse, 0});
    out.push_back({slot(8, kAny, age, known), FeatureKind::ObjectUse, 0});
    out.push_back({slot(9, relation, object, 0), FeatureKind::ObjectUse, 0});
  } else {
    for (const std::uint32_t r : {relation, kAny})
      out.push_back({slot(10, r, known, 0), FeatureKind::ObjectUse, 0});
  }
  const std::uint32_t active =
      log_class(history.activity(object).at(now, TemporalHistory::kActivityKeep), 1, -10, 12);
  for (const std::uint32_t r : {relation, kAny})
    out.push_back({slot(11, r, active, known), FeatureKind::Activity, 0});
  out.push_back({slot(12, object, 0, 0), FeatureKind::Activity, 0});
}

}  // namespace

/// Buffers that one pass reuses.
struct TemporalModel::Scratch {
  std::vector<std::vector<Feature>> features;
  std::vector<std::uint32_t> entities;
  std::vector<double> scores;
  std::unordered_set<std::uint32_t> seen;
};

TemporalModel::TemporalModel(TemporalModelOptions options)
    : options_(options), weights_(kSlots, 0.0F), squares_(kSlots, 1e-8F) {}

void TemporalModel::learn_query(const TemporalHistory& history, std::uint32_t subject, std::uint32_t relation,
                                std::int32_t now, std::span<const std::uint32_t> truth,
                                std::span<const std::uint32_t> frequent, Scratch& scratch) {
  scratch.entities.clear();
  scratch.seen.clear();
  const auto consider = [&](std::uint32_t entity, const Partner* pair) {
    if (!scratch.seen.insert(entity).second) return;
    const std::size_t n = scratch.entities.size();
    scratch.entities.push_back(entity);
    if (scratch.features.size() <= n) scratch.features.resize(n + 1);
    collect(history, pair, relation, entity, now, scratch.features[n]);
  };
  for (const Partner& partner : history.partners(subject)) consider(partner.entity, &partner);
  for (const std::uint32_t entity : frequent) consider(entity, nullptr);
  const std::size_t count = scratch.entities.size();
  scratch.scores.assign(count, 0.0);
  double highest = -1e300;
  std::size_t right = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (const Feature& feature : scratch.features[i])
      scratch.scores[i] += static_cast<double>(weights_[feature.slot]);
    highest = std::max(highest, scratch.scores[i]);
    right += std::binary_search(truth.begin(), truth.end(), scratch.entities[i]) ? 1 : 0;
  }
  if (right == 0) return;  // nothing among the candidates to learn from
  double sum = 0;
  for (double& score : scratch.scores) sum += score = std::exp(score - highest);
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_right = std::binary_search(truth.begin(), truth.end(), scratch.entities[i]);
    const auto gradient =
        static_cast<float>(scratch.scores[i] / sum - (is_right ? 1.0 / static_cast<double>(right) : 0.0));
    if (std::fabs(gradient) < 1e-4F) continue;
    for (const Feature& feature : scratch.features[i]) {
      float& weight = weights_[feature.slot];
      const float slope = gradient + options_.shrinkage * weight;
      squares_[feature.slot] += slope * slope;
      weight -= options_.learning_rate * slope / std::sqrt(squares_[feature.slot]);
    }
  }
}

void TemporalModel::learn(std::span<const TemporalFact> facts, TemporalHistory& history,
                          std::uint32_t relations) {
  Scratch scratch;
  std::vector<std::uint32_t> truth;
  if (facts.empty()) return;
  const std::int32_t begin = facts.front().time + options_.warm_up;
  for (std::size_t first = 0; first < facts.size();) {
    const std::int32_t now = facts[first].time;
    std::size_t last = first;
    while (last < facts.size() && facts[last].time == now) ++last;
    std::map<std::uint32_t, std::vector<std::uint32_t>>
        frequent;  // of the relations that are asked for in this step
    // Facts of a step are sorted by subject, relation, object: a query is a run of them.
    for (std::size_t at = first; now >= begin && at < last;) {
      const TemporalFact& query = facts[at];
      truth.clear();
      for (; at < last && facts[at].subject == query.subject && facts[at].relation == query.relation; ++at)
        truth.push_back(facts[at].object);
      auto& objects = frequent[query.relation];
      if (objects.empty() && query.relation < relations)
        objects = history.frequent_objects(query.relation, now, options_.train_objects);
      learn_query(history, query.subject, query.relation, now, truth, objects, scratch);
    }
    for (; first < last; ++first) history.add(facts[first]);
  }
}

std::vector<Candidate> TemporalModel::score(const TemporalHistory& history, std::uint32_t subject,
                                            std::uint32_t relation, std::int32_t now,
                                            std::span<const std::uint32_t> frequent) const {
  std::vector<Candidate> candidates;
  std::vector<Feature> features;
  const auto add = [&](std::uint32_t entity, const Partner* pair) {
    collect(history, pair, relation, entity, now, features);
    double sum = 0;
    for (const Feature& feature : features) sum += static_cast<double>(weights_[feature.slot]);
    candidates.push_back({.entity = entity, .score = static_cast<float>(sum)});
  };
  for (const Partner& partner : history.partners(subject)) add(partner.entity, &partner);
  for (const std::uint32_t entity : frequent) {
    if (history.partner(subject, entity) == nullptr) add(entity, nullptr);
  }
  return candidates;
}

std::vector<std::pair<Feature, float>> TemporalModel::explain(const TemporalHistory& history,
                                                              std::uint32_t subject, std::uint32_t relation,
                                                              std::uint32_t object, std::int32_t now) const {
  std::vector<Feature> features;
  collect(history, history.partner(subject, object), relation, object, now, features);
  std::vector<std::pair<Feature, float>> parts;
  parts.reserve(features.size());
  for (const Feature& feature : features) parts.emplace_back(feature, weights_[feature.slot]);
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return parts;
}

}  // namespace entente::recommend
