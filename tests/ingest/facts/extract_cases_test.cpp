// Sentences of our own and the facts that they state, or do not: tests/cases/extract/*.case.
//
//   text: one or more sentences        date: the document's date, or left out
//         (\n between lines, \n\n between paragraphs)
//   fact: TYPE | from | to | key=value | ...      must be found, with these values
//   none: TYPE                                    must not be found
//
// A fact of a type that the case names, but not with these ends, is an error too.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/language_models.hpp"
#include "ingest/pipeline.hpp"

namespace {

using namespace entente;
using namespace entente::ingest;

struct Expected {
  std::string type;
  std::string from;
  std::string to;
  std::vector<std::pair<std::string, std::string>> values;
};

struct Case {
  std::string place;  // file:line
  std::string text;
  std::string date;
  std::vector<Expected> facts;
  std::vector<std::string> none;
};

std::string trim(std::string text) {
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

/// "\\n" stands for the end of a line.
std::string lines_of(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
  return text;
}

Expected read_fact(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  std::string field;
  while (std::getline(in, field, '|')) fields.push_back(trim(field));
  Expected fact;
  if (fields.size() < 3) return fact;
  fact.type = fields[0];
  fact.from = fields[1];
  fact.to = fields[2];
  for (std::size_t i = 3; i < fields.size(); ++i) {
    const auto equals = fields[i].find('=');
    fact.values.emplace_back(fields[i].substr(0, equals), fields[i].substr(equals + 1));
  }
  return fact;
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  int number = 0;
  while (std::getline(file, line)) {
    ++number;
    if (line.starts_with("text: ")) {
      cases.push_back(
          {path.filename().string() + ":" + std::to_string(number), lines_of(line.substr(6)), {}, {}, {}});
    } else if (line.starts_with("date: ")) {
      cases.back().date = trim(line.substr(6));
    } else if (line.starts_with("fact: ")) {
      cases.back().facts.push_back(read_fact(line.substr(6)));
    } else if (line.starts_with("none: ")) {
      cases.back().none.push_back(trim(line.substr(6)));
    } else if (!line.empty() && line[0] != '#') {
      FAIL(path.string() << ":" << number << ": cannot read: " << line);
    }
  }
  return cases;
}

std::string value_of(const Fact& fact, const std::string& key) {
  if (key == "date") return fact.date ? to_string(*fact.date) : "";
  if (key == "place") return fact.place;
  if (key == "status") return fact.status == FactStatus::Planned ? "planned" : "actual";
  const auto found = fact.properties.find(key);
  return found == fact.properties.end() ? "" : found->second;
}

/// The case's name for an end is the entity's own or one of its other names.
bool is_named(const Entity& entity, const std::string& name) {
  return entity.name == name ||
         std::find(entity.aliases.begin(), entity.aliases.end(), name) != entity.aliases.end();
}

bool joins(const Fact& fact, const Extraction& extraction, const Expected& expected) {
  if (fact.type != expected.type) return false;
  const Entity& from = extraction.entities[fact.from];
  const Entity& to = extraction.entities[fact.to];
  const bool symmetric = expected.type == "MET" || expected.type == "CALLED" ||
                         expected.type == "COOPERATES_WITH" || expected.type == "TRADES_WITH";
  return (is_named(from, expected.from) && is_named(to, expected.to)) ||
         (symmetric && is_named(from, expected.to) && is_named(to, expected.from));
}

std::string shown(const Extraction& extraction) {
  std::string out;
  for (const Fact& fact : extraction.facts) {
    out +=
        fact.type + " | " + extraction.entities[fact.from].name + " | " + extraction.entities[fact.to].name;
    for (const char* key :
         {"date", "place", "status", "office", "award", "amount", "currency", "year", "relation"}) {
      if (const std::string value = value_of(fact, key); !value.empty())
        out += std::string(" | ") + key + "=" + value;
    }
    out += "\n";
  }
  return out;
}

/// The fact meant: the same two ends may be told twice, at two times; the one whose values fit, else the
/// first.
auto find_expected(const Extraction& extraction, const Expected& expected) {
  const auto& facts = extraction.facts;
  const auto joined = [&](const Fact& fact) { return joins(fact, extraction, expected); };
  const auto fits = [&](const Fact& fact) {
    return joined(fact) &&
           std::all_of(expected.values.begin(), expected.values.end(),
                       [&](const auto& value) { return value_of(fact, value.first) == value.second; });
  };
  const auto found = std::find_if(facts.begin(), facts.end(), fits);
  return found != facts.end() ? found : std::find_if(facts.begin(), facts.end(), joined);
}

void check(const Case& test, const LanguageModels& models) {
  Document document;
  document.id = "case";
  document.text = test.text;
  if (!test.date.empty()) document.date = parse_partial_date(test.date);
  const Extraction extraction = extract(document, models);
  INFO(test.place << ": " << test.text);
  INFO("found:\n" << shown(extraction));
  std::set<std::string> named(test.none.begin(), test.none.end());
  for (const Expected& expected : test.facts) {
    named.insert(expected.type);
    INFO("expected " << expected.type << " | " << expected.from << " | " << expected.to);
    const auto found = find_expected(extraction, expected);
    const bool is_found = found != extraction.facts.end();
    CHECK(is_found);
    if (!is_found) continue;
    for (const auto& [key, value] : expected.values) {
      INFO(key);
      CHECK(value_of(*found, key) == value);
    }
  }
  for (const Fact& fact : extraction.facts) {
    if (named.count(fact.type) == 0) continue;
    const bool expected = std::any_of(test.facts.begin(), test.facts.end(),
                                      [&](const Expected& e) { return joins(fact, extraction, e); });
    INFO("not expected: " << fact.type << " | " << extraction.entities[fact.from].name << " | "
                          << extraction.entities[fact.to].name);
    CHECK(expected);
  }
}

}  // namespace

TEST_CASE("sentences give the facts that they state and no others") {
  const auto models = load_language_models();
  if (!models) {
    WARN("skipped: " << models.error().message);
    return;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ENTENTE_CASES) + "/extract")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::size_t count = 0;
  for (const auto& file : files) {
    for (const Case& test : read_cases(file)) {
      check(test, *models);
      ++count;
    }
  }
  CHECK(count > 100);
}
