// All names of one sentence: lexicon and head-word patterns first, then what is left of each run of
// capitalized words.
#include <algorithm>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/person_parts.hpp"
#include "ingest/entities/names/personal_shape.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

class NameFinder {
 public:
  NameFinder(const TextView& text, const Sentence& sentence)
      : text_(text), sentence_(sentence), used_(sentence.last - sentence.first, 0) {}

  std::vector<NameCandidate> find() {
    auto known = find_known_names(text_, sentence_);
    for (auto& name : find_mastheads(text_, sentence_)) take(std::move(name));
    for (auto& name : find_quoted_titles(text_, sentence_)) take(std::move(name));
    for (auto& name : find_resolution_names(text_, sentence_)) take(std::move(name));
    for (auto& name : find_titled_names(text_, sentence_)) take(std::move(name));
    for (auto& name : find_election_names(text_, sentence_, known)) take(std::move(name));
    for (auto& name : find_extended_names(text_, sentence_, known)) take(std::move(name));
    for (auto& name : find_agreement_names(text_, sentence_, known)) take(std::move(name));
    for (auto& name : find_long_names(text_, sentence_, known)) {
      cut_persons(text_, name, known);
      take(std::move(name));
    }
    known_ = std::move(known);
    std::erase_if(known_, [&](const NameCandidate& name) { return is_used(name.range); });
    known_of_.assign(sentence_.last - sentence_.first, -1);
    for (std::size_t n = 0; n < known_.size(); ++n) {
      for (auto i = known_[n].range.first; i < known_[n].range.last; ++i)
        known_of_[i - sentence_.first] = static_cast<std::int32_t>(n);
    }
    for (auto& name : find_recognised_phrases(text_, sentence_, known_)) take(std::move(name));
    for (auto i = sentence_.first; i < sentence_.last;) i = run(i);
    std::sort(names_.begin(), names_.end(),
              [](const NameCandidate& a, const NameCandidate& b) { return a.range < b.range; });
    return std::move(names_);
  }

 private:
  bool is_used(TokenRange range) const {
    for (auto i = range.first; i < range.last; ++i) {
      if (used_[i - sentence_.first] != 0) return true;
    }
    return false;
  }

  void take(NameCandidate candidate) {
    if (candidate.nested) {
      names_.push_back(std::move(candidate));
      return;
    }
    if (candidate.range.size() == 0 || is_used(candidate.range)) return;
    for (auto i = candidate.range.first; i < candidate.range.last; ++i) used_[i - sentence_.first] = 1;
    names_.push_back(std::move(candidate));
  }

  const NameCandidate* known_from(std::uint32_t i) const {
    const auto number = known_of_[i - sentence_.first];
    if (number < 0 || known_[static_cast<std::size_t>(number)].range.first != i) return nullptr;
    return &known_[static_cast<std::size_t>(number)];
  }

  NameCandidate plain(TokenRange range) const {
    NameCandidate candidate;
    candidate.range = range;
    candidate.text = text_.text(range);
    if (candidate.text.size() > 2 && candidate.text.front() == '/' && candidate.text.back() == '/')
      candidate.text = candidate.text.substr(1, candidate.text.size() - 2);  // "/STEPPE POST/"
    candidate.key = fold(candidate.text);
    return candidate;
  }

  /// Whether token i goes on with the name that ended before it.
  bool continues(std::uint32_t i) const {
    if (i >= sentence_.last || used_[i - sentence_.first] != 0) return false;
    if (is_name_word(text_, i)) return true;
    const bool next =
        i + 1 < sentence_.last && used_[i + 1 - sentence_.first] == 0 && text_.is_capital(i + 1);
    if (text_.is_hyphen(i) && text_.is_joined(i))
      return i + 1 < sentence_.last && text_.is_joined(i + 1) && used_[i + 1 - sentence_.first] == 0;
    if (i > sentence_.first && text_.is_hyphen(i - 1) && text_.is_joined(i)) return true;  // "Chung-kwang"
    if (text_.folded(i) == "&" && next) return true;
    if (is_regnal_one(text_, i) || is_elided(text_, i) || (next && is_marked_particle(text_, i))) return true;
    if (!is_particle(text_.folded(i))) return false;
    if (text_.folded(i).find('-') != std::string::npos) return true;  // "el-Sisi"
    if (next && is_name_word(text_, i + 1)) return true;
    if (i + 1 < sentence_.last && is_elided(text_, i + 1)) return true;  // "Palais de l'Élysée"
    if (i + 1 < sentence_.last && text_.is_hyphen(i + 1) && text_.is_joined(i + 1))
      return true;  // "el" "-" "Sisi"
    return i + 2 < sentence_.last && is_particle(text_.folded(i + 1)) && is_name_word(text_, i + 2);
  }

  std::uint32_t run(std::uint32_t i) {
    if (used_[i - sentence_.first] != 0) return i + 1;
    if (const auto* name = known_from(i);
        name != nullptr && !is_name_word(text_, i)) {  // "al-Qaeda", "one-China policy"
      const auto end = name->range.last;
      take(*name);
      return end;
    }
    const bool particle_start = is_particle(text_.folded(i)) && i + 1 < sentence_.last && continues(i) &&
                                text_.folded(i) != "la" && text_.folded(i) != "le" &&
                                text_.folded(i) != "e" && text_.folded(i) != "do" &&
                                !text_.folded(i).ends_with("es") && !text_.folded(i).ends_with("os") &&
                                !text_.folded(i).ends_with("as");
    if (!is_name_word(text_, i) && !particle_start) return i + 1;
    auto end = i + 1;
    for (;;) {
      if (const auto past = nickname_end(text_, sentence_, end); past > end && !is_used({end, past}))
        end = past;
      else if (continues(end) || through_known(i, end))
        ++end;
      else
        break;
    }
    split_run({i, end});
    return end;
  }

  /// A name of the lexicon spans the token: "People's Republic of China", "Republic of Korea".
  bool through_known(std::uint32_t first, std::uint32_t i) const {
    if (i >= sentence_.last || used_[i - sentence_.first] != 0) return false;
    const auto number = known_of_[i - sentence_.first];
    if (number < 0) return false;
    const auto& range = known_[static_cast<std::size_t>(number)].range;
    return range.first >= first && range.first < i;
  }

  /// The piece of one run that is not yet told apart: [begin, end), with the title before it.
  struct Piece {
    std::uint32_t begin = 0;
    TokenRange title{};
    bool person = false;
    Gender gender = Gender::Unknown;
  };

  void split_run(TokenRange run) {
    Piece piece{.begin = run.first};
    if (const auto title = title_into(run); title.size() > 0)
      piece = {.begin = title.last, .title = title, .person = true};
    for (auto i = piece.begin; i < run.last;) {
      if (i > piece.begin && is_patronymic_particle(text_.folded(i - 1))) {  // "bin Sultan"
        ++i;
        continue;
      }
      if (const auto* name = known_from(i);
          name != nullptr && name->range.last <= run.last && stands_alone(*name, piece, run)) {
        flush(piece, i);
        const auto end = name->range.last;
        take(*name);
        i = end < run.last && text_.is_hyphen(end) ? end + 1 : end;
        piece = {.begin = i};
        continue;
      }
      if (const auto end = office_end(text_, i, run.last); end > i && is_title(i, end, run) &&
                                                           !(end < run.last && text_.is_hyphen(end)) &&
                                                           !(i > run.first && text_.is_hyphen(i - 1))) {
        const TokenRange words{piece.begin, i};
        if (piece.begin < i && (piece.person ? !is_portfolio(text_, words)
                                             : is_town_before(text_, words, known_from(piece.begin))))
          flush(piece, i);
        piece.title = {piece.title.size() > 0 ? piece.title.first : piece.begin, end};
        piece.person = true;
        piece.begin = i = end;
        continue;
      }
      if (const auto end = shared_title_end(text_, i, run); end > i && piece.begin == i) {
        piece = {.begin = end, .title = {}, .person = true};
        i = end;
        continue;
      }
      if (i == run.first && piece.begin == i && i + 2 < run.last && lexicon().is_role(text_.folded(i)) &&
          !is_common_word(text_.folded(run.last - 1))) {  // "Astronomer Anthony Boccaletti"
        piece.title = {i, i + 1};
        piece.person = true;
        piece.begin = ++i;
        continue;
      }
      if (const auto* gender = honorific(i, run); gender != nullptr) {
        if (piece.begin == i) {
          piece.title = {piece.title.size() > 0 ? piece.title.first : i, i + 1};
          piece.person = true;
          if (*gender != Gender::Unknown) piece.gender = *gender;
          piece.begin = ++i;
          continue;
        }
      }
      ++i;
    }
    flush(piece, run.last);
  }

  /// "Secretary of State Blinken": a title that begins before the run and ends within it; empty where there
  /// is none.
  TokenRange title_into(TokenRange run) const {
    if (lexicon().head_word(text_.folded(run.last - 1)) != nullptr) return {};
    for (auto i = run.first - std::min(run.first - sentence_.first, 3U); i < run.first; ++i) {
      const auto end = office_end(text_, i, run.last);
      if (end > run.first && end < run.last && text_.is_capital(i)) return {i, end};
    }
    return {};
  }

  /// "Mr", "Dr.", "Sheikh": with a name behind it.
  const Gender* honorific(std::uint32_t i, TokenRange run) const {
    if (i + 1 >= run.last) return nullptr;
    if (i + 2 < run.last) {
      const auto* gender = lexicon().honorific(fold(text_.slice({i, i + 2})));
      if (gender != nullptr) return gender;  // "Tan Sri": the second word is one alone, too
    }
    if ((text_.folded(i) == "u" && !text_.is_opening(i) && !text_.token(i + 1).unheard) ||
        text_.folded(i) == "m." || (text_.folded(i) == "he" && text_.word(i) != "HE") ||
        (text_.folded(i) == "father" && !text_.token(i + 1).unheard &&
         lexicon().given_name(text_.folded(i + 1)) == nullptr))
      return nullptr;
    if (text_.folded(i) == "royal" && text_.folded(i + 1) == "highness")
      return lexicon().honorific("highness");
    return lexicon().honorific(text_.folded(i));
  }

  /// An office word is a title where a name follows, or where it ends the run; not within a longer name that
  /// the recogniser sees.
  bool is_title(std::uint32_t i, std::uint32_t end, TokenRange run) const {
    const auto* name = text_.name_at(i);
    if (end == run.last && ends_person(text_, {i, end})) return false;
    if (name != nullptr && name->type == "ORG" && name->first < i && name->last >= end && end == run.last) {
      return lexicon().office(text_.folded(end - 1)) != nullptr;
    }
    return true;
  }

  /// Whether a name of the lexicon is itself, not the beginning or end of an unknown longer one.
  bool stands_alone(const NameCandidate& name, const Piece& piece, TokenRange run) const {
    const bool at_start = name.range.first == piece.begin;
    const auto end = name.range.last;
    const bool at_end = end >= run.last;
    if (at_start && at_end)
      return !(piece.person && name.range.size() == 1 && name.known->sense != NameSense::Nationality &&
               piece.title.size() > 0 && name.known->type == EntityType::Place);
    const bool weak = name.known->sense == NameSense::City || name.known->sense == NameSense::Region ||
                      (name.known->sense == NameSense::Capital && name.range.size() == 1);
    const auto* seen = text_.name_at(name.range.first);
    const bool hyphen_after = end < run.last && text_.is_hyphen(end);
    const bool hyphen_before = name.range.first > run.first && text_.is_hyphen(name.range.first - 1);
    if (!at_start) {
      if (hyphen_before && !names_.empty() && names_.back().range.last == name.range.first - 1) return true;
      if (name.range.size() > 1 && name.certain && !weak) return true;
      const auto before = name.range.first - 1;
      if (!text_.is_capital(before) && is_particle(text_.folded(before))) return false;  // "dos Santos"
      if (name.known->sense == NameSense::Nationality &&
          office_within({end, std::min(run.last, end + 4)}) > 0)
        return true;  // "Acting Kenyan President"
      // "Rafah Egypt" is rare; "Emmanuel Chad" is a person. A name behind others stands alone where the
      // recogniser cuts there.
      return seen != nullptr && seen->first == name.range.first && seen->last == end && seen->type == "GPE" &&
             !piece.person && !hyphen_before;
    }
    if (hyphen_after && end + 1 < run.last && known_from(end + 1) != nullptr)
      return true;  // "China-Kazakhstan"
    if (is_parted(text_, name, {end, run.last})) return true;
    if (hyphen_after)
      return name.known->type == EntityType::Country && end + 1 < run.last &&
             !text_.is_capital(end + 1);  // "China-proposed"
    if (piece.person)
      return name.known->type == EntityType::Country && lexicon().given_name(name.key) == nullptr &&
             name.known->sense == NameSense::Country;
    if (name.range.size() > 1 && name.known->type == EntityType::Place && seen != nullptr &&
        (seen->type == "LOC" || seen->type == "GPE") && name.certain)
      return true;
    if (name.known->sense == NameSense::Nationality && known_from(end) != nullptr &&
        known_from(end)->certain && known_from(end)->range.last == run.last)
      return true;  // "French Legion of Honour"
    const bool owner = name.range.first > sentence_.first && text_.folded(name.range.first - 1) == "of";
    if ((name.range.size() > 1 || owner) && name.certain && names_person(text_, {end, run.last})) return true;
    if (owner &&
        (name.known->sense == NameSense::Country ||
         (name.known->type == EntityType::Place && run.last - end >= 2)) &&
        follows_office(text_, name.range.first) && !is_common_word(text_.folded(run.last - 1)) &&
        lexicon().head_word(text_.folded(run.last - 1)) == nullptr)
      return true;  // "President of Algeria Abdelmadjid Tebboune"
    // More words follow. The recogniser may see one longer name: "Vietnam Airlines".
    if (seen != nullptr && seen->last > end && seen->last <= run.last && seen->first <= name.range.first &&
        seen->type != "PERSON" && seen->type != "NORP" && office_within({end, seen->last}) == 0) {
      return name.known->sense == NameSense::Nationality && seen->type == "GPE";
    }
    if (name.known->sense == NameSense::Nationality || name.known->sense == NameSense::Country ||
        name.known->sense == NameSense::Government) {
      // "Jordan Peterson", "Chad Smith": a country's name that is a given name, before a surname.
      if (!owner && seen != nullptr && seen->type == "PERSON" && seen->last > end && name.range.size() == 1 &&
          lexicon().given_name(name.key) != nullptr)
        return false;
      return true;
    }
    if (!weak && seen != nullptr && name.range.size() == 1 && seen->first == name.range.first &&
        seen->last > end)
      return false;                                              // "Sahel Wire"
    if (opens_firm(text_, name, {end, run.last})) return false;  // "Toyota Tsusho"
    if (!weak) return true;
    return office_within({end, std::min(run.last, end + 5)}) > 0 &&
           !(seen != nullptr && seen->type == "PERSON");
  }

  /// 1 + the place of the first office word in the range, or 0.
  std::uint32_t office_within(TokenRange range) const {
    for (auto i = range.first; i < range.last; ++i) {
      if (office_end(text_, i, range.last) > i) return i + 1 - range.first;
    }
    return 0;
  }

  void flush(const Piece& piece, std::uint32_t end) {
    TokenRange range{piece.begin, end};
    while (range.size() > 0 && (text_.is_hyphen(range.last - 1) || text_.folded(range.last - 1) == "&" ||
                                is_lower_tail(range.last - 1, range) || is_link(range.last - 1)))
      --range.last;
    while (range.size() > 0 && text_.is_hyphen(range.first)) ++range.first;
    if (range.size() == 0 || (range.size() == 1 && is_title_alone(text_.word(range.first)))) return;
    if (known_from(range.first) == nullptr && is_household(text_, range)) return;
    if (const auto start = behind_post_word(text_, range); start > range.first)
      return flush({.begin = start, .title = {}, .person = true, .gender = piece.gender}, range.last);
    if (lexicon().is_ignored(fold(text_.slice(range))) || is_two_nations(text_, range) ||
        (!piece.person && is_description(range)))
      return;
    if (piece.person && office_end(text_, range.first, range.last) == range.last) return;
    if (text_.slice(range).find_first_of("[]()") != std::string_view::npos ||
        text_.slice(range).front() == '"')
      return;
    if (!piece.person && range.first > sentence_.first && follows_office(text_, range.first)) {
      auto start = person_start(text_, range);
      if (start == range.last) start = person_behind_portfolio(text_, range);
      if (start == range.last) start = person_behind_republic(text_, range);
      if (start < range.last) return flush({.begin = start, .title = {}, .person = true}, range.last);
    }
    if (const auto start = behind_common_words(text_, range); !piece.person && start < range.last)
      return flush({.begin = start, .title = {}, .person = true}, range.last);
    if (const auto start = behind_place(text_, range); !piece.person && start > range.first) {
      flush(piece, start);
      return flush({.begin = start, .title = {}, .person = true}, range.last);
    }
    for (const auto& part : cut_by_recogniser(text_, range, piece.person, known_)) {
      auto candidate = plain(part);
      drop_nickname(text_, candidate);
      if (part == range || part.first == range.first) {
        candidate.title = piece.title;
        candidate.gender = piece.gender;
        if (piece.person) candidate.score_of(EntityType::Person) += 3.0F;
        name_ruler(text_, known_, candidate);
      }
      candidate.weak = is_shouted_phrase(text_, part) ||
                       (is_weak_name(text_, part) && !piece.person && !is_byline_name(text_, part));
      if (const auto* known = known_from(part.first); known != nullptr && known->range == part) {
        candidate.known = known->known;
        candidate.score_of(known->known->type) += 1.5F;
      }
      take(std::move(candidate));
    }
  }

  bool is_link(std::uint32_t i) const {
    const auto& word = text_.folded(i);
    return !text_.is_capital(i) && (word == "of" || word == "the" || word == "and" || word == "for");
  }

  bool is_lower_tail(std::uint32_t i, TokenRange range) const {
    return !text_.is_capital(i) && !(i > range.first && text_.is_hyphen(i - 1)) &&
           is_particle(text_.folded(i)) && text_.folded(i).find('-') == std::string::npos;
  }

  /// Title words left alone: "the Prime Minister", "Senior Minister".
  bool is_description(TokenRange range) const {
    const auto end = office_end(text_, range.first, range.last);
    if (end == range.last) return true;
    return text_.name_at(range.first) == nullptr &&
           office_end(text_, range.last - 1, range.last) == range.last;
  }

  const TextView& text_;
  const Sentence& sentence_;
  std::vector<char> used_;
  std::vector<NameCandidate> known_;
  std::vector<std::int32_t> known_of_;  // by token of the sentence: number in known_, or -1
  std::vector<NameCandidate> names_;
};

}  // namespace

std::vector<NameCandidate> find_names(const TextView& text, const Sentence& sentence) {
  return NameFinder(text, sentence).find();
}

}  // namespace entente::ingest
