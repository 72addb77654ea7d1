#include "graph/algorithms/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace entente {
namespace {

/// A node's neighbours, ascending, once each, without itself.
std::vector<NodeId> neighbours(const GraphView& view, NodeId node, const Selection& selection) {
  std::vector<NodeId> found;
  const std::vector<TypeId> types =
      selection.types.empty() ? view.types_at(node, Direction::Any) : selection.types;
  for (const TypeId type : types) {
    const Expansion step = view.expand(node, type, Direction::Any);
    for (const Hops* hops : {&step.first, &step.second})
      for (const NodeId other : hops->nodes)
        if (other != node && (!selection.label || view.has_label(other, *selection.label)))
          found.push_back(other);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

double score(const Similar& similar, SimilarityOrder order) {
  switch (order) {
    case SimilarityOrder::Common:
      return similar.common;
    case SimilarityOrder::Jaccard:
      return similar.jaccard;
    case SimilarityOrder::AdamicAdar:
      return similar.adamic_adar;
  }
  return 0;
}

}  // namespace

std::vector<Similar> similar_nodes(const GraphView& view, NodeId node, const Selection& selection,
                                   SimilarityOrder order, std::size_t limit, bool with_neighbours) {
  std::vector<Similar> found;
  if (!view.contains(node)) return found;
  const std::vector<NodeId> own = neighbours(view, node, selection);
  std::unordered_map<NodeId, std::size_t> at;
  for (const NodeId shared : own) {
    const std::vector<NodeId> others = neighbours(view, shared, selection);
    const double share = others.size() > 1 ? 1 / std::log(static_cast<double>(others.size())) : 0;
    for (const NodeId other : others) {
      if (other == node || (!with_neighbours && std::binary_search(own.begin(), own.end(), other))) continue;
      const auto [position, added] = at.try_emplace(other, found.size());
      if (added) found.push_back({.node = other});
      Similar& similar = found[position->second];
      ++similar.common;
      similar.adamic_adar += share;
    }
  }
  for (Similar& similar : found) {
    const std::size_t either = own.size() + neighbours(view, similar.node, selection).size() - similar.common;
    similar.jaccard = static_cast<double>(similar.common) / static_cast<double>(either);
  }
  const auto better = [&](const Similar& a, const Similar& b) {
    const double x = score(a, order);
    const double y = score(b, order);
    return x != y ? x > y : a.node < b.node;
  };
  std::sort(found.begin(), found.end(), better);
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace entente
