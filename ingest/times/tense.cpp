// Tense from tags and auxiliaries.
#include "ingest/times/tense.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::ingest {

namespace {

constexpr std::uint32_t kMaximalClimb = 64;  // trees of news are far lower; a damaged one must not hang us

constexpr std::array<std::string_view, 43> kLooksAhead = {
    "plan",     "set",      "expect",  "schedule", "agree",    "prepare", "intend", "slate",  "due",
    "hope",     "aim",      "want",    "promise",  "pledge",   "vow",     "go",     "poise",  "ready",
    "about",    "likely",   "decide",  "offer",    "seek",     "wish",    "ask",    "invite", "urge",
    "consider", "announce", "bind",    "propose",  "threaten", "be",      "need",   "have",   "commit",
    "order",    "arrange",  "request", "able",     "try",      "attempt", "hop"};

struct Auxiliaries {
  bool future = false;
  bool past = false;
  bool present = false;
  bool have = false;
  bool to = false;
  bool would = false;
};

Auxiliaries auxiliaries_of(const AnnotatedText& text, std::uint32_t verb) {
  Auxiliaries found;
  // Auxiliaries stand within a few tokens before their verb (or after it in a question).
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  const std::uint32_t from = verb > 12 ? verb - 12 : 0;
  const std::uint32_t to = std::min(size, verb + 6);
  for (std::uint32_t i = from; i < to; ++i) {
    const Token& token = text.tokens[i];
    if (i == verb || token.head != verb || (token.role != "aux" && token.role != "auxpass")) continue;
    if (token.tag == "TO") found.to = true;
    if (token.tag == "MD") {
      const bool would = token.lemma == "would" || token.lemma == "could" || token.lemma == "might";
      found.future = found.future || !would;
      found.past = found.past || would;
      found.would = found.would || token.lemma == "would";
    }
    if (token.tag == "VBD") found.past = true;
    if (token.tag == "VBZ" || token.tag == "VBP") found.present = true;
    if (token.lemma == "have") found.have = true;
  }
  return found;
}

/// "X and Y put their names to it": a plural's present is spelt like the past, which news tells more often.
bool is_spelt_alike(const Token& verb) {
  static constexpr std::array<std::string_view, 9> kAlike = {"put",  "set",  "hit",   "cut", "let",
                                                             "shut", "beat", "split", "quit"};
  return (verb.tag == "VBP" || verb.tag == "VB") &&
         std::find(kAlike.begin(), kAlike.end(), verb.lemma) != kAlike.end();
}

bool is_awaited(std::string_view lemma) {
  static constexpr std::array<std::string_view, 6> kAwaited = {"expect", "schedule", "slate",
                                                               "plan",   "await",    "tip"};
  return std::find(kAwaited.begin(), kAwaited.end(), lemma) != kAwaited.end();
}

}  // namespace

bool is_meal(const Token& token) {
  static constexpr std::array<std::string_view, 8> kMeals = {"breakfast", "brunch", "lunch",  "luncheon",
                                                             "tea",       "coffee", "dinner", "supper"};
  return token.tag == "VB" && std::find(kMeals.begin(), kMeals.end(), token.lemma) != kMeals.end();
}

bool looks_ahead(std::string_view lemma) {
  return std::find(kLooksAhead.begin(), kLooksAhead.end(), lemma) != kLooksAhead.end();
}

std::uint32_t clause_verb(const AnnotatedText& text, std::uint32_t token) {
  for (std::uint32_t step = 0; step < kMaximalClimb; ++step) {
    const Token& at = text.tokens[token];
    const bool verb = (at.pos == "VERB" && !is_meal(at)) || at.pos == "AUX";
    if (verb || at.head == token || at.head >= text.tokens.size()) break;
    token = at.head;
  }
  return token;
}

bool is_future_in_past(const AnnotatedText& text, std::uint32_t token) {
  const Auxiliaries aux = auxiliaries_of(text, clause_verb(text, token));
  return aux.would && !aux.have;
}

Tense clause_tense(const AnnotatedText& text, std::uint32_t token) {
  std::uint32_t verb = clause_verb(text, token);
  for (std::uint32_t step = 0; step < kMaximalClimb; ++step) {
    const Token& at = text.tokens[verb];
    const Auxiliaries aux = auxiliaries_of(text, verb);
    if (aux.future) return Tense::Future;
    // "is expected in August", "is due on Monday": of what is to come
    if (at.tag == "VBN" && aux.present && !aux.have && is_awaited(at.lemma)) return Tense::Future;
    if (at.tag == "VBD" || aux.past || (is_spelt_alike(at) && !aux.to && !aux.present)) return Tense::Past;
    if (aux.have && aux.present) return Tense::Past;  // the perfect: it has happened
    if (aux.to && at.head != verb) {
      const Token& above = text.tokens[at.head];
      // "was among the first to call in August" is no "was to call"
      constexpr std::uint32_t kNear = 4;  // tokens
      const bool bare = above.lemma != "be" || (at.head < verb && verb - at.head <= kNear);
      if (bare && looks_ahead(above.lemma)) return Tense::Future;
    } else if (at.tag == "VBZ" || at.tag == "VBP" || aux.present) {
      // "is to fly": the infinitive hangs on a form of be
      return Tense::Present;
    }
    if (at.head == verb) return at.tag == "VBN" ? Tense::Past : Tense::Present;
    verb = clause_verb(text, at.head);
  }
  return Tense::Past;
}

}  // namespace entente::ingest
