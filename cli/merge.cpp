// entente merge: extractions made elsewhere, in any number of parts, into a store.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/made_store.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "ingest/load/merge_extractions.hpp"

namespace entente::cli {

namespace {

struct MergeCommandOptions {
  std::string store;
  std::vector<std::string> parts;
  std::optional<std::uint64_t> threads;
};

void print_summary(const ingest::MergeSummary& summary, MadeStore& store) {
  const std::uint64_t seen =
      summary.added + summary.unchanged + summary.replaced + summary.superseded + summary.refused.size();
  std::string text = fmt::format("{}: {} new, {} unchanged, {} replaced, {} superseded, {} refused\n",
                                 counted(seen, "document"), summary.added, summary.unchanged,
                                 summary.replaced, summary.superseded, summary.refused.size());
  write_output(text + store_line(store));
}

int run_merge(const MergeCommandOptions& options) {
  auto store = MadeStore::open(options.store);
  if (!store) return failed(store.error());
  Progress progress("documents");
  ingest::MergeOptions merge;
  merge.threads = static_cast<unsigned>(std::min<std::uint64_t>(options.threads.value_or(0), 1024));
  merge.interrupt = &interrupted();
  merge.progress = [&progress](std::uint64_t documents) { progress.update(documents, 0); };
  const auto summary = ingest::merge_extractions(**store, options.parts, merge);
  progress.finish();
  if (!summary) return failed(summary.error());
  for (const Error& refused : summary->refused) print_error(refused);
  print_summary(*summary, *store);
  return end_of_filling(summary->interrupted, summary->refused);
}

}  // namespace

void add_merge(CommandLine& line) {
  auto options = std::make_shared<MergeCommandOptions>();
  line.add("merge", "Join extractions into a store, as a build of their documents would")
      .positional("STORE", options->store, "The store, made where it is absent")
      .positionals("PART", options->parts,
                   "What `entente extract` printed, in any order; - for standard input")
      .option("--threads", "N", options->threads,
              "Threads (default: one a core); the store does not depend on it")
      .example("entente merge news.kg part1.jsonl part2.jsonl")
      .action([options] { return run_merge(*options); });
}

}  // namespace entente::cli
