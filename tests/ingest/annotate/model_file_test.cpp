// A file that is no model, is cut short, altered or of another version is refused with what is wrong.
#include "ingest/annotate/model_file.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/annotate/hashing.hpp"
#include "tests/ingest/annotate/helpers.hpp"

namespace {

using namespace entente;
using namespace entente::ingest;

std::string built_model() {
  const auto path = find_model();
  REQUIRE(path);
  std::ifstream file(*path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

/// The error of loading a model of these bytes.
std::string error_of(const std::string& bytes, ErrorKind kind = ErrorKind::FormatError) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("entente_model_test_" + std::to_string(std::hash<std::string>{}(bytes)));
  std::ofstream(path, std::ios::binary) << bytes;
  const auto loaded = load_annotator(path.string());
  std::filesystem::remove(path);
  REQUIRE(!loaded);
  CHECK(loaded.error().kind == kind);
  CHECK(!loaded.error().hint.empty());
  return loaded.error().message;
}

/// Makes the header's checksum right again after a change.
std::string resealed(std::string bytes) {
  const auto version = static_cast<unsigned char>(bytes[8]);
  const std::uint64_t sum = model::murmur64a(std::string_view(bytes).substr(32), version);
  std::memcpy(bytes.data() + 24, &sum, 8);
  return bytes;
}

}  // namespace

TEST_CASE("a model that is not there is an error of the system") {
  const auto loaded = load_annotator("/nowhere/x.model");
  REQUIRE(!loaded);
  CHECK(loaded.error().kind == ErrorKind::IoError);
  CHECK(loaded.error().file == "/nowhere/x.model");
}

TEST_CASE("bytes that are no model are refused") {
  CHECK(error_of("").find("no file of at least") != std::string::npos);
  CHECK(error_of(std::string(100, 'x')).find("not a model") != std::string::npos);
}

TEST_CASE("a damaged model is refused") {
  const std::string good = built_model();
  std::string version = good;
  version[8] = 9;
  CHECK(error_of(version).find("version 9") != std::string::npos);
  CHECK(error_of(good.substr(0, good.size() / 2)).find("cut short") != std::string::npos);
  std::string altered = good;
  altered[good.size() / 2] = static_cast<char>(altered[good.size() / 2] ^ 1);
  CHECK(error_of(altered).find("checksum") != std::string::npos);
}

TEST_CASE("a model with a right checksum and wrong content is refused") {
  const std::string good = built_model();
  std::string outside = good;
  std::memset(outside.data() + 32 + 40, 0x7F, 8);
  CHECK(error_of(resealed(outside)).find("outside") != std::string::npos);
  std::string table = good;
  std::memset(table.data() + 12, 0xFF, 4);
  CHECK(error_of(resealed(table)).find("table") != std::string::npos);
  std::string renamed = good;
  const std::size_t name = renamed.find("tagger.W");
  REQUIRE(name != std::string::npos);
  renamed[name] = 'x';
  CHECK(error_of(resealed(renamed)).find("tagger.W") != std::string::npos);
}

TEST_CASE("strings hash as the model names them") {
  // Reference values of MurmurHash64A, seed 1, from the model's own table of strings.
  CHECK(model::murmur64a("adj", 1) == 12401032943472870168ULL);
  CHECK(model::murmur64a("noun", 1) == 16833663260455505849ULL);
  CHECK(model::murmur64a("verb", 1) == 6360137228241296794ULL);
}
