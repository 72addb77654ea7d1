#include "ingest/entities/references/group_words.hpp"

#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

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
