#include "graph/algorithms/components.hpp"

#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/base/csr_graph.hpp"

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
  // Over the graph as it stands: a projection would cost as much again.
  constexpr std::uint32_t kNotSelected = ~std::uint32_t{0};
  std::vector<TypeId> types = selection.types;
  for (std::uint32_t i = 0; selection.types.empty() && i < view.types().size(); ++i) types.emplace_back(i);
  Components components;
  std::vector<NodeId>& nodes = components.component_of.nodes;
  std::vector<std::uint32_t> parents(view.node_bound(), kNotSelected);
  NodeScan scan = selection.label ? view.scan(*selection.label) : view.scan();
  std::vector<NodeId> batch(1024);
  while (const std::size_t count = scan.next(batch))
    nodes.insert(nodes.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));
  for (const NodeId node : nodes) parents[node.number] = node.number;
  const auto root_of = [&](std::uint32_t v) {
    while (parents[v] != v) {
      parents[v] = parents[parents[v]];
      v = parents[v];
    }
    return v;
  };
  for (std::uint32_t i = 0; i < nodes.size() && !selection.stopped_at(i); ++i) {
    std::uint32_t root = root_of(nodes[i].number);
    for (const TypeId type : types) {
      for (const NodeId target : view.expand(nodes[i], type, Direction::Out).first.nodes) {
        if (parents[target.number] == kNotSelected) continue;
        const std::uint32_t other = root_of(target.number);
        if (other == root) continue;
        parents[std::max(root, other)] = std::min(root, other);
        root = std::min(root, other);
      }
    }
  }
  // A root is the smallest node of its component, so it comes first.
  std::vector<std::uint32_t> number_of(view.node_bound());
  components.component_of.values.reserve(nodes.size());
  for (const NodeId node : nodes) {
    const std::uint32_t root = root_of(node.number);
    if (root == node.number) {
      number_of[root] = static_cast<std::uint32_t>(components.sizes.size());
      components.sizes.push_back(0);
    }
    ++components.sizes[number_of[root]];
    components.component_of.values.push_back(number_of[root]);
  }
  return components;
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
