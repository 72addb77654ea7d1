#include "ingest/entities/names/mend_subjects.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::ingest {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

bool is_day_word(std::string_view lemma) {
  static constexpr std::array<std::string_view, 28> kWords = {
      "Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
      "January", "February",  "March",     "April",    "May",      "June",     "July",
      "August",  "September", "October",   "November", "December", "Day",      "Eve",
      "week",    "month",     "year",      "day",      "morning",  "evening",  "night"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

class SubjectMender {
 public:
  explicit SubjectMender(ResolvedDocument& document)
      : document_(document), tokens_(document.annotation.tokens), over_(tokens_.size(), -1) {
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
      const auto& mention = document.mentions[m];
      for (auto i = mention.first; i < mention.last; ++i) {
        if (over_[i] < 0) over_[i] = static_cast<std::int32_t>(m);
      }
    }
  }

  void mend() {
    for (const auto& sentence : document_.annotation.sentences) {
      sentence_ = sentence;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        if (is_open(i)) mend_verb(i);
      }
    }
  }

 private:
  [[nodiscard]] const Mention* over(std::uint32_t i) const {
    return over_[i] < 0 ? nullptr : &document_.mentions[static_cast<std::uint32_t>(over_[i])];
  }

  [[nodiscard]] bool has_child(std::uint32_t head, std::string_view role) const {
    for (auto i = sentence_.first; i < sentence_.last; ++i) {
      if (i != head && tokens_[i].head == head && tokens_[i].role.starts_with(role)) return true;
    }
    return false;
  }

  /// A finite verb that should have a subject and has none.
  [[nodiscard]] bool is_open(std::uint32_t i) const {
    const auto& token = tokens_[i];
    if (token.pos != "VERB" || (token.role != "ROOT" && token.role != "ccomp" && token.role != "advcl"))
      return false;
    const bool finite = token.tag == "VBD" || token.tag == "VBZ" || token.tag == "VBP";
    if (!finite && !has_child(i, "aux")) return false;
    if (token.tag == "VB" || token.tag == "VBG") return false;
    return !has_child(i, "nsubj") && !has_child(i, "csubj") && !has_child(i, "expl");
  }

  void mend_verb(std::uint32_t verb) {
    auto before = verb;
    while (before > sentence_.first &&
           (tokens_[before - 1].pos == "ADV" || tokens_[before - 1].pos == "AUX" ||
            tokens_[before - 1].role == "neg"))
      --before;
    if (before > sentence_.first) {
      const auto* mention = over(before - 1);
      if (mention != nullptr && mention->last == before && may_act(*mention) && take(*mention, verb)) return;
    }
    // "In Oslo A, who leads the team, accused B": the name cannot be one with the place.
    for (auto i = sentence_.first; i < verb; ++i) {
      const auto* mention = over(i);
      if (mention == nullptr || mention->head != i || !may_act(*mention) || tokens_[i].role != "pobj" ||
          tokens_[tokens_[i].head].head != verb)
        continue;
      if (tokens_[mention->last].lemma == "," && take(*mention, verb)) return;
    }
  }

  [[nodiscard]] bool may_act(const Mention& mention) const {
    return mention.kind == MentionKind::Name &&
           document_.entities[mention.entity].type == EntityType::Person && mention.first > sentence_.first;
  }

  bool take(const Mention& mention, std::uint32_t verb) {
    auto head = mention.head;
    const Mention* first = &mention;
    while (tokens_[head].role == "conj" && tokens_[head].head < head && over(tokens_[head].head) != nullptr) {
      head = tokens_[head].head;
      first = over(head);
    }
    const auto above = tokens_[head].head;
    if (above >= first->first) return false;
    if (tokens_[head].role == "dobj") {
      const auto& role = tokens_[above].role;
      if (tokens_[above].tag != "VBG" || (role != "pcomp" && role != "advcl")) return false;
    } else if (tokens_[head].role == "pobj") {
      const auto rest = object_left(head, *first);
      if (rest == kNone) return false;
      for (auto i = above; i < rest; ++i) {
        if (tokens_[i].head == head) tokens_[i].head = rest;
      }
      tokens_[rest].head = above;
      tokens_[rest].role = "pobj";
    } else {
      return false;
    }
    tokens_[head].head = verb;
    tokens_[head].role = has_child(verb, "auxpass") ? "nsubjpass" : "nsubj";
    return true;
  }

  /// What stays of the phrase: the last part before the name that is a name of its own or a day.
  [[nodiscard]] std::uint32_t object_left(std::uint32_t head, const Mention& mention) const {
    for (auto i = mention.first; i-- > tokens_[head].head + 1;) {
      if (tokens_[i].head != head) continue;
      const auto* other = over(i);
      if ((other != nullptr && other->entity != mention.entity) || is_day_word(tokens_[i].lemma)) return i;
    }
    return kNone;
  }

  ResolvedDocument& document_;
  std::vector<Token>& tokens_;
  std::vector<std::int32_t> over_;
  Sentence sentence_;
};

}  // namespace

void mend_subjects(ResolvedDocument& document) { SubjectMender(document).mend(); }

}  // namespace entente::ingest
