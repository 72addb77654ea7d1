// Standard names from written ones.
#include <algorithm>
#include <array>
#include <utility>

#include "ingest/entities/names/join_names.hpp"
#include "ingest/entities/names/name_reach.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kPortfolios = std::to_array<Pair>({{"foreign", "Ministry of Foreign Affairs"},
                                                        {"overseas", "Ministry of Foreign Affairs"},
                                                        {"external affairs", "Ministry of External Affairs"},
                                                        {"defence", "Ministry of Defence"},
                                                        {"defense", "Ministry of Defense"},
                                                        {"interior", "Ministry of Internal Affairs"},
                                                        {"finance", "Ministry of Finance"},
                                                        {"health", "Ministry of Health"},
                                                        {"energy", "Ministry of Energy"},
                                                        {"commerce", "Ministry of Commerce"},
                                                        {"trade", "Ministry of Trade"},
                                                        {"justice", "Ministry of Justice"},
                                                        {"education", "Ministry of Education"},
                                                        {"transport", "Ministry of Transport"},
                                                        {"culture", "Ministry of Culture"},
                                                        {"economy", "Ministry of Economy"},
                                                        {"agriculture", "Ministry of Agriculture"}});

/// "Russian Foreign Ministry": what the words before "Ministry" say, or empty.
std::string ministry_name(const std::string& folded) {
  if (!folded.ends_with(" ministry")) return {};
  const auto words = folded.substr(0, folded.size() - 9);
  for (const auto& [portfolio, name] : kPortfolios) {
    if (words == portfolio) return std::string(name);
    if (!words.ends_with(portfolio) || words.size() <= portfolio.size() ||
        words[words.size() - portfolio.size() - 1] != ' ')
      continue;
    auto country = words.substr(0, words.size() - portfolio.size() - 1);
    if (country.ends_with("'s")) country.resize(country.size() - 2);
    const auto* senses = lexicon().find(country);
    if (senses == nullptr) return {};
    for (const auto& sense : *senses) {
      const auto* state = lexicon().country(sense.country);
      if (state != nullptr && sense.sense <= NameSense::Government) {
        // States of American spelling keep it: the portfolio is as written.
        return std::string(name) + " of " + std::string(state->name);
      }
    }
  }
  return {};
}

constexpr std::array<std::string_view, 20> kOnes = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};

/// "forty-sixth" is 46, "twentieth" is 20; 0 for other words.
std::size_t ordinal_of(const std::string& word) {
  for (std::size_t n = 1; n < kOnes.size(); ++n) {
    if (word == kOnes[n]) return n;
  }
  for (std::size_t ten = 2; ten < kTens.size(); ++ten) {
    const auto tens = std::string(kTens[ten]);
    if (word == tens.substr(0, tens.size() - 1) + "ieth") return ten * 10;
    for (std::size_t n = 1; n < 10; ++n) {
      if (word == tens + "-" + std::string(kOnes[n])) return ten * 10 + n;
    }
  }
  return 0;
}

/// "46th"
std::string with_ending(std::size_t number) {
  const auto last = number / 10 % 10 == 1 ? 0 : number % 10;
  return std::to_string(number) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

/// "2004 Canadian federal election" is written so.
bool is_vote(const std::string& folded) {
  return folded == "election" || folded == "elections" || folded == "primary" || folded == "primaries";
}

std::string upper_first(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
  return word;
}

}  // namespace

std::string standard_name(const std::string& written, EntityType type) {
  auto name = written;
  if (const auto folded = fold(name); folded.starts_with("the ")) name = name.substr(4);
  if (type == EntityType::Organization) {
    if (auto ministry = ministry_name(fold(name)); !ministry.empty()) return ministry;
  }
  if (type != EntityType::Person && type != EntityType::Place && type != EntityType::Event) {
    for (const auto& [acronym, full] : std::to_array<Pair>({{"UN ", "United Nations "},
                                                            {"U.N. ", "United Nations "},
                                                            {"US ", "United States "},
                                                            {"U.S. ", "United States "},
                                                            {"EU ", "European Union "}})) {
      if (name.starts_with(acronym)) return std::string(full) + name.substr(acronym.size());
    }
  }
  if (type == EntityType::Event) {
    const auto folded = fold(name);
    const auto blank = folded.find(' ');
    if (const auto number = ordinal_of(folded.substr(0, blank));
        number > 0 && blank != std::string::npos && name.find(' ') == blank)
      return with_ending(number) + name.substr(blank);
  }
  // A head word in lower case is part of the name: "Astana airport" is Astana Airport.
  if (const auto cut = name.rfind(' ');
      cut != std::string::npos && type != EntityType::Person &&
      lexicon().head_word(fold(name.substr(cut + 1))) != nullptr && name.find(" of ") == std::string::npos &&
      !is_vote(fold(name.substr(cut + 1))) && !is_kind_of_site(name.substr(cut + 1)) &&
      (cut == 0 || starts_upper(std::string_view(name).substr(name.rfind(' ', cut - 1) + 1)))) {
    name = name.substr(0, cut + 1) + upper_first(name.substr(cut + 1));
  }
  return name;
}

namespace {

std::vector<std::string> name_parts(const std::string& folded) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : folded) {
    if (c == ' ' || c == '-') {
      if (!part.empty()) parts.push_back(std::move(part));
      part.clear();
    } else if (c != '.') {
      part += c;
    }
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

}  // namespace

bool is_short_name_of(const std::string& part, const std::string& full) {
  const auto small = name_parts(part);
  const auto large = name_parts(full);
  if (small.empty() || small.size() >= large.size()) return false;
  // "George W. Bush" is not "George H. W. Bush".
  if (small.size() >= 3 && small[1].size() == 1 && large[1][0] != small[1][0]) return false;
  // First and last name with the middle left out: "George Bush" for "George H. W. Bush".
  if (small.size() >= 2 && small.front() == large.front() && small.back() == large.back()) return true;
  const auto at = std::search(large.begin(), large.end(), small.begin(), small.end());
  if (at == large.end()) return false;
  const auto place = static_cast<std::size_t>(at - large.begin());
  if (place + small.size() == large.size()) return true;
  // A first name alone is no short form of a Western name; the family name comes first in Chinese, Korean and
  // Vietnamese ones.
  if (place == 0 && small.size() == 1) {
    if (lexicon().given_name(small.front()) == nullptr || large.size() >= 4) return true;
    return large.size() == 3 && lexicon().given_name(large[1]) == nullptr &&
           lexicon().holders_named(small.front()) != nullptr;  // "Kim" for "Kim Jong Un"
  }
  return true;
}

bool is_initialed_name_of(const std::string& part, const std::string& full) {
  const auto dot = part.find('.');
  const auto family = part.rfind(' ');
  if (dot == std::string::npos || dot == 0 || dot > 2 || family == std::string::npos || family < dot)
    return false;
  const auto space = full.find(' ');
  return space != std::string::npos && space > dot && full.compare(0, dot, part, 0, dot) == 0 &&
         full.ends_with(part.substr(family));
}

}  // namespace entente::ingest
