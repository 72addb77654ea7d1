// entente build: documents into a store; new ones are added, changed ones replaced, the same ones left alone.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/language_notes.hpp"
#include "cli/made_store.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "ingest/language_models.hpp"
#include "ingest/load/build_store.hpp"
#include "ingest/pipeline.hpp"

namespace entente::cli {

namespace {

struct BuildCommandOptions {
  std::string store;
  std::vector<std::string> paths;
  std::optional<std::uint64_t> threads;
};

void print_summary(const ingest::BuildSummary& summary, MadeStore& store, double seconds) {
  const std::uint64_t seen = summary.added + summary.unchanged + summary.replaced + summary.refused.size();
  std::string text =
      fmt::format("{}: {} new, {} unchanged, {} replaced, {} refused\n", counted(seen, "document"),
                  summary.added, summary.unchanged, summary.replaced, summary.refused.size());
  text += store_line(store);
  if (seconds > 0 && summary.added + summary.replaced > 0)
    text +=
        fmt::format("{:.1f} s, {:.1f} documents a second\n", seconds, static_cast<double>(seen) / seconds);
  write_output(text);
}

int run_build(const BuildCommandOptions& options) {
  const auto models = ingest::load_language_models();
  if (!models) return failed(models.error());
  auto store = MadeStore::open(options.store);
  if (!store) return failed(store.error());
  const auto start = std::chrono::steady_clock::now();
  Progress progress("documents");
  ingest::BuildOptions build;
  build.threads = static_cast<unsigned>(std::min<std::uint64_t>(options.threads.value_or(0), 1024));
  build.interrupt = &interrupted();
  build.progress = [&progress](const ingest::BuildProgress& done) { progress.update(done.documents, 0); };
  LanguageNotes notes;
  const auto summary = ingest::build_store(
      **store, options.paths,
      [&models, &notes](const ingest::Document& document) {
        notes.look_at(document);
        return ingest::extract(document, *models);
      },
      build);
  progress.finish();
  if (!summary) return failed(summary.error());
  for (const Error& refused : summary->refused) print_error(refused);
  notes.print();
  print_summary(*summary, *store,
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return end_of_filling(summary->interrupted, summary->refused);
}

}  // namespace

void add_build(CommandLine& line) {
  auto options = std::make_shared<BuildCommandOptions>();
  line.add("build", "Read documents into a store, made where it is absent")
      .positional("STORE", options->store, "The store, as news.kg")
      .positionals("PATH", options->paths,
                   "Files, folders, or - for standard input: text, HTML, JSON, JSON lines")
      .option("--threads", "N", options->threads,
              "Threads (default: one a core); the store does not depend on it")
      .example("entente build news.kg articles/ more.jsonl")
      .action([options] { return run_build(*options); });
}

}  // namespace entente::cli
