#include "case_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace entente::query::testing {
namespace {

void read_file(const std::filesystem::path& path, std::vector<Case>& cases) {
  std::ifstream file(path);
  std::string line;
  std::string key;
  Case current;
  int number = 0;
  const auto finish = [&] {
    if (!current.fields.empty()) cases.push_back(std::move(current));
    current = {};
    key.clear();
  };
  while (std::getline(file, line)) {
    ++number;
    if (line.starts_with("#")) continue;
    if (line.empty()) {
      finish();
      continue;
    }
    if (current.fields.empty()) current.where = path.filename().string() + ":" + std::to_string(number);
    if (line.starts_with(" ")) {
      current.fields[key] += "\n" + line.substr(line.find_first_not_of(' '));
      continue;
    }
    const std::size_t colon = line.find(':');
    key = line.substr(0, colon);
    current.fields[key] = colon + 2 <= line.size() ? line.substr(colon + 2) : std::string();
  }
  finish();
}

}  // namespace

std::vector<Case> read_cases(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(CASES_DIR) / folder)) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths) read_file(path, cases);
  return cases;
}

}  // namespace entente::query::testing
