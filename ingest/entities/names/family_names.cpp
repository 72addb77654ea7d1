#include "ingest/entities/names/family_names.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_full(const NameCandidate& candidate) { return candidate.key.find(' ') != std::string::npos; }

enum class Kin { None, Man, Woman, Other };

Kin kin_of(const std::string& word) {
  static const Words kMen = {"son",    "sons",   "husband", "brother",  "brothers",
                             "nephew", "father", "uncle",   "grandson", "cousin"};
  static const Words kWomen = {"daughter", "daughters", "wife",   "sister", "sisters",
                               "niece",    "widow",     "mother", "aunt",   "granddaughter"};
  static const Words kEither = {"spouse", "partner", "consort", "heir"};
  if (kEither.contains(word)) return Kin::Other;
  return kMen.contains(word) ? Kin::Man : kWomen.contains(word) ? Kin::Woman : Kin::None;
}

/// "his son", "the president's wife, First Lady": a word of kin shortly before the full name.
Kin told_as_relative(const TextView& text, const NameCandidate& name) {
  const auto first = text.sentence(text.sentence_of(name.range.first)).first;
  auto i = name.title.size() > 0 ? std::min(name.title.first, name.range.first) : name.range.first;
  for (int step = 0; step < 9 && i > first; ++step) {
    --i;
    const auto& word = text.folded(i);
    if (const auto kin = kin_of(word); kin != Kin::None) {
      // "the father of A"; but "the son of a policeman, A" names the father
      const bool of = i + 2 < text.size() && text.folded(i + 1) == "of";
      // "A, the son of the former governor, B": B only tells who A is
      for (auto k = i + 2; of && k < name.range.first; ++k) {
        if (text.folded(k) == "former" || text.folded(k) == "late") return Kin::Other;
      }
      if (step >= 5) return Kin::None;
      return !of || text.folded(i + 2) == "a" || text.folded(i + 2) == "an" ? kin : Kin::None;
    }
    // "his son and foreign minister, A"
    const bool parts = word == "and" && (i == first || kin_of(text.folded(i - 1)) == Kin::None);
    if (text.token(i).pos == "VERB" || word == "." || word == ";" || parts || word == "with") break;
  }
  return Kin::None;
}

class FamilyName {
 public:
  FamilyName(const TextView& text, const JoinedNames& names, std::uint32_t candidate)
      : text_(text), names_(names), candidate_(candidate) {}

  [[nodiscard]] std::uint32_t choose(std::vector<std::uint32_t> bearers) const {
    keep(bearers, [&](std::uint32_t cluster) { return begins_or_ends(cluster); });
    keep(bearers, [&](std::uint32_t cluster) { return shares_title(cluster); });
    const auto gender = names_.candidates[candidate_].gender;
    const auto before = bearers.size();
    if (gender != Gender::Unknown)
      keep(bearers, [&](std::uint32_t cluster) { return gender_of(cluster) == gender; });
    if (bearers.size() == 1 && before > 1) return bearers.front();
    if (gender != Gender::Female)
      keep(bearers, [&](std::uint32_t cluster) { return !told_before(cluster) || !is_consort(cluster); });
    const auto first = names_.candidates[candidate_].range.first;
    const bool compared =
        first > 0 && (text_.folded(first - 1) == "elder" || text_.folded(first - 1) == "younger");
    if (!compared && told_as_relative(text_, names_.candidates[candidate_]) == Kin::None)
      keep(bearers, [&](std::uint32_t cluster) { return told_before(cluster) && !is_relative(cluster); });
    return principal(bearers, settled(bearers, nearest(bearers)));
  }

  /// "President Keller and Mrs. Keller"
  [[nodiscard]] bool stands_beside(const std::vector<std::uint32_t>& bearers) const {
    const auto first = names_.candidates[candidate_].title.first;
    if (first == 0 || text_.folded(first - 1) != "and" || candidate_ == 0) return false;
    return names_.candidates[candidate_ - 1].range.last == first - 1 &&
           std::find(bearers.begin(), bearers.end(), names_.cluster_of[candidate_ - 1]) != bearers.end();
  }

  [[nodiscard]] bool all_are_men(const std::vector<std::uint32_t>& bearers) const {
    return std::all_of(bearers.begin(), bearers.end(),
                       [&](std::uint32_t cluster) { return gender_of(cluster) == Gender::Male; });
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

  /// "Johnson" is rather Boris Johnson than Kamina Johnson Smith.
  [[nodiscard]] bool begins_or_ends(std::uint32_t cluster) const {
    const auto& key = names_.candidates[candidate_].key;
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
      const auto& full = names_.candidates[i].key;
      return full.ends_with(" " + key) || full.starts_with(key + " ");
    });
  }

  [[nodiscard]] bool shares_title(std::uint32_t cluster) const {
    const auto title = title_of(candidate_);
    if (title.empty()) return false;
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
      return is_full(names_.candidates[i]) && title_of(i) == title;
    });
  }

  /// Of the full names; "his wife, A" tells it too.
  [[nodiscard]] Gender gender_of(std::uint32_t cluster) const {
    for (const auto i : names_.clusters[cluster].candidates) {
      const auto& name = names_.candidates[i];
      if (!is_full(name)) continue;
      if (name.gender != Gender::Unknown) return name.gender;
      if (const auto kin = told_as_relative(text_, name); kin == Kin::Man || kin == Kin::Woman)
        return kin == Kin::Man ? Gender::Male : Gender::Female;
    }
    return Gender::Unknown;
  }

  [[nodiscard]] bool told_before(std::uint32_t cluster) const {
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(),
                       [&](std::uint32_t i) { return i < candidate_ && is_full(names_.candidates[i]); });
  }

  [[nodiscard]] bool is_relative(std::uint32_t cluster) const {
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
      return is_full(names_.candidates[i]) && told_as_relative(text_, names_.candidates[i]) != Kin::None;
    });
  }

  /// "Mrs. KISHIDA Yuko", "First Lady A": where her husband is told of, the family name alone is his.
  [[nodiscard]] bool is_consort(std::uint32_t cluster) const {
    static const Words kTitles = {"mrs", "mrs.", "mme", "madame", "lady"};
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
      const auto& name = names_.candidates[i];
      if (!is_full(name)) return false;
      auto from = name.title.size() > 0 ? std::min(name.title.first, name.range.first) : name.range.first;
      if (from > 0) --from;
      for (auto k = from; k < name.range.first; ++k) {
        if (kTitles.contains(text_.folded(k))) return true;
      }
      return false;
    });
  }

  /// Who was called so, time and again, before another bearer was named stays meant by it, unless the other
  /// was just told of: "Biden" behind "Hunter Biden's laptop" is the father still.
  [[nodiscard]] std::uint32_t settled(const std::vector<std::uint32_t>& bearers, std::uint32_t near) const {
    if (bearers.size() != 2) return near;
    const auto usual = bearers.front() == near ? bearers.back() : bearers.front();
    const auto first = [&](std::uint32_t cluster) {
      std::uint32_t found = candidate_;
      for (const auto i : names_.clusters[cluster].candidates)
        if (i < found && is_full(names_.candidates[i])) found = i;
      return found;
    };
    constexpr int kOften = 3;
    int bare = 0;
    for (auto i = first(usual) + 1; i < first(near); ++i)
      if (names_.candidates[i].key == names_.candidates[candidate_].key) ++bare;
    return bare >= kOften && !just_told(near) ? usual : near;
  }

  /// Whom the text told of first, and is about, rather than a wife or a father who was named in full once and
  /// not just now: those are called by the family name alone nowhere else.
  [[nodiscard]] std::uint32_t principal(const std::vector<std::uint32_t>& bearers, std::uint32_t near) const {
    const auto told_first =
        *std::min_element(bearers.begin(), bearers.end(),
                          [&](std::uint32_t a, std::uint32_t b) { return first_full(a) < first_full(b); });
    if (told_first == near || full_names(near) != 1 || just_told(near, true)) return near;
    return opens_text(told_first) || full_names(told_first) > 1 ? told_first : near;
  }

  [[nodiscard]] std::uint32_t first_full(std::uint32_t cluster) const {
    const auto& own = names_.clusters[cluster].candidates;
    const auto found =
        std::find_if(own.begin(), own.end(), [&](std::uint32_t i) { return is_full(names_.candidates[i]); });
    return found == own.end() ? kNoCluster : *found;
  }

  [[nodiscard]] std::int64_t full_names(std::uint32_t cluster) const {
    const auto& own = names_.clusters[cluster].candidates;
    return std::count_if(own.begin(), own.end(),
                         [&](std::uint32_t i) { return is_full(names_.candidates[i]); });
  }

  /// Named in full within the first sentences.
  [[nodiscard]] bool opens_text(std::uint32_t cluster) const {
    constexpr std::uint32_t kOpening = 4;
    const auto first = first_full(cluster);
    return first != kNoCluster && text_.sentence_of(names_.candidates[first].range.first) < kOpening;
  }

  /// The subject, or beside it: "The minister, Karin Keller, came".
  [[nodiscard]] bool acts(std::uint32_t head) const {
    const auto& token = text_.token(head);
    const auto& role = token.role == "appos" ? text_.token(token.head).role : token.role;
    return role.starts_with("nsubj");
  }

  /// In this sentence or the one before; as who acts there, where `acting` is asked for.
  [[nodiscard]] bool just_told(std::uint32_t cluster, bool acting = false) const {
    const auto here = text_.sentence_of(names_.candidates[candidate_].range.first);
    const auto& own = names_.clusters[cluster].candidates;
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t i) {
      const auto& name = names_.candidates[i];
      if (i >= candidate_ || !is_full(name)) return false;
      const auto owns = name.range.last < text_.size() && text_.token(name.range.last).tag == "POS";
      if (acting && !acts(name.range.last - 1)) return false;
      return !owns && text_.sentence_of(name.range.first) + 1 >= here;
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

std::vector<std::uint32_t> known_as(const TextView& text, const JoinedNames& names,
                                    const std::vector<std::uint32_t>& persons, std::uint32_t candidate) {
  constexpr std::uint32_t kReach = 7;
  const auto& name = names.candidates[candidate];
  auto i = name.range.first;
  if (candidate == 0 || name.range.size() != 1 || name.title.size() > 0 || i < 3) return {};
  if (text.block_kind(i) == BlockKind::Headline) return {};
  static const Words kMarks = {"\"", "``", "\xE2\x80\x9C", "'", "\xE2\x80\x98"};
  if (kMarks.contains(text.word(i - 1))) --i;
  static const Words kCalled = {"nicknamed", "alias"};
  static const Words kAs = {"known", "to"};  // "referred to as"
  const bool as = text.folded(i - 1) == "as" && kAs.contains(text.folded(i - 2));
  if (!as && !kCalled.contains(text.folded(i - 1))) return {};
  const auto& before = names.candidates[candidate - 1];
  const auto cluster = names.cluster_of[candidate - 1];
  const bool near = before.range.last < i && before.range.last + kReach >= i &&
                    text.sentence_of(before.range.first) == text.sentence_of(i);
  if (!near || std::find(persons.begin(), persons.end(), cluster) == persons.end()) return {};
  return {cluster};
}

bool name_spouse(const TextView& text, JoinedNames& names, const std::vector<std::uint32_t>& bearers,
                 std::uint32_t candidate) {
  static const Words kTitles = {"mrs", "mrs.", "mme", "madame", "lady", "frau", "begum"};
  auto& name = names.candidates[candidate];
  if (name.title.size() == 0 || name.range.size() != 1 || !kTitles.contains(text.folded(name.title.last - 1)))
    return false;
  const FamilyName family(text, names, candidate);
  if (!family.all_are_men(bearers) && !(bearers.size() == 1 && family.stands_beside(bearers))) return false;
  name.in_full = text.text({name.title.last - 1, name.range.last});
  return true;
}

bool is_junior_of(const TextView& text, const JoinedNames& names, std::uint32_t cluster,
                  const std::string& name) {
  const auto& own = names.clusters[cluster];
  const auto full = fold(own.name);
  if (full != name + " jr." && full != name + " jr" && full != name + " junior") return false;
  return std::any_of(own.candidates.begin(), own.candidates.end(), [&](std::uint32_t i) {
    return told_as_relative(text, names.candidates[i]) != Kin::None;
  });
}

bool is_ruler(const TextView& text, const JoinedNames& names, const std::vector<std::uint32_t>& candidates) {
  static const Words kRulers = {"king", "sultan", "emir", "queen"};
  return std::any_of(candidates.begin(), candidates.end(), [&](std::uint32_t i) {
    const auto& title = names.candidates[i].title;
    return title.size() > 0 && kRulers.contains(text.folded(title.last - 1));
  });
}

Gender gender_by_form(const TextView& text, TokenRange name) {
  if (name.size() > 3 && text.is_hyphen(name.first + 1)) {
    const auto* gender = lexicon().given_name(text.folded(name.first + 2));
    if (gender != nullptr) return *gender;
  }
  const auto& last = text.folded(name.last - 1);
  const auto ends = [&](std::string_view ending) { return last.size() > 5 && last.ends_with(ending); };
  if ((ends("ova") && !last.ends_with("nova")) || ends("kaya") || ends("dottir")) return Gender::Female;
  return ends("ov") || ends("skiy") || ends("yev") ? Gender::Male : Gender::Unknown;
}

}  // namespace entente::ingest
