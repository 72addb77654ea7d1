#include "graph/export/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "graph/export/export_model.hpp"
#include "graph/export/layout.hpp"
#include "graph/export/report_pictures.hpp"
#include "graph/export/xml.hpp"

namespace entente::exporting {

namespace {

constexpr const char* kStyle = R"css(
body { font: 16px/1.5 Georgia, serif; color: #222; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { border-bottom: 1px solid #ccc; margin-top: 2.5rem; }
.kind { color: #666; } table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; }
tr { border-bottom: 1px solid #eee; } td.date { white-space: nowrap; } blockquote { margin: .2rem 0; color: #444; }
.planned { color: #a60; } .source { color: #666; font-size: .85em; } svg { width: 100%; height: auto; } svg text { font-family: Georgia, serif; }
)css";

std::string text(const std::string& raw) { return xml_attribute(raw); }

std::string property(const GraphView& view, EdgeId edge, const char* name) {
  const auto key = view.keys().find(name);
  const Value value = key ? view.property(edge, *key) : Value();
  return value.is_null() ? std::string() : cell_text(value);
}

std::string name_of(const GraphView& view, NodeId node) {
  const auto key = view.keys().find("name");
  const Value name = key ? view.property(node, *key) : Value();
  return name.is(ValueKind::String) ? name.string() : "node " + std::to_string(node.number);
}

std::string words(std::string type) {
  for (char& c : type) c = c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return type;
}

/// One fact about the node, ready to print.
struct ReportFact {
  EdgeId edge;
  NodeId other;
  bool outward = true;
  std::string type, date, name;
};

std::vector<ReportFact> facts_of(const GraphView& view, NodeId node) {
  std::vector<ReportFact> facts;
  for (const TypeId type : view.types_at(node, Direction::Any)) {
    const Expansion steps = view.expand(node, type, Direction::Any);
    for (const Hops* hops : {&steps.first, &steps.second}) {
      const bool second = hops == &steps.second;
      for (std::size_t i = 0; i < hops->size(); ++i) {
        if (second && steps.skip_self_in_second && hops->nodes[i] == node) continue;
        const EdgeEnds ends = view.ends(hops->edges[i]);
        facts.push_back({.edge = hops->edges[i],
                         .other = hops->nodes[i],
                         .outward = ends.undirected || ends.from == node,
                         .type = std::string(view.types().text(type)),
                         .date = property(view, hops->edges[i], "date"),
                         .name = name_of(view, hops->nodes[i])});
      }
    }
  }
  // The latest first, the undated last; then by name, so that ids leave no trace.
  std::sort(facts.begin(), facts.end(), [](const ReportFact& a, const ReportFact& b) {
    if (a.date != b.date) return a.date > b.date;
    return std::tie(a.type, a.name, a.outward, a.edge) < std::tie(b.type, b.name, b.outward, b.edge);
  });
  return facts;
}

void write_head(const GraphView& view, NodeId node, const std::vector<ReportFact>& facts, std::ostream& out) {
  const std::string name = name_of(view, node);
  std::string labels;
  for (const LabelId label : view.labels_of(node))
    labels += (labels.empty() ? "" : ", ") + std::string(view.labels().text(label));
  out << "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" << text(name)
      << "</title><style>" << kStyle << "</style></head><body>\n<h1>" << text(name)
      << "</h1>\n<p class=\"kind\">" << text(labels);
  const auto key = view.keys().find("aliases");
  if (const Value aliases = key ? view.property(node, *key) : Value(); aliases.is(ValueKind::List))
    out << " · also: " << text(cell_text(aliases));
  out << "</p>\n";
  std::set<std::string> offices;
  for (const ReportFact& fact : facts) {
    if (fact.type != "HOLDS_OFFICE") continue;
    const std::string office = property(view, fact.edge, "office");
    offices.insert(fact.outward ? office + ", " + fact.name : fact.name + " (" + office + ")");
  }
  if (!offices.empty()) {
    out << "<ul>\n";
    for (const std::string& office : offices) out << "<li>" << text(office) << "</li>\n";
    out << "</ul>\n";
  }
}

Result<void> write_fact(const GraphView& view, const EvidenceSource* evidence, const ReportFact& fact,
                        const ReportOptions& options, std::ostream& out) {
  const bool planned = property(view, fact.edge, "status") == "planned";
  out << "<tr><td class=\"date\">" << text(fact.date) << "</td><td"
      << (planned ? " class=\"planned\">planned: " : ">");
  out << (fact.outward ? words(fact.type) + " <b>" + text(fact.name) + "</b>"
                       : "<b>" + text(fact.name) + "</b> " + words(fact.type) + " this");
  for (const char* extra : {"office", "award", "relation", "amount", "currency", "year"}) {
    if (const std::string value = property(view, fact.edge, extra); !value.empty())
      out << ", " << text(value);
  }
  if (const std::string place = property(view, fact.edge, "place"); !place.empty())
    out << ", in " << text(place);
  out << "</td><td>";
  if (evidence != nullptr) {
    const auto pieces = evidence->evidence(fact.edge);
    if (!pieces) return fail(pieces.error());
    for (const Evidence& piece : *pieces) {
      const auto document = options.document ? options.document(piece.document) : std::nullopt;
      const std::string title = document && !document->title.empty() ? document->title : piece.document;
      const bool linked =
          document && (document->url.starts_with("http://") || document->url.starts_with("https://"));
      out << "<blockquote>“" << text(piece.sentence) << "” <span class=\"source\">"
          << (linked ? "<a href=\"" + text(document->url) + "\">" + text(title) + "</a>" : text(title));
      if (piece.date) out << ", " << to_string(*piece.date);
      out << ", bytes " << piece.start << "–" << piece.end;
      if (!piece.reprint_of.empty()) out << ", reprint of " << text(piece.reprint_of);
      out << "</span></blockquote>";
    }
  }
  const std::string confidence = property(view, fact.edge, "confidence");
  out << "</td><td class=\"source\">" << text(confidence.substr(0, 4)) << "</td></tr>\n";
  return {};
}

}  // namespace

Result<void> write_report(const GraphView& view, const EvidenceSource* evidence, NodeId node,
                          const ReportOptions& options, std::ostream& out) {
  const std::vector<ReportFact> facts = facts_of(view, node);
  write_head(view, node, facts, out);
  std::vector<TimelineEntry> timeline;
  for (const ReportFact& fact : facts) {
    if (!fact.date.empty())
      timeline.push_back(
          {.date = fact.date, .text = words(fact.type) + " " + fact.name, .meeting = fact.type == "MET"});
  }
  if (!timeline.empty()) out << "<h2>Time line</h2>\n" << timeline_svg(timeline);
  out << "<h2>Neighbourhood</h2>\n" << neighbourhood_svg(view, node, options.most_neighbours);
  out << "<h2>Facts</h2>\n<table><tr><th>date</th><th>fact</th><th>evidence</th><th>confidence</th></tr>\n";
  for (const ReportFact& fact : facts) {
    if (auto done = write_fact(view, evidence, fact, options, out); !done) return done;
  }
  out << "</table>\n</body></html>\n";
  out.flush();
  if (!out)
    return fail(ErrorKind::IoError, "the report could not be written to its end", "is the disk full?");
  return {};
}

}  // namespace entente::exporting
