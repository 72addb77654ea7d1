// The parser's face: openCypher text to a tree.
#pragma once

#include <string_view>

#include "query/syntax/ast.hpp"

namespace entente::query::syntax {

/// Limits that keep a hostile text from costing more than it should.
inline constexpr std::size_t kMaxQueryBytes = 16u << 20;
inline constexpr int kMaxNesting = 150;  ///< of brackets, subqueries, clauses in clauses
inline constexpr int kMaxDepth =
    1000;  ///< of the finished tree: chains of operators such as 1 + 1 + 1 count too

/// One statement, an optional `;` at its end. The tree keeps no reference to `text`.
Result<Statement> parse_query(std::string_view text);
/// One expression alone, for tests and tools.
Result<ExpressionPtr> parse_expression(std::string_view text);

}  // namespace entente::query::syntax
