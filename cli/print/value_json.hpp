// Values as strict JSON (RFC 8259), for machines.
#pragma once

#include <string>
#include <string_view>

#include "graph/graph_view.hpp"
#include "graph/value.hpp"

namespace entente::cli {

/// Appends the value. Nodes are {"id","labels","properties"}, edges
/// {"id","type","from","to","undirected","properties"}, paths {"nodes","edges"}; temporal values are their
/// ISO text; NaN and infinities, which JSON lacks, are strings.
void append_json(std::string& out, const Value& value, const GraphView& view);
/// Appends a quoted string; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);

}  // namespace entente::cli
