// Reads .case files: sections that begin with a keyword at the start of a line.
#include "query/engine/case_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace entente::query::test {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

bool take_keyword(const std::string& line, const std::string& keyword, std::string& rest) {
  if (line.rfind(keyword, 0) != 0 || (line.size() > keyword.size() && line[keyword.size()] != ' '))
    return false;
  rest = trimmed(line.substr(keyword.size()));
  return true;
}

void read_file(const std::filesystem::path& path, std::vector<QueryCase>& cases) {
  std::ifstream in(path);
  std::vector<std::string> graph;  // holds for all cases below it
  std::string* text = nullptr;
  QueryCase* at = nullptr;
  std::string line, rest;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string bare = trimmed(line);
    if (bare.empty() || bare[0] == '#') continue;
    if (take_keyword(line, "graph", rest)) {
      graph.assign(1, rest);
      text = &graph.back();
    } else if (take_keyword(line, "also", rest)) {
      graph.push_back(rest);
      text = &graph.back();
    } else if (take_keyword(line, "case", rest)) {
      cases.push_back({.name = rest, .file = path.filename().string(), .line = number, .graph = graph});
      at = &cases.back();
      text = nullptr;
    } else if (at != nullptr && take_keyword(line, "query", rest)) {
      at->query = rest;
      text = &at->query;
    } else if (at != nullptr && take_keyword(line, "rows", rest)) {
      at->ordered = rest == "in order";
      text = nullptr;
    } else if (at != nullptr && take_keyword(line, "error", rest)) {
      at->error = rest;
      text = nullptr;
    } else if (at != nullptr && take_keyword(line, "plan", rest)) {
      at->plan = rest;
      text = nullptr;
    } else if (at != nullptr && bare[0] == '|') {
      at->rows.push_back(bare);
    } else if (text != nullptr) {
      *text += (text->empty() ? "" : "\n") + line;
    }
  }
}

}  // namespace

std::vector<QueryCase> read_cases(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<QueryCase> cases;
  for (const auto& file : files) read_file(file, cases);
  return cases;
}

}  // namespace entente::query::test
