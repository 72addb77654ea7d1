// Query cases as data: a graph, a query, and the rows or the error it must give. The format is in
// tests/cases/query/README.md.
#pragma once

#include <string>
#include <vector>

namespace entente::query::test {

struct QueryCase {
  std::string name;
  std::string file;
  int line = 0;
  std::vector<std::string> graph;  ///< statements that build it
  std::string query{};
  std::vector<std::string> rows{};  ///< the header, then the rows, as written
  bool ordered = false;
  std::string error{};  ///< kind and perhaps detail, as in "TypeError InvalidArgumentType"; empty: rows
  std::string plan{};   ///< empty, or words that the optimised plan must show
};

/// All cases of the .case files in a folder, in order of file name. A file that cannot be read is one case
/// that fails.
std::vector<QueryCase> read_cases(const std::string& folder);

}  // namespace entente::query::test
