// Plain questions: `who met Xi Jinping in 2023?` becomes openCypher. A small, documented language
// (docs/ask.md), not a guess: a question is understood whole, or refused with the part that was not, and with
// what could be asked instead.
//
// The road is one page, in ask.cpp: words, forms (question_forms.cpp), names, Cypher.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.hpp"
#include "graph/result.hpp"
#include "query/engine.hpp"

namespace entente::query {

/// What the rows of an answer are.
enum class AnswerForm : std::uint8_t {
  Facts,    ///< the last column, `r`, is the edge that says so
  YesNo,    ///< as Facts; no row means that the graph knows no such fact
  Ranking,  ///< columns who, times (or others: how many), first, last, edges (a list)
  Paths,    ///< one column, `p`
  Things,   ///< columns what, kind, via (edge types), edges (a list)
};

/// A question as a query.
struct AskedQuery {
  std::string cypher;  ///< with $a, $b, ... for names
  Parameters parameters;
  AnswerForm form = AnswerForm::Facts;
  std::vector<std::string>
      notes;  ///< what the reader should know of the answer ("the date of an office is its start")
};

/// The query with its parameters written in, ready to be pasted into a shell.
std::string with_literals(const AskedQuery& asked);

/// Understands questions over one graph, which must outlive it and must not change between questions.
/// Remembers the last question it understood, for follow-ups (`and in 2024?`). Not thread-safe.
class Asker {
 public:
  explicit Asker(const GraphView& graph);
  ~Asker();
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  /// InputError with a place in the question: not understood, a name that the graph lacks (with the
  /// nearest names as hint) or that several things bear, ends that such a fact cannot have, a date that is
  /// none.
  Result<AskedQuery> ask(std::string_view question);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// One example of each kind of question that can be asked.
const std::vector<std::string>& question_examples();

/// An edge in words: "Xi Jinping met Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev: president of
/// Kazakhstan".
std::string fact_phrase(EdgeId edge, const GraphView& view);

}  // namespace entente::query
