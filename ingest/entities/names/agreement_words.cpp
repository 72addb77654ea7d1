// The word lists of agreements' names.
#include "ingest/entities/names/agreement_words.hpp"

#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

bool is_agreement_kind(const std::string& folded) {
  static const Words kWords = {"agreement",   "treaty",     "pact",        "accord",     "memorandum",
                               "declaration", "charter",    "convention",  "protocol",   "compact",
                               "communique",  "communiqué", "framework",   "covenant",   "concordat",
                               "accords",     "statement",  "arrangement", "agreements", "act",
                               "procedure",   "contract"};
  return kWords.contains(folded);
}

bool is_occasion(const std::string& lemma) {
  static const Words kWords = {"basis",   "behalf",  "sideline",  "occasion", "condition", "date",  "eve",
                               "margin",  "purpose", "signature", "part",     "side",      "time",  "last",
                               "next",    "today",   "yesterday", "tomorrow", "week",      "month", "year",
                               "morning", "day",     "evening",   "night",    "deal"};
  return kWords.contains(lemma);
}

bool is_put_to_paper(const TextView& text, std::uint32_t head) {
  static const Words kVerbs = {"sign", "initial", "ratify", "co-sign", "countersign", "ink"};
  const auto& token = text.token(head);
  if (token.role == "dobj" || token.role == "nsubjpass") return kVerbs.contains(text.token(token.head).lemma);
  const auto& link = text.token(token.head);  // "the signing of"
  return token.role == "pobj" && link.lemma == "of" && text.folded(link.head) == "signing";
}

bool is_field(const TextView& text, const Sentence& sentence, std::uint32_t i) {
  const auto noun = text.folded(i + 1) == "the" ? i + 2 : i + 1;
  static const Words kNouns = {"field", "fields", "area", "areas", "sphere", "spheres"};
  return noun + 2 < sentence.last && kNouns.contains(text.folded(noun)) && text.folded(noun + 1) == "of";
}

bool is_congress(const TextView& text, const Sentence& sentence, std::uint32_t h) {
  return text.folded(h) == "convention" && h > sentence.first &&
         (text.folded(h - 1) == "national" || text.folded(h - 1) == "party");
}

}  // namespace entente::ingest
