// Candidate: a fact that a rule read, before dates, status and confidence decide whether it stays. Internal
// to facts/ and shown by inspect.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "graph/schema.hpp"
#include "graph/temporal/temporal.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

/// Which kind of words stated it.
enum class Origin : std::uint8_t {
  Verb,         ///< a verb's frame
  Noun,         ///< a noun of an act: "talks with"
  Office,       ///< a title beside a name
  Affiliation,  ///< a tie beside a name
  Apposition,   ///< "Astana, Kazakhstan"; "his brother, X"
  Phrase,       ///< a noun phrase: "the Chinese city of Xi'an", "members of BRICS"
  Scene,        ///< being or speaking at an event or place
  Companion,    ///< shares another's journey
  Reader,       ///< the words that a trained model knows
};

inline constexpr std::size_t kOriginCount = 9;

/// Why a candidate is no fact.
enum class Verdict : std::uint8_t {
  Kept,
  Negated,
  Undone,
  Possible,
  Wished,
  Asked,
  Conditional,
  LowConfidence,
  Duplicate
};

struct Candidate {
  EdgeKind kind = EdgeKind::Met;
  std::uint32_t from = 0;  ///< entity
  std::uint32_t to = 0;
  std::uint32_t trigger = 0;  ///< the token that states it
  std::uint32_t sentence = 0;
  Origin origin = Origin::Verb;
  bool weak = false;             ///< the rule's word often means something else
  bool state = false;            ///< holds from a date on, rather than happens on one
  bool ahead = false;            ///< said in the present, it is to come: "awaits him"
  bool inferred = false;         ///< follows from another candidate
  float certainty = 1.0F;        ///< of the links to the two entities, multiplied
  double read_with = 0.0;        ///< of Origin::Reader: the model's probability
  std::optional<double> told{};  ///< log-odds by the encoder; it is asked where one end is a person
  int path = 0;                  ///< tree steps from the trigger to both ends
  std::uint32_t from_token = 0;
  std::uint32_t to_token = 0;
  /// Tokens in which its date and place are looked for first: the part of a sentence that tells of this act
  /// alone ("met A in Paris on Monday and, on Friday, B in Rome"). Empty: nothing sets it apart.
  std::uint32_t part_first = 0;
  std::uint32_t part_last = 0;

  FactStatus status = FactStatus::Actual;
  std::optional<Date> date{};
  int date_source = 0;  ///< 0 none, 1 clause, 2 sentence, 3 paragraph, 4 document
  std::string place{};
  std::map<std::string, std::string> properties{};
  double confidence = 0.0;
  Verdict verdict = Verdict::Kept;
};

std::string_view verdict_name(Verdict verdict);
std::string_view origin_name(Origin origin);

}  // namespace entente::ingest
