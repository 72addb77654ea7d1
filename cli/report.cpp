// entente report: one self-contained page about one name.
#include "graph/export/report.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/find_node.hpp"
#include "cli/print/print_error.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

struct ReportCommandOptions {
  std::string store;
  std::string name;
  std::string file = "-";
};

Result<void> write(const ReportCommandOptions& options, const Session& session, std::ostream& out) {
  const auto node = find_node(options.name, session.view());
  if (!node) return fail(node.error());
  exporting::ReportOptions report;
  const Store& store = session.store();
  report.document = [&store](const std::string& id) -> std::optional<exporting::ReportDocument> {
    const auto document = store.document(id);
    if (!document || !*document) return std::nullopt;
    return exporting::ReportDocument{(*document)->title, (*document)->source, (*document)->url};
  };
  return exporting::write_report(session.view(), &store, *node, report, out);
}

int run_report(const ReportCommandOptions& options) {
  const auto session = Session::open(options.store);
  if (!session) {
    print_error(session.error());
    return kFailed;
  }
  if (options.file == "-") {
    const auto written = write(options, *session, std::cout);
    std::cout.flush();
    if (!written && written.error().kind != ErrorKind::IoError) print_error(written.error());
    return finish_output(written ? kDone : kFailed);
  }
  const std::string draft = options.file + ".part";  // renamed when whole
  std::ofstream out(draft, std::ios::binary | std::ios::trunc);
  auto written = out ? write(options, *session, out)
                     : Result<void>(fail(Error{
                           .kind = ErrorKind::IoError, .message = "cannot write", .file = options.file}));
  out.close();
  if (written && (!out || std::rename(draft.c_str(), options.file.c_str()) != 0)) {
    written = fail(Error{.kind = ErrorKind::IoError, .message = "cannot write", .file = options.file});
  }
  if (written) return kDone;
  std::remove(draft.c_str());
  print_error(written.error());
  return kFailed;
}

}  // namespace

void add_report(CommandLine& line) {
  auto options = std::make_shared<ReportCommandOptions>();
  line.add("report", "Write a page about one name: time line, picture, facts with their sentences")
      .positional("STORE", options->store, "The store, as news.kg")
      .positional("NAME", options->name, "A name or one of its other spellings")
      .option("-o,--output", "FILE", options->file, "The HTML file (default: standard output)")
      .example("entente report news.kg 'Xi Jinping' -o xi.html")
      .action([options] { return run_report(*options); });
}

}  // namespace entente::cli
