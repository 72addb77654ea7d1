// Times of news, as data: an expression, the document's date, the tense of its clause, and the date it means.
#include "ingest/times/find_times.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace entente;
using namespace entente::ingest;

struct Text {
  std::string bytes;
  AnnotatedText annotation;
};

std::string tag_of(const std::string& word) {
  if (word == "Met" || word == "met") return "VBD";
  if (word == "the" || word == "that" || word == "this") return "DT";
  if (word.find_first_of("0123456789") != std::string::npos) return "CD";
  if (word[0] >= 'A' && word[0] <= 'Z') return "NNP";
  return "NN";
}

/// Tokens apart by blanks, all hanging on the last verb before them (or the first of the text).
Text make_text(const std::string& words) {
  Text out;
  std::istringstream in(words);
  std::string word;
  std::uint32_t verb = 0;
  std::uint32_t first = 0;
  while (in >> word) {
    if (!out.bytes.empty()) out.bytes += ' ';
    const auto start = static_cast<std::uint32_t>(out.bytes.size());
    out.bytes += word;
    const auto index = static_cast<std::uint32_t>(out.annotation.tokens.size());
    Token token;
    token.span = {start, static_cast<std::uint32_t>(out.bytes.size())};
    token.lemma = word;
    token.tag = tag_of(word);
    token.pos = token.tag == "VBD" ? "VERB" : token.tag == "DT" ? "DET" : token.tag == "CD" ? "NUM" : "NOUN";
    token.role = token.tag == "DT" ? "det" : "npadvmod";
    if (word == "meets" || word == "meet" || word == "met" || word == "Met") {
      verb = index;
      token.role = "ROOT";
      token.pos = "VERB";
      if (word == "meets") token.tag = "VBZ";
      if (word == "meet") token.tag = "VB";
    }
    token.head = verb;
    out.annotation.tokens.push_back(token);
    if (word == ".") {
      out.annotation.sentences.push_back({first, index + 1, 0});
      first = index + 1;
    }
  }
  const auto count = static_cast<std::uint32_t>(out.annotation.tokens.size());
  if (first < count) out.annotation.sentences.push_back({first, count, 0});
  return out;
}

Text in_clause(const std::string& expression, const std::string& tense) {
  if (tense == "future") {
    Text text = make_text("will meet " + expression);
    text.annotation.tokens[0].role = "aux";
    text.annotation.tokens[0].tag = "MD";
    text.annotation.tokens[0].head = 1;
    return text;
  }
  return make_text((tense == "past" ? "met " : "meets ") + expression);
}

std::string trim(std::string text) {
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::vector<std::vector<std::string>> read_cases(const std::string& name) {
  std::ifstream file(std::string(ENTENTE_CASES) + "/times/" + name);
  std::vector<std::vector<std::string>> cases;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields;
    std::istringstream in(line);
    std::string field;
    while (std::getline(in, field, '|')) fields.push_back(trim(field));
    cases.push_back(fields);
  }
  return cases;
}

std::optional<Date> date_of(const std::string& text) {
  return text == "-" ? std::nullopt : parse_partial_date(text);
}
std::string shown(const std::optional<Date>& date) { return date ? to_string(*date) : "-"; }

}  // namespace

TEST_CASE("a time expression means the date that its words, tense and document say") {
  const auto cases = read_cases("expressions.case");
  REQUIRE(cases.size() > 80);
  for (const auto& c : cases) {
    REQUIRE(c.size() == 4);
    CAPTURE(c[0], c[1], c[2]);
    const Text text = in_clause(c[0], c[2]);
    const auto found = find_times(text.annotation, text.bytes, date_of(c[1]));
    const std::string date = found.empty() ? "-" : shown(found.front().date);
    CHECK(date == c[3]);
  }
}

TEST_CASE("times in a story count from those told before") {
  for (const auto& c : read_cases("stories.case")) {
    REQUIRE(c.size() == 3);
    CAPTURE(c[0]);
    const Text text = make_text(c[0]);
    std::string dates;
    for (const TimeExpression& time : find_times(text.annotation, text.bytes, date_of(c[1]))) {
      dates += (dates.empty() ? "" : " ") + shown(time.date);
    }
    CHECK(dates == c[2]);
  }
}

TEST_CASE("spans of times lie in the text and do not overlap") {
  const Text text = make_text("met on Tuesday , July 2 , 2024 and two years ago since 2019");
  std::uint32_t end = 0;
  for (const TimeExpression& time : find_times(text.annotation, text.bytes, date_of("2024-08-01"))) {
    CHECK(time.span.start >= end);
    CHECK(time.span.end <= text.bytes.size());
    end = time.span.end;
  }
  CHECK(end > 0);
}

TEST_CASE("since and from start a state") {
  const Text text = make_text("met since 2019");
  const auto found = find_times(text.annotation, text.bytes, std::nullopt);
  REQUIRE(found.size() == 1);
  CHECK(found[0].start_of_state);
}

TEST_CASE("a text without tokens has no times") { CHECK(find_times({}, "", std::nullopt).empty()); }
