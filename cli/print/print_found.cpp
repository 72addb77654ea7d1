#include "cli/print/print_found.hpp"

#include <algorithm>
#include <string>

#include "cli/print/display_width.hpp"
#include "cli/print/result_format.hpp"
#include "cli/print/value_json.hpp"
#include "cli/print/value_text.hpp"
#include "cli/terminal.hpp"
#include "query/ask/ask.hpp"

namespace entente::cli {

namespace {

constexpr std::size_t kSentencesShown = 3;  // of a document; the JSON has all
constexpr std::size_t kFactsShown = 5;

/// White space of any kind as one space: sentences may run over lines.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return line;
}

std::string marked(std::string_view text, const FoundSentence& sentence, bool color) {
  std::string line;
  std::uint64_t at = sentence.span.start;
  const auto piece = [&](std::uint64_t start, std::uint64_t end) {
    return text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
  };
  for (const ByteSpan& word : sentence.words) {
    line += piece(at, word.start);
    const std::string found(piece(word.start, word.end));
    line += color ? styled(found, Style::Bold, true) : "«" + found + "»";
    at = word.end;
  }
  line += piece(at, std::max(at, sentence.span.end));
  return line;
}

void print_wrapped(const std::string& text, std::size_t indent, std::size_t width, const FoundSink& sink) {
  const std::string margin(indent, ' ');
  if (width < indent + 20) {
    sink(margin + text + "\n");
    return;
  }
  for (const std::string& line : wrap_to_width(text, width - indent)) sink(margin + line + "\n");
}

std::string date_text(EdgeId edge, const GraphView& view) {
  const auto key = view.keys().find("date");
  return key ? value_text(view.property(edge, *key), view) : std::string();
}

void print_document(const FoundDocument& found, std::string_view text, const GraphView& view,
                    const FoundLayout& layout, const FoundSink& sink) {
  const StoredDocument& document = found.document;
  std::string head = styled(printable(document.id), Style::Bold, layout.color);
  head += "  " + styled(document.date ? to_string(*document.date) : "undated", Style::Cyan, layout.color);
  if (!document.source.empty()) head += "  " + printable(document.source);
  if (!document.title.empty()) head += "  " + printable(document.title);
  sink(head + "\n");
  for (std::size_t i = 0; i < std::min(kSentencesShown, found.sentences.size()); ++i) {
    const std::string line = one_line(marked(text, found.sentences[i], layout.color));
    // Escape sequences have no width that wrapping could count.
    print_wrapped("“" + (layout.color ? line : printable(line)) + "”", 2, layout.color ? 0 : layout.width,
                  sink);
  }
  if (found.sentences.size() > kSentencesShown)
    sink("  and " + counted(found.sentences.size() - kSentencesShown, "more sentence") + "\n");
  std::vector<EdgeId> shown;
  for (const FoundFact& fact : found.facts)
    if (std::find(shown.begin(), shown.end(), fact.edge) == shown.end()) shown.push_back(fact.edge);
  for (std::size_t i = 0; i < std::min(kFactsShown, shown.size()); ++i) {
    const std::string date = date_text(shown[i], view);
    sink("  → " + (date.empty() ? "" : date + "  ") + printable(query::fact_phrase(shown[i], view)) + "\n");
  }
  if (shown.size() > kFactsShown) sink("  and " + counted(shown.size() - kFactsShown, "more fact") + "\n");
}

void append_field(std::string& out, const char* key, std::string_view value) {
  out += std::string(",\"") + key + "\":";
  append_json(out, value);
}
void append_span(std::string& out, const ByteSpan& span) {
  out += "\"start\":" + std::to_string(span.start) + ",\"end\":" + std::to_string(span.end);
}

std::string json_line(const FoundDocument& found, std::string_view text, const GraphView& view) {
  const StoredDocument& document = found.document;
  std::string out = "{\"doc\":";
  append_json(out, std::string_view(document.id));
  if (document.date) append_field(out, "date", to_string(*document.date));
  append_field(out, "title", document.title);
  append_field(out, "source", document.source);
  append_field(out, "url", document.url);
  out += ",\"score\":";
  append_json(out, Value(found.score), view);
  out += ",\"sentences\":[";
  for (const FoundSentence& sentence : found.sentences) {
    out += out.back() == '[' ? "{" : ",{";
    append_span(out, sentence.span);
    append_field(out, "text",
                 text.substr(static_cast<std::size_t>(sentence.span.start),
                             static_cast<std::size_t>(sentence.span.end - sentence.span.start)));
    out += ",\"words\":[";
    for (const ByteSpan& word : sentence.words)
      out += std::string(out.back() == '[' ? "" : ",") + "[" + std::to_string(word.start) + "," +
             std::to_string(word.end) + "]";
    out += "]}";
  }
  out += "],\"facts\":[";
  for (const FoundFact& fact : found.facts) {
    const EdgeEnds ends = view.ends(fact.edge);
    out += out.back() == '[' ? "{\"type\":" : ",{\"type\":";
    append_json(out, view.types().text(ends.type));
    append_field(out, "from", node_name(ends.from, view));
    append_field(out, "to", node_name(ends.to, view));
    for (const char* name : {"date", "status"})
      if (const auto key = view.keys().find(name))
        if (const Value value = view.property(fact.edge, *key); !value.is_null())
          append_field(out, name, value_text(value, view));
    out += ",";
    append_span(out, fact.sentence);
    out += fact.said_here ? ",\"matched\":true}" : ",\"matched\":false}";
  }
  return out + "]}\n";
}

}  // namespace

Result<void> print_found(const SearchResult& found, const Store& store, const FoundLayout& layout,
                         const FoundSink& sink) {
  for (const FoundDocument& one : found.documents) {
    const auto text = store.text(one.document.id);
    if (!text) return fail(text.error());
    print_document(one, *text, store.graph(), layout, sink);
    if (!output_works()) return {};
  }
  if (found.total == 0) sink("no document has these words\n");
  if (found.documents.size() < found.total)
    sink("and " + counted(found.total - found.documents.size(), "more document") + "; --limit 0 shows all\n");
  return {};
}

Result<void> print_found_json(const SearchResult& found, const Store& store, const FoundSink& sink) {
  for (const FoundDocument& one : found.documents) {
    const auto text = store.text(one.document.id);
    if (!text) return fail(text.error());
    sink(json_line(one, *text, store.graph()));
    if (!output_works()) return {};
  }
  return {};
}

}  // namespace entente::cli
