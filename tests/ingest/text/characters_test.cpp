// Folding and case.
#include "ingest/text/characters.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace entente::ingest;

TEST_CASE("spellings of one name fold to the same") {
  CHECK(fold("António  Guterres") == "antonio guterres");
  CHECK(fold("N’Djaména") == "n'djamena");
  CHECK(fold("Türkiye") == "turkiye");
  CHECK(fold("Italy–Africa") == "italy-africa");
  CHECK(fold("“Łódź”") == "\"lodz\"");
  CHECK(fold("  Straße\n") == "strasse");
  CHECK(fold("").empty());
}

TEST_CASE("case of words") {
  CHECK(starts_upper("“Xi"));
  CHECK_FALSE(starts_upper("el-Sisi"));
  CHECK(starts_upper("Élysée"));
  CHECK(is_all_upper("N'DJAMENA"));
  CHECK_FALSE(is_all_upper("G20"));
  CHECK_FALSE(is_all_upper("A"));
  CHECK(capitalized("N'DJAMENA") == "N'Djamena");
}

TEST_CASE("decoding never runs past the end") {
  CHECK(decode_character("\xE2\x82", 0).size == 1);
  CHECK(decode_character("", 0).size == 0);
  CHECK(decode_character("é", 0).code == 0xE9);
}

}  // namespace
