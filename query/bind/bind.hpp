// The binder's face: a parsed statement to a bound one. Finds unknown names, wrong types, misplaced
// aggregates.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/bind/bound_query.hpp"

namespace entente::query {

/// What the binder must know of a procedure. Types as in query/engine.hpp: "STRING?", "INTEGER?", "FLOAT?",
/// "NUMBER?", "ANY?".
struct ProcedureSignature {
  struct Field {
    std::string name;
    std::string type;
  };
  std::string name;
  std::vector<Field> inputs;
  std::vector<Field> outputs;
  std::size_t optional_inputs = 0;  ///< how many of the last inputs may be left out
};

struct BindOptions {
  /// Finds a procedure by its name as written; none: there are no procedures.
  std::function<const ProcedureSignature*(std::string_view)> find_procedure{};
  /// All procedure names, for the near miss.
  std::function<std::vector<std::string>()> procedure_names{};
};

/// Needs `text`, the text that `statement` was parsed from, for column names and places.
Result<BoundStatement> bind_statement(const syntax::Statement& statement, std::string_view text,
                                      const BindOptions& options = {});

}  // namespace entente::query
