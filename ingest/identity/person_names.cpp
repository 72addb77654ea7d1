#include "ingest/identity/person_names.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "graph/edit_distance.hpp"

namespace entente::ingest {

namespace {

using Words = std::vector<std::string_view>;

// Short forms of given names that the press uses in place of the full ones.
constexpr std::array<std::pair<std::string_view, std::string_view>, 66> kShortForms{{
    {"abe", "abraham"},     {"al", "albert"},         {"alex", "alexander"}, {"alex", "alexandra"},
    {"andy", "andrew"},     {"ben", "benjamin"},      {"benny", "benjamin"}, {"bernie", "bernard"},
    {"bill", "william"},    {"billy", "william"},     {"bob", "robert"},     {"bobby", "robert"},
    {"charlie", "charles"}, {"chris", "christopher"}, {"chuck", "charles"},  {"dan", "daniel"},
    {"danny", "daniel"},    {"dave", "david"},        {"dick", "richard"},   {"don", "donald"},
    {"ed", "edward"},       {"eddie", "edward"},      {"fred", "frederick"}, {"gabi", "gabriel"},
    {"gerry", "gerald"},    {"greg", "gregory"},      {"hank", "henry"},     {"jack", "john"},
    {"jeff", "jeffrey"},    {"jerry", "gerald"},      {"jim", "james"},      {"jimmy", "james"},
    {"joe", "joseph"},      {"johnny", "john"},       {"jon", "jonathan"},   {"kate", "katherine"},
    {"ken", "kenneth"},     {"larry", "lawrence"},    {"liz", "elizabeth"},  {"maggie", "margaret"},
    {"manny", "emmanuel"},  {"matt", "matthew"},      {"mike", "michael"},   {"mitch", "mitchell"},
    {"nick", "nicholas"},   {"nicky", "nicholas"},    {"pat", "patrick"},    {"pete", "peter"},
    {"phil", "philip"},     {"pepe", "jose"},         {"rick", "richard"},   {"rob", "robert"},
    {"ron", "ronald"},      {"sam", "samuel"},        {"stan", "stanley"},   {"steve", "stephen"},
    {"steve", "steven"},    {"sue", "susan"},         {"ted", "edward"},     {"ted", "theodore"},
    {"tim", "timothy"},     {"toby", "tobias"},       {"tom", "thomas"},     {"tony", "anthony"},
    {"vince", "vincent"},   {"will", "william"},
}};

Words words_of(std::string_view name) {
  constexpr std::array<std::string_view, 6> kSuffixes = {"jr", "jr.", "sr", "sr.", "ii", "iii"};
  Words words;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = name.find_first_of(" ,-", at);
    if (end == std::string_view::npos) end = name.size();
    const std::string_view word = name.substr(at, end - at);
    const bool suffix = std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
    if (!word.empty() && !suffix) words.push_back(word);
    at = end + 1;
  }
  return words;
}

bool short_form(std::string_view a, std::string_view b) {
  const auto is = [&](const auto& pair) {
    return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
  };
  return std::any_of(kShortForms.begin(), kShortForms.end(), is);
}

/// "r" and "r." of "robinette".
bool initial_of(std::string_view a, std::string_view b) {
  if (!a.empty() && a.back() == '.') a.remove_suffix(1);
  return a.size() == 1 && !b.empty() && a.front() == b.front();
}

// Only long words: with short ones a letter makes another name (Kim and Kin, Bush and Busch).
bool spelled_alike(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t most = shorter < 6 ? 0 : shorter < 8 ? 1 : 2;
  return a.front() == b.front() && edit_distance(a, b, most) <= most;
}

bool one_given_name(std::string_view a, std::string_view b) {
  return a == b || initial_of(a, b) || initial_of(b, a) || short_form(a, b) || spelled_alike(a, b);
}

std::string joined(const Words& words) {
  std::string all;
  for (const std::string_view word : words) all += word;
  return all;
}

/// One word and several: the family name, which stands last, or first in the names of East Asia.
std::optional<std::string> alone_in(std::string_view word, const Words& name) {
  if (word == name.back() || word == name.front()) return std::string(word) + " is a part of the other name";
  return spelled_alike(word, name.back()) ? std::optional<std::string>("a family name, spelled alike")
                                          : std::nullopt;
}

std::optional<std::string> same_given_names(const Words& a, const Words& b) {
  if (!one_given_name(a.front(), b.front())) return std::nullopt;
  const std::size_t middle_a = a.size() - 2, middle_b = b.size() - 2;
  if (middle_a > 0 && middle_b > 0) {
    if (middle_a != middle_b) return std::nullopt;
    for (std::size_t i = 1; i <= middle_a; ++i)
      if (!one_given_name(a[i], b[i])) return std::nullopt;
  }
  const std::string_view first = a.front(), other = b.front();
  if (short_form(first, other))
    return std::string(std::min(first, other)) + " and " + std::string(std::max(first, other)) +
           " are forms of one given name";
  if (initial_of(first, other) || initial_of(other, first)) return "an initial of the given name";
  return middle_a == middle_b ? "spelled alike" : "a middle name is left out";
}

}  // namespace

std::optional<std::string> why_alike(std::string_view a, std::string_view b) {
  const Words first = words_of(a), second = words_of(b);
  if (first.empty() || second.empty()) return std::nullopt;
  if (joined(first) == joined(second)) return "the same letters";
  if (first.size() == 1 && second.size() == 1)
    return spelled_alike(first.front(), second.front()) ? std::optional<std::string>("spelled alike")
                                                        : std::nullopt;
  if (first.size() == 1) return alone_in(first.front(), second);
  if (second.size() == 1) return alone_in(second.front(), first);
  Words one = first, two = second;
  std::sort(one.begin(), one.end());
  std::sort(two.begin(), two.end());
  if (one == two) return "the same words in another order";
  if (first.back() != second.back() && !spelled_alike(first.back(), second.back())) return std::nullopt;
  return same_given_names(first, second);
}

}  // namespace entente::ingest
