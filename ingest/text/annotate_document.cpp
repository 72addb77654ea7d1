#include "ingest/text/annotate_document.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/text/joint_verbs.hpp"

namespace entente::ingest {

namespace {

void append(AnnotatedText& whole, AnnotatedText&& piece, std::uint32_t offset, std::uint32_t block) {
  const auto base = static_cast<std::uint32_t>(whole.tokens.size());
  for (auto& token : piece.tokens) {
    token.span.start += offset;
    token.span.end += offset;
    token.head += base;
    whole.tokens.push_back(std::move(token));
  }
  for (const auto& sentence : piece.sentences) {
    if (sentence.first < sentence.last)
      whole.sentences.push_back({sentence.first + base, sentence.last + base, block});
  }
  for (auto& name : piece.names)
    whole.names.push_back({name.first + base, name.last + base, std::move(name.type)});
}

/// The annotator takes the point of titles that it does not know for the end of a sentence: "Hon. Tuala",
/// "Amb. Obi". They are laid before it without their points; all offsets stay.
std::string without_title_points(std::string text) {
  static constexpr std::array<std::string_view, 27> kTitles = {
      "Hon",  "Brig", "Cmdr", "Amb",  "Smt",  "Shri", "Sri",  "Maj", "Capt",
      "Pres", "Insp", "Supt", "Engr", "Atty", "Sgt",  "Msgr", "Ing", "Lic",
      "Mme",  "Bp",   "Ven",  "Cllr", "Barr", "Alh",  "Drs",  "Sr",  "Arch"};
  for (const auto title : kTitles) {
    for (auto at = text.find(title); at != std::string::npos; at = text.find(title, at + 1)) {
      const auto point = at + title.size();
      if (point + 2 >= text.size() || text[point] != '.' || text[point + 1] != ' ') continue;
      const bool word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '(' ||
                        text[at - 1] == '"';
      const auto next = static_cast<unsigned char>(text[point + 2]);
      if (word && ((next >= 'A' && next <= 'Z') || next >= 0xC3)) text[point] = ' ';
    }
  }
  return text;
}

constexpr std::array<std::string_view, 19> kDateWords = {
    "January",   "February",  "March",   "April",    "May",      "June",   "July",
    "August",    "September", "October", "November", "December", "Monday", "Tuesday",
    "Wednesday", "Thursday",  "Friday",  "Saturday", "Sunday"};

bool is_date_word(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
  const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits > 0 && digits <= 4) {
    const auto rest = word.substr(digits);
    return rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  }
  return word.size() >= 3 && std::any_of(kDateWords.begin(), kDateWords.end(), [&](std::string_view known) {
           return word == known || (word.size() <= 4 && known.starts_with(word));
         });
}

/// "27 September 2020 - A attacks B", "Mar. 2011: ...": where the entry of a timeline begins, behind its date
/// and dash; 0 where the text opens with none. Read together, date and dash mislead the parser about the
/// verb.
std::size_t entry_start(std::string_view text) {
  std::size_t at = 0;
  for (const std::string_view bullet : {"\u2022 ", "* ", "- "}) {
    if (text.starts_with(bullet)) at = bullet.size();
  }
  std::size_t words = 0;
  bool told = false;
  while (at < text.size() && words < 5) {
    for (const std::string_view mark : {"- ", "\u2013 ", "\u2014 ", "-- "}) {
      if (words > 0 && text.substr(at).starts_with(mark)) return told ? at + mark.size() : 0;
    }
    auto end = std::min(text.find(' ', at), text.size());
    const bool last = end > at && text[end - 1] == ':';
    const auto word = text.substr(at, end - at - (last ? 1 : 0));
    if (!is_date_word(word)) return 0;
    const bool month = word.front() > '9';
    told = told || month || word.size() == 4;
    ++words;
    at = std::min(end + 1, text.size());
    if (last) return told ? at : 0;
  }
  return 0;
}

/// The date before an entry belongs to the entry's first sentence, as a phrase of its verb.
AnnotatedText with_date(AnnotatedText date, AnnotatedText entry, std::uint32_t offset) {
  if (entry.sentences.empty()) return date;
  const auto count = static_cast<std::uint32_t>(date.tokens.size());
  std::uint32_t root = entry.sentences.front().first;
  while (root + 1 < entry.sentences.front().last && entry.tokens[root].head != root) ++root;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (date.tokens[i].head != i) continue;
    date.tokens[i].head = count + root;
    date.tokens[i].role = date.tokens[i].pos == "PUNCT" ? "punct" : "npadvmod";
  }
  date.sentences.clear();
  append(date, std::move(entry), offset, 0);
  date.sentences.front().first = 0;
  return date;
}

AnnotatedText annotate_piece(const Annotator& annotator, std::string_view text) {
  const auto plain = without_prefixes(text);
  auto annotation = annotator.annotate(plain.text);
  restore_prefixes(plain.cuts, annotation);
  return annotation;
}

}  // namespace

AnnotatedText annotate_document(const Document& document, const std::vector<Block>& blocks,
                                const Annotator& annotator) {
  AnnotatedText whole;
  const std::string laid_out = without_title_points(document.text);
  const std::string_view text = laid_out;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const auto& span = blocks[i].span;
    const auto block = text.substr(span.start, span.size());
    const auto start = blocks[i].kind == BlockKind::Body ? entry_start(block) : 0;
    if (start == 0 || start >= block.size()) {
      append(whole, annotate_piece(annotator, block), span.start, i);
      continue;
    }
    append(whole,
           with_date(annotator.annotate(block.substr(0, start)),
                     annotate_piece(annotator, block.substr(start)), static_cast<std::uint32_t>(start)),
           span.start, i);
  }
  return whole;
}

}  // namespace entente::ingest
