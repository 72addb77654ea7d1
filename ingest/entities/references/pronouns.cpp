// "He", "her", "himself" to the person whom they most likely stand for: gender, binding and voice bar, then a
// model chooses. Pronouns outside quotations come first: they tell who speaks, and who speaks is not "he".
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/references/antecedent_evidence.hpp"
#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/quotations.hpp"
#include "ingest/entities/references/scored_antecedent.hpp"
#include "ingest/entities/references/strangers.hpp"
#include "ingest/entities/references/voices.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kWindow = 4;  // sentences looked back
constexpr float kClear = 0.3F;        // of the model's score, that the best must be before the second
constexpr float kSure = 3.0F;         // before the second, that tells a person's gender

class PronounResolver {
 public:
  explicit PronounResolver(ReferenceContext& context)
      : context_(context),
        text_(context.text),
        clauses_(context.text),
        binding_(context.text, clauses_),
        before_(context),
        evidence_(context, clauses_, binding_, before_),
        strangers_(context, before_),
        own_voice_(find_voices(context).speaker) {}

  void resolve() {
    mark_own_voice();
    resolve(false);
    quoted_.assign(text_.size(), kNoEntity);
    for (const auto& quotation : find_quotations(context_)) {
      for (auto i = quotation.open; i <= quotation.close; ++i) quoted_[i] = quotation.speaker;
    }
    resolve(true);
  }

 private:
  /// The pronouns within quotation marks, or those without.
  void resolve(bool quoted) {
    found_.clear();
    for (std::uint32_t s = 0; s < before_.sentences(); ++s) {
      const auto& sentence = text_.sentence(s);
      const auto kind = text_.blocks()[sentence.block].kind;
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        if (before_.in_quote(i) != quoted) continue;
        const auto& word = text_.folded(i);
        if (word.size() < 2 || word.size() > 7 || is_title(i)) continue;
        if (word == "he" || word == "him" || word == "his" || word == "himself")
          personal(i, s, Gender::Male);
        else if (word == "she" || word == "her" || word == "herself" || word == "hers")
          personal(i, s, Gender::Female);
      }
    }
    for (const auto& found : found_) context_.document.mentions.push_back(found);
    context_.order();
  }

  /// "His Excellency", "Her Royal Highness".
  [[nodiscard]] bool is_title(std::uint32_t i) const {
    return i + 1 < text_.size() && text_.is_capital(i + 1) && text_.is_capital(i) &&
           is_style(text_.folded(i + 1));
  }

  /// A speaker's own words are those of a paragraph that says "I" or "we": under the title of an address a
  /// report of it may stand.
  void mark_own_voice() {
    for (std::uint32_t first = 0; first < text_.size();) {
      auto last = first;
      bool own = false;
      for (; last < text_.size() && text_.paragraph_of(last) == text_.paragraph_of(first); ++last) {
        const auto& word = text_.folded(last);
        own = own ||
              (own_voice_[last] != kNoEntity && (text_.word(last) == "I" || word == "we" || word == "our" ||
                                                 word == "my" || word == "me" || word == "us"));
      }
      for (auto i = first; !own && i < last; ++i) own_voice_[i] = kNoEntity;
      first = last;
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> barred_persons(std::uint32_t i) const {
    std::vector<std::uint32_t> persons;
    for (const auto head : binding_.barred(i)) {
      if (const auto person = before_.person_at(head); person != kNoEntity) persons.push_back(person);
    }
    if (own_voice_[i] != kNoEntity) persons.push_back(own_voice_[i]);
    if (!quoted_.empty() && quoted_[i] != kNoEntity) persons.push_back(quoted_[i]);
    // Who is named further down the same clause, or in what "he" says, is another.
    if (text_.token(i).role.starts_with("nsubj")) {
      for (const auto& mention : before_.in_sentence(text_.sentence_of(i))) {
        if (mention.kind == MentionKind::Name && context_.type(mention.entity) == EntityType::Person &&
            (binding_.is_below(mention.head, i) ||
             (before_.in_quote(mention.first) && !before_.in_quote(i) && binding_.is_saying(i))))
          persons.push_back(mention.entity);
      }
    }
    return persons;
  }

  void personal(std::uint32_t i, std::uint32_t s, Gender gender) {
    if (is_reflexive(i) && reflexive(i, gender)) return;
    AntecedentChoice choice;
    const auto barred = barred_persons(i);
    const auto first = s >= kWindow - 1 ? s - (kWindow - 1) : 0;
    auto newest = std::pair<std::uint32_t, std::uint32_t>{0, kNoEntity};
    for (auto from = first; from <= s; ++from) {
      for (const auto& mention : before_.in_sentence(from)) {
        if (mention.first >= i || context_.type(mention.entity) != EntityType::Person ||
            mention.certainty < 0.5F || !evidence_.gender_fits(mention.entity, gender) ||
            std::find(barred.begin(), barred.end(), mention.entity) != barred.end())
          continue;
        if (from == s && evidence_.is_speaker(mention, i)) continue;
        const auto kind = text_.block_kind(mention.first);
        if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
        choice.raise(mention.entity, evidence_.of_mention(mention, i, gender));
        newest = std::max(newest, {mention.last, mention.entity});
      }
    }
    if (auto* one = choice.find(newest.second); one != nullptr) one->features.set(AntecedentFeature::Newest);
    evidence_.raise_others(choice, i, gender, barred);
    if (choice.empty()) return;
    raise_nobody(choice, i, s, gender);
    take_best(choice, i, gender);
  }

  /// Of the pronoun's sentence and the one before.
  void raise_nobody(AntecedentChoice& choice, std::uint32_t i, std::uint32_t s, Gender gender) const {
    AntecedentFeatures nobody;
    nobody.set(AntecedentFeature::Nobody);
    choice.raise(kNoEntity, nobody);
    for (auto from = s > 0 ? s - 1 : 0; from <= s; ++from) {
      for (const auto& stranger : strangers_.before(from, i)) {
        if (stranger.gender != Gender::Unknown && stranger.gender != gender) continue;
        if (stranger.gender == Gender::Unknown && gender == Gender::Female) continue;
        auto features = evidence_.of_mention(stranger.mention, i, gender);
        features.set(stranger.kind);
        if (stranger.gender == gender) features.set(AntecedentFeature::MaybeWoman, 0);
        choice.raise(kNoEntity, features, false);
      }
    }
  }

  [[nodiscard]] bool is_reflexive(std::uint32_t i) const {
    return text_.folded(i) == "himself" || text_.folded(i) == "herself";
  }

  /// "Himself" is the subject of its own clause, where that is a person told of.
  bool reflexive(std::uint32_t i, Gender gender) {
    const auto subject = clauses_.subject_around(i);
    if (subject == kNoSubject || subject == i) return false;
    const auto person = before_.person_at(subject);
    if (person == kNoEntity) return text_.folded(subject) != "he" && text_.folded(subject) != "she";
    if (!evidence_.gender_fits(person, gender)) return false;
    auto mention = pronoun_at(text_, i, person);
    mention.certainty = 0.9F;
    before_.add(mention);
    found_.push_back(mention);
    return true;
  }

  void take_best(AntecedentChoice& choice, std::uint32_t i, Gender gender) {
    choice.sort();
    const auto best = choice.all().front().entity;
    const auto margin = choice.margin();
    if (best == kNoEntity) {
      // Nobody clear is no stranger who goes on being told of.
      if (choice.all().front().features.get(AntecedentFeature::Nobody) == 0) strangers_.add(i, gender);
    } else {
      auto mention = pronoun_at(text_, i, best);
      mention.certainty = certainty_of_margin(2.0F * margin);
      before_.add(mention);
      if (margin >= kClear) {
        found_.push_back(mention);
        if (margin >= kSure && context_.persons[best].gender == Gender::Unknown)
          context_.persons[best].gender = gender;
      }
    }
    keep(i, choice);
  }

  void keep(std::uint32_t i, const AntecedentChoice& choice) {
    PronounChoice kept{i, {}};
    for (const auto& one : choice.all()) {
      PronounCandidate candidate{one.entity, one.score, {}};
      for (const auto& [feature, value] : one.features.stated())
        candidate.features.emplace_back(antecedent_feature_name(feature), value);
      kept.candidates.push_back(std::move(candidate));
    }
    context_.document.choices.push_back(std::move(kept));
  }

  ReferenceContext& context_;
  const TextView& text_;
  ClauseView clauses_;
  Binding binding_;
  Prominence before_;
  AntecedentEvidence evidence_;
  Strangers strangers_;
  std::vector<std::uint32_t> own_voice_;  // who speaks, outside quotation marks
  std::vector<std::uint32_t> quoted_;     // who speaks, within them
  std::vector<Mention> found_;
};

}  // namespace

void resolve_pronouns(ReferenceContext& context) { PronounResolver(context).resolve(); }

}  // namespace entente::ingest
