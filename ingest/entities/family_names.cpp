#include "ingest/entities/family_names.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_full(const NameCandidate& candidate) { return candidate.key.find(' ') != std::string::npos; }

/// "his son", "the president's wife, First Lady": a word of kin shortly before the full name.
bool is_told_as_relative(const TextView& text, const NameCandidate& name) {
  static const Words kKin = {"son",     "sons",     "daughter",     "daughters", "wife",   "husband",
                             "brother", "brothers", "sister",       "sisters",   "nephew", "niece",
                             "cousin",  "widow",    "mother",       "father",    "uncle",  "aunt",
                             "spouse",  "grandson", "granddaughter"};
  const auto first = text.sentence(text.sentence_of(name.range.first)).first;
  const auto name_first =
      name.title.size() > 0 ? std::min(name.title.first, name.range.first) : name.range.first;
  auto i = name_first;
  for (int step = 0; step < 5 && i > first; ++step) {
    --i;
    const auto& word = text.folded(i);
    if (kKin.contains(word)) {
      // "whose father" and "the father of A" tell of A.
      return i + 1 >= text.size() || text.folded(i + 1) != "of";
    }
    if (text.token(i).pos == "VERB" || word == "." || word == ";" || word == "and" || word == "with")
      return false;
  }
  return false;
}

class FamilyName {
 public:
  FamilyName(const TextView& text, const JoinedNames& names, std::uint32_t candidate)
      : text_(text), names_(names), candidate_(candidate) {}

  [[nodiscard]] std::uint32_t choose(std::vector<std::uint32_t> bearers) const {
    keep(bearers, [&](std::uint32_t cluster) { return shares_title(cluster); });
    if (!is_told_as_relative(text_, names_.candidates[candidate_]))
      keep(bearers, [&](std::uint32_t cluster) { return told_before(cluster) && !is_relative(cluster); });
    return nearest(bearers);
  }

 private:
  /// Those who pass, unless none does.
  template <typename Test>
  static void keep(std::vector<std::uint32_t>& bearers, const Test& test) {
    std::vector<std::uint32_t> kept;
    std::copy_if(bearers.begin(), bearers.end(), std::back_inserter(kept), test);
    if (!kept.empty()) bearers = std::move(kept);
  }

  [[nodiscard]] std::string title_of(std::uint32_t candidate) const {
    const auto& title = names_.candidates[candidate].title;
    return title.size() == 0 ? std::string() : fold(text_.slice(title));
  }

  [[nodiscard]] bool shares_title(std::uint32_t cluster) const {
    const auto title = title_of(candidate_);
    if (title.empty()) return false;
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
      return is_full(names_.candidates[i]) && title_of(i) == title;
    });
  }

  [[nodiscard]] bool told_before(std::uint32_t cluster) const {
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(),
                       [&](std::uint32_t i) { return i < candidate_ && is_full(names_.candidates[i]); });
  }

  [[nodiscard]] bool is_relative(std::uint32_t cluster) const {
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
      return is_full(names_.candidates[i]) && is_told_as_relative(text_, names_.candidates[i]);
    });
  }

  [[nodiscard]] std::uint32_t nearest(const std::vector<std::uint32_t>& bearers) const {
    std::uint32_t best = bearers.front();
    std::int64_t best_distance = INT64_MAX;
    for (const auto cluster : bearers) {
      for (const auto other : names_.clusters[cluster].candidates) {
        if (!is_full(names_.candidates[other])) continue;
        const auto distance = other < candidate_ ? static_cast<std::int64_t>(candidate_ - other)
                                                 : static_cast<std::int64_t>(other - candidate_) + 1'000'000;
        if (distance < best_distance) {
          best = cluster;
          best_distance = distance;
        }
      }
    }
    return best;
  }

  const TextView& text_;
  const JoinedNames& names_;
  std::uint32_t candidate_;
};

}  // namespace

std::uint32_t bearer_of(const TextView& text, const JoinedNames& names,
                        const std::vector<std::uint32_t>& bearers, std::uint32_t candidate) {
  return bearers.size() == 1 ? bearers.front() : FamilyName(text, names, candidate).choose(bearers);
}

}  // namespace entente::ingest
