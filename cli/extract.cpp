// entente extract: documents in, one JSON line for each on standard output.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/print/print_error.hpp"
#include "cli/terminal.hpp"
#include "ingest/annotate/load_annotator.hpp"
#include "ingest/load/extract_all.hpp"
#include "ingest/pipeline.hpp"
#include "ingest/read/read_documents.hpp"
#include "ingest/write_extraction.hpp"

namespace entente::cli {

namespace {

constexpr std::size_t kBatch = 64;  // documents held at a time

Result<std::unique_ptr<ingest::Annotator>> open_model() {
  auto path = ingest::find_model();
  if (!path) return fail(path.error());
  return ingest::load_annotator(*path);
}

int run_extract(const std::vector<std::string>& paths, unsigned threads) {
  auto annotator = open_model();
  if (!annotator) {
    print_error(annotator.error());
    return kFailed;
  }
  int status = kDone;
  std::vector<ingest::Document> batch;
  const auto flush = [&] {
    const auto extract = [&](const ingest::Document& document) { return ingest::extract(document, **annotator); };
    const auto results = ingest::extract_all(batch, extract, threads);
    for (std::size_t i = 0; i < results.size(); ++i) write_output(ingest::write_extraction(results[i], batch[i].text) + "\n");
    batch.clear();
  };
  ingest::read_documents(paths, [&](Result<ingest::Document> document) {
    if (!document) {
      print_error(document.error());
      status = kFailed;
      return true;
    }
    batch.push_back(std::move(*document));
    if (batch.size() == kBatch) flush();
    return output_works() && !interrupted();
  });
  if (!interrupted()) flush();
  return finish_output(interrupted() ? kFailed : status);
}

}  // namespace

void add_extract(CommandLine& line) {
  auto paths = std::make_shared<std::vector<std::string>>();
  auto threads = std::make_shared<std::optional<std::uint64_t>>();
  line.add("extract", "Read documents and print what each says, one JSON line a document")
      .positionals("PATH", *paths, "Files or folders of text, HTML, JSON or JSON lines; - is standard input")
      .option("--threads", "N", *threads, "Threads to use (default: one a core)")
      .example("entente extract docs/samples > facts.jsonl")
      .action([paths, threads] { return run_extract(*paths, static_cast<unsigned>(threads->value_or(0))); });
}

}  // namespace entente::cli
