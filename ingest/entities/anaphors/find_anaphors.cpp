#include "ingest/entities/anaphors/find_anaphors.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/group_words.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kMostWords = 6;  // of a description before its head, of a complement, of a title

/// Words for several people.
bool is_several(const std::string& word) {
  return word == "pair" || word == "duo" || word == "trio" || word == "couple";
}

bool stands_for_person(const std::string& noun) {
  const auto* calling = lexicon().calling(noun);
  return (calling != nullptr && calling->person) || is_several(noun) || is_public_calling(noun) ||
         is_calling(noun) || lexicon().office(noun) != nullptr || lexicon().is_role(noun);
}

class AnaphorFinder {
 public:
  AnaphorFinder(const TextView& text, const ResolvedDocument& document) : text_(text) {
    named_.resize(text.size());
    national_.resize(text.size());
    for (const auto& mention : document.mentions) {
      const bool person = document.entities[mention.entity].type == EntityType::Person;
      if (mention.kind == MentionKind::Name)
        for (auto i = mention.first; i < mention.last; ++i) named_[i] = person ? 2 : 1;
      if (mention.kind == MentionKind::Nationality) national_[mention.last - 1] = 1;
    }
  }

  [[nodiscard]] std::vector<Anaphor> find() const {
    std::vector<Anaphor> out;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      if (auto found = pronoun(i)) {
        out.push_back(*found);
      } else if (auto other = description(i)) {
        out.push_back(*other);
      } else if (auto number = bare_number(i)) {
        out.push_back(*number);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::optional<Anaphor> pronoun(std::uint32_t i) const {
    static const Words kMen = {"he", "him", "his", "himself"};
    static const Words kWomen = {"she", "her", "hers", "herself"};
    static const Words kMany = {"they", "them", "their", "theirs", "themselves"};
    const auto& word = text_.folded(i);
    if (word.size() < 2 || word.size() > 10) return std::nullopt;
    const bool many = kMany.contains(word);
    const auto gender = kMen.contains(word)     ? Gender::Male
                        : kWomen.contains(word) ? Gender::Female
                                                : Gender::Unknown;
    if ((!many && gender == Gender::Unknown) || is_title(i)) return std::nullopt;
    return Anaphor{{i, i + 1}, i, true, many, 0, gender};
  }

  /// "His Excellency", "Her Royal Highness".
  [[nodiscard]] bool is_title(std::uint32_t i) const {
    return i + 1 < text_.size() && text_.is_capital(i + 1) && is_style(text_.folded(i + 1));
  }

  [[nodiscard]] std::optional<Anaphor> description(std::uint32_t i) const {
    const auto& token = text_.token(i);
    const bool many = token.tag == "NNS" || token.tag == "NNPS" || is_several(text_.folded(i));
    const bool within = i + 1 < text_.size() && text_.word(i + 1) == "-";  // "the secretary-general"
    if (named_[i] == 2 || within || token.role == "compound" || is_predicated(i) || is_before_name(i))
      return std::nullopt;
    const auto& word = text_.folded(i);
    if (is_style(word) || is_style(token.lemma)) return std::nullopt;  // "Their Majesties" tell it themselves
    const bool noun = token.pos == "NOUN" || token.pos == "PROPN";
    const bool person = noun && (stands_for_person(word) || stands_for_person(token.lemma) ||
                                 (many && (is_leader_noun(word) || is_group_noun(word))));
    const bool national =
        (national_[i] != 0 || (noun && text_.is_capital(i) && named_[i] == 0 && !person)) && is_argument(i);
    if (!person && !national) return std::nullopt;
    const auto first = opening(i);
    if (!first) return std::nullopt;
    return Anaphor{{*first, i + 1}, i, false, many, count_of(*first, i), gender_of_noun(token.lemma)};
  }

  /// "The two", "both", "all three", with no noun behind.
  [[nodiscard]] std::optional<Anaphor> bare_number(std::uint32_t i) const {
    const auto count = number_of(text_.folded(i));
    if (count == 0 || !is_argument(i)) return std::nullopt;
    static const Words kOpens = {"the", "all", "these", "those", "other"};
    const bool opened =
        i > text_.sentence(text_.sentence_of(i)).first && kOpens.contains(text_.folded(i - 1));
    if (!opened && text_.folded(i) != "both" && text_.folded(i) != "each") return std::nullopt;
    return Anaphor{{opened ? i - 1 : i, i + 1}, i, false, true, count, Gender::Unknown};
  }

  [[nodiscard]] bool is_argument(std::uint32_t i) const {
    const auto& role = text_.token(i).role;
    return role.starts_with("nsubj") || role == "dobj" || role == "pobj" || role == "dative" ||
           role == "agent" || role == "poss" || role == "conj";
  }

  /// "Is the president", "served as the minister", "Keller, the president".
  [[nodiscard]] bool is_predicated(std::uint32_t i) const {
    const auto& token = text_.token(i);
    if (token.role == "attr" || token.role == "oprd") return true;
    if (token.role == "appos" && named_[token.head] == 2) return true;
    return token.role == "pobj" && text_.folded(token.head) == "as";
  }

  /// "The minister Anna Kern", "the minister, Anna Kern,", "the leader of the Greens, Anna Kern", "his host,
  /// President Anna Kern".
  [[nodiscard]] bool is_before_name(std::uint32_t i) const {
    const auto last = text_.sentence(text_.sentence_of(i)).last;
    if (i + 1 < last && named_[i + 1] == 2) return true;
    // Behind "of cooperation" too.
    for (auto k = i + 1; k < std::min(last, i + kMostWords); ++k)
      if (named_[k] == 2 && text_.token(k).role == "appos" && text_.token(k).head == i) return true;
    const auto comma = complement_end(i);
    if (comma + 1 >= last || text_.word(comma) != ",") return false;
    const auto name = title_end(comma + 1);
    if (name >= last || named_[name] != 2) return false;
    auto k = name;
    while (k < last && named_[k] == 2) ++k;
    static const Words kCloses = {",", ".", ";", ":", ")", "-", "\xe2\x80\x94", "\xe2\x80\x93"};
    return k == last || kCloses.contains(text_.word(k));
  }

  /// Behind "of the Greens", "of the two Houses".
  [[nodiscard]] std::uint32_t complement_end(std::uint32_t i) const {
    const auto last = text_.sentence(text_.sentence_of(i)).last;
    auto k = i + 1;
    if (k >= last || (text_.folded(k) != "of" && text_.folded(k) != "to" && text_.folded(k) != "for"))
      return k;
    while (k < last && k < i + kMostWords && text_.word(k) != "," && named_[k] != 2 &&
           text_.token(k).pos != "VERB")
      ++k;
    return k;
  }

  /// Behind "President", "the French foreign minister".
  [[nodiscard]] std::uint32_t title_end(std::uint32_t i) const {
    static const Words kWithin = {"NOUN", "PROPN", "ADJ", "ADP", "DET"};
    const auto last = text_.sentence(text_.sentence_of(i)).last;
    auto k = i;
    while (k < last && k < i + kMostWords && named_[k] != 2 && kWithin.contains(text_.token(k).pos)) ++k;
    return k;
  }

  /// Where the description starts: at "the", "his", an owner's "'s".
  [[nodiscard]] std::optional<std::uint32_t> opening(std::uint32_t head) const {
    static const Words kOpens = {"the",   "his",   "her", "their", "its",  "this", "that",
                                 "these", "those", "our", "my",    "both", "all"};
    const auto sentence = text_.sentence(text_.sentence_of(head)).first;
    for (auto i = head; i > sentence && head - i < kMostWords; --i) {
      const auto& before = text_.folded(i - 1);
      if (kOpens.contains(before)) return i - 1;
      if (before == "'s" || before == "\xe2\x80\x99s" || before == "'") return i;
      const auto& pos = text_.token(i - 1).pos;
      if (named_[i - 1] == 2 || (pos != "ADJ" && pos != "NOUN" && pos != "PROPN" && pos != "NUM" &&
                                 pos != "ADV" && text_.word(i - 1) != "-" && pos != "VERB" && pos != "PUNCT"))
        return std::nullopt;
      if (text_.word(i - 1) == "," || text_.word(i - 1) == ".") return std::nullopt;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::uint32_t count_of(std::uint32_t first, std::uint32_t head) const {
    for (auto i = first; i < head; ++i)
      if (const auto count = number_of(text_.folded(i)); count != 0) return count;
    return 0;
  }

  const TextView& text_;
  std::vector<char> named_;     // 2: in a person's name, 1: in another
  std::vector<char> national_;  // the last token of a nationality
};

}  // namespace

std::vector<Anaphor> find_anaphors(const TextView& text, const ResolvedDocument& document) {
  return AnaphorFinder(text, document).find();
}

}  // namespace entente::ingest
