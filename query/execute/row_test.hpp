// Conditions of a filter. Common kinds (a label; a property against a value known beforehand, or against
// another node's property; whether two nodes are joined) read the graph's columns and adjacency; what these
// do not hold as expected, and everything else, is evaluated as written.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "query/execute/builder.hpp"
#include "query/execute/edge_lookup.hpp"

namespace entente::query {

/// Node numbers from `first` up to but without `last`.
struct NodeRange {
  std::uint32_t first = 0, last = UINT32_MAX;
};

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

  /// Leaves in the batch what passes; spans may then stand in this object, until it is asked again. False: an
  /// error.
  bool select(Row row, const BatchSlots& slots, NodeBatch& batch);
  /// The nodes that `slot` may hold, as far as orders of its properties against known ones say where
  /// ascending columns make them orders of nodes.
  /// `complete`: they say all that the conditions say.
  [[nodiscard]] NodeRange range(Row row, Slot slot, bool& complete);

 private:
  static constexpr Slot kNoSlot = UINT32_MAX;
  enum class Kind : std::uint8_t { Label, Constant, Pair, Joined, Other };
  struct Side {
    Slot slot = 0;
    std::string key;
    PropertyReader<NodeId> reader{};
    const DenseIntegers* dense = nullptr;  ///< null: not wanted or not there
  };
  struct Test {
    Kind kind = Kind::Other;
    Side left, right;
    std::string label;
    std::optional<LabelId> label_id;
    ComparisonOperator op = ComparisonOperator::Equal;
    const Step* leads = nullptr;  // Label: the step that is known to lead to such nodes alone
    EvaluatorPtr value;           // Constant
    Value known;
    // Joined: whether a step leads from the left node to the right one, or (negated) does not.
    std::optional<ResolvedStep> step, back;
    HotNeighbours from_left{}, from_right{};
    bool negated = false;
    EvaluatorPtr original;
  };
  static std::optional<Side> property_of_node(const BoundExpression& expression);
  Test compile(const BoundExpressionPtr& conjunct, Builder& builder);
  static void compile_comparison(const BoundComparison& comparison, Test& test, Builder& builder);
  static bool compile_joined(const BoundExpression& expression, Test& test);
  /// Nothing where the columns cannot tell.
  [[nodiscard]] std::optional<bool> quick(Test& test, Row row, Slot slot, NodeId node);
  [[nodiscard]] bool joined(Test& test, NodeId left, NodeId right);

  /// The test as a comparison of the batch's node's property with a number that is the same for the batch.
  struct NumberTest {
    const DenseIntegers* dense;
    ComparisonOperator op;
    std::int64_t number;
  };
  [[nodiscard]] std::optional<NumberTest> as_number_test(const Test& test, Row row, Slot slot) const;
  [[nodiscard]] static std::optional<NodeRange> as_range(const NumberTest& test);
  void select_one(Test& test, Row row, const BatchSlots& slots, NodeBatch& batch);
  template <class Keep>
  void narrow(NodeBatch& batch, Keep&& keep);

  ExecContext& context_;
  std::vector<Test> tests_;
  std::uint64_t version_ = 0;  ///< of the graph that names and columns were looked up in
  std::vector<NodeId> nodes_;
  std::vector<EdgeId> edges_, found_;
};

/// Keeps of a sorted batch the nodes of a range.
void cut(NodeBatch& batch, NodeRange range);
/// Whether an order satisfies a comparison; and the comparison seen from its other side.
bool satisfies(std::strong_ordering order, ComparisonOperator op);
ComparisonOperator mirrored(ComparisonOperator op);
/// Whether an expression has one value for a whole run: a constant, or a parameter.
bool is_known_before(const BoundExpression& expression, const Evaluator* compiled);

}  // namespace entente::query
