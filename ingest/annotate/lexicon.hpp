// Word forms with the attributes that the networks see, each made once and kept; and the chunks already cut
// into words.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/annotate/characters.hpp"
#include "ingest/annotate/model_file.hpp"

namespace entente::ingest::model {

/// A word form. Attributes are ids of strings: a hash, or the small number that the model knows some strings
/// by.
struct Lexeme {
  std::string_view text;
  std::string_view lower;
  std::uint64_t id = 0;  ///< of the text
  std::uint64_t norm = 0;
  std::uint64_t prefix = 0;  ///< first character
  std::uint64_t suffix = 0;  ///< last three characters
  std::uint64_t shape = 0;
  std::int32_t vector[2] = {-1, -1};  ///< rows of the encoder's cache: without and with a space after
  bool is_space = false;
  bool may_start_phrase = false;  ///< begins a special case that is several words long
};

/// Names of strings: const and shared by threads.
class StringIds {
 public:
  explicit StringIds(ModelReader& reader);
  [[nodiscard]] std::uint64_t id(std::string_view text) const;
  /// The id of the word that a word with this id is read as, or 0.
  [[nodiscard]] std::uint64_t norm(std::uint64_t id) const;

 private:
  StringTable names_;
  std::span<const std::uint32_t> numbers_;
  std::span<const std::uint64_t> norm_keys_;
  std::vector<std::uint64_t> norm_ids_;
};

/// A word of a chunk: its length in bytes and its form.
struct ChunkWord {
  std::uint32_t length = 0;
  Lexeme* lexeme = nullptr;
};

/// Belongs to one thread at a time. Forgets everything when it has grown large, so its size is bounded.
class Lexicon {
 public:
  Lexicon(const Characters& characters, const StringIds& ids) : characters_(&characters), ids_(&ids) {}
  Lexeme* intern(std::string_view text);
  /// The same form read as another word: tokenizer exceptions say so of "n't" and the like.
  Lexeme* intern_as(std::string_view text, std::string_view norm);
  [[nodiscard]] const std::vector<ChunkWord>* find_chunk(std::string_view chunk) const;
  void keep_chunk(std::string_view chunk, std::vector<ChunkWord> words);
  /// Whether it is time to clear(); lexemes are invalid after that.
  [[nodiscard]] bool is_full() const {
    return lexemes_.size() > kMaxLexemes || chunks_.size() > kMaxChunks || bytes_ > kMaxBytes;
  }
  void clear();
  /// Words that may begin a phrase (by id); asked once for each new lexeme.
  void set_phrase_starts(const std::unordered_map<std::uint64_t, std::uint32_t>* starts) {
    phrase_starts_ = starts;
  }

 private:
  static constexpr std::size_t kMaxLexemes = 16384;
  static constexpr std::size_t kMaxChunks = 32768;
  static constexpr std::size_t kMaxBytes = 8U << 20U;
  Lexeme* create(std::string_view text);
  std::string_view keep(std::string text);
  [[nodiscard]] std::string shape(std::string_view text) const;

  const Characters* characters_;
  const StringIds* ids_;
  const std::unordered_map<std::uint64_t, std::uint32_t>* phrase_starts_ = nullptr;
  std::deque<Lexeme> lexemes_;
  std::deque<std::string> texts_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string_view, Lexeme*> by_text_;
  std::unordered_map<std::string, Lexeme*> by_text_and_norm_;
  std::unordered_map<std::string_view, std::vector<ChunkWord>> chunks_;
};

}  // namespace entente::ingest::model
