// Makes word forms: norm, affixes and shape as the networks were trained with.
#include "ingest/annotate/lexicon.hpp"

#include <algorithm>

#include "ingest/annotate/hashing.hpp"

namespace entente::ingest::model {
namespace {

constexpr std::size_t kLongestKeptChunk = 64;

/// Byte offset where the last `count` characters start.
std::size_t last_characters(std::string_view text, int count) {
  std::size_t at = text.size();
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) --count;
  }
  return at;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

StringIds::StringIds(ModelReader& reader)
    : names_(reader.strings("symbols.names")),
      numbers_(reader.words("symbols.numbers")),
      norm_keys_(reader.longs("norms.keys")) {
  const StringTable norms = reader.strings("norms.values");
  if (numbers_.size() != names_.size() || norms.size() != norm_keys_.size()) {
    reader.reject("its tables of norms do not fit together");
    names_ = {};
    norm_keys_ = {};
    return;
  }
  norm_ids_.reserve(norms.size());
  for (std::size_t i = 0; i < norms.size(); ++i) norm_ids_.push_back(id(norms[i]));
}

std::uint64_t StringIds::id(std::string_view text) const {
  constexpr std::size_t kLongestSymbol = 10;
  if (text.size() <= kLongestSymbol) {
    if (const auto found = names_.find_sorted(text)) return numbers_[*found];
  }
  return murmur64a(text, 1);
}

std::uint64_t StringIds::norm(std::uint64_t id) const {
  const auto found = std::lower_bound(norm_keys_.begin(), norm_keys_.end(), id);
  if (found == norm_keys_.end() || *found != id) return 0;
  return norm_ids_[static_cast<std::size_t>(found - norm_keys_.begin())];
}

std::string_view Lexicon::keep(std::string text) {
  bytes_ += text.size();
  texts_.push_back(std::move(text));
  return texts_.back();
}

std::string Lexicon::shape(std::string_view text) const {
  constexpr std::size_t kLong = 100;
  if (character_count(text) >= kLong) return "LONG";
  std::string shape;
  char32_t last = 0xFFFFFFFF;
  int repeats = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (characters_->is(c, Class::Alpha)) {
      c = characters_->is(c, Class::Upper) ? U'X' : U'x';
    } else if (characters_->is(c, Class::Digit)) {
      c = U'd';
    }
    repeats = c == last ? repeats + 1 : 0;
    last = c;
    if (repeats < 4) append_utf8(shape, c);
  }
  return shape;
}

Lexeme* Lexicon::create(std::string_view text) {
  Lexeme& lexeme = lexemes_.emplace_back();
  lexeme.text = keep(std::string(text));
  lexeme.lower = keep(characters_->lower(text));
  lexeme.id = ids_->id(text);
  const std::uint64_t norm = ids_->norm(lexeme.id);
  lexeme.norm = norm != 0 ? norm : ids_->id(lexeme.lower);
  std::size_t first = 0;
  const char32_t c = next_code_point(text, first);
  lexeme.prefix = ids_->id(text.substr(0, first));
  lexeme.suffix = ids_->id(text.substr(last_characters(text, 3)));
  lexeme.shape = ids_->id(shape(text));
  // Words are cut at spaces, so a word is all spaces or has none.
  lexeme.is_space = characters_->is(c, Class::Space);
  lexeme.may_start_phrase = phrase_starts_ != nullptr && phrase_starts_->contains(lexeme.id);
  return &lexeme;
}

Lexeme* Lexicon::intern(std::string_view text) {
  if (const auto found = by_text_.find(text); found != by_text_.end()) return found->second;
  Lexeme* lexeme = create(text);
  by_text_.emplace(lexeme->text, lexeme);
  return lexeme;
}

Lexeme* Lexicon::intern_as(std::string_view text, std::string_view norm) {
  if (norm.empty()) return intern(text);
  std::string key(text);
  key += '\x1f';
  key += norm;
  if (const auto found = by_text_and_norm_.find(key); found != by_text_and_norm_.end()) return found->second;
  Lexeme* lexeme = create(text);
  lexeme->norm = ids_->id(norm);
  by_text_and_norm_.emplace(std::move(key), lexeme);
  return lexeme;
}

const std::vector<ChunkWord>* Lexicon::find_chunk(std::string_view chunk) const {
  const auto found = chunks_.find(chunk);
  return found == chunks_.end() ? nullptr : &found->second;
}

void Lexicon::keep_chunk(std::string_view chunk, std::vector<ChunkWord> words) {
  if (chunk.size() > kLongestKeptChunk) return;
  chunks_.emplace(keep(std::string(chunk)), std::move(words));
}

void Lexicon::clear() {
  chunks_.clear();
  by_text_and_norm_.clear();
  by_text_.clear();
  lexemes_.clear();
  texts_.clear();
  bytes_ = 0;
}

}  // namespace entente::ingest::model
