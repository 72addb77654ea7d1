// Nouns for a state: "the kingdom", "the island", "the country", "the government", "his country".
#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/offices/passage_bodies.hpp"
#include "ingest/entities/references/home_country.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// The states that a noun is said of, by code.
struct StateNoun {
  std::string_view noun;
  std::string_view codes;
};

constexpr std::array kStateNouns = {
    StateNoun{"kingdom", "SA MA JO BH TH KH BT TO LS SZ NP"},
    StateNoun{"island", "CU TW LK CY MT MG MU JM IS NR BB GD DM LC TT BH GL PR GU"},
    StateNoun{"islands", "FJ MV SC KM CV PH BS SB VU TV KI MH FM PW FK TO WS KY BM FO TC VG CK"},
    StateNoun{"archipelago", "FJ MV SC KM CV PH BS SB VU TV KI MH FM PW ID"},
    StateNoun{"atolls", "MV TV KI MH"},
    StateNoun{"emirate", "QA KW"},
    StateNoun{"emirates", "AE"},
    StateNoun{"sultanate", "OM BN"},
    StateNoun{"principality", "MC LI AD"},
};

class StateNounResolver {
 public:
  explicit StateNounResolver(ReferenceContext& context)
      : context_(context),
        text_(context.text),
        document_(context.document),
        index_(context.document),
        passage_(context) {}

  void resolve() {
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      const bool capital = text_.is_capital(i);  // "the Kingdom", in a state's own papers
      if ((text_.token(i).pos != "NOUN" && !capital) || index_.at(i) != nullptr) continue;
      const auto kind = text_.block_kind(i);
      if ((kind != BlockKind::Body && kind != BlockKind::Headline) ||
          text_.sentence_of(i) != text_.sentence_of(i - 1) || text_.token(i).role == "compound" || goes_on(i))
        continue;
      if (capital) {
        by_kind(i);
        continue;
      }
      owned(i);
      if (text_.folded(i) == "government" || text_.folded(i) == "authorities")
        government(i);
      else
        by_kind(i);
    }
    for (const auto& found : found_)
      context_.add(found.range, found.range.last - 1, found.entity, MentionKind::Description,
                   found.certainty);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t entity;
    float certainty;
  };

  /// "the government of X", "the government spokesman", "the island-hopping".
  [[nodiscard]] bool goes_on(std::uint32_t i) const {
    if (i + 1 >= text_.size()) return false;
    const auto& next = text_.folded(i + 1);
    return next == "of" || next == "in" || next == "that" || text_.token(i + 1).pos == "NOUN" ||
           text_.is_hyphen(i + 1);
  }

  /// "his country", "her government": of a person whose country is told.
  void owned(std::uint32_t i) {
    static const Words kNouns = {"country", "government", "homeland", "nation"};
    const auto* owner = index_.at(i - 1);
    if (!kNouns.contains(text_.folded(i)) || !index_.is(owner, EntityType::Person) ||
        owner->kind != MentionKind::Pronoun || owner->certainty < 0.7F)
      return;
    const auto country = home_country(context_, owner->entity);
    if (country != kNoEntity) found_.push_back({{i - 1, i + 1}, country, 0.85F});
  }

  /// "the government", "the outgoing government": of the country that the passage tells of.
  void government(std::uint32_t i) {
    static const Words kBefore = {"outgoing", "new", "current", "incumbent"};
    auto first = i - 1;
    if (first > 0 && kBefore.contains(text_.folded(first))) --first;
    if (text_.folded(first) != "the" || text_.sentence_of(first) != text_.sentence_of(i)) return;
    // "a spokesman of the government": the post says of which.
    const auto above = text_.token(i).head;
    if (text_.folded(above) == "of" && text_.token(text_.token(above).head).pos == "NOUN") return;
    OfficeStatement asked;
    asked.office = "government";
    asked.first = i;
    asked.last = i + 1;
    asked.sentence = text_.sentence_of(i);
    const auto country = passage_.body_of(asked);
    if (country != kNoEntity) found_.push_back({{first, i + 1}, country, 0.7F});
  }

  /// "the kingdom": the one state of that kind which the text has named.
  void by_kind(std::uint32_t i) {
    if (text_.folded(i - 1) != "the") return;
    const auto kind = std::find_if(kStateNouns.begin(), kStateNouns.end(),
                                   [&](const StateNoun& one) { return one.noun == text_.folded(i); });
    if (kind == kStateNouns.end()) return;
    std::set<std::uint32_t> fitting;
    for (const auto& mention : document_.mentions) {
      if (mention.first >= i) break;
      if (context_.type(mention.entity) == EntityType::Country) {
        const auto* country = lexicon().country(document_.entities[mention.entity].name);
        if (country != nullptr && !country->code.empty() &&
            kind->codes.find(country->code) != std::string_view::npos)
          fitting.insert(mention.entity);
      }
    }
    if (fitting.size() == 1) found_.push_back({{i - 1, i + 1}, *fitting.begin(), 0.85F});
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  PassageBodies passage_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_state_nouns(ReferenceContext& context) { StateNounResolver(context).resolve(); }

}  // namespace entente::ingest
