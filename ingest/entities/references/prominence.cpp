#include "ingest/entities/references/prominence.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente::ingest {

Prominence::Prominence(const ReferenceContext& context) : context_(context), text_(context.text) {
  by_sentence_.resize(context.document.annotation.sentences.size());
  for (const auto& mention : context.document.mentions)
    by_sentence_[text_.sentence_of(mention.first)].push_back(mention);
  in_quote_.assign(text_.size(), 0);
  mark_quotes();
}

void Prominence::add(const Mention& mention) {
  by_sentence_[text_.sentence_of(mention.first)].push_back(mention);
}

bool Prominence::covered(std::uint32_t token) const {
  const auto& mentions = by_sentence_[text_.sentence_of(token)];
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return token >= mention.first && token < mention.last &&
           context_.type(mention.entity) == EntityType::Person;
  });
}

void Prominence::mark_quotes() {
  bool open = false;
  std::uint32_t paragraph = 0;
  for (std::uint32_t i = 0; i < text_.size(); ++i) {
    if (text_.paragraph_of(i) != paragraph) {
      open = false;
      paragraph = text_.paragraph_of(i);
    }
    const auto word = text_.word(i);
    if (word == "“" || (word == "\"" && !open))
      open = true;
    else if (word == "”" || word == "\"")
      open = false;
    in_quote_[i] = open ? 1 : 0;
  }
}

/// "The chief of state A has landed": the title is the subject, whatever the parser makes of the name.
std::uint32_t Prominence::head_with_title(const Mention& mention) const {
  if (mention.kind != MentionKind::Name || text_.token(mention.head).role != "pobj") return mention.head;
  for (const auto& office : context_.document.offices) {
    if (office.holder != mention.entity || office.last > mention.first || office.last + 3 < mention.first)
      continue;
    for (auto i = office.first; i < office.last; ++i) {
      if (text_.token(i).role.starts_with("nsubj")) return i;
    }
  }
  return mention.head;
}

/// "A and B met": B is a subject too.
std::uint32_t Prominence::head_of_row(const Mention& mention) const {
  auto head = head_with_title(mention);
  for (int step = 0; step < 4 && text_.token(head).role == "conj" && text_.token(head).head < head; ++step)
    head = text_.token(head).head;
  return head;
}

AntecedentFeature Prominence::role_of(const Mention& mention) const {
  using enum AntecedentFeature;
  const auto head = head_of_row(mention);
  const auto& role = text_.token(head).role;
  const auto& clause = text_.token(text_.token(head).head).role;
  if (precedes_its_verb(mention)) return MainSubject;
  if (role == "appos") return role_of_apposed(head);
  if (is_displaced(mention)) return Aside;
  if (role.starts_with("nsubj")) {
    if (clause == "ROOT" || (clause == "relcl" && is_main_in_disguise(head)) || is_set_apart(head))
      return MainSubject;
    return clause == "relcl" ? RelativeSubject : ClauseSubject;
  }
  if (role == "dobj" || role == "dative" || role == "agent") return Object;
  if (role == "pobj") return Prepositional;
  if (role == "poss") return Owner;
  return role == "conj" ? Aside : Last;
}

/// "A leaves today; he will ...": a clause before a colon or semicolon is one of its own, whatever hangs on
/// it.
bool Prominence::is_set_apart(std::uint32_t subject) const {
  const auto verb = text_.token(subject).head;
  const auto above = text_.token(verb).head;
  const auto& role = text_.token(verb).role;
  if ((role != "ccomp" && role != "advcl") || above <= verb || in_quote_[subject] != 0) return false;
  for (auto i = verb + 1; i < above; ++i) {
    if (text_.word(i) == ";" || text_.word(i) == ":") return true;
  }
  return false;
}

/// "Later in the day A called on B": the parser may take A's verb for a clause on the day.
bool Prominence::is_main_in_disguise(std::uint32_t subject) const {
  const auto& sentence = text_.sentence(text_.sentence_of(subject));
  for (auto i = text_.token(text_.token(subject).head).head; i < subject; ++i) {
    if (text_.token(i).tag.starts_with("W")) return false;  // "where", "who"
  }
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const auto& pos = text_.token(i).pos;
    if (text_.token(i).role == "ROOT" && (pos == "VERB" || pos == "AUX")) return false;
  }
  return true;
}

/// "Her deputy, A, flew home": A is the subject, unless the noun before names somebody itself.
AntecedentFeature Prominence::role_of_apposed(std::uint32_t head) const {
  using enum AntecedentFeature;
  const auto above = text_.token(head).head;
  const auto& role = text_.token(above).role;
  if (!role.starts_with("nsubj") || above > head || text_.token(above).pos == "PROPN") return Aside;
  const auto& clause = text_.token(text_.token(above).head).role;
  return clause == "ROOT" ? MainSubject : clause == "relcl" ? RelativeSubject : ClauseSubject;
}

AntecedentFeatures Prominence::of(const Mention& mention, std::uint32_t token) const {
  using enum AntecedentFeature;
  AntecedentFeatures found;
  const auto here = text_.sentence_of(token);
  const auto from = text_.sentence_of(mention.first);
  if (from == here) {
    found.set(SameSentence);
    found.set(Distance, 0.01F * static_cast<float>(token - mention.first));
  } else if (here - from <= 2) {
    found.set(here - from == 1 ? OneBack : TwoBack);
  }
  if (const auto role = role_of(mention); role != Last) {
    found.set(role);
    const bool subject = role == MainSubject || role == ClauseSubject || role == RelativeSubject;
    if (subject && head_of_row(mention) != head_with_title(mention)) found.set(Joined);
  }
  if (text_.paragraph_of(mention.first) != text_.paragraph_of(token)) found.set(OtherParagraph);
  if (in_quote_[mention.first] != in_quote_[token]) found.set(OtherQuotation);
  return found;
}

float Prominence::nearness(const Mention& mention, std::uint32_t token) const {
  using enum AntecedentFeature;
  static constexpr std::array<std::pair<AntecedentFeature, float>, 8> kRoles = {{{MainSubject, 4.0F},
                                                                                 {ClauseSubject, 2.5F},
                                                                                 {RelativeSubject, 0.5F},
                                                                                 {Object, 1.0F},
                                                                                 {Prepositional, 0.7F},
                                                                                 {Owner, 1.5F},
                                                                                 {Aside, 0.5F},
                                                                                 {Joined, -0.5F}}};
  const auto found = of(mention, token);
  const auto back = static_cast<float>(text_.sentence_of(token) - text_.sentence_of(mention.first));
  // An entity of the sentence before is rarely passed over for one of an earlier sentence.
  float score = 10.0F - 3.0F * back - (back > 1.0F ? 1.0F : 0.0F);
  for (const auto& [role, weight] : kRoles) score += weight * found.get(role);
  return score - 1.5F * found.get(OtherParagraph) - 2.0F * found.get(OtherQuotation) - found.get(Distance);
}

/// "At the invitation of A, Prime Minister B paid a visit": no comma closes an apposition, so that B is the
/// subject, whatever the parser says.
bool Prominence::precedes_its_verb(const Mention& mention) const {
  if (closes_subject(mention)) return true;
  const auto verb = mention.last;
  if (verb >= text_.size() || text_.sentence_of(verb) != text_.sentence_of(mention.first)) return false;
  const auto& token = text_.token(mention.head);
  const auto above = token.head;
  return token.role == "appos" && text_.token(above).role.starts_with("nsubj") &&
         text_.token(above).head == verb;
}

/// "The man who says he won the vote, A, has left": between commas before a verb whose subject is no name.
bool Prominence::closes_subject(const Mention& mention) const {
  if (mention.kind != MentionKind::Name || mention.first == 0 || mention.last + 1 >= text_.size() ||
      text_.folded(mention.first - 1) != "," || text_.folded(mention.last) != "," ||
      text_.token(mention.head).role != "appos")
    return false;
  auto verb = mention.last + 1;
  if (text_.token(verb).pos == "AUX" && text_.token(verb).role == "aux") verb = text_.token(verb).head;
  if (text_.token(verb).pos != "VERB" && text_.token(verb).pos != "AUX") return false;
  if (text_.token(verb).role != "ROOT") return false;
  const auto& sentence = text_.sentence(text_.sentence_of(verb));
  for (auto i = sentence.first; i < mention.first; ++i) {
    if (text_.token(i).head == verb && text_.token(i).role.starts_with("nsubj"))
      return text_.token(i).pos == "NOUN" && !covered(i);
  }
  return false;
}

bool Prominence::is_displaced(const Mention& mention) const {
  const auto verb = text_.token(mention.head).head;
  if (verb == 0 || !text_.token(mention.head).role.starts_with("nsubj") || verb <= mention.last) return false;
  for (const auto& other : by_sentence_[text_.sentence_of(mention.first)]) {
    if (other.last == verb && other.entity != mention.entity && other.kind == MentionKind::Name &&
        context_.type(other.entity) == EntityType::Person && text_.token(other.head).head == mention.head &&
        precedes_its_verb(other))
      return true;
  }
  return false;
}

std::uint32_t Prominence::person_at(std::uint32_t token) const {
  std::uint32_t found = kNoEntity;
  for (const auto& mention : by_sentence_[text_.sentence_of(token)]) {
    if (context_.type(mention.entity) != EntityType::Person) continue;
    if (token >= mention.first && token < mention.last) return mention.entity;
    if (text_.token(mention.head).role == "appos" && text_.token(mention.head).head == token)
      found = mention.entity;
  }
  return found;
}

std::uint32_t Prominence::opener_above(std::uint32_t token) const {
  const auto s = text_.sentence_of(token);
  if (s == 0 || in_quote_[token] != 0) return kNoEntity;
  const auto above = text_.paragraph_of(text_.sentence(s - 1).first);
  if (above == text_.paragraph_of(token)) return kNoEntity;
  for (const auto& mention : by_sentence_[s]) {
    if (mention.first < token && context_.type(mention.entity) == EntityType::Person) return kNoEntity;
  }
  auto first = s;
  while (first > 0 && text_.paragraph_of(text_.sentence(first - 1).first) == above) --first;
  for (auto from = first; from < s && from <= first + 1; ++from) {
    for (const auto& mention : by_sentence_[from]) {
      if (context_.type(mention.entity) != EntityType::Person ||
          text_.block_kind(mention.first) != BlockKind::Body)
        continue;
      const auto& head = text_.token(mention.head);
      if (head.role.starts_with("nsubj") && text_.token(head.head).role != "relcl") return mention.entity;
    }
  }
  return kNoEntity;
}

}  // namespace entente::ingest
