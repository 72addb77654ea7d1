#include "ingest/entities/references/binding.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_copula(const std::string& lemma) { return lemma == "be" || lemma == "become" || lemma == "remain"; }

}  // namespace

std::vector<std::uint32_t> Binding::barred(std::uint32_t token) const {
  std::vector<std::uint32_t> heads;
  const auto& role = text_.token(token).role;
  if (role == "poss") {
    bar_owned(token, heads);
  } else {
    const auto& word = text_.folded(token);
    if (word == "himself" || word == "herself") return heads;
    if (role.starts_with("nsubj")) {
      bar_participle(token, heads);
      bar_antecedent(token, heads);
    } else {
      bar_arguments(token, heads);
    }
    bar_joined(token, heads);
  }
  return heads;
}

/// "A, whom he met", "A, with whom he talked": who met A is not A.
void Binding::bar_antecedent(std::uint32_t token, std::vector<std::uint32_t>& heads) const {
  const auto verb = text_.token(token).head;
  if (text_.token(verb).role == "relcl") heads.push_back(text_.token(verb).head);
}

/// "Accompanied by A, he went to B": who goes is not A.
void Binding::bar_participle(std::uint32_t token, std::vector<std::uint32_t>& heads) const {
  const auto verb = text_.token(token).head;
  const auto& sentence = text_.sentence(text_.sentence_of(token));
  for (auto i = sentence.first; i < token; ++i) {
    const auto& participle = text_.token(i);
    if (participle.role != "advcl" || participle.head != verb || clauses_.subject_of(i) != kNoSubject ||
        (participle.tag != "VBN" && participle.tag != "VBG"))
      continue;
    for (auto k = i + 1; k < token; ++k) {
      const auto& role = text_.token(k).role;
      const auto above = text_.token(k).head;
      if ((role == "dobj" && above == i) || (role == "pobj" && text_.token(above).head == i))
        heads.push_back(k);
    }
  }
}

/// "A, his deputy", "A was his deputy": whose deputy is not A.
void Binding::bar_owned(std::uint32_t token, std::vector<std::uint32_t>& heads) const {
  auto noun = text_.token(token).head;
  heads.push_back(noun);
  // "A knocked on his door", "A had gone to meet his flight": another's.
  static const Words kCarriers = {"flight", "plane", "train", "aircraft", "car", "boat"};
  const auto above_noun = text_.token(noun).head;
  const bool door =
      text_.folded(noun) == "door" && text_.token(text_.token(above_noun).head).lemma == "knock";
  const bool carrier = kCarriers.contains(text_.folded(noun)) && text_.token(noun).role == "dobj" &&
                       text_.token(above_noun).lemma == "meet";
  // "A gave a lunch in his honour".
  const bool honour =
      (text_.folded(noun) == "honour" || text_.folded(noun) == "honor") && text_.folded(above_noun) == "in";
  if (door || carrier || honour) bar_subject(noun, heads);
  // "A walked over to shake his hand": one shakes another's.
  static const Words kTouch = {"shake", "kiss", "clasp", "grasp", "squeeze", "press", "pump"};
  if (text_.folded(noun) == "hand" && kTouch.contains(text_.token(text_.token(noun).head).lemma)) {
    if (const auto subject = clauses_.subject_around(noun); subject != kNoSubject) heads.push_back(subject);
  }
  while (text_.token(noun).role == "conj" && text_.token(noun).head < noun) noun = text_.token(noun).head;
  const auto above = text_.token(noun).head;
  if (text_.token(noun).role == "appos") {
    // "A, his wife B, and their son" is a row, whatever the parser says.
    const auto last = text_.sentence(text_.sentence_of(noun)).last;
    for (auto i = noun + 1; i < last; ++i) {
      const auto& after = text_.token(i);
      if ((after.role == "conj" && after.head == noun) || (after.role == "cc" && after.head == above)) return;
    }
    heads.push_back(above);
  } else if (text_.token(noun).role == "attr" && is_copula(text_.token(above).lemma)) {
    // An infinitive's subject may be the object above it: "prepared his wife to become his successor".
    auto verb = above;
    while (text_.token(verb).role == "conj" && clauses_.subject_of(verb) == kNoSubject)
      verb = text_.token(verb).head;
    if (const auto subject = clauses_.subject_of(verb); subject != kNoSubject) heads.push_back(subject);
  }
}

/// "A brought B with him": him may be A, since the phrase tells a place of B.
bool Binding::is_place_with_object(std::uint32_t token) const {
  static const Words kPlaces = {"with", "behind", "around", "beside", "before", "near", "above", "under"};
  const auto preposition = text_.token(token).head;
  if (text_.token(token).role != "pobj" || !kPlaces.contains(text_.folded(preposition))) return false;
  const auto verb = text_.token(preposition).head;
  // "A went up the hill with him" is no such place.
  static const Words kCarrying = {"bring", "take", "carry", "have", "leave", "keep", "find",
                                  "put",   "send", "see",   "lead", "want",  "get",  "hold"};
  if (text_.token(verb).pos == "VERB" && !kCarrying.contains(text_.token(verb).lemma)) return false;
  for (auto i = verb + 1; i < preposition; ++i) {
    if (text_.token(i).head == verb && text_.token(i).role == "dobj") return true;
  }
  return text_.token(verb).pos == "NOUN";
}

/// "A and B met him".
void Binding::bar_subject(std::uint32_t token, std::vector<std::uint32_t>& heads) const {
  const auto subject = clauses_.subject_around(token);
  if (subject == kNoSubject) return;
  heads.push_back(subject);
  const auto& sentence = text_.sentence(text_.sentence_of(token));
  for (auto i = subject + 1; i < sentence.last; ++i) {
    if (text_.token(i).role == "conj" && text_.token(i).pos != "VERB" &&
        std::find(heads.begin(), heads.end(), text_.token(i).head) != heads.end())
      heads.push_back(i);
  }
}

/// "A's talks with him", "A, whose talks with him followed": one talks with another.
void Binding::bar_possessor(std::uint32_t token, std::vector<std::uint32_t>& heads) const {
  const auto noun = text_.token(text_.token(token).head).head;
  if (text_.token(token).role != "pobj" || text_.token(noun).pos != "NOUN") return;
  for (auto i = text_.sentence(text_.sentence_of(token)).first; i < noun; ++i) {
    if (text_.token(i).role != "poss" || text_.token(i).head != noun) continue;
    heads.push_back(i);
    if (text_.folded(i) != "whose") continue;
    const auto verb = clauses_.verb_above(noun);
    if (text_.token(verb).role == "relcl") heads.push_back(text_.token(verb).head);
  }
}

void Binding::bar_arguments(std::uint32_t token, std::vector<std::uint32_t>& heads) const {
  bar_possessor(token, heads);
  const auto subject = clauses_.subject_around(token);
  // "In the car with him sat A": whoever sits with him is another.
  const bool behind = subject != kNoSubject && subject > token;
  if (!behind && is_place_with_object(token)) return;
  if (subject == kNoSubject || subject == token) return;
  bar_subject(token, heads);
  const auto& sentence = text_.sentence(text_.sentence_of(token));
  // "A introduced B to him", "A gave him B".
  auto verb = text_.token(token).head;
  if (text_.token(token).role == "pobj") verb = text_.token(verb).head;
  if (text_.token(verb).pos != "VERB") return;
  for (auto i = sentence.first; i < sentence.last; ++i) {
    if (i != token && text_.token(i).head == verb && text_.token(i).role == "dobj") heads.push_back(i);
  }
}

/// "A and he", "he and A".
void Binding::bar_joined(std::uint32_t token, std::vector<std::uint32_t>& heads) const {
  if (text_.token(token).role == "conj") heads.push_back(text_.token(token).head);
  const auto& sentence = text_.sentence(text_.sentence_of(token));
  for (auto i = token + 1; i < sentence.last; ++i) {
    if (text_.token(i).role == "conj" && text_.token(i).head == token) heads.push_back(i);
  }
}

bool Binding::is_below(std::uint32_t token, std::uint32_t subject) const {
  const auto verb = text_.token(subject).head;
  if (token <= subject || text_.token(token).role == "attr") return false;
  auto up = token;
  for (int step = 0; step < 16; ++step) {
    const auto& here = text_.token(up);
    if (here.head == up || up == subject) return false;
    // "He, A, ...", "he is A", "he came, and A ...": by a slip of the parser too.
    if ((here.role == "conj" && clauses_.subject_of(up) != kNoSubject) || here.role == "parataxis")
      return false;
    up = here.head;
    if (up == verb) return true;
  }
  return false;
}

bool Binding::is_saying(std::uint32_t subject) const {
  static const Words kWords = {"say",     "tell",    "add",   "write",  "ask",     "reply",  "declare",
                               "remark",  "note",    "state", "insist", "recall",  "answer", "continue",
                               "comment", "explain", "argue", "claim",  "conclude"};
  return kWords.contains(text_.token(text_.token(subject).head).lemma);
}

bool Binding::is_controller(std::uint32_t object, std::uint32_t i) const {
  static const Words kVerbs = {"ask",       "tell",      "urge",     "order",    "invite",    "help",
                               "allow",     "force",     "persuade", "advise",   "encourage", "let",
                               "warn",      "teach",     "beg",      "instruct", "request",   "convince",
                               "permit",    "enable",    "send",     "dispatch", "appoint",   "commission",
                               "authorize", "authorise", "press"};
  const auto& other = text_.token(object);
  auto verb = other.head;
  // The parser may make the object the subject of the infinitive: "asked [him to hand in ...]".
  if (other.role == "nsubj" && (text_.token(verb).role == "ccomp" || text_.token(verb).role == "xcomp"))
    verb = text_.token(verb).head;
  static const Words kGreetings = {"greeting", "regard", "wish", "condolence", "thanks", "gratitude"};
  if (!kVerbs.contains(text_.token(verb).lemma) ||
      kGreetings.contains(text_.token(text_.token(i).head).lemma))
    return false;
  auto up = i;
  bool infinitive = false;
  for (int step = 0; step < 6 && up != verb && text_.token(up).head != up; ++step) {
    const auto& role = text_.token(up).role;
    const bool to = text_.token(up).tag == "VB" && up > 0 && text_.folded(up - 1) == "to";
    infinitive = infinitive || (to && (role == "xcomp" || role == "ccomp"));
    up = text_.token(up).head;
  }
  return up == verb && infinitive && (other.role == "dobj" || other.head != verb);
}

}  // namespace entente::ingest
