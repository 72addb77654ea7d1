// The annotator against what Python spaCy gives for texts of our own: tests/cases/annotate.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/ingest/annotate/helpers.hpp"

namespace {

using entente::ingest::AnnotatedText;

struct Case {
  std::string text;
  std::string expected;
};

std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("text\t")) {
      Case& found = cases.emplace_back();
      found.text = line.substr(5);
      for (std::size_t at = 0; (at = found.text.find("\\n", at)) != std::string::npos;)
        found.text.replace(at, 2, "\n");
    } else if (!cases.empty()) {
      cases.back().expected += line + '\n';
    }
  }
  return cases;
}

std::string written(const std::string& text, const AnnotatedText& found) {
  std::ostringstream out;
  std::vector<bool> starts(found.tokens.size() + 1, false);
  for (const auto& sentence : found.sentences) starts[sentence.first] = true;
  for (std::size_t i = 0; i < found.tokens.size(); ++i) {
    const auto& token = found.tokens[i];
    out << (starts[i] ? "=" : "") << '\t' << text.substr(token.span.start, token.span.size()) << '\t'
        << token.lemma << '\t' << token.tag << '\t' << token.pos << '\t' << token.head << '\t' << token.role
        << '\n';
  }
  for (const auto& name : found.names)
    out << "name\t" << name.first << '\t' << name.last << '\t' << name.type << '\n';
  return out.str();
}

}  // namespace

TEST_CASE("sentences are annotated as the reference annotates them") {
  const auto cases = read_cases(std::string(ENTENTE_CASES) + "/annotate/sentences.txt");
  REQUIRE(cases.size() >= 25);
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(written(one.text, built_annotator().annotate(one.text)) == one.expected);
  }
}
