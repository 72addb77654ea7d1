// entente repl: openCypher and plain questions, one after the other.
#include "cli/repl/repl.hpp"

#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

struct ReplOptions {
  std::string store;
  bool no_history = false;
  bool no_init = false;
};

int run_repl(const ReplOptions& options) {
  auto session = Session::open(options.store);
  if (!session) return failed(session.error());
  const Terminal at = terminal();
  Repl repl(
      std::move(*session), options.store,
      {.interactive = at.input && at.output, .history = !options.no_history, .init_file = !options.no_init});
  return repl.run();
}

}  // namespace

void add_repl(CommandLine& line) {
  auto options = std::make_shared<ReplOptions>();
  line.add("repl", "Query and ask, one after the other, with history and completion")
      .positional("STORE", options->store, "The store, as news.kg")
      .flag("--no-history", options->no_history, "Neither read nor keep the history")
      .flag("--no-init", options->no_init, "Do not run the start-up file (~/.config/entente/init)")
      .example("entente repl news.kg")
      .example("echo 'who met Xi Jinping?' | entente repl news.kg")
      .action([options] { return run_repl(*options); });
}

}  // namespace entente::cli
