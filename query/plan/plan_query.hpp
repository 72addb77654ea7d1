// Planning: a bound query to a tree of operators. A pure function of the query and the statistics of the
// graph.
#pragma once

#include "graph/graph_view.hpp"
#include "query/engine.hpp"
#include "query/plan/mentions.hpp"
#include "query/plan/operator.hpp"

namespace entente::query {

/// A planned statement. `slots` are the statement's, with those that the plan added behind.
struct Plan {
  OperatorPtr root;
  std::vector<SlotInfo> slots;
  std::vector<std::string> columns;
  std::vector<Slot> outputs;  ///< the slots of the columns
};

class Planner {
 public:
  /// `view` is asked for counts only. Without optimisations patterns are walked as written.
  Planner(const GraphView& view, std::vector<SlotInfo> slots, Optimisations optimisations)
      : view_(view), slots_(std::move(slots)), optimised_(optimisations.enabled) {}

  /// The whole query; `bound` are slots that an outer query fills. The rows of several arms come out in
  /// `outputs` of the first arm. Without `drain` an arm that returns nothing gives its rows all the same
  /// (EXISTS and COUNT look at them).
  Result<OperatorPtr> plan_query(const BoundQuery& query, const SlotSet& bound, bool drain = true);
  /// The slots in which plan_query leaves the columns.
  static std::vector<Slot> outputs_of(const BoundQuery& query);

  /// Clauses after `input`, whose rows fill `bound`; `bound` is brought up to date.
  Result<OperatorPtr> plan_clauses(const std::vector<BoundClause>& clauses, OperatorPtr input,
                                   SlotSet& bound);
  Result<OperatorPtr> plan_match(const BoundMatch& match, OperatorPtr input, SlotSet& bound);

  [[nodiscard]] const GraphView& view() const { return view_; }
  [[nodiscard]] bool optimised() const { return optimised_; }
  [[nodiscard]] const std::vector<SlotInfo>& slots() const { return slots_; }
  /// A slot of the planner's own.
  Slot new_slot(std::string name, Type type);

 private:
  Result<OperatorPtr> plan_clause(const BoundClause& clause, OperatorPtr input, SlotSet& bound);
  Result<OperatorPtr> plan_optional_match(const BoundMatch& match, OperatorPtr input, SlotSet& bound);
  OperatorPtr plan_projection(const BoundProjection& projection, OperatorPtr input, SlotSet& bound);
  Result<OperatorPtr> plan_merge(const BoundMerge& merge, OperatorPtr input, SlotSet& bound);
  Result<OperatorPtr> plan_subquery_call(const BoundSubqueryCall& call, OperatorPtr input, SlotSet& bound);
  Result<OperatorPtr> plan_foreach(const BoundForeach& each, OperatorPtr input, SlotSet& bound);

  const GraphView& view_;
  std::vector<SlotInfo> slots_;
  bool optimised_;
};

/// An operator over `input` (null for Argument).
template <class Node>
OperatorPtr make_operator(Node node, OperatorPtr input) {
  auto made = std::make_unique<Operator>();
  made->node = std::move(node);
  if (input != nullptr) {
    made->writes = input->writes;
    made->estimated_rows = input->estimated_rows;
    made->children.push_back(std::move(input));
  }
  return made;
}
/// The same with a second child that runs once for each row.
template <class Node>
OperatorPtr make_operator(Node node, OperatorPtr input, OperatorPtr inner) {
  auto made = make_operator(std::move(node), std::move(input));
  made->writes = made->writes || inner->writes;
  made->children.push_back(std::move(inner));
  return made;
}
inline OperatorPtr make_argument() { return make_operator(Argument{}, nullptr); }
inline OperatorPtr filter_by(Conjuncts conjuncts, OperatorPtr input) {
  return conjuncts.empty() ? std::move(input) : make_operator(Filter{std::move(conjuncts)}, std::move(input));
}

/// Computes Operator::filled of every operator; `outputs` are the slots that are read from the plan's rows.
void fill_in_slots(Operator& plan, const std::vector<Slot>& outputs);

}  // namespace entente::query
