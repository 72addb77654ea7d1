// Resolutions by their number: "Security Council resolution 2254", "resolution 1701"; and by their title:
// "the resolution, titled Aggression against Ukraine and sponsored by ...".
#include <string>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

/// The Security Council's are numbered through since 1946.
bool is_number_of_council(std::string_view word) {
  return (word.size() == 3 || word.size() == 4) && word[0] != '0' &&
         word[0] < (word.size() == 4 ? '4' : ':') &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The title behind "titled": capitals, and little words that lead to more of them; empty where a quotation
/// or no document stands there.
TokenRange title_behind(const TextView& text, const Sentence& sentence, std::uint32_t i) {
  static const std::unordered_set<std::string_view> kDocuments = {
      "resolution", "text", "draft", "declaration", "document",
      "motion",     "bill", "law",   "decree",      "protocol"};
  static const std::unordered_set<std::string_view> kLittle = {"of",  "against", "for",  "in", "on",   "to",
                                                               "the", "and",     "with", "by", "from", "a"};
  if ((text.folded(i) != "titled" && text.folded(i) != "entitled") || !text.is_capital(i + 1)) return {};
  bool document = false;
  for (auto back = i; back-- > sentence.first && back + 7 > i;)
    document = document || kDocuments.contains(text.folded(back));
  if (!document) return {};
  auto end = i + 1;
  for (auto k = end; k < sentence.last && (text.is_capital(k) || kLittle.contains(text.folded(k))); ++k) {
    if (text.is_capital(k)) end = k + 1;
  }
  return end > i + 2 ? TokenRange{i + 1, end} : TokenRange{};
}

}  // namespace

std::vector<NameCandidate> find_resolution_names(const TextView& text, const Sentence& sentence) {
  std::vector<NameCandidate> found;
  for (auto i = sentence.first; i + 1 < sentence.last; ++i) {
    const auto title = title_behind(text, sentence, i);
    if (title.size() == 0) continue;
    NameCandidate name;
    name.range = title;
    name.text = text.text(title);
    name.key = fold(name.text);
    name.score_of(EntityType::Agreement) = 4.0F;
    name.certain = true;
    found.push_back(std::move(name));
  }
  for (auto i = sentence.first; i + 1 < sentence.last; ++i) {
    if (text.folded(i) != "resolution" || text.is_capital(i) || !is_number_of_council(text.word(i + 1)))
      continue;
    NameCandidate name;
    name.range = {i, i + 2};
    const auto back = [&](std::uint32_t steps) -> const std::string& {
      static const std::string kNone;
      return i >= sentence.first + steps ? text.folded(i - steps) : kNone;
    };
    std::string body = "Security Council";
    if (back(1) == "assembly" && back(2) == "general") body = "General Assembly";
    if (body == "General Assembly" || (back(1) == "council" && back(2) == "security")) name.range.first -= 2;
    const auto before = name.range.first;
    if (before > sentence.first && (text.folded(before - 1) == "un" || text.folded(before - 1) == "u.n."))
      --name.range.first;
    name.text = text.text(name.range);
    name.in_full = "United Nations " + body + " Resolution " + std::string(text.word(i + 1));
    name.key = fold(name.in_full);
    name.score_of(EntityType::Agreement) = 4.0F;
    name.certain = true;
    found.push_back(std::move(name));
  }
  return found;
}

}  // namespace entente::ingest
