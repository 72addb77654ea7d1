#include "cli/print/result_format.hpp"

namespace entente::cli {

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> names = {"table", "line", "json",     "jsonl",
                                                 "csv",   "tsv",  "markdown", "html"};
  return names;
}

std::optional<Format> format_named(std::string_view name) {
  for (std::size_t i = 0; i < format_names().size(); ++i) {
    if (format_names()[i] == name) return static_cast<Format>(i);
  }
  return std::nullopt;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  std::string text = std::to_string(number) + " ";
  if (number == 1) return text + std::string(one);
  return text + (many.empty() ? std::string(one) + "s" : std::string(many));
}

std::string effects_text(const query::SideEffects& e) {
  std::string text;
  auto add = [&text](std::int64_t number, const char* verb, const char* one, const char* many) {
    if (number == 0) return;
    if (!text.empty()) text += ", ";
    text += std::string(verb) + " " + counted(static_cast<std::uint64_t>(number), one, many);
  };
  add(e.nodes_created, "created", "node", "nodes");
  add(e.nodes_deleted, "deleted", "node", "nodes");
  add(e.edges_created, "created", "edge", "edges");
  add(e.edges_deleted, "deleted", "edge", "edges");
  add(e.properties_set, "set", "property", "properties");
  add(e.properties_removed, "removed", "property", "properties");
  add(e.labels_added, "added", "label", "labels");
  add(e.labels_removed, "removed", "label", "labels");
  return text;
}

void print_result(const query::ResultTable& table, const GraphView& view, const Layout& layout,
                  const Sink& sink) {
  switch (layout.format) {
    case Format::Table:
      print_table(table, view, layout, sink);
      break;
    case Format::Line:
      print_line(table, view, layout, sink);
      break;
    case Format::Json:
      print_json(table, view, false, sink);
      return;
    case Format::Jsonl:
      print_json(table, view, true, sink);
      return;
    case Format::Csv:
      print_csv(table, view, sink);
      return;
    case Format::Tsv:
      print_tsv(table, view, sink);
      return;
    case Format::Markdown:
      print_markdown(table, view, sink);
      return;
    case Format::Html:
      print_html(table, view, sink);
      return;
  }
  if (table.wrote) {
    const std::string changed = effects_text(table.effects);
    sink((changed.empty() ? "nothing changed" : changed) + "\n");
  }
}

}  // namespace entente::cli
