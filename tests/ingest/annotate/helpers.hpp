// What the annotator's tests share: the annotator of the build's model, loaded once.
#pragma once

#include <catch2/catch.hpp>
#include <memory>

#include "ingest/annotate/load_annotator.hpp"

inline const entente::ingest::Annotator& built_annotator() {
  static const auto annotator = [] {
    const auto path = entente::ingest::find_model();
    REQUIRE(path);
    auto loaded = entente::ingest::load_annotator(*path);
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return *annotator;
}
