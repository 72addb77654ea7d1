// AS OF and BETWEEN: whether an edge is valid at some day of a window, as precisely as its dates are known.
#pragma once

#include <optional>
#include <vector>

#include "query/execute/builder.hpp"

namespace entente::query {

/// The first and last day that an edge's `date` may mean; nothing where it has none that can be read.
struct DaySpan {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// Reads edges' dates: a Date value, a date-time, or text such as `2024-07`.
class EdgeDates {
 public:
  explicit EdgeDates(const ExecContext& context) : context_(context) {}
  /// The span of `date`.
  std::optional<DaySpan> date_of(EdgeId edge);
  /// The days on which the edge holds: those of `date`; from `since` (or, for the ontology's types that state
  /// what holds on, from `date`) to `until`, or for good where there is none.
  std::optional<DaySpan> validity_of(EdgeId edge);

 private:
  void look_up();
  std::optional<DaySpan> read(EdgeId edge, std::optional<KeyId> key) const;
  [[nodiscard]] bool is_state_edge(EdgeId edge) const;
  const ExecContext& context_;
  std::uint64_t epoch_ = UINT64_MAX;
  std::optional<KeyId> date_, since_, until_;
  std::vector<bool> states_;  // by type
};

/// A window of one MATCH.
class TimeTest {
 public:
  TimeTest(const BoundTimeWindow& window, Builder& builder);
  /// Computes the window for the row. False: it is null (nothing is valid in it) or an error was set.
  bool start(Row row);
  bool operator()(EdgeId edge);

 private:
  std::optional<DaySpan> evaluate(const Evaluator& evaluator, Row row);
  ExecContext& context_;
  EvaluatorPtr from_, to_;
  EdgeDates dates_;
  DaySpan window_{};
};

}  // namespace entente::query
