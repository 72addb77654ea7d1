// A backup is one committed state, sound, whole or not there; also while somebody writes.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "graph/dump/dump.hpp"
#include "graph/store.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

std::string id_of(std::uint32_t n) { return "d" + std::to_string(n); }

void write_one(Store& store, std::uint32_t n) {
  std::mt19937 random(n);
  if (!store.begin()) _exit(3);
  change_randomly(store.graph(), random, 12);
  if (!store.put_document({.id = id_of(n)}, id_of(n) + std::string(n * 37 % 3000, 'x'))) _exit(3);
  if (!store.set_meta("last", std::to_string(n)) || !store.commit()) _exit(3);
}

std::string dump_of(const Store& store) {
  std::ostringstream out;
  REQUIRE(dump_store(store, out));
  return out.str();
}

std::vector<std::string> files_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("a backup holds what the store holds", "[backup]") {
  const Scratch scratch;
  const std::string path = scratch.file("news.kg");
  const std::string copy = scratch.file("copy.kg");
  auto store = Store::open(path, OpenMode::Create);
  REQUIRE(store);
  for (std::uint32_t n = 1; n <= 30; ++n) write_one(*store, n);
  std::uint64_t calls = 0;
  REQUIRE(store->back_up(copy, false, [&](std::uint64_t done, std::uint64_t all) {
    ++calls;
    return done <= all;
  }));
  const std::string expected = dump_of(*store);
  {
    const auto opened = Store::open(copy, OpenMode::Read);
    REQUIRE(opened);
    CHECK(dump_of(*opened) == expected);
    CHECK(opened->check().value().empty());
  }
  write_one(*store, 31);

  const auto again = store->back_up(copy, false, {});
  REQUIRE(!again);  // never over a file that is there
  CHECK(again.error().kind == ErrorKind::IoError);
  CHECK(dump_of(*Store::open(copy, OpenMode::Read)) == expected);
  REQUIRE(store->back_up(copy, true, {}));
  CHECK(dump_of(*Store::open(copy, OpenMode::Read)) == dump_of(*store));

  CHECK(!store->back_up(path, true, {}));  // onto itself
  CHECK(!store->back_up(scratch.file("absent/copy.kg"), false, {}));
  REQUIRE(store->begin());
  CHECK(!store->back_up(scratch.file("other.kg"), false, {}));
  REQUIRE(store->rollback());
}

TEST_CASE("a stopped backup leaves nothing", "[backup]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  REQUIRE(store->begin());
  std::mt19937 random(1);
  std::string noise;
  for (int i = 0; i < 6'000'000; ++i) noise += static_cast<char>(' ' + random() % 90);
  REQUIRE(store->put_document({.id = "large"}, noise));
  REQUIRE(store->commit());
  const auto before = files_in(std::filesystem::path(store->path()).parent_path());
  const auto done = store->back_up(scratch.file("copy.kg"), false, [](auto, auto) { return false; });
  REQUIRE(!done);
  CHECK(done.error().kind == ErrorKind::Interrupted);
  CHECK(files_in(std::filesystem::path(store->path()).parent_path()) == before);
}

TEST_CASE("a store that somebody has open is not replaced", "[backup]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  auto target = Store::open(scratch.file("open.kg"), OpenMode::Create);
  REQUIRE(store);
  REQUIRE(target);
  write_one(*store, 1);
  write_one(*target, 7);
  const auto done = store->back_up(target->path(), true, {});
  REQUIRE(!done);
  CHECK(done.error().kind == ErrorKind::BusyError);
  CHECK(target->meta("last").value() == "7");
}

TEST_CASE("a backup under load is one committed state", "[backup]") {
  const Scratch scratch;
  const std::string path = scratch.file("news.kg");
  {
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    write_one(*store, 1);
  }
  const pid_t writer = fork();
  REQUIRE(writer >= 0);
  if (writer == 0) {
    auto store = Store::open(path, OpenMode::Write);
    if (!store) _exit(2);
    for (std::uint32_t n = 2;; ++n) write_one(*store, n);
  }
  std::uint32_t last = 0;
  for (int round = 0; round < 12; ++round) {
    const std::string copy = scratch.file("copy" + std::to_string(round) + ".kg");
    {
      const auto store = Store::open(path, OpenMode::Read);
      REQUIRE(store);
      const auto done = store->back_up(copy, false, {});
      INFO((done ? "" : done.error().message));
      REQUIRE(done);
    }
    const auto opened = Store::open(copy, OpenMode::Read);
    REQUIRE(opened);
    const auto n = static_cast<std::uint32_t>(std::stoul(**opened->meta("last")));
    CHECK(n >= last);
    last = n;
    CHECK(*opened->document_count() == n);
    Graph expected;
    for (std::uint32_t i = 1; i <= n; ++i) {
      std::mt19937 random(i);
      change_randomly(expected, random, 12);
    }
    CHECK(same_graph(opened->graph(), expected));
  }
  kill(writer, SIGKILL);
  int status = 0;
  waitpid(writer, &status, 0);
  CHECK(WIFSIGNALED(status));
  CHECK(last > 1);
}
