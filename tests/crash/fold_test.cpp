// A writer that is killed, or whose disk fails, while its log is folded beside its commits: every committed
// transaction is there, no other is, the check is clean, and later folds come to their end.
//
//     fold_test kills|faults [ROUNDS] [SEED]
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <thread>

#include "graph/store.hpp"
#include "tests/crash/fault_disk.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

constexpr std::int64_t kFoldAt = 2048;  // bytes: a fold every twenty commits or so, over several of them
constexpr std::uint32_t kAtOnce = 80;   // commits of a round of faults

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

/// What the n-th transaction does to a graph; depends on the graph and n alone. The first makes it large.
void change(Graph& graph, std::uint32_t n) {
  std::mt19937 random(n);
  if (n == 1) {
    std::vector<NodeId> nodes;
    for (int i = 0; i < 1100; ++i) {
      nodes.push_back(graph.add_node());
      graph.set_property(nodes.back(), graph.key("called"), Value(fmt::format("{} of {}", random(), i)));
    }
    for (std::size_t i = 0; i < 800; ++i)
      graph.add_edge(graph.type("MET"), nodes[random() % nodes.size()], nodes[random() % nodes.size()], true);
  }
  change_randomly(graph, random, 40);
}

Result<void> write_one(Store& store, std::uint32_t n) {
  if (auto begun = store.begin(); !begun) return begun;
  change(store.graph(), n);
  if (auto set = store.set_meta("last", std::to_string(n)); !set) return set;
  return store.commit();
}

std::uint32_t last_of(const Store& store) {
  const auto meta = store.meta("last");
  return meta && *meta ? static_cast<std::uint32_t>(std::stoul(**meta)) : 0;
}

/// Asks the tables of a copy of the files, which a crash now would leave.
std::int64_t ask_copy(const std::string& path, const char* sql) {
  const std::string copy = path + ".copy";
  for (const char* part : {"", "-wal"}) {
    std::filesystem::remove(copy + part);
    if (std::filesystem::exists(path + part)) std::filesystem::copy_file(path + part, copy + part);
  }
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
  std::int64_t number = 0;
  if (sqlite3_open(copy.c_str(), &database) == SQLITE_OK &&
      sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    number = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return number;
}
bool is_midway(const std::string& path) {
  return ask_copy(path, "SELECT count(DISTINCT kind > 31) FROM segments") == 2;
}
std::int64_t base_of(const std::string& path) { return ask_copy(path, "SELECT base FROM state"); }

/// The graphs after each transaction, as they are needed.
class Expected {
 public:
  /// Numbers never go back.
  const Graph& after(std::uint32_t n) {
    while (n_ < n) change(graph_, ++n_);
    return graph_;
  }

 private:
  Graph graph_;
  std::uint32_t n_ = 0;
};

/// What the store holds is what its transactions up to one of [least, most] left; gives which.
std::uint32_t must_be_sound(const std::string& path, Expected& expected, std::uint32_t least,
                            std::uint32_t most, const std::string& where) {
  const auto store = Store::open(path, OpenMode::Create);
  if (!store) stop(where + ": " + store.error().message);
  const std::uint32_t last = last_of(*store);
  if (last < least || last > most)
    stop(fmt::format("{}: transaction {} is the last, of {} to {}", where, last, least, most));
  if (!same_graph(store->graph(), expected.after(last))) stop(where + ": the graph is another");
  const auto faults = store->check();
  if (!faults) stop(where + ": " + faults.error().message);
  if (!faults->empty()) stop(where + ": " + faults->front());
  return last;
}

[[noreturn]] void write_for_ever(const std::string& path, int pipe) {
  auto store = Store::open(path, OpenMode::Create);
  if (!store) _exit(2);
  store->set_fold_at(kFoldAt);
  for (std::uint32_t n = last_of(*store) + 1;; ++n) {
    if (!write_one(*store, n)) _exit(3);
    if (::write(pipe, &n, sizeof n) != sizeof n) _exit(4);
  }
}

/// Kills a writer after so many commits and a little longer; the number of the last of which it told.
std::uint32_t run_and_kill(const std::string& path, std::uint32_t commits, std::chrono::microseconds longer,
                           std::uint32_t before) {
  int ends[2];
  if (pipe(ends) != 0) stop("no pipe");
  const pid_t child = fork();
  if (child < 0) stop("no process");
  if (child == 0) {
    close(ends[0]);
    write_for_ever(path, ends[1]);
  }
  close(ends[1]);
  std::uint32_t n = before;
  for (; commits > 0; --commits)
    if (read(ends[0], &n, sizeof n) != sizeof n) stop("the writer ended by itself");
  std::this_thread::sleep_for(longer);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFSIGNALED(status)) stop("the writer ended by itself");
  for (std::uint32_t told = 0; read(ends[0], &told, sizeof told) == sizeof told;) n = told;
  close(ends[0]);
  return n;
}

void kill_writers(int rounds, std::uint32_t seed) {
  std::mt19937 random(seed);
  int midway = 0, folds = 0;
  std::uint32_t last = 0;
  std::int64_t base = 0;
  std::optional<Scratch> folder;
  Expected expected;
  for (int round = 0; round < rounds; ++round) {
    if (round % 20 == 0) {  // graphs grow
      folder.emplace();
      expected = {};
      last = 0;
      base = 0;
    }
    const std::string path = folder->file("news.kg");
    const auto longer = std::chrono::microseconds(random() % 3000);
    const std::uint32_t told = run_and_kill(path, random() % 40, longer, last);
    if (!std::filesystem::exists(path)) continue;  // killed before it made the file
    midway += is_midway(path) ? 1 : 0;
    if (const std::int64_t now = base_of(path); now != base) {
      ++folds;
      base = now;
    }
    last = must_be_sound(path, expected, told, told + 1, fmt::format("seed {}, kill {}", seed, round));
  }
  std::printf("%d kills, %d in the middle of a fold, %d folds ended between them: every store sound\n",
              rounds, midway, folds);
  if (midway < rounds / 10 || folds < rounds / 20) stop("hardly a kill met a fold: the test does not test");
}

/// Commits up to the kAtOnce-th; the first that failed, or 0. `midway`: it failed in the middle of a fold.
std::uint32_t write_to_the_end(const std::string& path, bool& midway) {
  auto store = Store::open(path, OpenMode::Write);
  if (!store) stop("cannot go on: " + store.error().message);
  store->set_fold_at(kFoldAt);
  for (std::uint32_t n = last_of(*store) + 1; n <= kAtOnce; ++n) {
    const auto done = write_one(*store, n);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // so that a fold is spread over commits
    if (done && !FaultDisk::dead()) continue;
    if (!done && done.error().kind != ErrorKind::IoError) stop("another error: " + done.error().message);
    midway = is_midway(path);
    return n;
  }
  return 0;
}

/// The fault, where one showed in the middle of a fold.
std::optional<Fault> fail_once(std::uint32_t seed, std::uint64_t writes, std::uint64_t syncs) {
  std::mt19937 random(seed);
  const Scratch folder;
  const std::string path = folder.file("news.kg");
  FaultDisk::plan(Fault::None, 0, 0);
  {
    auto store = Store::open(path, OpenMode::Create);
    if (!store || !write_one(*store, 1)) stop("a store cannot be made");
  }
  const auto fault = static_cast<Fault>(1 + random() % 5);
  const std::uint64_t places = fault == Fault::SyncError  ? syncs
                               : fault == Fault::PowerCut ? syncs + writes
                                                          : writes;
  FaultDisk::plan(fault, 1 + random() % places, seed);
  bool midway = false;
  const std::uint32_t failed = write_to_the_end(path, midway);
  const bool cut = fault == Fault::PowerCut;
  FaultDisk::mend();
  const std::string where = fmt::format("seed {}, {}", seed, name_of(fault));
  Expected expected;
  if (failed != 0) {
    must_be_sound(path, expected, failed - 1, cut ? failed : failed - 1, where);
    bool again = false;
    if (write_to_the_end(path, again) != 0) stop(where + ": a mended disk fails");
  }
  must_be_sound(path, expected, kAtOnce, kAtOnce, where + ", at the end");
  return failed != 0 && midway ? std::optional(fault) : std::nullopt;
}

void fail_disks(int rounds, std::uint32_t seed) {
  const Scratch folder;  // how much is written where nothing fails; about, since folds take their time
  FaultDisk::plan(Fault::None, 0, 0);
  bool midway = false;
  {
    auto store = Store::open(folder.file("news.kg"), OpenMode::Create);
    if (!store || !write_one(*store, 1)) stop("a store cannot be made");
  }
  if (write_to_the_end(folder.file("news.kg"), midway) != 0) stop("a sound disk fails");
  const std::uint64_t writes = FaultDisk::writes(), syncs = FaultDisk::syncs();
  std::map<std::string, int> met;
  int all = 0;
  for (int round = 0; round < rounds; ++round) {
    if (const auto fault = fail_once(seed + static_cast<std::uint32_t>(round), writes, syncs)) {
      ++met[name_of(*fault)];
      ++all;
    }
  }
  std::printf("%d faults over %llu writes and %llu syncs, %d in the middle of a fold: every store sound\n",
              rounds, static_cast<unsigned long long>(writes), static_cast<unsigned long long>(syncs), all);
  for (const auto& [fault, count] : met) std::printf("  %4d %s\n", count, fault.c_str());
  if (all < rounds / 10) stop("hardly a fault met a fold: the test does not test");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 40;
  const auto seed = static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 1);
  if (what == "kills") {
    kill_writers(rounds, seed);
  } else if (what == "faults") {
    if (!FaultDisk::install()) stop("SQLite refuses the layer");
    fail_disks(rounds, seed);
  } else {
    stop("usage: fold_test kills|faults [ROUNDS] [SEED]");
  }
  return 0;
}
