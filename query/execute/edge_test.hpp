// Conditions on one edge as searches use them. The common kind, a property compared with a value that is
// known before the step (r.date >= date('2020-01-01')), reads the graph's typed columns; everything else is
// evaluated as written.
#pragma once

#include <optional>
#include <vector>

#include "query/execute/builder.hpp"
#include "query/execute/time_window.hpp"

namespace entente::query {

class EdgeTests {
 public:
  /// `aliases` are the slots that conditions know the edge by.
  EdgeTests(const Conjuncts& conjuncts, const std::vector<Slot>& aliases,
            const std::optional<BoundTimeWindow>& time, Builder& builder);

  /// Computes what is known before the step. False: no edge can pass, or an error was set.
  bool start(Row row);
  [[nodiscard]] bool empty() const { return rest_.empty() && compared_.empty() && !time_; }
  [[nodiscard]] bool passes(EdgeId edge, Row row);
  /// Where all that is asked of an edge is that its date, if it is known to the day, lies in a range. After
  /// start().
  struct DayRange {
    KeyId key;
    std::int64_t first = INT64_MIN, last = INT64_MAX;
  };
  [[nodiscard]] std::optional<DayRange> as_day_range() const;

 private:
  struct Compared {
    std::string key;
    ComparisonOperator op;
    EvaluatorPtr value;     // does not depend on the edge
    EvaluatorPtr original;  // for what the columns do not hold as expected
    PropertyReader<EdgeId> reader{};
    Value known{};
  };
  std::optional<Compared> as_comparison(const BoundExpressionPtr& conjunct, Builder& builder) const;
  [[nodiscard]] bool holds(Compared& compared, EdgeId edge, Row row);
  bool evaluate(const Evaluator& test, EdgeId edge, Row row);

  ExecContext& context_;
  std::vector<Slot> aliases_;
  std::vector<Compared> compared_;
  std::vector<EvaluatorPtr> rest_;
  std::optional<TimeTest> time_;
};

}  // namespace entente::query
