#include "graph/algorithms/centrality.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <cmath>

#include "graph/base/csr_graph.hpp"

namespace entente {

NodeValues<std::uint32_t> degrees(const GraphView& view, const Selection& selection, Direction direction) {
  NodeValues<std::uint32_t> result;
  const Projection nodes(view, selection, direction == Direction::Any ? Shape::Undirected : Shape::Directed);
  result.nodes = nodes.nodes();
  result.values.resize(nodes.size());
  for (std::uint32_t v = 0; v < nodes.size(); ++v) {
    if (direction != Direction::In)
      result.values[v] = nodes.degree(v);
    else
      for (const std::uint32_t target : nodes.targets(v)) ++result.values[target];
  }
  return result;
}

NodeValues<double> page_rank(const GraphView& view, const Selection& selection,
                             const PageRankOptions& options) {
  // Boost's page_rank loses the rank of nodes without a way out; hence our own.
  const Projection projection(view, selection, Shape::Directed);
  const std::uint32_t size = projection.size();
  NodeValues<double> result;
  result.nodes = projection.nodes();
  result.values.assign(size, size == 0 ? 0 : 1.0 / size);
  std::vector<double> next(size);
  for (std::uint32_t i = 0; i < options.iterations && size != 0 && !selection.stopped(); ++i) {
    double stuck = 0;
    for (std::uint32_t v = 0; v < size; ++v)
      if (projection.degree(v) == 0) stuck += result.values[v];
    next.assign(size, (1 - options.damping + options.damping * stuck) / size);
    for (std::uint32_t v = 0; v < size; ++v) {
      if (projection.degree(v) == 0) continue;
      const double share = options.damping * result.values[v] / projection.degree(v);
      for (const std::uint32_t target : projection.targets(v)) next[target] += share;
    }
    double change = 0;
    for (std::uint32_t v = 0; v < size; ++v) change = std::max(change, std::abs(next[v] - result.values[v]));
    result.values.swap(next);
    if (change <= options.tolerance) break;
  }
  return result;
}

NodeValues<double> closeness(const GraphView& view, const Selection& selection) {
  const Projection projection(view, selection, Shape::Simple);
  const std::uint32_t size = projection.size();
  NodeValues<double> result;
  result.nodes = projection.nodes();
  result.values.assign(size, 0);
  std::vector<std::uint32_t> seen(size, ~std::uint32_t{0});  // the source that saw it last
  std::vector<std::uint32_t> ring;
  std::vector<std::uint32_t> next;
  for (std::uint32_t source = 0; source < size && !selection.stopped(); ++source) {
    std::uint64_t sum = 0;
    std::uint64_t reached = 0;
    seen[source] = source;
    ring.assign(1, source);
    for (std::uint64_t distance = 1; !ring.empty(); ++distance) {
      next.clear();
      for (const std::uint32_t v : ring)
        for (const std::uint32_t target : projection.targets(v))
          if (seen[target] != source) {
            seen[target] = source;
            next.push_back(target);
          }
      sum += distance * next.size();
      reached += next.size();
      ring.swap(next);
    }
    if (reached != 0)
      result.values[source] = static_cast<double>(reached) * static_cast<double>(reached) /
                              (static_cast<double>(size - 1) * static_cast<double>(sum));
  }
  return result;
}

namespace {

struct Stopped {};

/// The sums of all sources, as Boost fills them; asks between two of them whether to go on, and throws
/// Stopped.
class CentralityMap {
 public:
  using key_type = std::uint32_t;
  using value_type = double;
  using reference = double&;
  using category = boost::lvalue_property_map_tag;
  CentralityMap(std::vector<double>& values, const Selection& selection)
      : values_(&values), selection_(&selection) {}
  double& operator[](std::size_t vertex) const {
    // Each source adds to each vertex that it reaches; the first one says often enough.
    if ((++asked_ & 0x3FFU) == 0 && selection_->stopped()) throw Stopped{};
    return (*values_)[vertex];
  }
  friend double get(const CentralityMap& map, std::size_t vertex) { return map[vertex]; }
  friend void put(const CentralityMap& map, std::size_t vertex, double value) { map[vertex] = value; }

 private:
  std::vector<double>* values_;
  const Selection* selection_;
  mutable std::uint32_t asked_ = 0;
};

}  // namespace

NodeValues<double> betweenness(const GraphView& view, const Selection& selection) {
  const Projection projection(view, selection, Shape::Simple);
  NodeValues<double> result;
  result.nodes = projection.nodes();
  result.values.assign(projection.size(), 0);
  if (projection.size() == 0) return result;
  const CsrGraph& graph = projection.boost_graph().graph;
  try {
    boost::brandes_betweenness_centrality(graph, CentralityMap(result.values, selection));
  } catch (const Stopped&) {
    return result;
  }
  for (double& value : result.values) value /= 2;  // every pair was counted from both ends
  return result;
}

}  // namespace entente
