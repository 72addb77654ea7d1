// A log-linear model of recurrence: who does r with s at a time, given all that happened before it. Its
// features are rules of one body atom with the time since it last held ("b(s,o) held 3 steps ago"), the
// number of times it held, and how much the relation and the candidate are in use; their weights are learnt
// with AdaGrad (Duchi, Hazan, Singer 2011) on the softmax over the candidates of each query of the training
// span. In the manner of the recurrency baseline (Gastinger et al. 2024) and of temporal rules with
// confidences that depend on the time distance; every score is a sum of readable parts.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "graph/recommend/temporal_facts.hpp"
#include "graph/recommend/temporal_history.hpp"

namespace entente::recommend {

/// What a part of a score says, for reasons.
enum class FeatureKind : std::uint8_t {
  BodyAge,       ///< `body` held between the two, so long ago
  BodyCount,     ///< `body` held between the two, so often
  SameRelation,  ///< the relation itself held between the two
  PairAge,       ///< anything held between the two
  ObjectUse,     ///< others do this with the candidate
  Activity,      ///< how much the candidate is in the news
};

struct Feature {
  std::uint32_t slot = 0;
  FeatureKind kind = FeatureKind::BodyAge;
  std::uint32_t body = 0;  ///< relation, for BodyAge and BodyCount
};

struct Candidate {
  std::uint32_t entity = 0;
  float score = 0;  ///< log-odds up to a constant of the query
};

struct TemporalModelOptions {
  float learning_rate = 0.02F;
  float shrinkage = 1e-5F;          ///< L2
  std::int32_t warm_up = 20;        ///< first steps that only fill the history
  std::size_t train_objects = 100;  ///< candidates beyond past partners: the relation's most used objects
  std::size_t test_objects = 300;
};

class TemporalModel {
 public:
  explicit TemporalModel(TemporalModelOptions options = {});

  /// One pass over facts in order of time, with inverses; learns from each step before it enters `history`.
  /// `relations` counts the inverses too.
  void learn(std::span<const TemporalFact> facts, TemporalHistory& history, std::uint32_t relations);

  /// The candidates of (subject, relation, ?) at `now` with their scores, in no order. `frequent` is
  /// history.frequent_objects(relation, now, options().test_objects). Threads: const, shared.
  [[nodiscard]] std::vector<Candidate> score(const TemporalHistory& history, std::uint32_t subject,
                                             std::uint32_t relation, std::int32_t now,
                                             std::span<const std::uint32_t> frequent) const;

  /// The parts of one candidate's score, the largest first.
  [[nodiscard]] std::vector<std::pair<Feature, float>> explain(const TemporalHistory& history,
                                                               std::uint32_t subject, std::uint32_t relation,
                                                               std::uint32_t object, std::int32_t now) const;

  [[nodiscard]] const TemporalModelOptions& options() const { return options_; }

 private:
  struct Scratch;
  void learn_query(const TemporalHistory& history, std::uint32_t subject, std::uint32_t relation,
                   std::int32_t now, std::span<const std::uint32_t> truth,
                   std::span<const std::uint32_t> frequent, Scratch& scratch);

  TemporalModelOptions options_;
  std::vector<float> weights_;
  std::vector<float> squares_;  // AdaGrad's sums
};

}  // namespace entente::recommend
