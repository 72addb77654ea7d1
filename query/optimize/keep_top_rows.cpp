// Tells a sort how many of its first rows the LIMIT above wants.
#include "query/optimize/optimize.hpp"

namespace entente::query {

void keep_top_rows(OperatorPtr& plan, const PassInput& input) {
  if (const auto* slice = std::get_if<Slice>(&plan->node); slice != nullptr && slice->limit != nullptr) {
    if (auto* sort = std::get_if<Sort>(&plan->children.front()->node)) {
      sort->limit = slice->limit;
      sort->skip = slice->skip;
    }
  }
  for (auto& child : plan->children) keep_top_rows(child, input);
}

}  // namespace entente::query
