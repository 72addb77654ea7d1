#include "ingest/language_models.hpp"

#include <utility>

#include "ingest/annotate/load_annotator.hpp"

namespace entente::ingest {

Result<LanguageModels> load_language_models() {
  const auto annotator_file = find_model();
  if (!annotator_file) return fail(annotator_file.error());
  const auto reader_file = find_reader_model();
  if (!reader_file) return fail(reader_file.error());
  const auto close_reader_file = find_close_reader_model();
  if (!close_reader_file) return fail(close_reader_file.error());
  auto annotator = load_annotator(*annotator_file);
  if (!annotator) return fail(annotator.error());
  auto pairs = PairEncoder::load(*reader_file);
  if (!pairs) return fail(pairs.error());
  auto close_pairs = PairEncoder::load(*close_reader_file);
  if (!close_pairs) return fail(close_pairs.error());
  return LanguageModels{std::move(*annotator), std::move(*pairs), std::move(*close_pairs)};
}

}  // namespace entente::ingest
