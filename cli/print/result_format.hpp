// A result table printed for people or machines, in one of eight formats.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.hpp"
#include "query/engine.hpp"

namespace entente::cli {

enum class Format : std::uint8_t { Table, Line, Json, Jsonl, Csv, Tsv, Markdown, Html };

/// The names of the formats as --format and .mode take them, in order.
const std::vector<std::string>& format_names();
std::optional<Format> format_named(std::string_view name);

struct Layout {
  Format format = Format::Table;
  std::size_t width = 0;  ///< cells a line may have (tables wrap to it); 0: any number
  bool color = false;
  bool footer = true;  ///< number of rows under a table
};

/// Takes pieces of output in order; false stops the printing (a closed pipe).
using Sink = std::function<bool(std::string_view)>;

/// Prints the rows, and what a writing statement changed. Formats for machines print rows only.
void print_result(const query::ResultTable& table, const GraphView& view, const Layout& layout,
                  const Sink& sink);

/// "Created 2 nodes and 1 edge, set 3 properties"; empty where nothing changed.
std::string effects_text(const query::SideEffects& effects);
/// "1 row", "2 rows".
std::string counted(std::uint64_t number, std::string_view one, std::string_view many = {});

// One for each format, in a file of its own.
void print_table(const query::ResultTable& table, const GraphView& view, const Layout& layout,
                 const Sink& sink);
void print_line(const query::ResultTable& table, const GraphView& view, const Layout& layout,
                const Sink& sink);
void print_json(const query::ResultTable& table, const GraphView& view, bool one_a_line, const Sink& sink);
void print_csv(const query::ResultTable& table, const GraphView& view, const Sink& sink);
void print_tsv(const query::ResultTable& table, const GraphView& view, const Sink& sink);
void print_markdown(const query::ResultTable& table, const GraphView& view, const Sink& sink);
void print_html(const query::ResultTable& table, const GraphView& view, const Sink& sink);

}  // namespace entente::cli
