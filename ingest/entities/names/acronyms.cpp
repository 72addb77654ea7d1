// Short forms in capitals: told beside the long name, or chosen among several meanings by what the document
// spells out.
#include "ingest/entities/names/acronyms.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/group_words.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

bool is_acronym(const NameCandidate& candidate) {
  return candidate.range.size() <= 3 && candidate.text.size() >= 2 && candidate.text.size() <= 10 &&
         is_all_upper(candidate.text) && candidate.text.find(' ') == std::string::npos;
}

namespace {

class AcronymReader {
 public:
  AcronymReader(const TextView& text, std::vector<NameCandidate>& candidates)
      : text_(text), candidates_(candidates) {}

  std::unordered_map<std::string, std::string> read() {
    find_acronyms();
    find_initials();
    choose_acronyms();
    drop_common_words();
    return std::move(acronyms_);
  }

 private:
  std::vector<NameCandidate>& all() { return candidates_; }

  /// Of its words with capitals. Folded.
  static std::string initials_of(const NameCandidate& full) {
    std::string initials;
    for (std::size_t at = 0; at < full.key.size(); ++at) {
      const bool begins = at == 0 || full.key[at - 1] == ' ' || full.key[at - 1] == '-';
      if (begins && (full.text.size() != full.key.size() || !(full.text[at] >= 'a' && full.text[at] <= 'z')))
        initials += full.key[at];
    }
    return initials;
  }

  /// The letters begin as the name does; those of a place or country are its initials.
  static bool may_abbreviate(const std::string& letters, const NameCandidate& full) {
    const auto initials = initials_of(full);
    const bool place = full.known != nullptr &&
                       (full.known->type == EntityType::Place || full.known->type == EntityType::Country);
    if (place) return letters == initials;
    return !initials.empty() &&
           (letters.front() == initials.front() || initials.find(letters) != std::string::npos);
  }

  /// The whole of a bracket behind the long name of a body, agreement or the like: its short form, in
  /// whatever language.
  [[nodiscard]] bool is_bracketed(const NameCandidate& full, const NameCandidate& brief) const {
    if (full.range.size() < 2 || brief.range.size() != 1 || brief.range.first != full.range.last + 1 ||
        brief.range.last >= text_.size() || text_.folded(brief.range.last) != ")")
      return false;
    const auto type = full.certain || full.known != nullptr ? full.best_type() : EntityType::Person;
    if (type == EntityType::Person || type == EntityType::Country || type == EntityType::Place) return false;
    if (brief.known != nullptr && brief.certain) return false;
    const auto upper =
        std::count_if(brief.text.begin(), brief.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (initials_of(full) == brief.key && brief.key.size() > 2) return true;  // "(Unip)"
    return brief.text.size() >= 2 && brief.text.size() <= 10 && upper >= 2 &&
           static_cast<std::size_t>(upper) * 2 >= brief.text.size();
  }

  /// "New Development Bank (NDB)", "Palestinian Islamic Jihad, or PIJ,", "the agency, ANGE": the short form
  /// is told beside the long one.
  void find_acronyms() {
    for (std::uint32_t i = 0; i + 1 < all().size(); ++i) {
      const auto& full = all()[i];
      auto& brief = all()[i + 1];
      if (is_acronym(full) || full.kind != MentionKind::Name) continue;
      if (!is_acronym(brief) && !is_bracketed(full, brief)) continue;
      if (text_.sentence_of(full.range.first) != text_.sentence_of(brief.range.first)) continue;
      const auto gap = brief.range.first - full.range.last;
      if (gap == 0 || gap > 8) continue;
      const auto& mark = text_.folded(full.range.last);
      const bool bracket = gap == 1 && mark == "(";
      const bool said = mark == "," && gap == 2 && text_.folded(full.range.last + 1) == "or";
      const auto& lead = text_.folded(brief.range.first - 1);
      const bool known_as = mark == "," && gap >= 3 &&
                            (lead == "as" || lead == "acronym" || lead == "called") &&
                            text_.folded(full.range.last + 1) == "known";
      if (!bracket && !said && !known_as) continue;
      const bool foreign = bracket && is_bracketed(full, brief);  // "the Homeland (CNSP)", of its French name
      if (!foreign && !may_abbreviate(brief.key, full)) continue;
      if (full.known != nullptr && brief.known != nullptr && full.known->name == brief.known->name) continue;
      if (full.known == nullptr && brief.known != nullptr && brief.known->type == EntityType::Country)
        continue;
      brief.known = full.known;
      brief.certain = full.certain;
      brief.score = full.score;
      brief.weak = false;
      acronyms_[brief.key] = full.key;
    }
  }

  /// "the ACC" after "the Anti-Corruption Commission of Sierra Leone": initials that are told nowhere, of one
  /// body only.
  void find_initials() {
    std::unordered_map<std::string, std::string> long_forms;  // empty where two have the initials
    for (const auto& full : all()) {
      if (full.range.size() < 3 || full.kind != MentionKind::Name || is_acronym(full) ||
          full.best_type() != EntityType::Organization || full.known != nullptr)
        continue;
      for (const auto of : {std::string::npos, full.text.find(" of ")}) {
        NameCandidate part = full;
        if (of != std::string::npos) {
          part.text = full.text.substr(0, of);
          part.key = full.key.substr(0, full.key.find(" of "));
        }
        const auto [entry, fresh] = long_forms.emplace(initials_of(part), full.key);
        if (!fresh && entry->second != full.key) entry->second.clear();
      }
    }
    for (auto& brief : all()) {
      if (!is_acronym(brief) || brief.text.size() < 3 || brief.known != nullptr ||
          acronyms_.contains(brief.key))
        continue;
      const auto full = long_forms.find(brief.key);
      if (full == long_forms.end() || full->second.empty()) continue;
      acronyms_[brief.key] = full->second;
      brief.score_of(EntityType::Organization) += 2.0F;
      brief.weak = false;
    }
  }

  /// Letters with several meanings mean the one that the document spells out: "PIF" beside "Pacific Islands
  /// Forum".
  void choose_acronyms() {
    std::unordered_map<std::string_view, bool> named;
    for (const auto& candidate : all()) {
      if (candidate.known != nullptr && !is_acronym(candidate)) named.emplace(candidate.known->name, true);
    }
    for (auto& candidate : all()) {
      if (candidate.known == nullptr || !candidate.certain || !is_acronym(candidate) ||
          named.contains(candidate.known->name))
        continue;
      const auto* senses = lexicon().find(candidate.key);
      if (senses == nullptr) continue;
      for (const auto& sense : *senses) {
        if (!named.contains(sense.name)) continue;
        candidate.score_of(candidate.known->type) = 0;
        candidate.score_of(sense.type) = 5.0F;
        candidate.known = &sense;
        break;
      }
    }
  }

  /// A single word that the document also writes in lower case is a word, not a name ("Leaders", "the
  /// Strategy").
  void drop_common_words() {
    std::unordered_map<std::string_view, bool> lower;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (!text_.is_capital(i)) lower.emplace(text_.folded(i), true);
    }
    std::unordered_set<std::string> parts;  // of people's names: "both Kims" are none
    for (const auto& candidate : all()) {
      if (candidate.range.size() < 2 || candidate.best_type() != EntityType::Person) continue;
      for (auto i = candidate.range.first; i < candidate.range.last; ++i) parts.insert(text_.folded(i));
    }
    for (auto& candidate : all()) {
      if (ends_as_post(candidate)) candidate.score.fill(-1.0F);
      if (candidate.known != nullptr || candidate.certain || candidate.range.size() != 1 ||
          candidate.title.size() > 0)
        continue;
      const bool family =
          parts.contains(family_of_plural(candidate.key)) && text_.token(candidate.range.first).tag == "NNPS";
      const bool plural_office = candidate.key.ends_with("s") && lexicon().office(candidate.key.substr(
                                                                     0, candidate.key.size() - 1)) != nullptr;
      const bool head = lexicon().head_word(candidate.key) != nullptr;
      if (plural_office || head || family || (lower.contains(candidate.key) && !is_particle(candidate.key)))
        candidate.score.fill(-1.0F);
    }
  }

  /// "the Ruritanian Head of State": a post, not a name.
  [[nodiscard]] bool ends_as_post(const NameCandidate& candidate) const {
    const auto& range = candidate.range;
    if (candidate.known != nullptr || candidate.certain || range.size() < 3) return false;
    const auto words = fold(text_.slice({range.last - 3, range.last}));
    return words == "head of state" || words == "head of government" || words == "chief of staff";
  }

  const TextView& text_;
  std::vector<NameCandidate>& candidates_;
  std::unordered_map<std::string, std::string> acronyms_;
};

}  // namespace

std::unordered_map<std::string, std::string> read_acronyms(const TextView& text,
                                                           std::vector<NameCandidate>& candidates) {
  return AcronymReader(text, candidates).read();
}

}  // namespace entente::ingest
