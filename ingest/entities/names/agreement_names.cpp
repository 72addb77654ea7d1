// Names of agreements up to the end of their noun phrase: "Memorandum of Understanding on critical minerals
// and clean energy", "Convention on the Rights of Persons with Disabilities", with the sides they are
// between.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/agreement_sides.hpp"
#include "ingest/entities/names/agreement_words.hpp"
#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/name_reach.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

class AgreementFinder {
 public:
  AgreementFinder(const TextView& text, const Sentence& sentence, const std::vector<NameCandidate>& known)
      : text_(text), sentence_(sentence), known_(known) {}

  std::vector<NameCandidate> find() {
    for (auto h = sentence_.first; h < sentence_.last; ++h) {
      if (!is_agreement_kind(text_.folded(h)) || !text_.is_capital(h) ||
          text_.is_title_case(text_.sentence_of(h)) ||
          (known_at(h) != nullptr && known_at(h)->range.size() > 1) ||
          (h + 1 < sentence_.last && is_agreement_kind(text_.folded(h + 1))) ||
          is_congress(text_, sentence_, h))
        continue;
      if (const auto end = read(h); end > h) h = end - 1;
    }
    return std::move(found_);
  }

 private:
  /// Part of a longer name that the lexicon has: "Treaty of Amity and Cooperation".
  [[nodiscard]] const NameCandidate* known_at(std::uint32_t i) const { return ingest::known_at(known_, i); }
  [[nodiscard]] bool is_known_side(std::uint32_t i) const { return ingest::is_known_side(known_, i); }

  std::uint32_t read(std::uint32_t h) {
    const auto first = begin_of(h);
    const auto kind_end = end_of_kind(h);
    const auto tail = tail_end(kind_end, h);
    const auto sides = sides_end(text_, sentence_, known_, tail);
    const bool widened = and_before_ || tail > kind_end;
    if (!widened && sides == tail && !is_signed(first, h)) return h;
    TokenRange range{first, std::max(tail, kind_end)};
    if (range.size() < 2) return h;
    NameCandidate candidate;
    candidate.range = range;
    candidate.text = text_.text(range);
    candidate.key = fold(candidate.text);
    if (!text_.is_capital(first)) candidate.in_full = "J" + candidate.text.substr(1);
    if (sides > tail) {
      const bool plain = first == h || lexicon().is_ignored(candidate.key);
      if (!plain && !widened) return h;
      if (plain) {
        candidate.in_full = text_.text({first, tail_end(sides, h)});
        candidate.key = fold(candidate.in_full);  // another memorandum is another agreement
      }
    }
    candidate.score_of(EntityType::Agreement) = 4.0F;
    candidate.certain = true;
    found_.push_back(std::move(candidate));
    return range.last;
  }

  /// "sign a Joint Declaration": a kind alone is a name where it is what somebody signs.
  [[nodiscard]] bool is_signed(std::uint32_t first, std::uint32_t h) const {
    if (!lexicon().is_ignored(fold(text_.slice({first, end_of_kind(h)})))) return false;
    static const Words kVerbs = {"sign", "adopt", "initial", "ink", "conclude", "endorse", "co-sign"};
    const auto& token = text_.token(h);
    return (token.role == "dobj" || token.role == "nsubjpass") &&
           kVerbs.contains(text_.token(token.head).lemma);
  }

  /// Capitalized words before the kind, over hyphens and an "and" that has a determiner before its list:
  /// "the Economic and Technology Cooperation Agreement".
  std::uint32_t begin_of(std::uint32_t h) {
    and_before_ = false;
    auto first = h;
    while (first > sentence_.first) {
      const auto i = first - 1;
      if (text_.folded(i) == "joint" && text_.token(i).head <= h && text_.token(i).head >= first) {
        first = i;  // "a joint Declaration"
      } else if (text_.is_hyphen(i) && i > sentence_.first && text_.is_joined(i) && text_.is_capital(i - 1)) {
        first = i - 1;
      } else if (is_name_word(text_, i) && !ends_other_name(i)) {
        first = i;
      } else if (const auto start = over_and(i, first); start < i) {
        first = start;
        and_before_ = true;
      } else if (const auto act = over_of(i, first); act < i) {
        first = act;
        and_before_ = true;
      } else {
        break;
      }
    }
    return first;
  }

  [[nodiscard]] bool ends_other_name(std::uint32_t i) const {
    const auto* head = lexicon().head_word(text_.folded(i));
    return lexicon().office(text_.folded(i)) != nullptr ||
           (head != nullptr && head->type == EntityType::Agreement && !is_agreement_kind(text_.folded(i)));
  }

  /// "Comprehensive Economic Cooperation and | Trade Agreement": where the words before the "and" begin, or
  /// `i`.
  [[nodiscard]] std::uint32_t over_and(std::uint32_t i, std::uint32_t first) const {
    if (text_.folded(i) != "and" && text_.folded(i) != "&") return i;
    auto start = i;
    while (start > sentence_.first && is_name_word(text_, start - 1) &&
           lexicon().head_word(text_.folded(start - 1)) == nullptr && !is_known_side(start - 1))
      --start;
    if (start == i || start == sentence_.first || i + 1 != first) return i;
    // "the Peace, Security and Cooperation Framework"
    if (start > sentence_.first + 2 && text_.folded(start - 1) == "," && is_name_word(text_, start - 2) &&
        text_.folded(start - 3) == "the" && !is_known_side(start - 2))
      start -= 2;
    static const Words kBefore = {"the", "a", "an", "their", "its", "first", "new", "his", "her", "of"};
    // "the Hong Kong Human Rights and Democracy Act"
    if (const auto* place = known_at(start - 1);
        place != nullptr && is_known_side(start - 1) && place->known->type == EntityType::Country &&
        place->range.first > sentence_.first && text_.folded(place->range.first - 1) == "the")
      return place->range.first;
    return kBefore.contains(text_.folded(start - 1)) ? start : i;
  }

  /// "the Cessation of | Hostilities Agreement": where the words before the "of" begin, or `i`; no body and
  /// no place whose agreement it would be.
  [[nodiscard]] std::uint32_t over_of(std::uint32_t i, std::uint32_t first) const {
    if (text_.folded(i) != "of" || i + 1 != first || i < sentence_.first + 2) return i;
    auto start = i;
    while (start > sentence_.first && is_name_word(text_, start - 1)) {
      if (lexicon().head_word(text_.folded(start - 1)) != nullptr || is_known_side(start - 1) ||
          ends_other_name(start - 1))
        return i;
      --start;
    }
    static const Words kBefore = {"the", "a", "an", "their", "its", "new"};
    return start < i && i - start < 3 && start > sentence_.first && kBefore.contains(text_.folded(start - 1))
               ? start
               : i;
  }

  /// "Memorandum of Understanding", "Letter of Intent".
  [[nodiscard]] std::uint32_t end_of_kind(std::uint32_t h) const {
    const auto is_tie = [&](std::uint32_t i) {
      return i < sentence_.last && (text_.folded(i) == "understanding" || text_.folded(i) == "cooperation");
    };
    if (text_.folded(h) == "memorandum" && is_tie(h + 2) && text_.folded(h + 1) == "of")
      return is_tie(h + 4) && text_.folded(h + 3) == "and" ? h + 5 : h + 3;
    return h + 1;
  }

  /// What the agreement is on, of or for: the end of its words, or `end`.
  std::uint32_t tail_end(std::uint32_t end, std::uint32_t h) const {
    static const Words kLinks = {"on", "of", "for", "concerning", "regarding", "against"};
    for (int parts = 0; parts < 6 && end + 1 < sentence_.last; ++parts) {
      const auto& link = text_.folded(end);
      const bool allowed = parts == 0 ? kLinks.contains(link) || to_name(end, h) : links_on(end);
      if (!allowed) break;
      auto next = end + 1;
      if (parts == 0 && !opens_tail(end, h)) break;
      if (link == "in" && is_field(text_, sentence_, end))
        next = text_.folded(end + 1) == "the" ? end + 4 : end + 3;
      const auto stop = words_end(next, parts == 0);
      if (stop == next) break;
      end = stop;
    }
    return end;
  }

  /// "of" leads on to capitals ("the Charter of the meeting" is no name); so does what follows a name that
  /// has a place before its kind ("Tallinn Declaration on offshore wind").
  [[nodiscard]] bool opens_tail(std::uint32_t link, std::uint32_t h) const {
    const auto next = is_article(link + 1) && link + 2 < sentence_.last ? link + 2 : link + 1;
    if (!is_name_word(text_, next) && text_.is_capital(next)) return false;  // "of October"
    if (text_.folded(h) == "act" || (!text_.is_capital(next) && is_occasion(text_.token(next).lemma)))
      return false;
    if (text_.is_capital(next) && text_.folded(h) != "statement") return true;
    if (text_.folded(h) == "framework" && h > sentence_.first && text_.is_capital(h - 1)) return false;
    if (text_.folded(h) == "statement" && (h == sentence_.first || text_.folded(h - 1) != "joint"))
      return false;
    if (text_.folded(link) == "of") return false;
    if (h == sentence_.first) return true;
    const auto* before = text_.name_at(h - 1);
    return !is_name_word(text_, h - 1) ||
           (known_at(h - 1) == nullptr && !(before != nullptr && before->type == "GPE"));
  }

  /// "Protocol to the ... Treaty", with capitals.
  [[nodiscard]] bool to_name(std::uint32_t i, std::uint32_t h) const {
    const auto next = text_.folded(i + 1) == "the" ? i + 2 : i + 1;
    const auto& kind = text_.folded(h);
    return text_.folded(i) == "to" && next < sentence_.last && text_.is_capital(next) &&
           (kind == "protocol" || kind == "amendment");
  }

  /// Links further inside the name: "of" always, "in Education", "to the North Atlantic Treaty", "with
  /// Disabilities" only before a capital that is no side, place or day.
  [[nodiscard]] bool links_on(std::uint32_t i) const {
    const auto& link = text_.folded(i);
    if (link == "of") return true;
    if (link == "in" && is_field(text_, sentence_, i)) return true;
    static const Words kTies = {"cooperation", "collaboration", "partnership", "assistance"};
    if (link == "in" && kTies.contains(text_.folded(i - 1)) && !text_.is_capital(i + 1) &&
        (text_.token(i + 1).tag.starts_with("NN") || text_.token(i + 1).tag == "JJ"))
      return true;
    if (link == "through" && text_.is_capital(i - 1)) {
      const auto next = is_article(i + 1) ? i + 2 : i + 1;
      return next < sentence_.last && text_.is_capital(next) && known_at(next) == nullptr;
    }
    static const Words kLinks = {"in", "to", "for", "on", "with", "against", "from", "by"};
    if (!kLinks.contains(link)) return false;
    const auto next = is_article(i + 1) && i + 2 < sentence_.last ? i + 2 : i + 1;
    if (!is_name_word(text_, next)) return false;
    const auto* name = known_at(next);
    if (link == "to" || link == "for" || link == "on") return text_.is_capital(i - 1);
    if (name != nullptr)  // "Conduct of Parties in the South China Sea"
      return link == "in" && name->known->sense == NameSense::Place && text_.is_capital(i - 1) &&
             (text_.folded(i + 1) == "the" || name->range.size() > 1);
    const auto* seen = text_.name_at(next);
    const bool elsewhere = seen != nullptr && (seen->type == "GPE" || seen->type == "LOC" ||
                                               seen->type == "PERSON" || seen->type == "DATE");
    return text_.is_capital(i - 1) && !elsewhere;
  }

  /// The end of one noun phrase and those that "and" joins to it, or `next`.
  std::uint32_t words_end(std::uint32_t next, bool first_part) const {
    auto end = next;
    const bool own = end < sentence_.last && text_.token(end).tag == "PRP$";  // "of our country"
    if (end < sentence_.last && (is_article(end) || (own && !first_part))) ++end;
    auto stop = phrase_end(end, first_part);
    if (stop == end) return next;
    bool listed = false;
    while (stop + 1 < sentence_.last) {
      auto after = stop;
      if (text_.folded(after) == ",") {
        if (!list_goes_on(after + 1) || (text_.folded(after + 1) == "and" && !listed)) break;
        if (text_.is_capital(after + 1) != text_.is_capital(stop - 1) && text_.folded(after + 1) != "and")
          break;
        listed = true;
        ++after;
        if (text_.folded(after) == "and") ++after;
      } else if (text_.folded(after) == "and" || text_.folded(after) == "&") {
        ++after;
      } else {
        break;
      }
      if (text_.folded(after) == "the") ++after;
      if (text_.token(after).tag == "CD") break;
      const auto more = phrase_end(after, false);
      if (more == after || !joins({after, more}, next, stop)) break;
      stop = more;
    }
    return stop;
  }

  [[nodiscard]] bool is_article(std::uint32_t i) const {
    const auto& word = text_.folded(i);
    return word == "the" || word == "a" || word == "an";
  }

  /// Name words and lower-case nouns with what stands before them.
  std::uint32_t phrase_end(std::uint32_t i, bool gerund) const {
    auto end = i;
    while (i < sentence_.last) {
      const auto& token = text_.token(i);
      if (const auto* name = known_at(i); name != nullptr && name->range.first == i &&
                                          name->range.size() > 3 &&
                                          name->known->type == EntityType::Agreement) {
        i = end = name->range.last;  // "Accession to the | Comprehensive and Progressive Agreement for ..."
        continue;
      }
      // "Protocol to Upgrade the ... Agreement"
      if (end == i && token.tag.starts_with("VB") && text_.is_capital(i) && i + 2 < sentence_.last &&
          text_.folded(i - 1) == "to" && is_article(i + 1) && text_.is_capital(i + 2)) {
        i += 2;
        continue;
      }
      const bool possessive = text_.folded(i) == "'s" && end == i && i > 0 && text_.is_capital(i - 1);
      const bool hyphen =
          text_.is_hyphen(i) && text_.is_joined(i) && i + 1 < sentence_.last && text_.is_joined(i + 1);
      // "on Strengthening the Strategic Partnership": the act and what it is done to
      if (text_.is_capital(i) && text_.folded(i).size() > 5 && text_.folded(i).ends_with("ing") &&
          i + 2 < sentence_.last && is_article(i + 1) && text_.is_capital(i + 2) &&
          is_name_word(text_, i + 2)) {
        end = i + 1;
        i += 2;
        continue;
      }
      if (is_name_word(text_, i) || (text_.is_capital(i) && token.pos == "NOUN")) {
        end = i + 1;
      } else if (possessive || hyphen) {
        // what follows decides
      } else if (token.tag.starts_with("NN") && !text_.is_capital(i) && !is_occasion(token.lemma)) {
        if (end == i && i > 0 && text_.is_capital(i - 1) && !leads_to(i - 1, i)) break;
        end = i + 1;
      } else if (token.tag == "JJ" || token.tag == "JJR" || token.tag == "VBN" || token.tag == "VBG" ||
                 token.tag == "CD") {
        if (token.tag == "VBG" && (gerund || text_.is_capital(i)) && i + 1 < sentence_.last &&
            is_article(i + 1))
          ++i;
        if (token.tag == "VBN" && token.role != "amod") break;
      } else {
        break;
      }
      ++i;
    }
    return end;
  }

  /// "European" before "perspective": the capital word belongs to what follows.
  [[nodiscard]] bool leads_to(std::uint32_t word, std::uint32_t next) const {
    const auto head = text_.token(word).head;
    return (head >= next && head <= next + 3) || text_.folded(word) == "'s" || text_.is_hyphen(word);
  }

  /// A comma inside the name needs its "and" soon, with words and commas between.
  [[nodiscard]] bool list_goes_on(std::uint32_t i) const {
    for (auto k = i; k < std::min(sentence_.last, i + 10); ++k) {
      if (text_.folded(k) == "and") return k > i || k + 1 < sentence_.last;
      const auto& tag = text_.token(k).tag;
      const bool word = tag.starts_with("NN") || tag.starts_with("JJ") || tag == "VBG" || tag == "VBN";
      if ((!word && text_.folded(k) != "," && !text_.is_hyphen(k)) || is_known_side(k)) return false;
    }
    return false;
  }

  /// What "and" brings belongs to the name, and is no other side, place, person or agreement.
  [[nodiscard]] bool joins(TokenRange more, std::uint32_t first, std::uint32_t stop) const {
    for (auto i = more.first; i < more.last; ++i) {
      if (is_known_side(i) && is_known_side(stop - 1) && !before_verb(more.last)) return true;
      const auto* head = lexicon().head_word(text_.folded(i));
      const bool text = head != nullptr && head->type == EntityType::Initiative && text_.is_capital(i);
      if (is_known_side(i) || text || is_agreement_kind(text_.folded(i))) return false;
      const auto* seen = text_.name_at(i);
      if (seen != nullptr && (seen->type == "PERSON" || seen->type == "GPE")) return false;
    }
    if (text_.token(more.last < sentence_.last ? more.last : more.last - 1).tag.starts_with("VBD"))
      return text_.token(text_.head_of(more)).role != "nsubj";
    const auto head = text_.head_of(more);
    const auto& token = text_.token(head);
    if (token.role == "nsubj" || token.role == "ROOT") return false;
    const bool inside = token.head >= first && token.head < stop;
    const bool like = text_.is_capital(more.first) == text_.is_capital(first) ||
                      text_.is_capital(more.first) == text_.is_capital(stop - 1);
    return (token.role == "conj" && inside) || like;
  }

  [[nodiscard]] bool before_verb(std::uint32_t i) const {
    return i < sentence_.last && (text_.token(i).pos == "VERB" || text_.token(i).pos == "AUX");
  }

  const TextView& text_;
  const Sentence& sentence_;
  const std::vector<NameCandidate>& known_;
  std::vector<NameCandidate> found_;
  bool and_before_ = false;
};

}  // namespace

std::vector<NameCandidate> find_agreement_names(const TextView& text, const Sentence& sentence,
                                                const std::vector<NameCandidate>& known) {
  return AgreementFinder(text, sentence, known).find();
}

}  // namespace entente::ingest
