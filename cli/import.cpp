// entente import: tables with neo4j-admin headers, GraphML or JSON lines into a new store.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/made_store.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "graph/import/import_csv.hpp"
#include "graph/import/import_graph.hpp"
#include "graph/store.hpp"

namespace entente::cli {

namespace {

struct ImportOptions {
  std::string store;
  std::vector<std::string> nodes;
  std::vector<std::string> edges;
  std::vector<std::string> graphs;
  std::string delimiter = ",";
  std::string array_delimiter = ";";
  std::vector<std::string> undirected;
  bool skip_bad = false;
};

std::vector<std::string> names_of(const std::string& text) {
  std::vector<std::string> names;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(':', start), text.size());
    if (end > start) names.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return names;
}

// `Person=people.csv` or `people.csv`.
CsvFile file_of(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == std::string::npos) return {given, {}};
  return {given.substr(equals + 1), names_of(given.substr(0, equals))};
}

Result<void> keep(Store& store, Graph graph) {
  if (auto begun = store.begin(); !begun) return begun;
  auto put = store.put_graph(std::move(graph));
  if (put) put = store.commit();
  if (!put) static_cast<void>(store.rollback());
  return put;
}

bool is_one_byte(const std::string& text) { return text.size() == 1; }

int wrong_import(const std::string& message) {
  return wrong_usage("import", message,
                     "as in: entente import new.kg --nodes people.csv --edges met.csv, or "
                     "entente import new.kg --graph met.graphml");
}

std::string delimiter_of(const ImportOptions& options) {
  return options.delimiter == "TAB" || options.delimiter == "\\t" ? "\t" : options.delimiter;
}

template <class What>
Result<Graph> read(What what, const ImportOptions& options, ImportReport& report) {
  what.skip_bad = options.skip_bad;
  what.undirected = options.undirected;
  Progress progress("records");
  what.progress = [&progress](std::uint64_t records) {
    progress.update(records, 0);
    return !interrupted();
  };
  Result<Graph> graph;
  if constexpr (std::is_same_v<What, CsvImport>)
    graph = import_csv(what, report);
  else
    graph = import_graph(what, report);
  progress.finish();
  return graph;
}

Result<Graph> read_files(const ImportOptions& options, ImportReport& report) {
  if (!options.graphs.empty()) return read(GraphImport{.files = options.graphs}, options, report);
  CsvImport what;
  for (const auto& file : options.nodes) what.nodes.push_back(file_of(file));
  for (const auto& file : options.edges) what.edges.push_back(file_of(file));
  what.delimiter = delimiter_of(options).front();
  what.array_delimiter = options.array_delimiter.front();
  return read(std::move(what), options, report);
}

int run_import(const ImportOptions& options) {
  if (options.nodes.empty() == options.graphs.empty())
    return wrong_import(options.graphs.empty() ? "--nodes or --graph is needed"
                                               : "give either tables or --graph");
  if (!options.graphs.empty() && !options.edges.empty()) return wrong_import("give either tables or --graph");
  if (!is_one_byte(delimiter_of(options)) || !is_one_byte(options.array_delimiter))
    return wrong_import("a delimiter is one character, or TAB");
  auto store = MadeStore::open(options.store);
  if (!store) return failed(store.error());
  ImportReport report;
  auto graph = read_files(options, report);
  for (const Error& bad : report.bad) print_error(bad);
  if (!graph) return failed(graph.error());
  if (const auto kept = keep(**store, std::move(*graph)); !kept) return failed(kept.error());
  write_output(options.store + ": " + counted(report.nodes, "node") + ", " + counted(report.edges, "edge") +
               (report.skipped > 0 ? ", " + counted(report.skipped, "record") + " skipped" : "") + "\n");
  return finish_output(kDone);
}

}  // namespace

void add_import(CommandLine& line) {
  auto options = std::make_shared<ImportOptions>();
  line.add("import", "Read a graph: tables with neo4j-admin headers, GraphML, or JSON lines")
      .positional("STORE", options->store, "The store, made where it is absent; without documents")
      .listed("--nodes", "[LABEL=]FILE", options->nodes, "Files of nodes (:ID, :LABEL, name, born:int, ...)")
      .listed("--edges,--relationships", "[TYPE=]FILE", options->edges,
              "Files of edges (:START_ID, :END_ID, :TYPE, ...)")
      .listed("--graph", "FILE", options->graphs,
              "Whole graphs instead: GraphML (.graphml, .xml), or a node or an edge a line (.jsonl, .ndjson)")
      .option("--delimiter", "C", options->delimiter, "Between fields: one character, or TAB (default ,)")
      .option("--array-delimiter", "C", options->array_delimiter, "Between the items of a list (default ;)")
      .listed("--undirected", "TYPE", options->undirected,
              "Types whose edges have no direction (MET and its like have none anyway)")
      .flag("--skip-bad", options->skip_bad, "Pass over records that cannot be taken, and report them")
      .example("entente import new.kg --nodes Person=people.csv --edges met.csv")
      .example("entente import new.kg --graph met.graphml --skip-bad")
      .action([options] { return run_import(*options); });
}

}  // namespace entente::cli
