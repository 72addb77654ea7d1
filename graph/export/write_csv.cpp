// A spreadsheet of relations: one row an edge, both ends filled in (RFC 4180, UTF-8 with a byte order mark,
// because spreadsheets else take it for the local encoding).
#include <algorithm>
#include <ostream>

#include "graph/export/columns.hpp"
#include "graph/export/formats.hpp"

namespace entente::exporting {

namespace {

std::string field(const std::string& text) {
  // A cell that begins like a formula would be run by the spreadsheet.
  const bool formula = !text.empty() && (text[0] == '=' || text[0] == '@');
  const std::string safe = formula ? "'" + text : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

void write_csv_pairs(const ExportModel& model, std::ostream& out) {
  const auto columns = edge_columns(model);
  out << "\xEF\xBB\xBF"
      << "from,from_type,relation,to,to_type,times,first,last,dates,sources";
  for (const Column& column : columns) out << "," << field(column.name);
  out << ",evidence\r\n";
  for (const ExportEdge& edge : model.edges) {
    const ExportNode& from = model.nodes[edge.source];
    const ExportNode& to = model.nodes[edge.target];
    std::string dates;
    for (const auto& date : edge.dates) dates += (dates.empty() ? "" : "; ") + date;
    out << field(from.name) << "," << field(from.type) << "," << field(edge.type) << "," << field(to.name)
        << "," << field(to.type) << "," << edge.weight << ","
        << (edge.dates.empty() ? "" : edge.dates.front()) << ","
        << (edge.dates.empty() ? "" : edge.dates.back()) << "," << field(dates) << "," << edge.sources;
    for (const Column& column : columns) {
      const auto found = edge.columns.find(column.property);
      out << "," << (found == edge.columns.end() ? "" : field(cell_text(found->second)));
    }
    out << "," << field(edge.quote) << "\r\n";
  }
}

}  // namespace entente::exporting
