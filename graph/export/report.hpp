// A page about one node: who this is, a time line of its dated edges, a picture of its neighbourhood, and
// every fact with its sentences. One HTML file that needs no network and no script.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "graph/evidence.hpp"
#include "graph/graph_view.hpp"
#include "graph/result.hpp"

namespace entente::exporting {

struct ReportDocument {
  std::string title;
  std::string source;
  std::string url;
};

struct ReportOptions {
  /// What is known of a document, for links; may be empty.
  std::function<std::optional<ReportDocument>(const std::string& id)> document{};
  std::size_t most_neighbours = 60;  ///< in the picture; the page says when there are more
};

/// Writes the page. Deterministic. Errors: those of the evidence source, IoError where the stream fails.
Result<void> write_report(const GraphView& view, const EvidenceSource* evidence, NodeId node,
                          const ReportOptions& options, std::ostream& out);

}  // namespace entente::exporting
