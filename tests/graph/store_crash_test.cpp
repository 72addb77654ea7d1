// A store whose writer is killed holds exactly what was committed; one that is written while others read
// shows each of them one committed state.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include "graph/store.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

/// What the n-th transaction does to a graph; depends on the graph and n alone.
void change(Graph& graph, std::uint32_t n) {
  std::mt19937 random(n);
  change_randomly(graph, random, 12);
}

std::string name_of(std::uint32_t n) { return "document " + std::to_string(n); }

bool write_one(Store& store, std::uint32_t n) {
  if (!store.begin()) return false;
  change(store.graph(), n);
  const std::string text = name_of(n) + std::string(500 + n * 7 % 3000, 'x');
  if (!store.put_document({.id = name_of(n)}, text)) return false;
  if (n % 5 == 0 && !store.remove_document(name_of(n - 4))) return false;
  if (!store.set_meta("last", std::to_string(n))) return false;
  if (!store.commit()) return false;
  return n % 20 != 0 || store.compact().has_value();
}

std::uint32_t last_of(const Store& store) {
  const auto meta = store.meta("last");
  REQUIRE(meta);
  return *meta ? static_cast<std::uint32_t>(std::stoul(**meta)) : 0;
}

/// Commits one transaction after the other and tells the number of each over the pipe, until killed.
[[noreturn]] void write_for_ever(const std::string& path, int pipe) {
  auto store = Store::open(path, OpenMode::Create);
  if (!store) _exit(2);
  const auto meta = store->meta("last");
  std::uint32_t n = meta && *meta ? static_cast<std::uint32_t>(std::stoul(**meta)) : 0;
  while (true) {
    ++n;
    if (!write_one(*store, n)) _exit(3);
    if (::write(pipe, &n, sizeof n) != sizeof n) _exit(4);
  }
}

/// Runs the writer until it has told of `commits` and a little longer, and kills it; the number of the last
/// commit that it told of, or `before`.
std::uint32_t run_and_kill(const std::string& path, std::uint32_t commits, std::chrono::microseconds longer,
                           std::uint32_t before) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(ends[0]);
    write_for_ever(path, ends[1]);
  }
  close(ends[1]);
  std::uint32_t n = before;
  for (; commits > 0; --commits) REQUIRE(read(ends[0], &n, sizeof n) == sizeof n);
  std::this_thread::sleep_for(longer);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));  // else it failed by itself
  for (std::uint32_t told = 0; read(ends[0], &told, sizeof told) == sizeof told;) n = told;
  close(ends[0]);
  return n;
}

}  // namespace

TEST_CASE("a writer killed at any moment leaves its last commit", "[store][crash]") {
  const Scratch scratch;
  const std::string path = scratch.file("news.kg");
  std::mt19937 random(2024);
  Graph expected;
  std::uint32_t applied = 0;
  for (int round = 0; round < 25; ++round) {
    const bool young = round < 8;  // killed while the file is being made
    const auto longer = std::chrono::microseconds(random() % (young ? 12'000 : 4'000));
    const std::uint32_t told = run_and_kill(path, young ? 0 : 1 + random() % 6, longer, applied);
    if (!std::filesystem::exists(path)) continue;  // killed before it made the file
    auto store = Store::open(path, OpenMode::Create);
    INFO("round " << round << (store ? "" : ": " + store.error().message));
    REQUIRE(store);
    const std::uint32_t last = last_of(*store);
    INFO("told of " << told << ", found " << last);
    REQUIRE(last >= told);
    REQUIRE(last <= told + 1);  // killed between commit and telling
    for (; applied < last; ++applied) change(expected, applied + 1);
    CHECK(same_graph(store->graph(), expected));
    CHECK(*store->document_count() == last - last / 5);
    const auto faults = store->check();
    REQUIRE(faults);
    CHECK(faults->empty());
  }
  CHECK(applied >= 17);
}

TEST_CASE("two readers see committed states only while a writer works", "[store][crash]") {
  const Scratch scratch;
  const std::string path = scratch.file("news.kg");
  {
    auto first = Store::open(path, OpenMode::Create);
    REQUIRE(first);
    REQUIRE(write_one(*first, 1));
  }
  std::vector<pid_t>
      readers;  // before the writer opens: a connection may not be carried into another process

  for (int i = 0; i < 2; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      std::uint32_t before = 0;
      auto reader = Store::open(path, OpenMode::Read);
      while (true) {
        if (!reader) _exit(10);
        const auto meta = reader->meta("last");
        if (!meta || !*meta) _exit(11);
        const auto last = static_cast<std::uint32_t>(std::stoul(**meta));
        const auto count = reader->document_count();
        if (!count || *count != last - last / 5) _exit(12);  // documents and meta of one state
        Graph expected;
        for (std::uint32_t n = 1; n <= last; ++n) change(expected, n);
        if (!same_graph(reader->graph(), expected)) _exit(13);  // and the graph of the same
        if (last < before) _exit(14);
        if (last == 60) _exit(0);
        before = last;
        if (i == 0) {
          if (!reader->refresh()) _exit(15);
        } else {
          reader = Store::open(path, OpenMode::Read);
        }
      }
    }
    readers.push_back(child);
  }
  auto store = Store::open(path, OpenMode::Write);
  REQUIRE(store);
  for (std::uint32_t n = 2; n <= 60; ++n) REQUIRE(write_one(*store, n));
  for (const pid_t reader : readers) {
    int status = 0;
    waitpid(reader, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
}
