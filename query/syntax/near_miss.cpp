#include "query/syntax/near_miss.hpp"

#include <algorithm>
#include <utility>

namespace entente::query::syntax {
namespace {

constexpr std::size_t kLongest = 64;  // longer names are not compared: the cost is quadratic

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  if (a.size() > kLongest || b.size() > kLongest) return kLongest;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::exchange(last, row);
  }
  return last[b.size()];
}

std::string near_miss(std::string_view wrong, const std::vector<std::string>& known) {
  const std::size_t limit = wrong.size() <= 2 ? 0 : wrong.size() <= 5 ? 1 : wrong.size() <= 10 ? 2 : 3;
  std::size_t best = limit + 1;
  const std::string* nearest = nullptr;
  for (const std::string& name : known) {
    const std::size_t distance = edit_distance(wrong, name);
    if (distance < best) {
      best = distance;
      nearest = &name;
    }
  }
  return nearest == nullptr ? std::string() : "did you mean " + *nearest + "?";
}

}  // namespace entente::query::syntax
