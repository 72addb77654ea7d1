#include "graph/search/text_query.hpp"

#include <catch2/catch.hpp>

#include "graph/search/search_result.hpp"

using namespace entente;

TEST_CASE("words, phrases, beginnings, alternatives and what must not be there", "[search]") {
  const auto query =
      parse_text_query("Astana \"strategic partnership\" minist* OR tariff* -steel -\"at sea\"");
  REQUIRE(query);
  REQUIRE(query->size() == 2);
  const SearchChoice& first = (*query)[0];
  REQUIRE(first.must.size() == 3);
  CHECK(first.must[0].text == "Astana");
  CHECK(first.must[1].text == "strategic partnership");
  CHECK(first.must[2].text == "minist");
  CHECK(first.must[2].prefix);
  CHECK(!first.must[0].prefix);
  const SearchChoice& second = (*query)[1];
  REQUIRE(second.must.size() == 1);
  REQUIRE(second.must_not.size() == 2);
  CHECK(second.must_not[1].text == "at sea");
  CHECK(parse_text_query("ORACLE")->front().must[0].text == "ORACLE");  // begins like OR, is a word
  CHECK(parse_text_query("\"Xi Jin\"*")->front().must[0].prefix);
}

TEST_CASE("what cannot be looked for is refused where it stands", "[search]") {
  const auto place = [](std::string_view text) {
    const auto query = parse_text_query(text);
    INFO(text);
    REQUIRE(!query);
    CHECK(query.error().kind == ErrorKind::SyntaxError);
    CHECK(!query.error().hint.empty());
    REQUIRE(query.error().place);
    return query.error().place->column;
  };
  CHECK(place("") == 1);
  CHECK(place("   ") == 1);
  CHECK(place("peace \"open") == 7);
  CHECK(place("OR peace") == 1);
  CHECK(place("peace OR") == 7);
  CHECK(place("peace OR OR war") == 10);
  CHECK(place("-war") == 1);
  CHECK(place("peace OR -war") == 1);
  CHECK(place("pe*ce") == 1);
  CHECK(place("é !!!") == 3);
  CHECK(place("\"\"") == 1);
  CHECK(place("*") == 1);
}

TEST_CASE("a sentence lies between ends of sentences", "[search]") {
  const std::string text =
      "Mr. Xi came. The U.S. envoy (of the White House) left at 5.30 p.m. with \"all.\" Then\nit "
      "rained\n\nNew "
      "paragraph without end";
  const auto around = [&](const std::string& word) {
    const std::size_t at = text.find(word);
    REQUIRE(at != std::string::npos);
    const ByteSpan span = sentence_around(text, {at, at + word.size()});
    return text.substr(span.start, span.end - span.start);
  };
  CHECK(around("Xi") == "Mr. Xi came.");
  CHECK(around("envoy") == "The U.S. envoy (of the White House) left at 5.30 p.m. with \"all.\"");
  CHECK(around("rained") == "Then\nit rained");
  CHECK(around("without") == "New paragraph without end");
  const ByteSpan beyond = sentence_around("a", {5, 9});
  CHECK(beyond.start <= 1);
}
