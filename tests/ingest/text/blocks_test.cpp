// Blocks and the document's own date.
#include "ingest/text/blocks.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/text/boilerplate.hpp"
#include "ingest/text/dateline.hpp"

namespace {

using namespace entente;
using namespace entente::ingest;

std::string shown(const std::string& text) {
  std::string out;
  for (const auto& block : find_blocks(text)) {
    out += "HBDYX"[static_cast<int>(block.kind)];
    out += ':' + text.substr(block.span.start, block.span.size()) + '\n';
  }
  return out;
}

TEST_CASE("a wire story: dateline, body, byline") {
  CHECK(shown("CAIRO, March 18, 2024 — In four weeks much changed.\n\nMore text here.\n\nBy Xu Wei and Ren "
              "Qi\n") ==
        "D:CAIRO, March 18, 2024 — \nB:In four weeks much changed.\nB:More text here.\nY:By Xu Wei and Ren "
        "Qi\n");
}

TEST_CASE("a page with boilerplate") {
  CHECK(shown("Leaders meet in the capital\n\nRead also : Something else\n\nThey met on "
              "Monday.\n\nAdvertisment\n\nJoin Telegram channel") ==
        "H:Leaders meet in the capital\nX:Read also : Something else\nB:They met on "
        "Monday.\nX:Advertisment\nX:Join Telegram channel\n");
}

TEST_CASE("an opinion piece: title, writer, date") {
  CHECK(shown("Small islands, large suitors\n\nMere Tala\n4 April 2024\n\nNobody courts the weak.\n") ==
        "H:Small islands, large suitors\nY:Mere Tala\nD:4 April 2024\nB:Nobody courts the weak.\n");
}

TEST_CASE("lines wrapped at a column are one paragraph; run-in headings are cut off") {
  const auto wrapped = shown(
      "The presidents of the two countries met in the old palace on\nTuesday and signed a treaty.\n\nTHE "
      "TEXT. Both sides praised the long document.\n");
  CHECK(wrapped ==
        "B:The presidents of the two countries met in the old palace on\nTuesday and signed a treaty.\nH:THE "
        "TEXT.\nB:Both sides praised the long document.\n");
}

TEST_CASE("lines of a list stand for themselves, though they are as long as wrapped ones") {
  const std::string list =
      "Those who signed were the following heads of delegation.\n\n"
      "President Alma Storvik of the Republic of the Northern Isles\n"
      "Prime Minister Ole Brekke of the Kingdom of the Long Fjord\n"
      "President Sana Kolu of the Federated Isles of the South Sea\n"
      "Foreign Minister Peter Haag of the Commonwealth of Westland\n";
  const auto blocks = find_blocks(list);
  REQUIRE(blocks.size() == 5);
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const auto text = list.substr(blocks[i].span.start, blocks[i].span.size());
    CHECK(text.find('\n') == std::string::npos);
  }
  // Three such lines may be a wrapped paragraph.
  const auto wrapped = find_blocks(
      "The delegations of the Northern Isles and of Long Fjord and\n"
      "Westland met in the old palace in the capital of the South\n"
      "Sea, where President Kolu gave a dinner in honour of them.\n");
  CHECK(wrapped.size() == 1);
}

TEST_CASE("what is and is not a dateline") {
  CHECK(dateline_size("HANOI : The president has landed.") == 8);
  CHECK(dateline_size("date 2024-03-28 Chinese President Xi") == 16);
  CHECK(dateline_size("N'DJAMENA, May 23, 2024 (Sahel Wire) — Mahamat") > 30);
  CHECK(dateline_size("Sofia, 7 June 2023. The Assembly voted.") == 20);
  CHECK(dateline_size("Xi visited Paris on 7 June 2023. He left.") == 0);
  CHECK(dateline_size("The talks - the first in years - went well.") == 0);
  CHECK(dateline_size("Xi: we agreed on everything.") == 0);
  CHECK(dateline_size("On Monday the two sides met.") == 0);
}

TEST_CASE("dates in the text's own words") {
  const auto date = [](std::string_view text) {
    const auto found = first_date(text);
    return found ? to_string(*found) : std::string("-");
  };
  CHECK(date("By X | 12 May 2023") == "2023-05-12");
  CHECK(date("WASHINGTON, Feb. 4, 2025") == "2025-02-04");
  CHECK(date("2nd of July 2024") == "2024-07-02");
  CHECK(date("posted 2024-03-28 10:00") == "2024-03-28");
  CHECK(date("31 February 2024") == "2024-02");  // no such day: the month is still said
  CHECK(date("In May 2023") == "2023-05");
  CHECK(date("no date at all") == "-");
}

TEST_CASE("the day that a text gives for itself") {
  const auto day = [](std::string_view text) {
    const auto found = find_document_date(text, find_blocks(text));
    return found ? to_string(*found) : std::string("-");
  };
  // More is said behind it
  CHECK(day("PRESS BRIEFING\nHanoi, 30 May 2019 (summary)\n\nQ: What was said?") == "2019-05-30");
  CHECK(day("Bulletin No. 4/2023\n\nPublished 26 January 2023 by Compliance House. For subscribers.\n") ==
        "2023-01-26");
  CHECK(day("AS IT HAPPENED\nCourier live, Thursday 1 December 2011. All times local.\n\nShe came.") ==
        "2011-12-01");
  // What the lines tell of is not their day
  CHECK(day("He died in Rome on Tuesday, 5 March 1963.\n\nNobody wept for him.") == "-");
  CHECK(day("The accident of 5 May 2010\n\nNobody knew why the aircraft fell.") == "-");
  // A dateline without a year: by the day of its news, or of the news of the day before
  CHECK(day("BERLIN, July 29 (Wire) - They met on Thursday. The election was held in 2020.") == "2021-07-29");
  CHECK(day("BERLIN, July 29 (Wire) - They met on Wednesday. It said on Thursday that the vote of 2020 was "
            "void.") == "2021-07-29");
  // By the year of days told just before it
  CHECK(day("Who is who\nBasil Holm, Lake Courier\nBerlin, July 18\n\nShe was voted in on July 17, 2025, by "
            "all.") == "2025-07-18");
  CHECK(day("Who is who\nBerlin, January 2\n\nShe came on 30 December 2024.") == "2025-01-02");
  CHECK(day("Who is who\nBerlin, July 18\n\nShe was voted in on May 17, 2025, by all.") == "-");
  CHECK(day("BERLIN, Nov. 12 - They met on Thursday. Ties were restored on Nov. 12, 1970.") == "1971-11-12");
}

TEST_CASE("boilerplate lines and lines that only look alike") {
  for (const auto* line : {"Subscribe to our newsletter", "Photo: Reuters",
                           "China_and_Central_Asia_Forge_Pact", "Leave a Reply", "https://example.org/x"})
    CHECK(is_boilerplate(line));
  for (const auto* line : {"Subscribers left the company in 2023.", "Sharegate shook the government.",
                           "The photo of the leaders was shared widely."})
    CHECK_FALSE(is_boilerplate(line));
}

TEST_CASE("a name shown again, turned round and glued to its post, is no text") {
  CHECK(shown("The minister thanked him. President of Ruritania Ivan Petrov Petrov IvanPresident of "
              "Ruritania(retranslated): "
              "Thank you.") ==
        "B:The minister thanked him. President of Ruritania Ivan Petrov\n"
        "X:Petrov IvanPresident of Ruritania(retranslated):\nB:Thank you.\n");
  CHECK(shown("Then Ana Maria Silva Silva Ana MariaMayor spoke for an hour. She left.") ==
        "B:Then Ana Maria Silva\nX:Silva Ana MariaMayor\nB:spoke for an hour. She left.\n");
  CHECK(shown("Boutros Boutros McDonald came. New York, New York McGregor sang.") ==
        "B:Boutros Boutros McDonald came. New York, New York McGregor sang.\n");
}

TEST_CASE("odd texts give blocks that lie in the text and do not overlap") {
  for (const std::string text : {"", "\n\n\n", "\xEF\xBB\xBFWord", "一二三。\n\nمرحبا", ":::", "— — —",
                                 "A\r\nB\r\n", "....", "(", "By ", "date 2024"}) {
    std::uint32_t end = 0;
    for (const auto& block : find_blocks(text)) {
      CHECK(block.span.start >= end);
      CHECK(block.span.start < block.span.end);
      CHECK(block.span.end <= text.size());
      end = block.span.end;
    }
  }
}

}  // namespace
