// Names in quotation marks.
#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

/// Something proposed, planned or named stands before the quotation.
bool is_proposal(const TextView& text, std::uint32_t open, std::uint32_t first) {
  static const Words kWords = {"propose",  "launch",  "unveil",    "initiate", "introduce",
                               "announce", "forward", "paper",     "plan",     "initiative",
                               "strategy", "concept", "programme", "program",  "policy",
                               "vision",   "roadmap", "scheme",    "dub",      "call",
                               "name",     "project", "title",     "entitle",  "doctrine"};
  const auto start = open > first + 10 ? open - 10 : first;
  for (auto i = start; i < open; ++i) {
    if (kWords.contains(text.token(i).lemma) || kWords.contains(text.folded(i))) return true;
  }
  return false;
}

/// Long words begin with a capital, as in titles; at least two of them.
bool is_title(const TextView& text, TokenRange range) {
  std::uint32_t capitals = 0;
  for (auto i = range.first; i < range.last; ++i) {
    const auto word = text.word(i);
    const bool letters = is_letter(decode_character(word, 0).code);
    if (!letters) continue;
    if (text.is_capital(i))
      ++capitals;
    else if (word.size() > 4 || text.token(i).pos == "VERB" || text.token(i).pos == "AUX")
      return false;
  }
  return capitals >= 2 && text.is_capital(range.first);
}

/// The title of a resolution or declaration: resolution “Necessity of ending the embargo ...”, a declaration
/// entitled “...”.
bool is_document_title(const TextView& text, TokenRange range, std::uint32_t open, std::uint32_t first) {
  static const Words kKinds = {"resolution", "declaration", "convention", "treaty", "agreement", "memorandum",
                               "communique", "communiqué",  "protocol",   "accord", "pact"};
  static const Words kCalled = {"titled", "entitled", "called", "headed", "named", "title"};
  if (!text.is_capital(range.first)) return false;
  for (auto i = range.first; i < range.last; ++i) {
    const auto& word = text.folded(i);
    if (word == "we" || word == "i" || word == "our" || word == "you" || word == "." ||
        text.token(i).tag == "MD")
      return false;
  }
  bool called = false;
  for (auto i = open; i-- > first && i + (called ? 14 : 6) > open;) {
    if (kCalled.contains(text.folded(i))) called = true;
    if (kKinds.contains(text.folded(i))) return called || open - i <= 2;
  }
  return false;
}

bool has_link(const TextView& text, TokenRange range) {
  for (auto i = range.first; i < range.last; ++i) {
    if (text.folded(i) == "on" || text.folded(i) == "of" || text.folded(i) == "for") return true;
  }
  return false;
}

/// What a common noun beside a name in quotation marks says that it is; nothing for works and ships.
std::optional<EntityType> type_by_noun(const std::string& noun) {
  static const Words kBodies = {"enterprise",  "venture", "corporation", "holding",    "jsc",    "ojsc",
                                "cjsc",        "llc",     "ngo",         "foundation", "plant",  "factory",
                                "association", "club",    "team",        "trust",      "concern"};
  static const Words kEvents = {"exhibition", "forum",       "festival",  "conference", "fair",
                                "contest",    "competition", "exercise",  "marathon",   "championship",
                                "expo",       "congress",    "operation", "rally",      "parade",
                                "race",       "seminar",     "exercises"};
  static const Words kSites = {"residence",  "palace", "stadium", "hotel",
                               "sanatorium", "resort", "village", "camp"};
  static const Words kAwards = {"award", "prize", "medal", "order"};
  if (is_organization_noun(noun) || kBodies.contains(noun)) return EntityType::Organization;
  if (kEvents.contains(noun)) return EntityType::Event;
  if (is_programme_noun(noun) || noun == "strategy") return EntityType::Initiative;
  if (kSites.contains(noun)) return EntityType::Place;
  if (kAwards.contains(noun)) return EntityType::Award;
  return std::nullopt;
}

/// 'the enterprise "Agroteks"', '"Tajmetal" company': the type that the noun beside the quotation gives.
std::optional<EntityType> named_kind(const TextView& text, TokenRange range, const Sentence& sentence) {
  if (range.size() > 5) return std::nullopt;
  for (auto i = range.first; i < range.last; ++i) {
    const bool mark =
        text.token(i).pos == "PUNCT" || text.token(i).pos == "CCONJ" || text.token(i).pos == "ADP";
    if (!text.is_capital(i) && !mark && text.token(i).tag != "CD") return std::nullopt;
  }
  if (range.first >= sentence.first + 2) {
    if (const auto type = type_by_noun(text.token(range.first - 2).lemma)) return type;
  }
  if (range.last + 1 < sentence.last && !text.is_capital(range.last + 1))
    return type_by_noun(text.token(range.last + 1).lemma);
  return std::nullopt;
}

NameCandidate titled(const TextView& text, TokenRange range, EntityType type) {
  NameCandidate candidate;
  candidate.range = range;
  candidate.text = text.text(range);
  candidate.key = fold(candidate.text);
  candidate.score_of(type) = 4.0F;
  candidate.certain = true;
  return candidate;
}

}  // namespace

std::vector<NameCandidate> find_quoted_titles(const TextView& text, const Sentence& sentence) {
  std::vector<NameCandidate> found;
  for (auto i = sentence.first; i + 2 < sentence.last; ++i) {
    if (text.folded(i) != "\"" && text.folded(i) != "'") continue;
    auto close = i + 1;
    const auto stop = std::min(sentence.last, i + 50);
    while (close < stop && text.folded(close) != text.folded(i)) ++close;
    if (close >= stop) continue;
    TokenRange range{i + 1, close};
    while (range.size() > 0 && text.token(range.last - 1).pos == "PUNCT") --range.last;
    if (range.size() >= 3 && is_document_title(text, range, i, sentence.first)) {
      found.push_back(titled(text, range, EntityType::Agreement));
    } else if (range.size() >= 3 && range.size() <= 16 && is_title(text, range) &&
               is_proposal(text, i, sentence.first)) {
      if (lexicon().find(fold(text.text(range))) == nullptr) {
        const auto* head = lexicon().head_word(text.folded(range.last - 1));
        const bool other = head != nullptr && !has_link(text, range) &&
                           (head->type == EntityType::Event || head->type == EntityType::Agreement);
        found.push_back(titled(text, range, other ? head->type : EntityType::Initiative));
      }
    } else if (range.size() > 0 && text.is_capital(range.first) && close < sentence.last) {
      const auto kind = named_kind(text, range, sentence);
      if (kind && lexicon().find(fold(text.text(range))) == nullptr)
        found.push_back(titled(text, range, *kind));
    }
    i = close - 1;
  }
  return found;
}

}  // namespace entente::ingest
