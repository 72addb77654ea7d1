// What can stand at the cursor: dot commands, keywords, functions, labels, types, properties, parameters, and
// names in the data, fuzzily and through aliases.
#pragma once

#include <string_view>
#include <vector>

#include "cli/repl/line_editor.hpp"
#include "graph/graph_view.hpp"
#include "query/ask/names.hpp"

namespace entente::cli {

/// Looks at the text before the cursor: within a quote and in plain questions come names; after ( : labels,
/// after [ : types; after a point properties; after $ parameters; else keywords and functions.
Completions complete(std::string_view before, const GraphView& view, const query::Names& names,
                     const std::vector<std::string>& parameters,
                     const std::vector<std::string>& dot_commands);

/// Whether a line is meant as a plain question: it ends in ?, or starts with a question's word and is no
/// Cypher.
bool looks_like_question(std::string_view line);

}  // namespace entente::cli
