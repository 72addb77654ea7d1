// entente export: a graph, or the part that a query gives, to a file that another program reads.
#include "graph/export/export.hpp"

#include <memory>
#include <set>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/print/print_answer.hpp"
#include "cli/print/print_error.hpp"
#include "cli/session.hpp"
#include "cli/terminal.hpp"
#include "cli/write_file.hpp"

namespace entente::cli {

namespace {

struct ExportCommandOptions {
  std::string store;
  std::string file;
  std::string format;
  std::string query;
  bool each = false;
};

void collect_nodes(const Value& value, const GraphView& view, std::set<NodeId>& into) {
  switch (value.kind()) {
    case ValueKind::Node:
      into.insert(value.node());
      break;
    case ValueKind::Edge:
      into.insert(view.ends(value.edge()).from);
      into.insert(view.ends(value.edge()).to);
      break;
    case ValueKind::Path:
      into.insert(value.path().nodes.begin(), value.path().nodes.end());
      break;
    case ValueKind::List:
      for (const Value& item : value.list()) collect_nodes(item, view, into);
      break;
    case ValueKind::Map:
      for (const auto& [key, item] : value.map()) collect_nodes(item, view, into);
      break;
    default:
      break;
  }
}

// The nodes and edges that a query's rows hold.
Result<void> select_part(const std::string& text, Session& session, exporting::ExportOptions& into) {
  query::Limits limits;
  limits.interrupt = &interrupted();
  auto table = session.run(text, {}, limits);
  if (!table) return fail(table.error());
  const GraphView& view = session.view();
  std::set<NodeId> nodes;
  std::set<EdgeId> edges;
  for (const auto& row : table->rows) {
    for (const Value& value : row) collect_nodes(value, view, nodes);
    for (const EdgeId edge : edges_of(row)) edges.insert(edge);
  }
  if (nodes.empty()) {
    return fail(ErrorKind::ArgumentError,
                "the query gives no nodes, edges or paths, so there is nothing to export",
                "return them, as in: MATCH p = (:Person)-[:MET]-(:Person) RETURN p");
  }
  into.nodes.emplace(nodes.begin(), nodes.end());
  into.edges.emplace(edges.begin(), edges.end());
  return {};
}

std::string report_text(const exporting::ExportReport& report, const std::string& path) {
  std::string text = path + ": " + counted(report.nodes, "node") + ", " + counted(report.edges, "edge");
  if (report.edges != report.graph_edges)
    text += " that stand for " + counted(report.graph_edges, "edge") + " of the graph";
  text += "\n";
  for (const auto& [kind, count] : report.kinds) text += "  " + kind + " " + std::to_string(count) + "\n";
  return text;
}

int run_export(const ExportCommandOptions& given) {
  exporting::ExportOptions options;
  options.each = given.each;
  const auto format =
      given.format.empty() ? exporting::format_by_path(given.file) : exporting::format_by_name(given.format);
  if (!format) {
    std::string endings;
    for (const auto& ending : exporting::format_endings()) endings += (endings.empty() ? "" : ", ") + ending;
    return wrong_usage("export",
                       given.file == "-" ? "standard output has no ending that names a format"
                                         : "the ending of '" + given.file + "' names no format",
                       "say --format, or use one of these endings: " + endings);
  }
  options.format = *format;
  auto session = Session::open(given.store);
  if (!session) return failed(session.error());
  if (!given.query.empty()) {
    if (auto selected = select_part(given.query, *session, options); !selected)
      return failed(selected.error(), given.query, "--query");
  }
  exporting::ExportReport report;
  const auto written = write_file(given.file, [&](std::ostream& out) -> Result<void> {
    auto exported = exporting::export_graph(session->view(), &session->store(), options, out);
    if (!exported) return fail(exported.error());
    report = std::move(*exported);
    return {};
  });
  if (!written) return failed(written.error());
  if (given.file != "-") write_output(report_text(report, given.file));
  return finish_output(kDone);
}

}  // namespace

void add_export(CommandLine& line) {
  auto options = std::make_shared<ExportCommandOptions>();
  line.add("export", "Write the graph, or a query's part of it, for another program")
      .positional("STORE", options->store, "The store, as news.kg")
      .positional("FILE", options->file,
                  "The file to write; - is standard output. Its ending names the format")
      .choice("--format", exporting::format_names(), options->format,
              "The format (default by the file's ending)")
      .flag("--each", options->each, "One edge an event, in place of one a pair and type")
      .option("--query", "CYPHER", options->query, "Only the nodes and edges that this query returns")
      .example("entente export news.kg news.graphml")
      .example("entente export news.kg met.gexf --query 'MATCH p = (:Person)-[:MET]-(:Person) RETURN p'")
      .action([options] { return run_export(*options); });
}

}  // namespace entente::cli
