// "He", "her", "himself" to the person whom they most likely stand for: gender and binding first, then one
// score of nearness, role, continuity and topic.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/references/binding.hpp"
#include "ingest/entities/references/description_words.hpp"
#include "ingest/entities/references/prominence.hpp"
#include "ingest/entities/references/references.hpp"
#include "ingest/entities/references/scored_antecedent.hpp"
#include "ingest/entities/references/topic.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kWindow = 4;  // sentences looked back

class PronounResolver {
 public:
  explicit PronounResolver(ReferenceContext& context)
      : context_(context),
        text_(context.text),
        clauses_(context.text),
        binding_(context.text, clauses_),
        before_(context),
        topic_(find_topic(context)) {}

  void resolve() {
    for (std::uint32_t s = 0; s < before_.sentences(); ++s) {
      const auto& sentence = text_.sentence(s);
      const auto kind = text_.blocks()[sentence.block].kind;
      if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        const auto& word = text_.folded(i);
        if (is_title(i)) continue;
        if (word == "he" || word == "him" || word == "his" || word == "himself")
          personal(i, s, Gender::Male);
        else if (word == "she" || word == "her" || word == "herself" || word == "hers")
          personal(i, s, Gender::Female);
      }
    }
    for (const auto& found : found_) context_.document.mentions.push_back(found);
    context_.order();
  }

 private:
  /// "His Excellency", "Her Royal Highness".
  [[nodiscard]] bool is_title(std::uint32_t i) const {
    static const Words kTitles = {"majesty", "highness", "holiness", "excellency", "eminence", "royal",
                                  "honour",  "grace",    "lordship", "beatitude",  "serene"};
    return i + 1 < text_.size() && text_.is_capital(i + 1) && text_.is_capital(i) &&
           kTitles.contains(text_.folded(i + 1));
  }

  [[nodiscard]] bool gender_fits(std::uint32_t entity, Gender gender) const {
    const auto known = context_.persons[entity].gender;
    return known == Gender::Unknown || known == gender;
  }

  /// "After his talks with A, B flew home": a pronoun in what stands before the subject of its sentence
  /// mostly means that subject; not where the sentence goes on to do something to "him".
  [[nodiscard]] std::uint32_t subject_to_come(std::uint32_t i) const {
    const auto& sentence = text_.sentence(text_.sentence_of(i));
    auto up = i;
    bool introductory = false;
    for (int step = 0; step < 8 && text_.token(up).head != up; ++step) {
      const auto& role = text_.token(up).role;
      if (role == "prep" || role == "advcl") introductory = true;
      if (role == "ccomp" || role == "relcl" || (role.starts_with("nsubj") && up != i)) return kNoEntity;
      up = text_.token(up).head;
      if (introductory && clauses_.subject_of(up) != kNoSubject && clauses_.subject_of(up) > i) break;
    }
    const auto subject = clauses_.subject_of(up);
    if (!introductory || subject == kNoSubject || subject < i || subject >= sentence.last) return kNoEntity;
    if (subject > up && text_.token(i).role != "poss") return kNoEntity;  // "with him sat A"
    bool comma = false;
    for (auto k = i; k < subject; ++k) comma = comma || text_.folded(k) == ",";
    for (auto k = subject; k < sentence.last; ++k) {
      const auto& word = text_.folded(k);
      const bool same = text_.folded(i).starts_with("h") == word.starts_with("h");
      if (same && (word == "him" || word == "her") && text_.token(k).role != "poss") return kNoEntity;
    }
    return comma || subject < i + 6 ? before_.person_at(subject) : kNoEntity;
  }

  /// "The man who says he won, A, has left": the name behind the noun that the clause is said of.
  [[nodiscard]] std::uint32_t named_behind(std::uint32_t i) const {
    auto up = i;
    for (int step = 0; step < 5 && text_.token(up).head != up; ++step) {
      const auto noun = text_.token(up).head;
      if (text_.token(up).role == "relcl" && text_.token(noun).tag == "NN" && noun < i &&
          !before_.covered(noun)) {
        for (const auto& mention : before_.in_sentence(text_.sentence_of(i))) {
          if (mention.first > i && context_.type(mention.entity) == EntityType::Person &&
              text_.token(mention.head).role == "appos" && text_.token(mention.head).head == noun)
            return mention.entity;
        }
        return kNoEntity;
      }
      up = noun;
    }
    return kNoEntity;
  }

  /// "During his visit, B will speak" means B; "On his arrival, B received ..." hardly.
  [[nodiscard]] float weight_to_come(std::uint32_t i, std::uint32_t next) const {
    static const Words kHosting = {"receive",  "welcome", "greet",  "meet", "host",      "give",    "hold",
                                   "offer",    "award",   "hand",   "show", "accompany", "embrace", "await",
                                   "decorate", "present", "escort", "see",  "invite",    "take",    "join"};
    if (text_.token(i).role != "poss") return kToCome;
    for (const auto& mention : before_.in_sentence(text_.sentence_of(i))) {
      if (mention.entity != next || mention.first < i) continue;
      const auto verb = text_.token(mention.head).head;
      return kHosting.contains(text_.token(verb).lemma) ? kToCome : kToComePossessive;
    }
    return kToCome;
  }

  /// Who speaks does not call himself "he": the subject of a verb of saying, of a pronoun within quotation
  /// marks.
  [[nodiscard]] bool is_speaker(const Mention& mention, std::uint32_t i) const {
    if (!before_.in_quote(i) || before_.in_quote(mention.first)) return false;
    static const Words kSaying = {"say",      "tell",   "add",      "write",   "ask",    "reply", "declare",
                                  "announce", "remark", "comment",  "explain", "joke",   "warn",  "note",
                                  "state",    "insist", "continue", "recall",  "answer", "reveal"};
    return text_.token(mention.head).role == "nsubj" &&
           kSaying.contains(text_.token(text_.token(mention.head).head).lemma);
  }

  [[nodiscard]] std::vector<std::uint32_t> barred_persons(std::uint32_t i) const {
    std::vector<std::uint32_t> persons;
    for (const auto head : binding_.barred(i)) {
      if (const auto person = before_.person_at(head); person != kNoEntity) persons.push_back(person);
    }
    return persons;
  }

  /// "A and his wife", "A, with her brother": the owner is who stands right before.
  [[nodiscard]] bool is_beside(const Mention& mention, std::uint32_t i) const {
    static const Words kWords = {",",  "with",      "and",     "together", "accompanied",
                                 "by", "alongside", "himself", "herself"};
    if (text_.token(i).role != "poss" || i - mention.last > 4) return false;
    const auto& owned = text_.token(text_.token(i).head);
    bool joined = owned.role == "conj" && owned.head == mention.head;
    // "had a child, A, with her husband": A is part of what is had.
    const auto& role = text_.token(mention.head).role;
    const auto& above = text_.token(text_.token(mention.head).head).role;
    const bool inside = role == "dobj" || (role == "appos" && above == "dobj");
    for (auto k = mention.last; k < i; ++k) {
      if (!kWords.contains(text_.folded(k)) || (inside && text_.folded(k) == "with")) return false;
      joined = joined || text_.folded(k) != ",";
    }
    return joined;
  }

  /// What speaks for the mention beside its prominence.
  [[nodiscard]] float bonus(const Mention& mention, std::uint32_t i, Gender gender) const {
    float score = 0;
    const auto& role = text_.token(i).role;
    const auto& other = text_.token(mention.head).role;
    // Public people of whom nothing is known are rather men.
    const auto known = context_.persons[mention.entity].gender;
    if (gender == Gender::Female)
      score += known == gender ? 1.0F : -3.0F;
    else if (known == gender)
      score += 0.3F;
    // Within a sentence the clause before stands nearer than the sentence before.
    if (mention_before_clause(mention, i)) score += 1.2F;
    const bool same_sentence = text_.sentence_of(mention.first) == text_.sentence_of(i);
    if (same_sentence && role.starts_with("nsubj") && other.starts_with("nsubj")) score += 1.0F;
    if (same_sentence && binding_.is_controller(mention.head, i)) score += 4.0F;
    if (same_sentence && is_beside(mention, i)) score += 8.0F;
    if (same_sentence && role == "dobj" && other == "dobj") score += 1.5F;
    // Who was a pronoun before goes on being one.
    if (mention.kind == MentionKind::Pronoun && mention.certainty >= 0.7F)
      score += kContinuity + (same_sentence ? 0.8F : 0.0F);
    return score;
  }

  /// Told of in an earlier clause of the pronoun's own sentence.
  [[nodiscard]] bool mention_before_clause(const Mention& mention, std::uint32_t i) const {
    if (text_.sentence_of(mention.first) != text_.sentence_of(i) || before_.in_quote(i)) return false;
    for (auto k = mention.last; k < i; ++k) {
      if (text_.token(k).pos == "VERB" && (text_.token(k).role == "conj" || text_.token(k).role == "advcl"))
        return true;
    }
    return false;
  }

  /// "A spokesman said that he ...", "Rojas, the mayor, said he ..." where no person is seen in the subject:
  /// somebody of whom nothing more is known.
  [[nodiscard]] float stranger(std::uint32_t s, std::uint32_t i) const {
    float best = 0;
    const auto& sentence = text_.sentence(s);
    for (auto k = sentence.first; k < std::min(sentence.last, i); ++k) {
      const auto& token = text_.token(k);
      if (before_.covered(k) || !is_person_word(k)) continue;
      // "A embraced the new leader and went up the hill with him".
      if (token.role == "dobj" && s == text_.sentence_of(i) && !text_.token(i).role.starts_with("nsubj"))
        best = std::max(best, kStrangeObject);
      if (token.role != "nsubj") continue;
      const auto& clause = text_.token(token.head).role;
      if (clause != "ROOT" && clause != "ccomp" && clause != "conj") continue;
      const bool named =
          std::any_of(before_.in_sentence(s).begin(), before_.in_sentence(s).end(), [&](const Mention& m) {
            return (text_.token(m.head).role == "appos" && text_.token(m.head).head == k) ||
                   (m.kind == MentionKind::Name && m.first > k && m.last <= token.head &&
                    context_.type(m.entity) == EntityType::Person);
          });
      if (named) continue;
      const auto back = static_cast<float>(text_.sentence_of(i) - s);
      const bool border = text_.paragraph_of(k) != text_.paragraph_of(i);
      best = std::max(best, 10.0F - 3.0F * back + (clause == "ROOT" ? 4.0F : 2.5F) - (border ? 1.5F : 0.0F));
    }
    return best;
  }

  /// A singular noun of a public person, or a name that no stage has read.
  [[nodiscard]] bool is_person_word(std::uint32_t k) const {
    const auto& token = text_.token(k);
    if (token.tag == "NN" && !text_.is_capital(k)) {
      const auto noun = fold(token.lemma);
      static const Words kOthers = {"man",      "woman",   "spokesman", "spokeswoman", "aide",   "father",
                                    "mother",   "brother", "sister",    "husband",     "wife",   "son",
                                    "daughter", "deputy",  "chairman",  "commander",   "captain"};
      return is_public_calling(noun) || kOthers.contains(noun);
    }
    const auto* seen = text_.name_at(k);
    return token.tag == "NNP" && lexicon().office(text_.folded(k)) == nullptr && seen != nullptr &&
           seen->type == "PERSON";
  }

  /// "She" where the text tells of one woman only, and no woman stands near.
  void add_only_woman(std::vector<ScoredAntecedent>& scored, std::uint32_t i,
                      const std::vector<std::uint32_t>& barred) const {
    const bool near = std::any_of(scored.begin(), scored.end(), [&](const ScoredAntecedent& one) {
      return context_.persons[one.entity].gender == Gender::Female;
    });
    if (near) return;
    std::uint32_t only = kNoEntity;
    for (const auto& mention : context_.document.mentions) {
      if (mention.first >= i) break;
      if (context_.type(mention.entity) != EntityType::Person || mention.entity == only ||
          context_.persons[mention.entity].gender != Gender::Female ||
          text_.block_kind(mention.first) != BlockKind::Body)
        continue;
      if (only != kNoEntity) return;
      only = mention.entity;
    }
    if (only != kNoEntity && std::find(barred.begin(), barred.end(), only) == barred.end())
      raise_antecedent(scored, only, kOnlyWoman);
  }

  void personal(std::uint32_t i, std::uint32_t s, Gender gender) {
    if (is_reflexive(i) && reflexive(i, gender)) return;
    stranger_ = std::max(stranger(s, i), s > 0 ? stranger(s - 1, i) : 0.0F);
    std::vector<ScoredAntecedent> scored;
    const auto barred = barred_persons(i);
    const auto is_barred = [&](std::uint32_t person) {
      return std::find(barred.begin(), barred.end(), person) != barred.end();
    };
    const auto first = s >= kWindow - 1 ? s - (kWindow - 1) : 0;
    for (auto from = first; from <= s; ++from) {
      for (const auto& mention : before_.in_sentence(from)) {
        if (mention.first >= i || context_.type(mention.entity) != EntityType::Person ||
            !gender_fits(mention.entity, gender))
          continue;
        if (mention.certainty < 0.5F || is_barred(mention.entity)) continue;
        const bool speaks = is_speaker(mention, i);
        if (speaks && from == s) continue;
        const auto kind = text_.block_kind(mention.first);
        if (kind != BlockKind::Body && kind != BlockKind::Headline) continue;
        raise_antecedent(scored, mention.entity,
                         before_.of(mention, i) + bonus(mention, i, gender) - (speaks ? 4.0F : 0.0F));
      }
    }
    if (const auto next = subject_to_come(i);
        next != kNoEntity && !is_barred(next) && gender_fits(next, gender))
      raise_antecedent(scored, next, weight_to_come(i, next));
    if (const auto named = named_behind(i); named != kNoEntity && gender_fits(named, gender))
      raise_antecedent(scored, named, kToComePossessive);
    if (gender == Gender::Female) add_only_woman(scored, i, barred);
    weigh_topic(scored, i, gender, is_barred(topic_.person));
    if (text_.token(i).role.starts_with("nsubj")) {
      const auto opener = before_.opener_above(i);
      for (auto& one : scored) one.score += one.entity == opener ? kToldAbove : 0.0F;
    }
    take_best(scored, i, gender);
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
    if (!gender_fits(person, gender)) return false;
    auto mention = pronoun_at(text_, i, person);
    mention.certainty = 0.9F;
    before_.add(mention);
    found_.push_back(mention);
    return true;
  }

  /// The person whom a life is told of is "he" wherever nobody else is clearly meant.
  void weigh_topic(std::vector<ScoredAntecedent>& scored, std::uint32_t i, Gender gender, bool barred) const {
    if (topic_.person == kNoEntity || barred || !gender_fits(topic_.person, gender)) return;
    if (topic_.life && !before_.in_quote(i) && told_before(i)) {
      const bool known = std::any_of(scored.begin(), scored.end(), [&](const ScoredAntecedent& one) {
        return one.entity == topic_.person;
      });
      if (!known) scored.push_back({topic_.person, 0});
    }
    for (auto& one : scored) {
      if (one.entity != topic_.person) continue;
      if (topic_.life && !before_.in_quote(i))
        one.score = std::max(one.score, kTopicFloor) + (opens_paragraph(i)              ? 6.0F
                                                        : text_.token(i).role == "dobj" ? kTopicObject
                                                                                        : kTopicWithin);
      else
        one.score += opens_paragraph(i) ? 6.0F : 1.0F;
    }
  }

  [[nodiscard]] bool told_before(std::uint32_t i) const {
    return std::any_of(context_.document.mentions.begin(), context_.document.mentions.end(),
                       [&](const Mention& m) { return m.entity == topic_.person && m.first < i; });
  }

  /// The first clause of a paragraph; nobody is named in it before.
  [[nodiscard]] bool opens_paragraph(std::uint32_t i) const {
    const auto s = text_.sentence_of(i);
    if (s == 0) return true;
    if (text_.paragraph_of(text_.sentence(s - 1).first) == text_.paragraph_of(i)) return false;
    for (const auto& mention : before_.in_sentence(s)) {
      if (mention.first < i && context_.type(mention.entity) == EntityType::Person) return false;
    }
    return topic_.life || i < text_.sentence(s).first + 3;
  }

  void take_best(std::vector<ScoredAntecedent>& scored, std::uint32_t i, Gender gender) {
    if (scored.empty()) return;
    sort_antecedents(scored);
    const auto margin = margin_of(scored);
    auto mention = pronoun_at(text_, i, scored[0].entity);
    mention.certainty = certainty_of_margin(margin);
    before_.add(mention);
    if (margin < kClear) return;  // as likely the other
    if (gender == Gender::Male && scored[0].score < stranger_) return;
    found_.push_back(mention);
    if (margin >= 6.0F && context_.persons[mention.entity].gender == Gender::Unknown)
      context_.persons[mention.entity].gender = gender;
  }

  static constexpr float kClear = 0.25F;
  static constexpr float kContinuity = 1.0F;
  static constexpr float kToComePossessive = 15.0F;
  static constexpr float kToCome = 11.5F;
  static constexpr float kStrangeObject = 12.5F;
  static constexpr float kToldAbove = 3.5F;
  static constexpr float kTopicFloor = 8.0F;
  static constexpr float kOnlyWoman = 8.5F;
  static constexpr float kTopicWithin = 3.0F;
  static constexpr float kTopicObject = 5.5F;  // "B called him": whom others praise is mostly the dead

  ReferenceContext& context_;
  const TextView& text_;
  ClauseView clauses_;
  Binding binding_;
  Prominence before_;
  Topic topic_;
  float stranger_ = 0;  // how well somebody fits whom no name or office tells
  std::vector<Mention> found_;
};

}  // namespace

void resolve_pronouns(ReferenceContext& context) { PronounResolver(context).resolve(); }

}  // namespace entente::ingest
