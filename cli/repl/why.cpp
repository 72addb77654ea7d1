// .why N: what stands behind a row.
#include <algorithm>

#include "cli/print/display_width.hpp"
#include "cli/print/print_answer.hpp"
#include "cli/print/value_text.hpp"
#include "cli/repl/repl.hpp"
#include "cli/terminal.hpp"

namespace entente::cli {

namespace {

std::string text_property(EdgeId edge, std::string_view key, const GraphView& view) {
  const auto id = view.keys().find(key);
  return id ? value_text(view.property(edge, *id), view) : std::string();
}

// The names and aliases of both ends, the longest first, so that "Xi Jinping" is marked before "Xi".
std::vector<std::string> words_of(EdgeId edge, const GraphView& view) {
  std::vector<std::string> words;
  const EdgeEnds ends = view.ends(edge);
  for (const NodeId node : {ends.from, ends.to}) {
    if (const auto key = view.keys().find("name")) {
      if (const Value name = view.property(node, *key); name.is(ValueKind::String))
        words.push_back(name.string());
    }
    if (const auto key = view.keys().find("aliases")) {
      const Value aliases = view.property(node, *key);
      if (!aliases.is(ValueKind::List)) continue;
      for (const Value& alias : aliases.list()) {
        if (alias.is(ValueKind::String)) words.push_back(alias.string());
      }
    }
  }
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  return words;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// The sentence with the ends' names in bold, or between « » where there are no colours.
std::string marked(const std::string& sentence, const std::vector<std::string>& words, bool color) {
  std::string text;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::string* hit = nullptr;
    const bool starts_word = at == 0 || !is_letter(sentence[at - 1]);
    for (const auto& word : words) {
      if (!starts_word || word.empty() || sentence.compare(at, word.size(), word) != 0) continue;
      const std::size_t end = at + word.size();
      if (end < sentence.size() && is_letter(sentence[end]) && is_letter(word.back())) continue;
      hit = &word;
      break;
    }
    if (hit == nullptr) {
      text += sentence[at++];
      continue;
    }
    text += color ? styled(*hit, Style::Bold, true) : "«" + *hit + "»";
    at += hit->size();
  }
  return text;
}

void print_edge(Repl& repl, EdgeId edge) {
  const GraphView& view = repl.session.view();
  if (!view.contains(edge)) {
    repl.print("(an edge that is no longer there)\n");
    return;
  }
  const bool color = repl.state.layout.color;
  repl.print(styled(printable(query::fact_phrase(edge, view)), Style::Bold, color) + "\n");
  repl.print("  " + printable(edge_text(edge, view)) + "\n");
  for (const char* key : {"date", "place", "status", "confidence"}) {
    const std::string text = text_property(edge, key, view);
    if (!text.empty()) repl.print("  " + padded(key, 11) + printable(text) + "\n");
  }
  const std::string sources = text_property(edge, "sources", view);
  const std::string independent = text_property(edge, "independent_sources", view);
  if (!independent.empty() && independent != sources)
    repl.print("  " + padded("sources", 11) + printable(sources + ", " + independent + " independent") +
               "\n");
  const auto evidence = repl.session.store().evidence(edge);
  if (!evidence) {
    repl.report(evidence.error());
    return;
  }
  if (evidence->empty()) repl.print("  no sentence: the edge was not read from a document\n");
  const auto words = words_of(edge, view);
  for (const Evidence& one : *evidence) {
    const std::string when = one.date ? ", " + to_string(*one.date) : std::string();
    repl.print("  " + printable(one.document) + when + ", bytes " + std::to_string(one.start) + " to " +
               std::to_string(one.end) +
               (one.reprint_of.empty() ? "" : ", reprint of " + printable(one.reprint_of)) + "\n");
    const std::string shown = printable(one.sentence);
    const std::size_t width = repl.state.layout.width;
    if (color || width < 30) {  // escape sequences have no width that wrapping could count
      repl.print("    " + marked(shown, words, color) + "\n");
      continue;
    }
    for (const auto& line : wrap_to_width(marked(shown, words, false), width - 4))
      repl.print("    " + line + "\n");
  }
}

}  // namespace

void explain_row(Repl& repl, std::size_t number) {
  const auto& rows = repl.state.last.rows;
  if (number > rows.size()) {
    repl.report({.kind = ErrorKind::NotFound,
                 .message = rows.empty() ? "there is no answer with rows yet"
                                         : "the last answer has " + counted(rows.size(), "row"),
                 .hint = "ask or query first, then .why 1"});
    return;
  }
  const auto edges = edges_of(rows[number - 1]);
  if (edges.empty()) {
    repl.report(
        {.kind = ErrorKind::NotFound,
         .message = "row " + std::to_string(number) + " holds no edge",
         .hint = "return the edge or the path too, as in: MATCH (a)-[r:MET]-(b) RETURN a.name, b.name, r"});
    return;
  }
  bool first = true;
  for (const EdgeId edge : edges) {
    if (!first) repl.print("\n");
    first = false;
    print_edge(repl, edge);
  }
}

}  // namespace entente::cli
