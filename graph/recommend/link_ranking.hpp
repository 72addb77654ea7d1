// The protocol of temporal link forecasting: for each (s, r, ?, t) every entity is ranked, other true answers
// of the same query and time are left out (time-aware filter), equal scores share their mean rank, both
// directions count.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/recommend/temporal_facts.hpp"
#include "graph/recommend/temporal_history.hpp"
#include "graph/recommend/temporal_model.hpp"

namespace entente::recommend {

/// Scores the candidates of one query; entities not listed share the last places. Must be callable from
/// several threads.
using LinkScorer = std::function<std::vector<Candidate>(const TemporalHistory&, std::uint32_t subject,
                                                        std::uint32_t relation, std::int32_t now,
                                                        std::span<const std::uint32_t> frequent)>;

struct RankedLink {
  TemporalFact fact;
  double rank = 0;
};

struct RankingOptions {
  bool single_step = true;     ///< true: each step's truth enters the history before the next step is asked
  std::size_t frequent = 300;  ///< how many frequent objects the scorer is given
  unsigned threads = 0;        ///< 0: one a core
};

/// Ranks the truth of every fact, in order. `history` holds what came before and, with single_step, also
/// `facts` afterwards.
std::vector<RankedLink> rank_links(std::span<const TemporalFact> facts, TemporalHistory& history,
                                   std::uint32_t entities, const LinkScorer& scorer,
                                   const RankingOptions& options);

/// Mean reciprocal rank and the share of ranks up to 1, 3 and 10.
struct LinkScores {
  double mrr = 0, hits1 = 0, hits3 = 0, hits10 = 0;
  std::size_t queries = 0;
};

LinkScores summarize(std::span<const RankedLink> links);
/// By relation, inverses counted with theirs apart: index 0 .. 2 * relations - 1.
std::vector<LinkScores> summarize_by_relation(std::span<const RankedLink> links,
                                              std::uint32_t relations_with_inverses);

/// The rank of `truth` among `entities` given the scored candidates; `filtered` (sorted) are other true
/// answers.
double mean_rank(std::span<const Candidate> candidates, std::uint32_t truth,
                 std::span<const std::uint32_t> filtered, std::uint32_t entities);

}  // namespace entente::recommend
