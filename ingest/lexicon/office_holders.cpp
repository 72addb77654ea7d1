// Questions to the dated table of office-holders. Its gaps are known (data/README.md): it answers only where
// it is sure.
#include <algorithm>

#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/tables.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// A partial date's first and last possible day, so that "2017" can be compared with "2017-03-29".
std::int64_t first_day(std::string_view text) {
  const auto date = parse_partial_date(text);
  return date ? date->days : 0;
}

std::int64_t latest_day(std::string_view text) {
  const auto date = parse_partial_date(text);
  return date ? last_day(*date).days : 0;
}

constexpr std::int64_t kStillKnown = 400;  // days after its last sight in which a term is taken to go on

}  // namespace

const OfficeHolder* Lexicon::holder_on(std::string_view country, std::string_view office,
                                       const Date& day) const {
  const auto found = by_office_.find(std::string(country) + " " + std::string(office));
  if (found == by_office_.end()) return nullptr;
  const OfficeHolder* holder = nullptr;
  const auto when = last_day(day).days;
  for (const auto& term : found->second) {
    if (first_day(term.since) > when) break;
    holder = &term;
  }
  if (holder == nullptr || latest_day(holder->last_seen) + kStillKnown < when) return nullptr;
  // Two begun in the same place of time: not sure which.
  for (const auto& term : found->second) {
    if (&term != holder && term.since == holder->since && fold(term.family_name) != fold(holder->family_name))
      return nullptr;
  }
  return holder;
}

std::string press_name(const OfficeHolder& holder) {
  if (holder.other_names.empty()) return std::string(holder.name);
  std::string best(holder.name);
  const auto words = [](std::string_view name) { return std::count(name.begin(), name.end(), ' '); };
  for (const auto other : split_cells(holder.other_names, '|')) {
    if (words(other) >= 1 && words(other) <= words(best)) best = std::string(other);
  }
  return best;
}

}  // namespace entente::ingest
