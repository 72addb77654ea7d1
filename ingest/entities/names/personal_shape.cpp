// The shape of people's names, and words that are nothing else.
#include "ingest/entities/names/personal_shape.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/person_parts.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

bool is_abstract_noun(const std::string& word) {
  if (lexicon().given_name(word) != nullptr) return false;
  return word.size() > 6 && (word.ends_with("tion") || word.ends_with("ment") || word.ends_with("ship") ||
                             word.ends_with("ships") || word.ends_with("ness") || word.ends_with("ism") ||
                             word.ends_with("ology") || word.ends_with("ions"));
}

namespace {

/// Heads of names of places, bodies and events that families are called after too.
bool is_family_too(const std::string& word) {
  static const std::unordered_set<std::string_view> kWords = {
      "battle", "storm",  "church",   "field",  "fields", "bridge", "hall",   "park",  "parks",
      "forest", "wall",   "day",      "house",  "castle", "power",  "waters", "bank",  "banks",
      "lake",   "rivers", "street",   "temple", "abbey",  "law",    "court",  "page",  "post",
      "gates",  "mills",  "moore",    "strong", "french", "mount",  "ford",   "hill",  "hills",
      "war",    "cave",   "lines",    "press",  "fair",   "order",  "guard",  "medal", "prize",
      "gate",   "garden", "chambers", "wood",   "woods",  "steel",  "board",  "pool",  "mission"};
  return kWords.contains(word);
}

/// "Sweden's ambassador", "a farmer", "who ..." behind a comma.
bool is_told_as_person(const TextView& text, std::uint32_t comma) {
  const auto stop = std::min(text.sentence(text.sentence_of(comma - 1)).last, comma + 7);
  if (comma >= stop || text.folded(comma) != ",") return false;
  for (auto i = comma + 1; i < stop && text.folded(i) != ","; ++i) {
    if (text.folded(i) == "who" || lexicon().office(text.folded(i)) != nullptr ||
        lexicon().is_role(text.folded(i)) || is_person_noun(text.folded(i)))
      return true;
  }
  return false;
}

}  // namespace

bool bears_family_name(const TextView& text, TokenRange range) {
  if (range.size() < 2 || range.size() > 3 || !is_family_too(text.folded(range.last - 1)) ||
      lexicon().given_name(text.folded(range.first)) == nullptr)
    return false;
  const auto first = text.sentence(text.sentence_of(range.first)).first;
  const auto* seen = text.name_at(range.last - 1);
  if (seen != nullptr && seen->type == "PERSON" && seen->first <= range.first) return true;
  if (range.first > first) {
    const auto& before = text.folded(range.first - 1);
    static const std::unordered_set<std::string_view> kOfHouses = {"king",  "queen",  "prince",   "princess",
                                                                   "saint", "sheikh", "sultan",   "emir",
                                                                   "pope",  "the",    "president"};
    if (kOfHouses.contains(before)) return false;
    if (lexicon().office(before) != nullptr || lexicon().honorific(before) != nullptr) return true;
  }
  return is_told_as_person(text, range.last);
}

bool has_personal_shape(const TextView& text, TokenRange range) {
  if (range.size() < 2 || range.size() > 5) return false;
  for (auto i = range.first; i < range.last; ++i) {
    if (text.is_hyphen(i) || is_particle(text.folded(i)) || is_marked_particle(text, i)) continue;
    const bool given = i == range.first && lexicon().given_name(text.folded(i)) != nullptr;
    const bool letter = text.word(i).size() == 1;  // "U Thein Pe Myint"
    if (!(text.token(i).tag.starts_with("NNP") || text.token(i).unheard) ||
        (is_all_upper(text.word(i)) && !letter) || is_abstract_noun(text.folded(i)) ||
        (!given && is_common_word(text.folded(i)) && !bears_family_name(text, range)))
      return false;
  }
  return lexicon().head_word(text.folded(range.last - 1)) == nullptr || bears_family_name(text, range);
}

bool is_unheard(const TextView& text, TokenRange range) {
  if (range.size() > 4 || text.slice(range).find(' ') == std::string_view::npos) return false;
  for (auto i = range.first; i < range.last; ++i) {
    const auto& word = text.folded(i);
    if (text.is_hyphen(i) || is_particle(word) || is_marked_particle(text, i)) continue;
    const auto* senses = lexicon().find(word);
    if (senses != nullptr && senses->front().type != EntityType::Person) return false;
    if (!text.token(i).unheard && lexicon().given_name(word) == nullptr && text.word(i).size() > 3)
      return false;
  }
  return true;
}

bool takes_part(const TextView& text, std::uint32_t head) {
  const auto& token = text.token(head);
  const auto& governor = text.token(token.head);
  if (token.role == "nsubj" || token.role == "nsubjpass") return governor.pos == "VERB";
  if (token.role == "pobj" && governor.role == "agent") return true;
  static const std::unordered_set<std::string_view> kAddressed = {"write", "speak", "talk",   "meet", "say",
                                                                  "hand",  "award", "appeal", "wave", "dine"};
  if (token.role == "pobj" && (governor.lemma == "to" || governor.lemma == "with"))
    return kAddressed.contains(text.token(governor.head).lemma);
  return (token.role == "conj" || token.role == "appos") && governor.tag.starts_with("NN");
}

bool stands_among_people(const TextView& text, TokenRange range) {
  const auto& sentence = text.sentence(text.sentence_of(range.first));
  const auto is_person = [&](std::uint32_t i) {
    const auto* seen = i < text.size() ? text.name_at(i) : nullptr;
    return seen != nullptr && seen->type == "PERSON" && text.is_capital(i);
  };
  const auto joins = [](const std::string& word) {
    return word == "," || word == "and" || word == "nor" || word == "or";
  };
  return (range.last < sentence.last && joins(text.folded(range.last)) && is_person(range.last + 1)) ||
         (range.first >= sentence.first + 2 && joins(text.folded(range.first - 1)) &&
          is_person(range.first - 2));
}

bool is_kin_alone(const TextView& text, TokenRange range) {
  const auto& sentence = text.sentence(text.sentence_of(range.first));
  if (range.size() != 1 || range.first < sentence.first + 2 || range.last >= sentence.last ||
      !text.token(range.first).tag.starts_with("NNP") || text.folded(range.first - 1) != "," ||
      !is_person_noun(text.folded(range.first - 2)))
    return false;
  const auto& next = text.folded(range.last);
  return next == "," || next == "." || next == "and";
}

bool opens_with_firm(const TextView& text, TokenRange range) {
  const auto* senses = lexicon().find(text.folded(range.first));
  return senses != nullptr && senses->front().type == EntityType::Organization &&
         senses->front().sense == NameSense::Named && !is_all_upper(text.word(range.first)) &&
         range.size() == 2 && text.token(range.first + 1).unheard &&
         lexicon().given_name(text.folded(range.first)) == nullptr;
}

bool follows_office(const TextView& text, std::uint32_t i) {
  static const std::unordered_set<std::string_view> kLinks = {"of", "and", "for", "the"};
  if (!kLinks.contains(text.folded(i - 1))) return false;
  const auto first = text.sentence(text.sentence_of(i)).first;
  const auto start = i > first + 8 ? i - 8 : first;
  for (auto k = start; k + 1 < i; ++k) {
    if (office_end(text, k, i) > k) return true;
  }
  return false;
}

std::uint32_t behind_member(const TextView& text, TokenRange range) {
  if (lexicon().given_name(text.folded(range.first)) == nullptr) return range.first;
  for (auto k = range.first + 2; k + 1 < range.last && k < range.first + 4; ++k) {
    if (text.folded(k) == "of" && has_personal_shape(text, {range.first, k})) return k + 1;
  }
  return range.first;
}

bool is_byline_name(const TextView& text, TokenRange range) {
  const auto& sentence = text.sentence(text.sentence_of(range.first));
  if (range.first <= sentence.first || text.folded(range.first - 1) != "by" ||
      !has_personal_shape(text, range))
    return false;
  const auto by = range.first - 1;
  if (by > sentence.first && text.folded(by - 1) != ",") return false;
  return range.last >= sentence.last || !text.is_capital(range.last);
}

bool is_shouted_phrase(const TextView& text, TokenRange range) {
  const auto& sentence = text.sentence(text.sentence_of(range.first));
  if (range.size() < 2 || !is_all_upper(text.slice({sentence.first, sentence.last}))) return false;
  return lexicon().given_name(text.folded(range.first)) == nullptr || range.size() > 3;
}

}  // namespace entente::ingest
