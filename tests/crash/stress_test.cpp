// One writer and four readers, as threads and as processes: each reader sees one committed state at a time,
// never an older one after a newer one, while the writer commits, removes, folds and compacts. Every second
// reader has its next state prepared beside it.
//
//     stress_test [SECONDS] [threads|processes]     SECONDS: else ENTENTE_STRESS_SECONDS, else 3
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

#include "graph/search/search_result.hpp"
#include "graph/search/text_query.hpp"
#include "graph/store.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

constexpr int kReaders = 4;
constexpr std::uint64_t kKept = 40;  // documents; the writer takes older ones out

using Clock = std::chrono::steady_clock;

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::fflush(stderr);
  _exit(1);
}
template <class T>
T need(Result<T> result, const char* what) {
  if (!result) stop(fmt::format("{}: {}", what, result.error().message));
  return std::move(*result);
}
void need(const Result<void>& result, const char* what) {
  if (!result) stop(fmt::format("{}: {}", what, result.error().message));
}

std::string id_of(std::uint64_t n) { return fmt::format("d{}", n); }

/// The n-th transaction: a document, a node and an edge more; one document and its node less.
void write_one(Store& store, std::uint64_t n) {
  need(store.begin(), "begin");
  Graph& graph = store.graph();
  const NodeId node = graph.add_node();
  graph.set_property(node, graph.key("number"), Value(static_cast<std::int64_t>(n)));
  const EdgeId edge = graph.add_edge(graph.type("MET"), node, node, true);
  graph.set_property(edge, graph.key("number"), Value(static_cast<std::int64_t>(n)));
  need(store.put_document({.id = id_of(n)}, fmt::format("Number {} stands here. Word{} too.", n, n % 7)),
       "put");
  need(store.add_evidence({.edge = edge, .document = id_of(n), .start = 0, .end = 7}), "evidence");
  if (n > kKept) {
    const auto old = need(store.statements_in(id_of(n - kKept)), "statements");
    if (old.size() != 1) stop("an old statement is not there");
    const EdgeEnds ends = graph.ends(old[0].edge);
    graph.remove_edge(old[0].edge);
    need(graph.remove_node(ends.from), "remove node");
    need(store.remove_document(id_of(n - kKept)), "remove document");
  }
  need(store.set_meta("last", std::to_string(n)), "meta");
  need(store.commit(), "commit");
  if (n % 64 == 0) need(store.compact(), "compact");
}

/// All that a reader sees is of one transaction; returns its number.
std::uint64_t look(const Store& store) {
  const auto meta = need(store.meta("last"), "meta");
  if (!meta) return 0;
  const std::uint64_t n = std::stoull(*meta);
  const std::uint64_t kept = std::min(n, kKept);
  const GraphView& view = store.graph();
  if (view.node_count() != kept || view.edge_count() != kept)
    stop(fmt::format("transaction {}: {} nodes, {} edges", n, view.node_count(), view.edge_count()));
  if (need(store.document_count(), "count") != kept) stop(fmt::format("transaction {}: documents", n));
  const auto said = need(store.statements_in(id_of(n)), "statements");
  if (said.size() != 1) stop(fmt::format("transaction {}: statements", n));
  const auto key = view.keys().find("number");
  if (!key || view.property(said[0].edge, *key).integer() != static_cast<std::int64_t>(n))
    stop(fmt::format("transaction {}: property", n));
  if (need(store.evidence(said[0].edge), "evidence").at(0).sentence != "Number ") stop("evidence");
  const auto found = need(store.search(*parse_text_query(fmt::format("number {}", n)), 3), "search");
  if (found.total != 1) stop(fmt::format("transaction {}: search finds {}", n, found.total));
  return n;
}

std::uint64_t read_until(const std::string& path, const std::function<bool()>& ended, int reader) {
  std::uint64_t looks = 0;
  std::uint64_t last = 0;
  const bool follows = reader % 2 == 1;
  const auto open = [&] {
    auto store = need(Store::open(path, OpenMode::Read), "open");
    if (follows) need(store.follow(), "follow");
    return store;
  };
  auto store = open();
  while (!ended()) {
    const std::uint64_t n = look(store);
    if (n < last) stop(fmt::format("a reader went back from {} to {}", last, n));
    last = n;
    ++looks;
    if (looks % 16 == static_cast<std::uint64_t>(reader))
      store = open();
    else
      need(store.refresh(follows ? Freshness::Ready : Freshness::Committed), "refresh");
  }
  return looks;
}

std::uint64_t write_until(const std::string& path, Clock::time_point end) {
  auto store = need(Store::open(path, OpenMode::Write), "open for writing");
  store.set_busy_wait(20'000);
  store.set_fold_at(256);  // the log of this small store is folded beside its commits, too
  std::uint64_t n = std::stoull(need(store.meta("last"), "meta").value_or("0"));
  const std::uint64_t first = n;
  while (Clock::now() < end) write_one(store, ++n);
  return n - first;
}

void run_threads(const std::string& path, Clock::time_point end) {
  std::atomic<bool> done{false};
  std::atomic<std::uint64_t> looks{0};
  std::uint64_t commits = 0;
  {
    std::vector<std::jthread> readers;
    for (int i = 0; i < kReaders; ++i)
      readers.emplace_back([&, i] {
        looks += read_until(
            path, [&] { return done.load(); }, i);
      });
    commits = write_until(path, end);
    done = true;
  }
  std::printf("threads: %llu commits, %llu looks\n", static_cast<unsigned long long>(commits),
              static_cast<unsigned long long>(looks.load()));
  if (commits < 2 || looks < kReaders) stop("too little was done: the test does not test");
}

void run_processes(const std::string& path, Clock::time_point end) {
  std::vector<pid_t> readers;
  for (int i = 0; i < kReaders; ++i) {
    const pid_t child = fork();
    if (child < 0) stop("no process");
    if (child == 0)
      _exit(read_until(
                path, [&] { return Clock::now() > end; }, i) > 0
                ? 0
                : 9);
    readers.push_back(child);
  }
  const std::uint64_t commits = write_until(path, end);
  for (const pid_t reader : readers) {
    int status = 0;
    waitpid(reader, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) stop(fmt::format("a reader ended with {}", status));
  }
  std::printf("processes: %llu commits\n", static_cast<unsigned long long>(commits));
  if (commits < 2) stop("too little was done: the test does not test");
}

}  // namespace

int main(int argc, char** argv) {
  const char* asked = std::getenv("ENTENTE_STRESS_SECONDS");
  int seconds = asked == nullptr ? 3 : std::atoi(asked);
  bool processes = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "threads" || word == "processes")
      processes = word == "processes";
    else
      seconds = std::atoi(argv[i]);
  }
  if (seconds <= 0) stop("the seconds must be a whole number above 0");
  const Scratch scratch;
  const std::string path = scratch.file("news.kg");
  {
    auto store = need(Store::open(path, OpenMode::Create), "create");
    for (std::uint64_t n = 1; n <= 3; ++n) write_one(store, n);
  }
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  if (processes)
    run_processes(path, end);
  else
    run_threads(path, end);
  const auto store = need(Store::open(path, OpenMode::Read), "open at the end");
  look(store);
  const auto faults = need(store.check(), "check");
  if (!faults.empty()) stop("check: " + faults.front());
  return 0;
}
