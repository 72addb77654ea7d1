// The knowledge of the fact rules: which verbs and nouns state which edge type with whom in which role, and
// classes of words. It is data, ingest/facts/lexicon/*.tsv, compiled into the program. Read once, then shared
// and constant.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/result.hpp"
#include "graph/schema.hpp"

namespace entente::ingest {

/// What a rule asks beyond words and roles.
enum class RuleFlag : std::uint32_t {
  Each = 1U << 0U,          ///< symmetric: with nobody in `to`, those in `from` did it with each other
  Weak = 1U << 1U,          ///< the word often means something else
  State = 1U << 2U,         ///< its date is the start of a state
  NoInfinitive = 1U << 3U,  ///< not where an infinitive follows ("called on Israel to stop")
  NoAttribute = 1U << 4U,   ///< not where the object is called something ("called him a liar")
  Aid = 1U << 5U,           ///< the object must be money, arms or relief
  Award = 1U << 6U,         ///< an Award must be among the arguments
  Penalty = 1U << 7U,       ///< a penalty must be the instrument ("hit China with tariffs")
  Event = 1U << 8U,         ///< `from` must be an Event
  Thing = 1U << 9U,         ///< no Person at the `to` end
  Money = 1U << 10U,        ///< the object must be an amount
  Never = 1U << 11U,        ///< kept to document that the word is not one: gives nothing
  Joining = 1U << 12U,      ///< "invited to join": read by the membership rule
  Call = 1U << 13U,
  Company = 1U << 24U,   ///< only where a phrase tells of being together ("for lunch", "at the table")
  Ellipsis = 1U << 15U,  ///< the event may be left out: the one told before is meant
  Force = 1U << 14U,     ///< only with the weight of arms: the doer is no single Person
  NoWith = 1U << 16U,    ///< not where an instrument follows ("hit China with tariffs")
  Under = 1U << 17U,     ///< a penalty stands under `under`: "placed under sanctions"
  Ahead = 1U << 20U,     ///< said in the present, it is to come: "awaits him"
  Span = 1U << 21U,      ///< only with a length of time: "stayed for two days", "overnight"
  From = 1U << 25U,      ///< only with a phrase of `from`: "suspended from the bloc"
  Dire = 1U << 26U,      ///< what is warned of is force or a penalty
  Bodies = 1U << 27U,    ///< states and organizations at both ends, no person
  Envoy = 1U << 28U,     ///< the object is a state's envoy, who stands for it ("summoned the ambassador")
  Pact = 1U << 29U,      ///< the subject is a pact: "a memorandum links A with B"
  Loose = 1U << 22U,     ///< a word that only a rewritten text uses so: needs a place, a time or an occasion
  Praise = 1U << 18U,    ///< what is sent says praise: "a message of congratulations"
  School = 1U << 19U,    ///< `to` is a school or university by its name
  InPerson =
      1U << 23U,  ///< only with a phrase that sets it in one room: "in person", "at the palace", "over tea"
};

/// What a row may state beside an edge type.
enum class RuleKind : std::uint8_t { Edge, Spoke, Accompanied };

struct FrameRule {
  std::string trigger;   ///< lemma
  std::string particle;  ///< "on" of "call on", or empty
  std::string object;    ///< lemma of the object that an idiom needs: "part" of "take part", or empty
  RuleKind what = RuleKind::Edge;
  EdgeKind kind = EdgeKind::Met;
  std::vector<std::string> from;  ///< slots: subj, obj, iobj, poss, mod, or a preposition
  std::vector<std::string> to;
  std::uint32_t flags = 0;
  [[nodiscard]] bool has(RuleFlag flag) const { return (flags & static_cast<std::uint32_t>(flag)) != 0; }
};

enum class WordClass : std::uint8_t {
  Light,
  Undo,
  Plan,
  Wish,
  Possible,
  Say,
  Troops,
  Delegation,
  Aid,
  Penalty,
  Distance,
  Pact,
  Control,
  Trade,
  Group,
  Text,
  Through,
  Generic,
  Goods,
  Bond,
  PlaceKind,
  Standing,
  Hostile,
  Praise,
  Honour,
  Blame,
  Rule,
  Company,
  Occasion,
  Setting,
  Presence,
  Handson,
  Answer,
  Felt,
  Room,
  Part,
  Apart,
  Bonds,
};

struct KinWord {
  std::string relation;
  std::string inverse;
};

class FactLexicon {
 public:
  static const FactLexicon& get();

  /// Rules of a verb or noun lemma; empty where it is no trigger. Idioms first.
  [[nodiscard]] std::span<const FrameRule> verb_rules(const std::string& lemma) const;
  [[nodiscard]] std::span<const FrameRule> noun_rules(const std::string& lemma) const;
  [[nodiscard]] bool is(WordClass word_class, const std::string& lemma) const;
  [[nodiscard]] const KinWord* kin(const std::string& word) const;

  /// Reads tables of these forms; the error names the line. For tests of the data.
  static Result<FactLexicon> read(std::string_view verbs, std::string_view nouns, std::string_view words,
                                  std::string_view kin);

 private:
  using Rules = std::unordered_map<std::string, std::vector<FrameRule>>;
  static Result<Rules> read_rules(std::string_view table, std::string_view file);
  Rules verbs_;
  Rules nouns_;
  std::vector<std::unordered_set<std::string>> classes_;
  std::unordered_map<std::string, KinWord> kin_;
};

}  // namespace entente::ingest
