// Common nouns for things named before: "the summit", "the bank", "the Vietnamese capital", "the Chinese
// side".
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ingest/entities/names/gathering_names.hpp"
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
      const auto& entity = document_.entities[e];
      if (entity.type == EntityType::Place) places_.emplace(fold(entity.name), e);
      if (entity.type == EntityType::Person || entity.type == EntityType::Country) continue;
      if (entity.type == EntityType::Event && is_gathering_name(entity.name)) ++events_;
      add_head(entity.name, e);
      for (const auto& alias : entity.aliases) add_head(alias, e);
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

  /// "the Vietnamese capital": the city, where the text names it as a place, else the country.
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
    auto first = mention->first;
    if (first > 0 && text_.folded(first - 1) == "the") --first;
    const bool named = city != places_.end();
    found_.push_back({{first, i + 1}, i, named ? city->second : mention->entity, named ? 0.9F : 0.8F});
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
               (noun == "alliance" && has("treaty organization")) ||
               (noun == "orchestra" && (has("philharmonic") || has("symphony") || has("sinfonia"))) ||
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

  /// "force" of "Gang Suppression Force", "treaty" of "Treaty of Marrakesh"; nothing of a name of one word.
  void add_head(const std::string& name, std::uint32_t entity) {
    auto words = fold(name);
    for (const std::string_view link : {" of ", " for ", " on ", " in ", " ("}) {
      if (const auto at = words.find(link); at != std::string::npos) words.resize(at);
    }
    const auto space = words.rfind(' ');
    if (space == std::string::npos && words.size() == fold(name).size()) return;
    heads_[space == std::string::npos ? words : words.substr(space + 1)].insert(entity);
  }

  /// "the", "this three-day", "the annual": the word that opens the phrase, or the noun itself.
  [[nodiscard]] std::uint32_t opening(std::uint32_t i) const {
    static const Words kBetween = {"two",  "three", "four", "five",   "one",   "day",  "hour",
                                   "week", "long",  "same", "annual", "whole", "very", "entire"};
    const auto first = text_.sentence(text_.sentence_of(i)).first;
    for (auto k = i; k > first; --k) {
      const auto& word = text_.folded(k - 1);
      if (word == "the" || word == "this" || word == "that" || word == "these" || word == "those")
        return k - 1;
      if (!kBetween.contains(word) && !text_.is_hyphen(k - 1)) break;
    }
    return i;
  }

  /// A noun behind it, or what it is of, says which is meant.
  [[nodiscard]] bool goes_on(std::uint32_t i) const {
    if (i + 1 >= text_.size()) return false;
    const auto& next = text_.folded(i + 1);
    return next == "of" || next == "between" || text_.token(i + 1).pos == "NOUN" || text_.is_hyphen(i + 1);
  }

  void definite(std::uint32_t i) {
    static const Words kNouns = {
        "summit",     "conference", "forum",       "meeting",    "treaty",    "agreement",    "accord",
        "pact",       "deal",       "declaration", "document",   "bank",      "organization", "organisation",
        "bloc",       "commission", "council",     "court",      "union",     "association",  "company",
        "group",      "party",      "ministry",    "university", "institute", "agency",       "fund",
        "initiative", "plan",       "programme",   "award",      "medal",     "prize",        "order",
        "war",        "election",   "festival",    "games",      "lender",    "ceremony",     "inauguration",
        "front",      "committee",  "foundation",  "alliance",   "orchestra"};
    const auto& noun = text_.folded(i);
    const auto first = opening(i);
    if (first == i || goes_on(i)) return;
    if (noun == "gathering" || noun == "event" || noun == "conclave") return gathering(first, i);
    if (!kNouns.contains(noun)) return by_head(first, i);
    std::uint32_t best = kNoEntity;
    std::unordered_set<std::uint32_t> fitting;
    const auto limit = text_.sentence_of(i);
    for (auto at = named_before(i); at != named_.begin();) {
      --at;
      if (text_.sentence_of(at->first) + kFar < limit) break;
      if (!may_stand_for(noun, context_.type(at->entity), fold(document_.entities[at->entity].name)))
        continue;
      if (best == kNoEntity) best = at->entity;
      fitting.insert(at->entity);
    }
    if (best == kNoEntity) return gathering(first, i);
    found_.push_back({{first, i + 1}, i, best, fitting.size() == 1 ? 0.85F : 0.65F});
  }

  /// "the meeting" of a conference, "the gathering" of a summit: where no other gathering has been told
  /// since, with a name or without one ("held talks").
  void gathering(std::uint32_t first, std::uint32_t i) {
    static const Words kGatherings = {"summit", "conference", "forum",    "meeting", "gathering",
                                      "event",  "congress",   "assembly", "conclave"};
    static const Words kOthers = {"meet", "talk", "meeting", "summit", "conference", "lunch", "dinner"};
    if (!kGatherings.contains(text_.folded(i)) || text_.folded(first) == "that") return;
    auto at = named_before(i);
    std::uint32_t best = kNoEntity;
    while (at != named_.begin()) {
      --at;
      // The only event of a story is meant from afar, too.
      const auto reach = events_ == 1 ? kFar : kNear / 2;
      if (text_.sentence_of(at->first) + reach < text_.sentence_of(i)) break;
      if (context_.type(at->entity) != EntityType::Event || at->entity == best) continue;
      if (best != kNoEntity) return;
      if (!is_gathering_name(document_.entities[at->entity].name)) return;
      const auto near = text_.sentence_of(i) > kNear / 2 ? text_.sentence_of(i) - kNear / 2 : 0;
      for (auto k = std::max(at->last, text_.sentence(near).first); k < first; ++k) {
        if (index_.at(k) == nullptr && kOthers.contains(text_.token(k).lemma) &&
            text_.folded(k - 1) != "the" && text_.token(k).role != "compound")
          return;
      }
      best = at->entity;
    }
    if (best != kNoEntity) found_.push_back({{first, i + 1}, i, best, 0.8F});
  }

  [[nodiscard]] std::vector<Mention>::const_iterator named_before(std::uint32_t i) const {
    return std::lower_bound(named_.begin(), named_.end(), i, [](const Mention& mention, std::uint32_t token) {
      return mention.first < token;
    });
  }

  /// "the force", "the islands", "the assembly": the only name told lately that this noun heads.
  void by_head(std::uint32_t first, std::uint32_t i) {
    // Nouns that are mostly said of something else, though names have them.
    static const Words kCommon = {
        "partnership", "relations", "dialogue", "cooperation", "day",    "state",  "states",  "people",
        "peoples",     "world",     "city",     "area",        "region", "line",   "time",    "year",
        "road",        "street",    "side",     "centre",      "center", "office", "service", "house",
        "media",       "press",     "news",     "times",       "post",   "power",  "way",     "week"};
    const auto heading = heads_.find(text_.folded(i));
    if (heading == heads_.end() || kCommon.contains(text_.folded(i)) || text_.token(i).role == "compound")
      return;
    // "the army" is mostly a state's.
    const bool army = text_.folded(i) == "army";
    if (army && text_.folded(first) == "the") return;
    std::uint32_t best = kNoEntity;
    for (auto at = named_before(i); at != named_.begin();) {
      --at;
      if (text_.sentence_of(at->first) + (army ? 2 : kNear) < text_.sentence_of(i)) break;
      if (!heading->second.contains(at->entity) || at->entity == best) continue;
      if (best != kNoEntity) return;
      best = at->entity;
    }
    if (best != kNoEntity) found_.push_back({{first, i + 1}, i, best, 0.8F});
  }

  static constexpr std::uint32_t kFar = 25;   // sentences looked back
  static constexpr std::uint32_t kNear = 10;  // and for nouns that say less

  ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
  std::vector<Mention> named_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::unordered_map<std::string, std::unordered_set<std::uint32_t>> heads_;  // whose names the noun heads
  std::vector<Found> found_;
  std::uint32_t events_ = 0;  // gatherings with a name
};

}  // namespace

void resolve_nouns(ReferenceContext& context) { NounResolver(context).resolve(); }

}  // namespace entente::ingest
