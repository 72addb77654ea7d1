// All parts of the language model in their order: words, vectors, tags, trees, rules, lemmas, names.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "ingest/annotate/annotator.hpp"
#include "ingest/annotate/attribute_ruler.hpp"
#include "ingest/annotate/dependency_parser.hpp"
#include "ingest/annotate/encoder.hpp"
#include "ingest/annotate/lemmatizer.hpp"
#include "ingest/annotate/name_recognizer.hpp"
#include "ingest/annotate/tagger.hpp"
#include "ingest/annotate/tokenizer.hpp"

namespace entente::ingest::model {

/// Const and shared by threads: each call takes a desk of buffers and caches for itself. What a text gives
/// depends on nothing but the text and the model.
class Pipeline final : public Annotator {
 public:
  /// Errors: FormatError where the model does not hold what the parts need.
  static Result<std::unique_ptr<Annotator>> load(std::unique_ptr<ModelFile> file);
  [[nodiscard]] AnnotatedText annotate(std::string_view text) const override;

 private:
  struct Desk;
  struct Analysed;
  explicit Pipeline(std::unique_ptr<ModelFile> file);

  [[nodiscard]] std::unique_ptr<Desk> take_desk() const;
  void return_desk(std::unique_ptr<Desk> desk) const;
  void annotate_piece(std::string_view text, std::uint32_t start, Desk& desk, AnnotatedText& out) const;
  void annotate_words(std::string_view text, std::uint32_t start, std::span<const Word> words, Desk& desk,
                      AnnotatedText& out) const;
  [[nodiscard]] Analysed analyse(std::span<const Word> words, Desk& desk) const;
  [[nodiscard]] const std::string& lemma(const Word& word, const Analysis& analysis, Desk& desk) const;
  [[nodiscard]] bool is_unheard(const Word& word, Desk& desk) const;

  std::unique_ptr<ModelFile> file_;
  ModelReader reader_;
  Characters characters_;
  StringIds ids_;
  Tokenizer tokenizer_;
  Encoder shared_encoder_;  ///< of tagger and parser
  Encoder names_encoder_;
  Tagger tagger_;
  DependencyParser parser_;
  NameRecognizer names_;
  AttributeRuler ruler_;
  Lemmatizer lemmatizer_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Desk>> desks_;
};

}  // namespace entente::ingest::model
