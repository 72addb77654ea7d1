// Results as CSV (RFC 4180) and TSV.
#include "cli/print/result_format.hpp"
#include "cli/print/value_json.hpp"
#include "cli/print/value_text.hpp"

namespace entente::cli {

namespace {

// Lists and maps are JSON within the field, so that a program can read them.
std::string field_text(const Value& value, const GraphView& view) {
  if (!value.is(ValueKind::List) && !value.is(ValueKind::Map)) return value_text(value, view);
  std::string text;
  append_json(text, value, view);
  return text;
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

// TSV has no quotes; its registration (IANA text/tab-separated-values) forbids tabs in fields, so they are
// escaped.
std::string tsv_field(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '\t':
        escaped += "\\t";
        break;
      case '\n':
        escaped += "\\n";
        break;
      case '\r':
        escaped += "\\r";
        break;
      case '\\':
        escaped += "\\\\";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

template <class Field>
void print_separated(const query::ResultTable& table, const GraphView& view, const Sink& sink,
                     const char* separator, const char* end, Field field) {
  if (table.columns.empty()) return;
  std::string line;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    line += (i > 0 ? separator : "") + field(table.columns[i]);
  if (!sink(line + end)) return;
  for (const auto& row : table.rows) {
    line.clear();
    for (std::size_t i = 0; i < row.size(); ++i)
      line += (i > 0 ? separator : "") + field(field_text(row[i], view));
    if (!sink(line + end)) return;
  }
}

}  // namespace

void print_csv(const query::ResultTable& table, const GraphView& view, const Sink& sink) {
  print_separated(table, view, sink, ",", "\r\n", csv_field);
}

void print_tsv(const query::ResultTable& table, const GraphView& view, const Sink& sink) {
  print_separated(table, view, sink, "\t", "\n", tsv_field);
}

}  // namespace entente::cli
