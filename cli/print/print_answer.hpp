// Answers to plain questions: each fact with its date, its place, and the sentences that say so with their
// documents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/print/result_format.hpp"
#include "graph/evidence.hpp"
#include "query/ask/ask.hpp"

namespace entente::cli {

struct AnswerLayout {
  std::size_t width = 0;  ///< cells of a line; 0: any number
  bool color = false;
  std::size_t limit = 0;      ///< answers printed; 0: all
  std::size_t sentences = 2;  ///< sentences printed of each fact; 0: all
};

/// Prints the rows of an answer. Errors are those of the evidence source.
Result<void> print_answer(const query::AskedQuery& asked, const query::ResultTable& table,
                          const GraphView& view, const EvidenceSource& evidence, const AnswerLayout& layout,
                          const Sink& sink);

/// One fact: `number` in front where given, then its words, date, place, status and sentences.
Result<void> print_fact(EdgeId edge, std::optional<std::size_t> number, const GraphView& view,
                        const EvidenceSource& evidence, const AnswerLayout& layout, const Sink& sink);

/// All edges that a row holds: as values, in lists, maps and paths; each once, in order.
std::vector<EdgeId> edges_of(const std::vector<Value>& row);

/// The answer as a table for machines: edges are replaced by `evidence`, a list of {document, date, sentence,
/// start, end}.
Result<query::ResultTable> with_evidence(const query::ResultTable& table, const EvidenceSource& evidence);

}  // namespace entente::cli
