// "Both countries", "the two sides".
#include <algorithm>

#include "ingest/entities/group_members.hpp"

namespace entente::ingest {

/// The last two countries that stand together ("China and Kazakhstan", "US-Vietnam"), else those named far
/// more often than others.
GroupFound GroupMembers::countries(std::uint32_t token, std::uint32_t count) const {
  const auto here = text_.sentence_of(token);
  const auto start = here >= 12 ? here - 12 : 0;
  for (auto s = here + 1; s-- > start;) {
    Members row;
    std::uint32_t last = 0;
    for (const auto m : by_sentence_[s]) {
      const auto& mention = document_.mentions[m];
      if (mention.first >= token || context_.type(mention.entity) != EntityType::Country) continue;
      auto before = mention.first;  // over "the" and ", and"
      bool closes = false;
      bool joins = false;
      while (before > last && before > 0) {
        const auto& word = text_.folded(before - 1);
        const bool closing = word == "and" || text_.is_hyphen(before - 1);
        if (word != "the" && word != "," && !closing) break;
        closes = closes || closing;
        joins = joins || closing || (count > 2 && word == ",");
        --before;
      }
      if (!joins || before != last) row.clear();
      add_unique(row, mention.entity);
      last = mention.last;
      if (closes && row.size() == count) return {row, 0.8F};
    }
  }
  if (count != 2) return {};
  std::vector<std::uint32_t> named(document_.entities.size(), 0);
  for (const auto& mention : document_.mentions) {
    if (mention.first < token && context_.type(mention.entity) == EntityType::Country)
      ++named[mention.entity];
  }
  Members order;
  for (std::uint32_t e = 0; e < named.size(); ++e) {
    if (named[e] > 0) order.push_back(e);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return named[a] > named[b]; });
  if (order.size() < 2 || (order.size() > 2 && named[order[1]] < 2 * named[order[2]])) return {};
  return {{order[0], order[1]}, 0.8F};
}

}  // namespace entente::ingest
