// The lexicons as data: every row whole, every value of its kind.
#include "ingest/lexicon/tables.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>

#include "graph/temporal/temporal.hpp"
#include "ingest/read/encoding.hpp"
#include "ingest/text/characters.hpp"

namespace {

using namespace entente::ingest;
using Cells = std::vector<std::string_view>;

TEST_CASE("each table is UTF-8, its rows have the cells of its header, and no cell hangs") {
  for (const auto name : lexicon_table_names()) {
    const auto table = lexicon_table(name);
    INFO(name);
    REQUIRE_FALSE(table.empty());
    CHECK_FALSE(find_invalid_utf8(table));
    CHECK(table.back() == '\n');
    CHECK(table.find('\r') == std::string_view::npos);
    const auto lines = split_cells(table.substr(0, table.size() - 1), '\n');
    const auto columns = split_cells(lines.front(), '\t').size();
    for (const auto line : lines) {
      INFO(line);
      const auto cells = split_cells(line, '\t');
      CHECK(cells.size() == columns);
      for (const auto cell : cells) CHECK(trim(cell) == cell);
    }
  }
}

TEST_CASE("countries: codes are unique, states have names of their own, adjectives belong to one") {
  std::set<std::string> codes;
  std::map<std::string, std::string> names;
  int states = 0;
  for_each_row(lexicon_table("countries"), [&](const Cells& row) {
    INFO(row[2]);
    if (!row[0].empty()) CHECK(codes.insert(std::string(row[0])).second);
    CHECK((row[7] == "state" || row[7] == "territory" || row[7] == "historic"));
    if (row[7] == "state") {
      ++states;
      CHECK(row[0].size() == 2);
    }
    for (const int column : {2, 3, 5}) {
      for (const auto name : split_cells(row[static_cast<std::size_t>(column)], '|')) {
        if (name.empty()) continue;
        const auto [known, fresh] = names.emplace(std::to_string(column == 5) + fold(name), row[2]);
        INFO(name << " of " << known->second);
        CHECK((fresh || known->second == row[2]));
      }
    }
  });
  CHECK(states >= 195);
}

TEST_CASE("office-holders have a country of the table, dates, and names") {
  std::set<std::string> codes;
  for_each_row(lexicon_table("countries"), [&](const Cells& row) {
    codes.insert(std::string(row[0].empty() ? row[2] : row[0]));  // historic states by name
  });
  int rows = 0;
  for_each_row(lexicon_table("office_holders"), [&](const Cells& row) {
    ++rows;
    INFO(row[2]);
    CHECK((codes.contains(std::string(row[0])) || row[0] == "EU"));
    CHECK_FALSE(row[1].empty());
    CHECK_FALSE(row[3].empty());
    CHECK(entente::parse_partial_date(row[4]));
    CHECK(entente::parse_partial_date(row[5]));
  });
  CHECK(rows > 5000);
}

TEST_CASE("heads, offices and given names: known kinds, no word twice") {
  const std::set<std::string_view> types = {"Event", "Agreement",    "Initiative",
                                            "Award", "Organization", "Place"};
  const std::set<std::string_view> cases = {"upper", "any", "admin", "skip"};
  std::set<std::string> seen;
  for_each_row(lexicon_table("heads"), [&](const Cells& row) {
    INFO(row[0]);
    CHECK(types.contains(row[1]));
    CHECK(cases.contains(row[2]));
    CHECK(seen.insert(std::string(row[0])).second);
  });
  for_each_row(lexicon_table("given_names"),
               [&](const Cells& row) { CHECK((row[1].empty() || row[1] == "m" || row[1] == "f")); });
  for_each_row(lexicon_table("named"), [&](const Cells& row) { CHECK(types.contains(row[0])); });
}

TEST_CASE("callings: each word once, with a field that has people") {
  std::set<std::string> words;
  std::set<std::string> fields;
  std::set<std::string> fields_of_people;
  for_each_row(lexicon_table("callings"), [&](const Cells& row) {
    INFO(row[0]);
    CHECK(words.insert(fold(row[0])).second);
    CHECK_FALSE(row[1].empty());
    CHECK((row[2] == "person" || row[2] == "sign"));
    fields.emplace(row[1]);
    if (row[2] == "person") fields_of_people.emplace(row[1]);
  });
  CHECK(fields == fields_of_people);
  CHECK(fields.size() > 10);
}

}  // namespace
