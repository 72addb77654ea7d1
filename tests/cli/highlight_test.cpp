#include "cli/repl/highlight.hpp"

#include <catch2/catch.hpp>

#include "cli/repl/paint.hpp"

using namespace entente::cli;

namespace {

// The text with the styled parts marked: <b keyword> <g label> <y string> <c number> <d comment> <r
// unreadable>.
std::string marked(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const StyledPart& part : highlight(text)) {
    REQUIRE(part.start >= done);
    REQUIRE(part.end > part.start);
    REQUIRE(part.end <= text.size());
    out += text.substr(done, part.start - done);
    const char letter = part.style == Style::Blue     ? 'b'
                        : part.style == Style::Green  ? 'g'
                        : part.style == Style::Yellow ? 'y'
                        : part.style == Style::Cyan   ? 'c'
                        : part.style == Style::Dim    ? 'd'
                        : part.style == Style::Red    ? 'r'
                                                      : '?';
    out +=
        std::string("<") + letter + " " + std::string(text.substr(part.start, part.end - part.start)) + ">";
    done = part.end;
  }
  return out + std::string(text.substr(done));
}

}  // namespace

TEST_CASE("what is typed takes colours by its kind") {
  CHECK(marked("match (p:Person)-[:MET|CALLED]-(q) return p.name, 3") ==
        "<b match> (p:<g Person>)-[:<g MET>|<g CALLED>]-(q) <b return> p.name, <c 3>");
  CHECK(marked("MATCH ({name: 'X', year: $year})") == "<b MATCH> ({name: <y 'X'>, year: <c $year>})");
  CHECK(marked("RETURN p.order // by hand\n, 1") == "<b RETURN> p.order <d // by hand>\n, <c 1>");
  CHECK(marked("RETURN p IS NOT NULL") == "<b RETURN> p <b IS> <b NOT> <b NULL>");
  CHECK(marked(".mode csv") == "<b .mode> csv");
  CHECK(marked(".help") == "<b .help>");
}

TEST_CASE("unfinished and wrong text is coloured as far as it can be read") {
  CHECK(marked("RETURN 'Tok") == "<b RETURN> <y 'Tok>");
  CHECK(marked("RETURN /* later") == "<b RETURN> <d /* later>");
  CHECK(marked("RETURN \x01") == "<b RETURN> <r \x01>");
  CHECK(marked("RETURN \xff").find("RETURN") != std::string::npos);
  CHECK(marked("").empty());
  CHECK(marked("who met Xi?") == "who met Xi?");
}

TEST_CASE("painting goes over the same cells and comes back") {
  const std::string esc = "\x1b";
  // Prompt of two cells; the cursor at the end, in column 8 of the first row.
  CHECK(paint_over({"> ", "RETURN", 6}, {{0, 6, Style::Blue}}, 20, 10) ==
        esc + "7" + esc + "[?25l" + esc + "[3G" + esc + "[34mRETURN" + esc + "[0m" + esc + "8" + esc +
            "[?25h");
  // A row of ten cells: the text goes on in the second row, from where the cursor goes up and down again.
  CHECK(paint_over({"> ", "RETURN 12345", 12}, {{7, 12, Style::Cyan}}, 10, 10) ==
        esc + "7" + esc + "[?25l" + esc + "[1A" + esc + "[3GRETURN " + esc + "[10G" + esc + "[36m1" + esc +
            "[0m" + esc + "[1B" + esc + "[1G" + esc + "[36m2345" + esc + "[0m" + esc + "8" + esc + "[?25h");
  // Wide characters do not straddle the margin; a line break begins a row.
  CHECK(paint_over({"", "abc\xe7\xbf\x92\n1", 8}, {}, 4, 10) ==
        esc + "7" + esc + "[?25l" + esc + "[2A" + esc + "[1Gabc" + esc + "[1B" + esc + "[1G\xe7\xbf\x92" +
            esc + "[1B" + esc + "[1G1" + esc + "8" + esc + "[?25h");
}

TEST_CASE("nothing is painted where the places are not certain") {
  CHECK(paint_over({"> ", "RETURN 1", 8}, {}, 10, 10).empty());      // ends at the margin
  CHECK(paint_over({"> ", "RETURN 12345", 12}, {}, 10, 1).empty());  // more rows than the terminal
  CHECK(paint_over({"> ", "RETURN\t1", 8}, {}, 20, 10).empty());     // a tab is drawn by rules of its own
  CHECK(paint_over({"a long prompt> ", "RETURN", 6}, {}, 8, 10).empty());
}
