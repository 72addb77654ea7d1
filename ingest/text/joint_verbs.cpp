#include "ingest/text/joint_verbs.hpp"

#include <algorithm>
#include <array>

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr std::string_view kPrefix = "co-";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  std::size_t start = at;
  while (start > 0 && is_letter(text[start - 1])) --start;
  return text.substr(start, at - start);
}

/// Forms that only the verb has: not "the co-chairs".
bool is_verb_form(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kForms = {
      "hosted",     "hosting",    "chaired",   "chairing",   "organized", "organised",
      "organizing", "organising", "sponsored", "sponsoring", "convened",  "convening",
      "signed",     "signing",    "authored",  "founded",    "led",       "presided",
      "presiding",  "financed",   "sponsors",  "organizes"};
  return one_of(word, kForms);
}

/// "will co-chair", "to co-host", "co-hosts the summit".
bool is_told_as_verb(std::string_view text, std::size_t at, std::string_view word) {
  static constexpr std::array<std::string_view, 6> kBases = {"host",     "chair",    "sponsor",
                                                             "organize", "organise", "convene"};
  static constexpr std::array<std::string_view, 11> kBefore = {
      "will", "to", "would", "should", "could", "can", "shall", "may", "might", "must", "and"};
  static constexpr std::array<std::string_view, 8> kBehind = {"the", "a",   "an",   "this",
                                                              "its", "his", "next", "their"};
  const auto behind = word_at(text, std::min(text.size(), at + word.size() + 1));
  if (!one_of(behind, kBehind)) return false;
  if (one_of(word, kBases)) return one_of(word_before(text, at - kPrefix.size()), kBefore);
  return word.ends_with('s') && one_of(word.substr(0, word.size() - 1), kBases) &&
         word_before(text, at - kPrefix.size()) != "the";
}

}  // namespace

WithoutPrefixes without_prefixes(std::string_view text) {
  WithoutPrefixes out;
  std::size_t done = 0;
  for (auto at = text.find(kPrefix); at != std::string_view::npos; at = text.find(kPrefix, at + 1)) {
    if (at == 0 || is_letter(text[at - 1]) || text[at - 1] == '-') continue;
    const auto verb = at + kPrefix.size();
    const auto word = word_at(text, verb);
    if (!is_verb_form(word) && !is_told_as_verb(text, verb, word)) continue;
    out.text += text.substr(done, at - done);
    out.cuts.push_back(static_cast<std::uint32_t>(out.text.size()));
    done = verb;
  }
  out.text += text.substr(done);
  return out;
}

void restore_prefixes(const std::vector<std::uint32_t>& cuts, AnnotatedText& annotation) {
  if (cuts.empty()) return;
  const auto before = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(std::lower_bound(cuts.begin(), cuts.end(), at) - cuts.begin());
  };
  constexpr auto kLength = static_cast<std::uint32_t>(kPrefix.size());
  for (auto& token : annotation.tokens) {
    const auto first = before(token.span.start);
    const auto last = before(token.span.end);
    if (last > first) token.lemma = std::string(kPrefix) + token.lemma;
    token.span.start += kLength * first;
    token.span.end += kLength * last;
  }
}

}  // namespace entente::ingest
