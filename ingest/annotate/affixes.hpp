// The tokenizer's patterns as hand-written matchers over code points: what splits off a word's start and end,
// what splits it inside, what is a web address. scripts/model/characters.py checks that the model's patterns
// are the ones written here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ingest/annotate/characters.hpp"
#include "ingest/annotate/model_file.hpp"

namespace entente::ingest::model {

using CodePoints = std::span<const char32_t>;

/// A part [start, end) of a word that splits it, in code points.
struct Infix {
  std::size_t start = 0;
  std::size_t end = 0;
};

/// Const and shared by threads. All take a word without spaces and look at nothing outside of it.
class Affixes {
 public:
  Affixes(ModelReader& reader, const Characters& characters);
  /// Length of what splits off the start, 0 where nothing does.
  [[nodiscard]] std::size_t prefix(CodePoints word) const;
  [[nodiscard]] std::size_t suffix(CodePoints word) const;
  [[nodiscard]] std::vector<Infix> infixes(CodePoints word) const;
  [[nodiscard]] bool is_url(CodePoints word) const;

 private:
  [[nodiscard]] std::size_t longest_ending(CodePoints word, const std::vector<std::u32string>& endings,
                                           bool after_digit) const;
  [[nodiscard]] bool splits_final_period(CodePoints before) const;
  [[nodiscard]] std::size_t infix_at(CodePoints word, std::size_t at) const;
  [[nodiscard]] std::size_t hyphen_at(CodePoints word, std::size_t at) const;
  [[nodiscard]] bool is_host_and_rest(CodePoints text) const;
  [[nodiscard]] bool is_domain(CodePoints host) const;
  [[nodiscard]] bool is_port_and_path(CodePoints text) const;

  const Characters* characters_;
  std::vector<std::u32string> prefixes_;
  std::vector<std::u32string> suffixes_;
  std::vector<std::u32string> units_;  ///< split off after a digit, as currencies do
  std::vector<std::u32string> currencies_;
};

}  // namespace entente::ingest::model
