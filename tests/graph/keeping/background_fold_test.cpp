// The log of a large store is folded beside its commits: whoever reads, at whichever commit, and whatever
// happens in the middle of it, the store is the same.
#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <random>

#include "tests/graph/same_graph.hpp"
#include "tests/helpers/scratch_store.hpp"

using namespace entente;

namespace {

/// A text that no compressor makes short.
std::string noise(std::mt19937& random, std::size_t size) {
  std::string text;
  while (text.size() < size) text += static_cast<char>('!' + random() % 90);
  return text;
}

/// A store of several MiB that is changed a tenth of a MiB a transaction.
class LargeStore {
 public:
  LargeStore() {
    REQUIRE(store_->begin());
    change_randomly(store_->graph(), random_, 300);
    Graph& graph = store_->graph();
    for (NodeId& node : nodes_) {
      node = graph.add_node();
      graph.set_property(node, graph.key("noise"), Value(noise(random_, 160'000)));
    }
    REQUIRE(store_->commit());
    REQUIRE(store_->compact());
  }
  void change(Store& store) {
    REQUIRE(store.begin());
    Graph& graph = store.graph();
    change_randomly(graph, random_, 20);
    const NodeId node = nodes_[random_() % nodes_.size()];
    if (graph.contains(node)) graph.set_property(node, graph.key("noise"), Value(noise(random_, 120'000)));
    ++changes_;
    graph.set_property(graph.add_node(), graph.key("name"), Value("name " + std::to_string(changes_)));
    REQUIRE(store.commit());
  }
  void change() { change(*store_); }
  /// What is asked of the tables themselves.
  [[nodiscard]] std::int64_t ask(const char* sql) {
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_open_v2(store_->path().c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
    const std::int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return number;
  }
  std::int64_t base() { return ask("SELECT base FROM state"); }
  bool two_sides() { return ask("SELECT count(DISTINCT kind > 32) FROM segments") == 2; }
  ScratchStore& store() { return store_; }

 private:
  ScratchStore store_;
  std::mt19937 random_{31};
  std::array<NodeId, 40> nodes_;
  int changes_ = 0;
};

/// What is there after a crash now.
void check_copy(LargeStore& large) {
  const std::string path = large.store()->path(), copy = large.store().file("copy.kg");
  for (const char* part : {"", "-wal"}) {
    std::filesystem::remove(copy + part);
    if (std::filesystem::exists(path + part)) std::filesystem::copy_file(path + part, copy + part);
  }
  const auto store = Store::open(copy, OpenMode::Write);
  REQUIRE(store);
  CHECK(same_graph(store->graph(), large.store()->graph()));
  CHECK(store->check().value().empty());
}

}  // namespace

TEST_CASE("a large store is folded beside its commits, and is the same to all readers", "[store][keeping]") {
  LargeStore large;
  ScratchStore& store = large.store();
  auto reader = Store::open(store->path(), OpenMode::Read);
  auto following = Store::open(store->path(), OpenMode::Read);
  auto touching = Store::open(store->path(), OpenMode::Read, Loading::OnTouch);
  REQUIRE((reader && following && touching));
  REQUIRE(following->follow());
  std::int64_t base = large.base();
  int folds = 0, in_the_middle = 0;
  for (int n = 1; n <= 120 && folds < 3; ++n) {
    large.change();
    const bool two_sides = large.two_sides();
    in_the_middle += two_sides ? 1 : 0;
    if (const std::int64_t now = large.base(); now != base) {
      ++folds;
      base = now;
    }
    for (Store* one : {&*reader, &*following, &*touching}) REQUIRE(one->refresh());
    if (n % 4 != 0 && !two_sides) continue;
    for (Store* one : {&*reader, &*following, &*touching})
      CHECK(same_graph(std::as_const(*one).graph(), std::as_const(*store).graph()));
    const std::string name = "name " + std::to_string(n);
    CHECK(std::as_const(*store).graph().find_by_name(name).size() == 1);
    check_copy(large);
  }
  CHECK(folds == 3);
  CHECK(in_the_middle >= folds);  // not within one commit
  const std::string dump = store.dumped();
  store.reopen();
  CHECK(store.dumped() == dump);
  CHECK_FALSE(large.two_sides());
  CHECK(store->check().value().empty());
}

TEST_CASE("a fold stands rollbacks, other writers and the end of the store", "[store][keeping]") {
  LargeStore large;
  ScratchStore& store = large.store();
  const auto until_in_the_middle = [&] {
    for (int n = 0; n < 60 && !large.two_sides(); ++n) large.change();
    REQUIRE(large.two_sides());
  };
  until_in_the_middle();
  const std::int64_t base = large.base();
  SECTION("rolled back") {
    for (int n = 0; n < 40 && large.base() == base; ++n) {
      REQUIRE(store->begin());
      store->graph().add_node();
      REQUIRE(store->rollback());
      large.change();
    }
    CHECK(large.base() > base);
  }
  SECTION("another writes in between") {
    auto other = Store::open(store->path(), OpenMode::Write);
    REQUIRE(other);
    large.change(*other);
    large.change();
    CHECK(same_graph(std::as_const(*store).graph(), Store::open(store->path(), OpenMode::Read)->graph()));
    other = Store::open(store->path(), OpenMode::Read);
    for (int n = 0; n < 60 && large.base() == base; ++n) large.change();
    CHECK(large.base() > base);
  }
  SECTION("closed") {
    store.reopen();
    CHECK(large.base() > base);
    CHECK_FALSE(large.two_sides());
  }
  SECTION("compacted") {
    REQUIRE(store->compact());
    CHECK(large.base() > base);
    CHECK_FALSE(large.two_sides());
  }
  SECTION("copied") {
    const std::string copy = store.file("backup.kg");
    REQUIRE(store->back_up(copy, false, {}));
    const auto opened = Store::open(copy, OpenMode::Read);
    REQUIRE(opened);
    CHECK(opened->check().value().empty());
    CHECK(same_graph(opened->graph(), std::as_const(*store).graph()));
  }
  check_copy(large);
  const std::string dump = store.dumped();
  store.reopen();
  CHECK(store.dumped() == dump);
  CHECK(store->check().value().empty());
}

TEST_CASE("a store is not left with a long log", "[store][keeping]") {
  LargeStore large;  // some 6 MiB of segments: a log is long from 64 KiB on
  ScratchStore& store = large.store();
  const auto log_bytes = [&] { return large.ask("SELECT log_bytes FROM state"); };
  const std::int64_t base = large.base();
  REQUIRE(store->begin());
  store->graph().add_node();
  REQUIRE(store->commit());
  store.reopen();
  CHECK(large.base() == base);  // not for every little thing
  CHECK(log_bytes() > 0);

  auto reader = Store::open(store->path(), OpenMode::Read);
  REQUIRE(reader);
  large.change();
  CHECK(large.base() == base);  // nor beside the work
  CHECK(log_bytes() > 64 * 1024);
  const std::string dump = store.dumped();
  store.reopen();
  CHECK(large.base() > base);
  CHECK(log_bytes() == 0);
  CHECK(store.dumped() == dump);
  REQUIRE(reader->refresh());
  CHECK(same_graph(std::as_const(*reader).graph(), std::as_const(*store).graph()));
  CHECK(store->check().value().empty());

  const std::int64_t folded = large.base();
  store.reopen();  // nothing was committed
  CHECK(large.base() == folded);
}
