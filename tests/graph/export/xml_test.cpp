#include "graph/export/xml.hpp"

#include <catch2/catch.hpp>

using entente::exporting::xml_attribute;
using entente::exporting::xml_content;

TEST_CASE("attribute values are escaped and keep every character that XML can hold") {
  CHECK(xml_attribute("Q&A <\"x\">\n") == "Q&amp;A &lt;&quot;x&quot;&gt;&#10;");
  CHECK(xml_attribute("习近平 🙂 مصر") == "习近平 🙂 مصر");
  CHECK(xml_attribute(std::string("a\0b\x01", 4)) == "ab");
}

TEST_CASE("content with an entity goes into one CDATA section as a whole") {
  CHECK(xml_content("Tom & Jerry") == "<![CDATA[Tom & Jerry]]>");
  CHECK(xml_content("plain 'text'") == "plain 'text'");
  CHECK(xml_content("a]]>b") == "<![CDATA[a]]]]><![CDATA[>b]]>");
}

TEST_CASE("what is not UTF-8 becomes the replacement character, never a broken file") {
  CHECK(xml_content("a\xFF"
                    "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(xml_content("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");          // overlong
  CHECK(xml_content("\xED\xA0\x80").find('\xED') == std::string::npos);  // a surrogate
  CHECK(xml_content("\xEF\xBF\xBE").empty());                            // U+FFFE is no XML character
}
