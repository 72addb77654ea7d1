// What a change costs that is durable when it returns, and what readers feel of the writer, as JSON lines:
//   commits_bench make STORE [PERSONS] [EDGES]           a graph of people who met, into a new store
//   commits_bench run STORE CHANGES BATCH [READERS] [IDLE_SECONDS] [ready|committed]
// `run` lets the readers look alone and beside one writer that changes CHANGES edges by openCypher, one a
// statement, BATCH statements a transaction; in turn, ten times each, so that what else the machine does
// falls on both. A look is moving on to a commit, then a person by name and all whom it met; each reader
// begins one a millisecond. `ready`: they follow, and take the state that is prepared; `committed`: each
// moves itself on to the last commit, as the REPL does.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "bench/measure.hpp"
#include "graph/import/import_csv.hpp"
#include "graph/store.hpp"
#include "query/engine.hpp"

namespace {

using entente::Freshness;
using entente::OpenMode;
using entente::Store;
using entente::Value;
using entente::bench::Clock;
using entente::bench::must;
using entente::bench::seconds_since;
using entente::query::Engine;
using entente::query::Parameters;

std::string name_of(std::uint64_t person) { return fmt::format("Person {:07}", person); }

/// Everybody meets at random, those with small numbers more often.
void make(const std::string& path, std::uint64_t persons, std::uint64_t edges) {
  const std::string nodes_file = path + ".nodes.csv";
  const std::string edges_file = path + ".edges.csv";
  std::mt19937_64 random(7);
  const auto somebody = [&] { return std::min(random() % persons, random() % persons); };
  {
    std::ofstream nodes(nodes_file);
    nodes << "id:ID,name,:LABEL\n";
    for (std::uint64_t n = 0; n < persons; ++n) nodes << n << ',' << name_of(n) << ",Person\n";
    std::ofstream met(edges_file);
    met << ":START_ID,:END_ID,:TYPE,date:date,confidence:double\n";
    for (std::uint64_t e = 0; e < edges; ++e)
      met << somebody() << ',' << somebody()
          << fmt::format(",MET,{}-{:02}-{:02},0.{}\n", 2000 + random() % 25, 1 + random() % 12,
                         1 + random() % 28, 1 + random() % 9);
  }
  Store store = must(Store::open(path, OpenMode::Create));
  entente::CsvImport what;
  what.nodes.push_back({nodes_file});
  what.edges.push_back({edges_file});
  entente::ImportReport report;
  auto graph = must(entente::import_csv(what, report));
  must(store.begin());
  must(store.put_graph(std::move(graph)));
  must(store.commit());
  std::remove(nodes_file.c_str());
  std::remove(edges_file.c_str());
}

/// The times of one reader's looks, in microseconds.
struct Looks {
  std::vector<double> whole;
  std::vector<double> query;   ///< without moving on
  std::uint64_t moved = 0;     ///< looks that found a newer commit
  std::uint64_t readings = 0;  ///< of the whole graph
};

/// What the writer does at the moment; the readers' times are told apart by it.
enum class Phase : std::uint8_t { Idle, Writing, Done };
using PhaseNow = std::atomic<Phase>;

/// `looks`: of each phase; a look that sees the phase change is nobody's.
void look_until_done(const std::string& path, std::uint64_t persons, std::uint32_t seed, Freshness freshness,
                     const PhaseNow& phase, std::array<Looks, 2>& looks) {
  Store store = must(Store::open(path, OpenMode::Read));
  if (freshness == Freshness::Ready) must(store.follow());
  std::optional<Engine> engine(std::in_place, store.graph(), &store);
  std::uint64_t readings = store.graph_readings();
  std::mt19937_64 random(seed);
  entente::query::ResultTable table;
  for (auto next = Clock::now(); phase != Phase::Done;
       next = std::max(next + std::chrono::milliseconds(1), Clock::now())) {
    std::this_thread::sleep_until(next);
    const Phase before = phase;
    if (before == Phase::Done) return;
    Looks& here = looks[static_cast<std::size_t>(before)];
    const Parameters parameters{{"name", Value(name_of(random() % persons))}};
    const auto start = Clock::now();
    const bool newer = must(store.refresh(freshness));
    if (store.graph_readings() != readings) {  // as a session does
      engine.emplace(store.graph(), &store);
      readings = store.graph_readings();
      ++here.readings;
    }
    const auto moved = Clock::now();
    must(engine->run_into(table, "MATCH (a:Person {name: $name})-[:MET]-(b) RETURN b.name", parameters));
    const double whole = seconds_since(start) * 1e6, query = seconds_since(moved) * 1e6;
    if (phase != before) continue;
    if (newer) ++here.moved;
    here.whole.push_back(whole);
    here.query.push_back(query);
  }
}

/// Percentiles as JSON.
std::string spread(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times.empty() ? 0 : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  return fmt::format("{{\"p50\":{:.0f},\"p99\":{:.0f},\"p999\":{:.0f},\"max\":{:.0f}}}", at(0.5), at(0.99),
                     at(0.999), at(1));
}

struct Readers {
  std::uint32_t count = 0;
  Freshness freshness = Freshness::Ready;
};

void print_looks(const char* phase, const std::vector<std::array<Looks, 2>>& looks, Phase which) {
  Looks all;
  for (const auto& each : looks) {
    const Looks& one = each[static_cast<std::size_t>(which)];
    all.whole.insert(all.whole.end(), one.whole.begin(), one.whole.end());
    all.query.insert(all.query.end(), one.query.begin(), one.query.end());
    all.moved += one.moved;
    all.readings += one.readings;
  }
  fmt::print(
      "{{\"phase\":\"{}\",\"readers\":{},\"looks\":{},\"moved\":{},\"readings\":{},\"look_us\":{},\"query_"
      "us\":{}}}\n",
      phase, looks.size(), all.whole.size(), all.moved, all.readings, spread(all.whole), spread(all.query));
}

/// The n-th change: an edge more, an edge other than it was, or an edge less, in turn.
class Writer {
 public:
  explicit Writer(const std::string& path)
      : store_(must(Store::open(path, OpenMode::Write))),
        persons_(store_.graph().node_count()),
        engine_(store_.graph(), &store_) {}

  [[nodiscard]] std::uint64_t persons() const { return persons_; }

  void write(std::uint64_t changes, std::uint64_t batch) {
    for (std::uint64_t left = changes; left > 0;) {
      must(store_.begin());
      for (std::uint64_t most = batch; most > 0 && left > 0; --most, --left) change(changed_++);
      const auto start = Clock::now();
      must(store_.commit());
      longest_ = std::max(longest_, seconds_since(start));
    }
  }
  [[nodiscard]] double longest_commit() const { return longest_; }
  [[nodiscard]] const Store& store() const { return store_; }

 private:
  void change(std::uint64_t n) {
    if (n % 3 == 0) {
      const std::uint64_t from = random_() % persons_;
      from_ = Value(name_of(from));
      to_ = Value(name_of((from + 1 + random_() % (persons_ - 1)) % persons_));
    }
    static constexpr const char* kTexts[] = {
        "MATCH (a:Person {name: $a}), (b:Person {name: $b}) CREATE (a)-[:MET {date: "
        "date('2025-01-01')}]->(b)",
        "MATCH (a:Person {name: $a})-[r:MET {date: date('2025-01-01')}]-(b:Person {name: $b}) SET "
        "r.confidence = 0.5",
        "MATCH (a:Person {name: $a})-[r:MET {date: date('2025-01-01')}]-(b:Person {name: $b}) DELETE r"};
    must(engine_.run_into(table_, kTexts[n % 3], {{"a", from_}, {"b", to_}}));
    const auto& effects = table_.effects;
    if (effects.edges_created + effects.properties_set + effects.edges_deleted == 0) {
      std::fputs("a statement changed nothing\n", stderr);
      std::_Exit(1);
    }
  }

  Store store_;
  std::uint64_t persons_;
  Engine engine_;
  std::mt19937_64 random_{11};
  entente::query::ResultTable table_;
  Value from_, to_;
  std::uint64_t changed_ = 0;
  double longest_ = 0;
};

void run(const std::string& path, std::uint64_t changes, std::uint64_t batch, Readers readers,
         double idle_seconds) {
  constexpr std::uint64_t kTurns = 10;
  Writer writer(path);
  PhaseNow phase{Phase::Idle};
  std::vector<std::array<Looks, 2>> looks(readers.count);
  double seconds = 0;
  {
    std::vector<std::jthread> threads;
    for (std::uint32_t i = 0; i < readers.count; ++i)
      threads.emplace_back(
          [&, i] { look_until_done(path, writer.persons(), i, readers.freshness, phase, looks[i]); });
    for (std::uint64_t turn = 0; turn < kTurns; ++turn) {
      if (readers.count > 0)
        std::this_thread::sleep_for(std::chrono::duration<double>(idle_seconds / kTurns));
      phase = Phase::Writing;
      const auto start = Clock::now();
      writer.write(changes / kTurns + (turn < changes % kTurns ? 1 : 0), batch);
      seconds += seconds_since(start);
      phase = turn + 1 < kTurns ? Phase::Idle : Phase::Done;
    }
  }
  if (readers.count > 0) {
    print_looks("idle", looks, Phase::Idle);
    print_looks("beside the writer", looks, Phase::Writing);
  }
  struct stat log {};
  stat((path + "-wal").c_str(), &log);
  fmt::print(
      "{{\"phase\":\"write\",\"changes\":{},\"batch\":{},\"seconds\":{:.2f},\"changes_per_s\":{:.0f},"
      "\"commits_per_s\":{:.0f},\"longest_commit_ms\":{:.1f},\"wal_mib\":{:.1f},\"edges\":{}}}\n",
      changes, batch, seconds, static_cast<double>(changes) / seconds,
      static_cast<double>((changes + batch - 1) / batch) / seconds, writer.longest_commit() * 1e3,
      static_cast<double>(log.st_size) / (1 << 20), writer.store().graph().edge_count());
}

}  // namespace

int main(int count, char** arguments) {
  const std::string phase = count > 2 ? arguments[1] : "";
  const auto number = [&](int at, std::uint64_t otherwise) {
    return count > at ? std::strtoull(arguments[at], nullptr, 10) : otherwise;
  };
  const std::string_view last = count > 7 ? arguments[7] : "ready";
  const Freshness freshness = last == "committed" ? Freshness::Committed : Freshness::Ready;
  if (phase == "make") return make(arguments[2], number(3, 100'000), number(4, 1'000'000)), 0;
  if (phase == "run" && count >= 5)
    return run(arguments[2], number(3, 1), std::max<std::uint64_t>(number(4, 1), 1),
               {static_cast<std::uint32_t>(number(5, 0)), freshness}, static_cast<double>(number(6, 5))),
           0;
  std::fputs(
      "usage: commits_bench make STORE [PERSONS] [EDGES] | run STORE CHANGES BATCH [READERS] "
      "[IDLE_SECONDS] [ready|committed]\n",
      stderr);
  return 2;
}
