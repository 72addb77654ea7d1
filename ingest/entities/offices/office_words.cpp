#include "ingest/entities/offices/office_words.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool is_former(const std::string& word) {
  static const Words kWords = {"former",  "ex",       "ex-",     "then",      "late",    "ousted",
                               "deposed", "one-time", "onetime", "erstwhile", "previous"};
  return kWords.contains(word);
}

bool is_remark(const std::string& word) {
  static const Words kWords = {
      "new",
      "current",
      "outgoing",
      "incoming",
      "longtime",
      "long",
      "time",
      "veteran",
      "powerful",
      "popular",
      "embattled",
      "visiting",
      "newly",
      "elected",
      "appointed",
      "own",
      "same",
      "top",
      "local",
      "recent",
      "old",
      "young",
      "younger",
      "elder",
      "great",
      "influential",
      "respected",
      "famous",
      "prominent",
      "leading",
      "overall",
      "first",
      "second",
      "times",
      "nominal",
      "longest",
      "facto",
      "de",
      "titular",
      "ceremonial",
      "term",
      "third",
      "last",
      "next",
      "long-time",
      "authoritarian",
      "democratic",
      "-",
      "year",
      "day",
      "only",
      "other",
      "incumbent",
      "present",
      "reigning",
      "sitting",
      "pro",
      "beleaguered",
      "exiled",
      "jailed",
      "serving",
      "five",
      "two",
      "three",
      "four",
      "thrice",
      "twice",
      "fourth",
      "fifth",
      "sixth",
      "seventh",
      "eighth",
      "ninth",
      "tenth",
      "eleventh",
      "twelfth",
      "thirteenth",
      "fourteenth",
      "fifteenth",
      "female",
      "woman",
      "black",
      "civilian",
      "then-",
      "youngest",
      "oldest",
      "longest-serving",

      "hitherto",
      "rotating",
      "acting",
      "caretaker",
      "future",
      "onetime",
      "sometime",
      "designate",

      "long-serving",
      "re-elected",
      "self-declared",
      "self-proclaimed",
      "six",
      "seven",
  };
  if (kWords.contains(word)) return true;
  // "the 47th president"
  const bool ordinal =
      word.size() > 2 && word.front() >= '0' && word.front() <= '9' &&
      (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"));
  return ordinal;
}

bool is_salutation(const std::string& word) {
  static const Words kWords = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dear", "madam", "madame"};
  return kWords.contains(word);
}

bool is_grade(const std::string& word) {
  static const Words kWords = {"deputy", "vice",     "acting",      "interim", "assistant", "first",
                               "chief",  "senior",   "special",     "top",     "permanent", "honorary",
                               "under",  "second",   "state",       "crown",   "supreme",   "junior",
                               "lead",   "resident", "transitional"};
  return kWords.contains(word) || is_remark(word);
}

bool is_modifier_tag(const std::string& tag) {
  return tag == "NN" || tag == "NNS" || tag == "NNP" || tag == "NNPS" || tag == "JJ" || tag == "HYPH";
}

bool is_unknown_nationality(const std::string& word, const std::string& next) {
  const bool ending = word.ends_with("ean") || word.ends_with("ian") || word.ends_with("ese");
  return ending && word.size() > 5 && word != "european" && word != "eurasian" &&
         (next == "president" || next == "prime" || next == "foreign" || next == "king" || next == "vice");
}

bool is_field_word(const std::string& word) {
  static const Words kWords = {"trade",
                               "industry",
                               "commerce",
                               "finance",
                               "economy",
                               "economic",
                               "health",
                               "education",
                               "science",
                               "technology",
                               "innovation",
                               "research",
                               "culture",
                               "sport",
                               "sports",
                               "tourism",
                               "youth",
                               "women",
                               "children",
                               "family",
                               "labour",
                               "labor",
                               "employment",
                               "social",
                               "welfare",
                               "agriculture",
                               "food",
                               "fisheries",
                               "forestry",
                               "forests",
                               "livestock",
                               "rural",
                               "land",
                               "lands",
                               "water",
                               "irrigation",
                               "environment",
                               "climate",
                               "energy",
                               "electricity",
                               "power",
                               "mines",
                               "mining",
                               "minerals",
                               "mineral",
                               "resources",
                               "petroleum",
                               "oil",
                               "gas",
                               "transport",
                               "roads",
                               "railways",
                               "infrastructure",
                               "housing",
                               "urban",
                               "works",
                               "communications",
                               "information",
                               "digital",
                               "telecommunications",
                               "justice",
                               "interior",
                               "security",
                               "defence",
                               "defense",
                               "foreign",
                               "external",
                               "affairs",
                               "cooperation",
                               "development",
                               "planning",
                               "investment",
                               "integration",
                               "immigration",
                               "citizenship",
                               "migration",
                               "population",
                               "veterans",
                               "religious",
                               "local",
                               "public",
                               "national",
                               "civil",
                               "budget",
                               "taxation",
                               "revenue",
                               "reconstruction",
                               "gender",
                               "equality",
                               "sanitation",
                               "cohesion",
                               "heritage",
                               "arts",
                               "media",
                               "broadcasting",
                               "consumer",
                               "business",
                               "enterprise",
                               "enterprises",
                               "regional",
                               "parliamentary",
                               "legal",
                               "constitutional",
                               "settlements",
                               "marine",
                               "maritime",
                               "ports",
                               "aviation",
                               "space",
                               "home",
                               "internal",
                               "commonwealth",
                               "humanitarian",
                               "reform",
                               "new",
                               "technologies",
                               "higher",
                               "policy",
                               "services",
                               "privatization",
                               "privatisation",
                               "property",
                               "construction",
                               "productive",
                               "production"};
  return kWords.contains(word);
}

bool is_company_form(const std::string& word) {
  static const Words kWords = {"jsc",  "pjsc", "ojsc",    "llc",      "ltd",   "ltd.", "limited", "inc",
                               "inc.", "corp", "corp.",   "plc",      "gmbh",  "ag",   "sa",      "s.a.",
                               "nv",   "bhd",  "holding", "holdings", "group", "bank", "partners"};
  return kWords.contains(word);
}

bool is_day_word(const std::string& word) {
  return word == "today" || word == "yesterday" || word == "tomorrow" || word == "tonight";
}

bool is_acronym(std::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_force(const std::string& word) {
  static const Words kWords = {"army", "navy", "military", "police", "troops", "gendarmerie"};
  return kWords.contains(word);
}

bool is_state_body(const std::string& before, const std::string& word) {
  static const Words kAlone = {"cabinet",  "parliament", "senate",       "army",
                               "navy",     "police",     "gendarmerie",  "military",
                               "treasury", "coastguard", "constabulary", "legislature"};
  static const Words kCommissions = {"electoral", "election", "elections"};
  static const Words kForces = {"defence", "defense", "armed", "police", "air"};
  static const Words kCourts = {"supreme", "constitutional"};
  static const Words kServices = {"intelligence", "customs", "security", "prison", "immigration", "civil"};
  if (kAlone.contains(word)) return true;
  if (word == "commission" || word == "authority" || word == "body") return kCommissions.contains(before);
  if (word == "force" || word == "forces") return kForces.contains(before);
  if (word == "court") return kCourts.contains(before);
  if (word == "assembly") return before == "national";
  if (word == "staff") return before == "general" || before == "joint";
  if (word == "guard") return before == "coast" || before == "presidential" || before == "national";
  return (word == "service" || word == "agency") && kServices.contains(before);
}

bool is_generic_body(const std::string& word) {
  static const Words kWords = {"bank",         "company",    "party",   "union",        "group",
                               "organization", "council",    "agency",  "organisation", "bloc",
                               "fund",         "commission", "firm",    "body",         "alliance",
                               "institute",    "foundation", "movement"};
  return kWords.contains(word);
}

}  // namespace entente::ingest
