// entente compact: folds the changes into the store's segments and gives free pages back.
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "graph/store.hpp"

namespace entente::cli {

namespace {

std::uint64_t size_of(const std::string& path) {
  std::error_code absent;
  const auto size = std::filesystem::file_size(path, absent);
  return absent ? 0 : size;
}

int run_compact(const std::string& path) {
  const std::uint64_t before = size_of(path) + size_of(path + "-wal");
  Result<void> done;
  {
    auto store = Store::open(path, OpenMode::Write);
    done = store ? store->compact() : Result<void>(fail(store.error()));
  }
  if (!done) return failed(done.error());
  write_output(path + ": " + size_text(before) + " before, " +
               size_text(size_of(path) + size_of(path + "-wal")) + " now\n");
  return finish_output(kDone);
}

}  // namespace

void add_compact(CommandLine& line) {
  auto store = std::make_shared<std::string>();
  line.add("compact", "Fold a store's changes into its segments and give free pages back")
      .positional("STORE", *store, "The store, as news.kg; others may read it meanwhile")
      .example("entente compact news.kg")
      .action([store] { return run_compact(*store); });
}

}  // namespace entente::cli
