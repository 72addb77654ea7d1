// The lexicon: what the program knows of the world's names before it reads a text. Loaded once from the
// tables, then only read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/document.hpp"

namespace entente::ingest {

/// How a string of the lexicon names its entity.
enum class NameSense : std::uint8_t {
  Country,      ///< "Kazakhstan", "UK"
  Nationality,  ///< "Kazakh", "Britons"
  Capital,      ///< "Astana": a Place, and by its role in a sentence the Country
  Government,   ///< "the Kremlin": the Country or a body of it, and where one goes to or is in, the house
  Place,        ///< seas, regions, well-known cities
  City,         ///< a city of 100,000 people or more
  Region,       ///< a province or state of a federation
  Named,        ///< an organization, agreement, initiative, event or award known by name
};

struct KnownName {
  std::string_view name;  ///< standard name of the entity
  EntityType type = EntityType::Place;
  NameSense sense = NameSense::Place;
  std::string_view country;  ///< ISO 3166-1 alpha-2 of what it is or lies in; empty where none
  std::string_view form;     ///< the string as the table writes it
  std::uint32_t weight = 0;  ///< population of a city in thousands
  std::string_view house{};  ///< what a seat of government is called as a Place; empty for other names
};

enum class OfficeKind : std::uint8_t {
  Head,
  Royal,
  Minister,
  Organization,
  Leader,
  Province,
  Envoy,
  Voice,
  Member,
  Military,
  Family,
  Title
};

enum class HeadCase : std::uint8_t { Upper, Any, Admin, Skip };
struct HeadWord {
  EntityType type = EntityType::Organization;
  HeadCase letter_case = HeadCase::Upper;  ///< Any: the head may be in lower case ("Astana airport"); Admin:
                                           ///< a kind of place ("Shaanxi province")
};

enum class Gender : std::uint8_t { Unknown, Male, Female };

struct Country {
  std::string_view code;  ///< ISO alpha-2; empty for historic states
  /// What the table of office-holders calls it: the code, or a historic state's name.
  [[nodiscard]] std::string_view key() const { return code.empty() ? name : code; }
  std::string_view name;
  std::string_view adjective;  ///< the first: "Kazakh"
  std::string_view capital;    ///< the first
  bool state = true;           ///< false for territories and historic states
};

/// A term of office. Dates as precise as known ("2019-03-20", "2017"); `last_seen` is no end, only the last
/// day it is known of.
struct OfficeHolder {
  std::string_view country;
  std::string_view office;
  std::string_view name;
  std::string_view family_name;
  std::string_view since;
  std::string_view last_seen;
  std::string_view other_names;  ///< `|` between
};

/// What people do, or are to others.
struct Calling {
  std::string_view field;  ///< "business", "church", "kin"
  bool person = true;      ///< false for what stands beside people of the field: "factory"
};

class Lexicon {
 public:
  /// All senses of a folded phrase (see fold()), the likelier first; null where unknown.
  [[nodiscard]] const std::vector<KnownName>* find(const std::string& folded) const;
  /// The most words that a known phrase has whose first word (letters up to a blank or hyphen, folded) is
  /// `first`; 0: none begins so.
  [[nodiscard]] std::uint32_t longest_from(const std::string& first) const;
  [[nodiscard]] const HeadWord* head_word(const std::string& folded) const;
  [[nodiscard]] const OfficeKind* office(const std::string& folded) const;
  [[nodiscard]] bool is_role(const std::string& folded) const { return roles_.contains(folded); }
  /// Null where the word tells of no calling.
  [[nodiscard]] const Calling* calling(const std::string& folded) const;
  /// Languages, faiths, peoples, offices in letters: written with a capital, but no entity. `form` as the
  /// text writes it, folded.
  [[nodiscard]] bool is_ignored(const std::string& folded) const { return ignored_.contains(folded); }
  /// Null, or the gender that the honorific tells.
  [[nodiscard]] const Gender* honorific(const std::string& folded) const;
  /// Null where it is no given name; Unknown where both men and women bear it.
  [[nodiscard]] const Gender* given_name(const std::string& folded) const;
  [[nodiscard]] const Country* country(std::string_view code_or_name) const;
  [[nodiscard]] const std::vector<Country>& countries() const { return countries_; }

  /// Terms by folded family name.
  [[nodiscard]] const std::vector<OfficeHolder>* holders_named(const std::string& folded_family) const;
  /// Who held `office` ("president") in the country on the day: the latest term begun by then, if the table
  /// still knows it within a year before the day, or a later day. Null where it does not know, or where two
  /// could be meant.
  [[nodiscard]] const OfficeHolder* holder_on(std::string_view country, std::string_view office,
                                              const Date& day) const;

  friend class LexiconLoader;

 private:
  std::unordered_map<std::string, std::vector<KnownName>> names_;
  std::unordered_map<std::string, std::uint32_t> longest_;
  std::unordered_map<std::string, HeadWord> heads_;
  std::unordered_map<std::string, OfficeKind> offices_;
  std::unordered_map<std::string, bool> roles_;
  std::unordered_map<std::string, Calling> callings_;
  std::unordered_map<std::string, bool> ignored_;
  std::unordered_map<std::string, Gender> honorifics_;
  std::unordered_map<std::string, Gender> given_names_;
  std::vector<Country> countries_;
  std::unordered_map<std::string_view, std::uint32_t> country_numbers_;
  std::unordered_map<std::string, std::vector<OfficeHolder>> by_family_;
  std::unordered_map<std::string, std::vector<OfficeHolder>> by_office_;  ///< "KZ president", by since
};

/// The one lexicon. Threads: may be called from several; the first call loads it.
const Lexicon& lexicon();

/// Up to the first blank or hyphen of a folded phrase.
std::string_view first_word(std::string_view folded);
/// Blanks and hyphens of a folded phrase, plus one.
std::uint32_t count_words(std::string_view folded);

/// The standard name of a person whom the table of office-holders names: the press spelling where it has
/// several.
std::string press_name(const OfficeHolder& holder);

}  // namespace entente::ingest
