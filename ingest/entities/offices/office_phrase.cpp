#include "ingest/entities/offices/office_phrase.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/offices/office_bodies.hpp"
#include "ingest/entities/offices/office_nouns.hpp"
#include "ingest/entities/offices/office_right.hpp"
#include "ingest/entities/offices/office_words.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class PhraseReader {
 public:
  PhraseReader(const TextView& text, const MentionIndex& mentions) : text_(text), mentions_(mentions) {}

  std::vector<OfficePhrase> read() {
    std::vector<OfficePhrase> phrases;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (text_.block_kind(i) == BlockKind::Boilerplate) continue;
      auto phrase = phrase_at(i);
      if (!phrase) continue;
      i = std::max(i, phrase->title.last - 1);
      phrases.push_back(std::move(*phrase));
    }
    return phrases;
  }

 private:
  [[nodiscard]] std::uint32_t sentence_first(std::uint32_t i) const {
    return text_.sentence(text_.sentence_of(i)).first;
  }
  [[nodiscard]] std::uint32_t sentence_last(std::uint32_t i) const {
    return text_.sentence(text_.sentence_of(i)).last;
  }

  std::optional<OfficePhrase> phrase_at(std::uint32_t i) const {
    if (const auto* inside = mentions_.at(i);  // of a name
        inside != nullptr && inside->kind != MentionKind::Description)
      return std::nullopt;
    OfficePhrase phrase;
    auto end = office_end(text_, i, sentence_last(i));
    const auto many = plural_end(text_, i);
    if (many > end && end > i) {  // "chief executives", where "chief" is an office too
      end = many;
      phrase.plural = true;
    } else if (end > i) {
      phrase.kind = *lexicon().office(fold(text_.slice({i, end})));
    } else if (const auto role = role_end(text_, i); role > i) {
      end = role;
      phrase.role = true;
    } else if (const auto other = counterpart_end(text_, mentions_, i); other > i) {
      end = other;
      phrase.counterpart = true;
    } else if (end = many; end > i) {
      phrase.plural = true;
    } else {
      return std::nullopt;
    }
    phrase.plural = phrase.plural || text_.folded(end - 1) == "counterparts";
    if (text_.token(end - 1).pos == "VERB" || text_.token(i).tag.starts_with("VB") ||  // "to chair"
        (i > sentence_first(i) && is_salutation(text_.folded(i - 1))))
      return std::nullopt;
    phrase.noun = end - 1;
    phrase.title = {i, end};
    read_left(phrase);
    if (phrase.spoken_to) return std::nullopt;
    read_office_body(text_, mentions_, phrase);
    if (phrase.kind == OfficeKind::Leader && phrase.body == kNoEntity && names_party(phrase))
      phrase.unread_body = true;
    drop_rank(phrase);
    const auto words = office_words(phrase);
    phrase.office = normal_office(words);
    phrase.wording = own_wording(words);
    return phrase;
  }

  /// "Labour leader X": of a party that is no name here
  [[nodiscard]] bool names_party(const OfficePhrase& phrase) const {
    static const Words kCommon = {"opposition", "majority",  "minority",      "senate",    "house",
                                  "party",      "rebel",     "union",         "deputy",    "junta",
                                  "supreme",    "community", "religious",     "spiritual", "military",
                                  "state",      "tribal",    "parliamentary", "civic",     "student",
                                  "labor",      "church",    "national",      "interim"};
    const bool bare =
        phrase.whole.first == phrase.title.first && phrase.title.first > sentence_first(phrase.noun);
    for (auto i = phrase.title.first - (bare ? 1 : 0); i < phrase.noun; ++i) {
      if (text_.is_capital(i) && is_name_word(text_, i) && mentions_.at(i) == nullptr &&
          !text_.is_opening(i) && text_.token(i).pos == "PROPN" && !kCommon.contains(text_.folded(i)))
        return true;
    }
    return false;
  }

  void read_left(OfficePhrase& phrase) const {
    auto i = phrase.title.first;
    const auto first = sentence_first(i);
    int taken = 0;
    bool owned = false;
    while (i > first) {
      const auto& word = text_.folded(i - 1);
      const auto* mention = mentions_.ending_at(i);
      if (is_salutation(word)) {
        phrase.spoken_to = true;
        break;
      }
      if (breaks_line(text_, i)) break;
      if (text_.is_capital(i - 1) && !text_.is_opening(i - 1) && text_.token(i - 1).tag == "NNP" &&
          mention == nullptr && !is_name_word(text_, i - 1))
        break;                       // "On 2 May President X"
      if (is_day_word(word)) break;  // "Today President X"
      // "... Gitanas Nauseda President of Poland": the end of a name before it
      if (i > first + 1 && text_.is_capital(i - 1) && text_.is_capital(i - 2) && mention == nullptr &&
          lexicon().given_name(text_.folded(i - 2)) != nullptr)
        break;
      if (is_former(word)) {
        phrase.former = true;
        --i;
        if (i > first && text_.is_hyphen(i - 1)) --i;
        continue;
      }
      if (phrase.former && mention == nullptr && text_.token(i - 1).tag == "JJ" && !text_.is_capital(i - 1)) {
        --i;  // "the conservative former president"
        continue;
      }
      if (mention != nullptr && mention->kind == MentionKind::Pronoun && take_pronoun(phrase, i - 1)) {
        --i;  // "his foreign minister"
        break;
      }
      if (mention != nullptr) {
        if (!take_mention(phrase, *mention)) {
          const bool local = i == phrase.title.first && mentions_.is(mention, EntityType::Place);
          if (local && phrase.kind == OfficeKind::Head)
            phrase.kind = OfficeKind::Province;  // "Ontario Premier"
          break;
        }
        i = mention->first;
        phrase.whole.first = i;
        phrase.definite = true;
        owned = true;
        continue;
      }
      if (word == "'s" || word == "'" || word == "’s") {
        const auto* owner = mentions_.ending_at(i - 1);
        if (owner == nullptr) {
          // "the country's prime minister", "the Chinese government's special representative"
          if (!take_government(phrase, i)) {
            phrase.unread_body = phrase.unread_body || (i > 1 && text_.is_capital(i - 2));
            break;
          }
          continue;
        }
        if (mentions_.is_body(owner) && phrase.body == kNoEntity) phrase.body = owner->entity;
        if (mentions_.is(owner, EntityType::Person)) phrase.owner = owner->entity;
        phrase.unread_body = phrase.body == kNoEntity && phrase.owner == kNoEntity;
        phrase.definite = true;
        i = owner->first;
        phrase.whole.first = i;
        take_adverb(phrase, i);
        break;
      }
      if (word == "the" || word == "this" || word == "that") {
        phrase.definite = true;
        --i;
        break;
      }
      if (word == "a" || word == "an") {
        phrase.indefinite = true;
        --i;
        break;
      }
      if (take_pronoun(phrase, i - 1)) {
        --i;
        break;
      }
      const bool measure = word == "day" || word == "year" || word == "time";  // "his 40-year-old minister"
      if (measure && !text_.is_hyphen(i) && !(i > first + 1 && text_.is_hyphen(i - 2))) break;
      const bool age = text_.is_hyphen(i) && text_.token(i - 1).pos == "NUM";  // "the 87-year-old premier"
      if (age || (is_remark(word) && !(word == "first" && text_.folded(i) == "deputy"))) {
        --i;
        continue;
      }
      if (text_.is_capital(i) && !text_.is_capital(i - 1) && !text_.is_hyphen(i - 1) &&
          phrase.title.first == i)
        break;  // "in the day Prime Minister called"
      // "a declaration of emergency United States President X": in front of the country stands its own grade
      if (owned && !is_grade(word)) break;
      if (!is_modifier_tag(text_.token(i - 1).tag) || taken == 4 || text_.folded(i - 1) == "," ||
          (text_.is_capital(i - 1) != text_.is_capital(i) && text_.is_capital(i - 1) &&
           !text_.is_opening(i - 1) && text_.folded(i - 1) != "prime" && text_.folded(i - 1) != "foreign"))
        break;
      if (text_.is_capital(i - 1) && is_generic_body(word) && phrase.body == kNoEntity) {
        std::uint32_t last = kNoEntity;  // "Commission spokesman": of the European Commission named before
        if (const auto called = organization_called(text_, mentions_, i - 1, last); called != kNoEntity) {
          phrase.body = called;
          phrase.whole.first = i - 1;
          break;
        }
        static const Words kBodies = {"commission", "council", "bank", "fund", "agency", "alliance", "bloc"};
        phrase.unread_body =
            phrase.unread_body || kBodies.contains(word);  // "Commission president X", never named in full
      }
      --i;
      ++taken;
      phrase.title.first = i;
    }
    phrase.whole.first = std::min(i, phrase.title.first);
  }

  /// "X, then Denmark's minister", "X, now France's ambassador"
  void take_adverb(OfficePhrase& phrase, std::uint32_t i) const {
    static const Words kPast = {"then", "once", "formerly", "previously"};
    static const Words kOther = {"now", "currently", "still", "long", "later", "himself", "herself", "also"};
    if (i <= sentence_first(i) + 1) return;
    const auto& word = text_.folded(i - 1);
    if (!kPast.contains(word) && !kOther.contains(word)) return;
    if (text_.folded(i - 2) != "," && text_.folded(i - 2) != "(") return;
    phrase.former = phrase.former || kPast.contains(word);
    phrase.whole.first = i - 1;
  }

  /// A nationality, country, capital or organization right before the office: its body.
  bool take_mention(OfficePhrase& phrase, const Mention& mention) const {
    if (mention.kind == MentionKind::Pronoun || mention.kind == MentionKind::Description) {
      if (!mentions_.is_body(&mention)) return false;
    }
    if (phrase.body != kNoEntity)
      return mentions_.is_body(&mention);  // "US State Department spokesman": the nearer one stays
    if (!mentions_.is_body(&mention)) return false;
    // "US Treasury Secretary X": the name is the portfolio
    if (text_.folded(phrase.noun) == "secretary" && text_.folded(mention.last - 1) == "treasury") {
      phrase.title.first = mention.last - 1;
      return true;
    }
    if (is_own_council(text_, phrase.noun, mention)) {
      phrase.title.first = mention.first;  // "Security Council Secretary X" of some government
      return true;
    }
    phrase.body = mention.entity;
    return true;
  }

  bool take_government(OfficePhrase& phrase, std::uint32_t& i) const {
    static const Words kWords = {"country",  "nation",       "government",   "state",  "company",
                                 "group",    "bank",         "party",        "island", "kingdom",
                                 "republic", "organization", "organisation", "union",  "army",
                                 "military", "navy",         "police",       "junta",  "regime",
                                 "alliance", "commission",   "council",      "forum",  "bloc"};
    auto k = i - 1;  // the token "'s"
    if (k == sentence_first(i) || !kWords.contains(text_.folded(k - 1))) return false;
    --k;
    phrase.definite = true;
    if (const auto* mention = mentions_.ending_at(k); mention != nullptr && mentions_.is_body(mention)) {
      phrase.body = mention->entity;
      k = mention->first;
    } else if (const auto* described = mentions_.at(k);
               described != nullptr && mentions_.is_body(described)) {
      phrase.body = described->entity;
      k = described->first;
    } else {
      std::uint32_t last = kNoEntity;
      phrase.body = organization_called(text_, mentions_, k, last);
      if (phrase.body == kNoEntity && is_force(text_.folded(k)) && phrase.kind == OfficeKind::Military)
        phrase.kind = OfficeKind::Minister;  // "the army's commander": of the state that is told of
    }
    i = k;
    return true;
  }

  /// "its secretary-general", "expelled its ambassador": not of the country that the pronoun seems to be.
  bool take_other_body(OfficePhrase& phrase, std::uint32_t i) const {
    const auto* mention = mentions_.at(i);
    std::uint32_t body = kNoEntity;
    if (phrase.kind == OfficeKind::Envoy) body = country_of_expelled(text_, mentions_, phrase.noun, i);
    const auto& noun = text_.folded(phrase.noun);
    const bool never_of_state = noun == "general" || noun == "executive" || noun == "secretary-general";
    if (phrase.kind == OfficeKind::Organization && never_of_state &&
        (mention == nullptr || mentions_.is(mention, EntityType::Country))) {
      body = subject_body(text_, mentions_, i, false);
      if (body == kNoEntity) body = organization_told_of(text_, mentions_, i);
    }
    if (body != kNoEntity) phrase.body = body;
    return body != kNoEntity;
  }

  bool take_pronoun(OfficePhrase& phrase, std::uint32_t i) const {
    const auto& word = text_.folded(i);
    if (word != "his" && word != "her" && word != "its" && word != "their" && word != "whose") return false;
    phrase.definite = true;
    const auto* mention = mentions_.at(i);
    if (word == "its" && take_other_body(phrase, i)) return true;
    if (word == "their" && mention == nullptr) {
      if (phrase.body == kNoEntity) phrase.body = body_of_many(text_, mentions_, i);
      return true;
    }
    if (word == "its" && !mentions_.is_body(mention)) {
      const bool minister = phrase.kind == OfficeKind::Minister || phrase.kind == OfficeKind::Envoy;
      phrase.body = subject_body(text_, mentions_, i, minister);
      if (phrase.body == kNoEntity && phrase.kind == OfficeKind::Head)
        phrase.body = subject_body(text_, mentions_, i, true);
      phrase.unread_body = !minister && phrase.body == kNoEntity;
      return true;
    }
    if (mention != nullptr) {
      if (mentions_.is_body(mention))
        phrase.body = phrase.body == kNoEntity ? mention->entity : phrase.body;
      else if (mentions_.is(mention, EntityType::Person))
        phrase.owner = mention->entity;
    } else if (word == "whose" && i > 0) {
      // "The IMF, whose managing director is ...", "the Federation in Canberra, whose president is"
      const auto verb = text_.token(text_.token(i).head).head;
      if (text_.token(verb).role == "relcl") {
        auto told = text_.token(verb).head;
        const auto in = text_.token(told).head;
        const bool place = mentions_.is(mentions_.at(told), EntityType::Place);
        if (place && text_.token(told).role == "pobj" && text_.folded(in) == "in")
          told = text_.token(in).head;
        if (const auto* before = mentions_.at(told); mentions_.is_body(before)) phrase.body = before->entity;
      }
      for (std::uint32_t back = 1; back <= 2 && back <= i; ++back) {
        const auto* before = mentions_.ending_at(i + 1 - back);
        if (phrase.body == kNoEntity && before != nullptr && mentions_.is_body(before))
          phrase.body = before->entity;
      }
    }
    return true;
  }

  /// "Foreign Minister Prince": the office is what stands before the rank.
  void drop_rank(OfficePhrase& phrase) const {
    if (phrase.kind != OfficeKind::Royal && phrase.kind != OfficeKind::Military &&
        phrase.kind != OfficeKind::Title)
      return;
    for (auto i = phrase.title.first; i < phrase.noun; ++i) {
      const auto end = office_end(text_, i, phrase.noun);
      if (end <= i || end != phrase.noun) continue;
      const auto kind = *lexicon().office(fold(text_.slice({i, end})));
      if (kind == OfficeKind::Military || kind == OfficeKind::Title || kind == OfficeKind::Member) return;
      phrase.kind = kind;
      phrase.title.last = end;
      phrase.noun = end - 1;
      return;
    }
  }

  std::string office_words(const OfficePhrase& phrase) const {
    std::string words;
    for (auto i = phrase.title.first; i < phrase.title.last; ++i) {
      if (phrase.skipped.contains(i)) continue;
      const auto& word = text_.folded(i);
      if (lexicon().honorific(word) != nullptr && i + 1 == phrase.title.last && phrase.title.size() > 1)
        continue;
      if (words.empty() && i + 1 < phrase.title.last && text_.is_capital(i) &&
          is_unknown_nationality(text_.folded(i), text_.folded(i + 1)))
        continue;
      if (!words.empty() && !text_.is_joined(i)) words += ' ';
      words += word;
    }
    return words;
  }

  const TextView& text_;
  const MentionIndex& mentions_;
};

}  // namespace

std::vector<OfficePhrase> find_office_phrases(const TextView& text, const MentionIndex& mentions) {
  return PhraseReader(text, mentions).read();
}

}  // namespace entente::ingest
