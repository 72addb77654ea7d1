// Names of the lexicon in a sentence.
#include <algorithm>

#include "ingest/entities/names/name_candidate.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

bool is_acronym(std::string_view form) {
  return form.size() <= 6 && is_all_upper(form) && form.find(' ') == std::string_view::npos;
}

std::string without_dots(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '.') out += c;
  }
  return out;
}

/// Whether the text writes the name as a name: "US" and not "us", "Turkey" and not "turkey".
bool case_agrees(std::string_view form, std::string_view written) {
  if (is_acronym(without_dots(form))) return without_dots(written) == without_dots(form);
  // "people's Republic of China": in a long name the last word decides.
  if (std::count(form.begin(), form.end(), ' ') >= 2 && starts_upper(form) &&
      written.find(' ') != std::string_view::npos) {
    return starts_upper(written.substr(written.rfind(' ') + 1)) ==
           starts_upper(form.substr(form.rfind(' ') + 1));
  }
  const bool form_lower = !starts_upper(form) && has_lower(form);
  if (form_lower) return starts_upper(written) || written.substr(0, 1) == form.substr(0, 1);
  if (!starts_upper(written) && !is_digit(decode_character(written, 0).code)) return false;
  // Each long word of the form that has a capital has one in the text too: "New Deal" is not "New deal".
  if (form.find(' ') != std::string_view::npos) {
    const auto cut_form = form.rfind(' ');
    const auto cut_written = written.rfind(' ');
    if (cut_written == std::string_view::npos) return true;
    return !starts_upper(form.substr(cut_form + 1)) || starts_upper(written.substr(cut_written + 1));
  }
  return true;
}

/// A word that opens the sentence is a name of one word only where the tagger or the recogniser takes it for
/// one.
bool opening_agrees(const TextView& text, TokenRange range, const KnownName& name) {
  if (range.size() > 1 || !text.is_opening(range.first) || name.sense == NameSense::Country ||
      name.sense == NameSense::Nationality)
    return true;
  if (name.type == EntityType::Place && range.last < text.size() && text.folded(range.last) == ":")
    return true;  // "Tallinn: the prime minister received ..."
  // "BEIRUT (NNA) -", whatever the tagger takes it for
  if (name.type == EntityType::Place && text.block_kind(range.first) == BlockKind::Dateline) return true;
  const auto& tag = text.token(range.first).tag;
  return tag == "NNP" || tag == "NNPS" || text.name_at(range.first) != nullptr || is_acronym(name.form);
}

/// What the neighbours forbid: "US dollars", "West" without "the".
bool neighbours_agree(const TextView& text, TokenRange range, const KnownName& name) {
  const auto next = range.last < text.size() ? text.folded(range.last) : std::string();
  if (name.form == "Amazon" && name.type == EntityType::Place)  // "in the Amazon", and not the firm
    return range.first > 0 && text.folded(range.first - 1) == "the" && next != "-" &&
           (range.last >= text.size() || !text.is_capital(range.last));
  if (name.form == "West")
    return range.first > 0 && text.folded(range.first - 1) == "the" &&
           (range.last >= text.size() || !text.is_capital(range.last));
  if (name.type == EntityType::Country &&
      (next == "dollar" || next == "dollars" || next == "pound" || next == "pounds" || next == "rupees" ||
       next == "yuan" || next == "francs" || (next == "$" && is_acronym(without_dots(name.form)))))
    return false;
  if (name.type == EntityType::Event &&
      (next == "mentality" || next == "thinking" || next == "era" || next == "-"))
    return false;
  return true;
}

/// "Nato", "Asean", "Unicef": an acronym that is spoken as a word, written as one.
bool is_spoken(const TextView& text, TokenRange range, const KnownName& name) {
  const auto written = text.slice(range);
  if (name.sense != NameSense::Named || !is_acronym(name.form) || name.form.size() < 4 || range.size() != 1 ||
      written.size() != name.form.size() || written[0] != name.form[0] ||
      !text.token(range.first).tag.starts_with("NNP"))
    return false;
  const auto rest = written.substr(1);
  const bool lower = std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const auto word = fold(written);
  const bool other = word == "rand" || word == "alba" || word == "sela";  // money, people
  const bool before = range.first > 0 && text.sentence_of(range.first - 1) == text.sentence_of(range.first);
  const bool family = before && lexicon().given_name(text.folded(range.first - 1)) != nullptr;
  return lower && !other && !family && lexicon().given_name(word) == nullptr &&
         written.find_first_of("aeiou", 1) != std::string_view::npos;
}

const KnownName* choose_sense(const TextView& text, TokenRange range, const std::vector<KnownName>& senses) {
  const auto written = text.slice(range);
  for (const auto& sense : senses) {
    if ((!case_agrees(sense.form, written) && !is_spoken(text, range, sense)) ||
        !opening_agrees(text, range, sense) || !neighbours_agree(text, range, sense))
      continue;
    // Titles in capitals throughout say nothing about short acronyms.
    if (is_acronym(sense.form) && written.size() <= 3 &&
        text.block_kind(range.first) == BlockKind::Headline) {
      const auto& sentence = text.sentence(text.sentence_of(range.first));
      if (is_all_upper(text.slice({sentence.first, sentence.last}))) continue;
    }
    return &sense;
  }
  return nullptr;
}

NameCandidate make_candidate(const TextView& text, TokenRange range, const KnownName& name) {
  NameCandidate found;
  found.range = range;
  found.text = text.text(range);
  found.key = fold(found.text);
  found.known = &name;
  found.kind = name.sense == NameSense::Nationality ? MentionKind::Nationality
               : name.sense == NameSense::Government && name.type == EntityType::Country
                   ? MentionKind::Metonym
                   : MentionKind::Name;
  const bool sure = name.sense != NameSense::City && name.sense != NameSense::Region;
  found.certain = sure;
  found.score_of(name.type) = sure ? 5.0F : 1.5F;
  return found;
}

}  // namespace

std::vector<NameCandidate> find_known_names(const TextView& text, const Sentence& sentence) {
  const auto& words = lexicon();
  std::vector<NameCandidate> found;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const auto longest = words.longest_from(std::string(first_word(text.folded(i))));
    if (longest == 0) continue;
    TokenRange best{i, i};
    const KnownName* name = nullptr;
    const auto stop = std::min(sentence.last, i + 2 * longest);
    for (std::uint32_t end = i + 1; end <= stop; ++end) {
      const auto* senses = words.find(fold(text.slice({i, end})));
      if (senses == nullptr) continue;
      if (const auto* sense = choose_sense(text, {i, end}, *senses)) {
        best = {i, end};
        name = sense;
      }
    }
    if (name == nullptr) continue;
    found.push_back(make_candidate(text, best, *name));
    i = best.last - 1;
  }
  return found;
}

}  // namespace entente::ingest
