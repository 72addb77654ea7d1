#include "graph/algorithms/components.hpp"

#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/csr_graph.hpp"

namespace entente {
namespace {

/// Numbers any marks (each below their count) by first appearance.
Components number_marks(const Projection& projection, const std::vector<std::uint32_t>& marks) {
  constexpr std::uint32_t kUnseen = ~std::uint32_t{0};
  Components components;
  components.component_of.nodes = projection.nodes();
  components.component_of.values.reserve(marks.size());
  std::vector<std::uint32_t> number_of(marks.size(), kUnseen);
  for (const std::uint32_t mark : marks) {
    if (number_of[mark] == kUnseen) {
      number_of[mark] = static_cast<std::uint32_t>(components.sizes.size());
      components.sizes.push_back(0);
    }
    ++components.sizes[number_of[mark]];
    components.component_of.values.push_back(number_of[mark]);
  }
  return components;
}

}  // namespace

Components connected_components(const GraphView& view, const Selection& selection) {
  const Projection projection(view, selection, Shape::Directed);
  std::vector<std::uint32_t> rank(projection.size());
  std::vector<std::uint32_t> parent(projection.size());
  const auto index = boost::typed_identity_property_map<std::uint32_t>();
  auto rank_map = boost::make_iterator_property_map(rank.begin(), index);
  auto parent_map = boost::make_iterator_property_map(parent.begin(), index);
  boost::disjoint_sets<decltype(rank_map), decltype(parent_map), boost::find_with_path_halving> sets(
      rank_map, parent_map);
  for (std::uint32_t v = 0; v < projection.size(); ++v) sets.make_set(v);
  for (std::uint32_t v = 0; v < projection.size(); ++v)
    for (const std::uint32_t target : projection.targets(v)) sets.union_set(v, target);
  std::vector<std::uint32_t> marks(projection.size());
  for (std::uint32_t v = 0; v < projection.size(); ++v) marks[v] = sets.find_set(v);
  return number_marks(projection, marks);
}

Components strong_components(const GraphView& view, const Selection& selection) {
  const Projection projection(view, selection, Shape::Directed);
  const CsrGraph& graph = projection.boost_graph().graph;
  std::vector<std::uint32_t> marks(projection.size());
  if (!marks.empty()) {
    const auto index = boost::get(boost::vertex_index, graph);
    boost::strong_components(graph, boost::make_iterator_property_map(marks.begin(), index));
  }
  return number_marks(projection, marks);
}

}  // namespace entente
