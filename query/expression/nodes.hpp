// The kinds of evaluators, private to query/expression: each factory makes one. compile_expression.cpp
// chooses among them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/expression/evaluator.hpp"

namespace entente::query {

using Evaluators = std::vector<EvaluatorPtr>;

/// Notes where in the query the context's error arose, unless that is known already.
void place_error(EvalContext& context, Span span);
/// Fails with an error at a place; gives null.
Value fail_at(EvalContext& context, Span span, ErrorKind kind, std::string message, std::string detail);
/// The value, or null after keeping the error.
Value unwrap(Result<Value> result, EvalContext& context, Span span);
/// A list or map that is not too deep; else null and an ArgumentError.
Value nested(Value value, EvalContext& context, Span span);

// --- values.cpp
EvaluatorPtr make_constant(Value value);
EvaluatorPtr make_parameter(std::uint32_t index);
EvaluatorPtr make_slot(Slot slot);
// --- properties.cpp
EvaluatorPtr make_property(EvaluatorPtr object, std::string key, const GraphView* view, Span span);
EvaluatorPtr make_label_test(EvaluatorPtr object, const BoundLabelsPtr& labels, const GraphView* view,
                             Span span);
/// EntityNotFound where the statement has deleted it; true where it is still there.
bool check_alive(NodeId node, EvalContext& context, Span span);
bool check_alive(EdgeId edge, EvalContext& context, Span span);
/// All properties of a node or edge, or the map itself.
Map properties_of(const Value& value, EvalContext& context);
// --- logic.cpp
EvaluatorPtr make_logical(LogicalOperator op, Evaluators operands);
EvaluatorPtr make_not(EvaluatorPtr operand);
EvaluatorPtr make_is_null(EvaluatorPtr operand, bool negated);
EvaluatorPtr make_comparison(ComparisonOperator op, EvaluatorPtr left, EvaluatorPtr right);
EvaluatorPtr make_in(EvaluatorPtr element, EvaluatorPtr list, Span span);
// --- texts.cpp
EvaluatorPtr make_text_test(BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right);
EvaluatorPtr make_matches(EvaluatorPtr text, EvaluatorPtr pattern, Span span);
// --- operators.cpp
EvaluatorPtr make_arithmetic(BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right, Span span);
EvaluatorPtr make_sign(UnaryOperator op, EvaluatorPtr operand, Span span);
// --- collections.cpp
EvaluatorPtr make_list(Evaluators items, Span span);
EvaluatorPtr make_map(std::vector<std::pair<std::string, EvaluatorPtr>> entries, Span span);
/// An entry without value adds all of the object's properties.
EvaluatorPtr make_map_projection(EvaluatorPtr object,
                                 std::vector<std::pair<std::string, EvaluatorPtr>> entries, Span span);
EvaluatorPtr make_index(EvaluatorPtr object, EvaluatorPtr index, Span span);
EvaluatorPtr make_slice(EvaluatorPtr object, EvaluatorPtr from, EvaluatorPtr to, Span span);
// --- comprehensions.cpp
EvaluatorPtr make_comprehension(Slot slot, EvaluatorPtr list, EvaluatorPtr where, EvaluatorPtr map,
                                Span span);
EvaluatorPtr make_quantifier(QuantifierKind kind, Slot slot, EvaluatorPtr list, EvaluatorPtr where,
                             Span span);
EvaluatorPtr make_reduce(Slot accumulator, EvaluatorPtr initial, Slot slot, EvaluatorPtr list,
                         EvaluatorPtr step, Span span);
// --- calls.cpp
struct CaseBranchEvaluators {
  EvaluatorPtr when;
  EvaluatorPtr then;
};
EvaluatorPtr make_case(EvaluatorPtr subject, std::vector<CaseBranchEvaluators> branches,
                       EvaluatorPtr otherwise);
EvaluatorPtr make_coalesce(Evaluators arguments);
/// Null where there is no such function.
EvaluatorPtr make_call(const std::string& function, Evaluators arguments, Span span);
EvaluatorPtr make_subquery(std::unique_ptr<CompiledSubquery> subquery);

}  // namespace entente::query
