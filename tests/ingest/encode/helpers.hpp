#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <utility>

#include "ingest/annotate/model_file.hpp"
#include "ingest/encode/pair_encoder.hpp"

/// An encoder that was built, and its file.
struct BuiltEncoder {
  std::string path;
  std::unique_ptr<entente::ingest::PairEncoder> encoder;
  std::unique_ptr<entente::ingest::model::ModelFile> file;
};

inline BuiltEncoder load_built(const entente::Result<std::string>& path) {
  REQUIRE(path);
  auto encoder = entente::ingest::PairEncoder::load(*path);
  REQUIRE(encoder);
  auto file = entente::ingest::model::ModelFile::open(*path);
  REQUIRE(file);
  return {*path, std::move(*encoder), std::move(*file)};
}

/// The one that reads all, and the larger one; each loaded once.
inline const BuiltEncoder& reader() {
  static const BuiltEncoder loaded = load_built(entente::ingest::find_reader_model());
  return loaded;
}
inline const BuiltEncoder& close_reader() {
  static const BuiltEncoder loaded = load_built(entente::ingest::find_close_reader_model());
  return loaded;
}
inline const entente::ingest::PairEncoder& encoder() { return *reader().encoder; }
inline const entente::ingest::model::ModelFile& reader_file() { return *reader().file; }
