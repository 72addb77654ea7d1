// Whether a word is one of a few, for closed classes that a rule spells out.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace entente::ingest {

inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace entente::ingest
