// Conditions of a filter. Common kinds (a label; a property against a value known beforehand, or against
// another node's property) read the graph's typed columns; what the columns do not hold as expected, and
// everything else, is evaluated as written.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "query/execute/builder.hpp"

namespace entente::query {

class RowTests {
 public:
  RowTests(const Conjuncts& conjuncts, Builder& builder);

  [[nodiscard]] bool empty() const { return tests_.empty(); }
  /// Looks up names and values that hold for all rows to come. Call when the operator opens.
  void start(Row row);
  /// Whether all conditions are true (an error makes them not).
  [[nodiscard]] bool pass(Row row) { return pass(row, kNoSlot, NodeId()); }
  /// The same where one slot is not filled in yet: it holds `node`.
  [[nodiscard]] bool pass(Row row, Slot slot, NodeId node);

 private:
  static constexpr Slot kNoSlot = UINT32_MAX;
  enum class Kind : std::uint8_t { Label, Constant, Pair, Other };
  struct Side {
    Slot slot = 0;
    std::string key;
    PropertyReader<NodeId> reader{};
  };
  struct Test {
    Kind kind = Kind::Other;
    Side left, right;
    std::string label;
    std::optional<LabelId> label_id;
    ComparisonOperator op = ComparisonOperator::Equal;
    EvaluatorPtr value;  // Constant
    Value known;
    EvaluatorPtr original;
  };
  static std::optional<Side> property_of_node(const BoundExpression& expression);
  Test compile(const BoundExpressionPtr& conjunct, Builder& builder);
  /// Nothing where the columns cannot tell.
  [[nodiscard]] std::optional<bool> quick(const Test& test, Row row, Slot slot, NodeId node) const;

  ExecContext& context_;
  std::vector<Test> tests_;
};

/// Whether an order satisfies a comparison; and the comparison seen from its other side.
bool satisfies(std::strong_ordering order, ComparisonOperator op);
ComparisonOperator mirrored(ComparisonOperator op);
/// Whether an expression has one value for a whole run: a constant, or a parameter.
bool is_known_before(const BoundExpression& expression, const Evaluator* compiled);

}  // namespace entente::query
