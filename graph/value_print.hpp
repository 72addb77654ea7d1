// Values as text: for people, and as openCypher writes them.
#pragma once

#include <string>
#include <string_view>

#include "graph/value.hpp"

namespace entente {

/// As a cell shows it: strings and temporals bare ("Xi Jinping", "2024-07-02"), floats as the shortest text
/// that reads back to the same number ("1.0", "0.1", "1e+100"), lists and maps as Cypher literals, null as
/// "null". Nodes, edges and paths have no text without their graph: "node 7", "edge 7", "path".
std::string plain_text(const Value& value);

/// An openCypher expression that gives the value: strings quoted and escaped, temporals as constructor calls
/// ("date('2024-07-02')"). Partial dates keep their precision as strings. Nodes, edges and paths as in
/// plain_text.
std::string cypher_literal(const Value& value);

/// A string as openCypher writes it: in single quotes, with \', \\, \n, \r and \t escaped.
std::string quoted(std::string_view text);

/// The shortest text that reads back to the same float; always with a point, an exponent, "NaN", "Infinity".
std::string float_text(double number);

}  // namespace entente
