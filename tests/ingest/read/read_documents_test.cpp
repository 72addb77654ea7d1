// Documents from files, folders and bytes, the good ones read and the bad ones told apart.
#include "ingest/read/read_documents.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace entente;
using namespace entente::ingest;
namespace fs = std::filesystem;

struct Outcome {
  std::vector<Document> documents;
  std::vector<Error> errors;
  DocumentSink sink() {
    return [this](Result<Document> document) {
      if (document)
        documents.push_back(std::move(*document));
      else
        errors.push_back(std::move(document.error()));
      return true;
    };
  }
};

Outcome read(std::string_view name, std::string_view bytes, DocumentFormat format) {
  Outcome outcome;
  read_document_bytes(name, bytes, format, outcome.sink());
  return outcome;
}

struct Folder {
  fs::path path = fs::temp_directory_path() / "entente_read_test";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path / "sub");
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

TEST_CASE("a JSON object and an array give documents with their fields") {
  const auto one = read(
      "a.json", R"({"doc":"x1","text":"Hello there.","date":"2024-07","title":"T","source":"S","url":"U"})",
      DocumentFormat::Json);
  REQUIRE(one.documents.size() == 1);
  CHECK(one.documents[0].id == "x1");
  CHECK(to_string(*one.documents[0].date) == "2024-07");
  CHECK(one.documents[0].title == "T");
  const auto two =
      read("b.json", R"([{"text":"One."},{"doc":7,"text":"Two.","date":null}])", DocumentFormat::Json);
  REQUIRE(two.documents.size() == 2);
  CHECK(two.documents[0].id == "b#1");
  CHECK(two.documents[1].id == "7");
}

TEST_CASE("each bad line of JSON lines is told with its number, the others are read") {
  const auto outcome =
      read("n.jsonl",
           "{\"doc\":\"a\",\"text\":\"A.\"}\n{\"doc\":\"b\",\"text\":\n\n{\"doc\":\"c\"}\n{\"doc\":\"d\","
           "\"text\":5}\n{\"text\":\"E.\",\"date\":\"soon\"}\n[1]\n{\"doc\":\"f\",\"text\":\"F.\"}\n",
           DocumentFormat::JsonLines);
  REQUIRE(outcome.documents.size() == 2);
  CHECK(outcome.documents[1].id == "f");
  REQUIRE(outcome.errors.size() == 5);
  REQUIRE(outcome.errors[0].place);
  CHECK(outcome.errors[0].place->line == 2);
  CHECK(outcome.errors[1].message.find("no field `text`") != std::string::npos);
  CHECK(outcome.errors[2].message.find("a number") != std::string::npos);
  CHECK(outcome.errors[3].message.find("soon") != std::string::npos);
  CHECK(outcome.errors[4].message.find("an array") != std::string::npos);
  for (const auto& error : outcome.errors) CHECK(error.file == "n.jsonl");
}

TEST_CASE("deeply nested JSON is an error, not a crash") {
  CHECK(read("d.json", std::string(200000, '['), DocumentFormat::Json).errors.size() == 1);
}

TEST_CASE("the document's date comes from its own dateline") {
  const auto outcome = read("w.txt", "ASTANA, Kazakhstan, July 2, 2024 /PRNewswire/ — The leaders met.\n",
                            DocumentFormat::Text);
  REQUIRE(outcome.documents.size() == 1);
  CHECK(outcome.documents[0].id == "w");
  REQUIRE(outcome.documents[0].date);
  CHECK(to_string(*outcome.documents[0].date) == "2024-07-02");
}

TEST_CASE("HTML without an article is refused") {
  const auto outcome =
      read("e.html", "<html><head><title>x</title></head><body><script>1</script></body></html>",
           DocumentFormat::Html);
  CHECK(outcome.documents.empty());
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message.find("without an article") != std::string::npos);
}

TEST_CASE("a folder is read in order, hidden and other files left out, bad ones told") {
  const Folder folder;
  folder.write("b.txt", "Second text.");
  folder.write("a.txt", "First text.");
  folder.write("sub/c.jsonl", "{\"doc\":\"c\",\"text\":\"Third.\"}\n");
  folder.write(".hidden.txt", "no");
  folder.write("notes.md", "no");
  folder.write("empty.txt", "");
  folder.write("image.txt", std::string("\x89PNG\0\0", 6));
  Outcome outcome;
  read_documents({folder.path.string(), (folder.path / "missing.txt").string()}, outcome.sink());
  REQUIRE(outcome.documents.size() == 3);
  CHECK(outcome.documents[0].id == "a");
  CHECK(outcome.documents[1].id == "b");
  CHECK(outcome.documents[2].id == "c");
  REQUIRE(outcome.errors.size() == 3);
  CHECK(outcome.errors[0].file.ends_with("empty.txt"));
  CHECK(outcome.errors[1].file.ends_with("image.txt"));
  CHECK(outcome.errors[2].kind == ErrorKind::IoError);
}

TEST_CASE("a sink that returns false stops the reading") {
  const Folder folder;
  folder.write("a.txt", "One.");
  folder.write("b.txt", "Two.");
  int seen = 0;
  read_documents({folder.path.string()}, [&](Result<Document>) { return ++seen < 1; });
  CHECK(seen == 1);
}

}  // namespace
