#include "cli/print/display_width.hpp"

#include <catch2/catch.hpp>

using namespace entente::cli;

TEST_CASE("widths are counted in terminal cells, in any script") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Xi Jinping") == 10);
  CHECK(display_width("习近平") == 6);
  CHECK(display_width("Қасым-Жомарт") == 12);
  CHECK(display_width("شي جين بينغ") == 11);
  CHECK(display_width("e\xCC\x81") == 1);  // e and a combining acute accent
  CHECK(display_width("👍") == 2);
  CHECK(display_width("👍🏽") == 2);     // with a skin tone
  CHECK(display_width("👩‍🚀") == 2);  // woman, joiner, rocket
  CHECK(display_width("🇰🇿") == 2);           // a flag: two regional indicators
  CHECK(display_width("🇰🇿🇨🇳") == 4);
  CHECK(display_width("\xFF\xFE") == 2);  // not UTF-8: one cell a byte
}

TEST_CASE("control characters cannot reach the terminal") {
  CHECK(printable("a\nb\tc") == "a\\nb\\tc");
  CHECK(printable("\x1b[31mred") == "\\x1b[31mred");
  CHECK(printable("\xFFx") == "\xEF\xBF\xBDx");
  CHECK(printable("\xE2\x80\xAEgnp.exe") == "\\u202egnp.exe");  // right-to-left override
  CHECK(printable("习近平") == "习近平");
}

TEST_CASE("texts are cut and wrapped by cells") {
  CHECK(cut_to_width("Xi Jinping", 10) == "Xi Jinping");
  CHECK(cut_to_width("Xi Jinping", 5) == "Xi J…");
  CHECK(cut_to_width("习近平主席", 6) == "习近…");
  CHECK(cut_to_width("abc", 0).empty());
  CHECK(wrap_to_width("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap_to_width("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  CHECK(wrap_to_width("习近平", 3) == std::vector<std::string>{"习", "近", "平"});
  CHECK(wrap_to_width("习近", 1) == std::vector<std::string>{"习", "近"});
  CHECK(wrap_to_width("", 4) == std::vector<std::string>{""});
  CHECK(padded("习", 4) == "习  ");
}
