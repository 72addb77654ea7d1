// A store that was made for a work that failed goes again; any other stays.
#include <sys/stat.h>

#include <fstream>

#include "tests/helpers/scratch_store.hpp"

using namespace entente;

namespace {

bool there(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0;
}

void commit_something(Store& store) {
  REQUIRE(store.begin());
  REQUIRE(store.set_meta("kept", "yes"));
  REQUIRE(store.commit());
}

}  // namespace

TEST_CASE("a new store without a commit can be taken away again", "[store][keeping]") {
  const Scratch folder;
  const std::string path = folder.file("new.kg");
  {
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    REQUIRE(store->begin());
    REQUIRE(store->set_meta("half", "done"));
    store->discard_new();
  }
  for (const char* end : {"", "-wal", "-shm", "-journal"}) CHECK_FALSE(there(path + end));
}

TEST_CASE("what holds a commit, was there, or is open elsewhere is not taken away", "[store][keeping]") {
  const Scratch folder;
  const std::string path = folder.file("kept.kg");
  SECTION("a commit of its own") {
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    commit_something(*store);
    store->discard_new();
  }
  SECTION("it was there, without a commit") {
    REQUIRE(Store::open(path, OpenMode::Create));
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    store->discard_new();
  }
  SECTION("an empty file was there") {
    std::ofstream(path).close();
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    store->discard_new();
  }
  SECTION("another has it open") {
    auto store = Store::open(path, OpenMode::Create);
    auto other = Store::open(path, OpenMode::Write);
    REQUIRE((store && other));
    store->discard_new();
    commit_something(*other);
  }
  SECTION("another has committed to it") {
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    auto other = Store::open(path, OpenMode::Write);
    REQUIRE(other);
    commit_something(*other);
    other = Store::open(path, OpenMode::Read);
    REQUIRE(other);
    store->discard_new();
  }
  REQUIRE(there(path));
  const auto again = Store::open(path, OpenMode::Write);
  REQUIRE(again);
  CHECK(again->check().value().empty());
}
