#include "cli/near_miss.hpp"

#include <algorithm>

#include "graph/edit_distance.hpp"
#include "graph/fold_name.hpp"

namespace entente::cli {

namespace {

bool starts_with(std::string_view word, std::string_view start) {
  return start.size() >= 2 && word.substr(0, start.size()) == start;
}

}  // namespace

std::string near_miss(std::string_view given, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest =
      64;  // a word to be mistaken for a command is short; longer ones are no typing slip
  if (given.empty() || given.size() > kLongest) return {};
  const std::string folded = fold_name(given);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, given.size() / 3) + 1;
  for (const auto& word : known) {
    const std::size_t d = edit_distance(folded, fold_name(word), best_distance);
    if (d < best_distance) {
      best_distance = d;
      best = word;
    }
  }
  if (best.empty()) {
    for (const auto& word : known) {
      if (starts_with(word, given)) return word;
    }
  }
  return best;
}

}  // namespace entente::cli
