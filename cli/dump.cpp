// entente dump and entente restore: the whole content of a store as lines of JSON, and back.
#include "graph/dump/dump.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

struct DumpOptions {
  std::string store;
  std::string file = "-";
};

int run_dump(const DumpOptions& options) {
  const auto store = Store::open(options.store, OpenMode::Read);
  if (!store) {
    print_error(store.error());
    return kFailed;
  }
  if (options.file == "-") {
    const auto dumped = dump_store(*store, std::cout);
    std::cout.flush();
    if (!dumped && dumped.error().kind != ErrorKind::IoError) print_error(dumped.error());
    return finish_output(dumped ? kDone : kFailed);
  }
  const std::string draft =
      options.file + ".part";  // renamed when whole, so that a failure leaves no half of one
  std::ofstream out(draft, std::ios::binary | std::ios::trunc);
  auto dumped = out ? dump_store(*store, out)
                    : Result<void>(fail(Error{
                          .kind = ErrorKind::IoError, .message = "cannot write", .file = options.file}));
  out.close();
  if (dumped && (!out || std::rename(draft.c_str(), options.file.c_str()) != 0)) {
    dumped = fail(Error{.kind = ErrorKind::IoError, .message = "cannot write", .file = options.file});
  }
  if (dumped) return kDone;
  std::remove(draft.c_str());
  print_error(dumped.error());
  return kFailed;
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
  auto store = Store::open(options.store, OpenMode::Create);
  if (!store) {
    print_error(store.error());
    return kFailed;
  }
  auto report = restore(*store, options.file);
  if (!report) {
    Error error = report.error();
    if (error.file.empty() && options.file != "-" && error.kind == ErrorKind::InputError)
      error.file = options.file;
    print_error(error);
    return kFailed;
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
