// Standard names and short forms.
#include <catch2/catch.hpp>

#include "ingest/entities/names/join_names.hpp"

namespace {

using namespace entente::ingest;

TEST_CASE("written names become standard ones") {
  CHECK(standard_name("Russian Foreign Ministry", EntityType::Organization) ==
        "Ministry of Foreign Affairs of Russia");
  CHECK(standard_name("Foreign Ministry", EntityType::Organization) == "Ministry of Foreign Affairs");
  CHECK(standard_name("UN Human Rights Committee", EntityType::Organization) ==
        "United Nations Human Rights Committee");
  CHECK(standard_name("second India–Singapore Roundtable", EntityType::Event) ==
        "2nd India–Singapore Roundtable");
  CHECK(standard_name("the Rogun dam", EntityType::Place) == "Rogun Dam");
  CHECK(standard_name("Monterrey Institute", EntityType::Organization) == "Monterrey Institute");
}

TEST_CASE("short forms of people's names") {
  CHECK(is_short_name_of("tokayev", "kassym-jomart tokayev"));
  CHECK(is_short_name_of("xi", "xi jinping"));
  CHECK(is_short_name_of("kim", "kim jong un"));
  CHECK(is_short_name_of("lula", "luiz inacio lula da silva"));
  CHECK(is_short_name_of("sisi", "abdel fattah el-sisi"));
  CHECK(is_short_name_of("von der leyen", "ursula von der leyen"));
  CHECK(is_short_name_of("george bush", "george h. w. bush"));
  CHECK_FALSE(is_short_name_of("john", "john kerry"));
  CHECK_FALSE(is_short_name_of("xi jinping", "xi jinping"));
  CHECK_FALSE(is_short_name_of("kerry", "john mccain"));
  CHECK_FALSE(is_short_name_of("", "john mccain"));
}

}  // namespace
