// A reader's file that is cut short, lacks a part or does not fit is refused with what is wrong.
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "ingest/annotate/hashing.hpp"
#include "tests/ingest/encode/helpers.hpp"

namespace {

using namespace entente;
using namespace entente::ingest;

std::string built_file() {
  std::ifstream file(reader_file().path(), std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

/// Makes the header's checksum right again after a change.
std::string resealed(std::string bytes) {
  const std::uint64_t sum =
      model::murmur64a(std::string_view(bytes).substr(32), static_cast<unsigned char>(bytes[8]));
  std::memcpy(bytes.data() + 24, &sum, 8);
  return bytes;
}

/// The error of loading a file of these bytes.
std::string error_of(const std::string& bytes) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("entente_reader_test_" + std::to_string(std::hash<std::string>{}(bytes)));
  std::ofstream(path, std::ios::binary) << bytes;
  const auto loaded = PairEncoder::load(path.string());
  std::filesystem::remove(path);
  REQUIRE(!loaded);
  CHECK(loaded.error().kind == ErrorKind::FormatError);
  CHECK(!loaded.error().hint.empty());
  return loaded.error().message;
}

/// The file with a section's name, of which the table has one, written otherwise.
std::string renamed(std::string bytes, const std::string& name) {
  const std::size_t at = bytes.find(name + '\0');
  REQUIRE(at != std::string::npos);
  bytes[at] = 'x';
  return resealed(std::move(bytes));
}

/// The file with a number of its section `shape` changed.
std::string reshaped(std::string bytes, std::size_t place, std::uint32_t number) {
  const auto shape = reader_file().section("shape");
  const std::size_t at = bytes.find(std::string(shape));
  REQUIRE(at != std::string::npos);
  std::memcpy(bytes.data() + at + 4 * place, &number, 4);
  return resealed(std::move(bytes));
}

}  // namespace

TEST_CASE("a reader's file that is not there is an error of the system") {
  const auto loaded = PairEncoder::load("/nowhere/x.model");
  REQUIRE(!loaded);
  CHECK(loaded.error().kind == ErrorKind::IoError);
}

TEST_CASE("a damaged reader's file is refused") {
  const std::string good = built_file();
  CHECK(error_of(good.substr(0, good.size() / 2)).find("cut short") != std::string::npos);
  std::string altered = good;
  altered[good.size() / 2] = static_cast<char>(altered[good.size() / 2] ^ 1);
  CHECK(error_of(altered).find("checksum") != std::string::npos);
}

TEST_CASE("a reader's file without one of its parts is refused") {
  const std::string good = built_file();
  for (const char* name :
       {"shape", "vocabulary", "epsilon", "words", "words.scales", "markers", "layer.0.sight.weights",
        "layer.1.outer.corrections", "layer.2.inner.channels", "head.answer_bias"}) {
    CHECK(error_of(renamed(good, name)).find(name) != std::string::npos);
  }
}

TEST_CASE("a reader's file of another shape is refused") {
  const std::string good = built_file();
  CHECK(error_of(reshaped(good, 0, 0)).find("0 layers") != std::string::npos);
  CHECK(error_of(reshaped(good, 0, 1)).find("more layers") != std::string::npos);
  CHECK(error_of(reshaped(good, 0, 24)).find("layer.") != std::string::npos);
  CHECK(error_of(reshaped(good, 0, 0xFFFFFFFF)).find("layers") != std::string::npos);
  CHECK(error_of(reshaped(good, 1, 768)).find("words") != std::string::npos);
  CHECK(error_of(reshaped(good, 1, 832)).find("shape") != std::string::npos);
  CHECK(error_of(reshaped(good, 2, 5)).find("shape") != std::string::npos);
  CHECK(error_of(reshaped(good, 2, 0)).find("shape") != std::string::npos);
  CHECK(error_of(reshaped(good, 3, 3136)).find("shape") != std::string::npos);
  CHECK(error_of(reshaped(good, 7, 51)).find("shape") != std::string::npos);
}

TEST_CASE("the language model is no reader's file") {
  const auto path = std::filesystem::path(reader_file().path()).parent_path() / "en_core_web_sm.model";
  const auto loaded = PairEncoder::load(path.string());
  REQUIRE(!loaded);
  CHECK(loaded.error().message.find("shape") != std::string::npos);
}
