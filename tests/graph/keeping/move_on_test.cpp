// A reader moves on by what others changed, also over segments that were replaced, and reads anew what cannot
// be had so.
#include <random>

#include "tests/graph/same_graph.hpp"
#include "tests/helpers/scratch_store.hpp"

using namespace entente;

namespace {

void change(Store& store, std::mt19937& random, int changes) {
  REQUIRE(store.begin());
  change_randomly(store.graph(), random, changes);
  REQUIRE(store.commit());
}

/// A text that no compressor makes short.
std::string noise(std::mt19937& random, std::size_t size) {
  std::string text;
  while (text.size() < size) text += static_cast<char>('!' + random() % 90);
  return text;
}

}  // namespace

TEST_CASE("a reader moves on over compacting without reading the graph anew", "[store][keeping]") {
  ScratchStore written;
  std::mt19937 random(3);
  change(*written, random, 500);
  auto reader = Store::open(written->path(), OpenMode::Read);
  REQUIRE(reader);
  for (int round = 0; round < 3; ++round) {
    change(*written, random, 40);
    CHECK(reader->refresh().value());
    REQUIRE(written->compact());
    CHECK(reader->refresh().value());
    CHECK(same_graph(reader->graph(), written->graph()));
  }
  CHECK(reader->graph_readings() == 1);
  for (int round = 0; round < 3; ++round) {  // what stands on an old base does not grow without end
    REQUIRE(written->compact());
    CHECK(reader->refresh().value());
  }
  CHECK(reader->graph_readings() == 2);
  CHECK(same_graph(reader->graph(), written->graph()));
  // What was changed between two compactions is in no log after the second.
  change(*written, random, 40);
  REQUIRE(written->compact());
  change(*written, random, 40);
  CHECK(reader->refresh().value());
  CHECK(reader->graph_readings() == 3);
  CHECK(same_graph(reader->graph(), written->graph()));
}

TEST_CASE("a reader moves on over a log that was folded at a commit", "[store][keeping]") {
  ScratchStore written;
  std::mt19937 random(4);
  change(*written, random, 300);
  REQUIRE(written->begin());
  const NodeId noisy = written->graph().add_node();
  REQUIRE(written->commit());
  REQUIRE(written->compact());
  auto reader = Store::open(written->path(), OpenMode::Read);
  auto late = Store::open(written->path(), OpenMode::Read);
  auto touching = Store::open(written->path(), OpenMode::Read, Loading::OnTouch);
  REQUIRE((reader && late && touching));
  constexpr std::size_t kMiB = std::size_t{1} << 20;
  for (int round = 0; round < 6; ++round) {  // each is over the limit of a log, of a small store
    REQUIRE(written->begin());
    Graph& graph = written->graph();
    graph.set_property(noisy, graph.key("noise"), Value(noise(random, kMiB * 3 / 2)));
    REQUIRE(written->commit());
    for (Store* store : {&*reader, &*touching}) {
      if (store == &*reader && round == 2) continue;  // two folds at once
      CHECK(store->refresh().value());
      CHECK(same_graph(store->graph(), std::as_const(*written).graph()));
    }
  }
  CHECK(reader->graph_readings() == 2);
  CHECK(late->refresh().value());
  CHECK(same_graph(late->graph(), written->graph()));
  CHECK(written->check().value().empty());
  written.reopen();
  CHECK(same_graph(late->graph(), written->graph()));
}

TEST_CASE("a graph that was put in another's place is read anew", "[store][keeping]") {
  ScratchStore written;
  std::mt19937 random(5);
  change(*written, random, 100);
  auto reader = Store::open(written->path(), OpenMode::Read);
  REQUIRE(reader);
  Graph other;
  const LabelId labels[] = {other.label("Another")};
  other.add_node(labels);
  REQUIRE(written->begin());
  REQUIRE(written->put_graph(std::move(other)));
  REQUIRE(written->commit());
  CHECK(reader->refresh().value());
  CHECK(reader->graph_readings() == 2);
  CHECK(same_graph(reader->graph(), written->graph()));
  change(*written, random, 10);
  CHECK(reader->refresh().value());
  CHECK(reader->graph_readings() == 2);
}
