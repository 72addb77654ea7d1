// The parser's face: openCypher text to a tree.
#pragma once

#include <string_view>

#include "query/syntax/ast.hpp"

namespace entente::query::syntax {

/// Limits that keep a hostile text from costing more than it should.
inline constexpr std::size_t kMaxQueryBytes = 16u << 20;
inline constexpr int kMaxDepth = 500;  ///< of nesting: brackets, subqueries, chains of operators

/// One statement, an optional `;` at its end. The tree keeps no reference to `text`.
Result<Statement> parse_query(std::string_view text);
/// One expression alone, for tests and tools.
Result<ExpressionPtr> parse_expression(std::string_view text);

}  // namespace entente::query::syntax
