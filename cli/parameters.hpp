// Query parameters from the command line and the REPL: name=JSON.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "graph/result.hpp"
#include "query/engine.hpp"

namespace entente::cli {

/// A JSON text as a value: integers stay integers where they fit into 64 bits. ArgumentError with what is
/// wrong and where.
Result<Value> value_from_json(std::string_view json);

/// `name=JSON`; a value that is no JSON is refused, with the quoted form as hint where a plain word was
/// meant.
Result<std::pair<std::string, Value>> parse_parameter(std::string_view text);
Result<query::Parameters> parse_parameters(const std::vector<std::string>& texts);

}  // namespace entente::cli
