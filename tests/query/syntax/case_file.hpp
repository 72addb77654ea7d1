// Reads *.case files: blocks of `key: value` lines with empty lines between them; a line that starts with a
// blank goes on with the value before; # starts a comment line.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente::query::testing {

struct Case {
  std::map<std::string, std::string> fields;
  std::string where;  ///< file and line, for messages
  /// Empty where the case has no such field.
  [[nodiscard]] std::string operator[](const std::string& key) const {
    const auto found = fields.find(key);
    return found == fields.end() ? std::string() : found->second;
  }
};

/// All cases of all files in a folder of tests/cases, in order of file name. Empty where the folder is.
std::vector<Case> read_cases(const std::string& folder);

}  // namespace entente::query::testing
