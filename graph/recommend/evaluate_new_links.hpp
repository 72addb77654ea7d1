// Scores the suggestions that have no history to repeat: at a date, for each node that afterwards had its
// first edge of a type with somebody who was known already, where did that partner stand among the
// suggestions?
#pragma once

#include <string>
#include <vector>

#include "graph/recommend/link_ranking.hpp"
#include "graph/recommend/recommend.hpp"

namespace entente::recommend {

struct NewLinkScores {
  std::string method;  ///< "entente" (recommend_partners) or "popularity" (popular_partners)
  LinkScores scores;   ///< a partner beyond RecommendOptions::limit counts as not found, rank infinite
};

/// Nothing later than options.as_of is seen, which must be given. Partners are ranked with the other new
/// partners of the same node left out. Recurrence has nothing to say here: it would score 0.
Result<std::vector<NewLinkScores>> evaluate_new_links(const GraphView& view, const RecommendOptions& options);

}  // namespace entente::recommend
