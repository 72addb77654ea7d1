#include "graph/algorithms/projection.hpp"

#include <algorithm>

#include "graph/base/csr_graph.hpp"

namespace entente {
namespace {

constexpr std::uint32_t kNotSelected = ~std::uint32_t{0};

/// Calls `see(neighbour, edge)` for each step of the shape from a node.
template <class See>
void each_step(const GraphView& view, NodeId node, const std::vector<TypeId>& types, Shape shape,
               const See& see) {
  const Direction direction = shape == Shape::Directed ? Direction::Out : Direction::Any;
  for (const TypeId type : types) {
    const Expansion step = view.expand(node, type, direction);
    for (std::size_t i = 0; i < step.first.size(); ++i) see(step.first.nodes[i], step.first.edges[i]);
    for (std::size_t i = 0; i < step.second.size(); ++i)
      if (!step.skip_self_in_second || step.second.nodes[i] != node)
        see(step.second.nodes[i], step.second.edges[i]);
  }
}

std::vector<TypeId> all_types(const GraphView& view) {
  std::vector<TypeId> types;
  for (std::uint32_t i = 0; i < view.types().size(); ++i)
    if (view.count(TypeId(i)) != 0) types.emplace_back(i);
  return types;
}

}  // namespace

Projection::Projection(const GraphView& view, const Selection& selection, Shape shape) {
  number_nodes(view, selection);
  const std::vector<TypeId> types = selection.types.empty() ? all_types(view) : selection.types;
  auto csr = std::make_shared<Csr>();
  auto& starts = csr->graph.m_forward.m_rowstart;
  auto& targets = csr->graph.m_forward.m_column;
  starts.clear();
  starts.reserve(nodes_.size() + 1);
  bool stopped = false;
  for (const NodeId node : nodes_) {
    stopped = stopped || selection.stopped_at(static_cast<std::uint32_t>(starts.size()));
    const auto first = static_cast<std::uint32_t>(targets.size());
    starts.push_back(first);
    if (stopped) continue;  // a whole graph, if not the one asked for
    each_step(view, node, types, shape, [&](NodeId neighbour, EdgeId edge) {
      const std::uint32_t target = vertex_of_[neighbour.number];
      if (target == kNotSelected || (shape == Shape::Simple && neighbour == node)) return;
      targets.push_back(target);
      if (shape != Shape::Simple) edges_.push_back(edge);
    });
    if (shape == Shape::Simple) {
      const auto begin = targets.begin() + first;
      std::sort(begin, targets.end());
      targets.erase(std::unique(begin, targets.end()), targets.end());
    }
  }
  starts.push_back(static_cast<std::uint32_t>(targets.size()));
  starts_ = starts;
  targets_ = targets;
  csr_ = std::move(csr);
}

void Projection::number_nodes(const GraphView& view, const Selection& selection) {
  vertex_of_.assign(view.node_bound(), kNotSelected);
  NodeScan scan = selection.label ? view.scan(*selection.label) : view.scan();
  std::vector<NodeId> batch(1024);
  while (const std::size_t count = scan.next(batch))
    for (std::size_t i = 0; i < count; ++i) {
      vertex_of_[batch[i].number] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back(batch[i]);
    }
}

std::optional<std::uint32_t> Projection::vertex(NodeId node) const {
  if (node.number >= vertex_of_.size() || vertex_of_[node.number] == kNotSelected) return std::nullopt;
  return vertex_of_[node.number];
}

}  // namespace entente
