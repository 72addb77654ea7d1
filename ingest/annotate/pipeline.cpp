// Runs the parts over pieces of a text and writes down what they say as tokens, sentences and names.
#include "ingest/annotate/pipeline.hpp"

#include <algorithm>

namespace entente::ingest::model {
namespace {

/// A longer text is read in pieces, cut where a line, a sentence or at least a word ends; so is a longer run
/// of words. Both are far above any paragraph and only bound the memory.
constexpr std::size_t kMostBytes = 32768;
constexpr std::size_t kMostWords = 4096;

/// Where the first piece of the text ends.
std::size_t piece_end(std::string_view text) {
  if (text.size() <= kMostBytes) return text.size();
  constexpr std::size_t kLeast = kMostBytes / 2;
  const std::string_view window = text.substr(0, kMostBytes);
  for (const std::string_view end : {"\n", ". ", " "}) {
    const std::size_t at = window.rfind(end);
    if (at != std::string_view::npos && at >= kLeast) return at + end.size();
  }
  const std::size_t next = text.find_first_of(" \n", kMostBytes);
  return next == std::string_view::npos ? text.size() : next + 1;
}

bool ends_sentence(const Word& word) {
  const std::string_view text = word.lexeme->text;
  return text == "." || text == "!" || text == "?" || text.find('\n') != std::string_view::npos;
}

/// How many of the words to take at once.
std::size_t words_at_once(std::span<const Word> words) {
  if (words.size() <= kMostWords) return words.size();
  for (std::size_t count = kMostWords; count > kMostWords / 2; --count) {
    if (ends_sentence(words[count - 1])) return count;
  }
  return kMostWords;
}

struct LemmaKey {
  const Lexeme* lexeme;
  const char* pos;  ///< a text of the model file: its address names it
  unsigned base_form;
  friend bool operator==(const LemmaKey&, const LemmaKey&) = default;
};

struct LemmaHash {
  std::size_t operator()(const LemmaKey& key) const {
    return std::hash<const void*>{}(key.lexeme) * 31 + std::hash<const void*>{}(key.pos) * 7 + key.base_form;
  }
};

}  // namespace

/// Buffers and caches of one thread at a time.
struct Pipeline::Desk {
  Lexicon lexicon;
  EncoderBuffers shared;
  EncoderBuffers names;
  TransitionBuffers parser;
  TransitionBuffers recognizer;
  AlignedFloats tags;
  std::unordered_map<const Lexeme*, std::int32_t> names_rows;
  std::unordered_map<LemmaKey, std::string, LemmaHash> lemmas;
  std::unordered_map<const Lexeme*, bool> unheard;

  Desk(const Characters& characters, const StringIds& ids) : lexicon(characters, ids) {}
  void forget() {
    lexicon.clear();
    for (EncoderBuffers* buffers : {&shared, &names}) {
      buffers->forms.clear();
      buffers->form_count = 0;
    }
    names_rows.clear();
    lemmas.clear();
    unheard.clear();
  }
};

struct Pipeline::Analysed {
  std::vector<Analysis> words;
  Parse parse;
  std::vector<FoundName> names;
};

Pipeline::Pipeline(std::unique_ptr<ModelFile> file)
    : file_(std::move(file)),
      reader_(*file_),
      characters_(reader_),
      ids_(reader_),
      tokenizer_(reader_, characters_, ids_),
      shared_encoder_(reader_, "shared", 6),
      names_encoder_(reader_, "names", 4),
      tagger_(reader_),
      parser_(reader_),
      names_(reader_),
      ruler_(reader_),
      lemmatizer_(reader_, characters_) {}

Result<std::unique_ptr<Annotator>> Pipeline::load(std::unique_ptr<ModelFile> file) {
  std::unique_ptr<Pipeline> pipeline(new Pipeline(std::move(file)));
  if (pipeline->reader_.error()) return fail(*pipeline->reader_.error());
  return std::unique_ptr<Annotator>(std::move(pipeline));
}

std::unique_ptr<Pipeline::Desk> Pipeline::take_desk() const {
  {
    const std::scoped_lock lock(mutex_);
    if (!desks_.empty()) {
      auto desk = std::move(desks_.back());
      desks_.pop_back();
      return desk;
    }
  }
  auto desk = std::make_unique<Desk>(characters_, ids_);
  tokenizer_.prepare(desk->lexicon);
  return desk;
}

void Pipeline::return_desk(std::unique_ptr<Desk> desk) const {
  const std::scoped_lock lock(mutex_);
  desks_.push_back(std::move(desk));
}

AnnotatedText Pipeline::annotate(std::string_view text) const {
  AnnotatedText out;
  auto desk = take_desk();
  for (std::uint32_t start = 0; start < text.size();) {
    const std::size_t length = piece_end(text.substr(start));
    annotate_piece(text.substr(start, length), start, *desk, out);
    start += static_cast<std::uint32_t>(length);
  }
  return_desk(std::move(desk));
  return out;
}

void Pipeline::annotate_piece(std::string_view text, std::uint32_t start, Desk& desk,
                              AnnotatedText& out) const {
  if (desk.lexicon.is_full()) desk.forget();
  const std::vector<Word> words = tokenizer_.tokenize(text, desk.lexicon);
  for (std::span<const Word> rest(words); !rest.empty();) {
    const std::size_t count = words_at_once(rest);
    annotate_words(text, start, rest.first(count), desk, out);
    rest = rest.subspan(count);
  }
}

Pipeline::Analysed Pipeline::analyse(std::span<const Word> words, Desk& desk) const {
  Analysed analysed;
  const float* vectors = shared_encoder_.encode(words, desk.shared, [](const Word& word) -> std::int32_t& {
    return word.lexeme->vector[word.space_after ? 1 : 0];
  });
  const auto tags = tagger_.tag(vectors, words.size(), desk.tags);
  analysed.parse = parser_.parse(words, vectors, desk.parser);
  analysed.words.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    analysed.words[i].tag = tags[i];
    analysed.words[i].role = analysed.parse.labels[i];
  }
  ruler_.apply(words, analysed.words);
  vectors = names_encoder_.encode(words, desk.names, [&](const Word& word) -> std::int32_t& {
    return desk.names_rows.try_emplace(word.lexeme, -1).first->second;
  });
  analysed.names = names_.find(words, analysed.parse.starts_sentence, vectors, desk.recognizer);
  return analysed;
}

const std::string& Pipeline::lemma(const Word& word, const Analysis& analysis, Desk& desk) const {
  const LemmaKey key{word.lexeme, analysis.pos.data(), analysis.base_form};
  const auto [entry, is_new] = desk.lemmas.try_emplace(key);
  if (is_new) {
    entry->second =
        lemmatizer_.lemma(word.lexeme->text, word.lexeme->lower, analysis.pos, analysis.base_form);
  }
  return entry->second;
}

/// A capital, then letters and apostrophes, some of them in lower case; and the dictionary has no such word.
bool Pipeline::is_unheard(const Word& word, Desk& desk) const {
  const auto [entry, is_new] = desk.unheard.try_emplace(word.lexeme, false);
  if (!is_new) return entry->second;
  const std::string_view text = word.lexeme->text;
  bool letters = true;
  bool small = false;
  std::size_t at = 0;
  if (text.empty() || !characters_.is(next_code_point(text, at), Class::Upper)) return false;
  while (at < text.size() && letters) {
    const char32_t c = next_code_point(text, at);
    letters = characters_.is(c, Class::Alpha) || c == U'\'' || c == U'\u2019';
    small = small || !characters_.is(c, Class::Upper);
  }
  entry->second = letters && small && !lemmatizer_.knows(word.lexeme->lower);
  return entry->second;
}

void Pipeline::annotate_words(std::string_view text, std::uint32_t start, std::span<const Word> words,
                              Desk& desk, AnnotatedText& out) const {
  const Analysed analysed = analyse(words, desk);
  // Words that are spaces are left out: `place[i]` is the token that word i is, or the next one.
  const auto first = static_cast<std::uint32_t>(out.tokens.size());
  std::vector<std::uint32_t> place(words.size() + 1);
  std::uint32_t count = first;
  for (std::size_t i = 0; i < words.size(); ++i) {
    place[i] = count;
    if (!words[i].lexeme->is_space) ++count;
  }
  place.back() = count;
  // A word under a space goes to the space's head; under a space that is a root, the first such word becomes
  // the root.
  std::unordered_map<std::uint32_t, std::uint32_t> orphans;
  const auto head_of = [&](std::uint32_t word) {
    std::uint32_t head = analysed.parse.heads[word];
    while (words[head].lexeme->is_space && analysed.parse.heads[head] != head)
      head = analysed.parse.heads[head];
    return words[head].lexeme->is_space ? orphans.try_emplace(head, word).first->second : head;
  };
  std::uint32_t sentence = first;
  const auto end_sentence = [&](std::uint32_t end) {
    if (end > sentence) out.sentences.push_back({sentence, end, 0});
    sentence = end;
  };
  out.tokens.reserve(count);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (analysed.parse.starts_sentence[i]) end_sentence(place[i]);
    const Word& word = words[i];
    if (word.lexeme->is_space) continue;
    const Analysis& analysis = analysed.words[i];
    const std::uint32_t head = head_of(i);
    Token& token = out.tokens.emplace_back();
    token.span = {start + word.start, start + word.end};
    token.lemma = analysis.lemma.empty() ? lemma(word, analysis, desk) : std::string(analysis.lemma);
    token.tag = analysis.tag;
    token.pos = analysis.pos;
    token.role = head == i ? std::string_view("ROOT") : analysis.role;
    token.head = place[head];
    std::size_t after = word.end;
    token.space_after = after < text.size() && characters_.is(next_code_point(text, after), Class::Space);
    token.unheard = is_unheard(word, desk);
  }
  end_sentence(count);
  for (const FoundName& name : analysed.names) {
    if (place[name.last] > place[name.first]) {
      out.names.push_back({place[name.first], place[name.last], std::string(name.type)});
    }
  }
}

}  // namespace entente::ingest::model
