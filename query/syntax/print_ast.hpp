// A tree as text: openCypher again, on one line, every operator in brackets, so that it shows how the text
// was read. What is printed parses to a tree that prints alike.
#pragma once

#include <string>

#include "query/syntax/ast.hpp"

namespace entente::query::syntax {

std::string print_ast(const Statement& statement);
std::string print_ast(const Query& query);
std::string print_ast(const Expression& expression);
std::string print_ast(const PathPattern& pattern);

/// A name as it must be written: back-quoted where it is no plain word.
std::string quoted_name(std::string_view name);
const char* symbol_of(BinaryOperator op);
const char* symbol_of(ComparisonOperator op);
const char* symbol_of(LogicalOperator op);

}  // namespace entente::query::syntax
