// The recurrency baseline of temporal forecasting (Gastinger, Meilicke, Errica, Sztyler, Schuelke,
// Stuckenschmidt: History repeats itself, IJCAI 2024): a candidate's score is alpha times the sum of
// 2^(lambda * (k - t)) over the times k at which the same fact held, plus (1 - alpha) * the candidate's share
// among all objects of the relation. lambda and alpha are chosen for each relation and direction on the
// validation span.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/recommend/link_ranking.hpp"

namespace entente::recommend {

class RecurrencyBaseline {
 public:
  /// The values used before any choice; `relations` with inverses.
  explicit RecurrencyBaseline(std::uint32_t relations);

  /// Chooses lambda and alpha on `valid`, given all facts before it in `history` (taken by value: it is used
  /// up).
  void choose(std::span<const TemporalFact> valid, TemporalHistory history, std::uint32_t entities,
              bool single_step);

  [[nodiscard]] std::vector<Candidate> score(const TemporalHistory& history, std::uint32_t subject,
                                             std::uint32_t relation, std::int32_t now) const;
  /// Recurrence alone (alpha = 1), with lambda chosen in the same way.
  [[nodiscard]] std::vector<Candidate> strict(const TemporalHistory& history, std::uint32_t subject,
                                              std::uint32_t relation, std::int32_t now) const;

 private:
  struct Setting {
    double lambda = 0.1;
    double alpha = 0.99;
    double strict_lambda = 0.1;
  };
  std::vector<Setting> settings_;
};

}  // namespace entente::recommend
