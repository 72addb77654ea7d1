// Results as a table for people: columns by display cells, numbers to the right, long cells wrapped to the
// terminal.
#include <algorithm>

#include "cli/print/display_width.hpp"
#include "cli/print/result_format.hpp"
#include "cli/print/value_text.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

constexpr std::size_t kNarrowest = 8;  // a column is not squeezed below this

struct Cells {
  std::vector<std::size_t> widths;
  std::vector<bool> numeric;
  std::vector<std::vector<std::string>> rows;
};

Cells measure(const query::ResultTable& table, const GraphView& view) {
  Cells cells;
  for (const auto& column : table.columns) cells.widths.push_back(display_width(printable(column)));
  cells.numeric.assign(table.columns.size(), !table.rows.empty());
  for (const auto& row : table.rows) {
    auto& texts = cells.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      texts.push_back(printable(value_text(row[i], view)));
      cells.widths[i] = std::max(cells.widths[i], display_width(texts.back()));
      if (!row[i].is_number() && !row[i].is_null()) cells.numeric[i] = false;
    }
  }
  return cells;
}

// Takes cells from the widest columns until the line fits; false where even the narrowest do not.
bool fit(std::vector<std::size_t>& widths, std::size_t line) {
  const std::size_t between = 3 * widths.size() - 1;  // " │ " between columns, a space at both ends
  std::size_t total = between;
  for (const std::size_t width : widths) total += width;
  while (total > line) {
    auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) return false;
    // Down to the next widest in one step, so that this ends soon.
    std::size_t next = kNarrowest;
    for (const std::size_t width : widths) {
      if (width < *widest) next = std::max(next, width);
    }
    const std::size_t cut = std::max<std::size_t>(1, std::min(total - line, *widest - next));
    *widest -= cut;
    total -= cut;
  }
  return true;
}

std::string bar(const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) line += "┼";
    for (std::size_t n = 0; n < widths[i] + 2; ++n) line += "─";
  }
  return line + "\n";
}

std::string aligned(const std::string& text, std::size_t width, bool right) {
  if (!right) return padded(text, width);
  const std::size_t cells = display_width(text);
  return std::string(cells < width ? width - cells : 0, ' ') + text;
}

std::string drawn_row(const std::vector<std::string>& texts, const Cells& cells, std::optional<Style> style,
                      bool color) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    wrapped.push_back(wrap_to_width(texts[i], std::max<std::size_t>(1, cells.widths[i])));
    height = std::max(height, wrapped.back().size());
  }
  std::string drawn;
  for (std::size_t n = 0; n < height; ++n) {
    std::string line;
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
      if (i > 0) line += " │";
      const std::string part = n < wrapped[i].size() ? wrapped[i][n] : std::string();
      const std::string cell = aligned(part, cells.widths[i], cells.numeric[i]);
      line += " " + (style ? styled(cell, *style, color) : cell);
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    drawn += line + "\n";
  }
  return drawn;
}

}  // namespace

void print_table(const query::ResultTable& table, const GraphView& view, const Layout& layout,
                 const Sink& sink) {
  if (table.columns.empty()) return;
  Cells cells = measure(table, view);
  if (layout.width > 0 && !fit(cells.widths, layout.width)) {
    print_line(table, view, layout, sink);
    return;
  }
  std::vector<std::string> heads;
  for (const auto& column : table.columns) heads.push_back(printable(column));
  if (!sink(drawn_row(heads, cells, Style::Bold, layout.color)) || !sink(bar(cells.widths))) return;
  for (const auto& row : cells.rows) {
    if (!sink(drawn_row(row, cells, std::nullopt, false))) return;
  }
  if (layout.footer) {
    sink("(" + counted(table.rows.size(), "row") + (table.partial ? ", partial: a limit was met)\n" : ")\n"));
  }
}

}  // namespace entente::cli
