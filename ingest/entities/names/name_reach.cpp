// How far a name reaches over the little words in it: "the Law and Justice Party", "Leaders' Meeting".
#include "ingest/entities/names/name_reach.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/agreement_words.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

const NameCandidate* known_at(const std::vector<NameCandidate>& known, std::uint32_t token) {
  const auto after =
      std::upper_bound(known.begin(), known.end(), token,
                       [](std::uint32_t i, const NameCandidate& name) { return i < name.range.first; });
  if (after == known.begin()) return nullptr;
  const auto& name = *(after - 1);
  return name.range.contains(token) ? &name : nullptr;
}

std::string with_state(const TextView& text, const Sentence& sentence,
                       const std::vector<NameCandidate>& known, TokenRange range) {
  if (text.folded(range.first) != "ministry" || range.last + 1 >= sentence.last ||
      text.folded(range.last) != "of")
    return {};
  const auto state = text.folded(range.last + 1) == "the" ? range.last + 2 : range.last + 1;
  const auto* name = state < sentence.last ? known_at(known, state) : nullptr;
  if (name == nullptr || name->known->type != EntityType::Country || name->kind == MentionKind::Nationality ||
      name->range.first != state)
    return {};
  return text.text({range.first, name->range.last});
}

namespace {

/// "St. Mary's Cathedral", "Governor's House", "Claridge's Hotel": whose a house is belongs to its name.
bool owns_house(const TextView& text, const Sentence& sentence, std::uint32_t mark) {
  auto end = mark + 1;
  while (end < sentence.last && text.is_capital(end)) ++end;
  const auto* head = lexicon().head_word(text.folded(end - 1));
  if (head == nullptr || head->type != EntityType::Place || head->letter_case == HeadCase::Admin ||
      end - mark > 3)
    return false;
  const auto& owner = text.folded(mark - 1);
  const auto& before = mark >= sentence.first + 2 ? text.folded(mark - 2) : std::string();
  if (before == "st" || before == "st." || before == "saint") return true;
  if (mark >= sentence.first + 2 && text.is_capital(mark - 2)) return false;
  const auto& house = text.folded(end - 1);
  if (lexicon().office(owner) != nullptr)
    return house == "house" || house == "palace" || house == "mansion" || house == "residence";
  return (house == "hotel" || house == "airport") && end == mark + 2 && lexicon().find(owner) == nullptr &&
         lexicon().holders_named(owner) == nullptr;
}

}  // namespace

bool is_of_many(const TextView& text, const Sentence& sentence, std::uint32_t i) {
  static const Words kWords = {
      "people",    "peoples",   "workers",  "worker",     "women",       "men",       "children",
      "veterans",  "farmers",   "fishers",  "fishermen",  "journalists", "writers",   "teachers",
      "peasants",  "citizens",  "nation",   "nations",    "world",       "leaders",   "heroes",
      "ministers", "governors", "speakers", "presidents", "chiefs",      "mothers",   "parents",
      "doctors",   "lawyers",   "judges",   "students",   "artists",     "employers", "businessmen",
      "traders",   "miners",    "soldiers", "sailors",    "pilots",      "players",   "producers",
      "consumers", "investors", "donors",   "youth",      "girls",       "boys",      "king",
      "queen",     "knight",    "generals", "officers",   "martyrs",     "partisans"};
  if (i == sentence.first || i + 1 >= sentence.last || !text.is_capital(i - 1) || !text.is_capital(i + 1))
    return false;
  const auto& many = text.folded(i - 1);
  if (kWords.contains(many) || owns_house(text, sentence, i)) return true;
  // "the Seafarers' Mission", "the Alpine Mayors' League": a plural that is nobody's and no place's name,
  // and a body behind it
  if (text.folded(i) != "'" || text.token(i - 1).unheard || !many.ends_with("s") ||
      lexicon().given_name(many) != nullptr || lexicon().find(many) != nullptr)
    return false;
  auto end = i + 1;
  while (end < sentence.last && text.is_capital(end)) ++end;
  const auto* head = lexicon().head_word(text.folded(end - 1));
  return head != nullptr && head->type != EntityType::Place && end - i <= 4;
}

bool is_common_list(const TextView& text, TokenRange left, TokenRange right) {
  const auto first = text.sentence(text.sentence_of(left.first)).first;
  // Without the tree's word it takes an article, and words that nobody takes for a name.
  bool common = left.size() <= 2 && left.first > first && text.folded(left.first - 1) == "the";
  for (auto i = left.first; i < left.last; ++i) {
    const auto* seen = text.name_at(i);
    if (seen != nullptr && (seen->type == "PERSON" || seen->type == "GPE")) return false;
    if (seen != nullptr && seen->last <= left.last) common = false;
    if (lexicon().given_name(text.folded(i)) != nullptr && !is_common_word(text.folded(i))) return false;
  }
  const auto& token = text.token(text.head_of(left));
  const bool modifies = token.role == "nmod" || token.role == "compound" || token.role == "amod";
  return common || (modifies && token.head >= right.first && token.head < right.last);
}

bool leads_on_from(const std::string& preposition, EntityType type, bool has_modifier) {
  if (preposition == "of") return true;
  if (preposition == "for") return type != EntityType::Place || has_modifier;
  if (preposition == "on")
    return type == EntityType::Agreement || type == EntityType::Event || type == EntityType::Initiative ||
           (type == EntityType::Organization && !has_modifier);
  if (preposition == "to" && type == EntityType::Award) return true;  // "Order for Merits to Lithuania"
  if (preposition == "against" || preposition == "concerning" || preposition == "to")
    return type == EntityType::Agreement && !has_modifier;
  return false;
}

bool is_called_after(const std::string& head) {
  static const Words kWords = {"route",   "cathedral", "church", "basilica", "museum",
                               "library", "mosque",    "palace", "tomb"};
  return kWords.contains(head);
}

bool leads_away(const std::string& word) {
  static const Words kWords = {"mentality", "thinking", "era", "one", "two", "rhetoric", "relic"};
  return kWords.contains(word);
}

bool leads_to_head(const std::string& word, const std::string& head) {
  static const Words kBases = {"air", "naval", "military", "army", "airforce"};
  static const Words kCentres = {"conference", "congress", "convention", "exhibition", "cultural"};
  if (head == "base") return kBases.contains(word);
  if (head == "centre" || head == "center") return kCentres.contains(word);
  if (head == "camp") return word == "refugee";
  if (head == "crossing") return word == "border";
  if (head == "plant" || head == "station") return word == "power" || word == "hydropower";
  if (head == "field") return word == "gas" || word == "oil";
  return head == "stadium" && (word == "football" || word == "cricket");
}

namespace {

/// "the Johannesburg summit": called after its city.
bool is_venue(const TextView& text, const NameCandidate& name) {
  return name.known->type == EntityType::Place && name.range.first > 0 &&
         text.folded(name.range.first - 1) == "the";
}

}  // namespace

bool is_kind_of_site(const std::string& head) {
  static const Words kWords = {"stadium", "cemetery", "residence", "bridge", "fortress",
                               "hotel",   "square",   "shipyard",  "mine"};
  return kWords.contains(head);
}

namespace {

bool is_band(const std::string& word) {
  static const Words kWords = {"grandmothers", "mothers",  "sons",     "daughters", "fields",    "friends",
                               "women",        "brothers", "sisters",  "doctors",   "guardians", "defenders",
                               "lions",        "voices",   "soldiers", "knights",   "fathers",   "children",
                               "widows",       "farmers",  "eagles",   "heirs",     "warriors"};
  return kWords.contains(word);
}

}  // namespace

bool is_state(const std::vector<NameCandidate>& known, TokenRange range) {
  const auto* name = known_at(known, range.first);
  return name != nullptr && name->known->type == EntityType::Country && name->range.last >= range.last;
}

bool is_field(const std::string& word) {
  static const Words kFields = {"studies",  "affairs",     "sciences", "arts",     "technology", "industry",
                                "commerce", "development", "tourism",  "sports",   "culture",    "trade",
                                "research", "relations",   "services", "security", "cooperation"};
  return kFields.contains(word);
}

bool is_town_behind(const TextView& text, const std::vector<NameCandidate>& known, TokenRange rest,
                    std::uint32_t first) {
  const auto* town = known_at(known, rest.first);
  if (town != nullptr) return town->range.last == rest.last && town->known->type == EntityType::Place;
  return rest.size() == 1 && text.token(rest.first).unheard && first > 0 && text.folded(first - 1) == "at";
}

Band band_of(const TextView& text, const Sentence& sentence, TokenRange run) {
  const auto b = run.last;
  if (run.size() != 1 || b + 1 >= sentence.last || text.folded(b) != "of" || run.first == sentence.first ||
      !is_band(text.folded(run.first)))
    return {};
  const auto& before = text.folded(run.first - 1);
  if (before != "the" && !is_organization_noun(before)) return {};
  auto end = text.folded(b + 1) == "the" ? b + 2 : b + 1;
  if (end >= sentence.last || !is_name_word(text, end)) return {};
  while (end < sentence.last &&
         (is_name_word(text, end) ||
          (end + 1 < sentence.last && is_particle(text.folded(end)) && is_name_word(text, end + 1))))
    ++end;
  static const Words kFeasts = {"luncheon", "lunch", "dinner", "gala", "rally", "breakfast", "conference"};
  if (end < sentence.last && kFeasts.contains(text.folded(end)))
    return {.range = {run.first, end + 1}, .type = EntityType::Event};
  return {.range = {run.first, end}};
}

/// "the Chorsu bazaar", "the Kamakhya temple": written small, yet part of the name.
bool is_called_house(const std::string& head) {
  static const Words kWords = {"palace", "temple", "mosque",    "monastery", "cathedral",
                               "shrine", "bazaar", "mausoleum", "bazar",     "islet"};
  return kWords.contains(head);
}

bool is_named_site(const TextView& text, const NameCandidate* whole, TokenRange run) {
  if (whole != nullptr && whole->range.last >= run.last && whole->known->sense != NameSense::City &&
      whole->known->sense != NameSense::Region)
    return false;
  const auto* seen = text.name_at(run.first);
  if (seen != nullptr && seen->type == "PERSON" && run.size() == 1) return false;
  return seen != nullptr || (run.first > 0 && text.folded(run.first - 1) == "the");
}

bool takes_lower_head(const TextView& text, const NameCandidate* whole, TokenRange run,
                      const HeadWord& word) {
  const auto& name = text.folded(run.last);
  // "the Donetsk region" is not the city of that name; of other places it is evidence, seen when types are
  // voted on.
  if (word.letter_case == HeadCase::Admin) {
    static const Words kAround = {"region", "oblast", "province", "governorate", "prefecture", "voivodeship"};
    if (!kAround.contains(name) || whole == nullptr || whole->range.last != run.last) return false;
    const auto sense = whole->known->sense;
    return sense == NameSense::City || sense == NameSense::Capital ||
           (sense == NameSense::Place && !whole->known->country.empty());
  }
  if (word.letter_case != HeadCase::Any) return false;
  const bool known = whole != nullptr && whole->range.first <= run.first && whole->range.last >= run.last;
  const auto* seen = text.name_at(run.first);
  const bool person = seen != nullptr && seen->type == "PERSON" && !known;
  switch (word.type) {
    case EntityType::Event:
      return name != "summit" || !(person || (known && whole->known->type != EntityType::Organization &&
                                              !is_venue(text, *whole)));
    case EntityType::Agreement:
      return !person && !(known && (whole->known->type <= EntityType::Country ||
                                    whole->kind == MentionKind::Nationality));
    case EntityType::Initiative:
      return !known;
    case EntityType::Organization:
      return name != "ministry" && name != "parliament" &&
             !(known && whole->kind == MentionKind::Nationality);
    case EntityType::Place:
      if (is_called_house(name) && !known && run.first > 0 && text.folded(run.first - 1) == "the")
        return true;
      if (is_kind_of_site(name) || is_called_house(name)) return !known && is_named_site(text, whole, run);
      return !(known && (whole->kind == MentionKind::Nationality || name == "island" || name == "islands" ||
                         name == "desert"));
    default:
      return !(known && whole->kind == MentionKind::Nationality);
  }
}

bool is_leading_head(const std::string& head) {
  static const Words kWords = {"lake", "mount", "port", "fort", "cape", "camp"};
  return kWords.contains(head);
}

bool opens_with_title(const TextView& text, TokenRange range) {
  const auto end = office_end(text, range.first, range.last);
  return end > range.first && end < range.last;
}

bool is_seat(const NameCandidate& place) {
  return place.known->type == EntityType::Place && place.known->sense != NameSense::Region &&
         !place.known->country.empty();
}

std::uint32_t with_opening_word(const TextView& text, const Sentence& sentence, std::uint32_t first) {
  static const Words kOpening = {"one", "our", "all", "my", "we", "no", "next", "three", "two"};
  if (first < sentence.first + 2 || !text.is_capital(first - 1) || !kOpening.contains(text.folded(first - 1)))
    return first;
  const auto& before = text.folded(first - 2);
  return before == "the" || before == "a" || is_ordinal(before) ? first - 1 : first;
}

bool is_abroad(const std::string& head, bool with_of) {
  return with_of ? head == "chamber"
                 : head == "mission" || head == "resistance" || head == "force" || head == "office";
}

bool is_of_place(const TextView& text, const std::vector<NameCandidate>& known, const NameCandidate& name) {
  static const Words kOfManyStates = {"state council",
                                      "security council",
                                      "national security council",
                                      "congress",
                                      "supreme court",
                                      "house of representatives",
                                      "communist party",
                                      "labour party",
                                      "social democratic party",
                                      "democratic party",
                                      "republican party",
                                      "conservative party",
                                      "federation council",
                                      "politburo",
                                      "people's liberation army",
                                      "liberal democratic party"};
  const auto of = name.range.last;
  if (of + 2 >= text.size() || text.folded(of) != "of" || !kOfManyStates.contains(name.key)) return false;
  const auto* place = known_at(known, text.folded(of + 1) == "the" ? of + 2 : of + 1);
  return place != nullptr && place->kind != MentionKind::Nationality &&
         (place->known->type == EntityType::Country || place->known->type == EntityType::Place);
}

namespace {

/// The word before the name, articles and owners passed over.
std::string word_before(const TextView& text, TokenRange range) {
  const auto start = text.sentence(text.sentence_of(range.first)).first;
  auto at = range.first;
  while (at > start && (text.folded(at - 1) == "the" || text.folded(at - 1) == "this")) --at;
  return at > start ? text.folded(at - 1) : std::string();
}

/// "at the World Petroleum Congress in Calgary", "the Astronautical Congress was held in": come together, not
/// a body that sits.
bool is_gathering(const TextView& text, TokenRange range) {
  const auto last = text.sentence(text.sentence_of(range.first)).last;
  const auto at = [&](std::uint32_t i) { return i < last ? text.folded(i) : std::string(); };
  static const Words kHeld = {"held", "opened", "opens", "convened", "convenes", "kicked"};
  const auto& next = at(range.last);
  const bool passive = (next == "was" || next == "is" || next == "be") && at(range.last + 1) == "held";
  if (passive || kHeld.contains(next) || (next == "took" && at(range.last + 1) == "place") ||
      (next == "will" && at(range.last + 2) == "held"))
    return true;
  static const Words kAttending = {"at",      "during",    "attend",     "attended", "attending",
                                   "attends", "addressed", "address",    "opened",   "open",
                                   "of",      "for",       "addressing", "opening"};
  const auto before = word_before(text, range);
  const bool in_city = next == "in" && range.last + 1 < last && text.is_capital(range.last + 1);
  return in_city && kAttending.contains(before) && before != "of" && before != "for";
}

/// "chairman of the Kenya Episcopal Conference", "Rev. Lucy Otieno of the Sailors' Mission", "his Crisis
/// Group brought": somebody heads it, or it acts.
bool is_headed_body(const TextView& text, TokenRange range, std::uint32_t h) {
  const auto start = text.sentence(text.sentence_of(range.first)).first;
  auto of = range.first;
  if (of > start && text.folded(of - 1) == "the") --of;
  for (auto i = range.first; i < range.last; ++i) {
    if (text.word(i).find_first_of("0123456789") != std::string_view::npos || is_ordinal(text.folded(i)))
      return false;
  }
  static const Words kHeads = {"chairman",    "chairwoman", "chairperson", "director", "president",   "head",
                               "secretary",   "founder",    "coordinator", "leader",   "spokesman",   "ceo",
                               "spokeswoman", "staff",      "members",     "manager",  "spokesperson"};
  if (of >= start + 2 && text.folded(of - 1) == "of" && kHeads.contains(text.folded(of - 2))) return true;
  static const Words kDeeds = {"mediate", "bring",    "broker",     "publish",  "employ",
                               "report",  "train",    "run",        "say",      "help",
                               "write",   "organise", "facilitate", "campaign", "organize"};
  const auto& token = text.token(h);
  return token.role == "nsubj" && token.head < text.size() && kDeeds.contains(text.token(token.head).lemma) &&
         range.size() >= 3;
}

}  // namespace

EntityType type_of_headed(const TextView& text, TokenRange range, std::uint32_t h, EntityType by_head) {
  static const Words kPapers = {"weekly", "newspaper", "daily", "magazine", "newsletter", "monthly", "paper"};
  if (range.first > 0 && kPapers.contains(text.folded(range.first - 1))) return EntityType::Organization;
  if (by_head == EntityType::Initiative && is_put_to_paper(text, h)) return EntityType::Agreement;
  static const Words kBodiesToo = {"conference", "initiative", "forum", "programme", "program", "dialogue"};
  if (kBodiesToo.contains(text.folded(h)) && is_headed_body(text, range, h)) return EntityType::Organization;
  if (text.folded(h) == "congress" && h + 1 == range.last && range.size() > 1 && is_gathering(text, range))
    return EntityType::Event;
  return type_by_modifier(text, range, by_head);
}

}  // namespace entente::ingest
