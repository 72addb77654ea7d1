// A graph made in bulk is the one made edge by edge.
#include "graph/graph_builder.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <tuple>
#include <vector>

#include "tests/graph/same_graph.hpp"

using namespace entente;

namespace {

using Hop = std::tuple<TypeId, NodeId, EdgeId>;

/// All that is met from a node, in the order in which it is given.
std::vector<Hop> hops_of(const GraphView& graph, NodeId node, Direction direction) {
  std::vector<Hop> hops;
  for (const TypeId type : graph.types_at(node, direction)) {
    const Expansion step = graph.expand(node, type, direction);
    for (const auto& part : {step.first, step.second})
      for (std::size_t i = 0; i < part.nodes.size(); ++i)
        hops.emplace_back(type, part.nodes[i], part.edges[i]);
  }
  return hops;
}

}  // namespace

TEST_CASE("a graph made in bulk has the edges that it was given", "[graph][builder]") {
  // From no edge at all to nodes with hundreds; loops, several edges between two nodes, both kinds.
  const auto nodes = GENERATE(1U, 2U, 7U, 300U);
  const auto edges = GENERATE(0U, 1U, 50U, 4'000U);
  std::mt19937 random(nodes * 31 + edges);
  GraphBuilder builder;
  Graph one_by_one;
  for (std::uint32_t v = 0; v < nodes; ++v) {
    builder.add_node({});
    one_by_one.add_node({});
  }
  if (edges > 1) builder.reserve_edges(random() % (2 * edges));
  for (std::uint32_t e = 0; e < edges; ++e) {
    const std::string name = "T" + std::to_string(random() % 5);
    const NodeId from(random() % nodes), to(random() % 4 == 0 ? from.number : random() % nodes);
    const bool undirected = name < "T2";
    builder.add_edge(builder.type(name), from, to, undirected);
    one_by_one.add_edge(one_by_one.type(name), from, to, undirected);
  }
  const Graph made = builder.finish();
  CHECK(same_graph(made, one_by_one));
  for (std::uint32_t v = 0; v < nodes; ++v)
    for (const Direction direction : {Direction::Out, Direction::In, Direction::Any}) {
      auto hops = hops_of(one_by_one, NodeId(v), direction);
      const auto in_bulk = hops_of(made, NodeId(v), direction);
      auto sorted = in_bulk;
      std::sort(sorted.begin(), sorted.end());
      std::sort(hops.begin(), hops.end());
      REQUIRE(sorted == hops);
    }
}
