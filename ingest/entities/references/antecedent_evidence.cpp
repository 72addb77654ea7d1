#include "ingest/entities/references/antecedent_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;
using enum AntecedentFeature;

AntecedentFeatures only(AntecedentFeature feature) {
  AntecedentFeatures found;
  found.set(feature);
  return found;
}

}  // namespace

AntecedentEvidence::AntecedentEvidence(const ReferenceContext& context, const ClauseView& clauses,
                                       const Binding& binding, const Prominence& before)
    : context_(context),
      text_(context.text),
      clauses_(clauses),
      binding_(binding),
      before_(before),
      topic_(find_topic(context)) {
  std::vector<float> names(context.document.entities.size(), 0);
  for (const auto& mention : context.document.mentions) {
    if (mention.kind == MentionKind::Name) names[mention.entity] += 1.0F;
  }
  for (const auto count : names) often_named_.push_back(std::log2(1.0F + count));
}

bool AntecedentEvidence::gender_fits(std::uint32_t entity, Gender gender) const {
  const auto known = context_.persons[entity].gender;
  return known == Gender::Unknown || known == gender;
}

AntecedentFeatures AntecedentEvidence::of_mention(const Mention& mention, std::uint32_t i,
                                                  Gender gender) const {
  auto found = before_.of(mention, i);
  const auto& role = text_.token(i).role;
  const auto& other = text_.token(mention.head).role;
  // Public people of whom nothing is known are rather men.
  const auto known = mention.entity == kNoEntity ? Gender::Unknown : context_.persons[mention.entity].gender;
  if (known == gender)
    found.set(gender == Gender::Female ? KnownWoman : KnownMan);
  else if (gender == Gender::Female)
    found.set(MaybeWoman);
  // Within a sentence the clause before stands nearer than the sentence before.
  if (mention_before_clause(mention, i)) found.set(ClauseBefore);
  const bool here = text_.sentence_of(mention.first) == text_.sentence_of(i);
  if (here && role.starts_with("nsubj") && other.starts_with("nsubj")) found.set(BothSubjects);
  if (here && binding_.is_controller(mention.head, i)) found.set(Controller);
  if (here && is_beside(mention, i)) found.set(Beside);
  if (here && role == "dobj" && other == "dobj") found.set(BothObjects);
  // Who was a pronoun before goes on being one.
  if (mention.kind == MentionKind::Pronoun && mention.certainty >= 0.7F) {
    found.set(Continued);
    if (here) found.set(ContinuedHere);
  }
  if (is_speaker(mention, i)) found.set(Speaks);
  if (text_.block_kind(mention.first) == BlockKind::Headline) found.set(Headline);
  if (here) add_nearest(found, mention, i);
  if (here && is_done_to(mention, i)) found.set(DoneTo);
  if (here && role.starts_with("nsubj") && is_set_apart(mention, i)) found.set(MainThenSubject);
  if (text_.sentence_of(mention.first) + 1 == text_.sentence_of(i)) add_parallel(found, mention, i);
  return found;
}

/// "The support that A showed B during his visit".
void AntecedentEvidence::add_nearest(AntecedentFeatures& found, const Mention& mention,
                                     std::uint32_t i) const {
  const auto actor = clauses_.nearest_actor(i);
  if (actor == kNoSubject) return;
  const bool itself = actor >= mention.first && actor < mention.last;
  if (!itself && (mention.entity == kNoEntity || before_.person_at(actor) != mention.entity)) return;
  const auto& role = text_.token(i).role;
  found.set(role == "poss"              ? NearestSubjectOfOwner
            : role.starts_with("nsubj") ? NearestSubjectOfSubject
                                        : NearestSubjectOfObject);
  if (before_.role_of(mention) != MainSubject && (role == "poss" || role.starts_with("nsubj")))
    found.set(NearestInside);
}

/// "Welcomed A on his visit", "thanked A for the work of his ministry": what one is praised or blamed for is
/// one's own.
bool AntecedentEvidence::is_done_to(const Mention& mention, std::uint32_t i) const {
  static const Words kDeeds = {"welcome", "greet",    "congratulate", "thank",     "praise",  "commend",
                               "applaud", "laud",     "criticize",    "criticise", "condemn", "blame",
                               "accuse",  "sanction", "honor",        "honour",    "punish",  "fire",
                               "dismiss", "arrest",   "fine",         "sue",       "mock",    "credit",
                               "admire",  "salute",   "remember",     "know",      "reward",  "award",
                               "attack",  "denounce", "rebuke",       "fault"};
  static const Words kFor = {"for", "on", "over", "upon", "of", "about", "after"};
  if (text_.token(i).role != "poss" || text_.token(mention.head).role != "dobj") return false;
  const auto verb = text_.token(mention.head).head;
  if (!kDeeds.contains(text_.token(verb).lemma)) return false;
  auto up = i;
  for (int step = 0; step < 8 && text_.token(up).head != up; ++step) {
    const auto above = text_.token(up).head;
    if (above == verb) return text_.token(up).role == "prep" && kFor.contains(text_.folded(up));
    up = above;
  }
  return false;
}

/// The main subject before a colon or semicolon.
bool AntecedentEvidence::is_set_apart(const Mention& mention, std::uint32_t i) const {
  if (before_.role_of(mention) != MainSubject) return false;
  for (auto k = mention.last; k < i; ++k) {
    if (text_.word(k) == ";" || text_.word(k) == ":") return true;
  }
  return false;
}

void AntecedentEvidence::add_parallel(AntecedentFeatures& found, const Mention& mention,
                                      std::uint32_t i) const {
  const auto& role = text_.token(i).role;
  const auto then = before_.role_of(mention);
  const bool subject = role.starts_with("nsubj");
  if (then == MainSubject)
    found.set(subject ? MainThenSubject : role == "poss" ? MainThenOwner : MainThenObject);
  if (then == Object || then == Prepositional) {
    if (subject) found.set(ObjectThenSubject);
    if (role == "poss") found.set(ObjectThenOwner);
  }
}

/// "After his talks with A, B flew home": a pronoun in what stands before the subject of its sentence
/// mostly means that subject; not where the sentence goes on to do something to "him".
std::uint32_t AntecedentEvidence::subject_to_come(std::uint32_t i) const {
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
std::uint32_t AntecedentEvidence::named_behind(std::uint32_t i) const {
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
bool AntecedentEvidence::is_owner_to_come(std::uint32_t i, std::uint32_t next) const {
  static const Words kHosting = {"receive",  "welcome", "greet",  "meet", "host",      "give",    "hold",
                                 "offer",    "award",   "hand",   "show", "accompany", "embrace", "await",
                                 "decorate", "present", "escort", "see",  "invite",    "take",    "join"};
  if (text_.token(i).role != "poss") return false;
  for (const auto& mention : before_.in_sentence(text_.sentence_of(i))) {
    if (mention.entity != next || mention.first < i) continue;
    const auto verb = text_.token(mention.head).head;
    return !kHosting.contains(text_.token(verb).lemma);
  }
  return false;
}

bool AntecedentEvidence::is_speaker(const Mention& mention, std::uint32_t i) const {
  if (!before_.in_quote(i) || before_.in_quote(mention.first)) return false;
  static const Words kSaying = {"say",      "tell",   "add",      "write",   "ask",    "reply", "declare",
                                "announce", "remark", "comment",  "explain", "joke",   "warn",  "note",
                                "state",    "insist", "continue", "recall",  "answer", "reveal"};
  return text_.token(mention.head).role == "nsubj" &&
         kSaying.contains(text_.token(text_.token(mention.head).head).lemma);
}

/// "A and his wife", "A, with her brother": the owner is who stands right before.
bool AntecedentEvidence::is_beside(const Mention& mention, std::uint32_t i) const {
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

/// Told of in an earlier clause of the pronoun's own sentence.
bool AntecedentEvidence::mention_before_clause(const Mention& mention, std::uint32_t i) const {
  if (text_.sentence_of(mention.first) != text_.sentence_of(i) || before_.in_quote(i)) return false;
  for (auto k = mention.last; k < i; ++k) {
    if (text_.token(k).pos == "VERB" && (text_.token(k).role == "conj" || text_.token(k).role == "advcl"))
      return true;
  }
  return false;
}

/// "She" where the text tells of one woman only, and no woman stands near.
std::uint32_t AntecedentEvidence::only_woman(const AntecedentChoice& choice, std::uint32_t i) const {
  const auto& near = choice.all();
  if (std::any_of(near.begin(), near.end(), [&](const AntecedentChoice::One& one) {
        return context_.persons[one.entity].gender == Gender::Female;
      }))
    return kNoEntity;
  std::uint32_t only = kNoEntity;
  for (const auto& mention : context_.document.mentions) {
    if (mention.first >= i) break;
    if (context_.type(mention.entity) != EntityType::Person || mention.entity == only ||
        context_.persons[mention.entity].gender != Gender::Female ||
        text_.block_kind(mention.first) != BlockKind::Body)
      continue;
    if (only != kNoEntity) return kNoEntity;
    only = mention.entity;
  }
  return only;
}

void AntecedentEvidence::raise_others(AntecedentChoice& choice, std::uint32_t i, Gender gender,
                                      const std::vector<std::uint32_t>& barred) const {
  const auto fits = [&](std::uint32_t person) {
    return person != kNoEntity && gender_fits(person, gender) &&
           std::find(barred.begin(), barred.end(), person) == barred.end();
  };
  if (const auto next = subject_to_come(i); fits(next))
    choice.raise(next, only(is_owner_to_come(i, next) ? OwnerToCome : SubjectToCome));
  if (const auto named = named_behind(i); fits(named)) choice.raise(named, only(NamedBehind));
  if (gender == Gender::Female) {
    if (const auto woman = only_woman(choice, i); fits(woman)) choice.raise(woman, only(OnlyWoman));
  }
  if (fits(topic_.person)) weigh_topic(choice, i);
  for (auto& one : choice.all()) one.features.set(OftenNamed, often_named_[one.entity]);
  if (text_.token(i).role.starts_with("nsubj")) {
    if (auto* opener = choice.find(before_.opener_above(i)); opener != nullptr)
      opener->features.set(OpenerAbove);
  }
}

/// The person whom a life is told of is "he" wherever nobody else is clearly meant.
void AntecedentEvidence::weigh_topic(AntecedentChoice& choice, std::uint32_t i) const {
  const bool life = topic_.life && !before_.in_quote(i);
  if (life && (choice.find(topic_.person) != nullptr || told_before(i)))
    choice.raise(topic_.person, only(LifeFloor), false);
  auto* one = choice.find(topic_.person);
  if (one == nullptr) return;
  if (life)
    one->features.set(opens_paragraph(i)              ? LifeOpens
                      : text_.token(i).role == "dobj" ? LifeObject
                                                      : LifeWithin);
  else
    one->features.set(opens_paragraph(i) ? TopicOpens : TopicWithin);
}

bool AntecedentEvidence::told_before(std::uint32_t i) const {
  return std::any_of(context_.document.mentions.begin(), context_.document.mentions.end(),
                     [&](const Mention& m) { return m.entity == topic_.person && m.first < i; });
}

/// The first clause of a paragraph; nobody is named in it before.
bool AntecedentEvidence::opens_paragraph(std::uint32_t i) const {
  const auto s = text_.sentence_of(i);
  if (s == 0) return true;
  if (text_.paragraph_of(text_.sentence(s - 1).first) == text_.paragraph_of(i)) return false;
  for (const auto& mention : before_.in_sentence(s)) {
    if (mention.first < i && context_.type(mention.entity) == EntityType::Person) return false;
  }
  return topic_.life || i < text_.sentence(s).first + 3;
}

}  // namespace entente::ingest
