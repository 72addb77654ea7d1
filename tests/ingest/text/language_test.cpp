// Which texts are told to be in a language that is not read.
#include "ingest/text/language.hpp"

#include <catch2/catch.hpp>
#include <string>

using entente::ingest::unread_language;

TEST_CASE("English is read, with names in other scripts and letters with accents") {
  CHECK_FALSE(unread_language(""));
  CHECK_FALSE(unread_language("Macron arrived."));
  CHECK_FALSE(unread_language(
      "Kassym-Jomart Tokayev (Қасым-Жомарт Тоқаев) received the president of Türkiye in Astana, and "
      "both of them signed a joint statement on trade, transport and energy in the afternoon, the "
      "ministry said. Later that day the guests left for Samarkand with their delegations."));
}

TEST_CASE("other scripts are named") {
  const auto chinese = unread_language("国家主席习近平在阿斯塔纳会见哈萨克斯坦总统托卡耶夫。");
  REQUIRE(chinese);
  CHECK(*chinese == "100 % of its letters are not Latin (most of them Han); only English is read");
  const auto russian =
      unread_language("Президент России Владимир Путин встретился с президентом Казахстана.");
  REQUIRE(russian);
  CHECK(russian->find("Cyrillic") != std::string::npos);
  const auto arabic = unread_language("التقى الرئيس الصيني شي جين بينغ بالرئيس الكازاخستاني في أستانا");
  REQUIRE(arabic);
  CHECK(arabic->find("Arabic") != std::string::npos);
}

TEST_CASE("Latin letters alone do not make English") {
  const std::string french =
      "Le président de la République a reçu hier à Paris le chancelier allemand, avec lequel il a évoqué la "
      "situation en "
      "Ukraine et les négociations sur le budget européen. Les deux dirigeants sont convenus de se revoir à "
      "Berlin avant la fin "
      "du mois.";
  CHECK(unread_language(french) == "its words do not look English; only English is read");
}

TEST_CASE("a sentence with some foreign words among English ones is read") {
  CHECK_FALSE(unread_language("The paper Жизнь said that the minister was not there."));
}

TEST_CASE("bytes that are no characters end") { CHECK_FALSE(unread_language("\xff\xfe\x80 the end")); }
