// Builder: a plan to a tree of cursors, once for each cached statement. One factory an operator, each in its
// own file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/execute/cursor.hpp"
#include "query/plan/plan_query.hpp"

namespace entente::query {

/// What one operator did, for PROFILE.
struct OperatorProfile {
  std::uint64_t rows = 0;
  std::chrono::nanoseconds time{};  ///< with everything below it
};

class Builder final : public SubqueryCompiler {
 public:
  /// `planner` plans subqueries that stand in expressions. With `profile`, every operator is timed into it.
  Builder(ExecContext& context, Planner& planner,
          const std::map<std::string, Procedure, std::less<>>& procedures,
          std::map<const Operator*, OperatorProfile>* profile)
      : context_(context), planner_(planner), procedures_(procedures), profile_(profile) {}

  /// Null after an error; the first one stays in error().
  CursorPtr build(const Operator& plan);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  // For the factories: compiled expressions, never null unless the expression is (or an error is kept).
  EvaluatorPtr compile(const BoundExpressionPtr& expression);
  std::vector<EvaluatorPtr> compile_all(const std::vector<BoundExpressionPtr>& expressions);
  [[nodiscard]] ExecContext& context() { return context_; }
  /// Whether operators may take batches from their input.
  [[nodiscard]] bool batches() const { return planner_.optimised(); }
  [[nodiscard]] const Procedure* find_procedure(std::string_view name) const;
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  Result<std::unique_ptr<CompiledSubquery>> compile(const BoundSubquery& subquery) override;
  /// Plans of subqueries live as long as the cursors.
  std::vector<OperatorPtr> take_inner_plans() { return std::move(inner_plans_); }

 private:
  CursorPtr build_bare(const Operator& plan);

  ExecContext& context_;
  Planner& planner_;
  const std::map<std::string, Procedure, std::less<>>& procedures_;
  std::map<const Operator*, OperatorProfile>* profile_;
  std::vector<OperatorPtr> inner_plans_;
  std::optional<Error> error_;
};

// --- The factories. `op` outlives the cursor.
CursorPtr make_argument_cursor();
CursorPtr make_scan_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_expand_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_intersect_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_repeat_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_search_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_between_cursor(const SearchPath& search, CursorPtr input, Builder& builder);
CursorPtr make_filter_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_time_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_path_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_optional_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder);
CursorPtr make_project_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_aggregate_cursor(const Operator& op, CursorPtr input, Builder& builder);
/// `listing` counts the same cycles one by one.
CursorPtr make_cycle_cursor(const Operator& op, CursorPtr listing, Builder& builder);
CursorPtr make_distinct_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_sort_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_slice_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_unwind_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_union_cursor(const Operator& op, std::vector<CursorPtr> arms, Builder& builder);
CursorPtr make_call_query_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder);
CursorPtr make_call_table_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_create_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_merge_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder);
CursorPtr make_update_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_delete_cursor(const Operator& op, CursorPtr input, Builder& builder);
CursorPtr make_foreach_cursor(const Operator& op, CursorPtr input, CursorPtr inner, Builder& builder);
CursorPtr make_drain_cursor(CursorPtr input);

}  // namespace entente::query
