// What is done with the parser's arcs: lifted arcs are put back where they belong and sentences are marked.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/annotate/tokenizer.hpp"

namespace entente::ingest::model {

struct Parse;

/// Arcs by child; a label `a||b` says that the arc was lifted: the word belongs, as `a`, to a word whose
/// label is `b`.
struct Tree {
  std::vector<std::uint32_t> heads;  ///< itself at a root
  std::vector<std::string_view> labels;
};

Parse finish_tree(Tree tree, std::span<const Word> words);

}  // namespace entente::ingest::model
