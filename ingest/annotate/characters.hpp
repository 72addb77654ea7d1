// Code points: UTF-8 to and fro, their classes and lower case, as the model's words were made with (tables of
// the model file).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/annotate/model_file.hpp"

namespace entente::ingest::model {

/// One bit a class; the same numbers stand in scripts/model/characters.py, which says where each comes from.
enum class Class : std::uint32_t {
  Space = 1,
  Alpha = 2,
  Upper = 4,
  Digit = 8,
  Word = 16,
  Decimal = 32,
  Prefix = 64,         ///< splits off at the start of a word
  Suffix = 128,        ///< splits off at its end
  Infix = 256,         ///< splits it anywhere
  BeforePeriod = 512,  ///< a period between these two splits
  AfterPeriod = 1024,
  Letter = 2048,  ///< a comma between two of these splits; a hyphen or sign before one may
  BeforeSign = 4096,
  BeforeFinalPeriod = 8192,
  Capital = 16384,
  Domain = 32768,  ///< of a top-level domain
  Cased = 65536,
  CaseIgnorable = 131072,  ///< apostrophes, accents: they do not end a word where case is concerned
};

/// Reads one code point of valid UTF-8 at `at` and moves `at` past it. Bytes that are not UTF-8 count as one
/// each.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& text, char32_t code_point);

/// Const and shared by threads; views of the model file.
class Characters {
 public:
  explicit Characters(ModelReader& reader);
  [[nodiscard]] bool is(char32_t c, Class wanted) const {
    return (flags(c) & static_cast<std::uint32_t>(wanted)) != 0;
  }
  [[nodiscard]] std::string lower(std::string_view text) const;

 private:
  [[nodiscard]] std::uint32_t flags(char32_t c) const {
    if (c < 128) return ascii_[c];
    return c < 0x110000 ? flags_[static_cast<std::size_t>(pages_[c >> 8]) * 256 + (c & 255)] : 0;
  }
  void append_lower(std::string& out, char32_t c) const;
  [[nodiscard]] bool is_final_sigma(std::string_view before, std::string_view after) const;

  std::span<const std::uint16_t> pages_;
  std::span<const std::uint32_t> flags_;
  std::span<const std::uint32_t> lower_;  ///< rows of four: code point, its lower case in up to three
  std::array<std::uint32_t, 128> ascii_{};
  std::vector<std::uint16_t> no_pages_;  ///< stand for tables that are wrong
  std::vector<std::uint32_t> no_flags_;
};

}  // namespace entente::ingest::model
