#include "graph/recommend/recurrency_baseline.hpp"

#include <array>
#include <cmath>

namespace entente::recommend {

namespace {

constexpr std::array kLambdas = {0.0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0};
constexpr std::array kAlphas = {0.0, 0.00001, 0.0001, 0.001, 0.01,  0.1,    0.3,     0.5,
                                0.7, 0.9,     0.95,   0.99,  0.999, 0.9999, 0.99999, 1.0};

const Recurrence* last_time(const Partner& partner, std::uint32_t relation) {
  for (const Recurrence& recurrence : partner.relations) {
    if (recurrence.relation == relation) return &recurrence;
  }
  return nullptr;
}

/// What a candidate's score is made of.
struct Parts {
  std::uint32_t entity = 0;
  const Recurrence* same = nullptr;  ///< the same fact's earlier times; null: never
  double share = 0;
};

std::vector<Parts> parts_of(const TemporalHistory& history, std::uint32_t subject, std::uint32_t relation) {
  std::vector<Parts> parts;
  const auto total = static_cast<double>(history.relation_count(relation));
  for (const ObjectUse& use :
       history.objects(relation)) {  // holds every object of the relation, this subject's too
    Parts entry{.entity = use.entity, .same = nullptr, .share = static_cast<double>(use.count) / total};
    if (const Partner* partner = history.partner(subject, use.entity))
      entry.same = last_time(*partner, relation);
    parts.push_back(entry);
  }
  return parts;
}

double recurrence(const Recurrence* same, std::int32_t now, double lambda) {
  if (same == nullptr) return 0;
  double sum = 0;
  for (const std::int32_t time : same->times) sum += std::exp2(lambda * (time - now));
  return sum;
}

}  // namespace

RecurrencyBaseline::RecurrencyBaseline(std::uint32_t relations) : settings_(relations) {}

void RecurrencyBaseline::choose(std::span<const TemporalFact> valid, TemporalHistory history,
                                std::uint32_t entities, bool single_step) {
  constexpr std::size_t kCount = kLambdas.size() * kAlphas.size();
  std::vector<std::array<double, kCount>> reciprocal(settings_.size());
  for (auto& sums : reciprocal) sums.fill(0);
  for (std::size_t first = 0; first < valid.size();) {
    const std::int32_t now = valid[first].time;
    std::size_t last = first;
    while (last < valid.size() && valid[last].time == now) ++last;
    for (std::size_t at = first; at < last;) {
      const TemporalFact& query = valid[at];
      std::vector<std::uint32_t> truth;
      for (; at < last && valid[at].subject == query.subject && valid[at].relation == query.relation; ++at)
        truth.push_back(valid[at].object);
      const auto parts = parts_of(history, query.subject, query.relation);
      std::vector<Candidate> candidates(parts.size());
      std::vector<double> strict(parts.size());
      for (std::size_t setting = 0; setting < kCount; ++setting) {
        const double alpha = kAlphas[setting % kAlphas.size()];
        for (std::size_t i = 0; i < parts.size(); ++i) {
          if (setting % kAlphas.size() == 0)
            strict[i] = recurrence(parts[i].same, now, kLambdas[setting / kAlphas.size()]);
          candidates[i] = {.entity = parts[i].entity,
                           .score = static_cast<float>(alpha * strict[i] + (1 - alpha) * parts[i].share)};
        }
        for (const std::uint32_t object : truth)
          reciprocal[query.relation][setting] += 1 / mean_rank(candidates, object, truth, entities);
      }
    }
    for (; first < last; ++first) {
      if (single_step) history.add(valid[first]);
    }
  }
  for (std::size_t relation = 0; relation < settings_.size(); ++relation) {
    const auto& sums = reciprocal[relation];
    std::size_t best = 0;
    for (std::size_t setting = 1; setting < kCount; ++setting)
      best = sums[setting] > sums[best] ? setting : best;
    std::size_t best_strict = kAlphas.size() - 1;  // alpha = 1
    for (std::size_t setting = best_strict; setting < kCount; setting += kAlphas.size()) {
      best_strict = sums[setting] > sums[best_strict] ? setting : best_strict;
    }
    if (sums[best] == 0) continue;  // the validation span does not ask for this relation
    settings_[relation] = {.lambda = kLambdas[best / kAlphas.size()],
                           .alpha = kAlphas[best % kAlphas.size()],
                           .strict_lambda = kLambdas[best_strict / kAlphas.size()]};
  }
}

std::vector<Candidate> RecurrencyBaseline::score(const TemporalHistory& history, std::uint32_t subject,
                                                 std::uint32_t relation, std::int32_t now) const {
  const Setting& setting = settings_[relation];
  std::vector<Candidate> candidates;
  for (const Parts& parts : parts_of(history, subject, relation)) {
    const double score =
        setting.alpha * recurrence(parts.same, now, setting.lambda) + (1 - setting.alpha) * parts.share;
    candidates.push_back({.entity = parts.entity, .score = static_cast<float>(score)});
  }
  return candidates;
}

std::vector<Candidate> RecurrencyBaseline::strict(const TemporalHistory& history, std::uint32_t subject,
                                                  std::uint32_t relation, std::int32_t now) const {
  std::vector<Candidate> candidates;
  for (const Partner& partner : history.partners(subject)) {
    if (const Recurrence* last = last_time(partner, relation)) {
      candidates.push_back(
          {.entity = partner.entity,
           .score = static_cast<float>(recurrence(last, now, settings_[relation].strict_lambda))});
    }
  }
  return candidates;
}

}  // namespace entente::recommend
