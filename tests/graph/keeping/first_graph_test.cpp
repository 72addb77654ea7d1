// The first graph of a new store goes into the file without the write-ahead log; whoever looks on meanwhile,
// before or after sees nothing of that.
#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include "graph/graph_builder.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/helpers/scratch_store.hpp"

using namespace entente;

namespace {

Graph random_graph(std::uint32_t nodes, std::uint32_t edges) {
  std::mt19937 random(7);
  GraphBuilder builder;
  const LabelId labels[] = {builder.label("Person")};
  const TypeId met = builder.type("MET");
  for (std::uint32_t v = 0; v < nodes; ++v) builder.add_node(labels);
  for (std::uint32_t e = 0; e < edges; ++e)
    builder.add_edge(met, NodeId(random() % nodes), NodeId(random() % nodes), true);
  return builder.finish();
}

/// Of the file's header: written through a log, or not.
bool says_log(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  char header[100] = {};
  file.read(header, sizeof header);
  return header[18] == 2;
}

bool has_log(const std::string& path) { return std::ifstream(path + "-wal").good(); }

}  // namespace

TEST_CASE("the first graph of a new store is not written twice", "[store][keeping]") {
  ScratchStore store;
  const Graph graph = random_graph(1'000, 20'000);
  REQUIRE(store->begin());
  REQUIRE(store->put_graph(graph));
  REQUIRE(store->commit());
  CHECK(says_log(store->path()));
  std::ifstream log(store->path() + "-wal", std::ios::binary | std::ios::ate);
  CHECK((!log.good() || log.tellg() == 0));
  // From here on all is as ever: a reader beside, and changes through the log.
  auto reader = Store::open(store->path(), OpenMode::Read);
  REQUIRE(reader);
  CHECK(same_graph(reader->graph(), graph));
  REQUIRE(store->begin());
  store->graph().add_node({});
  REQUIRE(store->commit());
  CHECK(has_log(store->path()));
  CHECK(reader->refresh().value());
  CHECK(reader->graph().node_count() == 1'001);
  CHECK(store->check().value().empty());
}

TEST_CASE("a reader that was there before the first graph moves on to it", "[store][keeping]") {
  ScratchStore store;
  auto reader = Store::open(store->path(), OpenMode::Read);
  REQUIRE(reader);
  const Graph graph = random_graph(500, 2'000);
  REQUIRE(store->begin());
  REQUIRE(store->put_graph(graph));
  REQUIRE(store->commit());
  CHECK(reader->graph().node_count() == 0);  // its snapshot
  CHECK(reader->refresh().value());
  CHECK(same_graph(reader->graph(), graph));
  CHECK(says_log(store->path()));
}

TEST_CASE("a first graph that is taken back leaves an empty store with a log", "[store][keeping]") {
  ScratchStore store;
  REQUIRE(store->begin());
  REQUIRE(store->put_graph(random_graph(100, 200)));
  REQUIRE(store->rollback());
  CHECK(store->graph().node_count() == 0);
  CHECK(says_log(store->path()));
  REQUIRE(store->begin());
  REQUIRE(store->put_graph(random_graph(100, 200)));
  REQUIRE(store->commit());
  store.reopen();
  CHECK(store->graph().edge_count() == 200);
}

TEST_CASE("what else the transaction has written stays with its first graph", "[store][keeping]") {
  ScratchStore store;
  REQUIRE(store->begin());
  REQUIRE(store->set_meta("made", "by hand"));
  REQUIRE(store->put_graph(random_graph(100, 200)));
  REQUIRE(store->commit());
  store.reopen();
  CHECK(store->meta("made").value() == "by hand");
  CHECK(store->graph().edge_count() == 200);
}

TEST_CASE("another's first commit is not written over", "[store][keeping]") {
  ScratchStore store;
  auto other = Store::open(store->path(), OpenMode::Write);
  REQUIRE(other);
  REQUIRE(other->begin());
  other->graph().add_node({});
  REQUIRE(other->commit());
  REQUIRE(store->begin());
  REQUIRE(store->put_graph(random_graph(100, 200)));
  REQUIRE(store->commit());  // one after the other: it had seen that commit when it began
  CHECK(store->graph().node_count() == 100);
  CHECK(other->refresh().value());
  CHECK(other->graph().node_count() == 100);
  CHECK(says_log(store->path()));
}

TEST_CASE("readers that come while the first graph is written see nothing or all of it", "[store][keeping]") {
  for (int round = 0; round < 3; ++round) {
    ScratchStore store;
    const std::string path = store->path();
    const Graph graph = random_graph(20'000, 200'000);
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0, seen = 0;
    const auto look = [&] {
      for (bool last = false; !last;) {
        last = done;
        const auto reader = Store::open(path, OpenMode::Read);
        // Who cannot be let in within two seconds is told so.
        if (!reader) {
          wrong += reader.error().kind == ErrorKind::BusyError ? 0 : 1;
          continue;
        }
        const std::size_t edges = reader->graph().edge_count();
        wrong += edges == 0 || edges == 200'000 ? 0 : 1;
        if (last) wrong += edges == 200'000 ? 0 : 1;
        ++seen;
      }
    };
    std::thread first(look), second(look);
    REQUIRE(store->begin());
    REQUIRE(store->put_graph(graph));
    REQUIRE(store->commit());
    done = true;
    first.join();
    second.join();
    CHECK(wrong == 0);
    CHECK(seen >= 2);
    // Nobody keeps the store from its log for good.
    REQUIRE(store->begin());
    store->graph().add_node({});
    REQUIRE(store->commit());
    CHECK(says_log(path));
  }
}
