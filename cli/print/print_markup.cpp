// Results as a Markdown table (GitHub's) and as an HTML table.
#include "cli/print/display_width.hpp"
#include "cli/print/result_format.hpp"
#include "cli/print/value_text.hpp"

namespace entente::cli {

namespace {

std::string html_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// A cell is one line; characters that Markdown reads as markup are escaped.
std::string markdown_text(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    switch (c) {
      case '|':
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '<':
      case '>':
        escaped += '\\';
        escaped += c;
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace

void print_markdown(const query::ResultTable& table, const GraphView& view, const Sink& sink) {
  if (table.columns.empty()) return;
  std::string head = "|";
  std::string rule = "|";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    bool numeric = !table.rows.empty();
    for (const auto& row : table.rows) numeric = numeric && (row[i].is_number() || row[i].is_null());
    head += " " + markdown_text(table.columns[i]) + " |";
    rule += numeric ? " ---: |" : " --- |";
  }
  if (!sink(head + "\n" + rule + "\n")) return;
  for (const auto& row : table.rows) {
    std::string line = "|";
    for (const Value& value : row) line += " " + markdown_text(value_text(value, view)) + " |";
    if (!sink(line + "\n")) return;
  }
}

void print_html(const query::ResultTable& table, const GraphView& view, const Sink& sink) {
  if (table.columns.empty()) return;
  std::string head = "<table>\n<thead><tr>";
  for (const auto& column : table.columns) head += "<th>" + html_text(printable(column)) + "</th>";
  if (!sink(head + "</tr></thead>\n<tbody>\n")) return;
  for (const auto& row : table.rows) {
    std::string line = "<tr>";
    for (const Value& value : row) line += "<td>" + html_text(printable(value_text(value, view))) + "</td>";
    if (!sink(line + "</tr>\n")) return;
  }
  sink("</tbody>\n</table>\n");
}

}  // namespace entente::cli
