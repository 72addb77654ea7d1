// Which words can be part of a name.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/person_parts.hpp"
#include "ingest/entities/names/personal_shape.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/lexicon/tables.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

const Words& calendar_words() {
  static const Words kWords = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february",
      "march",  "april",   "june",      "july",     "august", "september", "october", "november", "december",
      "jan.",   "feb.",    "mar.",      "apr.",     "jun.",   "jul.",      "aug.",    "sep.",     "sept.",
      "oct.",   "nov.",    "dec.",      "jan",      "feb",    "sept",      "oct",     "nov",      "dec",
      "gmt",    "utc",     "bst",       "est",      "a.m.",   "p.m."};
  return kWords;
}

/// Words that open sentences, or are written with a capital in headings, and are no names by themselves.
const Words& plain_words() {
  static const Words kWords = {
      "the",       "a",         "an",        "this",     "that",      "these",     "those",    "it",
      "its",       "he",        "she",       "they",     "we",        "i",         "you",      "his",
      "her",       "their",     "our",       "my",       "your",      "in",        "on",       "at",
      "by",        "for",       "from",      "to",       "of",        "with",      "as",       "and",
      "but",       "or",        "nor",       "so",       "yet",       "if",        "when",     "while",
      "after",     "before",    "since",     "until",    "although",  "though",    "because",  "during",
      "under",     "over",      "between",   "among",    "against",   "about",     "into",     "through",
      "there",     "here",      "who",       "what",     "which",     "where",     "why",      "how",
      "not",       "no",        "yes",       "also",     "then",      "now",       "today",    "tomorrow",
      "yesterday", "however",   "meanwhile", "moreover", "some",      "many",      "most",     "all",
      "both",      "each",      "every",     "other",    "another",   "such",      "only",     "once",
      "later",     "earlier",   "last",      "next",     "is",        "are",       "was",      "were",
      "be",        "been",      "has",       "have",     "had",       "will",      "would",    "could",
      "should",    "may",       "might",     "must",     "do",        "does",      "did",      "can",
      "than",      "more",      "less",      "one",      "two",       "three",     "four",     "five",
      "six",       "seven",     "eight",     "nine",     "ten",       "live",      "update",   "updated",
      "breaking",  "exclusive", "opinion",   "analysis", "video",     "photo",     "watch",    "mr",
      "despite",   "according", "asked",     "speaking", "following", "including", "along",    "within",
      "without",   "across",    "according", "even",     "still",     "just",      "like",     "let",
      "dear",      "thank",     "thanks",    "ladies",   "gentlemen", "well",      "good",     "never",
      "ever",      "again",     "always",    "first",    "second",    "third",     "finally",  "instead",
      "indeed",    "thus",      "therefore", "hence",    "perhaps",   "maybe",     "neither",  "either",
      "whether",   "former",    "then",      "late",     "ousted",    "acting",    "outgoing", "incoming",
      "newly",     "visiting",  "ex",        "current",  "whose",     "whom",      "him",      "them",
      "us",        "me",        "any",       "few",      "several",   "much",      "little",   "own",
      "same",      "later",     "soon",      "ago",      "per",       "via",       "upon",     "amid",
      "around",    "near",      "off",       "out",      "up",        "down",      "god",      "ok",
      "okay"};
  return kWords;
}

/// Adverbs that open sentences before a subject: "Afterward Keller left".
bool is_opening_adverb(const std::string& word) {
  static const Words kWords = {"afterward",    "afterwards",  "thereafter",   "elsewhere",   "tonight",
                               "overnight",    "nonetheless", "nevertheless", "furthermore", "additionally",
                               "previously",   "recently",    "formerly",     "likewise",    "consequently",
                               "subsequently", "otherwise",   "beforehand",   "sometimes",   "eventually",
                               "occasionally"};
  return kWords.contains(word);
}

bool is_function_tag(std::string_view tag) {
  static constexpr std::array<std::string_view, 22> kTags = {
      "DT",  "IN",  "PRP", "PRP$", "CC", "MD",  "TO",  "EX",  "WP",  "WDT", "WRB",
      "WP$", "PDT", "RP",  "UH",   "CD", "VBZ", "VBP", "VBD", "POS", "RB",  "RBR"};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

/// "Minister January Makamba": behind a title and before a name nobody has heard of.
bool is_titled_month(const TextView& text, std::uint32_t i) {
  if (i + 1 >= text.size() || !text.is_capital(i + 1)) return false;
  // "Jan Christian Vestre"; a day stands behind the month
  if (text.word(i) == "Jan" && text.token(i + 1).tag.starts_with("NNP")) return true;
  if (i == 0 || !text.token(i + 1).unheard) return false;
  const auto& before = text.folded(i - 1);
  return lexicon().honorific(before) != nullptr ||
         (lexicon().office(before) != nullptr && text.is_capital(i - 1));
}

}  // namespace

bool is_name_word(const TextView& text, std::uint32_t i) {
  if (!text.is_capital(i)) return false;
  const auto& folded = text.folded(i);
  if (calendar_words().contains(folded)) return is_titled_month(text, i);
  const bool shouted = text.word(i).size() <= 5 && is_all_upper(text.word(i));
  // Written with marks, "Tô" and "Thế" are not "to" and "the".
  const bool plain = plain_words().contains(folded) && folded.size() == text.word(i).size();
  if (plain) {
    // "US", "WHO", "IS" are names where they shout and their neighbours do not.
    if (shouted && folded.size() > 1 && !text.is_opening(i) && folded != "the" && folded != "i") return true;
    // "Pham Duc An", "He Zhiwei", "To Lam": words of names that are little words too.
    static const Words kInNames = {"an", "he", "to", "so", "do", "may", "will", "you", "my", "than"};
    const bool named = kInNames.contains(folded) && text.token(i).tag == "NNP" && !text.is_opening(i) &&
                       ((i > 0 && text.is_capital(i - 1) && text.token(i - 1).head == i) ||
                        (i + 1 < text.size() && text.is_capital(i + 1) && text.token(i).head == i + 1));
    // "Per Lindkvist": a given name before a word that is nothing else
    const bool given = !text.is_opening(i) && i + 1 < text.size() && text.is_capital(i + 1) &&
                       text.token(i + 1).unheard && lexicon().given_name(folded) != nullptr;
    if ((named || given) && !text.is_title_case(text.sentence_of(i))) return true;
    if (i + 1 < text.size() && text.is_capital(i + 1) && is_office_holder(fold(text.slice({i, i + 2}))))
      return true;
    // "Good" in "Treaty of Permanent Good-Neighborliness": part of a name, not its beginning.
    return !text.is_opening(i) && folded.size() > 3 && text.token(i).tag.starts_with("NNP") && i > 0 &&
           (text.is_capital(i - 1) || (i + 1 < text.size() && text.is_capital(i + 1)) ||
            (i + 2 < text.size() && text.is_hyphen(i + 1)));
  }
  if (!text.is_opening(i)) return true;
  if (is_opening_adverb(folded)) return false;
  const auto& tag = text.token(i).tag;
  if (tag == "NNP" || tag == "NNPS") return true;
  if (text.block_kind(i) == BlockKind::Dateline && lexicon().find(folded) != nullptr) return true;
  // "Tshering Tobden", "Andrii Sybiha" read as a verb and its object
  const bool behind = i + 1 < text.size() && text.is_capital(i + 1);
  if (text.token(i).unheard && is_post_of_town(text, i + 1)) return true;  // "Francistown mayor X"
  if (text.token(i).unheard && (tag.starts_with("VB") || tag.starts_with("JJ") || tag.starts_with("NN")) &&
      (behind || tag.starts_with("NN")))
    return true;
  // "Greeting Nurlan Nigmatulin at the airport, ...": a verb, though the recogniser takes it for a first name
  if (tag == "VBG" && !text.token(i).unheard && text.token(i).pos == "VERB" &&
      text.token(i).role != "csubj" && lexicon().given_name(folded) == nullptr &&
      !text.is_title_case(text.sentence_of(i)))
    return false;
  if (text.name_at(i) != nullptr && !is_function_tag(tag)) return true;
  if (is_function_tag(tag)) {
    // "Willy Brandt" read as an adverb
    const auto* seen = text.name_at(i);
    return shouted || (seen != nullptr && seen->type == "PERSON" && seen->first == i && seen->last >= i + 2 &&
                       (tag == "RB" || tag == "CD" || tag == "UH"));
  }
  // A common noun or adjective at the opening: a name only where the lexicon knows it or a name goes on
  // behind it.
  const bool next_name = i + 1 < text.size() && text.is_capital(i + 1) &&
                         (text.token(i + 1).tag == "NNP" || text.token(i + 1).tag == "NNPS");
  // "Amadou Bâ" read as a verb and its subject
  if (next_name && (lexicon().given_name(folded) != nullptr || text.token(i).role == "intj")) return true;
  return lexicon().find(folded) != nullptr || lexicon().office(folded) != nullptr ||
         (next_name && tag.starts_with("JJ")) || (next_name && tag.starts_with("NN"));
}

bool is_particle(const std::string& folded) {
  static const Words kWords = {
      "de",  "da",  "do",  "dos",   "das",  "del",  "della", "di",   "du",   "van",  "von",   "der",   "den",
      "ter", "bin", "ibn", "bint",  "al",   "el",   "ul",    "ur",   "abu",  "ould", "la",    "le",    "y",
      "zu",  "las", "los", "les",   "des",  "dei",  "af",    "av",   "e",    "ben",  "d'",    "dello", "la",
      "st.", "ag",  "uld", "wuld",  "mint", "kyzy", "uulu",  "ogly", "oglu", "qizi", "delle", "degli", "ap",
      "na",  "wa",  "ya",  "binti", "bte",  "vom",  "zum",   "zur",  "dal",  "arap", "ole"};
  if (kWords.contains(folded)) return true;
  return folded.size() > 4 &&
         (folded.starts_with("al-") || folded.starts_with("el-") || folded.starts_with("ul-") ||
          folded.starts_with("as-") || folded.starts_with("ar-") || folded.starts_with("ad-") ||
          folded.starts_with("an-") || folded.starts_with("at-"));
}

bool is_patronymic_particle(const std::string& folded) {
  static const Words kWords = {"bin", "ibn", "bint", "binti", "ould", "uld", "ben"};
  return kWords.contains(folded);
}

bool is_ordinal(const std::string& folded) {
  static const Words kWords = {
      "first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
      "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
      "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",  "thirtieth",
      "fortieth",  "fiftieth",  "sixtieth",    "seventieth", "eightieth",  "ninetieth",  "hundredth"};
  if (kWords.contains(folded)) return true;
  return folded.size() >= 3 && folded[0] >= '0' && folded[0] <= '9' &&
         (folded.ends_with("st") || folded.ends_with("nd") || folded.ends_with("rd") ||
          folded.ends_with("th"));
}

std::uint32_t ordinal_start(const TextView& text, std::uint32_t i) {
  static const Words kTens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  const bool tens = i >= 2 && text.is_hyphen(i - 1) && kTens.contains(text.folded(i - 2)) &&
                    text.sentence_of(i - 2) == text.sentence_of(i);
  return tens ? i - 2 : i;
}

bool is_year(const std::string& folded) {
  return folded.size() == 4 && (folded.starts_with("19") || folded.starts_with("20")) &&
         folded.find_first_not_of("0123456789") == std::string::npos;
}

std::uint32_t person_behind_portfolio(const TextView& text, TokenRange range) {
  for (auto k = range.first + 1; k + 1 < range.last; ++k) {
    const auto last = range.last - 1;
    if (text.token(k - 1).head >= k && text.token(k - 1).head < range.last) continue;
    bool one = true;
    for (auto i = k; i < last; ++i) one = one && text.token(i).head == last && text.token(i).tag == "NNP";
    const bool plain = is_common_word(text.folded(last)) ||
                       lexicon().head_word(text.folded(last)) != nullptr || is_common_word(text.folded(k));
    if (one && !plain && text.token(last).tag == "NNP" && !text.is_hyphen(k)) return k;
  }
  return range.last;
}

std::uint32_t person_behind_republic(const TextView& text, TokenRange range) {
  static const Words kStates = {"republic", "region", "territory", "province", "emirate", "governorate"};
  if (range.size() < 3 || range.size() > 5 || range.first < 2 || text.folded(range.first - 1) != "of" ||
      !kStates.contains(text.folded(range.first - 2)) || text.is_hyphen(range.first + 1))
    return range.last;
  const auto& last = text.folded(range.last - 1);
  const bool plain = is_common_word(last) || lexicon().head_word(last) != nullptr;
  return plain || text.token(range.last - 1).tag != "NNP" ? range.last : range.first + 1;
}

std::uint32_t person_start(const TextView& text, TokenRange range) {
  for (auto k = range.first + 1; k + 1 < range.last; ++k) {
    if (text.is_hyphen(k) || text.is_hyphen(k - 1) || !text.is_capital(k)) continue;
    const auto* seen = text.name_at(k);
    const auto* before = text.name_at(k - 1);
    if (seen != nullptr && seen->type == "PERSON" && seen->first == k && seen->last >= k + 2) return k;
    const bool given = lexicon().given_name(text.folded(k)) != nullptr &&
                       lexicon().given_name(text.folded(k - 1)) == nullptr;
    const bool inside_person = before != nullptr && before->type == "PERSON";
    if (given && !inside_person && range.last - k <= 4 &&
        lexicon().head_word(text.folded(range.last - 1)) == nullptr)
      return k;
  }
  return range.last;
}

bool is_office_holder(const std::string& folded) {
  const auto bears = [&](const OfficeHolder& holder) {
    const auto known = fold(holder.name);
    if (known == folded || (known.size() > folded.size() && known.ends_with(" " + folded))) return true;
    for (auto rest = holder.other_names; !rest.empty();) {
      const auto cut = rest.find('|');
      if (fold(rest.substr(0, cut)) == folded) return true;
      rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + 1);
    }
    return false;
  };
  if (folded.find(' ') == std::string::npos) return false;
  // The table is by family name, which may be any one or two words of the full one.
  for (std::size_t first = 0; first != std::string::npos;) {
    auto last = folded.find(' ', first);
    for (int words = 0; words < 3; ++words) {
      const auto* holders = lexicon().holders_named(folded.substr(first, last - first));
      if (holders != nullptr && std::any_of(holders->begin(), holders->end(), bears)) return true;
      if (last == std::string::npos) break;
      last = folded.find(' ', last + 1);
    }
    first = folded.find(' ', first);
    if (first != std::string::npos) ++first;
  }
  return false;
}

bool is_entity_type(std::string_view type) {
  return type == "PERSON" || type == "ORG" || type == "GPE" || type == "LOC" || type == "FAC" ||
         type == "EVENT" || type == "LAW" || type == "NORP" || type == "PRODUCT" || type == "WORK_OF_ART";
}

bool is_common_word(const std::string& folded) {
  static const std::unordered_set<std::string_view> kWords = [] {
    std::unordered_set<std::string_view> words;
    for_each_row(lexicon_table("common_words"), [&](const auto& row) { words.insert(row[0]); });
    return words;
  }();
  return kWords.contains(folded);
}

namespace {

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

EntityType type_by_modifier(const TextView& text, TokenRange range, EntityType type) {
  static const Words kBuildings = {"convention", "exhibition", "conference", "congress", "sports",
                                   "shopping",   "trade",      "medical",    "cultural"};
  const auto& last = text.folded(range.last - 1);
  if ((last == "centre" || last == "center") && range.size() > 2 &&
      kBuildings.contains(text.folded(range.last - 2)))
    return EntityType::Place;
  // "Lachin corridor" is a place, "China-Pakistan Economic Corridor" a programme.
  static const Words kRoutes = {"economic", "transport", "digital", "green",     "international", "growth",
                                "middle",   "trade",     "energy",  "logistics", "development"};
  if (last == "corridor" && range.size() == 2 && !has_digit(text.word(range.first)) &&
      !kRoutes.contains(text.folded(range.first)))
    return EntityType::Place;
  static const Words kFaiths = {"orthodox",     "catholic", "anglican",  "lutheran", "evangelical",
                                "presbyterian", "baptist",  "methodist", "coptic",   "reformed"};
  if (last == "church" && range.size() > 1 && kFaiths.contains(text.folded(range.last - 2)))
    return EntityType::Organization;
  static const Words kFolds = {"church", "diocese", "archdiocese", "patriarchate"};
  if (range.size() > 2 && kFolds.contains(text.folded(range.first)) && text.folded(range.first + 1) == "of") {
    const auto* of = lexicon().find(fold(text.slice({range.first + 2, range.last})));
    if (of != nullptr && of->front().sense != NameSense::City && of->front().sense != NameSense::Capital)
      return EntityType::Organization;
  }
  static const Words kBargains = {"peace",   "grain",     "nuclear", "trade", "arms",
                                  "hostage", "ceasefire", "mineral", "truce", "minerals",
                                  "prison",  "prisoner",  "climate", "gas"};
  if (last == "deal" && range.size() > 1 && kBargains.contains(text.folded(range.last - 2)))
    return EntityType::Agreement;
  if (last == "convention" && range.size() > 1 &&
      (text.folded(range.last - 2) == "national" || text.folded(range.last - 2) == "party"))
    return EntityType::Event;
  return type;
}

std::uint32_t behind_common_words(const TextView& text, TokenRange range) {
  auto i = range.first;
  const auto is_plain = [&](const std::string& word) {
    const bool posts = word.ends_with("s") && lexicon().office(word.substr(0, word.size() - 1)) != nullptr;
    return posts || word == "prime" ||
           (is_common_word(word) && lexicon().given_name(word) == nullptr);  // "Foreign Ministers X"
  };
  while (i < range.last && is_plain(text.folded(i))) ++i;
  if (i == range.first || range.last - i < 2 || range.last - i > 4) return range.last;
  const bool person =
      lexicon().given_name(text.folded(i)) != nullptr || is_office_holder(fold(text.slice({i, range.last})));
  if (!person || lexicon().head_word(text.folded(range.last - 1)) != nullptr) return range.last;
  for (auto k = i + 1; k < range.last; ++k) {
    if (is_common_word(text.folded(k)) || text.is_hyphen(k)) return range.last;
  }
  return i;
}

bool names_person(const TextView& text, TokenRange rest) {
  const auto* seen = text.name_at(rest.first);
  return is_office_holder(fold(text.slice(rest))) ||
         (seen != nullptr && seen->type == "PERSON" && seen->first == rest.first) ||
         (rest.size() > 1 && lexicon().given_name(text.folded(rest.first)) != nullptr &&
          lexicon().head_word(text.folded(rest.last - 1)) == nullptr);
}

bool is_weak_name(const TextView& text, TokenRange range) {
  if (text.is_title_case(text.sentence_of(range.first))) return true;
  const bool seen = text.name_at(range.first) != nullptr && is_entity_type(text.name_at(range.first)->type);
  if (seen) return false;
  if (text.is_opening(range.first)) return range.size() == 1 || text.token(range.first).tag.starts_with("JJ");
  const auto last = range.size() > 1 && is_elided(text, range.last - 1) ? range.last - 2 : range.last - 1;
  const auto& tag = text.token(last).tag;
  return tag != "NNP" && tag != "NNPS";
}

std::uint32_t office_end(const TextView& text, std::uint32_t i, std::uint32_t limit) {
  std::uint32_t best = i;
  const auto stop = std::min<std::uint32_t>(limit, i + 6);
  for (std::uint32_t end = i + 1; end <= stop; ++end) {
    if (lexicon().office(fold(text.slice({i, end}))) != nullptr) best = end;
  }
  // "Amir Jamal", "Abdul Amir Hassan": a given name, unless an article or a country stands before it
  if (best == i + 1 && best < limit && text.folded(i) == "amir" && (i == 0 || text.folded(i - 1) != "the") &&
      (text.is_capital(best) || is_particle(text.folded(best))) &&
      lexicon().honorific(text.folded(best)) == nullptr)
    return i;
  return best;
}

void cut_persons(const TextView& text, NameCandidate& name, const std::vector<NameCandidate>& known) {
  if (const auto body = behind_member(text, name.range); body > name.range.first) {
    name.range.first = body;
    name.text = text.text(name.range);
    name.key = fold(name.text);
  }
  for (const auto& inner : known) {
    const auto end = inner.range.last;
    if (inner.known->type != EntityType::Country || inner.known->sense == NameSense::Nationality ||
        inner.range.first <= name.range.first || end + 2 > name.range.last)
      continue;
    if (text.folded(inner.range.first - 1) != "of" || !is_name_word(text, end) ||
        !is_name_word(text, end + 1) || lexicon().head_word(text.folded(name.range.last - 1)) != nullptr)
      continue;
    name.range.last = end;
    name.text = text.text(name.range);
    name.key = fold(name.text);
    return;
  }
}

bool is_titled_family(const TextView& text, TokenRange range) {
  if (range.size() < 2) return false;
  if (range.size() == 2 && lexicon().honorific(text.folded(range.first)) != nullptr) return true;
  const bool opens = range.first == text.sentence(text.sentence_of(range.first)).first;
  const bool bare = opens || text.folded(range.first - 1) != "the";
  return bare && office_end(text, range.first, range.last) + 1 == range.last;
}

}  // namespace entente::ingest
