// What holds of any text: offsets, heads, order; the same answer always and from any thread; odd texts end.
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/ingest/annotate/helpers.hpp"

namespace {

using entente::ingest::AnnotatedText;

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

void check_well_formed(const std::string& text, const AnnotatedText& found) {
  std::uint32_t end = 0;
  for (const auto& token : found.tokens) {
    REQUIRE(token.span.start >= end);
    REQUIRE(token.span.end > token.span.start);
    REQUIRE(token.span.end <= text.size());
    REQUIRE((static_cast<unsigned char>(text[token.span.start]) & 0xC0U) != 0x80U);
    REQUIRE(token.head < found.tokens.size());
    REQUIRE(!token.tag.empty());
    REQUIRE(!token.pos.empty());
    REQUIRE(!token.role.empty());
    end = token.span.end;
  }
  std::uint32_t next = 0;
  for (const auto& sentence : found.sentences) {
    REQUIRE(sentence.first == next);
    REQUIRE(sentence.last > sentence.first);
    next = sentence.last;
  }
  REQUIRE(next == found.tokens.size());
  std::uint32_t after = 0;
  for (const auto& name : found.names) {
    REQUIRE(name.first >= after);
    REQUIRE(name.last > name.first);
    REQUIRE(name.last <= found.tokens.size());
    after = name.last;
  }
}

bool same(const AnnotatedText& a, const AnnotatedText& b) {
  if (a.tokens.size() != b.tokens.size() || a.names.size() != b.names.size()) return false;
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const auto& x = a.tokens[i];
    const auto& y = b.tokens[i];
    if (x.span != y.span || x.lemma != y.lemma || x.tag != y.tag || x.role != y.role || x.head != y.head)
      return false;
  }
  for (std::size_t i = 0; i < a.names.size(); ++i) {
    if (a.names[i].first != b.names[i].first || a.names[i].type != b.names[i].type) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a text without words has no tokens") {
  for (const char* text : {"", " ", "\n\n\t  "}) {
    const auto found = built_annotator().annotate(text);
    CHECK(found.tokens.empty());
    CHECK(found.sentences.empty());
    CHECK(found.names.empty());
  }
}

TEST_CASE("any text gives spans, heads, sentences and names that fit it") {
  const std::vector<std::string> texts = {
      repeated("中国国家主席会见哈萨克斯坦总统。", 400),
      repeated("التقى الرئيس مع نظيره في أستانا. ", 200),
      repeated("Председатель встретился с президентом. ", 200),
      std::string(200000, 'a'),
      std::string(20000, '('),
      std::string(20000, '.'),
      repeated("a@", 50000),
      repeated("a.B-c,d", 3000),
      repeated(" \n\t\xE2\x80\xA8 ", 3000),
      repeated("e\xCC\x81", 3000),
      repeated("the president met the minister and ", 2000),
      std::string("one\0two \0 three", 15),
      "\xF0\x9F\x99\x82 \xF0\x9F\x87\xB0\xF0\x9F\x87\xBF",
      "not UTF-8: \xFF\xC3 \xE2\x80",
  };
  for (const auto& text : texts) {
    INFO(text.substr(0, 40));
    check_well_formed(text, built_annotator().annotate(text));
  }
}

TEST_CASE("a text longer than is read at once keeps its offsets") {
  const std::string sentence = "Ambassador Dubois met Ms. Tanaka in Wellington on Monday. ";
  const std::string text = repeated(sentence, 2000);
  const auto found = built_annotator().annotate(text);
  check_well_formed(text, found);
  // Every copy has the same words, wherever the text was cut.
  REQUIRE(found.tokens.size() % 2000 == 0);
  const std::size_t words = found.tokens.size() / 2000;
  for (std::size_t i = words; i < found.tokens.size(); ++i) {
    REQUIRE(found.tokens[i].span.start == found.tokens[i % words].span.start + i / words * sentence.size());
  }
}

TEST_CASE("the answer is the same again, and from several threads at once") {
  const std::string text =
      "Foreign Minister Aoki flew to Nairobi. She'd meet President Wanjiru, whose party won, and sign three "
      "treaties.";
  const auto expected = built_annotator().annotate(text);
  CHECK(same(expected, built_annotator().annotate(text)));
  std::vector<AnnotatedText> found(4);
  std::vector<std::thread> threads;
  for (auto& one : found) {
    threads.emplace_back([&one, &text] {
      for (int i = 0; i < 20; ++i) one = built_annotator().annotate(text);
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& one : found) CHECK(same(expected, one));
}
