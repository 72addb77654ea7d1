// The list of scenarios that may fail, each with its reason.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "graph/result.hpp"

namespace entente::tck {

/// Lines `clauses/delete/Delete1 [7] : reason` for a scenario with all its examples, or `… [7] #2 : reason`
/// for one example. Empty lines and lines that start with `#` are passed over.
class Expectations {
 public:
  static Result<Expectations> read(const std::filesystem::path& file);
  /// The reason, or null where the test must pass. `key` is the part before ` #`.
  [[nodiscard]] const std::string* reason(const std::string& key, std::size_t example) const;

 private:
  std::map<std::string, std::string> reasons_;
};

}  // namespace entente::tck
