// The ordered list of passes.
#include "query/optimize/optimize.hpp"

#include <array>

namespace entente::query {

std::span<const Pass> passes() {
  static constexpr std::array kPasses{
      Pass{"push_edge_predicates", push_edge_predicates},
      Pass{"drop_unused", drop_unused},
      Pass{"intersect_neighbours", intersect_neighbours},
      Pass{"search_ends", search_ends},
      Pass{"count_paths", count_paths},
      Pass{"count_cycles", count_cycles},
      Pass{"keep_top_rows", keep_top_rows},
  };
  return kPasses;
}

void optimize(OperatorPtr& plan, const PassInput& input) {
  if (!input.planner.optimised()) return;
  for (const Pass& pass : passes()) pass.run(plan, input);
}

}  // namespace entente::query
