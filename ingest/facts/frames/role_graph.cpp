// Subjects shared and inherited, passives, antecedents.
#include "ingest/facts/frames/role_graph.hpp"

#include <algorithm>
#include <array>

#include "ingest/facts/fact_lexicon.hpp"

namespace entente::ingest {

namespace {

constexpr int kMaximalDepth = 8;
constexpr int kMaximalClimb = 64;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

RoleGraph::RoleGraph(const AnnotatedText& text) : text_(&text) {
  const std::uint32_t count = size();
  lemmas_.reserve(count);
  for (const Token& token : text.tokens) lemmas_.push_back(lower(token.lemma));
  first_child_.assign(count + 1, 0);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t head = text.tokens[i].head;
    if (head != i && head < count) ++first_child_[head + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
  child_.resize(first_child_[count]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t head = text.tokens[i].head;
    if (head != i && head < count) child_[next[head]++] = i;
  }
  sentence_.assign(count, 0);
  for (std::uint32_t s = 0; s < text.sentences.size(); ++s) {
    const auto last = std::min(text.sentences[s].last, count);
    for (std::uint32_t i = text.sentences[s].first; i < last; ++i) sentence_[i] = s;
  }
}

const Token RoleGraph::kBehind;

std::span<const std::uint32_t> RoleGraph::children(std::uint32_t i) const {
  if (i >= size()) return {};
  return std::span(child_).subspan(first_child_[i], first_child_[i + 1] - first_child_[i]);
}

std::uint32_t RoleGraph::child(std::uint32_t i, std::string_view role) const {
  for (const std::uint32_t c : children(i)) {
    if (token(c).role == role) return c;
  }
  return kNoToken;
}

int RoleGraph::steps_up(std::uint32_t i, std::uint32_t above) const {
  for (int step = 0; step < kMaximalClimb; ++step) {
    if (i == above) return step;
    if (is_root(i)) return -1;
    i = token(i).head;
  }
  return -1;
}

bool RoleGraph::governs(std::uint32_t above, std::uint32_t i) const { return steps_up(i, above) >= 0; }

bool RoleGraph::is_passive(std::uint32_t verb) const {
  if (child(verb, "nsubjpass") != kNoToken || child(verb, "auxpass") != kNoToken) return true;
  const Token& at = token(verb);
  if (is_aside(verb)) return true;
  if (child(verb, "aux") != kNoToken || child(verb, "nsubj") != kNoToken) return false;
  // "X had landed at noon, welcomed by Y": taken for a past tense by the tagger
  if (at.tag == "VBD")
    return (at.role == "advcl" || at.role == "acl") && child(verb, "agent") != kNoToken &&
           child(verb, "dobj") == kNoToken;
  if (at.tag != "VBN" || is_lost_clause(verb)) return false;
  if (at.role == "conj" && is_verb(at.head) && token(at.head).tag == "VBN") return is_passive(at.head);
  return at.role == "acl" || at.role == "relcl" || at.role == "advcl" || at.role == "amod" ||
         child(verb, "agent") != kNoToken;
}

bool RoleGraph::is_aside(std::uint32_t verb) const {
  const Token& at = token(verb);
  if (at.tag != "VBD" || (at.role != "advcl" && at.role != "parataxis" && at.role != "ccomp") ||
      at.head < verb || verb == 0 || token(verb - 1).pos != "PUNCT" || child(verb, "dobj") != kNoToken ||
      child(verb, "mark") != kNoToken || child(verb, "advmod") != kNoToken)
    return false;
  for (std::uint32_t i = verb + 1; i < at.head && i < verb + 8; ++i) {
    if (lemma(i) == "by" && token(i).pos == "ADP") return governs(verb, i);
  }
  return false;
}

bool RoleGraph::is_lost_clause(std::uint32_t verb) const {
  const Token& at = token(verb);
  return at.role == "acl" && at.tag == "VBN" && is_root(at.head) && token(at.head).pos == "PROPN" &&
         verb > 0 && token(verb - 1).pos == "PUNCT" && child(at.head, "relcl") != kNoToken &&
         child(verb, "agent") == kNoToken &&
         (child(verb, "dobj") != kNoToken || child(verb, "oprd") != kNoToken);
}

std::uint32_t RoleGraph::antecedent(std::uint32_t i) const {
  const Token& at = token(i);
  const bool that = lemma(i) == "that" && !is_root(i) && token(at.head).role == "relcl" &&
                    (at.role == "dobj" || at.role == "nsubj" || at.role == "nsubjpass");
  if (at.tag != "WP" && at.tag != "WDT" && at.tag != "WP$" && !that) return i;
  std::uint32_t up = i;
  for (int step = 0; step < kMaximalDepth && !is_root(up); ++step) {
    if (token(up).role == "relcl") return nearer_antecedent(i, token(up).head);
    up = token(up).head;
  }
  return i;
}

/// "Guests included A, B and King C of D, with whom ...": the clause speaks of the name right before it,
/// which a long list may hang on the first.
std::uint32_t RoleGraph::nearer_antecedent(std::uint32_t pronoun, std::uint32_t head) const {
  std::uint32_t i = pronoun;
  while (i > head + 1 && token(i - 1).pos == "ADP") --i;
  if (i < head + 3 || token(i - 1).pos != "PUNCT" || token(i - 2).pos != "PROPN") return head;
  std::uint32_t at = i - 2;
  for (int step = 0; step < kMaximalDepth && !is_root(at); ++step) {
    const std::string& role = token(at).role;
    if (role != "compound" && role != "pobj" && role != "prep" && role != "nmod") break;
    at = token(at).head;
  }
  return at > head && token(at).role == "appos" && token(at).head == head && token(at).pos == "PROPN" ? at
                                                                                                      : head;
}

std::vector<std::uint32_t> RoleGraph::subjects(std::uint32_t verb) const { return subjects(verb, 0); }

std::uint32_t RoleGraph::name_behind_clause(std::uint32_t noun, std::uint32_t verb) const {
  const std::uint32_t clause = token(noun).pos == "NOUN" ? child(noun, "relcl") : kNoToken;
  if (clause == kNoToken || clause > verb) return noun;
  for (std::uint32_t i = clause + 1; i + 1 < verb; ++i) {
    // the name between commas right before the verb
    if (token(i).role == "appos" && token(i).pos == "PROPN" && governs(clause, i) && i + 2 == verb &&
        token(i + 1).pos == "PUNCT")
      return i;
  }
  return noun;
}

bool RoleGraph::is_misread_object(std::uint32_t noun) const {
  const Token& at = token(noun);
  if (at.role != "nsubj" || is_root(noun) || at.head > noun) return false;
  static constexpr std::array<std::string_view, 10> kNeedObject = {
      "have", "take", "meet", "see", "receive", "welcome", "greet", "host", "visit", "invite"};
  const std::uint32_t verb = at.head;
  const std::uint32_t before = child(verb, "ccomp");  // "flew in, had X to himself": the row taken for speech
  const bool in_row = token(verb).role == "conj" || (before != kNoToken && before < verb);
  return in_row && child(verb, "dobj") == kNoToken &&
         std::find(kNeedObject.begin(), kNeedObject.end(), lemma(verb)) != kNeedObject.end();
}

std::uint32_t RoleGraph::subject_behind_date(std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 19> kDays = {
      "january", "february", "march",    "april",    "may",      "june",      "july",
      "august",  "october",  "november", "monday",   "tuesday",  "wednesday", "thursday",
      "friday",  "saturday", "sunday",   "december", "september"};
  const auto is_day = [&](std::uint32_t i) {
    return std::find(kDays.begin(), kDays.end(), lower(token(i).lemma)) != kDays.end();
  };
  for (const std::uint32_t c : children(verb)) {
    const bool at = lemma(c) == "at";  // "At five X welcomes"
    if (c > verb || token(c).role != "prep" || (lemma(c) != "on" && lemma(c) != "in" && !at)) continue;
    const std::uint32_t name = child(c, "pobj");
    if (name == kNoToken || token(name).tag != "NNP" || is_day(name) || name < c + 2) continue;
    bool after_day = false;
    for (std::uint32_t i = c + 1; i < name; ++i)
      after_day = after_day || is_day(i) || (at && token(i).pos == "NUM");
    std::uint32_t last = name;
    for (std::uint32_t i = name + 1; i < verb; ++i) {
      const std::string& pos = token(i).pos;
      if (pos == "PUNCT") return kNoToken;
      if (pos == "PROPN") last = i;
    }
    // nothing but adverbs between the name and its verb
    for (std::uint32_t i = last + 1; i < verb; ++i) {
      if (token(i).pos != "ADV" && token(i).pos != "AUX") return kNoToken;
    }
    if (after_day) return name;
  }
  return kNoToken;
}

std::vector<std::uint32_t> RoleGraph::subjects(std::uint32_t verb, int depth) const {
  std::vector<std::uint32_t> found;
  for (const auto& [at, subject] : mended_) {
    if (at == verb) return {subject};
  }
  for (const std::uint32_t c : children(verb)) {
    const std::string& role = token(c).role;
    if (role != "nsubj" && role != "nsubjpass") continue;
    if (!is_misread_object(c)) {
      found.push_back(name_behind_clause(antecedent(c), verb));
    } else if (token(verb).role != "conj" && depth < kMaximalDepth) {
      return subjects(child(verb, "ccomp"), depth + 1);
    }
  }
  if (found.empty() || found.front() > verb) {
    const std::uint32_t named = subject_behind_date(verb);
    if (named != kNoToken) found.assign(1, named);
  }
  for (const std::uint32_t c : children(verb)) {  // whose subject the aside before has taken
    if (found.empty() && c < verb && is_verb(c) && is_aside(c) && child(c, "nsubj") != kNoToken)
      found.push_back(child(c, "nsubj"));
  }
  if (found.empty() && depth < kMaximalDepth) return inherited_subjects(verb, depth + 1);
  return found;
}

std::uint32_t RoleGraph::verb_of_row(std::uint32_t verb) const {
  if (token(verb).tag != "VBD" || verb == 0 || lemma(verb - 1) != "and") return kNoToken;
  std::uint32_t at = token(verb).head;
  for (int step = 0; step < 4 && !is_root(at); ++step) {
    if (is_verb(at)) break;
    const std::string& role = token(at).role;
    if (role != "dep" && role != "dobj" && role != "conj" && role != "appos" && role != "npadvmod")
      return kNoToken;
    at = token(at).head;
  }
  return is_verb(at) && token(at).tag == "VBD" && at < verb ? at : kNoToken;
}

std::vector<std::uint32_t> RoleGraph::inherited_subjects(std::uint32_t verb, int depth) const {
  const Token& at = token(verb);
  if (is_root(verb)) return {};
  const std::uint32_t head = at.head;
  const std::string& role = at.role;
  // "was co-hosted by X": a participle whose prefix stands apart
  const bool participle = role == "acomp" && at.tag == "VBN" && child(verb, "agent") != kNoToken;
  if (role == "conj" && !is_verb(head)) {
    const std::uint32_t above = verb_of_row(verb);
    return above == kNoToken ? std::vector<std::uint32_t>{} : subjects(above, depth);
  }
  if (role == "conj" || role == "ccomp" || role == "dep" || participle)
    return is_verb(head) ? subjects(head, depth) : std::vector<std::uint32_t>{};
  if (role == "xcomp" || role == "advcl") {
    // "is due to meet": the adjective's clause has the subject of its verb
    if (token(head).role == "acomp" && is_verb(token(head).head)) return subjects(token(head).head, depth);
    if (!is_verb(head)) return {};
    const FactLexicon& lexicon = FactLexicon::get();
    if (role == "xcomp" && lexicon.is(WordClass::Control, lemma(head)) && !is_passive(head)) {
      const std::uint32_t object = child(head, "dobj");
      if (object != kNoToken) return {antecedent(object)};
    }
    return subjects(head, depth);
  }
  if (role == "relcl" || role == "acl") {
    // "Ball, the under secretary, called on him and left": a past tense taken for a participle
    if (is_passive(verb) || at.tag == "VBG" || at.tag == "VBD" || role == "relcl" || is_lost_clause(verb))
      return {head};
    // "his decision to visit", "plans to sign": whose they are, or who has them
    const std::uint32_t owner = child(head, "poss");
    if (owner != kNoToken) return {antecedent(owner)};
    for (const std::uint32_t c : children(head)) {  // "the readiness of X to help"
      const std::uint32_t whose = token(c).role == "prep" && lemma(c) == "of" ? object_of(c) : kNoToken;
      if (whose != kNoToken && whose < verb && lemma(head).ends_with("ness")) return {whose};
    }
    const std::uint32_t above = token(head).head;
    return is_verb(above) && above != head ? subjects(above, depth) : std::vector<std::uint32_t>{};
  }
  if (role == "pcomp") {
    const std::uint32_t above = token(head).head;
    if (above == head) return {};
    if (is_verb(above)) {
      // "accused China of buying": the object is meant
      const std::uint32_t object =
          lemma(head) == "of" || lemma(head) == "for" ? child(above, "dobj") : kNoToken;
      if (object != kNoToken) return {antecedent(object)};
      auto found = subjects(above, depth);
      // "X joined Y in imposing": both do
      const std::uint32_t joined =
          lemma(head) == "in" && lemma(above) == "join" ? child(above, "dobj") : kNoToken;
      if (joined != kNoToken) found.push_back(antecedent(joined));
      return found;
    }
    // "sanctions on X, a list, for financing Y": whoever imposes them did not
    if (lemma(head) == "for" &&
        (lemma(above) == "list" || FactLexicon::get().is(WordClass::Penalty, lemma(above))))
      return {};
    const std::uint32_t owner = child(above, "poss");
    if (owner != kNoToken) return {antecedent(owner)};
  }
  return {};
}

std::uint32_t RoleGraph::governor(std::uint32_t i) const {
  for (int step = 0; step < kMaximalDepth; ++step) {
    if (is_root(i)) return kNoToken;
    i = token(i).head;
    if (token(i).pos != "ADP" && token(i).pos != "SCONJ" && token(i).pos != "PART") return i;
  }
  return kNoToken;
}

std::uint32_t RoleGraph::object_of(std::uint32_t preposition) const {
  const std::uint32_t object = child(preposition, "pobj");
  if (object != kNoToken) return antecedent(object);
  // "from 4 to": a preposition governs another ("out of Kabul", "up to")
  const std::uint32_t inner = child(preposition, "prep");
  if (inner == kNoToken) return kNoToken;
  const std::uint32_t deeper = child(inner, "pobj");
  return deeper == kNoToken ? kNoToken : antecedent(deeper);
}

}  // namespace entente::ingest
