// What a full-text search finds: documents, in them sentences with the words that were looked for, and the
// facts that each document gave. All offsets are bytes of the document's text, end exclusive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/ids.hpp"
#include "graph/store.hpp"

namespace entente {

struct ByteSpan {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
};

struct FoundSentence {
  ByteSpan span;
  std::vector<ByteSpan> words;  ///< that were looked for, in order, not overlapping
};

struct FoundFact {
  EdgeId edge;
  ByteSpan sentence;
  bool said_here = false;  ///< its sentence has a word that was looked for
};

struct FoundDocument {
  StoredDocument document;
  double score = 0;                      ///< BM25, the larger the better
  std::vector<FoundSentence> sentences;  ///< in order; none where only the title has the words
  std::vector<FoundFact> facts;          ///< those of the found sentences first, then by place
};

struct SearchResult {
  std::vector<FoundDocument> documents;  ///< best first; of one score the later, then by id
  std::uint64_t total = 0;               ///< documents that match, shown or not
};

/// The sentence around some bytes of it: between ends of sentences (. ! ? before a capital, empty lines).
ByteSpan sentence_around(std::string_view text, ByteSpan words);

}  // namespace entente
