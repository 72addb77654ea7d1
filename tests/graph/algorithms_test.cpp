// The algorithms on Zachary's karate club (Zachary 1977; figures as published and as networkx gives them), on
// shapes whose answers are plain, and against brute force on random graphs.
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "graph/algorithms/centrality.hpp"
#include "graph/algorithms/cohesion.hpp"
#include "graph/algorithms/components.hpp"
#include "graph/algorithms/shortest_path.hpp"
#include "graph/algorithms/similarity.hpp"
#include "graph/graph.hpp"

using namespace entente;

namespace {

constexpr std::pair<int, int> kKarate[] = {
    {1, 2},   {1, 3},   {2, 3},   {1, 4},   {2, 4},   {3, 4},   {1, 5},   {1, 6},   {1, 7},   {5, 7},
    {6, 7},   {1, 8},   {2, 8},   {3, 8},   {4, 8},   {1, 9},   {3, 9},   {3, 10},  {1, 11},  {5, 11},
    {6, 11},  {1, 12},  {1, 13},  {4, 13},  {1, 14},  {2, 14},  {3, 14},  {4, 14},  {6, 17},  {7, 17},
    {1, 18},  {2, 18},  {1, 20},  {2, 20},  {1, 22},  {2, 22},  {24, 26}, {25, 26}, {3, 28},  {24, 28},
    {25, 28}, {3, 29},  {24, 30}, {27, 30}, {2, 31},  {9, 31},  {1, 32},  {25, 32}, {26, 32}, {29, 32},
    {3, 33},  {9, 33},  {15, 33}, {16, 33}, {19, 33}, {21, 33}, {23, 33}, {24, 33}, {30, 33}, {31, 33},
    {32, 33}, {9, 34},  {10, 34}, {14, 34}, {15, 34}, {16, 34}, {19, 34}, {20, 34}, {21, 34}, {23, 34},
    {24, 34}, {27, 34}, {28, 34}, {29, 34}, {30, 34}, {31, 34}, {32, 34}, {33, 34}};

Graph undirected(int nodes, std::span<const std::pair<int, int>> edges) {
  Graph graph;
  for (int i = 0; i < nodes; ++i) graph.add_node(std::array{graph.label("Person")});
  for (const auto& [a, b] : edges)
    graph.add_edge(graph.type("MET"), NodeId(static_cast<std::uint32_t>(a)),
                   NodeId(static_cast<std::uint32_t>(b)), true);
  return graph;
}
Graph karate() {
  std::vector<std::pair<int, int>> edges;
  for (const auto& [a, b] : kKarate) edges.emplace_back(a - 1, b - 1);
  return undirected(34, edges);
}
template <class T>
T sum(const std::vector<T>& values) {
  return std::accumulate(values.begin(), values.end(), T{});
}

}  // namespace

TEST_CASE("the karate club has its known centralities", "[algorithms]") {
  Graph graph = karate();
  if (GENERATE(false, true)) graph.compact();
  CHECK(degrees(graph).values[33] == 17);
  CHECK(degrees(graph).values[0] == 16);
  CHECK(closeness(graph).values[0] == Approx(0.5689655172));
  CHECK(closeness(graph).values[33] == Approx(0.55));
  const auto between = betweenness(graph).values;
  CHECK(between[0] / (33 * 32 / 2) == Approx(0.4376352814));
  CHECK(between[33] / (33 * 32 / 2) == Approx(0.3040749759));
  const auto rank = page_rank(graph, {}, {.iterations = 200, .tolerance = 1e-12}).values;
  CHECK(rank[33] == Approx(0.1009179).epsilon(1e-4));
  CHECK(rank[0] == Approx(0.0970019).epsilon(1e-4));
  CHECK(sum(rank) == Approx(1));
}

TEST_CASE("the karate club has its known cohesion", "[algorithms]") {
  const Graph graph = karate();
  CHECK(sum(triangles(graph).values) == 3 * 45);
  CHECK(triangles(graph).values[0] == 18);
  CHECK(sum(local_clustering(graph).values) / 34 == Approx(0.5706384782));
  const auto core = core_numbers(graph).values;
  CHECK(*std::max_element(core.begin(), core.end()) == 4);
  CHECK(std::count(core.begin(), core.end(), 4U) == 10);
  CHECK(core[11] == 1);
  const Communities communities = louvain(graph);
  CHECK(communities.modularity > 0.41);  // the best known is 0.4198
  CHECK(communities.modularity < 0.42);
  CHECK(communities.count == 4);
}

TEST_CASE("components are numbered by their smallest node", "[algorithms]") {
  Graph graph = undirected(6, std::array{std::pair{1, 3}, std::pair{3, 5}, std::pair{2, 4}});
  const Components weak = connected_components(graph);
  CHECK(weak.component_of.values == std::vector<std::uint32_t>{0, 1, 2, 1, 2, 1});
  CHECK(weak.sizes == std::vector<std::uint32_t>{1, 3, 2});
  const TypeId type = graph.type("VISITED");
  graph.add_edge(type, NodeId(0), NodeId(1));
  graph.add_edge(type, NodeId(1), NodeId(2));
  graph.add_edge(type, NodeId(2), NodeId(0));
  graph.add_edge(type, NodeId(2), NodeId(5));
  const Components strong = strong_components(graph, {.types = {type}});
  CHECK(strong.component_of.values == std::vector<std::uint32_t>{0, 0, 0, 1, 2, 3});
  CHECK(connected_components(graph, {.types = {type}}).sizes == std::vector<std::uint32_t>{4, 1, 1});
  CHECK(connected_components(Graph()).sizes.empty());
  CHECK(strong_components(Graph()).sizes.empty());
}

TEST_CASE("algorithms look only at what is selected", "[algorithms]") {
  Graph graph = undirected(4, std::array{std::pair{0, 1}, std::pair{1, 2}});
  const NodeId place = graph.add_node(std::array{graph.label("Place")});
  const TypeId visited = graph.type("VISITED");
  graph.add_edge(visited, NodeId(0), place);
  graph.add_edge(visited, NodeId(3), place);
  CHECK(connected_components(graph).sizes == std::vector<std::uint32_t>{5});
  CHECK(connected_components(graph, {.label = graph.label("Person")}).sizes ==
        std::vector<std::uint32_t>{3, 1});
  CHECK(degrees(graph, {.types = {visited}}, Direction::In).values ==
        std::vector<std::uint32_t>{0, 0, 0, 0, 2});
  CHECK(degrees(graph, {.types = {visited}}, Direction::Out).values ==
        std::vector<std::uint32_t>{1, 0, 0, 1, 0});
}

TEST_CASE("the rank of dead ends is spread evenly", "[algorithms]") {
  Graph graph;
  const NodeId a = graph.add_node();
  const NodeId b = graph.add_node();
  graph.add_edge(graph.type("T"), a, b);
  const auto rank = page_rank(graph, {}, {.iterations = 1}).values;
  CHECK(rank[0] == Approx(0.075 + 0.85 * 0.25));
  CHECK(rank[1] == Approx(0.075 + 0.85 * 0.25 + 0.85 * 0.5));
}

TEST_CASE("similar nodes share neighbours", "[algorithms]") {
  const Graph graph = undirected(
      5, std::array{std::pair{0, 1}, std::pair{0, 2}, std::pair{3, 1}, std::pair{3, 2}, std::pair{4, 2}});
  const auto found = similar_nodes(graph, NodeId(0));
  REQUIRE(found.size() == 2);
  CHECK(found[0].node == NodeId(3));
  CHECK(found[0].common == 2);
  CHECK(found[0].jaccard == 1);
  CHECK(found[0].adamic_adar == Approx(1 / std::log(2.0) + 1 / std::log(3.0)));
  CHECK(found[1].node == NodeId(4));
  CHECK(found[1].jaccard == 0.5);
  CHECK(similar_nodes(graph, NodeId(9)).empty());
}

TEST_CASE("the lightest path is found among heavier ones", "[algorithms]") {
  Graph graph;
  for (int i = 0; i < 4; ++i) graph.add_node();
  const TypeId type = graph.type("T");
  const KeyId key = graph.key("w");
  const auto join = [&](std::uint32_t from, std::uint32_t to, double w) {
    const EdgeId edge = graph.add_edge(type, NodeId(from), NodeId(to));
    graph.set_property(edge, key, w);
    return edge;
  };
  join(0, 3, 10);
  join(0, 1, 5);
  const EdgeId light = join(0, 1, 1);
  const EdgeId second = join(1, 3, 2);
  const auto weight = [&](EdgeId edge) { return graph.property(edge, key).floating(); };
  const auto out = lightest_path(graph, NodeId(0), NodeId(3), weight, {}, Direction::Out);
  REQUIRE(out);
  REQUIRE(*out);
  CHECK((*out)->weight == 3);
  CHECK((*out)->path.edges == std::vector{light, second});
  CHECK((*out)->path.nodes == std::vector{NodeId(0), NodeId(1), NodeId(3)});
  const auto in = lightest_path(graph, NodeId(3), NodeId(0), weight, {}, Direction::In);
  CHECK((*in)->path.edges == std::vector{second, light});
  CHECK_FALSE(*lightest_path(graph, NodeId(3), NodeId(0), weight, {}, Direction::Out));
  CHECK_FALSE(*lightest_path(graph, NodeId(0), NodeId(2), weight));
  CHECK_FALSE(lightest_path(graph, NodeId(0), NodeId(7), weight));
  CHECK_FALSE(lightest_path(graph, NodeId(0), NodeId(3), [](EdgeId) { return -1.0; }));
  CHECK((*lightest_path(graph, NodeId(2), NodeId(2), weight))->path.edges.empty());
}

TEST_CASE("fast counts agree with brute force on random graphs", "[algorithms]") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::uint32_t n = 5 + random() % 20;
    std::vector<std::vector<bool>> joined(n, std::vector<bool>(n));
    Graph graph;
    for (std::uint32_t i = 0; i < n; ++i) graph.add_node();
    for (std::uint32_t i = 0; i < 3 * n; ++i) {
      const std::uint32_t a = random() % n;
      const std::uint32_t b = random() % n;
      graph.add_edge(graph.type("T"), NodeId(a), NodeId(b), random() % 2 == 0);
      if (a != b) joined[a][b] = joined[b][a] = true;
    }
    std::uint64_t expected = 0;
    for (std::uint32_t a = 0; a < n; ++a)
      for (std::uint32_t b = a + 1; b < n; ++b)
        for (std::uint32_t c = b + 1; c < n; ++c)
          expected += joined[a][b] && joined[b][c] && joined[a][c] ? 1 : 0;
    CHECK(sum(triangles(graph).values) == 3 * expected);

    // A k-core by its definition: drop whoever has too few neighbours until nobody has.
    const auto core = core_numbers(graph).values;
    for (std::uint32_t k = 1; k < 6; ++k) {
      std::vector<bool> in(n, true);
      for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t a = 0; a < n; ++a) {
          std::uint32_t near = 0;
          for (std::uint32_t b = 0; b < n; ++b) near += in[b] && joined[a][b] ? 1 : 0;
          if (in[a] && near < k) changed = true, in[a] = false;
        }
      }
      for (std::uint32_t a = 0; a < n; ++a) CHECK((core[a] >= k) == in[a]);
    }
    const auto far = distances(graph, NodeId(0));
    const auto weak = connected_components(graph);
    CHECK(far.nodes.size() == weak.sizes[weak.component_of.values[0]]);
    const auto path = lightest_path(graph, NodeId(0), far.nodes.back(), [](EdgeId) { return 1.0; });
    CHECK((*path)->weight == far.values.back());
  }
}
