#pragma once

#include <catch2/catch.hpp>
#include <memory>

#include "ingest/annotate/model_file.hpp"
#include "ingest/encode/pair_encoder.hpp"

/// The encoder that was built, loaded once.
inline const entente::ingest::PairEncoder& encoder() {
  static const auto loaded = [] {
    const auto path = entente::ingest::find_reader_model();
    REQUIRE(path);
    auto found = entente::ingest::PairEncoder::load(*path);
    REQUIRE(found);
    return std::move(*found);
  }();
  return *loaded;
}

/// Its file.
inline const entente::ingest::model::ModelFile& reader_file() {
  static const auto loaded = [] {
    const auto path = entente::ingest::find_reader_model();
    REQUIRE(path);
    auto found = entente::ingest::model::ModelFile::open(*path);
    REQUIRE(found);
    return std::move(*found);
  }();
  return *loaded;
}
