// One cursor for each operator; subqueries of expressions are planned and built here as well.
#include <chrono>

#include "query/execute/builder.hpp"
#include "query/optimize/optimize.hpp"
#include "query/plan/overload.hpp"

namespace entente::query {
namespace {

/// Counts rows and time of the cursor below, for PROFILE.
class ProfileCursor final : public Cursor {
 public:
  ProfileCursor(CursorPtr inner, OperatorProfile& profile) : inner_(std::move(inner)), profile_(profile) {}
  void open(Row row) override {
    timed([&] { inner_->open(row); });
  }
  bool next(Row row) override {
    bool more = false;
    timed([&] { more = inner_->next(row); });
    profile_.rows += more ? 1 : 0;
    return more;
  }
  [[nodiscard]] std::optional<BatchSlots> batch_slots() const override { return inner_->batch_slots(); }
  bool next_batch(Row row, NodeBatch& batch) override {
    bool more = false;
    timed([&] { more = inner_->next_batch(row, batch); });
    profile_.rows += more ? batch.nodes.size() : 0;
    return more;
  }

 private:
  template <class Work>
  void timed(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    profile_.time += std::chrono::steady_clock::now() - start;
  }
  CursorPtr inner_;
  OperatorProfile& profile_;
};

class SubqueryRun final : public CompiledSubquery {
 public:
  SubqueryRun(SubqueryKind kind, std::optional<Slot> column, CursorPtr cursor, bool batches,
              ExecContext& context)
      : kind_(kind),
        column_(column),
        cursor_(std::move(cursor)),
        context_(context),
        batches_(batches && cursor_->batch_slots()) {}
  Value run(Row row, EvalContext&) override {
    cursor_->open(row);
    if (kind_ == SubqueryKind::Exists) return Value(cursor_->next(row));
    std::int64_t count = 0;
    if (kind_ == SubqueryKind::Count && batches_) {
      NodeBatch batch;
      while (cursor_->next_batch(row, batch)) count += static_cast<std::int64_t>(batch.nodes.size());
      return context_.failed() ? Value() : Value(count);
    }
    List list;
    while (cursor_->next(row)) {
      ++count;
      if (kind_ == SubqueryKind::Count) continue;
      list.push_back(row[*column_]);
      if (!context_.eval.charge(1, sizeof(Value))) return {};
    }
    if (context_.failed()) return {};
    return kind_ == SubqueryKind::Count ? Value(count) : Value(std::move(list));
  }

 private:
  SubqueryKind kind_;
  std::optional<Slot> column_;
  CursorPtr cursor_;
  ExecContext& context_;
  bool batches_;
};

}  // namespace

CursorPtr Builder::build(const Operator& plan) {
  CursorPtr cursor = build_bare(plan);
  if (error_) return nullptr;
  if (profile_ != nullptr) cursor = std::make_unique<ProfileCursor>(std::move(cursor), (*profile_)[&plan]);
  return cursor;
}

CursorPtr Builder::build_bare(const Operator& plan) {
  std::vector<CursorPtr> children;
  for (const OperatorPtr& child : plan.children) {
    children.push_back(build(*child));
    if (error_) return nullptr;
  }
  const auto input = [&] { return std::move(children.front()); };
  const auto inner = [&] { return std::move(children.back()); };
  return std::visit(
      Overload{
          [&](const Argument&) { return make_argument_cursor(); },
          [&](const ScanNodes&) { return make_scan_cursor(plan, input(), *this); },
          [&](const ScanLabel&) { return make_scan_cursor(plan, input(), *this); },
          [&](const SeekNodes&) { return make_scan_cursor(plan, input(), *this); },
          [&](const Expand&) { return make_expand_cursor(plan, input(), *this); },
          [&](const Intersect&) { return make_intersect_cursor(plan, input(), *this); },
          [&](const ExpandRepeat&) { return make_repeat_cursor(plan, input(), *this); },
          [&](const SearchPath&) { return make_search_cursor(plan, input(), *this); },
          [&](const FilterTime&) { return make_time_cursor(plan, input(), *this); },
          [&](const BuildPath&) { return make_path_cursor(plan, input(), *this); },
          [&](const Filter&) { return make_filter_cursor(plan, input(), *this); },
          [&](const Optional&) { return make_optional_cursor(plan, input(), inner(), *this); },
          [&](const Project&) { return make_project_cursor(plan, input(), *this); },
          [&](const Aggregate&) { return make_aggregate_cursor(plan, input(), *this); },
          [&](const Distinct&) { return make_distinct_cursor(plan, input(), *this); },
          [&](const Sort&) { return make_sort_cursor(plan, input(), *this); },
          [&](const Slice&) { return make_slice_cursor(plan, input(), *this); },
          [&](const Unwind&) { return make_unwind_cursor(plan, input(), *this); },
          [&](const Union&) { return make_union_cursor(plan, std::move(children), *this); },
          [&](const CallQuery&) { return make_call_query_cursor(plan, input(), inner(), *this); },
          [&](const CallTable&) { return make_call_table_cursor(plan, input(), *this); },
          [&](const CreateElements&) { return make_create_cursor(plan, input(), *this); },
          [&](const MergePattern&) { return make_merge_cursor(plan, input(), inner(), *this); },
          [&](const UpdateElements&) { return make_update_cursor(plan, input(), *this); },
          [&](const DeleteElements&) { return make_delete_cursor(plan, input(), *this); },
          [&](const ForeachElement&) { return make_foreach_cursor(plan, input(), inner(), *this); },
          [&](const Drain&) { return make_drain_cursor(input()); },
      },
      plan.node);
}

EvaluatorPtr Builder::compile(const BoundExpressionPtr& expression) {
  if (expression == nullptr || error_) return nullptr;
  auto compiled = compile_expression(*expression, {.view = &context_.view, .subqueries = this});
  if (compiled) return std::move(*compiled);
  fail(std::move(compiled.error()));
  return nullptr;
}

std::vector<EvaluatorPtr> Builder::compile_all(const std::vector<BoundExpressionPtr>& expressions) {
  std::vector<EvaluatorPtr> compiled;
  for (const auto& expression : expressions) compiled.push_back(compile(expression));
  return compiled;
}

const Procedure* Builder::find_procedure(std::string_view name) const {
  const auto found = procedures_.find(name);
  return found == procedures_.end() ? nullptr : &found->second;
}

Result<std::unique_ptr<CompiledSubquery>> Builder::compile(const BoundSubquery& subquery) {
  auto plan = planner_.plan_query(*subquery.query, {}, false);
  if (!plan) return entente::fail(std::move(plan.error()));
  const std::vector<Slot> outputs =
      subquery.kind == SubqueryKind::Collect ? Planner::outputs_of(*subquery.query) : std::vector<Slot>();
  const bool exists = subquery.kind == SubqueryKind::Exists;
  optimize(*plan, {outputs, exists ? RowsAsked::Distinct : RowsAsked::All, planner_});
  fill_in_slots(**plan, outputs);
  inner_plans_.push_back(std::move(*plan));
  CursorPtr cursor = build(*inner_plans_.back());
  if (error_) return entente::fail(*error_);
  return std::make_unique<SubqueryRun>(subquery.kind,
                                       outputs.empty() ? std::nullopt : std::optional(outputs.front()),
                                       std::move(cursor), batches(), context_);
}

}  // namespace entente::query
