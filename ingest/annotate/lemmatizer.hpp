// The rule lemmatizer: base forms as they are, else suffix rules checked against an index of known lemmas,
// and exceptions (the tables are WordNet's, as in its morphy).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/annotate/characters.hpp"
#include "ingest/annotate/model_file.hpp"

namespace entente::ingest::model {

/// Const and shared by threads.
class Lemmatizer {
 public:
  /// Bits of Analysis::base_form.
  static constexpr unsigned kSingular = 1;
  static constexpr unsigned kInfinitive = 2;
  static constexpr unsigned kFinitePresent = 4;  ///< finite, present, of no stated number
  static constexpr unsigned kPositive = 8;

  Lemmatizer(ModelReader& reader, const Characters& characters);
  /// `lower` is the lower case of `text`, `pos` the universal part of speech in capitals.
  [[nodiscard]] std::string lemma(std::string_view text, std::string_view lower, std::string_view pos,
                                  unsigned base_form) const;
  /// Whether a word in lower case is a form of a word that the tables have.
  [[nodiscard]] bool knows(std::string_view lower) const;

 private:
  struct Part {
    StringTable index;
    StringTable forms;
    StringTable lemmas;
    std::vector<std::pair<std::string_view, std::string_view>> rules;
  };
  [[nodiscard]] bool is_alphabetic(std::string_view text) const;
  [[nodiscard]] std::string from_tables(const Part& part, std::string_view text,
                                        std::string_view lower) const;

  const Characters* characters_;
  std::unordered_map<std::string, Part> parts_;  ///< by part of speech in capitals
};

}  // namespace entente::ingest::model
