// Parts of people's names that are no plain words of them, and where two names stand side by side: nicknames
// in quotation marks, a ruler's number, peers called after a place.
#include "ingest/entities/names/person_parts.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/names/personal_shape.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_quote(const std::string& word) {
  static const Words kMarks = {"\"",       "''",       "``",           "\xE2\x80\x9C", "\xE2\x80\x9D",
                               "\xC2\xAB", "\xC2\xBB", "\xE2\x80\x98", "\xE2\x80\x99"};
  return kMarks.contains(word);
}

bool is_known(const std::vector<NameCandidate>& known, std::uint32_t token) {
  return std::any_of(known.begin(), known.end(),
                     [&](const NameCandidate& name) { return name.range.contains(token); });
}

/// "Sri Mulyani" | "Indrawati", "Therese" | "Kayikwamba Wagner": the recogniser sees a person in one part
/// and something else in the other, of which nobody knows anything else.
bool is_split_person(const TextView& text, TokenRange range, std::uint32_t cut,
                     const std::vector<NameCandidate>& known) {
  if (is_particle(text.folded(cut)) || is_particle(text.folded(cut - 1))) return true;  // "Zine El | Abidine"
  const auto* left = text.name_at(cut - 1);
  const auto* right = text.name_at(cut);
  if ((left->type != "PERSON" && right->type != "PERSON") || range.size() > 4) return false;
  if (is_office_holder(fold(text.slice(range)))) return true;
  const auto& rest = left->type == "PERSON" ? *right : *left;
  if (rest.last - rest.first != 1 || lexicon().head_word(text.folded(rest.first)) != nullptr) return false;
  return text.token(rest.first).tag == "NNP" && !is_known(known, rest.first) &&
         !is_all_upper(text.word(rest.first)) && text.token(cut - 1).role == "compound" &&
         text.token(cut - 1).head >= cut && text.token(cut - 1).head < range.last;
}

/// "Duke", "Baroness": of a place that is no state's.
bool is_peer(const std::string& word) {
  static const Words kWords = {"duke",     "duchess", "earl",     "countess",   "marquess",
                               "marquis",  "prince",  "princess", "viscount",   "viscountess",
                               "archduke", "baron",   "baroness", "marchioness"};
  return kWords.contains(word);
}

}  // namespace

/// Two names side by side ("Biden Trong" stays one; "Miami Messi" is cut where the recogniser cuts).
std::vector<TokenRange> cut_by_recogniser(const TextView& text, TokenRange range, bool person,
                                          const std::vector<NameCandidate>& known) {
  std::vector<TokenRange> parts;
  if (person || range.size() < 3) return {range};
  auto begin = range.first;
  for (auto i = range.first + 1; i < range.last; ++i) {
    const auto* before = text.name_at(i - 1);
    const auto* here = text.name_at(i);
    if (before != nullptr && here != nullptr && before != here && before->last == i && here->first == i &&
        is_entity_type(before->type) && is_entity_type(here->type) && before->type != here->type &&
        is_name_word(text, i) && is_name_word(text, i - 1) && !is_split_person(text, range, i, known)) {
      parts.push_back({begin, i});
      begin = i;
    }
  }
  parts.push_back({begin, range.last});
  return parts;
}

std::uint32_t nickname_end(const TextView& text, const Sentence& sentence, std::uint32_t i) {
  if (i <= sentence.first || i + 3 >= sentence.last || !is_quote(std::string(text.word(i))) ||
      !text.is_capital(i - 1) || !is_name_word(text, i - 1))
    return i;
  auto close = i + 1;
  while (close < sentence.last && close < i + 4 && text.is_capital(close)) ++close;
  if (close == i + 1 || close + 1 >= sentence.last || !is_quote(std::string(text.word(close)))) return i;
  if (!is_name_word(text, close + 1) || text.token(close + 1).pos == "VERB") return i;
  // One clause: 'said "Yes" Minister' has its verb between.
  const auto& before = text.token(i - 1);
  const bool of_surname = before.head >= i && before.head <= close + 4;
  return of_surname || text.token(close + 1).head == i - 1 ? close + 1 : i;
}

void drop_nickname(const TextView& text, NameCandidate& name) {
  std::string kept;
  std::uint32_t quotes = 0;
  for (auto i = name.range.first; i < name.range.last; ++i) {
    if (is_quote(std::string(text.word(i)))) {
      ++quotes;
      continue;
    }
    if (quotes % 2 == 1) continue;
    if (!kept.empty() && !text.is_joined(i)) kept += ' ';
    kept += text.word(i);
  }
  if (quotes != 2) return;
  name.in_full = kept;
  name.key = fold(kept);
  name.score_of(EntityType::Person) += 2.0F;
}

bool ends_person(const TextView& text, TokenRange word) {
  static const Words kFamilies = {"king",    "bishop",  "pope",       "judge",   "prince",  "major",
                                  "marshal", "deputy",  "chief",      "justice", "captain", "head",
                                  "regent",  "emperor", "chancellor", "speaker", "provost", "premier",
                                  "mayor",   "leader",  "queen"};
  const auto* seen = text.name_at(word.first);
  return word.size() == 1 && kFamilies.contains(text.folded(word.first)) && seen != nullptr &&
         (seen->type == "PERSON" || seen->type == "ORG") && seen->first < word.first &&
         seen->last == word.last && lexicon().given_name(text.folded(seen->first)) != nullptr;
}

namespace {

/// "U Thant", "Lord Fielakepa", "Mother Agnes": the form of address is part of a name of one word.
bool name_peer(const TextView& text, NameCandidate& name) {
  static const Words kKept = {"u",     "daw",    "lord",    "lady",  "baroness",
                              "baron", "mother", "brother", "count", "countess"};
  if (name.title.size() != 1 || name.range.size() != 1 || !kKept.contains(text.folded(name.title.first)))
    return false;
  name.in_full = text.text({name.title.first, name.range.last});
  return true;
}

}  // namespace

void name_ruler(const TextView& text, const std::vector<NameCandidate>& known, NameCandidate& name) {
  if (name_peer(text, name)) return;
  static const Words kRulers = {"king", "queen", "emir", "sultan"};
  if (name.title.size() == 0 || name.range.size() != 1 ||
      !kRulers.contains(text.folded(name.title.last - 1)) || name.range.last + 1 >= text.size() ||
      text.folded(name.range.last) != "of")
    return;
  const auto state = std::find_if(known.begin(), known.end(), [&](const NameCandidate& other) {
    return other.range.first == name.range.last + 1 && other.known->type == EntityType::Country;
  });
  if (state != known.end()) name.in_full = name.text + " of " + state->text;
}

bool is_regnal_one(const TextView& text, std::uint32_t i) {
  if (i == 0 || text.word(i) != "I" || text.token(i).tag != "NNP" || !is_name_word(text, i - 1)) return false;
  const auto* seen = text.name_at(i - 1);
  return seen != nullptr && seen->type == "PERSON";
}

bool is_marked_particle(const TextView& text, std::uint32_t i) {
  static const Words kWords = {"á", "í", "à", "frá", "úr", "ka", "kwa"};
  return i > 0 && kWords.contains(text.word(i)) && is_name_word(text, i - 1);
}

bool is_town_before(const TextView& text, TokenRange words, const NameCandidate* known) {
  if (!is_post_of_town(text, words.last) || words.size() > 3) return false;
  const bool listed = lexicon().find(fold(text.slice(words))) != nullptr;
  for (auto i = words.first; i < words.last; ++i) {
    const auto& word = text.folded(i);
    if (!listed && !text.is_hyphen(i) && !text.token(i).unheard && lexicon().find(word) == nullptr)
      return false;
    if (lexicon().office(word) != nullptr || (!listed && lexicon().is_ignored(word))) return false;
  }
  return known == nullptr || known->known->type == EntityType::Place;
}

std::uint32_t shared_title_end(const TextView& text, std::uint32_t i, TokenRange run) {
  if (i != run.first || run.last >= text.size()) return i;
  const auto& link = text.folded(run.last);
  if ((link != "and" && link != ",") || text.is_title_case(text.sentence_of(i))) return i;
  for (auto end = std::min(run.last - 1, i + 3); end > i; --end) {
    auto title = fold(text.slice({i, end}));
    if (title.size() < 5 || !title.ends_with("s") || lexicon().office(title) != nullptr) continue;
    title.pop_back();
    const bool plain = is_common_word(text.folded(run.last - 1)) ||
                       lexicon().head_word(text.folded(run.last - 1)) != nullptr;
    if (lexicon().office(title) != nullptr && !plain) return end;
  }
  return i;
}

std::uint32_t behind_post_word(const TextView& text, TokenRange range) {
  static const Words kTails = {
      "relief",     "court",      "agency",      "bureau",     "chamber",     "forces",      "union",
      "duma",       "tourism",    "emergencies", "societies",  "communities", "utilities",   "territories",
      "regions",    "healthcare", "situations",  "monopolies", "reforms",     "agriculture", "finance",
      "defence",    "defense",    "interior",    "territory",  "province",    "oblast",      "governorate",
      "prefecture", "district",   "labour",      "labor",      "housing"};
  if (range.size() < 3 || text.is_hyphen(range.first + 1)) return range.first;
  const auto& word = text.folded(range.first);
  const auto& next = text.folded(range.first + 1);
  const bool plain =
      kTails.contains(word) || is_abstract_noun(word) || (is_common_word(word) && word.size() > 6);
  return plain && lexicon().given_name(word) == nullptr && lexicon().given_name(next) != nullptr &&
                 !is_common_word(next) && text.is_capital(range.first + 2) &&
                 lexicon().head_word(text.folded(range.last - 1)) == nullptr &&
                 !is_common_word(text.folded(range.last - 1))
             ? range.first + 1
             : range.first;
}

bool is_household(const TextView& text, TokenRange range) {
  static const Words kWords = {"family",   "families", "clan",     "dynasty", "household",
                               "brothers", "sisters",  "siblings", "couple",  "twins",
                               "children", "spouses",  "relatives"};
  return range.size() == 1 && range.first > 0 && range.last < text.size() &&
         text.sentence_of(range.first) == text.sentence_of(range.last) &&
         kWords.contains(text.word(range.last)) && text.folded(range.first - 1) == "the" &&
         text.sentence_of(range.first - 1) == text.sentence_of(range.first);
}

bool is_title_alone(std::string_view word) {
  static const Words kWords = {"HE",     "HH",     "HM",       "HRH",    "H.E.", "Madam",
                               "Madame", "Father", "Monsieur", "Señora", "Sir",  "Excellency"};
  return kWords.contains(word) || word.size() == 1;
}

bool is_portfolio(const TextView& text, TokenRange words) {
  return words.size() > 1 && is_common_word(text.folded(words.last - 1));
}

bool is_two_nations(const TextView& text, TokenRange range) {
  static const Words kNations = {"anglo", "sino", "franco", "russo", "indo",   "euro",    "italo",
                                 "afro",  "luso", "greco",  "turco", "austro", "hispano", "americano"};
  static const Words kCompass = {"eastern", "western", "northern", "southern"};
  if (range.size() == 2 && kCompass.contains(text.folded(range.first + 1)))  // "Far Eastern"
    return text.folded(range.first) == "far" || text.folded(range.first) == "middle";
  if (range.size() == 1) {
    const auto& word = text.folded(range.first);
    const auto hyphen = word.find('-');
    return hyphen != std::string::npos && kNations.contains(std::string_view(word).substr(0, hyphen));
  }
  return range.size() == 3 && text.is_hyphen(range.first + 1) && kNations.contains(text.folded(range.first));
}

bool is_elided(const TextView& text, std::uint32_t i) {
  std::string_view word = text.word(i);
  if (word.size() < 4 || (word[0] != 'd' && word[0] != 'l')) return false;
  word.remove_prefix(1);
  if (word.starts_with("\xE2\x80\x99"))
    word.remove_prefix(3);
  else if (word.front() == '\'')
    word.remove_prefix(1);
  else
    return false;
  return starts_upper(word);
}

bool is_parted(const TextView& text, const NameCandidate& name, TokenRange rest) {
  const auto end = rest.first;
  const auto last = rest.last;
  const auto first = text.sentence(text.sentence_of(end)).first;
  const auto& place = text.token(name.range.last - 1);
  if (name.known->type != EntityType::Place || last - end < 2 || text.is_hyphen(end) ||
      name.range.first == first)
    return false;
  const auto& subject = text.token(last - 1);
  const auto& before = text.folded(name.range.first - 1);
  if ((before == "in" || before == "from") && is_office_holder(fold(text.slice(rest)))) return true;
  if ((before == "in" || before == "from") && subject.role == "nsubj" &&
      lexicon().head_word(text.folded(last - 1)) == nullptr && !is_common_word(text.folded(end)))
    return true;  // the tree may take all for one name
  if (place.role != "pobj" || place.head >= name.range.first) return false;
  return subject.role.starts_with("nsubj") && subject.head >= last && text.token(end).head < last &&
         text.token(end).head > end;
}

namespace {

/// Somewhere else the recogniser sees a person whose name of several words ends so.
bool ends_full_name(const TextView& text, const std::string& family) {
  for (std::uint32_t i = 1; i < text.size(); ++i) {
    if (text.folded(i) != family || !text.is_capital(i - 1)) continue;
    const auto* seen = text.name_at(i);
    if (seen != nullptr && seen->type == "PERSON" && seen->first + 2 <= seen->last && seen->last == i + 1 &&
        lexicon().honorific(text.folded(i - 1)) == nullptr && lexicon().office(text.folded(i - 1)) == nullptr)
      return true;
  }
  return false;
}

/// "In Minsk | Keller conferred": the last word is a family name told in full elsewhere.
bool is_subject_behind_place(const TextView& text, TokenRange range) {
  static const Words kAt = {"in", "at", "near", "outside", "from", "after"};
  if (range.size() < 2 || range.first == 0 || range.last >= text.size() ||
      text.sentence_of(range.first - 1) != text.sentence_of(range.last) ||
      !kAt.contains(text.folded(range.first - 1)) || text.is_hyphen(range.last - 2) ||
      lexicon().given_name(text.folded(range.last - 2)) != nullptr)
    return false;
  const auto& verb = text.token(range.last);
  const bool finite = verb.tag == "VBD" || verb.tag == "VBZ" || verb.tag == "MD" || verb.tag == "POS";
  const auto& family = text.folded(range.last - 1);
  return finite && lexicon().head_word(family) == nullptr && ends_full_name(text, family);
}

/// "In Gorna | Anna Keller met": a place of one word, known or not, before a given name.
std::uint32_t person_behind_place(const TextView& text, TokenRange range) {
  if (range.first == 0 || range.size() < 3 || range.last >= text.size() || !text.is_opening(range.first - 1))
    return range.first;
  const auto& at = text.folded(range.first - 1);
  const auto& given = text.folded(range.first + 1);
  const bool opens =
      (at == "in" || at == "at") && lexicon().given_name(text.folded(range.first)) == nullptr &&
      lexicon().honorific(text.folded(range.first)) == nullptr && !text.is_hyphen(range.first + 1);
  if (!opens || lexicon().head_word(text.folded(range.last - 1)) != nullptr) return range.first;
  const bool person = is_office_holder(fold(text.slice({range.first + 1, range.last}))) ||
                      (lexicon().given_name(given) != nullptr && !is_common_word(given));
  const auto& next = text.token(range.last).tag;
  const bool acts = next == "VBD" || next == "VBZ" || next == "MD" || next == "," || next == "POS";
  return person && acts ? range.first + 1 : range.first;
}

}  // namespace

std::uint32_t behind_place(const TextView& text, TokenRange range) {
  return is_subject_behind_place(text, range) ? range.last - 1 : person_behind_place(text, range);
}

bool opens_firm(const TextView& text, const NameCandidate& name, TokenRange rest) {
  return name.known->type == EntityType::Organization && name.known->sense == NameSense::Named &&
         name.range.size() == 1 && rest.size() == 1 && !is_all_upper(name.text) &&
         text.token(rest.first).unheard && text.token(name.range.first).role == "compound" &&
         text.token(name.range.first).head == rest.first && lexicon().given_name(name.key) == nullptr;
}

std::vector<NameCandidate> find_titled_names(const TextView& text, const Sentence& sentence) {
  std::vector<NameCandidate> found;
  for (auto i = sentence.first; i + 2 < sentence.last; ++i) {
    if (!text.is_capital(i) || !is_peer(text.folded(i))) continue;
    auto of = i + 1;
    // "Baroness Scotland of Asthal"
    if (text.folded(of) != "of" && is_name_word(text, of) && text.folded(of + 1) == "of") ++of;
    if (text.folded(of) != "of" || of + 1 >= sentence.last || !is_name_word(text, of + 1)) continue;
    if (i > sentence.first && (text.folded(i - 1) == "crown" || text.folded(i - 1) == "hereditary")) continue;
    const auto* place = lexicon().find(text.folded(of + 1));
    if (place != nullptr && place->front().type == EntityType::Country) continue;
    auto end = of + 2;
    while (end < sentence.last && text.is_hyphen(end) && end + 1 < sentence.last && text.is_capital(end + 1))
      end += 2;
    NameCandidate name;
    name.range = {i, end};
    name.text = text.text(name.range);
    name.key = fold(name.text);
    name.score_of(EntityType::Person) = 5.0F;
    name.gender =
        text.folded(i).ends_with("ess") && text.folded(i) != "marquess" ? Gender::Female : Gender::Male;
    name.certain = true;
    found.push_back(std::move(name));
    i = end - 1;
  }
  return found;
}

void join_peers(const TextView& text, std::vector<NameCandidate>& candidates) {
  for (std::size_t k = 1; k < candidates.size(); ++k) {
    auto& peer = candidates[k];
    auto& name = candidates[k - 1];
    if (!peer.certain || peer.known != nullptr || !is_peer(text.folded(peer.range.first)) ||
        peer.range.first != name.range.last + 1 || text.folded(name.range.last) != "," ||
        name.range.size() > 2 || name.known != nullptr ||
        (name.title.size() == 0 && name.best_type() != EntityType::Person))
      continue;
    const auto first = name.title.size() > 0 ? name.title.first : name.range.first;
    peer.in_full = text.text({first, peer.range.last});
    peer.key = name.key;
  }
}

}  // namespace entente::ingest
