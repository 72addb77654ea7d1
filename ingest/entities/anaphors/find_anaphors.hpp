// The words of a text that stand for people without naming them: "he", "his guest", "the Turkish leader",
// "the two ministers", "they". Which words may, not whom they mean.
#pragma once

#include <vector>

#include "ingest/entities/resolved_document.hpp"
#include "ingest/entities/text_view.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

struct Anaphor {
  TokenRange range;  ///< from its determiner to its head
  std::uint32_t head = 0;
  bool pronoun = false;
  bool plural = false;
  std::uint32_t count = 0;          ///< "two" of "the two men"; 0 where no number is told
  Gender gender = Gender::Unknown;  ///< of "he", "the queen"
};

/// Of headlines and bodies, in the order of the text. Wide: "the letter" is left to whoever weighs them, not
/// "a minister", "the president, Maria Keller" or what is predicated ("is the president").
std::vector<Anaphor> find_anaphors(const TextView& text, const ResolvedDocument& document);

}  // namespace entente::ingest
