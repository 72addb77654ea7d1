#include "ingest/load/merge_extractions.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

#include "ingest/load/load_document.hpp"
#include "ingest/load/read_extraction.hpp"

namespace entente::ingest {

namespace {

struct Line {
  std::string text;
  std::uint32_t number = 0;
};

/// What decides between two documents of one id.
struct Rank {
  std::optional<Date> date;
  std::string hash;

  [[nodiscard]] bool before(const Rank& other) const {
    const auto days = [](const Rank& rank) {
      return rank.date ? std::tuple(true, rank.date->days, static_cast<int>(rank.date->precision))
                       : std::tuple(false, std::int64_t{0}, 0);
    };
    return std::tuple(days(*this), std::string_view(hash)) <
           std::tuple(days(other), std::string_view(other.hash));
  }
};

std::vector<Result<ExtractedDocument>> read_lines(const std::vector<Line>& lines, unsigned threads) {
  std::vector<std::optional<Result<ExtractedDocument>>> read(lines.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < lines.size(); i = next++)
      read[i].emplace(read_extraction(lines[i].text));
  };
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> pool;
    for (unsigned t = 1; t < std::min<std::size_t>(threads, lines.size()); ++t) pool.emplace_back(work);
    work();
  }
  std::vector<Result<ExtractedDocument>> out;
  out.reserve(read.size());
  for (auto& one : read) out.push_back(std::move(*one));
  return out;
}

class Merger {
 public:
  Merger(Store& store, const MergeOptions& options) : store_(store), options_(options) {}

  Result<void> read_file(const std::string& path) {
    if (path == "-") return read_stream(std::cin, "standard input");
    std::ifstream in(path, std::ios::binary);
    if (in) return read_stream(in, path);
    summary_.refused.push_back(
        {.kind = ErrorKind::IoError, .message = "cannot open", .hint = "check the path", .file = path});
    return {};
  }

  MergeSummary& summary() { return summary_; }
  [[nodiscard]] bool stopped() const {
    return options_.interrupt != nullptr && options_.interrupt->load(std::memory_order_relaxed);
  }

 private:
  static constexpr std::size_t kBatchBytes = std::size_t{32} << 20;

  Result<void> read_stream(std::istream& in, const std::string& name) {
    Line line;
    while (!stopped() && std::getline(in, line.text)) {
      ++line.number;
      if (line.text.find_first_not_of(" \t\r") == std::string::npos) continue;
      bytes_ += line.text.size();
      lines_.push_back(line);
      if (lines_.size() < options_.batch && bytes_ < kBatchBytes) continue;
      if (auto done = flush(name); !done) return done;
    }
    if (in.bad())
      summary_.refused.push_back(
          {.kind = ErrorKind::IoError, .message = "the file cannot be read to its end", .file = name});
    if (stopped()) {
      summary_.interrupted = true;
      return {};
    }
    return flush(name);
  }

  Result<void> flush(const std::string& name) {
    auto documents = read_lines(lines_, options_.threads);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (documents[i]) continue;
      Error error = documents[i].error();
      error.file = name;
      error.place = TextPlace{.line = lines_[i].number};
      summary_.refused.push_back(std::move(error));
    }
    lines_.clear();
    bytes_ = 0;
    if (documents.empty()) return {};
    if (auto done = commit(documents); !done) return done;
    seen_ += documents.size();
    if (options_.progress) options_.progress(seen_);
    return {};
  }

  /// All of a batch or nothing.
  Result<void> commit(const std::vector<Result<ExtractedDocument>>& documents) {
    if (auto begun = store_.begin(); !begun) return begun;
    MergeSummary counts;
    Result<void> done;
    for (const auto& document : documents) {
      if (document) done = take(*document, counts);
      if (!done) break;
    }
    if (done) done = store_.commit();
    if (!done) {
      (void)store_.rollback();  // the first error is the one to tell
      return done;
    }
    summary_.added += counts.added;
    summary_.unchanged += counts.unchanged;
    summary_.replaced += counts.replaced;
    summary_.superseded += counts.superseded;
    return {};
  }

  Result<void> take(const ExtractedDocument& given, MergeSummary& counts) {
    const auto known = store_.document(given.document.id);
    if (!known) return fail(known.error());
    if (*known) {
      const Rank there{(*known)->date, (*known)->content_hash};
      const Rank here{given.extraction.date, content_hash(given.document)};
      if (there.hash == here.hash) return ++counts.unchanged, Result<void>();
      if (here.before(there)) return ++counts.superseded, Result<void>();
    }
    const auto outcome = load_document(store_, given.document, given.extraction);
    if (!outcome) return fail(outcome.error());
    ++(*outcome == LoadOutcome::Added ? counts.added : counts.replaced);
    return {};
  }

  Store& store_;
  const MergeOptions& options_;
  std::vector<Line> lines_;
  std::size_t bytes_ = 0;
  std::uint64_t seen_ = 0;
  MergeSummary summary_;
};

}  // namespace

Result<MergeSummary> merge_extractions(Store& store, const std::vector<std::string>& paths,
                                       const MergeOptions& options) {
  Merger merger(store, options);
  for (const std::string& path : paths) {
    if (merger.summary().interrupted) break;
    if (auto done = merger.read_file(path); !done) return fail(done.error());
  }
  return std::move(merger.summary());
}

}  // namespace entente::ingest
