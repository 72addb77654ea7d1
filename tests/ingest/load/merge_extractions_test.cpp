// Extractions written, read back and joined in any order.
#include "ingest/load/merge_extractions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "graph/dump/dump.hpp"
#include "ingest/load/load_document.hpp"
#include "ingest/load/read_extraction.hpp"
#include "ingest/write_extraction.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

/// A document that names two of the same name, money, a place, and quotes.
std::string line_of(int number, const char* date, const std::string& more = "") {
  Document document{.id = "d" + std::to_string(number),
                    .text =
                        "Georgia \"gave\" Georgia \xE2\x82\xAC"
                        "5.\n" +
                        more,
                    .date = parse_partial_date(date),
                    .title = "T\xC3\xA9" + std::to_string(number % 3),
                    .source = "wire"};
  Extraction extraction;
  extraction.document = document.id;
  extraction.date = document.date;
  extraction.entities = {
      {.name = "Georgia", .type = EntityType::Country, .aliases = {"Sakartvelo"}, .wikidata = "Q230"},
      {.name = "Georgia", .type = EntityType::Place, .aliases = {}},
      {.name = number % 2 == 0 ? "Xi Jinping" : "XI Jinping", .type = EntityType::Person, .aliases = {}}};
  Fact aid;
  aid.type = "AIDED";
  aid.to = 1;
  aid.date = document.date;
  aid.place = number % 2 == 0 ? "Tbilisi" : "Batumi";
  aid.confidence = 0.001 * (number + 1);
  aid.properties = {{"amount", "1500000.25"}, {"currency", "EUR"}};
  aid.evidence = {{.span = {0, 23}}};
  Fact visit{.type = "VISITED", .from = 2, .to = 0, .evidence = {{.span = {0, 7}}}};
  visit.status = FactStatus::Planned;
  extraction.facts = {aid, visit};
  return write_document_extraction(extraction, document, content_hash(document));
}

std::string merged(const Scratch& folder, const std::vector<std::vector<std::string>>& parts,
                   unsigned threads, MergeSummary* summary = nullptr) {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    paths.push_back(folder.file("part" + std::to_string(i)));
    std::ofstream out(paths.back(), std::ios::binary);
    for (const std::string& line : parts[i]) out << line << '\n';
  }
  const std::string path = folder.file("news.kg");
  std::string text;
  {
    auto store = Store::open(path, OpenMode::Create);
    REQUIRE(store);
    auto done = merge_extractions(*store, paths, {.threads = threads, .batch = 3});
    REQUIRE(done);
    CHECK(done->refused.empty());
    if (summary != nullptr) *summary = *done;
    std::ostringstream out;
    REQUIRE(dump_store(*store, out));
    text = out.str();
  }
  std::filesystem::remove(path);
  return text;
}

}  // namespace

TEST_CASE("an extraction reads back as it was", "[ingest][merge]") {
  const std::string line = line_of(4, "2024-05");
  const auto read = read_extraction(line);
  REQUIRE(read);
  CHECK(read->document.title ==
        "T\xC3\xA9"
        "1");
  CHECK(to_string(*read->extraction.date) == "2024-05");
  REQUIRE(read->extraction.entities.size() == 3);
  CHECK(read->extraction.entities[0].wikidata == "Q230");
  REQUIRE(read->extraction.facts.size() == 2);
  const Fact& aid = read->extraction.facts[0];
  CHECK(aid.from == 0);
  CHECK(aid.to == 1);  // of the same name, of another type
  CHECK(aid.properties.at("amount") == "1500000.25");
  CHECK(aid.properties.size() == 2);
  CHECK(aid.confidence == 0.005);
  CHECK(read->extraction.facts[1].status == FactStatus::Planned);
  CHECK(write_document_extraction(read->extraction, read->document, content_hash(read->document)) == line);
}

TEST_CASE("the date of the text alone fits the hash too", "[ingest][merge]") {
  Document document{.id = "a", .text = "ASTANA, July 2, 2024 - Words."};
  Extraction extraction;
  extraction.document = "a";
  extraction.date = parse_partial_date("2024-07-02");
  const auto read = read_extraction(write_document_extraction(extraction, document, content_hash(document)));
  REQUIRE(read);
  CHECK(!read->document.date);
  CHECK(read->extraction.date == extraction.date);
}

TEST_CASE("a line that is no extraction is refused", "[ingest][merge]") {
  const std::string good = line_of(1, "2024-05-06");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string line = good;
    const std::size_t at = line.find(from);
    REQUIRE(at != std::string::npos);
    return line.replace(at, from.size(), to);
  };
  for (const std::string& line :
       {std::string("[]"), std::string("{}"), good.substr(0, good.size() / 2),
        with("\"AIDED\"", "\"HELPED\""), with("\"from\":\"Georgia\"", "\"from\":\"Nobody\""),
        with("\"type\":\"Country\"", "\"type\":\"Land\""), with("\"end\":23", "\"end\":9000"),
        with("\"end\":23", "\"end\":-1"), with("0.002", "7"), with("\"planned\"", "\"maybe\""),
        with("2024-05-06", "2024-13-06"), with("\"text\":\"Geo", "\"text\":\"geo"),
        with(".\\n\"}", ".\\n more\"}"), with("\"evidence\":[", "\"evidence\":7,\"more\":["),
        with("\"aliases\":[\"Sak", "\"aliases\":[[],\"Sak"), std::string(100'000, '[')}) {
    const auto read = read_extraction(line);
    INFO(line.substr(0, 300));
    REQUIRE(!read);
    CHECK(read.error().kind == ErrorKind::InputError);
  }
}

TEST_CASE("any shards in any order give one dump", "[ingest][merge]") {
  const Scratch folder;
  std::vector<std::string> lines;
  for (int i = 0; i < 20; ++i) lines.push_back(line_of(i, i % 4 == 0 ? "2023" : "2024-02-01"));
  const std::string expected = merged(folder, {lines}, 1);
  CHECK(expected.find("1500000.25") != std::string::npos);
  std::mt19937 random(3);
  for (const std::size_t count : {1, 2, 7, 20}) {
    std::shuffle(lines.begin(), lines.end(), random);
    std::vector<std::vector<std::string>> parts(count);
    for (std::size_t i = 0; i < lines.size(); ++i) parts[i % count].push_back(lines[i]);
    CHECK(merged(folder, parts, 1 + count % 3) == expected);
  }
}

TEST_CASE("of two texts of one id the order does not decide", "[ingest][merge]") {
  const Scratch folder;
  const std::string old = line_of(1, "2023-01-01");
  const std::string late = line_of(1, "2024-01-01", "Corrected.");
  const std::string other = line_of(1, "2024-01-01", "Corrected twice.");
  MergeSummary summary;
  const std::string expected = merged(folder, {{old, late, other, old}}, 1, &summary);
  CHECK(expected.find("Corrected") != std::string::npos);
  CHECK(summary.added == 1);
  CHECK(summary.replaced + summary.superseded + summary.unchanged == 3);
  CHECK(merged(folder, {{other}, {late, old}}, 1) == expected);
  CHECK(merged(folder, {{late}, {old}, {other}}, 2) == expected);
}

TEST_CASE("a file that cannot be read is named, the others are merged", "[ingest][merge]") {
  const Scratch folder;
  std::ofstream(folder.file("good")) << line_of(1, "2024") << "\n\n"
                                     << "{\n";
  auto store = Store::open(folder.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  const auto done = merge_extractions(*store, {folder.file("absent"), folder.file("good")}, {});
  REQUIRE(done);
  CHECK(done->added == 1);
  REQUIRE(done->refused.size() == 2);
  CHECK(done->refused[0].file == folder.file("absent"));
  CHECK(done->refused[1].place->line == 3);
}
