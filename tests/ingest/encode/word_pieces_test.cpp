// Words are cut as the encoder's were when it was trained: tests/cases/encode/word_pieces.tsv.
#include "ingest/encode/word_pieces.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "tests/ingest/encode/helpers.hpp"

namespace {

using namespace entente::ingest;

struct Vocabulary {
  model::ModelReader reader{reader_file()};
  model::StringTable entries = reader.strings("vocabulary");
  encode::WordPieces pieces{entries};

  std::string cut(std::string_view word) const {
    std::vector<std::uint32_t> found;
    pieces.split(word, found);
    std::string text;
    for (const auto id : found) text += (text.empty() ? "" : " ") + std::string(entries[id]);
    return text;
  }
};

}  // namespace

TEST_CASE("words are cut into pieces") {
  const Vocabulary vocabulary;
  std::ifstream cases(ENTENTE_CASES "/encode/word_pieces.tsv");
  REQUIRE(cases);
  std::size_t count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.starts_with("#")) continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    INFO(line);
    CHECK(vocabulary.cut(line.substr(0, tab)) == line.substr(tab + 1));
    ++count;
  }
  CHECK(count > 30);
}

TEST_CASE("words of any bytes and any length are cut") {
  const Vocabulary vocabulary;
  CHECK(vocabulary.cut("").empty());
  CHECK(vocabulary.cut(" \t\n").empty());
  CHECK(vocabulary.cut(std::string(1, '\0')) == "[UNK]");
  CHECK(vocabulary.cut("a\xFFz") == "a [UNK] z");
  CHECK(vocabulary.cut("\xE4\xB8") == "[UNK]");
  CHECK(!vocabulary.cut(std::string(100000, 'x')).empty());
  std::string accents = "e";
  for (int i = 0; i < 1000; ++i) accents += "\xCC\x81";
  CHECK(vocabulary.cut(accents) == "e");
}

TEST_CASE("the encoder's own entries are where they should be") {
  CHECK(encoder().cls() == 101);
  CHECK(encoder().sep() == 102);
  CHECK(encoder().person_marker(0) == 1);
  CHECK(encoder().person_marker(23) == 24);
  CHECK(encoder().other_marker(0) == 41);
  CHECK(encoder().other_marker(39) == 80);
}
