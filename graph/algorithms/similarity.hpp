// How alike two nodes are by the neighbours they share. Without regard to direction, parallel edges once.
#pragma once

#include "graph/algorithms/projection.hpp"

namespace entente {

struct Similar {
  NodeId node;
  std::uint32_t common = 0;  ///< neighbours they share
  double jaccard = 0;        ///< shared of all neighbours of either (Jaccard 1901)
  double adamic_adar = 0;    ///< sum over the shared of 1 / ln(degree) (Adamic, Adar 2003)
};

enum class SimilarityOrder : std::uint8_t { Common, Jaccard, AdamicAdar };

/// The nodes that share a neighbour with this one, best first, ties by ascending id; at most `limit`.
/// Neighbours themselves are left out unless `with_neighbours`.
std::vector<Similar> similar_nodes(const GraphView& view, NodeId node, const Selection& selection = {},
                                   SimilarityOrder order = SimilarityOrder::AdamicAdar,
                                   std::size_t limit = 10, bool with_neighbours = false);

}  // namespace entente
