#include "graph/export/export.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "graph/export/formats.hpp"

namespace entente::exporting {

namespace {

struct FormatName {
  std::string_view name;
  std::string_view ending;  // empty: not chosen by a path
  Format format;
};

constexpr std::array<FormatName, 12> kFormats = {{
    {"gephi", ".graphml", Format::GraphmlGephi},
    {"graphml", "", Format::GraphmlGephi},
    {"networkx", "", Format::GraphmlNetworkx},
    {"igraph", "", Format::GraphmlIgraph},
    {"yed", "", Format::GraphmlYed},
    {"gexf", ".gexf", Format::Gexf},
    {"csv", ".csv", Format::CsvPairs},
    {"jsonl", ".jsonl", Format::Jsonl},
    {"sigma", ".json", Format::Sigma},
    {"cytoscape", ".cyjs", Format::Cytoscape},
    {"turtle", ".ttl", Format::Turtle},
    {"cypher", ".cypher", Format::Cypher},
}};

bool draws(Format format) {
  return format != Format::CsvPairs && format != Format::Jsonl && format != Format::Turtle &&
         format != Format::Cypher;
}

void write(const ExportModel& model, Format format, std::ostream& out) {
  switch (format) {
    case Format::GraphmlGephi:
    case Format::GraphmlNetworkx:
    case Format::GraphmlIgraph:
    case Format::GraphmlYed:
      write_graphml(model, format, out);
      return;
    case Format::Gexf:
      write_gexf(model, out);
      return;
    case Format::CsvPairs:
      write_csv_pairs(model, out);
      return;
    case Format::Jsonl:
      write_jsonl(model, out);
      return;
    case Format::Sigma:
      write_sigma(model, out);
      return;
    case Format::Cytoscape:
      write_cytoscape(model, out);
      return;
    case Format::Turtle:
      write_turtle(model, out);
      return;
    case Format::Cypher:
      write_cypher(model, out);
      return;
  }
}

}  // namespace

Result<ExportReport> export_graph(const GraphView& view, const EvidenceSource* evidence,
                                  const ExportOptions& options, std::ostream& out) {
  // Formats that list facts, not pictures, lose nothing only when every edge stands for itself.
  const bool each = options.each || options.format == Format::Jsonl || options.format == Format::Cypher;
  const bool full = options.format == Format::Jsonl || options.format == Format::Turtle;
  auto model = build_model(view, evidence,
                           {.each = each,
                            .looks = draws(options.format),
                            .full_evidence = full,
                            .nodes = options.nodes,
                            .edges = options.edges});
  if (!model) return fail(model.error());
  write(*model, options.format, out);
  out.flush();
  if (!out)
    return fail(ErrorKind::IoError, "the export could not be written to its end", "is the disk full?");
  ExportReport report;
  report.nodes = model->nodes.size();
  report.edges = model->edges.size();
  std::map<std::string, std::size_t> kinds;
  for (const ExportEdge& edge : model->edges) {
    ++kinds[edge.type];
    report.graph_edges += edge.members.size();
  }
  report.kinds.assign(kinds.begin(), kinds.end());
  return report;
}

std::optional<Format> format_by_name(std::string_view name) {
  for (const FormatName& format : kFormats) {
    if (format.name == name) return format.format;
  }
  return std::nullopt;
}

std::optional<Format> format_by_path(std::string_view path) {
  for (const FormatName& format : kFormats) {
    if (!format.ending.empty() && path.ends_with(format.ending)) return format.format;
  }
  return std::nullopt;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const FormatName& format : kFormats) names.emplace_back(format.name);
  return names;
}

std::vector<std::string> format_endings() {
  std::vector<std::string> endings;
  for (const FormatName& format : kFormats) {
    if (!format.ending.empty()) endings.emplace_back(format.ending);
  }
  return endings;
}

}  // namespace entente::exporting
