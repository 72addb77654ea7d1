// entente report: one self-contained page about one name.
#include "graph/export/report.hpp"

#include <memory>

#include "cli/commands.hpp"
#include "cli/find_node.hpp"
#include "cli/print/print_error.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"
#include "cli/write_file.hpp"

namespace entente::cli {

namespace {

struct ReportCommandOptions {
  std::string store;
  std::string name;
  std::string file = "-";
};

Result<void> write(NodeId node, const Session& session, std::ostream& out) {
  exporting::ReportOptions report;
  const Store& store = session.store();
  report.document = [&store](const std::string& id) -> std::optional<exporting::ReportDocument> {
    const auto document = store.document(id);
    if (!document || !*document) return std::nullopt;
    return exporting::ReportDocument{(*document)->title, (*document)->source, (*document)->url};
  };
  return exporting::write_report(session.view(), &store, node, report, out);
}

int run_report(const ReportCommandOptions& options) {
  const auto session = Session::open(options.store);
  if (!session) return failed(session.error());
  const auto node = find_node(options.name, session->view());
  if (!node) return failed(node.error());
  const auto written =
      write_file(options.file, [&](std::ostream& out) { return write(*node, *session, out); });
  if (!written) return failed(written.error());
  return finish_output(kDone);
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
