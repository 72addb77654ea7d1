// The tokenizer's order of work: what stands between spaces is looked up among the exceptions, else prefixes
// and suffixes are split off in turn until an exception or nothing more is left; the rest is an address, or
// is split at its infixes. At last exceptions whose own text would be split are looked for as sequences of
// words.
#include "ingest/annotate/tokenizer.hpp"

#include <algorithm>
#include <set>

namespace entente::ingest::model {

/// What stands between spaces, decoded; [first, last) is what affixes have left of it.
struct Tokenizer::Chunk {
  std::string_view text;
  std::vector<char32_t> code_points;
  std::vector<std::uint32_t> offsets;  ///< byte where each code point starts, and the end
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<Infix> prefixes;  ///< in order of the text
  std::vector<Infix> suffixes;  ///< from the end of the text

  explicit Chunk(std::string_view chunk) : text(chunk) {
    for (std::size_t at = 0; at < text.size();) {
      offsets.push_back(static_cast<std::uint32_t>(at));
      code_points.push_back(next_code_point(text, at));
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    last = code_points.size();
  }
  [[nodiscard]] std::string_view bytes(std::size_t from, std::size_t to) const {
    return text.substr(offsets[from], offsets[to] - offsets[from]);
  }
  [[nodiscard]] CodePoints part(std::size_t from, std::size_t to) const {
    return CodePoints(code_points).subspan(from, to - from);
  }
};

Tokenizer::Tokenizer(ModelReader& reader, const Characters& characters, const StringIds& ids)
    : characters_(&characters), affixes_(reader, characters) {
  const StringTable table = reader.strings("specials");
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::vector<std::string_view> fields;
    for (std::string_view rest = table[i];;) {
      const std::size_t end = rest.find('\x1f');
      fields.push_back(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    Special special;
    std::size_t length = 0;
    for (std::size_t f = 1; f + 1 < fields.size(); f += 2) {
      special.pieces.push_back({fields[f], fields[f + 1]});
      length += fields[f].size();
    }
    if (special.pieces.empty() || length != fields[0].size()) {
      reader.reject("a tokenizer exception is not its pieces");
      return;
    }
    longest_special_ = std::max(longest_special_, length);
    specials_.emplace(fields[0], std::move(special));
  }
  find_phrases(ids);
}

const Tokenizer::Special* Tokenizer::special(std::string_view text) const {
  if (text.size() > longest_special_) return nullptr;
  const auto found = specials_.find(text);
  return found == specials_.end() ? nullptr : &found->second;
}

bool Tokenizer::has_affix(std::string_view text) const {
  const Chunk chunk(text);
  const CodePoints all(chunk.code_points);
  return affixes_.prefix(all) != 0 || affixes_.suffix(all) != 0 || !affixes_.infixes(all).empty() ||
         text.find(' ') != std::string_view::npos;
}

void Tokenizer::find_phrases(const StringIds& ids) {
  Lexicon lexicon(*characters_, ids);
  std::set<std::string_view> texts;
  for (const auto& entry : specials_) {
    if (has_affix(entry.first)) texts.insert(entry.first);
  }
  for (const std::string_view text : texts) {
    Phrase phrase;
    for (const ChunkWord& word : cut(text, lexicon, false)) phrase.ids.push_back(word.lexeme->id);
    const auto number = static_cast<std::uint32_t>(phrases_.size());
    const auto [start, is_new] = phrase_starts_.try_emplace(phrase.ids.front(), number);
    if (is_new) phrases_.emplace_back();
    phrases_[start->second].push_back(std::move(phrase));
  }
}

std::vector<Word> Tokenizer::tokenize(std::string_view text, Lexicon& lexicon) const {
  std::vector<Word> words;
  if (text.empty()) return words;
  words.reserve(text.size() / 5 + 1);
  bool may_have_phrase = false;
  const auto finish = [&](std::size_t start, std::size_t end) {
    if (start >= end) return;
    const std::size_t before = words.size();
    append_chunk(text.substr(start, end - start), static_cast<std::uint32_t>(start), lexicon, words);
    for (std::size_t i = before; i < words.size(); ++i)
      may_have_phrase = may_have_phrase || words[i].lexeme->may_start_phrase;
  };
  // Runs of spaces and of other characters take turns; a run that starts with a blank loses it to the word
  // before.
  std::size_t start = 0;
  bool in_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    const bool space = characters_->is(c, Class::Space);
    if (here == 0) {
      in_space = space;
    } else if (space != in_space) {
      finish(start, here);
      start = here;
      if (c == U' ') {
        if (!words.empty()) words.back().space_after = true;
        start = here + 1;
      }
      in_space = space;
    }
  }
  finish(start, text.size());
  if (may_have_phrase) join_phrases(text, lexicon, words);
  return words;
}

void Tokenizer::append_chunk(std::string_view chunk, std::uint32_t start, Lexicon& lexicon,
                             std::vector<Word>& words) const {
  const auto append = [&](const std::vector<ChunkWord>& pieces) {
    for (const ChunkWord& piece : pieces) {
      words.push_back({start, start + piece.length, piece.lexeme, false});
      start += piece.length;
    }
  };
  if (const auto* kept = lexicon.find_chunk(chunk)) {
    append(*kept);
    return;
  }
  std::vector<ChunkWord> pieces = cut(chunk, lexicon, true);
  append(pieces);
  lexicon.keep_chunk(chunk, std::move(pieces));
}

std::vector<ChunkWord> Tokenizer::cut(std::string_view text, Lexicon& lexicon, bool with_specials) const {
  std::vector<ChunkWord> words;
  const auto add = [&](std::string_view piece, std::string_view norm) {
    words.push_back({static_cast<std::uint32_t>(piece.size()), lexicon.intern_as(piece, norm)});
  };
  const auto add_special = [&](const Special& found) {
    for (const auto& piece : found.pieces) add(piece.text, piece.norm);
  };
  if (const Special* whole = with_specials ? special(text) : nullptr) {
    add_special(*whole);
    return words;
  }
  Chunk chunk(text);
  split_affixes(chunk, with_specials);
  for (const Infix& prefix : chunk.prefixes) add(chunk.bytes(prefix.start, prefix.end), {});
  if (chunk.first < chunk.last) {
    const std::string_view rest = chunk.bytes(chunk.first, chunk.last);
    if (const Special* found = with_specials ? special(rest) : nullptr) {
      add_special(*found);
    } else if (affixes_.is_url(chunk.part(chunk.first, chunk.last))) {
      add(rest, {});
    } else {
      split_infixes(chunk, lexicon, words);
    }
  }
  for (auto suffix = chunk.suffixes.rbegin(); suffix != chunk.suffixes.rend(); ++suffix) {
    add(chunk.bytes(suffix->start, suffix->end), {});
  }
  return words;
}

void Tokenizer::split_affixes(Chunk& chunk, bool with_specials) const {
  std::size_t& first = chunk.first;
  std::size_t& last = chunk.last;
  const auto is_special = [&](std::size_t from, std::size_t to) {
    return with_specials && from < to && special(chunk.bytes(from, to)) != nullptr;
  };
  for (std::size_t before = 0; first < last && last - first != before;) {
    if (is_special(first, last)) return;
    before = last - first;
    const std::size_t prefix = affixes_.prefix(chunk.part(first, last));
    if (prefix != 0 && is_special(first + prefix, last)) {
      chunk.prefixes.push_back({first, first + prefix});
      first += prefix;
      return;
    }
    const std::size_t suffix = affixes_.suffix(chunk.part(first + prefix, last));
    if (suffix != 0 && is_special(first, last - suffix)) {
      chunk.suffixes.push_back({last - suffix, last});
      last -= suffix;
      return;
    }
    if (prefix != 0) chunk.prefixes.push_back({first, first + prefix});
    if (suffix != 0) chunk.suffixes.push_back({last - suffix, last});
    first += prefix;
    last -= suffix;
  }
}

void Tokenizer::split_infixes(const Chunk& chunk, Lexicon& lexicon, std::vector<ChunkWord>& words) const {
  const auto add = [&](std::size_t from, std::size_t to) {
    if (from >= to) return;
    const std::string_view piece = chunk.bytes(chunk.first + from, chunk.first + to);
    words.push_back({static_cast<std::uint32_t>(piece.size()), lexicon.intern(piece)});
  };
  std::size_t start = 0;
  for (const Infix& infix : affixes_.infixes(chunk.part(chunk.first, chunk.last))) {
    if (infix.start == 0) continue;
    add(start, infix.start);
    add(infix.start, infix.end);
    start = infix.end;
  }
  add(start, chunk.last - chunk.first);
}

void Tokenizer::join_phrases(std::string_view text, Lexicon& lexicon, std::vector<Word>& words) const {
  std::vector<Infix> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].lexeme->may_start_phrase) continue;
    for (const Phrase& phrase : phrases_[phrase_starts_.at(words[i].lexeme->id)]) {
      const std::size_t length = phrase.ids.size();
      if (length > words.size() - i) continue;
      const auto same = [](const Word& word, std::uint64_t id) { return word.lexeme->id == id; };
      const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::equal(first, first + static_cast<std::ptrdiff_t>(length), phrase.ids.begin(), same))
        found.push_back({i, i + length});
    }
  }
  // The longest first, of equal ones the first; none over another.
  std::stable_sort(found.begin(), found.end(),
                   [](const Infix& a, const Infix& b) { return a.end - a.start > b.end - b.start; });
  std::vector<bool> seen(words.size());
  std::vector<std::size_t> end_at(words.size(), 0);
  for (const Infix& span : found) {
    if (!seen[span.start] && !seen[span.end - 1]) end_at[span.start] = span.end;
    std::fill(seen.begin() + static_cast<std::ptrdiff_t>(span.start),
              seen.begin() + static_cast<std::ptrdiff_t>(span.end), true);
  }
  std::vector<Word> joined;
  joined.reserve(words.size());
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t end = end_at[i];
    const Special* rule =
        end == 0 ? nullptr : special(text.substr(words[i].start, words[end - 1].end - words[i].start));
    if (rule == nullptr) {
      joined.push_back(words[i++]);
      continue;
    }
    std::uint32_t start = words[i].start;
    for (const auto& piece : rule->pieces) {
      const auto length = static_cast<std::uint32_t>(piece.text.size());
      joined.push_back({start, start + length, lexicon.intern_as(piece.text, piece.norm), false});
      start += length;
    }
    joined.back().space_after = words[end - 1].space_after;
    i = end;
  }
  words = std::move(joined);
}

}  // namespace entente::ingest::model
