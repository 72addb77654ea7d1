// The forms that a question may have, as one table of patterns, and the matching of words against them.
//
// A pattern is words and parts:
//   met|seen   one of these words          [ever|last]  one of these words, or none
//   {who}      who, whom, what, or which|what countries|people|...: what is asked for
//   {x} {y}    names, one word or more     {office}     an office, one word or more
//   {past} {base} {joint past} {joint base}   forms of a verb (verbs.hpp)
// Behind every pattern a time and a place may follow, in either order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/result.hpp"
#include "graph/schema.hpp"
#include "query/ask/time_phrase.hpp"
#include "query/ask/verbs.hpp"
#include "query/ask/words.hpp"

namespace entente::query {

enum class QuestionKind : std::uint8_t {
  WhoWhom,        ///< who met whom
  Subject,        ///< who visited X
  Object,         ///< whom did X meet
  SubjectOfBoth,  ///< who met both X and Y
  ObjectOfBoth,   ///< whom did X and Y both meet
  WhetherOne,     ///< did X meet Y
  WhenWhere,      ///< when and where did X meet Y
  LastTime,       ///< when did X last meet Y
  FirstTime,
  HowOften,        ///< how often did X meet Y
  SubjectMost,     ///< who met X most
  ObjectMost,      ///< whom did X meet most
  MostOfAll,       ///< who met most people
  Offices,         ///< what office does X hold
  OfficeHolders,   ///< who holds which office in X
  OfficeHolder,    ///< who is president of X
  Belongs,         ///< what does X belong to
  HoldsOrBelongs,  ///< what does X hold or belong to
  Members,         ///< who belongs to X
  Profile,         ///< who is X
  Linked,          ///< how are X and Y linked
  LinkedInTime,    ///< ... in time order
  Between,         ///< what happened between X and Y
  Common,          ///< what do X and Y have in common
  Introduce,       ///< who could introduce X to Y
  About,           ///< what is known about X
  Happened,        ///< what happened (in a place, at a time)
  Location,        ///< where is X
  EventTime,       ///< when was X
};

/// What follows a question's own words.
struct Qualifiers {
  std::optional<TimeRange> time;
  std::optional<WordSpan> place;
};

/// One way to read the words as a question; names are not looked up yet.
struct Match {
  QuestionKind kind = QuestionKind::WhoWhom;
  const Verb* verb = nullptr;
  std::optional<NodeLabel> asked{};  ///< "which countries"
  std::optional<WordSpan> x{};
  std::optional<WordSpan> y{};
  std::optional<WordSpan> office{};
  Qualifiers qualifiers{};
  bool planned = false;          ///< "who will meet X"
  std::optional<Error> error{};  ///< a time phrase that cannot be one, behind an otherwise good reading
};

struct MatchResult {
  std::vector<Match> matches;  ///< in the order of the table, shorter names first
  std::uint32_t furthest = 0;  ///< the first word that no pattern could go past, where there is no match
};

MatchResult match_question(const std::vector<Word>& words, std::string_view question);

/// Time and place, as they may follow a question, from word `at` to the end; nothing where the words are not
/// that.
Result<std::optional<Qualifiers>> read_qualifiers(const std::vector<Word>& words, std::uint32_t at,
                                                  std::string_view question);

/// "country", "countries" and the like.
std::optional<NodeLabel> kind_named(std::string_view word);

}  // namespace entente::query
