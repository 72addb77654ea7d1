// The tables that embed.S lays into the program: tab-separated values, one header row, UTF-8, `|` between
// several values of a cell.
#pragma once

#include <string_view>
#include <vector>

namespace entente::ingest {

/// The bytes of data/NAME.tsv, for the life of the program; empty where there is no such table.
std::string_view lexicon_table(std::string_view name);

/// Names of all tables, sorted.
std::vector<std::string_view> lexicon_table_names();

/// The parts of `text` between `separator`; one empty part for an empty text.
std::vector<std::string_view> split_cells(std::string_view text, char separator);

/// Calls `use(cells)` for each row but the header; short rows are filled up with empty cells.
template <class Use>
void for_each_row(std::string_view table, Use use) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < table.size();) {
    const auto end = table.find('\n', at);
    const auto line = table.substr(at, end == std::string_view::npos ? end : end - at);
    at = end == std::string_view::npos ? table.size() : end + 1;
    auto cells = split_cells(line, '\t');
    if (columns == 0) {
      columns = cells.size();
      continue;
    }
    if (line.empty()) continue;
    cells.resize(columns);
    use(cells);
  }
}

}  // namespace entente::ingest
