// Cuts text into the words that the model was trained on: spaces, then exceptions, affixes, addresses and
// infixes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/annotate/affixes.hpp"
#include "ingest/annotate/characters.hpp"
#include "ingest/annotate/lexicon.hpp"

namespace entente::ingest::model {

/// A word of the text. Runs of spaces but a single blank are words too, as the networks expect them.
struct Word {
  std::uint32_t start = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  Lexeme* lexeme = nullptr;
  bool space_after = false;  ///< a single blank follows
};

/// Const and shared by threads; the lexicon belongs to the caller.
class Tokenizer {
 public:
  Tokenizer(ModelReader& reader, const Characters& characters, const StringIds& ids);
  /// Tells the lexicon which words may begin a phrase; before its first use here.
  void prepare(Lexicon& lexicon) const { lexicon.set_phrase_starts(&phrase_starts_); }
  [[nodiscard]] std::vector<Word> tokenize(std::string_view text, Lexicon& lexicon) const;

 private:
  struct Special {
    struct Piece {
      std::string_view text;
      std::string_view norm;  ///< empty: as the word itself
    };
    std::vector<Piece> pieces;
  };
  struct Chunk;
  struct Phrase {
    std::vector<std::uint64_t> ids;
  };

  [[nodiscard]] const Special* special(std::string_view text) const;
  void append_chunk(std::string_view chunk, std::uint32_t start, Lexicon& lexicon,
                    std::vector<Word>& words) const;
  [[nodiscard]] std::vector<ChunkWord> cut(std::string_view chunk, Lexicon& lexicon,
                                           bool with_specials) const;
  void split_affixes(Chunk& chunk, bool with_specials) const;
  void split_infixes(const Chunk& chunk, Lexicon& lexicon, std::vector<ChunkWord>& words) const;
  void join_phrases(std::string_view text, Lexicon& lexicon, std::vector<Word>& words) const;
  void find_phrases(const StringIds& ids);
  [[nodiscard]] bool has_affix(std::string_view text) const;

  const Characters* characters_;
  Affixes affixes_;
  std::unordered_map<std::string_view, Special> specials_;
  std::size_t longest_special_ = 0;
  std::vector<std::vector<Phrase>> phrases_;                        ///< by number of their first word
  std::unordered_map<std::uint64_t, std::uint32_t> phrase_starts_;  ///< id of a first word, its number
};

}  // namespace entente::ingest::model
