// What a graph promises, one promise at a time. graph_model_test.cpp checks all of it against a plain model.
#include "graph/graph.hpp"

#include <catch2/catch.hpp>
#include <thread>

using namespace entente;

namespace {

template <class Scan, class IdType>
std::vector<IdType> all(Scan scan, IdType) {
  std::vector<IdType> found;
  IdType batch[3];
  while (const std::size_t count = scan.next(batch)) found.insert(found.end(), batch, batch + count);
  return found;
}
std::vector<NodeId> nodes(NodeScan scan) { return all(scan, NodeId()); }
std::vector<EdgeId> edges(EdgeScan scan) { return all(scan, EdgeId()); }

/// Xi -MET- Tokayev, Xi -VISITED-> Kazakhstan, and names. Compacted where `folded`.
struct Meeting {
  explicit Meeting(bool folded) {
    graph.set_property(xi, graph.key("name"), "Xi Jinping");
    graph.set_property(xi, graph.key("aliases"), List{Value("Xi"), Value("President Xi")});
    graph.set_property(tokayev, graph.key("name"), "Kassym-Jomart Tokayev");
    graph.set_property(kazakhstan, graph.key("name"), "Kazakhstan");
    graph.set_property(met, graph.key("date"), Date{19906, DatePrecision::Day});
    if (folded) graph.compact();
  }
  Graph graph;
  LabelId person = graph.label("Person");
  LabelId country = graph.label("Country");
  TypeId met_type = graph.type("MET");
  TypeId visited_type = graph.type("VISITED");
  NodeId xi = graph.add_node(std::array{person});
  NodeId tokayev = graph.add_node(std::array{person});
  NodeId kazakhstan = graph.add_node(std::array{country});
  EdgeId met = graph.add_edge(met_type, tokayev, xi, true);
  EdgeId visited = graph.add_edge(visited_type, xi, kazakhstan);
};

}  // namespace

TEST_CASE("an undirected edge is met from both ends in every direction", "[graph]") {
  const bool folded = GENERATE(false, true);
  const Meeting m(folded);
  for (const Direction direction : {Direction::Out, Direction::In, Direction::Any}) {
    CHECK(m.graph.degree(m.xi, m.met_type, direction) == 1);
    CHECK(m.graph.degree(m.tokayev, m.met_type, direction) == 1);
    const Expansion step = m.graph.expand(m.xi, m.met_type, direction);
    REQUIRE(step.first.size() == 1);
    CHECK(step.first.nodes[0] == m.tokayev);
    CHECK(step.first.edges[0] == m.met);
  }
  const EdgeEnds ends = m.graph.ends(m.met);
  CHECK(ends.undirected);
  CHECK(ends.from == m.tokayev);
  CHECK(ends.to == m.xi);
}

TEST_CASE("a directed edge is met only along its direction", "[graph]") {
  const bool folded = GENERATE(false, true);
  const Meeting m(folded);
  CHECK(m.graph.degree(m.xi, m.visited_type, Direction::Out) == 1);
  CHECK(m.graph.degree(m.xi, m.visited_type, Direction::In) == 0);
  CHECK(m.graph.degree(m.kazakhstan, m.visited_type, Direction::In) == 1);
  CHECK(m.graph.degree(m.kazakhstan, m.visited_type, Direction::Any) == 1);
  CHECK(m.graph.types_at(m.xi, Direction::Any) == std::vector<TypeId>{m.met_type, m.visited_type});
  CHECK(m.graph.types_at(m.kazakhstan, Direction::Out).empty());
}

TEST_CASE("a self-loop counts once in each direction", "[graph]") {
  Graph graph;
  const NodeId node = graph.add_node();
  const TypeId type = graph.type("T");
  const bool undirected = GENERATE(false, true);
  graph.add_edge(type, node, node, undirected);
  if (GENERATE(false, true)) graph.compact();
  for (const Direction direction : {Direction::Out, Direction::In, Direction::Any})
    CHECK(graph.degree(node, type, direction) == 1);
  const Expansion both = graph.expand(node, type, Direction::Any);
  CHECK(both.first.size() == 1);
  CHECK((both.second.size() == 0 || both.skip_self_in_second));
}

TEST_CASE("nodes are found by name, by property and by folded alias", "[graph]") {
  const bool folded = GENERATE(false, true);
  Meeting m(folded);
  CHECK(m.graph.find_by_name("Xi Jinping") == std::vector{m.xi});
  CHECK(m.graph.find_by_name("xi jinping").empty());
  CHECK(m.graph.find_by_alias("PRESIDENT  xi") == std::vector{m.xi});
  CHECK(m.graph.find_by_alias("Xi Jinping") == std::vector{m.xi});
  CHECK(m.graph.find_by_alias("").empty());
  CHECK(m.graph.find_by_alias("nobody").empty());

  m.graph.set_property(m.xi, m.graph.key("name"), "X");  // the indexes follow
  CHECK(m.graph.find_by_name("Xi Jinping").empty());
  CHECK(m.graph.find_by_name("X") == std::vector{m.xi});
  const NodeId other = m.graph.add_node();
  m.graph.set_property(other, m.graph.key("name"), "xi");
  CHECK(m.graph.find_by_alias("Xi") == std::vector{m.xi, other});
}

TEST_CASE("a look-up by value tells kinds apart", "[graph]") {
  Graph graph;
  const KeyId key = graph.key("k");
  const NodeId one = graph.add_node();
  graph.set_property(one, key, 1);
  const NodeId real = graph.add_node();
  graph.set_property(real, key, 1.0);
  if (GENERATE(false, true)) graph.compact();
  CHECK(graph.find(key, 1) == std::vector{one});
  CHECK(graph.find(key, 1.0) == std::vector{real});
  CHECK(graph.find(key, Value()).empty());
}

TEST_CASE("a node with edges is not removed", "[graph]") {
  const bool folded = GENERATE(false, true);
  Meeting m(folded);
  const auto refused = m.graph.remove_node(m.kazakhstan);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::ConstraintVerificationFailed);
  CHECK(refused.error().detail == "DeleteConnectedNode");
  m.graph.remove_edge(m.visited);
  REQUIRE(m.graph.remove_node(m.kazakhstan));
  CHECK_FALSE(m.graph.contains(m.kazakhstan));
  CHECK(m.graph.count(m.country) == 0);
  CHECK(m.graph.node_count() == 2);
  CHECK(m.graph.add_node() != m.kazakhstan);  // ids are not used again
}

TEST_CASE("a rollback takes everything back, ids too", "[graph]") {
  const bool folded = GENERATE(false, true);
  Meeting m(folded);
  const Savepoint outer = m.graph.savepoint();
  m.graph.remove_edge(m.met);
  const Savepoint inner = m.graph.savepoint();
  const NodeId added = m.graph.add_node(std::array{m.person});
  m.graph.set_property(m.xi, m.graph.key("name"), Value());
  m.graph.rollback_to(inner);
  CHECK_FALSE(m.graph.contains(added));
  CHECK_FALSE(m.graph.contains(m.met));
  CHECK(m.graph.find_by_name("Xi Jinping") == std::vector{m.xi});
  m.graph.rollback_to(outer);
  CHECK(m.graph.contains(m.met));
  CHECK(m.graph.property(m.met, *m.graph.keys().find("date")).is(ValueKind::Date));
  CHECK(m.graph.degree(m.xi, m.met_type, Direction::Any) == 1);
  CHECK(m.graph.add_node() == added);
}

TEST_CASE("a copy is a snapshot of its own", "[graph]") {
  const bool folded = GENERATE(false, true);
  Meeting m(folded);
  const Graph before = m.graph;
  m.graph.set_property(m.xi, m.graph.key("name"), "X");
  m.graph.remove_edge(m.visited);
  m.graph.add_node(std::array{m.person});
  CHECK(before.find_by_name("Xi Jinping") == std::vector{m.xi});
  CHECK(before.contains(m.visited));
  CHECK(nodes(before.scan(m.person)).size() == 2);
  Graph second = before;
  second.add_edge(m.visited_type, m.tokayev, m.kazakhstan);
  CHECK(before.degree(m.tokayev, Direction::Any) == 1);
  CHECK(second.degree(m.tokayev, Direction::Any) == 2);
}

TEST_CASE("readers of snapshots are not disturbed by the writer", "[graph]") {
  Meeting m(GENERATE(false, true));
  std::vector<std::thread> readers;
  for (int round = 0; round < 20; ++round) {
    readers.emplace_back([copy = m.graph, xi = m.xi, type = m.met_type, round] {
      for (int i = 0; i < 50; ++i) {
        if (copy.degree(xi, type, Direction::Any) != static_cast<std::size_t>(round) + 1) std::terminate();
        if (copy.find_by_alias("president xi").size() != 1) std::terminate();
      }
    });
    m.graph.add_edge(m.met_type, m.xi, m.graph.add_node(), true);
  }
  for (std::thread& reader : readers) reader.join();
  CHECK(m.graph.degree(m.xi, m.met_type, Direction::Any) == 21);
}

TEST_CASE("scans are ascending and hide what is gone", "[graph]") {
  Graph graph;
  const LabelId label = graph.label("L");
  const TypeId type = graph.type("T");
  std::vector<NodeId> added;
  for (int i = 0; i < 10; ++i) added.push_back(graph.add_node(std::array{label}));
  std::vector<EdgeId> joined;
  for (int i = 0; i < 9; ++i)
    joined.push_back(graph.add_edge(type, added[static_cast<std::size_t>(i)], added[9]));
  if (GENERATE(false, true)) graph.compact();
  graph.remove_edge(joined[4]);
  REQUIRE(graph.remove_node(added[4]));
  graph.remove_label(added[0], label);
  CHECK(nodes(graph.scan()).size() == 9);
  CHECK(nodes(graph.scan(label)) ==
        std::vector{added[1], added[2], added[3], added[5], added[6], added[7], added[8], added[9]});
  CHECK(edges(graph.scan_edges(type)).size() == 8);
  CHECK(edges(graph.scan_edges(graph.type("OTHER"))).empty());
  CHECK(nodes(graph.scan(graph.label("OTHER"))).empty());
}

TEST_CASE("what stands right behind the last page of changes outlives a fold", "[graph]") {
  Graph graph;
  const KeyId key = graph.key("name");
  for (int i = 0; i < 600; ++i) graph.set_property(graph.add_node(), key, i);
  graph.compact();
  graph.set_property(NodeId(3), key, "changed");  // the changes take one page: ids 0 to 255
  graph.compact();
  CHECK(graph.property(NodeId(3), key).string() == "changed");
  for (std::uint32_t i = 4; i < 600; ++i) CHECK(graph.property(NodeId(i), key).integer() == i);
}
