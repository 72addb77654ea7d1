// The shape of people's names, and words that are nothing else.
#include "ingest/entities/names/personal_shape.hpp"

#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

bool is_abstract_noun(const std::string& word) {
  if (lexicon().given_name(word) != nullptr) return false;
  return word.size() > 6 && (word.ends_with("tion") || word.ends_with("ment") || word.ends_with("ship") ||
                             word.ends_with("ships") || word.ends_with("ness") || word.ends_with("ism") ||
                             word.ends_with("ology") || word.ends_with("ions"));
}

bool has_personal_shape(const TextView& text, TokenRange range) {
  if (range.size() < 2 || range.size() > 5) return false;
  for (auto i = range.first; i < range.last; ++i) {
    if (text.is_hyphen(i) || is_particle(text.folded(i))) continue;
    const bool given = i == range.first && lexicon().given_name(text.folded(i)) != nullptr;
    const bool letter = text.word(i).size() == 1;  // "U Thein Pe Myint"
    if (!(text.token(i).tag.starts_with("NNP") || text.token(i).unheard) ||
        (is_all_upper(text.word(i)) && !letter) || is_abstract_noun(text.folded(i)) ||
        (!given && is_common_word(text.folded(i))))
      return false;
  }
  return lexicon().head_word(text.folded(range.last - 1)) == nullptr;
}

bool is_unheard(const TextView& text, TokenRange range) {
  if (range.size() > 4 || text.slice(range).find(' ') == std::string_view::npos) return false;
  for (auto i = range.first; i < range.last; ++i) {
    const auto& word = text.folded(i);
    if (text.is_hyphen(i) || is_particle(word)) continue;
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

bool opens_with_firm(const TextView& text, TokenRange range) {
  const auto* senses = lexicon().find(text.folded(range.first));
  return senses != nullptr && senses->front().type == EntityType::Organization &&
         senses->front().sense == NameSense::Named && !is_all_upper(text.word(range.first)) &&
         range.size() == 2 && text.token(range.first + 1).unheard &&
         lexicon().given_name(text.folded(range.first)) == nullptr;
}

}  // namespace entente::ingest
