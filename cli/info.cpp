// entente info: what a store holds: documents, nodes by label, edges by type, their size.
#include <sys/stat.h>

#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/licenses.hpp"
#include "cli/print/print_error.hpp"
#include "cli/print/result_format.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "graph/store.hpp"

namespace entente::cli {

namespace {

struct InfoOptions {
  std::string store;
  std::string format = "table";
  bool documents = false;
  bool licenses = false;
};

// Names with their counts, the largest first, then by name.
query::ResultTable count_table(const std::string& what,
                               std::vector<std::pair<std::string, std::size_t>> counts) {
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  query::ResultTable table;
  table.columns = {what, "count"};
  for (const auto& [name, count] : counts) {
    if (count > 0) table.rows.push_back({name, static_cast<std::int64_t>(count)});
  }
  return table;
}

query::ResultTable label_counts(const GraphView& view) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (std::uint32_t i = 0; i < view.labels().size(); ++i) {
    counts.emplace_back(view.labels().text(LabelId(i)), view.count(LabelId(i)));
  }
  return count_table("label", std::move(counts));
}

query::ResultTable type_counts(const GraphView& view) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (std::uint32_t i = 0; i < view.types().size(); ++i) {
    counts.emplace_back(view.types().text(TypeId(i)), view.count(TypeId(i)));
  }
  return count_table("type", std::move(counts));
}

std::uint64_t file_size(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

Result<query::ResultTable> document_table(const Store& store) {
  auto documents = store.documents();
  if (!documents) return fail(documents.error());
  query::ResultTable table;
  table.columns = {"doc", "date", "title", "source", "bytes"};
  for (const auto& document : *documents) {
    table.rows.push_back({document.id, document.date ? Value(*document.date) : Value(), document.title,
                          document.source, static_cast<std::int64_t>(document.text_bytes)});
  }
  return table;
}

void print_json(const Store& store, std::uint64_t documents, const Layout& layout) {
  const GraphView& view = store.graph();
  write_output("{\"documents\":" + std::to_string(documents) + ",\"nodes\":" +
               std::to_string(view.node_count()) + ",\"edges\":" + std::to_string(view.edge_count()) +
               ",\"bytes\":" + std::to_string(file_size(store.path())) + ",\"labels\":");
  print_result(label_counts(view), view, layout, write_output);
  write_output(",\"types\":");
  print_result(type_counts(view), view, layout, write_output);
  write_output("}\n");
}

int run_info(const InfoOptions& options) {
  if (options.licenses) {
    write_output(licenses_text());
    return finish_output(kDone);
  }
  if (options.store.empty()) {
    return wrong_usage("info", "a STORE is needed", "as in: entente info news.kg");
  }
  auto store = Store::open(options.store, OpenMode::Read);
  if (!store) return failed(store.error());
  const Terminal out = terminal();
  Layout layout{.format = *format_named(options.format),
                .width = out.output ? out.width : 0,
                .color = out.color_output,
                .footer = false};
  const Store& read = *store;
  const GraphView& view = read.graph();
  if (options.documents) {
    const auto table = document_table(read);
    if (!table) return failed(table.error());
    print_result(*table, view, layout, write_output);
    return finish_output(kDone);
  }
  const auto documents = read.document_count();
  if (!documents) return failed(documents.error());
  if (layout.format == Format::Json) {
    print_json(read, *documents, layout);
    return finish_output(kDone);
  }
  write_output(options.store + ": " + counted(*documents, "document") + ", " +
               counted(view.node_count(), "node") + ", " + counted(view.edge_count(), "edge") + ", " +
               size_text(file_size(options.store)) + "\n");
  for (const auto& table : {label_counts(view), type_counts(view)}) {
    if (table.rows.empty()) continue;
    write_output("\n");
    print_result(table, view, layout, write_output);
  }
  return finish_output(kDone);
}

}  // namespace

void add_info(CommandLine& line) {
  auto options = std::make_shared<InfoOptions>();
  line.add("info", "Show what a store holds, and how much of it")
      .positional("STORE", options->store, "The store, as news.kg", Command::Need::Optional)
      .choice("--format", {"table", "json", "markdown"}, options->format, "How to print (default table)")
      .flag("--documents", options->documents, "List the documents")
      .flag("--licenses", options->licenses, "Show what the program is built on, and under which licences")
      .example("entente info news.kg")
      .action([options] { return run_info(*options); });
}

}  // namespace entente::cli
