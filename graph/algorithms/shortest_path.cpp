#include "graph/algorithms/shortest_path.hpp"

#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <limits>

#include "graph/base/csr_graph.hpp"

namespace entente {
namespace {

/// Thrown through Boost's search, which has no other way out, and caught by the caller below.
struct Arrived {};

struct StopAt : boost::default_dijkstra_visitor {
  explicit StopAt(std::uint32_t target) : target_(target) {}
  template <class Graph>
  void examine_vertex(std::uint32_t vertex, const Graph& /*graph*/) const {
    if (vertex == target_) throw Arrived{};
  }
  std::uint32_t target_;
};

Shape shape_of(Direction direction) {
  return direction == Direction::Any ? Shape::Undirected : Shape::Directed;
}

/// The lightest arc of a step; Dijkstra's search remembers vertices only.
EdgeId lightest_arc(const Projection& projection, const std::vector<double>& weights, const CsrGraph& graph,
                    std::uint32_t from, std::uint32_t to) {
  EdgeId best;
  double least = std::numeric_limits<double>::infinity();
  const auto first = graph.m_forward.m_rowstart[from];
  const auto targets = projection.targets(from);
  for (std::uint32_t i = 0; i < targets.size(); ++i)
    if (targets[i] == to && weights[first + i] < least) {
      least = weights[first + i];
      best = projection.edges(from)[i];
    }
  return best;
}

}  // namespace

NodeValues<std::uint32_t> distances(const GraphView& view, NodeId from, const Selection& selection,
                                    Direction direction) {
  constexpr std::uint32_t kUnseen = ~std::uint32_t{0};
  NodeValues<std::uint32_t> result;
  if (!view.contains(from)) return result;
  std::vector<TypeId> types = selection.types;
  if (types.empty())
    for (std::uint32_t i = 0; i < view.types().size(); ++i) types.emplace_back(i);
  std::vector<std::uint32_t> distance(view.node_bound(), kUnseen);
  std::vector<NodeId> ring{from};
  std::vector<NodeId> next;
  distance[from.number] = 0;
  for (std::uint32_t steps = 1; !ring.empty(); ++steps) {
    next.clear();
    for (const NodeId node : ring)
      for (const TypeId type : types) {
        const Expansion step = view.expand(node, type, direction);
        for (const Hops* hops : {&step.first, &step.second})
          for (const NodeId neighbour : hops->nodes) {
            if (distance[neighbour.number] != kUnseen) continue;
            if (selection.label && !view.has_label(neighbour, *selection.label)) continue;
            distance[neighbour.number] = steps;
            next.push_back(neighbour);
          }
      }
    ring.swap(next);
  }
  for (std::uint32_t v = 0; v < distance.size(); ++v)
    if (distance[v] != kUnseen) {
      result.nodes.emplace_back(v);
      result.values.push_back(distance[v]);
    }
  return result;
}

Result<std::optional<WeightedPath>> lightest_path(const GraphView& view, NodeId from, NodeId to,
                                                  const std::function<double(EdgeId)>& weight,
                                                  const Selection& selection, Direction direction) {
  if (direction == Direction::In) {  // the same path, walked the other way
    auto found = lightest_path(view, to, from, weight, selection, Direction::Out);
    if (found && *found) {
      std::reverse((*found)->path.nodes.begin(), (*found)->path.nodes.end());
      std::reverse((*found)->path.edges.begin(), (*found)->path.edges.end());
    }
    return found;
  }
  const Projection projection(view, selection, shape_of(direction));
  const auto source = projection.vertex(from);
  const auto target = projection.vertex(to);
  if (!source || !target)
    return fail(ErrorKind::ArgumentError, "an end of the path is not among the selected nodes");
  const CsrGraph& graph = projection.boost_graph().graph;
  std::vector<double> weights;
  weights.reserve(projection.arc_count());
  for (std::uint32_t v = 0; v < projection.size(); ++v)
    for (const EdgeId edge : projection.edges(v)) {
      const double w = weight(edge);
      if (!(w >= 0)) return fail(ErrorKind::ArgumentError, "a weight is negative or not a number");
      weights.push_back(w);
    }

  std::vector<double> distance(projection.size());
  std::vector<std::uint32_t> before(projection.size());
  const auto vertex_index = boost::get(boost::vertex_index, graph);
  const auto edge_index = boost::get(boost::edge_index, graph);
  try {
    boost::dijkstra_shortest_paths(
        graph, *source,
        boost::predecessor_map(boost::make_iterator_property_map(before.begin(), vertex_index))
            .distance_map(boost::make_iterator_property_map(distance.begin(), vertex_index))
            .weight_map(boost::make_iterator_property_map(weights.begin(), edge_index))
            .visitor(StopAt(*target)));
    return std::optional<WeightedPath>();
  } catch (const Arrived&) {
  }
  WeightedPath found;
  found.weight = distance[*target];
  found.path.nodes.push_back(to);
  for (std::uint32_t v = *target; v != *source; v = before[v]) {
    found.path.edges.push_back(lightest_arc(projection, weights, graph, before[v], v));
    found.path.nodes.push_back(projection.node(before[v]));
  }
  std::reverse(found.path.nodes.begin(), found.path.nodes.end());
  std::reverse(found.path.edges.begin(), found.path.edges.end());
  return std::optional(std::move(found));
}

}  // namespace entente
