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
      for (auto i = sentence.first; i < sentence.last; ++i) mend_number(i);
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

  /// "The two held talks", "both signed treaties", "The two last met in Rome": the parser may read the number
  /// as one that counts the noun behind the verb, or the adverb.
  void mend_number(std::uint32_t verb) {
    if (verb < sentence_.first + 1 || verb + 1 >= sentence_.last) return;
    const auto number = verb - 1;
    if (!counts_people(number)) return;
    auto& token = tokens_[verb];
    if (is_adverb_of_times(token.lemma)) {
      const auto acts = token.head;
      if (token.role != "nsubj" || acts <= verb || tokens_[number].head != verb) return;
      token.role = "advmod";
      token.pos = "ADV";
      tokens_[number].head = acts;
      tokens_[number].role = "nsubj";
      return;
    }
    const auto noun = token.head;
    const bool past =
        token.tag == "VBN" || token.tag == "VBD" || (token.tag == "JJ" && token.lemma == "held");
    const bool read_so =
        token.role == "amod" && noun > verb && noun <= verb + 2 && tokens_[noun].tag == "NNS";
    if (!past || !read_so) return;
    if (tokens_[noun].role == "ROOT") {
      token.head = verb;
      token.role = "ROOT";
    } else if (const auto link = tokens_[noun].head; tokens_[noun].role == "pobj" &&
                                                     tokens_[link].role == "prep" &&
                                                     opens_clause(tokens_[link].lemma)) {
      token.head = tokens_[link].head;
      token.role = "advcl";
      tokens_[link].head = verb;
      tokens_[link].role = "mark";
    } else {
      return;
    }
    token.tag = "VBD";
    token.pos = "VERB";
    if (token.lemma == "held") token.lemma = "hold";
    for (auto i = sentence_.first; i < sentence_.last; ++i) {
      if (i == verb || i == noun || tokens_[i].head != noun || tokens_[i].role == "mark") continue;
      const bool own = i > verb && (i < noun || (tokens_[i].role == "prep" && !is_setting(i)));
      if (!own) tokens_[i].head = i + 1 == number ? number : verb;
    }
    tokens_[noun].head = verb;
    tokens_[noun].role = "dobj";
    tokens_[number].head = verb;
    tokens_[number].role = "nsubj";
  }

  /// "the two", "all three", "both".
  [[nodiscard]] bool counts_people(std::uint32_t i) const {
    if (tokens_[i].lemma == "both") return true;
    static constexpr std::array<std::string_view, 8> kNumbers = {"two", "three", "four",  "five",
                                                                 "six", "seven", "eight", "nine"};
    if (std::find(kNumbers.begin(), kNumbers.end(), tokens_[i].lemma) == kNumbers.end() ||
        i == sentence_.first)
      return false;
    const auto& before = tokens_[i - 1].lemma;
    return before == "the" || before == "all";
  }

  [[nodiscard]] static bool is_adverb_of_times(std::string_view lemma) {
    return lemma == "last" || lemma == "first" || lemma == "next";
  }

  [[nodiscard]] static bool opens_clause(std::string_view lemma) {
    return lemma == "after" || lemma == "before" || lemma == "since" || lemma == "until" || lemma == "as";
  }

  /// "in Rome", "on Monday", not "on trade".
  [[nodiscard]] bool is_setting(std::uint32_t prep) const {
    static constexpr std::array<std::string_view, 6> kWords = {"in",     "at",     "after",
                                                               "before", "during", "until"};
    const auto& lemma = tokens_[prep].lemma;
    if (std::find(kWords.begin(), kWords.end(), lemma) != kWords.end()) return true;
    return lemma == "on" && prep + 1 < sentence_.last && is_day_word(tokens_[prep + 1].lemma);
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
    for (auto i = sentence_.first; i < verb; ++i) {
      const auto* mention = over(i);
      if (mention != nullptr && mention->head == i && may_act(*mention) && take_behind(*mention, verb))
        return;
    }
  }

  /// "At the invitation of A, the premier of P, President B of Q, paid": B is no second A, for the verb has
  /// nobody else.
  bool take_behind(const Mention& mention, std::uint32_t verb) {
    auto& name = tokens_[mention.head];
    const auto* other = name.head < mention.first ? over(name.head) : nullptr;
    if ((name.role != "conj" && name.role != "appos") || other == nullptr || !may_act(*other) ||
        other->entity == mention.entity || other->last >= mention.first)
      return false;
    for (auto i = other->last; i < mention.first; ++i) {
      if (tokens_[i].role == "cc" && tokens_[i].head == other->head) return false;
    }
    for (auto i = mention.last; i < verb; ++i) {
      if (tokens_[i].role != "punct" && tokens_[i].head != verb && !is_under(i, mention.head)) return false;
    }
    auto top = other->head;
    while (tokens_[top].head < top) top = tokens_[top].head;
    if (tokens_[top].head != verb || tokens_[top].role != "prep") return false;
    name.head = verb;
    name.role = has_child(verb, "auxpass") ? "nsubjpass" : "nsubj";
    return true;
  }

  [[nodiscard]] bool is_under(std::uint32_t i, std::uint32_t head) const {
    for (auto step = sentence_.first; i != head && tokens_[i].head != i && step < sentence_.last; ++step)
      i = tokens_[i].head;
    return i == head;
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
