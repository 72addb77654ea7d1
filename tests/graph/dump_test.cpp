// Dumps: the same content gives the same bytes, whatever the ids, and a restored store dumps the same again.
#include "graph/dump/dump.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

Store create(const std::string& path) {
  auto store = Store::open(path, OpenMode::Create);
  REQUIRE(store);
  return std::move(*store);
}
std::string dump(const Store& store) {
  std::ostringstream out;
  const auto done = dump_store(store, out);
  INFO((done ? std::string() : done.error().message));
  REQUIRE(done);
  return out.str();
}
Result<RestoreReport> restore(Store& store, const std::string& text) {
  std::istringstream in(text);
  return restore_store(store, in);
}

}  // namespace

TEST_CASE("a dump restores to a store that dumps the same", "[dump]") {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    const Scratch scratch;
    std::mt19937 random(seed);
    Store store = create(scratch.file("a.kg"));
    REQUIRE(store.begin());
    change_randomly(store.graph(), random, 200);
    REQUIRE(store.put_document({.id = "d\"1", .title = "ü", .date = Date{0, DatePrecision::Year}},
                               "Text\nof it."));
    std::array<EdgeId, 8> edges;
    EdgeScan scan = store.graph().scan_edges();
    for (std::size_t count = scan.next(edges), i = 0; i < count; ++i)
      REQUIRE(store.add_evidence(
          {.edge = edges[i], .document = "d\"1", .start = i, .end = i + 1, .content = {{"c", 0.5}}}));
    std::array<NodeId, 3> nodes;
    NodeScan node_scan = store.graph().scan();
    for (std::size_t count = node_scan.next(nodes), i = 0; i < count; ++i)
      REQUIRE(store.add_mention(
          {.document = "d\"1", .node = nodes[i], .content = {{"names", List{Value("x")}}}}));
    REQUIRE(store.set_meta("key", "value"));
    REQUIRE(store.commit());
    const std::string text = dump(store);
    Store other = create(scratch.file("b.kg"));
    const auto report = restore(other, text);
    INFO((report ? std::string() : report.error().message));
    REQUIRE(report);
    CHECK(report->nodes == store.graph().node_count());
    CHECK(report->edges == store.graph().edge_count());
    CHECK(report->documents == 1);
    CHECK(dump(other) == text);
    CHECK(other.check()->empty());
  }
}

TEST_CASE("a dump does not depend on ids or on the order of adding", "[dump]") {
  // The same meetings added in shuffled order; two persons of one name are told apart by whom they met.
  const std::vector<std::pair<std::string, std::string>> meetings = {{"Xi#1", "Tokayev#1"},
                                                                     {"Xi#1", "Li#1"},
                                                                     {"Li#2", "Macron#1"},
                                                                     {"Macron#1", "Tokayev#1"},
                                                                     {"Li#2", "Wang#1"}};
  std::vector<std::string> dumps;
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    const Scratch scratch;
    Store store = create(scratch.file("a.kg"));
    REQUIRE(store.begin());
    Graph& graph = store.graph();
    std::mt19937 random(seed);
    auto shuffled = meetings;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    std::map<std::string, NodeId> nodes;
    const auto node = [&](const std::string& who) {
      const auto [at, added] = nodes.try_emplace(who);
      if (added) {
        if (random() % 2 == 0) graph.add_node();  // a hole, below
        at->second = graph.add_node(std::array{graph.label("Person")});
        graph.set_property(at->second, graph.key(random() % 2 == 0 ? "other" : "name"), "x");
        graph.set_property(at->second, graph.key("other"), Value());
        graph.set_property(at->second, graph.key("name"), who.substr(0, who.find('#')));
      }
      return at->second;
    };
    for (auto [a, b] : shuffled) {
      if (random() % 2 == 0) std::swap(a, b);
      graph.add_edge(graph.type("MET"), node(a), node(b), true);
    }
    std::array<NodeId, 32> all;
    NodeScan scan = graph.scan();
    for (std::size_t count = scan.next(all), i = 0; i < count; ++i)
      if (graph.labels_of(all[i]).empty()) REQUIRE(graph.remove_node(all[i]));
    REQUIRE(store.commit());
    dumps.push_back(dump(store));
  }
  for (const std::string& text : dumps) CHECK(text == dumps.front());
}

TEST_CASE("what is no dump is refused with its line, and nothing is stored", "[dump]") {
  const Scratch scratch;
  Store store = create(scratch.file("a.kg"));
  const std::string head = "{\"entente\":\"dump\",\"version\":1}\n";
  const auto refused = [&](const std::string& text) {
    const auto report = restore(store, text);
    REQUIRE_FALSE(report);
    CHECK(store.graph().node_count() == 0);
    CHECK(*store.document_count() == 0);
    return report.error();
  };
  CHECK(refused("").kind == ErrorKind::InputError);
  CHECK(refused("hello").place->line == 1);
  CHECK(refused("{\"entente\":\"dump\",\"version\":2}\n").message.find("version 2") != std::string::npos);
  CHECK(refused(head + "{\"node\":1,\"labels\":[],\"properties\":{}}").place->line == 2);
  CHECK(refused(head + "{\"node\":0,\"labels\":[],\"properties\":{}}\n{\"from\":0,\"to\":1,\"type\":\"T\"}")
            .place->line == 3);
  CHECK(refused(head + "{\"node\":0,\"labels\":[],\"properties\":{\"x\":{\"$date\":\"no\"}}}").place->line ==
        2);
  CHECK(refused(head + std::string(100'000, '[')).kind == ErrorKind::InputError);
  CHECK(refused(head + "{\"node\":0,\"labels\":[],\"properties\":{\"x\":" + std::string(2000, '[') +
                std::string(2000, ']') + "}}")
            .kind == ErrorKind::InputError);
  REQUIRE(restore(store, head + "{\"node\":0,\"labels\":[\"A\"],\"properties\":{\"x\":1.0,\"y\":1}}"));
  CHECK_FALSE(restore(store, head));  // not empty any more
}
