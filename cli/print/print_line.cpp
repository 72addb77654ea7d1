// Results as one `column: value` a line, for rows too wide for a table.
#include <algorithm>

#include "cli/print/display_width.hpp"
#include "cli/print/result_format.hpp"
#include "cli/print/value_text.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

void print_line(const query::ResultTable& table, const GraphView& view, const Layout& layout,
                const Sink& sink) {
  if (table.columns.empty()) return;
  std::vector<std::string> heads;
  std::size_t widest = 0;
  for (const auto& column : table.columns) {
    heads.push_back(printable(column));
    widest = std::max(widest, display_width(heads.back()));
  }
  std::size_t number = 0;
  for (const auto& row : table.rows) {
    std::string text;
    if (number++ > 0) text += "\n";
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += styled(padded(heads[i], widest), Style::Bold, layout.color) + " = " +
              printable(value_text(row[i], view)) + "\n";
    }
    if (!sink(text)) return;
  }
  if (layout.footer) {
    sink(std::string(number > 0 ? "\n" : "") + "(" + counted(table.rows.size(), "row") +
         (table.partial ? ", partial: a limit was met)\n" : ")\n"));
  }
}

}  // namespace entente::cli
