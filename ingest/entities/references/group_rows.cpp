// Rows of people by their surface: "A of X, the French president, B, and C". The parser often hangs the last
// names of a long row on a country within it.
#include <algorithm>
#include <string_view>

#include "ingest/entities/references/group_members.hpp"
#include "ingest/entities/references/home_country.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kBetween = 12;      // tokens between two names of a row
constexpr std::uint32_t kSpouses = 12;      // sentences in which a couple may have been told of
constexpr std::uint32_t kSides = 4;         // sentences in which "the two sides" may have been named
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

Members GroupMembers::spouses(std::uint32_t token) const {
  static const Words kKin = {"wife", "husband", "spouse", "partner"};
  constexpr std::uint32_t kBeside = 8;     // tokens
  constexpr std::uint32_t kBehindKin = 3;  // "wife", a comma
  const auto here = text_.sentence_of(token);
  for (std::uint32_t back = 0; back <= kSpouses && back <= here; ++back) {
    const Mention* left = nullptr;
    Members found;
    for (const auto m : by_sentence_[here - back]) {
      const auto& mention = document_.mentions[m];
      if (mention.first >= token) break;
      if (context_.type(mention.entity) != EntityType::Person) continue;
      if (mention.kind != MentionKind::Name) {  // "the leader and his wife, X"
        left = &mention;
        continue;
      }
      bool wed = false;
      for (auto i = left == nullptr ? mention.first : left->last; i < mention.first; ++i)
        wed = wed || kKin.contains(text_.folded(i));
      const auto beside = left != nullptr && left->kind == MentionKind::Name ? kBeside : kBehindKin;
      if (wed && mention.first < left->last + beside && left->entity != mention.entity)
        found = {left->entity, mention.entity};
      left = &mention;
    }
    if (!found.empty()) return found;
  }
  return {};
}

Members GroupMembers::pair_of_paragraph(const GroupWanted& wanted) const {
  Members pair;
  const auto here = text_.sentence_of(wanted.token);
  for (auto s = here + 1;
       s-- > 0 && text_.paragraph_of(text_.sentence(s).first) == text_.paragraph_of(wanted.token);) {
    for (const auto* mention : fitting(s, wanted, true)) add_unique(pair, mention->entity);
  }
  if (pair.size() != 2) return {};
  // "The leaders" of a summit are more than the two whom the paragraph names beside others.
  const bool others = wanted.leading && !is_alone(pair, wanted.token);
  return others ? Members{} : pair;
}

/// Whether the paragraph tells of no other person before the token, and of these two in one sentence.
bool GroupMembers::is_alone(const Members& pair, std::uint32_t token) const {
  const auto here = text_.sentence_of(token);
  bool together = false;
  for (auto s = here + 1;
       s-- > 0 && text_.paragraph_of(text_.sentence(s).first) == text_.paragraph_of(token);) {
    Members told;
    for (const auto* mention : fitting(s, GroupWanted{token}, true)) add_unique(told, mention->entity);
    for (const auto person : told) {
      if (person != pair[0] && person != pair[1]) return false;
    }
    together = together || told.size() == 2;
  }
  return together;
}

/// The last two bodies before the token that stand side by side, one of them no state.
GroupFound GroupMembers::sides(std::uint32_t token) const {
  static const Words kBetween = {"and", "the", "its", "government", "of", ","};
  const auto here = text_.sentence_of(token);
  for (std::uint32_t back = 0; back <= kSides && back <= here; ++back) {
    if (auto states = back <= 2 ? states_of_row(here - back, token) : Members{}; !states.empty())
      return {std::move(states), 0.75F};
    const Mention* left = nullptr;
    GroupFound found;
    bool more = false;
    for (const auto m : by_sentence_[here - back]) {
      const auto& mention = document_.mentions[m];
      if (mention.first >= token) break;
      const auto type = context_.type(mention.entity);
      if ((type != EntityType::Country && type != EntityType::Organization) ||
          mention.kind == MentionKind::Nationality || (left != nullptr && mention.first < left->last))
        continue;
      bool joined = false;
      bool clean = left != nullptr && left->entity != mention.entity;
      for (auto i = left == nullptr ? mention.first : left->last; i < mention.first; ++i) {
        joined = joined || text_.folded(i) == "and";
        clean = clean && kBetween.contains(text_.folded(i));
      }
      const bool states = left != nullptr && type == EntityType::Country &&
                          context_.type(left->entity) == EntityType::Country;
      if (clean && !joined) more = true;  // "A, B and C"
      if (clean && joined && !more && !states && are_sides(*left, mention))
        found = {{left->entity, mention.entity}, 0.75F};
      left = &mention;
    }
    if (!found.members.empty()) return found;
  }
  return {};
}

/// "A and B condemned it. Both sides ...": the countries of the two people who act.
Members GroupMembers::states_of_row(std::uint32_t s, std::uint32_t token) const {
  for (const auto& row : rows_) {
    const auto& first = document_.mentions[row.front()];
    if (row.size() != 2 || text_.sentence_of(first.first) != s || first.first >= token ||
        !text_.token(row_head(first.head)).role.starts_with("nsubj"))
      continue;
    Members states;
    for (const auto m : row) {
      const auto state = home_country(context_, document_.mentions[m].entity);
      if (state != kNoEntity) add_unique(states, state);
    }
    if (states.size() == 2) return states;
  }
  return {};
}

/// "Between A and B", "A and B met".
bool GroupMembers::are_sides(const Mention& left, const Mention& right) const {
  for (auto i = left.first; i > text_.sentence(text_.sentence_of(left.first)).first && i + 5 > left.first;
       --i) {
    if (text_.folded(i - 1) == "between") return true;
    if (text_.token(i - 1).pos == "VERB" || text_.folded(i - 1) == ",") break;
  }
  const auto subject = clauses_.subject_around(right.last);
  return subject != kNoSubject && subject >= left.first && subject < right.last;
}

}  // namespace entente::ingest
