// Reading the list of scenarios that may fail.
#include "tests/tck/expectations.hpp"

#include <fstream>

namespace entente::tck {

Result<Expectations> Expectations::read(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(Error{.kind = ErrorKind::IoError, .message = "cannot be read", .file = file.string()});
  Expectations expectations;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t colon = line.find(" : ");
    if (colon == std::string::npos || colon + 3 >= line.size()) {
      return fail(Error{.kind = ErrorKind::FormatError,
                        .message = "a line without reason: " + line,
                        .file = file.string()});
    }
    expectations.reasons_.emplace(line.substr(0, colon), line.substr(colon + 3));
  }
  return expectations;
}

const std::string* Expectations::reason(const std::string& key, std::size_t example) const {
  auto found = reasons_.find(key + " #" + std::to_string(example));
  if (found == reasons_.end()) found = reasons_.find(key);
  return found == reasons_.end() ? nullptr : &found->second;
}

}  // namespace entente::tck
