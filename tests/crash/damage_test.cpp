// Bit flips, truncations, lost sectors and pages in each other's places, in a store and in its log: each
// gives an error or what the store always said, never another answer; and what can be read can be dumped.
//
//     damage_test [ROUNDS] [SEED]
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <set>
#include <sstream>

#include "graph/dump/dump.hpp"
#include "graph/search/search_result.hpp"
#include "graph/search/text_query.hpp"
#include "graph/store.hpp"
#include "tests/graph/same_graph.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}
void need(bool fine, const char* what) {
  if (!fine) stop(what);
}

void write_batch(Store& store, std::mt19937& random, int batch) {
  need(store.begin().has_value(), "begin");
  change_randomly(store.graph(), random, 200);
  for (int i = 0; i < 8; ++i) {
    const std::string id = fmt::format("d{}", batch * 8 + i);
    std::string text = id + " says something.";
    for (auto words = random() % 500; words > 0; --words) text += fmt::format(" w{}", random() % 300);
    need(
        store.put_document({.id = id, .title = "Title of " + id, .content_hash = id + "#"}, text).has_value(),
        "put");
    EdgeId edges[64];
    EdgeScan scan = store.graph().scan_edges();
    const std::size_t count = scan.next(edges);
    for (std::size_t e = random() % 8; e < count; e += 8)
      need(store.add_evidence({.edge = edges[e], .document = id, .start = 0, .end = id.size() + 16})
               .has_value(),
           "evidence");
  }
  need(store.commit().has_value(), "commit");
}

/// Everything that a store says, as text; nothing where any part of it is refused.
std::optional<std::string> everything(const std::string& path) {
  const auto store = Store::open(path, OpenMode::Read);
  if (!store) return std::nullopt;
  std::ostringstream out;
  if (!dump_store(*store, out)) return std::nullopt;
  for (const char* words : {"something", "w1*", "w7 OR w9 -w3", "\"title of\""}) {
    const auto found = store->search(*parse_text_query(words), 100);
    if (!found) return std::nullopt;
    out << found->total;
    for (const FoundDocument& one : found->documents)
      out << one.document.id << one.sentences.size() << ' ' << one.facts.size();
  }
  EdgeId edges[64];
  EdgeScan scan = store->graph().scan_edges();
  for (std::size_t i = 0, count = scan.next(edges); i < count; ++i) {
    const auto independent = store->independent_sources(edges[i]);
    if (!independent) return std::nullopt;
    out << *independent;
  }
  return out.str();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string damaged(std::string bytes, std::mt19937& random) {
  const std::size_t at = random() % bytes.size();
  switch (random() % 6) {
    case 0:
    case 1:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      break;
    case 2:
      bytes.resize(at);
      break;
    case 3:
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                  std::min<std::size_t>(512, bytes.size() - at), '\0');
      break;
    case 4:
      for (std::size_t i = at, last = std::min(bytes.size(), at + 1 + random() % 64); i < last; ++i)
        bytes[i] = static_cast<char>(random());
      break;
    default: {
      constexpr std::size_t kPage = 8192;
      if (bytes.size() < 2 * kPage) break;
      const std::size_t a = random() % (bytes.size() / kPage) * kPage;
      const std::size_t b = random() % (bytes.size() / kPage) * kPage;
      std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(a),
                       bytes.begin() + static_cast<std::ptrdiff_t>(a + kPage),
                       bytes.begin() + static_cast<std::ptrdiff_t>(b));
    }
  }
  return bytes;
}

std::set<std::string> document_lines(const std::string& dump) {
  std::set<std::string> lines;
  std::istringstream in(dump);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("{\"document\":")) lines.insert(line);
  return lines;
}

struct Samples {
  std::string store;                 ///< closed: its log taken in
  std::string open_store, open_log;  ///< as a crash would leave them
  std::set<std::string> states;      ///< what the open one said after each commit in its log
  std::string expected;
};

Samples make_samples(const Scratch& scratch) {
  Samples samples;
  const std::string path = scratch.file("whole.kg");
  std::mt19937 random(5);
  {
    auto store = Store::open(path, OpenMode::Create);
    need(store.has_value(), "create");
    for (int batch = 0; batch < 4; ++batch) write_batch(*store, random, batch);
    need(store->compact().has_value(), "compact");
    for (int batch = 4; batch < 6; ++batch) write_batch(*store, random, batch);
  }
  samples.store = read_file(path);
  samples.expected = everything(path).value_or("");
  need(!samples.expected.empty(), "the store cannot be read");
  auto store = Store::open(path, OpenMode::Write);
  need(store.has_value(), "open");
  samples.states.insert(samples.expected);
  for (int batch = 6; batch < 9; ++batch) {
    write_batch(*store, random, batch);
    samples.states.insert(everything(path).value_or(""));
  }
  samples.open_store = read_file(path);
  samples.open_log = read_file(path + "-wal");
  need(samples.states.size() == 4 && samples.open_log.size() > 8192, "the log is not as it should be");
  return samples;
}

class Rounds {
 public:
  Rounds(const Samples& samples, const Scratch& scratch)
      : samples_(samples), path_(scratch.file("hurt.kg")), documents_(document_lines(samples.expected)) {}

  void run(std::uint32_t seed) {
    std::mt19937 random(seed);
    const bool in_log = random() % 5 == 0;
    remove();
    if (in_log) {
      write_file(path_, samples_.open_store);
      write_file(path_ + "-wal", damaged(samples_.open_log, random));
    } else {
      write_file(path_, damaged(samples_.store, random));
    }
    const auto found = everything(path_);
    // A log that is damaged ends where the damage begins, as after a crash: an earlier commit is seen.
    const bool same = !found || (in_log ? samples_.states.count(*found) != 0 : *found == samples_.expected);
    if (!same) stop(fmt::format("seed {}: another answer and no error", seed));
    ++(found ? harmless_ : noticed_);
    if (!found) salvage(seed);
    check(seed, found.has_value());
  }

  void report(int rounds) const {
    std::printf(
        "%d times damaged: %d noticed, %d harmless; %d of the noticed could be dumped in part, %.1f of %zu "
        "documents on "
        "average\n",
        rounds, noticed_, harmless_, dumped_, dumped_ == 0 ? 0.0 : static_cast<double>(saved_) / dumped_,
        documents_.size());
  }
  [[nodiscard]] bool telling(int rounds) const { return noticed_ > rounds / 3 && dumped_ > noticed_ / 3; }

 private:
  void remove() const {
    for (const char* part : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + part);
  }

  void salvage(std::uint32_t seed) {
    std::vector<std::string> faults;
    const auto store = Store::open_damaged(path_, faults);
    if (!store) return;
    std::ostringstream out;
    if (!dump_readable(*store, out, faults)) return;
    // Where only the index is damaged the dump is whole.
    if (faults.empty() && !has_log() && !samples_.expected.starts_with(out.str()))
      stop(fmt::format("seed {}: something is left out, but nothing is named", seed));
    ++dumped_;
    const auto lines = document_lines(out.str());
    saved_ += static_cast<int>(lines.size());
    if (!std::includes(documents_.begin(), documents_.end(), lines.begin(), lines.end()) && !has_log())
      stop(fmt::format("seed {}: a document that was never there is dumped", seed));
  }

  [[nodiscard]] bool has_log() const { return std::filesystem::exists(path_ + "-wal"); }

  /// What the check says is said without a crash; of a store that cannot be read in whole it says a fault.
  void check(std::uint32_t seed, bool readable) const {
    const auto store = Store::open(path_, OpenMode::Read);
    if (!store) return;
    const auto faults = store->check();
    if (faults && faults->empty() && !readable)
      stop(fmt::format("seed {}: the check finds nothing, and yet something cannot be read", seed));
  }

  const Samples& samples_;
  std::string path_;
  std::set<std::string> documents_;
  int noticed_ = 0;
  int harmless_ = 0;
  int dumped_ = 0;
  int saved_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 300;
  const auto seed = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 1);
  const Scratch scratch;
  const Samples samples = make_samples(scratch);
  Rounds all(samples, scratch);
  for (int round = 0; round < rounds; ++round) all.run(seed + static_cast<std::uint32_t>(round));
  all.report(rounds);
  if (!all.telling(rounds)) stop("too little was noticed or saved: the test does not test");
  return 0;
}
