// Queries, arms and clauses to operators, one clause after another. MATCH is in plan_match.cpp.
#include "query/plan/plan_query.hpp"

#include <algorithm>

#include "query/plan/overload.hpp"

namespace entente::query {

Slot Planner::new_slot(std::string name, Type type) {
  slots_.push_back({std::move(name), std::move(type)});
  return static_cast<Slot>(slots_.size() - 1);
}

std::vector<Slot> Planner::outputs_of(const BoundQuery& query) { return query.arms.front().outputs; }

Result<OperatorPtr> Planner::plan_query(const BoundQuery& query, const SlotSet& bound, bool drain) {
  std::vector<OperatorPtr> arms;
  Union all{.outputs = {}, .slots = outputs_of(query)};
  bool writes = false;
  for (const BoundArm& arm : query.arms) {
    SlotSet filled = bound;
    auto planned = plan_clauses(arm.clauses, make_argument(), filled);
    if (!planned) return planned;
    if (arm.outputs.empty() && drain) *planned = make_operator(Drain{}, std::move(*planned));
    writes = writes || (*planned)->writes;
    all.outputs.push_back(arm.outputs);
    arms.push_back(std::move(*planned));
  }
  if (arms.size() == 1) return std::move(arms.front());
  auto joined = make_operator(std::move(all), nullptr);
  joined->children = std::move(arms);
  joined->writes = writes;
  if (query.union_all || outputs_of(query).empty()) return joined;
  return make_operator(Distinct{outputs_of(query)}, std::move(joined));
}

Result<OperatorPtr> Planner::plan_clauses(const std::vector<BoundClause>& clauses, OperatorPtr input,
                                          SlotSet& bound) {
  for (const BoundClause& clause : clauses) {
    auto next = plan_clause(clause, std::move(input), bound);
    if (!next) return next;
    input = std::move(*next);
  }
  return input;
}

namespace {

void add_created(const BoundCreate& create, SlotSet& bound) {
  for (const BoundNewNode& node : create.nodes) bound.insert(node.slot);
  for (const BoundNewEdge& edge : create.edges) bound.insert(edge.slot);
  for (const BoundNewPath& path : create.paths) bound.insert(path.slot);
}

template <class Node>
OperatorPtr make_write(Node node, OperatorPtr input) {
  auto made = make_operator(std::move(node), std::move(input));
  made->writes = true;
  return made;
}

}  // namespace

Result<OperatorPtr> Planner::plan_clause(const BoundClause& clause, OperatorPtr input, SlotSet& bound) {
  return std::visit(
      Overload{
          [&](const BoundMatch& match) {
            return match.optional ? plan_optional_match(match, std::move(input), bound)
                                  : plan_match(match, std::move(input), bound);
          },
          [&](const BoundUnwind& unwind) -> Result<OperatorPtr> {
            bound.insert(unwind.slot);
            return make_operator(Unwind{unwind.list, unwind.slot}, std::move(input));
          },
          [&](const BoundProjection& projection) -> Result<OperatorPtr> {
            return plan_projection(projection, std::move(input), bound);
          },
          [&](const BoundCreate& create) -> Result<OperatorPtr> {
            add_created(create, bound);
            return make_write(CreateElements{create}, std::move(input));
          },
          [&](const BoundUpdate& update) -> Result<OperatorPtr> {
            return make_write(UpdateElements{update.items}, std::move(input));
          },
          [&](const BoundMerge& merge) { return plan_merge(merge, std::move(input), bound); },
          [&](const BoundDelete& deletion) -> Result<OperatorPtr> {
            return make_write(DeleteElements{deletion.detach, deletion.targets}, std::move(input));
          },
          [&](const BoundProcedureCall& call) -> Result<OperatorPtr> {
            for (const auto& yield : call.yields) bound.insert(yield.slot);
            return filter_by(call.where, make_operator(CallTable{call}, std::move(input)));
          },
          [&](const BoundSubqueryCall& call) { return plan_subquery_call(call, std::move(input), bound); },
          [&](const BoundForeach& each) { return plan_foreach(each, std::move(input), bound); },
      },
      clause.node);
}

Result<OperatorPtr> Planner::plan_optional_match(const BoundMatch& match, OperatorPtr input, SlotSet& bound) {
  const SlotSet before = bound;
  auto inner = plan_match(match, make_argument(), bound);
  if (!inner) return inner;
  Optional optional;
  std::set_difference(bound.begin(), bound.end(), before.begin(), before.end(),
                      std::back_inserter(optional.slots));
  return make_operator(std::move(optional), std::move(input), std::move(*inner));
}

OperatorPtr Planner::plan_projection(const BoundProjection& projection, OperatorPtr input, SlotSet& bound) {
  const bool aggregating = projection.aggregating || !projection.aggregates.empty();
  if (aggregating) input = make_operator(Aggregate{projection.keys, projection.aggregates}, std::move(input));
  input = make_operator(Project{projection.items}, std::move(input));
  SlotSet kept;
  std::vector<Slot> columns;
  for (const BoundItem& item : projection.items) {
    columns.push_back(item.slot);
    kept.insert(item.slot);
  }
  if (projection.distinct) input = make_operator(Distinct{columns}, std::move(input));
  if (!projection.order.empty()) input = make_operator(Sort{.order = projection.order}, std::move(input));
  if (projection.skip != nullptr || projection.limit != nullptr) {
    input = make_operator(Slice{projection.skip, projection.limit}, std::move(input));
  }
  input = filter_by(projection.where, std::move(input));
  bound = std::move(kept);
  return input;
}

Result<OperatorPtr> Planner::plan_merge(const BoundMerge& merge, OperatorPtr input, SlotSet& bound) {
  SlotSet matched = bound;
  auto inner = plan_match(merge.match, make_argument(), matched);
  if (!inner) return inner;
  MergePattern pattern{
      .create = merge.create, .on_create = merge.on_create, .on_match = merge.on_match, .slots = {}};
  std::set_difference(matched.begin(), matched.end(), bound.begin(), bound.end(),
                      std::back_inserter(pattern.slots));
  bound = std::move(matched);
  add_created(merge.create, bound);
  auto made = make_operator(std::move(pattern), std::move(input), std::move(*inner));
  made->writes = true;
  return made;
}

Result<OperatorPtr> Planner::plan_subquery_call(const BoundSubqueryCall& call, OperatorPtr input,
                                                SlotSet& bound) {
  auto inner = plan_query(*call.query, bound);
  if (!inner) return inner;
  CallQuery node{.outputs = outputs_of(*call.query),
                 .slots = call.slots,
                 .joins = !call.slots.empty(),
                 .optional = call.optional,
                 .writes = (*inner)->writes};
  bound.insert(call.slots.begin(), call.slots.end());
  return make_operator(std::move(node), std::move(input), std::move(*inner));
}

Result<OperatorPtr> Planner::plan_foreach(const BoundForeach& each, OperatorPtr input, SlotSet& bound) {
  SlotSet inside = bound;
  inside.insert(each.slot);
  auto inner = plan_clauses(each.clauses, make_argument(), inside);
  if (!inner) return inner;
  return make_operator(ForeachElement{each.slot, each.list}, std::move(input),
                       make_operator(Drain{}, std::move(*inner)));
}

}  // namespace entente::query
