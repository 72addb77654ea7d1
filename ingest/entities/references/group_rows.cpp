// Rows of people by their surface: "A of X, the French president, B, and C". The parser often hangs the last
// names of a long row on a country within it.
#include <algorithm>
#include <string_view>

#include "ingest/entities/references/group_members.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kBetween = 12;      // tokens between two names of a row
constexpr std::uint32_t kFollowing = 3;     // sentences that may name whom a group means
constexpr std::size_t kManyUnnumbered = 3;  // "the presidents of the region"

}  // namespace

void GroupMembers::find_rows() {
  titles_.assign(text_.size(), 0);
  for (const auto& office : document_.offices) {
    for (auto i = office.first; i < std::min(office.last, text_.size()); ++i) titles_[i] = 1;
  }
  row_of_.assign(document_.mentions.size(), kNoEntity);
  for (const auto& mentions : by_sentence_) {
    std::vector<std::uint32_t> names;
    for (const auto m : mentions) {
      const auto& mention = document_.mentions[m];
      if (mention.kind == MentionKind::Name && context_.type(mention.entity) == EntityType::Person)
        names.push_back(m);
    }
    for (std::size_t n = 0; n < names.size();) {
      std::vector<std::uint32_t> row = {names[n]};
      bool closed = false;
      while (!closed && n + row.size() < names.size() &&
             joins_row(document_.mentions[row.front()], document_.mentions[row.back()],
                       document_.mentions[names[n + row.size()]], closed))
        row.push_back(names[n + row.size()]);
      n += row.size();
      if (row.size() < 2 || !closed) continue;
      for (const auto member : row) row_of_[member] = static_cast<std::uint32_t>(rows_.size());
      rows_.push_back(std::move(row));
    }
  }
}

/// Between two names of a row stand commas, "and", titles and countries; `closes` becomes true at "and".
bool GroupMembers::joins_row(const Mention& opening, const Mention& left, const Mention& right,
                             bool& closes) const {
  static const Words kAllowed = {"'s",   "\u2019s", "the", "of",   "mr",     "mr.",         "mrs",
                                 "mrs.", "ms.",     "dr.", "then", "former", "counterpart", "also"};
  static const Words kServing = {"of", "to", "for", "by", "with", "from"};
  if (right.first < left.last || right.first - left.last > kBetween) return false;
  if (right.last < text_.size() && text_.folded(right.last) == "'s") return false;
  const auto& role = text_.token(right.head);
  const auto& first = text_.token(opening.head);
  if (role.role.starts_with("nsubj") && (!first.role.starts_with("nsubj") || role.head != first.head))
    return false;
  bool separated = false;
  bool with_and = false;
  for (auto i = left.last; i < right.first; ++i) {
    const auto& word = text_.folded(i);
    if (word == "," || word == ";") {
      separated = true;
    } else if (word == "and" || word == "&") {
      separated = with_and = true;
    } else if (titles_[i] == 0 && !kAllowed.contains(word) && !is_place_or_body(i) &&
               text_.token(i).tag != "NNP") {
      return false;
    }
  }
  auto before = right.first;
  while (before > left.last && (titles_[before - 1] != 0 || is_place_or_body(before - 1) ||
                                text_.folded(before - 1) == "the" || text_.token(before - 1).tag == "NNP"))
    --before;
  if (before > left.last && kServing.contains(text_.folded(before - 1))) return false;
  closes = with_and;
  return separated;
}

bool GroupMembers::is_place_or_body(std::uint32_t i) const {
  for (const auto m : by_sentence_[text_.sentence_of(i)]) {
    const auto& mention = document_.mentions[m];
    if (mention.first > i) break;
    const auto type = context_.type(mention.entity);
    if (i < mention.last &&
        (type == EntityType::Country || type == EntityType::Organization || type == EntityType::Place))
      return true;
  }
  return false;
}

/// The head of the row that the mention belongs to.
std::uint32_t GroupMembers::row_opening(const Mention& mention) const {
  const auto m = static_cast<std::size_t>(&mention - document_.mentions.data());
  if (m >= row_of_.size() || row_of_[m] == kNoEntity) return row_head(mention.head);
  return row_head(document_.mentions[rows_[row_of_[m]].front()].head);
}

bool GroupMembers::in_row(const Mention& mention) const {
  const auto m = static_cast<std::size_t>(&mention - document_.mentions.data());
  return m < row_of_.size() && row_of_[m] != kNoEntity;
}

GroupFound GroupMembers::following(const GroupWanted& wanted) const {
  const auto here = text_.sentence_of(wanted.token);
  for (const auto& row : rows_) {
    const auto& first = document_.mentions[row.front()];
    const auto s = text_.sentence_of(first.first);
    if (s <= here) continue;
    const auto apart = text_.paragraph_of(first.first) - text_.paragraph_of(wanted.token);
    if (s > here + kFollowing || apart > 1) break;
    Members members;
    for (const auto m : row) add_unique(members, document_.mentions[m].entity);
    const bool many = wanted.numbered ? members.size() == wanted.count : members.size() >= kManyUnnumbered;
    if (!many || !std::all_of(members.begin(), members.end(),
                              [&](std::uint32_t person) { return fits(person, wanted, false); }))
      continue;
    return {std::move(members), 0.75F};
  }
  return {};
}

}  // namespace entente::ingest
