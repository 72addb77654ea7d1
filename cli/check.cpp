// entente check: reads everything in a store and says what is damaged.
#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"
#include "graph/store.hpp"

namespace entente::cli {

namespace {

int run_check(const std::string& path) {
  const auto store = Store::open(path, OpenMode::Read);
  if (!store) {
    print_error(store.error());
    return kFailed;
  }
  const auto faults = store->check();
  if (!faults) {
    print_error(faults.error());
    return kFailed;
  }
  for (const auto& fault : *faults) write_output(fault + "\n");
  write_output(path + ": " + (faults->empty() ? "sound" : counted(faults->size(), "fault")) + "\n");
  return finish_output(faults->empty() ? kDone : kFailed);
}

}  // namespace

void add_check(CommandLine& line) {
  auto store = std::make_shared<std::string>();
  line.add("check", "Read everything in a store and say what is damaged")
      .positional("STORE", *store, "The store, as news.kg")
      .example("entente check news.kg")
      .action([store] { return run_check(*store); });
}

}  // namespace entente::cli
