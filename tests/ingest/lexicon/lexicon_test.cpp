// Questions to the lexicon.
#include "ingest/lexicon/lexicon.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "ingest/lexicon/name_origin.hpp"

namespace {

using namespace entente;
using namespace entente::ingest;

const KnownName* first_sense(const std::string& folded) {
  const auto* senses = lexicon().find(folded);
  return senses == nullptr ? nullptr : &senses->front();
}

TEST_CASE("names of states, their people and capitals") {
  REQUIRE(first_sense("britain") != nullptr);
  CHECK(first_sense("britain")->name == "United Kingdom");
  CHECK(first_sense("kazakh")->name == "Kazakhstan");
  CHECK(first_sense("kazakh")->sense == NameSense::Nationality);
  CHECK(first_sense("astana")->sense == NameSense::Capital);
  CHECK(first_sense("turkiye")->name == "Turkey");
  CHECK(first_sense("kremlin")->name == "Russia");
  CHECK(first_sense("soviet union")->type == EntityType::Country);
  CHECK(first_sense("nosuchland") == nullptr);
}

TEST_CASE("organizations by acronym") {
  CHECK(first_sense("sco")->name == "Shanghai Cooperation Organization");
  CHECK(first_sense("asean")->name == "Association of Southeast Asian Nations");
  CHECK(first_sense("un security council")->name == "United Nations Security Council");
}

TEST_CASE("how well a name fits a country's names") {
  const auto fit = [](const std::string& name, std::string_view country) {
    const auto found = name_fit(name, country);
    REQUIRE(found);
    return *found;
  };
  CHECK(fit("piotr wojciechowski", "PL") > fit("piotr wojciechowski", "JP") + 3);
  CHECK(fit("nguyen van thanh", "VN") > fit("nguyen van thanh", "FR") + 3);
  CHECK(fit("ivan petrovich sidorov", "Soviet Union") > fit("ivan petrovich sidorov", "PE"));
  CHECK(fit("stephen mcneil", "CN") < kForeignName);
  CHECK(fit("john smith", "AU") == fit("john smith", "CA"));  // nothing tells which
  CHECK_FALSE(name_fit("john smith", "XX"));
  CHECK(name_fit("", "FR"));
}

TEST_CASE("who held an office on a day") {
  const auto holder = [](std::string_view country, std::string_view office, std::string_view day) {
    const auto* found = lexicon().holder_on(country, office, *parse_partial_date(day));
    return found == nullptr ? std::string("-") : std::string(found->family_name);
  };
  CHECK(holder("KZ", "president", "2016-05-01") == "Nazarbayev");
  CHECK(holder("KZ", "president", "2022-09-14") == "Tokayev");
  CHECK(holder("JP", "prime minister", "2022-06-01") == "Kishida");
  CHECK(holder("KZ", "president", "1900-01-01") == "-");
  CHECK(holder("XX", "president", "2020-01-01") == "-");
}

TEST_CASE("offices, honorifics, given names, words that are no names") {
  CHECK(lexicon().office("prime minister") != nullptr);
  CHECK(lexicon().office("window") == nullptr);
  REQUIRE(lexicon().honorific("mrs.") != nullptr);
  CHECK(*lexicon().honorific("mrs.") == Gender::Female);
  REQUIRE(lexicon().given_name("giorgia") != nullptr);
  CHECK(*lexicon().given_name("giorgia") == Gender::Female);
  CHECK(lexicon().is_ignored("mandarin"));
  REQUIRE(lexicon().calling("tycoon") != nullptr);
  CHECK(lexicon().calling("tycoon")->field == "business");
  CHECK(lexicon().calling("tycoon")->person);
  REQUIRE(lexicon().calling("factory") != nullptr);
  CHECK_FALSE(lexicon().calling("factory")->person);
  CHECK(lexicon().calling("window") == nullptr);
  CHECK(lexicon().head_word("summit")->type == EntityType::Event);
}

}  // namespace
