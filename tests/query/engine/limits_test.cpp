// Limits stop a query wherever it is, with an error or with what was found; an interrupt stops it soon.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "query/engine.hpp"

namespace entente::query::test {
namespace {

/// Everybody has met everybody.
void make_clique(Engine& engine, int size) {
  REQUIRE(engine.run("UNWIND range(1, $n) AS i CREATE (:Person {id: i})", {{"n", Value(size)}}));
  REQUIRE(engine.run("MATCH (a:Person), (b:Person) WHERE a.id < b.id CREATE (a)-[:MET]->(b)"));
}

constexpr const char* kEndless = "MATCH p = (a)-[:MET*]-(b) RETURN count(p)";

}  // namespace

TEST_CASE("every limit answers with its own error", "[query][limits]") {
  Graph graph;
  Engine engine(graph);
  make_clique(engine, 12);
  using std::chrono::milliseconds;
  CHECK(engine.run(kEndless, {}, {.time = milliseconds(20)}).error().kind == ErrorKind::TimeLimit);
  CHECK(engine.run(kEndless, {}, {.hops = 1000}).error().kind == ErrorKind::HopLimit);
  CHECK(engine.run("UNWIND range(1, 1000000) AS i RETURN collect(i)", {}, {.memory_bytes = 100000})
            .error()
            .kind == ErrorKind::MemoryLimit);
  CHECK(engine.run("UNWIND range(1, 1000000) AS i WITH i ORDER BY -i RETURN i", {}, {.memory_bytes = 100000})
            .error()
            .kind == ErrorKind::MemoryLimit);
  CHECK(engine.run("MATCH (a)-[:MET]-(b) RETURN a, b", {}, {.rows = 10}).error().kind == ErrorKind::RowLimit);
  CHECK(engine.run("MATCH (a)-[:MET]-(b) RETURN count(*)", {}, {.rows = 10}).has_value());
}

TEST_CASE("a limit gives a partial result where that is asked", "[query][limits]") {
  Graph graph;
  Engine engine(graph);
  make_clique(engine, 12);
  const auto table = engine.run("MATCH (a)-[:MET]-(b) RETURN a, b", {}, {.rows = 10, .partial = true});
  REQUIRE(table);
  CHECK(table->partial);
  CHECK(table->rows.size() == 10);
}

TEST_CASE("a limit met while writing leaves the graph as it was", "[query][limits]") {
  Graph graph;
  Engine engine(graph);
  const auto table = engine.run("UNWIND range(1, 1000000) AS i CREATE ({id: i})", {},
                                {.memory_bytes = 100000, .partial = true});
  REQUIRE_FALSE(table);
  CHECK(table.error().kind == ErrorKind::MemoryLimit);
  CHECK(graph.node_count() == 0);
}

TEST_CASE("an interrupt stops long searches of every kind", "[query][limits]") {
  Graph graph;
  Engine engine(graph);
  make_clique(engine, 40);
  for (const char* text :
       {kEndless, "MATCH (a), (b), (c), (d), (e) RETURN count(*)",
        "MATCH p = SHORTEST 1000000 (a {id: 1})-[:MET]-+(b {id: 2}) RETURN count(p)",
        "UNWIND range(1, 100000) AS i UNWIND range(1, 100000) AS j WITH i WHERE i < 0 RETURN i"}) {
    INFO(text);
    std::atomic<bool> interrupt = false;
    std::chrono::steady_clock::time_point asked;
    std::thread user([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      asked = std::chrono::steady_clock::now();
      interrupt = true;
    });
    const auto table = engine.run(text, {}, {.interrupt = &interrupt});
    user.join();
    REQUIRE_FALSE(table);
    CHECK(table.error().kind == ErrorKind::Interrupted);
  }
}

TEST_CASE("limits reach into graph algorithms", "[query][limits]") {
  Graph graph;
  Engine engine(graph);
  // A ring is the longest way round for searches from every node.
  REQUIRE(engine.run("UNWIND range(0, 11999) AS i CREATE (:Person {id: i})"));
  REQUIRE(engine.run("MATCH (a:Person), (b:Person {id: (a.id + 1) % 12000}) CREATE (a)-[:MET]->(b)"));
  for (const char* text :
       {"CALL betweenness() YIELD score RETURN count(*)", "CALL closeness() YIELD score RETURN count(*)"}) {
    INFO(text);
    const auto late = engine.run(text, {}, {.time = std::chrono::milliseconds(20)});
    REQUIRE_FALSE(late);
    CHECK(late.error().kind == ErrorKind::TimeLimit);
    const std::atomic<bool> interrupt = true;
    const auto stopped = engine.run(text, {}, {.interrupt = &interrupt});
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().kind == ErrorKind::Interrupted);
  }
}

TEST_CASE("a table is used again", "[query]") {
  Graph graph;
  Engine engine(graph);
  ResultTable table;
  REQUIRE(engine.run_into(table, "UNWIND [1, 2, 3] AS x RETURN x, 'text' AS t"));
  CHECK(table.rows.size() == 3);
  REQUIRE(engine.run_into(table, "CREATE (n {x: 1}) RETURN n.x AS y"));
  CHECK(table.columns == std::vector<std::string>{"y"});
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].size() == 1);
  CHECK(table.effects.nodes_created == 1);
  REQUIRE(engine.run_into(table, "MATCH (n) WHERE n.x = 2 RETURN n"));
  CHECK(table.rows.empty());
  CHECK(table.effects.nodes_created == 0);
  CHECK_FALSE(engine.run_into(table, "RETURN 1 / 0 AS broken"));
  CHECK(table.rows.empty());
}

TEST_CASE("who is within three meetings in a clique is searched, not listed", "[query][limits]") {
  Graph graph;
  Engine engine(graph);
  make_clique(engine, 200);
  const auto table = engine.run("MATCH (a:Person)-[:MET*1..3]-(b) RETURN count(DISTINCT b)", {},
                                {.memory_bytes = 64u << 20});
  REQUIRE(table);
  CHECK(table->rows[0][0].integer() == 200);
}

}  // namespace entente::query::test
