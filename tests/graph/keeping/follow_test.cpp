// A reader whose next state is prepared beside it: what it sees is committed, whole, and never older than
// what it saw before.
#include <atomic>
#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "tests/graph/same_graph.hpp"
#include "tests/helpers/scratch_store.hpp"

using namespace entente;

namespace {

/// The n-th commit: the graph changes at random, and the meta says which one it is. Also for threads, which
/// Catch2's macros are not for.
bool try_commit(Store& store, std::mt19937& random, int n) {
  if (!store.begin()) return false;
  change_randomly(store.graph(), random, 30);
  Graph& graph = store.graph();
  graph.set_property(graph.add_node(), graph.key("commit"), Value(std::int64_t{n}));
  return store.set_meta("commit", std::to_string(n)) && store.commit();
}
void commit(Store& store, std::mt19937& random, int n) { REQUIRE(try_commit(store, random, n)); }

Store following(const std::string& path) {
  auto reader = Store::open(path, OpenMode::Read);
  REQUIRE(reader);
  REQUIRE(reader->follow());
  return std::move(*reader);
}

/// Which commit is seen, by the graph and by the tables alike.
int seen(const Store& store) {
  const GraphView& view = store.graph();
  const int said = std::stoi(store.meta("commit").value().value_or("0"));
  if (said == 0) return 0;
  const auto key = view.keys().find("commit");
  REQUIRE(key);
  CHECK(view.find(*key, Value(std::int64_t{said})).size() == 1);
  CHECK(view.find(*key, Value(std::int64_t{said + 1})).empty());
  return said;
}

}  // namespace

TEST_CASE("a reader that follows sees what was committed before it asked", "[store][keeping]") {
  ScratchStore written;
  std::mt19937 random(21);
  commit(*written, random, 1);
  Store reader = following(written->path());
  CHECK(same_graph(reader.graph(), written->graph()));
  for (int n = 2; n < 40; ++n) {
    commit(*written, random, n);
    if (n % 5 == 0) REQUIRE(written->compact());
    if (n % 3 == 0) continue;  // it need not ask each time
    CHECK(reader.refresh().value());
    CHECK(seen(reader) == n);
    CHECK(same_graph(reader.graph(), written->graph()));
    CHECK_FALSE(reader.refresh().value());
  }
  CHECK(reader.graph_readings() > 1);  // what compacting left no log for was read anew
  Graph other;
  const LabelId labels[] = {other.label("Another")};
  other.add_node(labels);
  REQUIRE(written->begin());
  REQUIRE(written->put_graph(std::move(other)));
  REQUIRE(written->commit());
  CHECK(reader.refresh().value());
  CHECK(same_graph(reader.graph(), written->graph()));
  Store moved = std::move(reader);
  commit(*written, random, 40);
  CHECK(moved.refresh().value());
  CHECK(same_graph(moved.graph(), written->graph()));
}

TEST_CASE("a reader that follows sees a commit that takes long to prepare", "[store][keeping]") {
  ScratchStore written;
  std::mt19937 random(23);
  commit(*written, random, 1);
  Store reader = following(written->path());
  for (int n = 2; n < 4; ++n) {  // each for longer than the thread goes on without a look
    REQUIRE(written->begin());
    Graph& graph = written->graph();
    for (int i = 0; i < 160'000; ++i)
      graph.set_property(graph.add_node(), graph.key("name"), Value("somebody called " + std::to_string(i)));
    REQUIRE(written->commit());
    commit(*written, random, n);
    REQUIRE(reader.refresh());
    CHECK(seen(reader) == n);
    CHECK(std::as_const(reader).graph().node_count() == std::as_const(*written).graph().node_count());
  }
}

TEST_CASE("a reader that takes what is ready goes forward only, and arrives", "[store][keeping]") {
  ScratchStore written;
  std::mt19937 random(22);
  commit(*written, random, 1);
  Store reader = following(written->path());
  constexpr int kCommits = 150;
  std::atomic<int> failed{0};
  std::jthread writer([&, &store = *written] {
    std::mt19937 other(23);
    for (int n = 2; n <= kCommits; ++n) {
      if (!try_commit(store, other, n)) ++failed;
      if (n % 40 == 0 && !store.compact()) ++failed;
    }
  });
  int last = 1;
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
  while (last < kCommits && std::chrono::steady_clock::now() < end) {
    const bool moved = reader.refresh(Freshness::Ready).value();
    const int now = seen(reader);
    if (now < last) FAIL("from commit " << last << " to " << now);
    if (!moved && now != last) FAIL("moved from " << last << " to " << now << " unsaid");
    last = now;
  }
  writer.join();
  CHECK(failed == 0);
  CHECK(last == kCommits);
  CHECK(same_graph(reader.graph(), written->graph()));
}

TEST_CASE("no version of a graph comes again, also where commits leave it as it is", "[store][keeping]") {
  ScratchStore written;
  std::mt19937 random(24);
  commit(*written, random, 1);
  Store reader = following(written->path());
  std::set<std::uint64_t> versions{reader.graph().version()};
  for (int n = 0; n < 10; ++n) {
    REQUIRE(written->begin());
    REQUIRE(written->set_meta("other", std::to_string(n)));
    REQUIRE(written->commit());
    CHECK(reader.refresh().value());
    CHECK(versions.insert(reader.graph().version()).second);
    CHECK(reader.meta("other").value() == std::to_string(n));
  }
  CHECK(same_graph(reader.graph(), written->graph()));
}

TEST_CASE("who follows is a reader of the whole graph", "[store][keeping]") {
  ScratchStore written;
  const auto refused = written->follow();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::ArgumentError);
  auto touching = Store::open(written->path(), OpenMode::Read, Loading::OnTouch);
  REQUIRE(touching);
  CHECK_FALSE(touching->follow());
}
