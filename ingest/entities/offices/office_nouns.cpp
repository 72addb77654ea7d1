#include "ingest/entities/offices/office_nouns.hpp"

#include <algorithm>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

std::uint32_t sentence_last(const TextView& text, std::uint32_t i) {
  return text.sentence(text.sentence_of(i)).last;
}

}  // namespace

std::uint32_t counterpart_end(const TextView& text, const MentionIndex& mentions, std::uint32_t i) {
  const auto& word = text.folded(i);
  if (word == "counterpart" || word == "counterparts") return i + 1;
  if (word == "opposite" && i + 1 < sentence_last(text, i) && text.folded(i + 1) == "number") return i + 2;
  const auto* before = i > 0 ? mentions.ending_at(i) : nullptr;
  // "his Danish colleague", "his New Zealand colleague", "her colleague in Ivory Coast"
  const bool owned = before != nullptr &&
                     (before->kind == MentionKind::Nationality || mentions.is(before, EntityType::Country));
  const auto* behind = i + 2 < sentence_last(text, i)
                           ? mentions.starting_at(text.folded(i + 2) == "the" ? i + 3 : i + 2)
                           : nullptr;
  const bool abroad = i + 1 < text.size() && (text.folded(i + 1) == "in" || text.folded(i + 1) == "from") &&
                      mentions.is(behind, EntityType::Country);
  const bool colleague = word == "colleague" && (owned || abroad);
  return colleague ? i + 1 : i;
}

std::uint32_t role_end(const TextView& text, std::uint32_t i) {
  for (std::uint32_t end = std::min(i + 2, sentence_last(text, i)); end > i; --end) {
    // "Official Spokesperson": the word says what kind of office follows
    if (lexicon().is_role(fold(text.slice({i, end})))) {
      const bool office = office_end(text, end, sentence_last(text, i)) > end;
      return office && text.is_capital(i) == text.is_capital(end) ? i : end;
    }
  }
  return i;
}

std::uint32_t plural_end(const TextView& text, std::uint32_t i) {
  for (std::uint32_t end = i + 1; end <= std::min(i + 2, sentence_last(text, i)); ++end) {
    auto words = fold(text.slice({i, end}));
    if (!words.ends_with("s") || words.size() < 5) continue;
    words.pop_back();
    if (lexicon().office(words) != nullptr) {
      if (words == "head" && end + 1 < sentence_last(text, i) && text.folded(end) == "of" &&
          text.folded(end + 1) == "state")
        return end + 2;
      return end;
    }
  }
  return i;
}

}  // namespace entente::ingest
