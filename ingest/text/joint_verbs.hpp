// "co-hosted", "co-chaired", "co-organising": verbs that the annotator takes for three words, after which its
// tree errs about the whole clause. It is shown them without the prefix; the tokens have it again afterwards.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// A text without the prefixes of such verbs.
struct WithoutPrefixes {
  std::string text;
  std::vector<std::uint32_t> cuts;  ///< where in `text` a prefix stood, ascending bytes
};

WithoutPrefixes without_prefixes(std::string_view text);

/// Gives tokens the bytes they have in the text with its prefixes, and the verbs their lemma: "co-host".
void restore_prefixes(const std::vector<std::uint32_t>& cuts, AnnotatedText& annotation);

}  // namespace entente::ingest
