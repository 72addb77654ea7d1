#include "ingest/entities/references/strangers.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/scored_antecedent.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// People of whom news tells without a name, who act in a sentence or two.
bool is_known_calling(const std::string& noun) {
  static const Words kWords = {"man",       "woman",   "spokesman",   "spokeswoman", "aide",
                               "father",    "mother",  "brother",     "sister",      "husband",
                               "wife",      "son",     "daughter",    "deputy",      "chairman",
                               "commander", "captain", "grandfather", "uncle"};
  return is_public_calling(noun) || kWords.contains(noun);
}

bool is_other_person(const std::string& noun) {
  static const Words kWords = {
      "boy",    "girl",      "child",  "person",  "soldier", "student",   "resident", "citizen",
      "player", "friend",    "fan",    "victim",  "witness", "character", "actor",    "actress",
      "worker", "colleague", "driver", "patient", "suspect", "candidate", "manager",  "lawyer",
      "doctor", "teacher",   "farmer", "fighter", "leader",  "passenger", "reporter", "editor"};
  return kWords.contains(noun) || noun.ends_with("man") || noun.ends_with("woman") ||
         (noun.size() >= 7 && (noun.ends_with("ist") || noun.ends_with("ian")));
}

Gender gender_of(const std::string& noun) {
  static const Words kMen = {"father", "brother", "husband", "son", "boy", "uncle", "grandfather", "actor"};
  static const Words kWomen = {"sister", "wife", "daughter", "girl", "aunt"};
  if (kMen.contains(noun)) return Gender::Male;
  return kWomen.contains(noun) ? Gender::Female : gender_of_noun(noun);
}

}  // namespace

Strangers::Strangers(const ReferenceContext& context, const Prominence& before)
    : context_(context), text_(context.text), before_(before) {}

/// A name that no stage has read.
bool Strangers::is_unread_name(std::uint32_t k) const {
  const auto& token = text_.token(k);
  if (token.tag != "NNP" || (token.role != "nsubj" && token.role != "dobj")) return false;
  const auto* seen = text_.name_at(k);
  return seen != nullptr && seen->type == "PERSON" && lexicon().office(text_.folded(k)) == nullptr;
}

/// "The mayor, A", "spokesman A".
bool Strangers::has_name(std::uint32_t k) const {
  const auto& token = text_.token(k);
  const auto& around = before_.in_sentence(text_.sentence_of(k));
  return std::any_of(around.begin(), around.end(), [&](const Mention& m) {
    if (context_.type(m.entity) != EntityType::Person) return false;
    const auto& head = text_.token(m.head);
    const bool joined = m.kind == MentionKind::Name && m.first > k && m.last <= token.head && m.first < k + 4;
    return (head.role == "appos" && head.head == k) || (token.role == "appos" && token.head == m.head) ||
           (token.role == "attr" && head.head == token.head && head.role.starts_with("nsubj")) || joined;
  });
}

/// "No woman had held the job", "every soldier"; "the man" is mostly somebody told of.
bool Strangers::is_denied(std::uint32_t k) const {
  static const Words kWords = {"no", "any", "every", "each", "neither", "either"};
  for (auto i = k; i > 0 && k - i < 3; --i) {
    if (text_.token(i - 1).head != k) continue;
    const auto& word = text_.folded(i - 1);
    if (kWords.contains(word)) return true;
    if (word == "the" && (text_.folded(k) == "man" || text_.folded(k) == "woman")) return true;
  }
  return false;
}

std::vector<Stranger> Strangers::before(std::uint32_t s, std::uint32_t i) const {
  std::vector<Stranger> found;
  const auto& sentence = text_.sentence(s);
  for (auto k = sentence.first; k < std::min(sentence.last, i); ++k) {
    const auto& token = text_.token(k);
    std::optional<AntecedentFeature> kind;
    Gender gender = Gender::Unknown;
    if (token.tag == "NN" && !text_.is_capital(k) && token.role != "compound" && token.role != "appos") {
      const auto noun = fold(token.lemma);
      if (is_known_calling(noun))
        kind = AntecedentFeature::Nameless;
      else if (is_other_person(noun))
        kind = AntecedentFeature::NamelessOther;
      if (kind) gender = gender_of(noun);
    } else if (is_unread_name(k)) {
      kind = AntecedentFeature::Nameless;
    }
    if (!kind || before_.covered(k) || has_name(k) || is_denied(k)) continue;
    auto mention = pronoun_at(text_, k, kNoEntity);
    mention.kind = MentionKind::Description;
    found.push_back({mention, *kind, gender});
  }
  for (const auto& pronoun : pronouns_) {
    if (pronoun.mention.first < i && text_.sentence_of(pronoun.mention.first) == s) found.push_back(pronoun);
  }
  return found;
}

void Strangers::add(std::uint32_t pronoun, Gender gender) {
  auto mention = pronoun_at(text_, pronoun, kNoEntity);
  mention.certainty = 0.75F;
  pronouns_.push_back({mention, AntecedentFeature::NamelessPronoun, gender});
}

}  // namespace entente::ingest
