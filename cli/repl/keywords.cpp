#include "cli/repl/keywords.hpp"

#include <algorithm>
#include <array>

#include "query/syntax/token.hpp"

namespace entente::cli {

namespace {

constexpr std::array<std::string_view, 55> kKeywords = {
    "ALL",         "AND",           "ANY",          "AS",
    "AS OF",       "ASC",           "BETWEEN",      "BY",
    "CALL",        "CASE",          "CONTAINS",     "COUNT",
    "CREATE",      "DELETE",        "DESC",         "DETACH",
    "DISTINCT",    "ELSE",          "END",          "ENDS WITH",
    "EXISTS",      "EXPLAIN",       "false",        "IN",
    "IS",          "IS NOT NULL",   "IS NULL",      "LIMIT",
    "MATCH",       "MERGE",         "NONE",         "NOT",
    "null",        "ON CREATE SET", "ON MATCH SET", "OPTIONAL MATCH",
    "OR",          "ORDER BY",      "PROFILE",      "REMOVE",
    "RETURN",      "SET",           "SINGLE",       "SKIP",
    "STARTS WITH", "THEN",          "true",         "UNION",
    "UNWIND",      "WHEN",          "WHERE",        "WITH",
    "XOR",         "YIELD",         "shortestPath"};

}  // namespace

std::span<const std::string_view> keywords() { return kKeywords; }

bool is_keyword(std::string_view word) {
  return std::any_of(kKeywords.begin(), kKeywords.end(), [word](std::string_view keyword) {
    while (!keyword.empty()) {
      const std::size_t end = std::min(keyword.find(' '), keyword.size());
      if (query::syntax::same_word(keyword.substr(0, end), word)) return true;
      keyword.remove_prefix(std::min(keyword.size(), end + 1));
    }
    return false;
  });
}

}  // namespace entente::cli
