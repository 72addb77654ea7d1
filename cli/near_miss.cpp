#include "cli/near_miss.hpp"

#include <algorithm>
#include <cctype>

namespace entente::cli {

namespace {

// Optimal string alignment: insert, delete, replace, swap neighbours (Boytsov 2011, section 2). ASCII case is
// ignored.
std::size_t distance(std::string_view a, std::string_view b) {
  auto same = [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
  };
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool equal = same(a[i - 1], b[j - 1]);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (equal ? 0 : 1)});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1])) {
        now[j] = std::min(now[j], before[j - 2] + 1);
      }
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

bool starts_with(std::string_view word, std::string_view start) {
  return start.size() >= 2 && word.substr(0, start.size()) == start;
}

}  // namespace

std::string near_miss(std::string_view given, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest =
      64;  // a word to be mistaken for a command is short; longer ones are no typing slip
  if (given.empty() || given.size() > kLongest) return {};
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, given.size() / 3) + 1;
  for (const auto& word : known) {
    const std::size_t d = distance(given, word);
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
