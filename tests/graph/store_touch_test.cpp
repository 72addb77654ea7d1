// A store that is read on touch says what one that was read whole says: from one thread or several, after
// others have written, and where it is damaged, an error.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <thread>

#include "graph/graph_state.hpp"
#include "graph/store.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

constexpr std::uint32_t kNodes = 9000;  // several chunks of nodes, of edges, of values and of texts
constexpr std::uint32_t kEdges = 40'000;

/// Names that differ, a group that does not, ids with gaps, values of all kinds; directed and undirected
/// edges, loops among them.
void fill(Graph& graph) {
  std::mt19937 random(7);
  const LabelId person = graph.label("Person");
  const KeyId name = graph.key("name"), group = graph.key("group"), id = graph.key("id"),
              mixed = graph.key("mixed"), date = graph.key("date"), share = graph.key("share"),
              open = graph.key("open");
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    const NodeId node = i % 3 == 0 ? graph.add_node() : graph.add_node(std::array{person});
    graph.set_property(node, name, "Name " + std::to_string(i));
    graph.set_property(node, group, "Group " + std::to_string(i % 7));
    if (i % 5 != 0) graph.set_property(node, id, std::int64_t{i} * 1'000'003 - 5'000'000'000);
    if (i % 11 == 0) graph.set_property(node, mixed, i % 2 == 0 ? Value("text") : Value(i * 0.5));
  }
  const TypeId types[] = {graph.type("MET"), graph.type("KNOWS"), graph.type("LEADS")};
  for (std::uint32_t i = 0; i < kEdges; ++i) {
    const NodeId from(static_cast<std::uint32_t>(random() % kNodes));
    const NodeId to(
        static_cast<std::uint32_t>(i % 97 == 0 ? from.number : random() % (kNodes / (1 + i % 3))));
    const EdgeId edge = graph.add_edge(types[i % 3], from, to, i % 3 == 0);
    graph.set_property(edge, date, Date{static_cast<std::int64_t>(random() % 20'000), DatePrecision::Day});
    graph.set_property(edge, share, i < kEdges / 2 ? static_cast<double>(i % 100) / 100 : 1.0 / (i + 1));
    if (i % 4 == 0) graph.set_property(edge, open, i % 8 == 0);
  }
  for (std::uint32_t i = 0; i < kEdges; i += 1009) graph.remove_edge(EdgeId(i));
}

void make_store(const std::string& path) {
  auto store = Store::open(path, OpenMode::Create);
  REQUIRE(store);
  REQUIRE(store->begin());
  fill(store->graph());
  REQUIRE(store->commit());
  REQUIRE(store->compact());
}

Store open_on_touch(const std::string& path) {
  auto store = Store::open(path, OpenMode::Read, Loading::OnTouch);
  if (!store) FAIL(store.error().message);
  return std::move(*store);
}

/// What a look at a few nodes gives; of random ones, so that chunks are touched in no order.
std::uint64_t look_around(const GraphView& view, unsigned seed) {
  std::mt19937 random(seed);
  std::uint64_t sum = 0;
  const KeyId name = *view.keys().find("name"), share = *view.keys().find("share");
  const auto shares = view.edge_property(share);
  for (int round = 0; round < 300; ++round) {
    const auto number = static_cast<std::uint32_t>(random() % kNodes);
    for (const NodeId node : view.find_by_name("Name " + std::to_string(number))) {
      sum += node.number == number ? 1 : 1'000'000;
      for (const TypeId type : view.types_at(node, Direction::Any)) {
        const Expansion step = view.expand(node, type, Direction::Any);
        for (const Hops* hops : {&step.first, &step.second})
          for (std::size_t i = 0; i < hops->size(); ++i) {
            const Value called = view.property(hops->nodes[i], name);
            sum += hops->nodes[i].number + (called.is(ValueKind::String) ? called.string().size() : 0);
            sum += static_cast<std::uint64_t>(shares.floating(hops->edges[i]).value_or(0) * 1000);
            sum += view.ends(hops->edges[i]).from.number;
          }
      }
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("a store read on touch holds what was stored", "[store][touch]") {
  const Scratch scratch;
  make_store(scratch.file("a.kg"));
  Graph expected;
  fill(expected);
  Store touched = open_on_touch(scratch.file("a.kg"));
  const GraphView& view = touched.graph();
  CHECK(look_around(view, 1) == look_around(expected, 1));
  CHECK(same_graph(view, expected));
  const KeyId id = *view.keys().find("id"), group = *view.keys().find("group");
  CHECK(view.find(id, Value(std::int64_t{8} * 1'000'003 - 5'000'000'000)) == std::vector{NodeId(8)});
  CHECK(view.find(id, Value(8)).empty());
  CHECK(view.find(group, Value("Group 3")) ==
        expected.find(*expected.keys().find("group"), Value("Group 3")));
  CHECK(view.find_by_alias("NAME 77") == std::vector{NodeId(77)});
  CHECK(view.find_by_name("Nobody").empty());
  CHECK_FALSE(view.fault());
  const auto faults = touched.check();
  REQUIRE(faults);
  CHECK(faults->empty());
}

TEST_CASE("look-ups say the same however often they are asked", "[store][touch]") {
  const Scratch scratch;
  make_store(scratch.file("a.kg"));
  Store whole = *Store::open(scratch.file("a.kg"), OpenMode::Read);
  Store touched = open_on_touch(scratch.file("a.kg"));
  const GraphView& graph = touched.graph();
  const KeyId name = *graph.keys().find("name"), group = *graph.keys().find("group"),
              id = *graph.keys().find("id");
  for (int round = 0; round < 2; ++round) {  // in the first the index is read part by part
    for (std::uint32_t i = 0; i < kNodes + 100; ++i) {
      const auto number = Value(std::int64_t{i} * 1'000'003 - 5'000'000'000);
      const std::vector<NodeId> expected =
          i < kNodes ? std::vector<NodeId>{NodeId(i)} : std::vector<NodeId>();
      REQUIRE(graph.find(name, "Name " + std::to_string(i)) == expected);
      REQUIRE(graph.find(id, number) == (i % 5 != 0 ? expected : std::vector<NodeId>()));
    }
    for (std::uint32_t i = 0; i < 8; ++i) {
      std::vector<NodeId> expected;
      for (std::uint32_t n = i; i < 7 && n < kNodes; n += 7) expected.emplace_back(n);
      REQUIRE(graph.find(group, "Group " + std::to_string(i)) == expected);
      REQUIRE(whole.graph().find(group, "Group " + std::to_string(i)) == expected);
    }
  }
}

TEST_CASE("several threads touch a store at once", "[store][touch]") {
  const Scratch scratch;
  make_store(scratch.file("a.kg"));
  Graph expected;
  fill(expected);
  const Store store = open_on_touch(scratch.file("a.kg"));
  std::vector<std::uint64_t> sums(4);
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < 4; ++t)
    threads.emplace_back([&, t] { sums[t] = look_around(store.graph(), 1 + t % 2); });
  for (std::thread& thread : threads) thread.join();
  for (unsigned t = 0; t < 4; ++t) CHECK(sums[t] == look_around(expected, 1 + t % 2));
  CHECK_FALSE(store.graph().fault());
}

TEST_CASE("a reader on touch keeps its state while others fold the log", "[store][touch]") {
  const Scratch scratch;
  const std::string path = scratch.file("a.kg");
  make_store(path);
  Graph expected;
  fill(expected);
  std::optional<Store> reader(open_on_touch(path));
  const Graph snapshot = reader->graph();  // outlives the store
  {
    auto writer = Store::open(path, OpenMode::Write);
    REQUIRE(writer);
    REQUIRE(writer->begin());
    writer->graph().set_property(NodeId(5), writer->graph().key("name"), "Somebody else");
    REQUIRE(writer->commit());
    const auto moved = reader->refresh();  // the same segments, and a row of the log
    REQUIRE(moved);
    CHECK(*moved);
    CHECK(reader->graph().find_by_name("Somebody else") == std::vector{NodeId(5)});
    REQUIRE(writer->compact());  // other segments
  }
  CHECK(look_around(snapshot, 3) == look_around(expected, 3));
  const auto moved = reader->refresh();
  REQUIRE(moved);
  CHECK(*moved);
  CHECK(reader->graph().find_by_name("Somebody else") == std::vector{NodeId(5)});
  CHECK(reader->graph().find_by_name("Name 5").empty());
  reader.reset();
  CHECK(same_graph(snapshot, expected));
  CHECK_FALSE(snapshot.fault());
}

TEST_CASE("a copy of a graph that is read on touch can be changed and folded", "[store][touch]") {
  const Scratch scratch;
  make_store(scratch.file("a.kg"));
  Graph expected;
  fill(expected);
  std::optional<Store> store(open_on_touch(scratch.file("a.kg")));
  Graph copy = store->graph();
  store.reset();
  for (Graph* graph : {&copy, &expected}) {
    graph->remove_edge(EdgeId(17));
    graph->set_property(NodeId(4000), graph->key("name"), "Changed");
    graph->compact();
  }
  CHECK(same_graph(copy, expected));
  CHECK(copy.find_by_name("Changed") == std::vector{NodeId(4000)});
}

TEST_CASE("damage that is touched is a fault, and never another answer", "[store][touch][damage]") {
  const Scratch scratch;
  const std::string whole = scratch.file("whole.kg"), hurt = scratch.file("hurt.kg");
  make_store(whole);
  std::ifstream file(whole, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  Graph expected;
  fill(expected);
  const std::uint64_t answer = look_around(expected, 1);
  std::mt19937 random(3);
  int noticed = 0;
  for (int round = 0; round < 120; ++round) {
    std::string changed = bytes;
    const std::size_t at = random() % bytes.size();
    if (round % 6 == 5)
      changed.resize(at);
    else
      changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
    std::ofstream(hurt, std::ios::binary | std::ios::trunc) << changed;
    INFO("round " << round << ", byte " << at);
    {
      const auto store = Store::open(hurt, OpenMode::Read, Loading::OnTouch);
      const bool refused = !store;
      const std::uint64_t found = refused ? 0 : look_around(store->graph(), 1);
      const bool fault = refused || store->graph().fault();
      CHECK((fault || found == answer));
      if (fault) ++noticed;
    }
    std::filesystem::remove(hurt + "-wal");
    std::filesystem::remove(hurt + "-shm");
  }
  CHECK(noticed > 60);  // most of what is stored is touched
}
