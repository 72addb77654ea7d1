#include "query/syntax/near_miss.hpp"

#include "graph/edit_distance.hpp"

namespace entente::query::syntax {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::string near_miss(std::string_view wrong, const std::vector<std::string>& known) {
  const std::size_t limit = slips_allowed(wrong.size());
  const std::string sought = lower(wrong);
  std::size_t best = limit + 1;
  const std::string* nearest = nullptr;
  for (const std::string& name : known) {
    const std::size_t distance = edit_distance(sought, lower(name), limit);
    if (distance < best) {
      best = distance;
      nearest = &name;
    }
  }
  return nearest == nullptr ? std::string() : "did you mean " + *nearest + "?";
}

}  // namespace entente::query::syntax
