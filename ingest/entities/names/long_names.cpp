// Names made by a head word: the capitalized words before it ("China-Central Asia Summit"), and what "of",
// "for" or "on" adds behind it
// ("Treaty of Permanent Good-Neighborliness and Friendly Cooperation").
#include <algorithm>
#include <array>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/name_reach.hpp"
#include "ingest/entities/names/personal_shape.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class LongNameFinder {
 public:
  LongNameFinder(const TextView& text, const Sentence& sentence, const std::vector<NameCandidate>& known)
      : text_(text), sentence_(sentence), known_(known) {}

  std::vector<NameCandidate> find() {
    for (auto i = sentence_.first; i < sentence_.last;) {
      const auto next = numbered_meeting(i);
      if (i < taken_) {
        i = taken_;
      } else if (next > i) {
        i = next;
      } else if (is_name_word(text_, i)) {
        i = std::max(chunk(i), i + 1);
      } else {
        ++i;
      }
    }
    return std::move(found_);
  }

 private:
  /// The end of the run of name words from `i`: joined by hyphens, "&", and initials' points.
  std::uint32_t run_end(std::uint32_t i) const {
    while (i < sentence_.last) {
      if (is_name_word(text_, i)) {
        ++i;
      } else if (i + 1 < sentence_.last &&
                 (text_.folded(i) == "&" || (text_.is_hyphen(i) && text_.is_joined(i))) &&
                 text_.is_capital(i + 1)) {
        i += 2;
      } else if (i + 1 < sentence_.last && (text_.folded(i) == "'s" || text_.folded(i) == "'") &&
                 (known_through(i) || is_of_many(text_, sentence_, i))) {
        ++i;
      } else if (within_state(i) || within_name(i)) {
        ++i;
      } else {
        break;
      }
    }
    return i;
  }

  /// A name of the lexicon goes on over this token ("People's Republic of China").
  bool known_through(std::uint32_t i) const {
    const auto* name = known_at(known_, i);
    return name != nullptr && name->range.last > i + 1;
  }

  /// "and" of "Bosnia and Herzegovina".
  bool within_state(std::uint32_t i) const {
    const auto* name = known_at(known_, i);
    return name != nullptr && name->range.first < i && name->range.last > i + 1 &&
           name->known->type == EntityType::Country && name->kind != MentionKind::Nationality;
  }

  /// "bin" of "Turki bin Abdullah Mosque".
  bool within_name(std::uint32_t i) const {
    const auto& word = text_.folded(i);
    return (word == "bin" || word == "ibn" || word == "bint") && i > sentence_.first &&
           i + 1 < sentence_.last && is_name_word(text_, i - 1) && is_name_word(text_, i + 1);
  }

  const HeadWord* head(std::uint32_t i) const { return lexicon().head_word(text_.folded(i)); }

  /// One run of name words that begins at `a`: its head word decides. Returns where to go on.
  std::uint32_t chunk(std::uint32_t a) {
    auto b = run_end(a);
    const auto start = begin_of(a, b);
    b = over_and(start, b);
    if (const auto band = band_of(text_, sentence_, {start, b}); band.range.size() > 0) {
      add(band.range, band.type, 3.0F);
      return band.range.last;
    }
    if (b < sentence_.last && !text_.is_capital(b)) {
      if (const auto end = lower_head({start, b}); end > b) return end;
    }
    for (auto h = b; h > start; --h) {
      const auto* word = head(h - 1);
      if (word != nullptr && word->letter_case == HeadCase::Admin && h == b && h - start == 2 &&
          text_.token(start).unheard && known_at(known_, start) == nullptr) {
        add({start, b}, EntityType::Place, 3.0F);  // "Rakhine State"
        return b;
      }
      if (word == nullptr || word->letter_case == HeadCase::Admin || text_.is_hyphen(h - 1)) continue;
      if (const auto* name = known_at(known_, h - 1);
          name != nullptr && name->range.size() > 1 && name->range.last != h)
        continue;
      return headed({start, b}, h - 1, *word);
    }
    return b;
  }

  /// "the Gem and Jewelry Institute", "the Law and Justice Party": words before an "and" that belong to what
  /// the head word behind it names.
  std::uint32_t over_and(std::uint32_t start, std::uint32_t b) const {
    if (b + 1 >= sentence_.last || b - start > 4 || b == start ||
        (text_.folded(b) != "and" && text_.folded(b) != "&") || !is_name_word(text_, b + 1))
      return b;
    auto end = run_end(b + 1);
    if (end + 1 < sentence_.last && head(end - 1) == nullptr && text_.folded(end) == "and" &&
        is_name_word(text_, end + 1))
      end = run_end(end + 1);  // "Gem and Jewellery Research and Training Institute"
    const auto* word = head(end - 1);
    if (end - b > 6 || end - b < 2 || word == nullptr || word->type == EntityType::Place ||
        !is_common_list(text_, {start, b}, {b + 1, end}))
      return b;
    if (lexicon().is_ignored(fold(text_.slice({start, b})))) return b;  // "the Government and Parliament"
    for (auto i = start; i < b; ++i) {
      if (head(i) != nullptr && head(i)->type == word->type) return b;
      if (known_at(known_, i) != nullptr && known_at(known_, i)->kind != MentionKind::Nationality) return b;
    }
    return known_at(known_, b + 1) == nullptr ? end : b;
  }

  /// Leading words that do not belong to the name: offices, and the nationality of a person's title.
  std::uint32_t begin_of(std::uint32_t a, std::uint32_t b) const {
    auto start = a;
    for (auto i = a; i < b; ++i) {
      const auto end = office_end(text_, i, b);
      // "Secretary General", "King Abdullah": a title begins another name, unless an organization is called
      // so ("General Assembly").
      if (end < b && text_.folded(end) == "'s") break;  // "Governor's House"
      if (end > i && lexicon().find(text_.folded(i)) == nullptr && (end == b || head(end) == nullptr) &&
          text_.folded(i) != "general" && text_.folded(i) != "state" && text_.folded(i) != "head" &&
          text_.folded(i) != "major" && text_.folded(i) != "chief") {
        start = end;
        i = end - 1;
      }
    }
    return start;
  }

  std::uint32_t headed(TokenRange run, std::uint32_t h, const HeadWord& word) {
    if ((h + 1 < sentence_.last && leads_away(text_.folded(h + 1))) ||
        bears_family_name(text_, {run.first, h + 1}) ||
        (word.type == EntityType::Place && is_titled_family(text_, {run.first, h + 1})))
      return run.last;
    const bool last = h + 1 == run.last;
    TokenRange range{run.first, h + 1};
    if (!last && is_leading_head(text_.folded(h)) && h == run.first) {
      range.last = run.last;
    } else if (last) {
      range.last = extend_right(range, word);
    } else if (word.type == EntityType::Place && h > run.first &&
               is_town_behind(text_, known_, {h + 1, run.last}, run.first)) {
      range.last = run.last;  // "State House Entebbe"
    } else if (const auto* seen = text_.name_at(h); seen == nullptr || seen->last != h + 1) {
      return run.last;  // "Air Force One": more follows, and nothing says that the name ends here
    }
    if (last && range.last == h + 1 && (text_.folded(h) == "order" || text_.folded(h) == "route"))
      return run.last;  // "Executive Order", "U.S. Route"; an award is an "Order of ..."
    if (last && range.last == h + 1 && text_.folded(h) == "resolution" && range.last < sentence_.last &&
        is_digit(decode_character(text_.word(range.last), 0).code))
      ++range.last;  // "Security Council Resolution 1701"
    // "the Summit", "the Council": a head word alone names nothing.
    if (range.size() == 1) return run.last;
    if (const auto* same = known_at(known_, range.first);
        same != nullptr && (same->range.first < range.first || same->range.last >= range.last))
      return run.last;
    while (range.first >= sentence_.first + 2 && text_.is_hyphen(range.first - 1) &&
           text_.is_joined(range.first) && text_.is_capital(range.first - 2))
      range.first -= 2;  // "Five-Point Consensus"
    range.first = with_number(with_opening_word(text_, sentence_, range.first), word.type);
    add(range, type_of_headed(text_, range, h, word.type), range.last == h + 1 && !last ? 2.0F : 3.0F);
    return std::max(run.last, range.last);
  }

  std::uint32_t with_number(std::uint32_t first, EntityType type) const {
    if (type != EntityType::Event || first == sentence_.first) return first;
    const auto& before = text_.folded(first - 1);
    return is_ordinal(before) ? ordinal_start(text_, first - 1) : is_year(before) ? first - 1 : first;
  }

  /// Adds "of the ...", "for ...", "on ... and ..." as far as name words reach.
  std::uint32_t extend_right(TokenRange range, const HeadWord& word) const {
    const bool has_modifier = range.size() > 1;
    if (word.type == EntityType::Place && has_modifier && !is_called_after(text_.folded(range.last - 1)))
      return range.last;
    if (word.type == EntityType::Event && has_modifier && text_.folded(range.last - 1) == "war")
      return range.last;
    if (const auto* name = known_at(known_, range.last - 1);
        name != nullptr && name->range.last == range.last && name->range.first <= range.first &&
        name->certain && !is_of_place(text_, known_, *name))
      return range.last;
    auto end = range.last;
    int parts = 0;
    bool joined_by_for = false;
    bool listed =
        false;  // "Russian, Eastern European and ...": the "and" after the comma belongs to the list
    while (end + 1 < sentence_.last) {
      // "Conference in Support of Lebanon"
      if (word.type == EntityType::Event && end + 3 < sentence_.last && text_.folded(end) == "in" &&
          text_.word(end + 1) == "Support" && text_.folded(end + 2) == "of")
        end += 2;
      const auto& link = text_.folded(end);
      auto next = end + 1;
      const bool article =
          text_.folded(next) == "the" || (parts == 0 && word.type != EntityType::Organization &&
                                          (text_.folded(next) == "a" || text_.folded(next) == "an"));
      if (article && next + 1 < sentence_.last) ++next;
      const bool conjunction = link == "and" && parts > 0;
      const bool comma = link == "," && parts > 0 && conjunction_follows(next);
      // "Front for Change ... in Chad", "Monitoring Mission in Georgia"
      const bool inside =
          link == "in" && word.type == EntityType::Organization &&
          ((parts > 0 && joined_by_for) || is_abroad(text_.folded(range.last - 1), parts > 0)) &&
          known_at(known_, next) != nullptr && !is_seat(*known_at(known_, next));
      if (!conjunction && !comma && !inside && !leads_on_from(link, word.type, has_modifier)) break;
      if (!is_name_word(text_, next)) break;
      // "Order of Merit to Lithuania", and not to whom it is given
      const auto* receiver =
          link == "to" && word.type == EntityType::Award ? known_at(known_, next) : nullptr;
      if (link == "to" && word.type == EntityType::Award && text_.folded(end - 1) != "services" &&
          (receiver == nullptr || receiver->known->type != EntityType::Country))
        break;
      auto stop = run_end(next);
      const bool person_behind =
          word.type == EntityType::Organization && person_start(text_, {next, stop}) < stop;
      if (person_behind)
        stop = person_start(text_, {next, stop});  // "Chairman of the Board of Sberbank German Gref"
      if ((conjunction || comma) &&
          (next != end + 1 || (!comma && !listed && !may_join({next, stop}, word.type))))
        break;
      if (parts > 0 && link == "of" && word.type == EntityType::Organization &&
          is_state(known_, {next, stop}) && text_.folded(range.last - 1) == "ministry")
        break;
      if (opens_with_title(text_, {next, stop})) break;
      // "the Barley Party of Ada Lund"
      if (word.type == EntityType::Organization && has_modifier && link == "of" && stop == next + 2 &&
          names_person(text_, {next, stop}))
        break;
      // "Fund for Saving the Aral Sea"
      if (text_.token(stop - 1).tag == "VBG" || (stop == next + 1 && text_.folded(next).ends_with("ing"))) {
        if (stop + 1 < sentence_.last && text_.folded(stop) == "the" && is_name_word(text_, stop + 1))
          stop = run_end(stop + 1);
      }
      end = stop;
      listed = listed || comma;
      joined_by_for = joined_by_for || link == "for" || link == "on";
      if (++parts == 6 || person_behind) break;
    }
    return end;
  }

  /// "Russian, Eastern European and Central Asian Studies": a comma within the name needs its "and" before
  /// the name ends.
  bool conjunction_follows(std::uint32_t next) const {
    if (!is_name_word(text_, next)) return false;
    auto stop = run_end(next);
    for (int more = 0;
         more < 4 && stop + 1 < sentence_.last && text_.folded(stop) == "," && is_name_word(text_, stop + 1);
         ++more)
      stop = run_end(stop + 1);
    if (stop + 2 < sentence_.last && text_.folded(stop) == ",") ++stop;  // "..., and"
    if (stop + 1 >= sentence_.last || text_.folded(stop) != "and" || !is_name_word(text_, stop + 1))
      return false;
    const auto end = run_end(stop + 1);
    return is_field(text_.folded(end - 1));
  }

  /// Whether what follows "and" is part of the name and not another one.
  bool may_join(TokenRange next, EntityType type) const {
    if (type == EntityType::Place && next.size() > 1) return false;
    if (const auto* name = known_at(known_, next.first); name != nullptr && name->certain &&
                                                         name->kind != MentionKind::Nationality &&
                                                         name->range.last == next.last)
      return type == EntityType::Agreement;
    if (text_.name_at(next.first) != nullptr && text_.name_at(next.first)->type == "PERSON") return false;
    if (next.last < sentence_.last && (text_.folded(next.last) == "'s")) return false;
    if (lexicon().given_name(text_.folded(next.first)) != nullptr && next.size() > 1 &&
        !is_common_word(text_.folded(next.last - 1)) && !is_abstract_noun(text_.folded(next.last - 1)) &&
        text_.token(next.last - 1).tag != "NNPS")
      return false;
    for (auto i = next.first; i < next.last; ++i) {
      if (text_.folded(i) != "justice" && office_end(text_, i, next.last) > i) return false;
    }
    return true;
  }

  /// "Dar es Salaam airport": where the lexicon's name begins that the run is the end of.
  std::uint32_t from_known(std::uint32_t first) const {
    const auto* name = known_at(known_, first);
    return name == nullptr ? first : std::min(first, name->range.first);
  }

  /// A lower-case head behind the run: "Astana airport", "China-Central Asia summit", "Bagram air base".
  std::uint32_t lower_head(TokenRange run) {
    if (run.size() == 0) return run.last;
    const auto h = run.last;
    const auto* whole = known_at(known_, run.first);
    if (h + 1 < sentence_.last && leads_to_head(text_.folded(h), text_.folded(h + 1)) &&
        is_named_site(text_, whole, run)) {
      add({from_known(run.first), h + 2}, EntityType::Place, 3.0F);
      return h + 2;
    }
    const auto* word = head(h);
    if (word == nullptr) return h;
    TokenRange range{run.first, h + 1};
    const auto type = type_by_modifier(text_, range, word->type);
    if (word->letter_case == HeadCase::Upper ? type == word->type
                                             : !takes_lower_head(text_, whole, run, *word))
      return h;
    range.first = with_number(range.first, type);
    if (type == EntityType::Place) range.first = from_known(range.first);
    add(range, type, type == EntityType::Place && range.size() > 2 ? 3.0F : 2.0F);
    return h + 1;
  }

  /// "24th meeting of the Council of Heads of State of the ...": an ordinal, a kind of meeting, and a name
  /// behind "of". Returns its end or `i`.
  std::uint32_t numbered_meeting(std::uint32_t i) {
    static const Words kMeetings = {"meeting", "session",  "summit", "conference", "congress",
                                    "round",   "assembly", "plenum", "forum",      "edition"};
    if (!is_ordinal(text_.folded(i)) || i + 4 >= sentence_.last) return i;
    auto h = i + 1;
    while (h < sentence_.last && h < i + 4 && !kMeetings.contains(text_.folded(h))) ++h;
    if (h >= sentence_.last || h == i + 4 || !kMeetings.contains(text_.folded(h)) || h + 2 >= sentence_.last)
      return i;
    if (text_.folded(h + 1) != "of") return i;
    auto end = h + 1;
    while (end + 1 < sentence_.last && (text_.folded(end) == "of" || text_.folded(end) == "for" ||
                                        (end > h + 1 && text_.folded(end) == "and"))) {
      auto next = end + 1;
      if (text_.folded(next) == "the") ++next;
      if (next >= sentence_.last || !is_name_word(text_, next)) break;
      const auto* other = head(run_end(next) - 1);  // "... and the Northern Forum": another event
      if (text_.folded(end) == "and" && other != nullptr && other->type == EntityType::Event) break;
      end = run_end(next);
    }
    if (end == h + 1) return i;
    add({ordinal_start(text_, i), end}, EntityType::Event, 4.0F);
    return end;
  }

  void add(TokenRange range, EntityType type, float score) {
    NameCandidate candidate;
    candidate.range = range;
    candidate.text = text_.text(range);
    candidate.key = fold(candidate.text);
    if (lexicon().is_ignored(candidate.key)) return;
    if (candidate.in_full = with_state(text_, sentence_, known_, range); !candidate.in_full.empty())
      candidate.key = fold(candidate.in_full);
    candidate.score_of(type) = score;
    taken_ = std::max(taken_, range.last);
    candidate.weak = text_.is_title_case(text_.sentence_of(range.first));
    candidate.certain = score >= 3.0F && !candidate.weak;
    add_nested(range, type);
    found_.push_back(std::move(candidate));
  }

  /// The organization that a meeting is of is named too: "24th meeting of the ... of the Shanghai Cooperation
  /// Organization".
  void add_nested(TokenRange range, EntityType type) {
    if (type != EntityType::Event) return;
    for (auto i = range.first; i < range.last; ++i) {
      const auto* name = known_at(known_, i);
      if (name == nullptr || name->range.first != i || name->range.last > range.last ||
          name->known->type != EntityType::Organization || !name->certain ||
          (name->range.size() == 1 && head(i) != nullptr))
        continue;
      found_.push_back(*name);
      found_.back().nested = true;
    }
  }

  const TextView& text_;
  const Sentence& sentence_;
  const std::vector<NameCandidate>& known_;
  std::vector<NameCandidate> found_;
  std::uint32_t taken_ = 0;  // names reach so far
};

}  // namespace

std::vector<NameCandidate> find_long_names(const TextView& text, const Sentence& sentence,
                                           const std::vector<NameCandidate>& known) {
  return LongNameFinder(text, sentence, known).find();
}

}  // namespace entente::ingest
