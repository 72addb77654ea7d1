// Compacting changes how the graph is kept, and nothing of what it holds.
#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "graph/dump/dump.hpp"
#include "graph/store.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

std::string dump_of(const Store& store) {
  std::ostringstream out;
  REQUIRE(dump_store(store, out));
  return out.str();
}

}  // namespace

TEST_CASE("compacting keeps every property, wherever changes end", "[compact][store]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  constexpr std::uint32_t kNodes = 1100;  // changes are kept in pages of 256
  REQUIRE(store->begin());
  Graph& graph = store->graph();
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    nodes.push_back(graph.add_node());
    graph.set_property(nodes[i], graph.key("name"), Value("node " + std::to_string(i)));
    edges.push_back(graph.add_edge(graph.type("MET"), nodes[i], nodes[i / 2], true));
    graph.set_property(edges[i], graph.key("year"), Value(std::int64_t{i}));
  }
  REQUIRE(store->commit());
  REQUIRE(store->compact());
  std::string expected = dump_of(*store);
  for (const std::uint32_t changed : {3U, 255U, 256U, 400U, 767U, 768U, 1023U, 1099U}) {
    REQUIRE(store->begin());
    graph.set_property(nodes[changed], graph.key("name"), Value("changed " + std::to_string(changed)));
    graph.set_property(edges[changed], graph.key("year"), Value(std::int64_t{-1}));
    REQUIRE(store->commit());
    const std::string before = dump_of(*store);
    CHECK(before != expected);
    REQUIRE(store->compact());
    INFO("node " << changed);
    CHECK(dump_of(*store) == before);
    const auto again = Store::open(store->path(), OpenMode::Read);
    REQUIRE(again);
    CHECK(dump_of(*again) == before);
    expected = before;
  }
}

TEST_CASE("a reader sees its state while the store is compacted, and the same one after",
          "[compact][store]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  std::mt19937 random(12);
  for (int round = 0; round < 5; ++round) {
    REQUIRE(store->begin());
    change_randomly(store->graph(), random, 300);
    REQUIRE(
        store->put_document({.id = "d" + std::to_string(round)}, "Words of round " + std::to_string(round)));
    REQUIRE(store->commit());
    auto reader = Store::open(store->path(), OpenMode::Read);
    REQUIRE(reader);
    const std::string before = dump_of(*reader);
    REQUIRE(store->compact());
    CHECK(dump_of(*reader) == before);
    CHECK(reader->text("d0").value() == "Words of round 0");
    REQUIRE(reader->refresh());
    CHECK(dump_of(*reader) == before);
    CHECK(same_graph(reader->graph(), store->graph()));
    CHECK(reader->check().value().empty());
  }
}
