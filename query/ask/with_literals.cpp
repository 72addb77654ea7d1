// A question's query with its names written in.
#include "graph/value_print.hpp"
#include "query/ask/ask.hpp"

namespace entente::query {

namespace {

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

}  // namespace

// The composed text has no $ but those of its parameters.
std::string with_literals(const AskedQuery& asked) {
  std::string text;
  const std::string& cypher = asked.cypher;
  for (std::size_t at = 0; at < cypher.size();) {
    if (cypher[at] != '$') {
      text += cypher[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < cypher.size() && is_name_letter(cypher[end])) ++end;
    const auto found = asked.parameters.find(cypher.substr(at + 1, end - at - 1));
    text += found == asked.parameters.end() ? cypher.substr(at, end - at) : cypher_literal(found->second);
    at = end;
  }
  return text;
}

}  // namespace entente::query
