// What bytes are accepted as text, and how the others are refused.
#include "ingest/read/encoding.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace {

using entente::ingest::decode_text;
using entente::ingest::find_invalid_utf8;

TEST_CASE("valid UTF-8 is kept as it is, its byte order mark too") {
  const std::string text =
      "\xEF\xBB\xBF"
      "Zażółć 中文 \xF0\x9F\x98\x8A";
  REQUIRE(decode_text(text).has_value());
  CHECK(*decode_text(text) == text);
}

TEST_CASE("invalid UTF-8 is refused with its byte offset") {
  struct Case {
    std::string bytes;
    std::size_t at;
  };
  const auto test =
      GENERATE(Case{"abc\xFFz", 3}, Case{"caf\xE9 au lait", 3}, Case{"\xC0\xAF", 0}, Case{"x\xED\xA0\x80", 1},
               Case{"ab\xE2\x82", 2}, Case{"\xF4\x90\x80\x80", 0}, Case{"\x80", 0});
  REQUIRE(find_invalid_utf8(test.bytes).has_value());
  CHECK(*find_invalid_utf8(test.bytes) == test.at);
  const auto decoded = decode_text(test.bytes);
  REQUIRE_FALSE(decoded.has_value());
  CHECK(decoded.error().kind == entente::ErrorKind::InputError);
  CHECK(decoded.error().message == "invalid UTF-8 at byte " + std::to_string(test.at));
}

TEST_CASE("UTF-16 with a byte order mark is converted in both orders") {
  const std::string little("\xFF\xFEX\0i\0\x3D\xD8\x0A\xDE", 10);
  const std::string big("\xFE\xFF\0X\0i\xD8\x3D\xDE\x0A", 10);
  REQUIRE(decode_text(little).has_value());
  CHECK(*decode_text(little) == "Xi\xF0\x9F\x98\x8A");
  REQUIRE(decode_text(big).has_value());
  CHECK(*decode_text(big) == "Xi\xF0\x9F\x98\x8A");
}

TEST_CASE("broken UTF-16, binaries and empty files are refused") {
  CHECK_FALSE(decode_text(std::string("\xFF\xFE\x3D\xD8X\0", 6)).has_value());
  CHECK_FALSE(decode_text(std::string("\xFF\xFEX\0Y", 5)).has_value());
  CHECK_FALSE(decode_text(std::string("\x7F"
                                      "ELF\0\1",
                                      6))
                  .has_value());
  CHECK_FALSE(decode_text("%PDF-1.7 ...").has_value());
  CHECK_FALSE(decode_text("").has_value());
  CHECK_FALSE(decode_text(" \n\t \xC2\xA0\n").has_value());
}

}  // namespace
