// Words as pieces of the encoder's vocabulary: lower case, without accents, the longest pieces first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/annotate/model_file.hpp"

namespace entente::ingest::encode {

/// Const and shared by threads; views of a vocabulary that outlives it.
class WordPieces {
 public:
  /// In the vocabulary, what goes on within a word starts with "##".
  explicit WordPieces(const model::StringTable& vocabulary);
  /// Appends the pieces of one word. A run of letters and digits that no pieces make up is one unknown piece,
  /// as is any other character that is not in the vocabulary; white space is nothing.
  void split(std::string_view word, std::vector<std::uint32_t>& out) const;
  /// The number of a whole entry such as "[CLS]"; the vocabulary's size where it is not there.
  [[nodiscard]] std::uint32_t number_of(std::string_view entry) const;

 private:
  void split_plain(std::string_view text, std::vector<std::uint32_t>& out) const;
  void add_run(std::string_view run, std::vector<std::uint32_t>& out) const;

  std::unordered_map<std::string_view, std::uint32_t> starts_;
  std::unordered_map<std::string_view, std::uint32_t> continuations_;  ///< without their "##"
  std::size_t longest_ = 0;                                            ///< in bytes
  std::uint32_t size_;
  std::uint32_t unknown_;
};

}  // namespace entente::ingest::encode
