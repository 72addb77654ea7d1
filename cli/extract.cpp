// entente extract: documents in, one JSON line each out, in the shape of docs/ontology.md.
#include <algorithm>
#include <memory>
#include <thread>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/language_notes.hpp"
#include "cli/print/print_error.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "ingest/language_models.hpp"
#include "ingest/load/extract_all.hpp"
#include "ingest/load/load_document.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"
#include "ingest/write_extraction.hpp"

namespace entente::cli {

namespace {

struct ExtractOptions {
  std::vector<std::string> paths;
  std::optional<std::uint64_t> threads;
  bool no_text = false;
};

// Reads documents and extracts them in batches: all cores work, the order stays, and memory is that of a
// batch.
class ExtractRun {
 public:
  ExtractRun(const ingest::LanguageModels& models, unsigned threads, bool with_text)
      : models_(models), threads_(threads), with_text_(with_text) {}

  int run(const std::vector<std::string>& paths) {
    ingest::read_documents(paths, [this](Result<ingest::Document> document) {
      if (!document) {
        progress_.finish();
        print_error(document.error());
        failed_ = true;
      } else {
        bytes_ += document->text.size();
        notes_.look_at(*document);
        batch_.push_back(std::move(*document));
      }
      if (batch_.size() >= kBatch || bytes_ >= kBatchBytes) flush();
      return !interrupted() && output_works();
    });
    if (!interrupted()) flush();
    progress_.finish();
    notes_.print();
    if (interrupted()) {
      return failed({.kind = ErrorKind::Interrupted,
                     .message = "stopped after " + std::to_string(done_) + " documents"});
    }
    return failed_ ? kFailed : kDone;
  }

 private:
  static constexpr std::size_t kBatch = 64;
  static constexpr std::size_t kBatchBytes = 16U << 20;

  void flush() {
    const auto extractions = ingest::extract_all(
        batch_, [this](const ingest::Document& document) { return ingest::extract(document, models_); },
        threads_);
    for (std::size_t i = 0; i < batch_.size(); ++i) {
      const ingest::Document& document = batch_[i];
      const std::string line = with_text_ ? ingest::write_document_extraction(extractions[i], document,
                                                                              ingest::content_hash(document))
                                          : ingest::write_extraction(extractions[i], document.text);
      if (!write_output(line + "\n")) break;
    }
    done_ += batch_.size();
    bytes_ = 0;
    batch_.clear();
    progress_.update(done_, 0);
  }

  const ingest::LanguageModels& models_;
  unsigned threads_;
  bool with_text_;
  std::vector<ingest::Document> batch_;
  std::size_t bytes_ = 0;
  std::uint64_t done_ = 0;
  bool failed_ = false;
  LanguageNotes notes_;
  Progress progress_{"documents"};
};

int run_extract(const ExtractOptions& options) {
  const auto models = ingest::load_language_models();
  if (!models) return failed(models.error());
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const auto threads = static_cast<unsigned>(std::min<std::uint64_t>(options.threads.value_or(cores), 1024));
  return finish_output(
      ExtractRun(*models, threads == 0 ? cores : threads, !options.no_text).run(options.paths));
}

}  // namespace

void add_extract(CommandLine& line) {
  auto options = std::make_shared<ExtractOptions>();
  line.add("extract", "Print what documents say, one JSON line a document")
      .positionals("PATH", options->paths,
                   "Files, folders, or - for standard input: text, HTML, JSON, JSON lines")
      .option("--threads", "N", options->threads, "Threads (default: one a core)")
      .flag("--no-text", options->no_text, "Leave the documents' texts out; `merge` needs them")
      .example("entente extract articles/*.txt > facts.jsonl")
      .action([options] { return run_extract(*options); });
}

}  // namespace entente::cli
