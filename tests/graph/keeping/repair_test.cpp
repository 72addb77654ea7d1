// What a repair makes good in place, what it leaves alone, and what it refuses to touch.
#include <sqlite3.h>

#include "graph/search/search_result.hpp"
#include "graph/search/text_query.hpp"
#include "tests/helpers/scratch_store.hpp"

using namespace entente;

namespace {

/// Three documents, two of them about one edge.
void fill(Store& store) {
  REQUIRE(store.begin());
  Graph& graph = store.graph();
  const NodeId a = graph.add_node(), b = graph.add_node();
  const EdgeId edge = graph.add_edge(graph.type("MET"), a, b, true);
  for (const char* id : {"one", "two", "three"}) {
    REQUIRE(
        store.put_document({.id = id, .title = "Title"}, std::string("They met, says paper ") + id + "."));
    REQUIRE(store.add_mention({.document = id, .node = a}));
  }
  for (const char* id : {"one", "two"})
    REQUIRE(store.add_evidence({.edge = edge, .document = id, .start = 0, .end = 8}));
  REQUIRE(store.commit());
}

/// As some other program would: through pages with good checksums, but against what belongs together.
void meddle(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, "entente-checked") == SQLITE_OK);
  char* why = nullptr;
  const int code = sqlite3_exec(database, sql, nullptr, nullptr, &why);
  INFO((why == nullptr ? "" : why));
  CHECK(code == SQLITE_OK);
  sqlite3_free(why);
  sqlite3_close(database);
}

std::size_t found(const Store& store, const char* words) {
  return store.search(*parse_text_query(words), 10).value().total;
}

}  // namespace

TEST_CASE("what follows from the texts is made anew, and what is said of nothing goes", "[store][repair]") {
  for (const char* harm :
       {"DELETE FROM fingerprints", "UPDATE fingerprints SET minima = x''",
        "INSERT INTO words(words) VALUES('delete-all')",
        "INSERT INTO words(rowid, title, text) VALUES (99, 'a', 'stray')",
        "INSERT INTO statements VALUES (7, 1, 0, 1, x''), (0, 42, 0, 1, x''), (-1, 1, 0, 1, x'')",
        "INSERT INTO mentions VALUES (7, 1, x''), (0, 42, x''), (99999999999, 1, x'')"}) {
    ScratchStore store;
    fill(*store);
    const std::string before = store.dumped();
    store.reopen(OpenMode::Read);
    const std::string path = store->path();
    meddle(path, harm);
    store.reopen();
    INFO(harm);
    const auto faults = store->faults().value();
    REQUIRE_FALSE(faults.empty());
    for (const StoreFault& fault : faults) CHECK(fault.repairable);
    CHECK(store->repair().value().size() == faults.size());
    CHECK(store->check().value().empty());
    CHECK(store.dumped() == before);
    CHECK(found(*store, "paper") == 3);
    CHECK(found(*store, "stray") == 0);
    store.reopen();
    CHECK(store->check().value().empty());
    CHECK(store->repair().value().empty());
  }
}

TEST_CASE("damage that cannot be made good in place is left as it is", "[store][repair]") {
  for (const char* harm :
       {"DELETE FROM texts WHERE document = 2", "UPDATE texts SET text = x'00' WHERE document = 1",
        "UPDATE statements SET start = 100, end = 200", "UPDATE mentions SET content = x'ff'"}) {
    ScratchStore store;
    fill(*store);
    store.reopen(OpenMode::Read);
    const std::string path = store->path();
    meddle(path, (std::string(harm) + "; DELETE FROM fingerprints").c_str());
    store.reopen();
    INFO(harm);
    const auto faults = store->check().value();
    CHECK(faults.size() >= 3);  // fingerprints, and what cannot be repaired
    const auto refused = store->repair();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::FormatError);
    CHECK(refused.error().hint.find("--damaged") != std::string::npos);
    CHECK(store->check().value() == faults);
    CHECK_FALSE(store->in_transaction());
  }
}

TEST_CASE("a repair needs a store that is open for writing, and no other writer", "[store][repair]") {
  ScratchStore store;
  fill(*store);
  auto reader = Store::open(store->path(), OpenMode::Read);
  REQUIRE(reader);
  CHECK_FALSE(reader->repair());
  auto other = Store::open(store->path(), OpenMode::Write);
  REQUIRE(other);
  other->set_busy_wait(1);
  REQUIRE(store->begin());
  CHECK(other->repair().error().kind == ErrorKind::BusyError);
  REQUIRE(store->rollback());
  CHECK(other->repair().value().empty());
}
