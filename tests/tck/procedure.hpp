// `there exists a procedure NAME(input :: TYPE?, …) :: (output :: TYPE?, …):` and its table, as a procedure
// of the engine.
#pragma once

#include <string_view>

#include "query/engine.hpp"
#include "tests/tck/gherkin.hpp"

namespace entente::tck {

/// The procedure gives the output fields of the rows whose input fields equal the arguments, in the table's
/// order.
Result<query::Procedure> parse_procedure(std::string_view step, const Table& table);

}  // namespace entente::tck
