// entente backup: a checked copy of a store, also while others write it.
#include <memory>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "graph/store.hpp"

namespace entente::cli {

namespace {

struct BackupOptions {
  std::string store;
  std::string file;
  bool force = false;
};

int run_backup(const BackupOptions& options) {
  const auto store = Store::open(options.store, OpenMode::Read);
  if (!store) return failed(store.error());
  Progress progress("pages");
  const auto done =
      store->back_up(options.file, options.force, [&progress](std::uint64_t pages, std::uint64_t all) {
        progress.update(pages, all);
        return !interrupted();
      });
  progress.finish();
  if (!done) {
    Error error = done.error();
    if (!options.force && error.message == "there is a file of this name")
      error.hint = "give another name, or --force to replace it";
    return failed(error);
  }
  const GraphView& view = store->graph();
  const auto documents = store->document_count();
  write_output(options.file + ": " + counted(documents.value_or(0), "document") + ", " +
               counted(view.node_count(), "node") + ", " + counted(view.edge_count(), "edge") +
               ", checked\n");
  return finish_output(kDone);
}

}  // namespace

void add_backup(CommandLine& line) {
  auto options = std::make_shared<BackupOptions>();
  line.add("backup", "Copy a store to a file and check the copy; others may write the store meanwhile")
      .positional("STORE", options->store, "The store, as news.kg")
      .positional("FILE", options->file, "The copy")
      .flag("--force", options->force, "Replace FILE where it is there")
      .example("entente backup news.kg news-monday.kg")
      .action([options] { return run_backup(*options); });
}

}  // namespace entente::cli
