#include "ingest/times/time_clause.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ingest/times/tense.hpp"
#include "ingest/times/time_words.hpp"

namespace entente::ingest {

bool starts_state(const TimeReader& reader, std::uint32_t first) {
  const auto before = [&](std::uint32_t back) {
    return reader.word(static_cast<std::int64_t>(first) - back);
  };
  return before(1) == "since" || before(1) == "from" || (before(1) == "of" && before(2) == "as") ||
         before(2) == "since";
}

bool tells_on(const TimeReader& reader, std::uint32_t first) {
  const std::uint32_t comma = reader.word(first + 1) == "," ? first + 1 : first + 2;
  return reader.word(comma) == "," && reader.word(comma + 1) == "when";
}

bool bounds_time(const TimeReader& reader, std::uint32_t first) {
  const std::string& before = reader.word(static_cast<std::int64_t>(first) - 1);
  // "was gone by July, when they met": the story has come to it
  if (before == "by" && tells_on(reader, first)) return false;
  // "has not seen her since Riga in 2019": as "since 2019"
  if (before == "in" && reader.word(static_cast<std::int64_t>(first) - 3) == "since") return true;
  return before == "since" || before == "until" || before == "till" || before == "by" || before == "before";
}

bool says_long_ago(const TimeReader& reader, std::uint32_t first) {
  const auto before = [&](std::uint32_t back) -> const std::string& {
    return reader.word(static_cast<std::int64_t>(first) - back);
  };
  if (before(1) == "in" && before(2) == "back") return true;
  return before(1) == "as" && (before(2) == "ago" || before(2) == "back" || before(2) == "early") &&
         (before(3) == "as" || before(3) == "long" || before(3) == "far");
}

bool is_over(const TimeReader& reader, std::uint32_t first) {
  const auto at = static_cast<std::int64_t>(first);
  return reader.word(at - 1) == "since" || (reader.word(at - 1) == "on" && reader.word(at - 2) == "earlier");
}

bool is_aside(const AnnotatedText& text, std::uint32_t token) {
  constexpr int kMaximalClimb = 24;
  for (int step = 0; step < kMaximalClimb && token < text.tokens.size(); ++step) {
    const Token& at = text.tokens[token];
    if (at.role == "relcl" || at.role == "acl") return true;
    if (at.pos == "VERB" || at.pos == "AUX") {
      const std::uint32_t from = token > 8 ? token - 8 : 0;
      for (std::uint32_t i = from; i < token; ++i) {
        const Token& child = text.tokens[i];
        if (child.head != token) continue;
        if (child.role == "mark" && child.lemma == "since") return true;
        if (child.role == "aux" && child.lemma == "have" && child.tag == "VBD") return true;
      }
    }
    if (at.head == token) break;
    token = at.head;
  }
  return false;
}

bool same_event(const Token& event, const Token& told) {
  if (told.pos != "VERB" && told.pos != "NOUN" && told.pos != "PROPN") return false;
  constexpr std::size_t kStem = 4;
  const std::string a = lower_ascii(event.lemma);
  const std::string b = lower_ascii(told.lemma);
  if (a == b) return true;
  return a.size() >= kStem && b.size() >= kStem && a.compare(0, kStem, b, 0, kStem) == 0;
}

bool recalls_last(const AnnotatedText& text, std::uint32_t token) {
  const std::uint32_t verb = clause_verb(text, token);
  return verb > 0 && verb < text.tokens.size() && text.tokens[verb].pos == "VERB" &&
         text.tokens[verb - 1].lemma == "last" && text.tokens[verb - 1].role == "advmod";
}

bool is_of_infinitive_ahead(const AnnotatedText& text, std::uint32_t token) {
  const std::uint32_t verb = clause_verb(text, token);
  if (verb >= text.tokens.size()) return false;
  const Token& at = text.tokens[verb];
  if ((at.tag != "VBZ" && at.tag != "VBP") || !looks_ahead(at.lemma)) return false;
  constexpr std::uint32_t kNear = 6;
  for (std::uint32_t i = verb + 1; i < text.tokens.size() && i < verb + kNear; ++i) {
    const Token& child = text.tokens[i];
    if (child.head == verb && child.role == "xcomp" && child.tag == "VB") return true;
  }
  return false;
}

std::uint32_t outer_token(const AnnotatedText& text, const StatedTime& time) {
  for (std::uint32_t i = time.first; i < time.last; ++i) {
    const std::uint32_t head = text.tokens[i].head;
    if (head == i || head < time.first || head >= time.last) return i;
  }
  return time.first;
}

bool tells_figure(const AnnotatedText& text, std::uint32_t token) {
  static constexpr std::array<std::string_view, 14> kVerbs = {
      "reach", "total", "amount", "exceed", "grow",   "rise", "increase",
      "fall",  "drop",  "stand",  "double", "shrink", "top",  "surpass"};
  if (token >= text.tokens.size()) return false;
  const std::uint32_t verb = clause_verb(text, token);
  if (std::find(kVerbs.begin(), kVerbs.end(), text.tokens[verb].lemma) == kVerbs.end()) return false;
  constexpr std::uint32_t kNear = 12;  // tokens; "dropped its ally in January" tells none
  for (std::uint32_t i = verb + 1; i < text.tokens.size() && i < verb + kNear; ++i) {
    const std::string& lemma = text.tokens[i].lemma;
    if (text.tokens[i].tag == "$" || lemma == "billion" || lemma == "million" || lemma == "trillion" ||
        lemma == "percent" || lemma == "%" || lemma == "cent")
      return true;
  }
  return false;
}

}  // namespace entente::ingest
