// HTML reduced to its article.
#include "ingest/read/html_article.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace {

using entente::ingest::decode_html_entities;
using entente::ingest::read_html_article;

const std::string kBody =
    "The presidents met in the capital on Tuesday and talked for two hours about trade, water and the new "
    "railway between their countries. ";

TEST_CASE("the article is kept; scripts, menus, forms, asides and footers are not") {
  const auto page =
      "<html><head><title>Site | News</title><meta property='og:title' content='Leaders meet &amp; talk'>"
      "<meta property=\"article:published_time\" content=\"2024-07-02T08:00:00Z\"><link rel=canonical "
      "href='https://example.org/a'>"
      "<script>var x = '<p>not me</p>';</script><style>p{}</style></head><body><nav><p>Home News "
      "Sport</p></nav>"
      "<article><h1>Leaders meet &amp; talk</h1><p>" +
      kBody + kBody +
      "</p><aside><p>Related: other</p></aside><p>Second<br>line &#8212; end.</p>"
      "<form><p>Subscribe</p></form></article><footer><p>Copyright</p></footer></body></html>";
  const auto article = read_html_article(page);
  CHECK(article.title == "Leaders meet & talk");
  CHECK(article.date == "2024-07-02T08:00:00Z");
  CHECK(article.url == "https://example.org/a");
  CHECK(article.text.starts_with("Leaders meet & talk\n\nThe presidents met"));
  CHECK(article.text.find("Second\nline — end.") != std::string::npos);
  for (const auto* lost : {"not me", "Home News", "Related", "Subscribe", "Copyright"})
    CHECK(article.text.find(lost) == std::string::npos);
}

TEST_CASE("without <article> the element with most text in paragraphs is taken") {
  const auto page = "<body><div class='menu'><p><a href=x>" + kBody + "</a></p></div><div id=story><p>" +
                    kBody + "</p><p>" + kBody + "</p></div><div><p>Short.</p></div></body>";
  const auto article = read_html_article(page);
  CHECK(article.text.find("The presidents met") == 0);
  CHECK(article.text.find("Short.") == std::string::npos);
}

TEST_CASE("entities are decoded, what is none stays") {
  CHECK(decode_html_entities("&lt;b&gt; &eacute;&#233;&#xE9; &hellip; &nosuch; & &#0; AT&T &amp;amp;") ==
        "<b> ééé … &nosuch; & &#0; AT&T &amp;");
  CHECK(decode_html_entities("&#150;") == "–");
}

TEST_CASE("broken mark-up neither hangs nor crashes") {
  for (const std::string page : {"<", "<p", "<p><div", "</div></p></x>", "<!--", "<script>", "<a href='",
                                 "<p>a<b>c", "<<>><//>", "&", "&#x;", "<p attr=\"x", "\xF0\x9F"}) {
    CHECK_NOTHROW(read_html_article(page));
  }
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "<div>";
  CHECK_NOTHROW(read_html_article(deep + "text"));
}

}  // namespace
