// The trained models that reading needs, opened together.
#pragma once

#include <memory>

#include "graph/result.hpp"
#include "ingest/annotate/annotator.hpp"
#include "ingest/encode/pair_encoder.hpp"

namespace entente::ingest {

/// Const and shared by threads; never empty.
struct LanguageModels {
  std::unique_ptr<Annotator> annotator;      ///< tokens, trees, names
  std::unique_ptr<PairEncoder> pairs;        ///< what a sentence tells of two of its names
  std::unique_ptr<PairEncoder> close_pairs;  ///< the same, larger
};

/// From find_model(), find_reader_model() and find_close_reader_model(). Errors: NotFound, saying how to make
/// what is missing; IoError; FormatError.
Result<LanguageModels> load_language_models();

}  // namespace entente::ingest
