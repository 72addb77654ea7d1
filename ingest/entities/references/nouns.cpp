// Common nouns for things named before: "the summit", "the bank", "the Vietnamese capital", "the Chinese
// side".
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ingest/entities/references/references.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class NounResolver {
 public:
  explicit NounResolver(ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {
    for (const auto& mention : document_.mentions) {
      if (mention.kind == MentionKind::Name) named_.push_back(mention);
    }
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
      if (document_.entities[e].type == EntityType::Place)
        places_.emplace(fold(document_.entities[e].name), e);
    }
  }

  void resolve() {
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      if (text_.token(i).pos != "NOUN" && text_.token(i).pos != "PROPN") continue;
      const auto kind = text_.block_kind(i);
      if ((kind != BlockKind::Body && kind != BlockKind::Headline) || index_.at(i) != nullptr) continue;
      if (side(i) || capital(i)) continue;
      if (text_.sentence_of(i) != text_.sentence_of(i - 1)) continue;
      definite(i);
    }
    for (const auto& found : found_)
      context_.add(found.range, found.head, found.entity, MentionKind::Description, found.certainty);
    context_.order();
  }

 private:
  struct Found {
    TokenRange range;
    std::uint32_t head;
    std::uint32_t entity;
    float certainty;
  };

  /// "the Chinese side", "Egypt's government", "Israeli authorities": the state.
  bool side(std::uint32_t i) {
    static const Words kSides = {"side",           "government", "authority", "authorities",
                                 "administration", "delegation", "cabinet",   "leadership"};
    if (!kSides.contains(text_.folded(i))) return false;
    auto end = i;
    if (end > 0 && (text_.folded(end - 1) == "'s" || text_.folded(end - 1) == "’s")) --end;
    const auto* mention = index_.ending_at(end);
    if (mention == nullptr || context_.type(mention->entity) != EntityType::Country ||
        text_.sentence_of(mention->first) != text_.sentence_of(i))
      return false;
    if (i + 1 < text_.size() && text_.token(i + 1).pos == "NOUN") return false;  // "government spokesman"
    auto first = mention->first;
    if (first > 0 && text_.folded(first - 1) == "the") --first;
    found_.push_back({{first, i + 1}, i, mention->entity, 0.9F});
    return true;
  }

  /// "the Vietnamese capital": the city, where the text names it as a place.
  bool capital(std::uint32_t i) {
    if (text_.folded(i) != "capital" || i == 0) return false;
    auto end = i;
    if (text_.folded(end - 1) == "'s") --end;
    const auto* mention = index_.ending_at(end);
    if (mention == nullptr || context_.type(mention->entity) != EntityType::Country) return false;
    const auto* country = lexicon().country(document_.entities[mention->entity].name);
    if (country == nullptr) return false;
    const auto city =
        places_.find(fold(country->capital == "Washington" ? "Washington, D.C." : country->capital));
    if (city == places_.end()) return false;
    auto first = mention->first;
    if (first > 0 && text_.folded(first - 1) == "the") --first;
    found_.push_back({{first, i + 1}, i, city->second, 0.9F});
    return true;
  }

  /// Nouns that can stand for a named event, agreement or organization, and words that its name then has.
  static bool may_stand_for(const std::string& noun, EntityType type, const std::string& name) {
    const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    switch (type) {
      case EntityType::Event:
        return has(noun) || (noun == "summit" && has("meeting of")) || (noun == "meeting" && has("summit")) ||
               (noun == "ceremony" && has("inauguration"));
      case EntityType::Agreement:
        return has(noun) ||
               ((noun == "pact" || noun == "deal" || noun == "accord" || noun == "document" ||
                 noun == "agreement") &&
                (has("treaty") || has("agreement") || has("accord") || has("pact") || has("declaration"))) ||
               (noun == "treaty" && has("treaty"));
      case EntityType::Organization:
        return (has(noun) && lexicon().head_word(noun) != nullptr) ||
               (noun == "bloc" && (has("union") || has("association") || has("brics"))) ||
               (noun == "company" && (has("group") || has("corp"))) || (noun == "lender" && has("bank"));
      case EntityType::Initiative:
        return noun == "initiative" || noun == "plan" || noun == "policy" || noun == "programme" ? has(noun)
                                                                                                 : false;
      case EntityType::Award:
        return noun == "award" || noun == "order" || noun == "medal" || noun == "prize" || noun == "honour" ||
               noun == "honor";
      default:
        return false;
    }
  }

  void definite(std::uint32_t i) {
    static const Words kNouns = {
        "summit",     "conference", "forum",       "meeting",    "treaty",    "agreement",    "accord",
        "pact",       "deal",       "declaration", "document",   "bank",      "organization", "organisation",
        "bloc",       "commission", "council",     "court",      "union",     "association",  "company",
        "group",      "party",      "ministry",    "university", "institute", "agency",       "fund",
        "initiative", "plan",       "programme",   "award",      "medal",     "prize",        "order",
        "war",        "election",   "festival",    "games",      "lender",    "ceremony",     "inauguration",
        "front",      "committee",  "foundation",  "alliance"};
    const auto& noun = text_.folded(i);
    if (!kNouns.contains(noun)) return;
    const auto& before = text_.folded(i - 1);
    if (before != "the" && before != "this" && before != "that") return;
    if (i + 1 < text_.size() && (text_.folded(i + 1) == "of" || text_.token(i + 1).pos == "NOUN" ||
                                 text_.is_hyphen(i + 1) || text_.folded(i + 1) == "between"))
      return;
    std::uint32_t best = kNoEntity;
    std::unordered_set<std::uint32_t> fitting;
    const auto limit = text_.sentence_of(i);
    for (auto at = std::lower_bound(named_.begin(), named_.end(), i,
                                    [](const Mention&m, std::uint32_t token) { return m.first < token; });
         at != named_.begin();) {
      --at;
      if (text_.sentence_of(at->first) + 25 < limit) break;
      if (!may_stand_for(noun, context_.type(at->entity), fold(document_.entities[at->entity].name)))
        continue;
      if (best == kNoEntity) best = at->entity;
      fitting.insert(at->entity);
    }
    if (best == kNoEntity) return;
    found_.push_back({{i - 1, i + 1}, i, best, fitting.size() == 1 ? 0.85F : 0.65F});
  }

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  std::vector<Mention> named_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::vector<Found> found_;
};

}  // namespace

void resolve_nouns(ReferenceContext& context) { NounResolver(context).resolve(); }

}  // namespace entente::ingest
