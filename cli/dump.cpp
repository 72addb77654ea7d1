// entente dump and entente restore: the whole content of a store as lines of JSON, and back.
#include "graph/dump/dump.hpp"

#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/made_store.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"
#include "cli/write_file.hpp"

namespace entente::cli {

namespace {

struct DumpOptions {
  std::string store;
  std::string file = "-";
  bool damaged = false;
};

/// The store, or what is left of it; what cannot be read goes to `faults`.
Result<Store> open_for_dump(const DumpOptions& options, std::vector<std::string>& faults) {
  return options.damaged ? Store::open_damaged(options.store, faults)
                         : Store::open(options.store, OpenMode::Read);
}

Result<void> dump_all(const DumpOptions& options, const Store& store, std::ostream& out,
                      std::vector<std::string>& faults) {
  return options.damaged ? dump_readable(store, out, faults) : dump_store(store, out);
}

/// Done where everything was dumped; else says on standard error what was not.
int status_of(const std::vector<std::string>& faults) {
  for (const std::string& fault : faults)
    print_error({.kind = ErrorKind::FormatError, .message = "left out: " + fault, .hint = {}});
  return faults.empty() ? kDone : kFailed;
}

int run_dump(const DumpOptions& options) {
  std::vector<std::string> faults;
  const auto store = open_for_dump(options, faults);
  if (!store) return failed(store.error());
  const auto dumped =
      write_file(options.file, [&](std::ostream& out) { return dump_all(options, *store, out, faults); });
  if (!dumped) return failed(dumped.error());
  return finish_output(status_of(faults));
}

Result<RestoreReport> restore(Store& store, const std::string& path) {
  if (path == "-") return restore_store(store, std::cin);
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail(
        Error{.kind = ErrorKind::IoError, .message = "cannot open", .hint = "check the path", .file = path});
  return restore_store(store, in);
}

int run_restore(const DumpOptions& options) {
  auto store = MadeStore::open(options.store);
  if (!store) return failed(store.error());
  auto report = restore(**store, options.file);
  if (!report) {
    Error error = report.error();
    if (error.file.empty() && options.file != "-" && error.kind == ErrorKind::InputError)
      error.file = options.file;
    if (error.hint.empty()) error.hint = "a dump is what `entente dump` writes";
    return failed(error);
  }
  write_output(options.store + ": " + counted(report->documents, "document") + ", " +
               counted(report->nodes, "node") + ", " + counted(report->edges, "edge") + "\n");
  return finish_output(kDone);
}

}  // namespace

void add_dump(CommandLine& line) {
  auto options = std::make_shared<DumpOptions>();
  line.add("dump", "Write all that a store holds as lines of JSON")
      .positional("STORE", options->store, "The store, as news.kg")
      .positional("FILE", options->file, "The file to write (default: standard output)",
                  Command::Need::Optional)
      .flag("--damaged", options->damaged,
            "Write what can be read of a damaged store, and say what is left out (exit status 1)")
      .example("entente dump news.kg news.dump.jsonl")
      .action([options] { return run_dump(*options); });
}

void add_restore(CommandLine& line) {
  auto options = std::make_shared<DumpOptions>();
  line.add("restore", "Read a dump into a store that is new or empty")
      .positional("STORE", options->store, "The store, made where it is absent")
      .positional("FILE", options->file, "The dump (default: standard input)", Command::Need::Optional)
      .example("entente restore copy.kg news.dump.jsonl")
      .action([options] { return run_restore(*options); });
}

}  // namespace entente::cli
