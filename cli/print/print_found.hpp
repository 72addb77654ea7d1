// What a full-text search found, for people and for machines.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "graph/search/search_result.hpp"
#include "graph/store.hpp"

namespace entente::cli {

struct FoundLayout {
  std::size_t width = 0;  ///< columns; 0: lines are not wrapped
  bool color = false;     ///< the words in bold; else between « »
};

using FoundSink = std::function<bool(std::string_view)>;

/// Each document with date, source, its sentences with the words marked, and the facts that it gave.
Result<void> print_found(const SearchResult& found, const Store& store, const FoundLayout& layout,
                         const FoundSink& sink);
/// A line of JSON for each document: doc, date, title, source, url, score, sentences (start, end, text, words
/// as pairs of byte offsets into the document), facts (type, from, to, date, status, start, end, matched).
Result<void> print_found_json(const SearchResult& found, const Store& store, const FoundSink& sink);

}  // namespace entente::cli
