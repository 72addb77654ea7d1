// Import, build, remove, compact and backup on a disk that fails: whatever fails and when, every transaction
// that was committed is there, no other is, the check is clean, and the work can go on.
//
//     fault_test [ROUNDS] [SEED]
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include "graph/dump/dump.hpp"
#include "graph/import/import_csv.hpp"
#include "graph/store.hpp"
#include "ingest/load/build_store.hpp"
#include "ingest/load/load_document.hpp"
#include "tests/crash/fault_disk.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

constexpr std::uint32_t kBatch = 4;

/// Facts by arithmetic: who met whom depends on the document's number and edition.
ingest::Extraction extract(const ingest::Document& document) {
  ingest::Extraction extraction;
  extraction.document = document.id;
  const auto number = static_cast<std::uint32_t>(std::stoul(document.id.substr(1)) + document.title.size());
  for (std::uint32_t i = 0; i < 5; ++i)
    extraction.entities.push_back({.name = fmt::format("Person {}", (number * (i + 1) + i) % 23),
                                   .type = ingest::EntityType::Person,
                                   .aliases = {fmt::format("P{}", number % 3)}});
  for (std::uint32_t i = 0; i + 1 < 5; ++i) {
    ingest::Fact fact;
    fact.type = "MET";
    fact.from = i;
    fact.to = i + 1;
    fact.date = parse_partial_date(fmt::format("2024-0{}-11", 1 + number % 9));
    fact.confidence = 0.5;
    fact.evidence = {{.span = {0, 9}}};
    extraction.facts.push_back(std::move(fact));
  }
  return extraction;
}

void write_documents(const std::string& path, std::uint32_t from, std::uint32_t to,
                     const std::string& edition) {
  std::ofstream out(path);
  for (std::uint32_t n = from; n < to; ++n)
    out << fmt::format("{{\"doc\":\"d{}\",\"title\":\"{}\",\"text\":\"They met {}. {}\"}}\n", n, edition, n,
                       std::string(400 + n * 131 % 3000, static_cast<char>('a' + n % 26)));
}

/// What a run keeps outside of the store.
struct Run {
  const Scratch& folder;
  std::size_t committed = 0;  ///< transactions that returned success
  [[nodiscard]] std::string file(const std::string& name) const { return folder.file(name); }
};

Result<void> import_people(Run& run) {
  ImportReport report;
  CsvImport what;
  what.nodes = {{run.file("people.csv"), {"Person"}}};
  what.edges = {{run.file("met.csv"), {"MET"}}};
  auto graph = import_csv(what, report);
  if (!graph) return fail(graph.error());
  auto store = Store::open(run.file("news.kg"), OpenMode::Create);
  if (!store) return fail(store.error());
  if (auto begun = store->begin(); !begun) return begun;
  if (auto put = store->put_graph(std::move(*graph)); !put) return put;
  if (auto done = store->commit(); !done) return done;
  ++run.committed;
  return {};
}

Result<void> build(Run& run, const char* documents, std::size_t before) {
  auto store = Store::open(run.file("news.kg"), OpenMode::Create);
  if (!store) return fail(store.error());
  ingest::BuildOptions options;
  options.threads = 1;
  options.batch = kBatch;
  std::size_t batches = 0;
  options.progress = [&](const ingest::BuildProgress&) {
    run.committed = std::max(run.committed, before + ++batches);
  };
  const auto done = ingest::build_store(*store, {run.file(documents)}, extract, options);
  if (!done) return fail(done.error());
  return {};
}

Result<void> remove_some(Run& run) {
  auto store = Store::open(run.file("news.kg"), OpenMode::Write);
  if (!store) return fail(store.error());
  if (auto begun = store->begin(); !begun) return begun;
  for (const char* id : {"d1", "d6", "d7"})
    if (auto gone = ingest::remove_document(*store, id); !gone) return fail(gone.error());
  if (auto done = store->commit(); !done) return done;
  ++run.committed;
  return {};
}

Result<void> compact(Run& run) {
  auto store = Store::open(run.file("news.kg"), OpenMode::Write);
  return store ? store->compact() : Result<void>(fail(store.error()));
}

Result<void> back_up(Run& run) {
  const auto store = Store::open(run.file("news.kg"), OpenMode::Read);
  return store ? store->back_up(run.file("copy.kg"), true, {}) : Result<void>(fail(store.error()));
}

/// A step and the number of transactions before and after it.
struct Step {
  const char* name;
  std::size_t before;
  std::size_t after;
  std::function<Result<void>(Run&)> work;
};
const std::array<Step, 7>& steps() {
  static const std::array<Step, 7> kSteps{{
      {"import", 0, 1, import_people},
      {"build", 1, 4, [](Run& run) { return build(run, "first.jsonl", 1); }},
      {"remove", 4, 5, remove_some},
      {"compact", 5, 5, compact},
      {"backup", 5, 5, back_up},
      {"build again", 5, 7, [](Run& run) { return build(run, "second.jsonl", 5); }},
      {"second backup", 7, 7, back_up},
  }};
  return kSteps;
}

std::string dump_of(const std::string& path, OpenMode mode) {
  const auto store = Store::open(path, mode);
  if (!store) return "cannot be opened: " + store.error().message;
  const auto faults = store->check();
  if (!faults) return "cannot be checked: " + faults.error().message;
  if (!faults->empty()) return "check: " + faults->front();
  std::ostringstream out;
  if (const auto dumped = dump_store(*store, out); !dumped)
    return "cannot be dumped: " + dumped.error().message;
  return out.str();
}

std::string first_difference(const std::string& a, const std::string& b) {
  const auto at = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
  const std::size_t start = at < 150 ? 0 : at - 150;
  return "..." + a.substr(start, 300) + "\n  but ..." + b.substr(start, 300);
}

void write_sources(const Scratch& folder) {
  write_documents(folder.file("first.jsonl"), 0, 12, "first");
  write_documents(folder.file("second.jsonl"), 4, 12, "second edition");
  std::ofstream people(folder.file("people.csv"));
  people << ":ID,name\n";
  for (int i = 0; i < 300; ++i) people << i << ",Person " << i << '\n';
  std::ofstream met(folder.file("met.csv"));
  met << ":START_ID,:END_ID,date:date\n";
  for (int i = 0; i < 900; ++i) met << i % 300 << ',' << i * 7 % 300 << ",2020-01-01\n";
}

/// The dumps after each transaction, on a disk that works; and how much is written.
struct Reference {
  std::vector<std::string> states;
  std::uint64_t writes = 0;
  std::uint64_t syncs = 0;
};
Reference make_reference() {
  Reference reference;
  const Scratch folder;
  write_sources(folder);
  Run run{.folder = folder};
  const std::string path = folder.file("news.kg");
  reference.states.push_back(dump_of(path, OpenMode::Create));
  std::filesystem::remove(path);
  FaultDisk::plan(Fault::None, 0, 0);
  for (const Step& step : steps())
    if (const auto done = step.work(run); !done) stop(fmt::format("{}: {}", step.name, done.error().message));
  reference.writes = FaultDisk::writes();
  reference.syncs = FaultDisk::syncs();
  // The states between, each from a store of its own.
  for (std::size_t state = 1; state <= steps().back().after; ++state) {
    const Scratch other;
    write_sources(other);
    if (state < 4) write_documents(other.file("first.jsonl"), 0, (state - 1) * kBatch, "first");
    if (state < 7 && state > 4)
      write_documents(other.file("second.jsonl"), 4, 4 + (state - 5) * kBatch, "second edition");
    Run part{.folder = other};
    for (const Step& step : steps())
      if (step.before < state && step.after > step.before)
        if (const auto done = step.work(part); !done)
          stop(fmt::format("{}: {}", step.name, done.error().message));
    reference.states.push_back(dump_of(other.file("news.kg"), OpenMode::Write));
  }
  const std::string whole = dump_of(path, OpenMode::Write);
  if (whole != reference.states.back())
    stop("the reference does not agree with itself: " + first_difference(whole, reference.states.back()));
  return reference;
}

class Round {
 public:
  Round(const Reference& reference, std::uint32_t seed) : reference_(reference), random_(seed), seed_(seed) {}

  /// The step at which the fault showed, or nothing where it did not.
  const char* run() {
    write_sources(folder_);
    fault_ = static_cast<Fault>(1 + random_() % 5);
    const std::uint64_t places = fault_ == Fault::SyncError  ? reference_.syncs
                                 : fault_ == Fault::PowerCut ? reference_.syncs + reference_.writes
                                                             : reference_.writes;
    FaultDisk::plan(fault_, 1 + random_() % places, seed_);
    const char* shown = nullptr;
    for (std::size_t i = 0; i < steps().size(); ++i) {
      const Step& step = steps()[i];
      const auto done = step.work(run_);
      const bool dark = fault_ == Fault::PowerCut && FaultDisk::fired() && shown == nullptr;
      if (done && !dark) {
        check_copy(step);
        continue;
      }
      if (shown != nullptr || !FaultDisk::fired()) fail_here(step, done ? "" : done.error().message);
      if (!done && done.error().kind != ErrorKind::IoError)
        fail_here(step, "another error: " + done.error().message);
      shown = step.name;
      const bool cut = fault_ == Fault::PowerCut;
      FaultDisk::mend();
      const std::size_t state = find_state(step, cut);
      run_.committed = state;
      check_copy(step);
      i = next_step(state, i) - 1;
    }
    FaultDisk::mend();
    if (dump_of(folder_.file("news.kg"), OpenMode::Write) != reference_.states.back())
      fail_here(steps().back(), "the end is another");
    return shown;
  }

 private:
  [[noreturn]] void fail_here(const Step& step, const std::string& what) {
    stop(fmt::format("seed {}: {} at {}, {} committed: {}", seed_, name_of(fault_), step.name, run_.committed,
                     what));
  }

  /// Which of the states the store holds: as many transactions as returned success; after a power cut perhaps
  /// the one that was under way.
  std::size_t find_state(const Step& step, bool cut) {
    const std::string path = folder_.file("news.kg");
    const std::string found = dump_of(path, run_.committed == 0 ? OpenMode::Create : OpenMode::Write);
    if (found == reference_.states[run_.committed]) return run_.committed;
    if (cut && run_.committed + 1 < reference_.states.size() &&
        found == reference_.states[run_.committed + 1])
      return run_.committed + 1;
    fail_here(step, "the store holds something else: " +
                        first_difference(found, reference_.states[run_.committed]));
  }

  /// A copy, where there is one, is whole.
  void check_copy(const Step& step) {
    if (!std::filesystem::exists(folder_.file("copy.kg"))) return;
    const std::string found = dump_of(folder_.file("copy.kg"), OpenMode::Read);
    if (found != reference_.states[5] && found != reference_.states[7])
      fail_here(step, "the copy holds something else: " + first_difference(found, reference_.states[5]));
  }

  static std::size_t next_step(std::size_t state, std::size_t failed) {
    return steps()[failed].after > steps()[failed].before && state == steps()[failed].after ? failed + 1
                                                                                            : failed;
  }

  const Reference& reference_;
  std::mt19937 random_;
  std::uint32_t seed_;
  const Scratch folder_;
  Run run_{.folder = folder_};
  Fault fault_ = Fault::None;
};

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 60;
  const auto seed = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 1);
  if (!FaultDisk::install()) stop("SQLite refuses the layer");
  const Reference reference = make_reference();
  std::map<std::string, int> shown;
  int silent = 0;
  for (int round = 0; round < rounds; ++round) {
    const char* step = Round(reference, seed + static_cast<std::uint32_t>(round)).run();
    if (step == nullptr)
      ++silent;
    else
      ++shown[step];
  }
  if (silent > rounds / 2)
    stop(fmt::format("only {} of {} faults showed: the test does not test", rounds - silent, rounds));
  std::printf(
      "%d faults over %llu writes and %llu syncs: every committed transaction there, no other, checks "
      "clean\n",
      rounds, static_cast<unsigned long long>(reference.writes),
      static_cast<unsigned long long>(reference.syncs));
  for (const auto& [step, count] : shown) std::printf("  %4d stopped %s\n", count, step.c_str());
  std::printf("  %4d were survived unnoticed (checkpoints, closing)\n", silent);
  return 0;
}
