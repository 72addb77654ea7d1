// Optimisation: plan to plan. The passes stand in one ordered list in optimize.cpp; each is named, keeps the
// rows the same and can be left out.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "query/plan/plan_query.hpp"

namespace entente::query {

/// What is asked of a plan's rows: all of them, or only which there are (EXISTS looks at no more).
enum class RowsAsked : std::uint8_t { All, Distinct };

struct PassInput {
  const std::vector<Slot>& outputs;  ///< the slots that are read from the plan's rows
  RowsAsked asked = RowsAsked::All;
  Planner& planner;
};
struct Pass {
  std::string_view name;
  void (*run)(OperatorPtr& plan, const PassInput& input);
};
/// In the order in which they run.
std::span<const Pass> passes();

/// Runs every pass, if the planner optimises.
void optimize(OperatorPtr& plan, const PassInput& input);

// --- The passes, a file each.

/// all(r IN relationships(p) WHERE …) and the like are tested on each edge as it is walked.
void push_edge_predicates(OperatorPtr& plan, const PassInput& input);
/// Paths and lists that nobody reads are not built.
void drop_unused(OperatorPtr& plan, const PassInput& input);
/// A step and a second one that closes a cycle become one intersection.
void intersect_neighbours(OperatorPtr& plan, const PassInput& input);
/// Where only the distinct ends of a repeated edge matter, they are searched instead of listing every way.
void search_ends(OperatorPtr& plan, const PassInput& input);
/// count(*) over all shortest paths is computed without listing them.
void count_paths(OperatorPtr& plan, const PassInput& input);
/// count(*) over cycles of three nodes is computed without listing them.
void count_cycles(OperatorPtr& plan, const PassInput& input);
/// ORDER BY with LIMIT keeps only the first rows.
void keep_top_rows(OperatorPtr& plan, const PassInput& input);

}  // namespace entente::query
