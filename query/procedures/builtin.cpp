// The list of built-in procedures.
#include "query/procedures/builtin.hpp"

namespace entente::query {

std::vector<BuiltinProcedure> builtin_procedures(const GraphView& view) {
  std::vector<BuiltinProcedure> procedures;
  add_lookup(view, procedures);
  add_algorithms(view, procedures);
  return procedures;
}

}  // namespace entente::query
