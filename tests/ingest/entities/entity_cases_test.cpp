// Names, references and offices as data (tests/cases/entities), and texts that must do no harm.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "ingest/annotate/load_annotator.hpp"
#include "ingest/entities/resolved_document.hpp"

namespace {

using namespace entente;
using namespace entente::ingest;

const Annotator& annotator() {
  static const auto kAnnotator = [] {
    const auto path = find_model();
    REQUIRE(path.has_value());
    auto loaded = load_annotator(*path);
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
  }();
  return *kAnnotator;
}

ResolvedDocument resolve(std::string text) {
  Document document;
  document.id = "case";
  document.text = std::move(text);
  return resolve_document(std::move(document), annotator());
}

std::vector<std::string> split(const std::string& line, const std::string& mark) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  for (;;) {
    const auto end = line.find(mark, at);
    parts.push_back(line.substr(at, end == std::string::npos ? end : end - at));
    if (end == std::string::npos) return parts;
    at = end + mark.size();
  }
}

bool has_entity(const ResolvedDocument& resolved, const std::string& name, const std::string& type = {}) {
  return std::any_of(resolved.entities.begin(), resolved.entities.end(), [&](const Entity& e) {
    return e.name == name && (type.empty() || entity_type_name(e.type) == type);
  });
}

/// Where the words stand for the n-th time as words of their own; npos where they do not.
std::size_t place_of(const std::string& text, const std::string& words, int n) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0);
  };
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    const bool whole = (at == 0 || !is_letter(at - 1)) && !is_letter(at + words.size());
    if (whole && --n == 0) return at;
  }
  return std::string::npos;
}

/// "his#2" is the second "his" of the text.
bool has_link(const ResolvedDocument& resolved, const std::string& asked, const std::string& name) {
  const auto parts = split(asked, "#");
  const auto& words = parts[0];
  const auto place = parts.size() > 1 ? place_of(resolved.document.text, words, std::stoi(parts[1])) : 0;
  REQUIRE(place != std::string::npos);
  return std::any_of(resolved.mentions.begin(), resolved.mentions.end(), [&](const Mention& m) {
    return resolved.document.text.substr(m.span.start, m.span.size()) == words &&
           (parts.size() == 1 || m.span.start == place) && resolved.entities[m.entity].name == name;
  });
}

bool has_office(const ResolvedDocument& resolved, const std::string& holder, const std::string& office,
                const std::string& body) {
  return std::any_of(resolved.offices.begin(), resolved.offices.end(), [&](const OfficeStatement& s) {
    return resolved.entities[s.holder].name == holder && s.office == office && s.body != kNoEntity &&
           resolved.entities[s.body].name == body;
  });
}

void check_line(const ResolvedDocument& resolved, const std::string& line) {
  INFO(line);
  const auto rest = line.substr(2);
  if (line[0] == '+') {
    const auto parts = split(rest, " | ");
    REQUIRE(parts.size() == 2);
    CHECK(has_entity(resolved, parts[1], parts[0]));
  } else if (line[0] == '-') {
    CHECK_FALSE(has_entity(resolved, rest));
  } else if (line[0] == '>' || line[0] == '~') {
    const auto parts = split(rest, " = ");
    REQUIRE(parts.size() == 2);
    CHECK(has_link(resolved, parts[0], parts[1]) == (line[0] == '>'));
  } else if (line[0] == '@' || line[0] == '!') {
    const auto parts = split(rest, " | ");
    REQUIRE(parts.size() == 3);
    CHECK(has_office(resolved, parts[0], parts[1], parts[2]) == (line[0] == '@'));
  } else {
    FAIL("a line of no known kind");
  }
}

void check_shape(const ResolvedDocument& resolved) {
  const auto& text = resolved.document.text;
  for (const auto& mention : resolved.mentions) {
    REQUIRE(mention.entity < resolved.entities.size());
    REQUIRE(mention.first < mention.last);
    REQUIRE(mention.last <= resolved.annotation.tokens.size());
    CHECK(mention.span.start < mention.span.end);
    CHECK(mention.span.end <= text.size());
    CHECK(mention.certainty > 0.0F);
    CHECK(mention.certainty <= 1.0F);
  }
  for (const auto& sentence : resolved.annotation.sentences) {
    REQUIRE(sentence.block < resolved.blocks.size());
    const auto span = sentence_span(resolved.annotation, sentence);
    CHECK(span.start >= resolved.blocks[sentence.block].span.start);
    CHECK(span.end <= resolved.blocks[sentence.block].span.end);
  }
  CHECK(std::is_sorted(resolved.mentions.begin(), resolved.mentions.end(),
                       [](const Mention& a, const Mention& b) { return a.first < b.first; }));
}

TEST_CASE("cases of names, references and offices") {
  for (const auto& file : std::filesystem::directory_iterator(std::string(ENTENTE_CASES) + "/entities")) {
    std::ifstream in(file.path());
    std::string line;
    ResolvedDocument resolved;
    int cases = 0;
    while (std::getline(in, line)) {
      if (line.empty() || line[0] == '#') continue;
      if (line.starts_with("== ")) {
        std::string text;
        for (const auto& paragraph : split(line.substr(3), " // ")) text += paragraph + "\n\n";
        resolved = resolve(text);
        check_shape(resolved);
        ++cases;
        continue;
      }
      INFO(resolved.document.text);
      check_line(resolved, line);
    }
    CHECK(cases > 0);
  }
}

TEST_CASE("odd texts end cleanly") {
  std::string one_sentence;
  for (int i = 0; i < 3000; ++i) one_sentence += "President Xi Jinping of China and he, ";
  for (const std::string& text :
       {std::string(), std::string("."), std::string("\n\n"), std::string("习近平主席抵达阿斯塔纳。"),
        std::string("وصل الرئيس إلى القاهرة."), std::string("Президент прибыл в Астану."),
        std::string("“““ ” \" ' the the of of of"), std::string("THE PRESIDENT OF THE OF THE"),
        std::string("A B C D E F G H I J K"), std::string("his his his counterpart's counterpart"),
        std::string("Treaty of Treaty of Treaty of"), std::string("- - – — & & 's 's"), one_sentence}) {
    check_shape(resolve(text));
  }
}

TEST_CASE("the same text gives the same answer") {
  const std::string text =
      "French President Emmanuel Macron met Chancellor Olaf Scholz in Berlin. He told the German chancellor "
      "about the two countries.";
  const auto first = resolve(text);
  const auto second = resolve(text);
  REQUIRE(first.mentions.size() == second.mentions.size());
  for (std::size_t i = 0; i < first.mentions.size(); ++i) {
    CHECK(first.mentions[i].span == second.mentions[i].span);
    CHECK(first.mentions[i].entity == second.mentions[i].entity);
  }
}

}  // namespace
