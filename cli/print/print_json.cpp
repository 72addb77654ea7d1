// Results as JSON: an array of objects, or one object a line.

#include "cli/print/result_format.hpp"
#include "cli/print/value_json.hpp"

namespace entente::cli {

void print_json(const query::ResultTable& table, const GraphView& view, bool one_a_line, const Sink& sink) {
  std::string text;
  bool first = true;
  for (const auto& row : table.rows) {
    text.clear();
    if (!one_a_line) text += first ? "[\n" : ",\n";
    first = false;
    text += '{';
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ',';
      append_json(text, std::string_view(table.columns[i]));
      text += ':';
      append_json(text, row[i], view);
    }
    text += '}';
    if (one_a_line) text += '\n';
    if (!sink(text)) return;
  }
  if (!one_a_line) sink(first ? "[]\n" : "\n]\n");
}

}  // namespace entente::cli
