#include "ingest/entities/references/group_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

std::uint32_t number_of(const std::string& word) {
  static constexpr std::array<std::string_view, 8> kNumbers = {"two", "three", "four",  "five",
                                                               "six", "seven", "eight", "nine"};
  if (word.size() == 1 && word[0] >= '2' && word[0] <= '9') return static_cast<std::uint32_t>(word[0] - '0');
  if (word == "both" || word == "each") return 2;  // "each leaders", of machines
  const auto* found = std::find(kNumbers.begin(), kNumbers.end(), word);
  return found == kNumbers.end() ? 0 : 2 + static_cast<std::uint32_t>(found - kNumbers.begin());
}

bool is_leader_noun(const std::string& word) {
  static const Words kWords = {"leaders",  "presidents", "premiers",  "chancellors",
                               "monarchs", "heads",      "statesmen", "ministers"};
  return kWords.contains(word);
}

bool is_relation_noun(const std::string& word) {
  static const Words kWords = {
      "rivals",       "comrades",  "adversaries", "foes",       "enemies",     "friends",      "generals",
      "mayors",       "governors", "churchmen",   "prelates",   "clerics",     "bishops",      "cardinals",
      "ambassadors",  "envoys",    "diplomats",   "commanders", "colonels",    "admirals",     "speakers",
      "visitors",     "guests",    "hosts",       "men",        "women",       "counterparts", "colleagues",
      "partners",     "statesmen", "brothers",    "sisters",    "politicians", "tycoons",      "magnates",
      "neighbours",   "neighbors", "signatories", "veterans",   "officials",   "negotiators",  "antagonists",
      "protagonists", "principals"};
  return kWords.contains(word);
}

bool is_group_noun(const std::string& word) {
  static const Words kWords = {"ministers",  "candidates",    "chiefs",      "lawmakers",  "princes",
                               "executives", "commissioners", "secretaries", "scientists", "lawyers",
                               "couples",    "kings",         "monarchs",    "sovereigns", "popes"};
  if (kWords.contains(word) || is_relation_noun(word)) return true;
  for (const std::string_view ending :
       {"men", "women", "ers", "ors", "ists", "ians", "peans", "ricans", "aires"}) {
    if (word.size() >= 7 && word.ends_with(ending)) return true;
  }
  return false;
}

std::string office_of_group(const std::string& word, const std::string& before) {
  if (word == "presidents" || word == "chancellors" || word == "governors" || word == "mayors")
    return word.substr(0, word.size() - 1);
  if (word == "premiers") return "prime minister";
  if (word != "ministers") return {};
  if (before == "prime" || before == "foreign" || before == "defence" || before == "defense")
    return before + " minister";
  return "minister";
}

std::string family_of_plural(const std::string& word) {
  if (word.size() < 4 || !word.ends_with("s")) return {};
  for (const std::string_view ending : {"shes", "ches", "xes", "zes", "sses"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - 2);
  }
  return word.substr(0, word.size() - 1);
}

bool is_country_noun(const std::string& word) {
  static const Words kWords = {"countries",   "nations",    "states",    "sides",   "parties",
                               "governments", "neighbours", "neighbors", "peoples", "powers",
                               "allies",      "capitals",   "economies"};
  return kWords.contains(word);
}

bool members_of_states(const std::string& word) {
  return word == "countries" || word == "nations" || word == "governments" || word == "states";
}

bool is_encounter(const std::string& lemma) {
  static const Words kWords = {
      "meet",      "receive", "host",    "welcome",   "greet",     "visit",    "see",    "talk",
      "speak",     "call",    "phone",   "hold",      "dine",      "lunch",    "sign",   "shake",
      "sit",       "discuss", "embrace", "join",      "telephone", "converse", "confer", "have",
      "entertain", "hug",     "invite",  "accompany", "negotiate", "agree",    "debate", "chat"};
  return kWords.contains(lemma);
}

bool is_people(const std::string& word, const std::string& lemma) {
  static const Words kWords = {
      "people",   "police",    "children",   "men",       "women",       "families", "troops",
      "forces",   "others",    "parents",    "migrants",  "parties",     "students", "residents",
      "patients", "allies",    "experts",    "rebels",    "nationals",   "teams",    "guests",
      "staff",    "media",     "envoys",     "delegates", "authorities", "groups",   "companies",
      "firms",    "countries", "nations",    "states",    "governments", "sides",    "victims",
      "hostages", "refugees",  "protesters", "diplomats", "athletes"};
  if (kWords.contains(word)) return true;
  for (const std::string_view ending : {"er", "or", "ist", "ian", "ant", "ent", "ee", "man"}) {
    if (lemma.size() > 5 && lemma.ends_with(ending) && !lemma.ends_with("ment")) return true;
  }
  return false;
}

bool is_collective(const std::string& lemma) {
  static const Words kWords = {"team",   "party",   "company", "government", "delegation", "group", "family",
                               "police", "board",   "crew",    "committee",  "council",    "army",  "unit",
                               "staff",  "cabinet", "public",  "couple",     "agency",     "media"};
  return kWords.contains(lemma);
}

}  // namespace entente::ingest
