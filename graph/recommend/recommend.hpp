// Recommendations over a graph: whom to meet, who is alike, which edges are likely missing, what comes next;
// each with a score and reasons that are paths of the graph, so that their evidence can be quoted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph_view.hpp"
#include "graph/result.hpp"

namespace entente::recommend {

/// Why: a walk of the graph, edges[i] joining nodes[i] and nodes[i + 1].
struct Reason {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  double weight = 0;  ///< its share of the score
};

struct Recommendation {
  NodeId subject;
  NodeId node;
  double score = 0;
  std::vector<Reason> reasons;  ///< the strongest first, at most RecommendOptions::reasons
  double popularity = 0;        ///< edges of the type at `node`; seen from a date, halving every three months
};

struct RecommendOptions {
  std::string type = "MET";  ///< the edge that is recommended
  std::size_t limit = 10;
  std::size_t reasons = 3;
  std::optional<Date>
      as_of{};  ///< edges dated later are not seen, nor are undated ones that only later documents state
};

/// Nodes that `subject` has no edge of the type with, by resource allocation over their common neighbours
/// (Zhou, Lu, Zhang 2009): a neighbour shared with few says more than one shared with all. Seen from a date,
/// those who are active now and met the like of the subject (LikeCompany), with reasons of three edges. Equal
/// scores by name. NotFound where the graph has no such type.
Result<std::vector<Recommendation>> recommend_partners(const GraphView& view, NodeId subject,
                                                       const RecommendOptions& options);

/// What a popularity list would say: the nodes with most edges of the type (seen from a date, the later the
/// more) that `subject` has none with.
Result<std::vector<NodeId>> popular_partners(const GraphView& view, NodeId subject,
                                             const RecommendOptions& options);

/// Nodes of the same label whose edges lead to the same places, by weighted Jaccard over (type, direction,
/// neighbour).
std::vector<Recommendation> recommend_similar(const GraphView& view, NodeId subject,
                                              const RecommendOptions& options);

/// The pairs without an edge of the type that recommend_partners scores highest, over the whole graph.
Result<std::vector<Recommendation>> recommend_missing(const GraphView& view, const RecommendOptions& options);

/// A pair expected to have an edge of the type next.
struct Forecast {
  NodeId subject;
  NodeId object;
  double probability = 0;  ///< within `horizon_days`, calibrated on the last tenth of the dated edges
  std::int32_t horizon_days = 0;
  std::int64_t from_day = 0;  ///< the first of them, in days from 1970
  std::vector<EdgeId>
      history;  ///< earlier edges between the two, latest first, at most RecommendOptions::reasons
};

/// Who does `type` with whom next, learnt from the graph's dated edges by the model of temporal_model.hpp.
/// InputError where the graph holds too few dated edges to learn from (fewer than 50).
Result<std::vector<Forecast>> recommend_next(const GraphView& view, const RecommendOptions& options);

}  // namespace entente::recommend
