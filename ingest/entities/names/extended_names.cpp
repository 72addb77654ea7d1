// Names that the lexicon knows in part: "the 27th Commonwealth Heads of
// Government Meeting", "World Cup 2022", "Cambodia's Senate", "the G7 foreign
// ministers' meeting".
#include <string>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/name_reach.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class ExtendedNameFinder {
 public:
  ExtendedNameFinder(const TextView& text, const Sentence& sentence, const std::vector<NameCandidate>& known)
      : text_(text), sentence_(sentence), known_(known) {}

  std::vector<NameCandidate> find() {
    for (const auto& name : known_) {
      if (name.known->type == EntityType::Event) numbered(name);
      if (name.known->type == EntityType::Organization && name.kind == MentionKind::Name) ministers(name);
    }
    for (auto i = sentence_.first; i < sentence_.last; ++i) chamber(i);
    return std::move(found_);
  }

 private:
  /// "27th", "2022" before a known event, the year behind it.
  void numbered(const NameCandidate& name) {
    const auto& folded = name.key;
    if (folded.find(" war") != std::string::npos || folded.find("war ") != std::string::npos) return;
    NameCandidate whole = name;
    std::string number;
    if (name.range.first > sentence_.first &&
        (is_year(text_.folded(name.range.first - 1)) || is_ordinal(text_.folded(name.range.first - 1)))) {
      const auto before = name.range.first - 1;
      whole.range.first = is_year(text_.folded(before)) ? before : ordinal_start(text_, before);
      number = text_.text({whole.range.first, name.range.first});
    } else if (name.range.last < sentence_.last && is_year(text_.folded(name.range.last))) {
      whole.range.last = name.range.last + 1;
      number = std::string(text_.word(name.range.last));
    } else {
      return;
    }
    whole.in_full = number + " " + std::string(name.known->name);
    take(std::move(whole), EntityType::Event);
  }

  /// "the OIC foreign ministers' meeting", "the BRICS Plus summit"
  void ministers(const NameCandidate& name) {
    static const Words kWhose = {"ministers", "ministerial", "leaders", "plus", "chiefs"};
    static const Words kPortfolios = {"foreign", "finance",  "defence",     "defense",  "trade",   "energy",
                                      "health",  "interior", "agriculture", "economic", "justice", "army",
                                      "'",       "'s",       "\u2019",      "\u2019s",  "of",      "heads"};
    static const Words kKinds = {"meeting", "summit", "conference"};
    auto at = name.range.last;
    bool whose = false;
    while (at < sentence_.last && at < name.range.last + 5 &&
           (kWhose.contains(text_.folded(at)) || kPortfolios.contains(text_.folded(at)))) {
      whose = whose || kWhose.contains(text_.folded(at));
      ++at;
    }
    if (!whose || at >= sentence_.last || !kKinds.contains(text_.folded(at)) || name.range.first == 0) return;
    const auto& before = text_.folded(name.range.first - 1);
    if (before == "a" || before == "an" || before == "any" || before == "every") return;
    NameCandidate whole;
    whole.range = {name.range.first, at + 1};
    found_.push_back(name);
    found_.back().nested = true;
    take(std::move(whole), EntityType::Event);
  }

  /// "Cambodia's Senate", "the Jordanian Parliament", "House of Representatives
  /// of Thailand": the state behind or before a chamber is part of its name; it
  /// stays a mention of its own.
  void chamber(std::uint32_t i) {
    static const Words kChambers = {"senate",
                                    "parliament",
                                    "congress",
                                    "national assembly",
                                    "legislative assembly",
                                    "house of representatives",
                                    "federal assembly",
                                    "chamber of deputies"};
    TokenRange range{i, i};
    for (auto end = i + 1; end <= std::min(sentence_.last, i + 3); ++end) {
      if (kChambers.contains(fold(text_.slice({i, end})))) range.last = end;
    }
    if (range.size() == 0 || !text_.is_capital(i) || text_.is_title_case(text_.sentence_of(i))) return;
    if (range.last < sentence_.last &&
        (text_.is_capital(range.last) || text_.is_hyphen(range.last) || text_.folded(range.last) == "house"))
      return;
    const auto* own = known_at(known_, i);
    if (own != nullptr && (own->range.first < i || own->known->name.find(" of ") == std::string_view::npos))
      return;
    std::uint32_t state = sentence_.last;
    bool owner = false;
    if (range.last + 1 < sentence_.last && text_.folded(range.last) == "of") {
      state = text_.folded(range.last + 1) == "the" ? range.last + 2 : range.last + 1;
    } else if (i > sentence_.first + 1 && (text_.folded(i - 1) == "'s" || text_.folded(i - 1) == "\u2019s" ||
                                           text_.folded(i - 1) == "'")) {
      state = i - 2;
      owner = true;
    } else if (i > sentence_.first) {
      state = i - 1;
      owner = true;
    }
    const auto* name = state < sentence_.last ? known_at(known_, state) : nullptr;
    if (name == nullptr || name->known->type != EntityType::Country || name->range.contains(i)) return;
    if (!owner && name->kind == MentionKind::Nationality) return;
    const auto* country = lexicon().country(name->known->country);
    if (country == nullptr || country->code == "US" || country->code == "GB") return;
    const std::string of_whom(country->name);
    static const Words kWithArticle = {"Philippines", "Netherlands", "Maldives",        "Gambia",
                                       "Bahamas",     "Comoros",     "Solomon Islands", "Marshall Islands"};
    NameCandidate whole;
    whole.range = range;
    const bool article = kWithArticle.contains(of_whom) || of_whom.starts_with("Democratic") ||
                         of_whom.starts_with("Republic") || of_whom.starts_with("United ");
    whole.in_full = text_.text(range) + (article ? " of the " : " of ") + of_whom;
    take(std::move(whole), EntityType::Organization);
  }

  void take(NameCandidate candidate, EntityType type) {
    candidate.known = nullptr;
    candidate.text = text_.text(candidate.range);
    candidate.key = fold(candidate.in_full.empty() ? candidate.text : candidate.in_full);
    candidate.score = {};
    candidate.score_of(type) = 5.0F;
    candidate.certain = true;
    candidate.kind = MentionKind::Name;
    found_.push_back(std::move(candidate));
  }

  const TextView& text_;
  const Sentence& sentence_;
  const std::vector<NameCandidate>& known_;
  std::vector<NameCandidate> found_;
};

}  // namespace

std::vector<NameCandidate> find_extended_names(const TextView& text, const Sentence& sentence,
                                               const std::vector<NameCandidate>& known) {
  return ExtendedNameFinder(text, sentence, known).find();
}

}  // namespace entente::ingest
