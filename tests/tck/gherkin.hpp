// Reads the Gherkin that openCypher's TCK is written in: features with scenarios, outlines, a background,
// text blocks and tables. English keywords only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"

namespace entente::tck {

using Table = std::vector<std::vector<std::string>>;

/// One step: its text without the keyword, and what stands below it.
struct Step {
  std::string text;
  std::string block;  ///< the text block, or empty
  Table table;        ///< rows of cells, escapes resolved; a lone `|` is a row without cells
};

/// One test. An outline gives one for each row of its examples.
struct Scenario {
  std::string name;         ///< starts with its number in brackets: "[3] ..."
  std::size_t example = 0;  ///< 1-based row of an outline's examples; 0 for a plain scenario
  std::vector<std::string> tags;
  std::vector<Step> steps;  ///< the background's first
};

struct Feature {
  std::string name;
  std::vector<Scenario> scenarios;
};

/// InputError with file and line where the text is no such Gherkin.
Result<Feature> parse_feature(std::string_view text, const std::string& file);

}  // namespace entente::tck
