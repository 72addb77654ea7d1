#include "ingest/load/build_store.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

#include "ingest/load/load_document.hpp"
#include "ingest/read/read_documents.hpp"

namespace entente::ingest {

namespace {

class Builder {
 public:
  Builder(Store& store, const Extractor& extract, const BuildOptions& options)
      : store_(store), extract_(extract), options_(options) {}

  /// Called for each document in order; false to stop.
  bool take(Result<Document> document) {
    if (stopped()) {
      summary_.interrupted = true;
      return false;
    }
    ++progress_.documents;
    if (!document) {
      summary_.refused.push_back(document.error());
      return true;
    }
    progress_.bytes += document->text.size();
    batch_.push_back(std::move(*document));
    return batch_.size() < options_.batch || flush();
  }

  /// Extracts and commits what is waiting; false where the work must end (see error()).
  bool flush() {
    if (batch_.empty()) return true;
    std::vector<Document> changed;
    if (!drop_unchanged(changed)) return false;
    const std::vector<Extraction> extractions = extract_all(changed, extract_, options_.threads);
    if (stopped()) {
      summary_.interrupted = true;
      return false;
    }
    if (!changed.empty() && !commit(changed, extractions)) return false;
    if (options_.progress) options_.progress(progress_);
    batch_.clear();
    return true;
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  BuildSummary& summary() { return summary_; }

 private:
  [[nodiscard]] bool stopped() const {
    return options_.interrupt != nullptr && options_.interrupt->load(std::memory_order_relaxed);
  }

  bool give_up(Error error) {
    error_ = std::move(error);
    return false;
  }

  /// Of two documents with one id in a batch the later one counts, as it would in two builds.
  bool drop_unchanged(std::vector<Document>& changed) {
    std::unordered_map<std::string, std::size_t> last;
    for (std::size_t i = 0; i < batch_.size(); ++i) last[batch_[i].id] = i;
    for (std::size_t i = 0; i < batch_.size(); ++i) {
      if (last[batch_[i].id] != i) {
        ++summary_.replaced;
        continue;
      }
      auto known = store_.document(batch_[i].id);
      if (!known) return give_up(known.error());
      if (*known && (*known)->content_hash == content_hash(batch_[i]))
        ++summary_.unchanged;
      else
        changed.push_back(std::move(batch_[i]));
    }
    return true;
  }

  bool commit(const std::vector<Document>& documents, const std::vector<Extraction>& extractions) {
    if (auto begun = store_.begin(); !begun) return give_up(begun.error());
    std::uint64_t added = 0;
    std::uint64_t replaced = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      auto outcome = load_document(store_, documents[i], extractions[i]);
      if (!outcome) return roll_back(outcome.error());
      ++(*outcome == LoadOutcome::Added ? added : replaced);
    }
    if (auto done = store_.commit(); !done) return roll_back(done.error());
    summary_.added += added;
    summary_.replaced += replaced;
    return true;
  }

  bool roll_back(Error error) {
    (void)store_.rollback();  // the first error is the one to tell
    return give_up(std::move(error));
  }

  Store& store_;
  const Extractor& extract_;
  const BuildOptions& options_;
  std::vector<Document> batch_;
  BuildSummary summary_;
  BuildProgress progress_;
  std::optional<Error> error_;
};

}  // namespace

Result<BuildSummary> build_store(Store& store, const std::vector<std::string>& paths,
                                 const Extractor& extract, const BuildOptions& options) {
  Builder builder(store, extract, options);
  read_documents(paths, [&](Result<Document> document) { return builder.take(std::move(document)); });
  if (!builder.error() && !builder.summary().interrupted) builder.flush();
  if (builder.error()) return fail(*builder.error());
  return std::move(builder.summary());
}

}  // namespace entente::ingest
