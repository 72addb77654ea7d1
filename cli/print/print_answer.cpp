#include "cli/print/print_answer.hpp"

#include <algorithm>

#include "cli/print/display_width.hpp"
#include "cli/print/value_text.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

Value property(EdgeId edge, std::string_view key, const GraphView& view) {
  const auto id = view.keys().find(key);
  return id ? view.property(edge, *id) : Value();
}

std::string text_property(EdgeId edge, std::string_view key, const GraphView& view) {
  return printable(value_text(property(edge, key, view), view));
}

// Text in lines that start with `indent` spaces.
void print_indented(const std::string& text, std::size_t indent, std::size_t width, const Sink& sink) {
  constexpr std::size_t kNarrowest = 20;
  const std::size_t line =
      width == 0 ? text.size() + 1 : std::max(kNarrowest, width > indent ? width - indent : 0);
  for (const auto& part : wrap_to_width(text, line)) sink(std::string(indent, ' ') + part + "\n");
}

void collect_edges(const Value& value, std::vector<EdgeId>& into) {
  auto add = [&into](EdgeId edge) {
    if (std::find(into.begin(), into.end(), edge) == into.end()) into.push_back(edge);
  };
  switch (value.kind()) {
    case ValueKind::Edge:
      add(value.edge());
      break;
    case ValueKind::Path:
      for (const EdgeId edge : value.path().edges) add(edge);
      break;
    case ValueKind::List:
      for (const Value& item : value.list()) collect_edges(item, into);
      break;
    case ValueKind::Map:
      for (const auto& [key, item] : value.map()) collect_edges(item, into);
      break;
    default:
      break;
  }
}

std::string evidence_line(const Evidence& evidence, bool color) {
  std::string source = evidence.document;
  if (evidence.date) source += ", " + to_string(*evidence.date);
  if (!evidence.reprint_of.empty()) source += ", reprint of " + evidence.reprint_of;
  return "“" + printable(evidence.sentence) + "” " + styled("[" + printable(source) + "]", Style::Dim, color);
}

Result<void> print_sentences(EdgeId edge, std::size_t indent, const EvidenceSource& source,
                             const AnswerLayout& layout, const Sink& sink) {
  auto found = source.evidence(edge);
  if (!found) return fail(found.error());
  const std::size_t shown = layout.sentences == 0 ? found->size() : std::min(layout.sentences, found->size());
  for (std::size_t i = 0; i < shown; ++i)
    print_indented(evidence_line((*found)[i], layout.color), indent, layout.width, sink);
  if (shown < found->size()) {
    print_indented("and " + counted(found->size() - shown, "more sentence"), indent, layout.width, sink);
  }
  return {};
}

// Facts in order of time, undated ones last.
std::pair<bool, Date> order_of(EdgeId edge, const GraphView& view) {
  const Value date = property(edge, "date", view);
  return date.is(ValueKind::Date) ? std::pair(false, date.date()) : std::pair(true, Date{});
}

// Rows of rankings and of things in common: a line, then the facts behind it.
Result<void> print_group(const query::ResultTable& table, const std::vector<Value>& row,
                         const query::AskedQuery& asked, std::size_t number, const GraphView& view,
                         const EvidenceSource& evidence, const AnswerLayout& layout, const Sink& sink) {
  std::string line =
      std::to_string(number) + ". " + styled(printable(value_text(row[0], view)), Style::Bold, layout.color);
  if (asked.form == query::AnswerForm::Ranking) {
    std::string unit = table.columns[1];  // "times" or "others"
    if (row[1].is(ValueKind::Integer) && row[1].integer() == 1) unit.pop_back();
    line += ": " + value_text(row[1], view) + " " + unit;
    if (!row[2].is_null()) line += ", " + value_text(row[2], view) + " to " + value_text(row[3], view);
  } else if (!row[1].is_null()) {
    line += " (" + printable(value_text(row[1], view)) + ")";
  }
  sink(line + "\n");
  constexpr std::size_t kFactsShown = 3;  // of a group; the rest is a query away
  auto edges = edges_of(row);
  std::stable_sort(edges.begin(), edges.end(),
                   [&view](EdgeId a, EdgeId b) { return order_of(a, view) < order_of(b, view); });
  AnswerLayout inner = layout;
  inner.sentences = 1;
  for (std::size_t i = 0; i < std::min(kFactsShown, edges.size()); ++i) {
    if (auto printed = print_fact(edges[i], std::nullopt, view, evidence, inner, sink); !printed)
      return printed;
  }
  if (edges.size() > kFactsShown) sink("   and " + counted(edges.size() - kFactsShown, "more fact") + "\n");
  return {};
}

Result<void> print_path(const std::vector<Value>& row, std::size_t number, const GraphView& view,
                        const EvidenceSource& evidence, const AnswerLayout& layout, const Sink& sink) {
  if (row.empty() || !row[0].is(ValueKind::Path)) return {};
  const Path& path = row[0].path();
  std::string line = std::to_string(number) + ". ";
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    line +=
        (i > 0 ? " — " : "") + styled(printable(node_name(path.nodes[i], view)), Style::Bold, layout.color);
  }
  sink(line + "\n");
  AnswerLayout inner = layout;
  inner.sentences = 1;
  for (const EdgeId edge : path.edges) {
    if (auto printed = print_fact(edge, std::nullopt, view, evidence, inner, sink); !printed) return printed;
  }
  return {};
}

}  // namespace

std::vector<EdgeId> edges_of(const std::vector<Value>& row) {
  std::vector<EdgeId> edges;
  for (const Value& value : row) collect_edges(value, edges);
  return edges;
}

Result<void> print_fact(EdgeId edge, std::optional<std::size_t> number, const GraphView& view,
                        const EvidenceSource& evidence, const AnswerLayout& layout, const Sink& sink) {
  const std::string lead = number ? std::to_string(*number) + ". " : "   ";
  const std::string date = text_property(edge, "date", view);
  const std::string place = text_property(edge, "place", view);
  std::string line = lead + styled(date.empty() ? "undated" : date, Style::Cyan, layout.color) + "  " +
                     styled(printable(query::fact_phrase(edge, view)), number ? Style::Bold : Style::Blue,
                            layout.color && number);
  if (!place.empty()) line += " in " + place;
  if (text_property(edge, "status", view) == "planned") line += " (planned)";
  sink(line + "\n");
  return print_sentences(edge, std::max<std::size_t>(lead.size(), 3) + 2, evidence, layout, sink);
}

Result<void> print_answer(const query::AskedQuery& asked, const query::ResultTable& table,
                          const GraphView& view, const EvidenceSource& evidence, const AnswerLayout& layout,
                          const Sink& sink) {
  using query::AnswerForm;
  if (table.rows.empty()) {
    sink(asked.form == AnswerForm::YesNo ? "No: the graph knows of none.\n"
                                         : "Nothing in the graph answers this.\n");
    return {};
  }
  if (asked.form == AnswerForm::YesNo) sink("Yes: " + counted(table.rows.size(), "time") + ".\n");
  const std::size_t shown = layout.limit == 0 ? table.rows.size() : std::min(layout.limit, table.rows.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& row = table.rows[i];
    Result<void> printed;
    if (asked.form == AnswerForm::Paths) {
      printed = print_path(row, i + 1, view, evidence, layout, sink);
    } else if (asked.form == AnswerForm::Ranking || asked.form == AnswerForm::Things) {
      printed = print_group(table, row, asked, i + 1, view, evidence, layout, sink);
    } else {
      for (const EdgeId edge : edges_of(row)) printed = print_fact(edge, i + 1, view, evidence, layout, sink);
    }
    if (!printed) return printed;
    if (!output_works()) return {};
  }
  if (shown < table.rows.size()) {
    sink("and " + counted(table.rows.size() - shown, "more answer") + "; --limit 0 prints all\n");
  }
  for (const auto& note : asked.notes) sink("note: " + note + "\n");
  if (table.partial) sink("note: a limit was met; there may be more\n");
  return {};
}

Result<query::ResultTable> with_evidence(const query::ResultTable& table, const EvidenceSource& evidence) {
  query::ResultTable result = table;
  result.columns.emplace_back("evidence");
  for (auto& row : result.rows) {
    List sentences;
    for (const EdgeId edge : edges_of(row)) {
      auto found = evidence.evidence(edge);
      if (!found) return fail(found.error());
      for (const Evidence& one : *found) {
        Map map{{"document", one.document},
                {"date", one.date ? Value(*one.date) : Value()},
                {"sentence", one.sentence},
                {"start", static_cast<std::int64_t>(one.start)},
                {"end", static_cast<std::int64_t>(one.end)}};
        if (!one.reprint_of.empty()) map.emplace("reprint_of", one.reprint_of);
        sentences.emplace_back(std::move(map));
      }
    }
    row.emplace_back(std::move(sentences));
  }
  return result;
}

}  // namespace entente::cli
