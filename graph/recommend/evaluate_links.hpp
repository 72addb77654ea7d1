// Forecasts a data set by the standard protocol: our model beside the recurrency baseline, in one run.
#pragma once

#include <string>
#include <vector>

#include "graph/recommend/link_ranking.hpp"
#include "graph/result.hpp"

namespace entente::recommend {

struct EvaluationOptions {
  bool single_step = true;
  unsigned threads = 0;
  int passes = 2;  ///< over the training span; the best on the validation span is kept
};

struct MethodScores {
  std::string method;  ///< "entente", "recurrency", "strict recurrence", "popularity"
  LinkScores valid, test;
  std::vector<LinkScores> test_by_relation;  ///< index: relation, then inverse relations
  double seconds = 0;                        ///< learning, choosing and ranking
};

/// Hyper-parameters are chosen on the validation span only. Deterministic for any number of threads.
std::vector<MethodScores> evaluate_links(const TemporalDataset& data, const EvaluationOptions& options);

}  // namespace entente::recommend
