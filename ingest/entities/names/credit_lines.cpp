#include "ingest/entities/names/credit_lines.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "graph/fold_name.hpp"
#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/entities/names/type_evidence.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kOpeningSentences = 6;
constexpr std::uint32_t kLongest = 26;

/// "By X", "Posted by X", "Obituary by X": what such a line opens with.
bool opens_credit(const TextView& text, const Sentence& sentence) {
  static const Words kAlone = {"by", "posted", "published", "compiled", "written"};
  static const Words kBefore = {"updates",  "obituary", "analysis", "interview", "profile", "column",
                                "reported", "report",   "text",     "story",     "words",   "opinion",
                                "comment",  "review",   "liveblog", "blog",      "diary",   "dispatch",
                                "letter",   "edited",   "briefing", "round-up",  "notes",   "feature"};
  if (kAlone.contains(text.folded(sentence.first))) return true;
  const auto stop = std::min(sentence.last, sentence.first + 3);
  for (auto i = sentence.first + 1; i < stop; ++i) {
    if (text.folded(i) == "by" && kBefore.contains(text.folded(sentence.first))) return true;
  }
  return false;
}

bool is_calendar_word(const std::string& word) {
  static const Words kWords = {"monday",   "tuesday", "wednesday", "thursday",  "friday",  "saturday",
                               "sunday",   "january", "february",  "march",     "april",   "may",
                               "june",     "july",    "august",    "september", "october", "november",
                               "december", "jan.",    "feb.",      "aug.",      "sept.",   "oct.",
                               "nov.",     "dec."};
  return kWords.contains(word);
}

bool ends_part(const TextView& text, std::uint32_t i, std::uint32_t last) {
  static const Words kMarks = {",", "|", "\xE2\x80\x94", "\xE2\x80\x93", "-", "\xC2\xB7", ".", ")", ";"};
  return i >= last ||
         (kMarks.contains(text.word(i)) && !(text.is_hyphen(i) && text.is_joined(i)));  // "Round-up"
}

/// A run of capitalized words from `first` up to the end of its part of the line; empty where it is another.
TokenRange capital_part(const TextView& text, std::uint32_t first, std::uint32_t last) {
  static const Words kLinks = {"of", "the", "and", "&", "for"};
  auto end = first;
  while (end < last && end < first + 7 && !ends_part(text, end, last)) {
    const bool link = end > first && kLinks.contains(text.folded(end));
    const bool joined = text.is_hyphen(end) && text.is_joined(end);
    if (!text.is_capital(end) && !link && !joined) return {};
    ++end;
  }
  return ends_part(text, end, last) ? TokenRange{first, end} : TokenRange{};
}

bool is_outlet_part(const TextView& text, TokenRange part) {
  return part.size() >= 2 && is_outlet_word(text.folded(part.last - 1));
}

/// "Karim Lodi, The Coast Daily" and "Round-up, The Cedar Post, Friday, 26 January": parts between commas of
/// which one is an outlet and the others are a name or a date.
bool is_row_of_credits(const TextView& text, const Sentence& sentence) {
  bool outlet = false;
  bool date = false;
  int others = 0;
  for (auto i = sentence.first; i < sentence.last;) {
    const auto part = capital_part(text, i, sentence.last);
    auto end = i;
    while (!ends_part(text, end, sentence.last)) ++end;
    bool calendar = false;
    for (auto k = i; k < end; ++k)
      calendar = calendar || is_calendar_word(text.folded(k)) || is_year(text.folded(k));
    if (calendar) {
      date = true;
    } else if (i > sentence.first && is_outlet_part(text, part)) {
      outlet = true;
    } else if (end > i + 4 || (part.size() == 0 && i > sentence.first)) {
      return false;
    } else {
      ++others;
    }
    i = end + 1;
  }
  return outlet && others <= 2 && (date || others == 1);
}

}  // namespace

bool is_outlet_word(const std::string& folded) {
  static const Words kWords = {
      "note",      "notes",      "letter",    "brief",         "briefing",      "packet",      "review",
      "post",      "times",      "herald",    "tribune",       "gazette",       "journal",     "chronicle",
      "courier",   "observer",   "monitor",   "dispatch",      "digest",        "bulletin",    "newsletter",
      "weekly",    "daily",      "news",      "mail",          "wire",          "express",     "standard",
      "echo",      "examiner",   "record",    "report",        "sentinel",      "register",    "press",
      "telegraph", "guardian",   "argus",     "ledger",        "messenger",     "insider",     "watch",
      "memo",      "advertiser", "notebook",  "diary",         "mirror",        "inquirer",    "newswire",
      "tidende",   "zeitung",    "reporter",  "correspondent", "broadsheet",    "almanac",     "argonaut",
      "sun",       "star",       "globe",     "quarterly",     "monthly",       "reader",      "online",
      "voice",     "citizen",    "spectator", "enquirer",      "intelligencer", "clarion",     "mercury",
      "beacon",    "bugle",      "magazine",  "pioneer",       "patriot",       "independent", "statesman",
      "blog"};
  return kWords.contains(folded);
}

bool is_credit_line(const TextView& text, std::uint32_t s) {
  if (s >= kOpeningSentences) return false;
  const auto& sentence = text.sentence(s);
  if (sentence.first >= sentence.last || sentence.last - sentence.first > kLongest) return false;
  const auto kind = text.block_kind(sentence.first);
  if (kind == BlockKind::Byline) return true;
  if (kind != BlockKind::Headline && kind != BlockKind::Body) return false;
  if (s > 0 && text.sentence(s - 1).block == sentence.block) return false;
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const auto& tag = text.token(i).tag;
    if (tag == "VBD" && i > sentence.first) return false;  // a sentence that tells something
  }
  return (s > 0 && opens_credit(text, sentence)) || is_row_of_credits(text, sentence);
}

TokenRange outlet_behind_writer(const TextView& text, std::uint32_t name_end, std::uint32_t last) {
  static const Words kWays = {",", "on", "for", "|"};
  if (name_end + 1 >= last || !kWays.contains(text.folded(name_end))) return {};
  const auto part = capital_part(text, name_end + 1, last);
  if (part.size() == 0) return {};
  const bool article = text.folded(part.first) == "the";
  const auto& noun = text.folded(part.last - 1);
  if (part.size() < 2 || is_calendar_word(text.folded(part.first))) return {};
  for (auto i = part.first; i < part.last && !article; ++i) {  // "Chief Political Correspondent"
    if (lexicon().office(text.folded(i)) != nullptr || lexicon().is_role(text.folded(i))) return {};
  }
  if (is_outlet_word(noun) || article) return part;
  const auto* known = lexicon().find(fold_name(text.text(part)));
  const bool place = known != nullptr && std::any_of(known->begin(), known->end(), [](const KnownName& one) {
                       return one.type == EntityType::Place || one.type == EntityType::Country;
                     });
  return place || is_place_noun(noun) || leads_place(text.folded(part.first)) ? TokenRange{} : part;
}

}  // namespace entente::ingest
