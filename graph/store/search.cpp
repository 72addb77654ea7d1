// Full-text search over the stored documents: the index finds them, their texts say where the words are.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/search/search_result.hpp"
#include "graph/search/text_query.hpp"
#include "graph/store/parts.hpp"
#include "graph/store/text_index.hpp"

namespace entente {
namespace {

/// A term in FTS5's own language: a string of words that follow each other.
std::string quoted(const SearchTerm& term) {
  std::string text = "\"";
  for (const char c : term.text) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + (term.prefix ? "\" *" : "\"");
}

std::string expression(const TextQuery& query) {
  std::string all;
  for (const SearchChoice& choice : query) {
    std::string part;
    for (const SearchTerm& term : choice.must) part += (part.empty() ? "" : " AND ") + quoted(term);
    part = "(" + part + ")";
    if (!choice.must_not.empty()) {
      std::string without;
      for (const SearchTerm& term : choice.must_not)
        without += (without.empty() ? "" : " OR ") + quoted(term);
      part = "(" + part + " NOT (" + without + "))";
    }
    all += (all.empty() ? "" : " OR ") + part;
  }
  return all;
}

/// A term as the words that the index keeps.
struct WordsToFind {
  std::vector<std::string> words;
  bool prefix = false;
};

bool fits(const std::vector<IndexedWord>& text, std::size_t at, const WordsToFind& term) {
  if (term.words.empty() || at + term.words.size() > text.size()) return false;
  for (std::size_t i = 0; i < term.words.size(); ++i) {
    const bool open = term.prefix && i + 1 == term.words.size();
    if (open ? !text[at + i].word.starts_with(term.words[i]) : text[at + i].word != term.words[i])
      return false;
  }
  return true;
}

std::vector<ByteSpan> places_of(const std::vector<IndexedWord>& text, const std::vector<WordsToFind>& terms) {
  std::vector<ByteSpan> places;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t length = 0;
    for (const WordsToFind& term : terms)
      if (fits(text, at, term)) length = std::max(length, term.words.size());
    if (length == 0) continue;
    const ByteSpan place{text[at].start, text[at + length - 1].end};
    if (!places.empty() && place.start < places.back().end)
      places.back().end = std::max(places.back().end, place.end);
    else
      places.push_back(place);
  }
  return places;
}

/// The sentences around the places: as a fact's evidence has them where one is there, else by their marks.
std::vector<FoundSentence> sentences_of(std::string_view text, const std::vector<ByteSpan>& places,
                                        const std::vector<FoundFact>& facts) {
  std::vector<FoundSentence> sentences;
  for (const ByteSpan& place : places) {
    if (!sentences.empty() && place.end <= sentences.back().span.end) {
      sentences.back().words.push_back(place);
      continue;
    }
    const auto stated = std::find_if(facts.begin(), facts.end(), [&](const FoundFact& fact) {
      return fact.sentence.start <= place.start && place.end <= fact.sentence.end;
    });
    const ByteSpan span = stated != facts.end() ? stated->sentence : sentence_around(text, place);
    sentences.push_back({span, {place}});
  }
  return sentences;
}

void mark_facts(std::vector<FoundFact>& facts, const std::vector<ByteSpan>& places) {
  for (FoundFact& fact : facts)
    fact.said_here = std::any_of(places.begin(), places.end(), [&](const ByteSpan& place) {
      return fact.sentence.start <= place.start && place.end <= fact.sentence.end;
    });
  std::stable_sort(facts.begin(), facts.end(), [](const FoundFact& a, const FoundFact& b) {
    if (a.said_here != b.said_here) return a.said_here;
    return a.sentence.start < b.sentence.start;
  });
}

struct Row {
  std::string id;
  double score;
};

/// Fills in what a document says where the words are.
void describe(FoundDocument& found, std::string_view text, const std::vector<IndexedWord>& words,
              const std::vector<WordsToFind>& terms, const std::vector<Statement>& statements) {
  for (const Statement& statement : statements)
    found.facts.push_back({.edge = statement.edge, .sentence = {statement.start, statement.end}});
  const std::vector<ByteSpan> places = places_of(words, terms);
  found.sentences = sentences_of(text, places, found.facts);
  mark_facts(found.facts, places);
}

}  // namespace

Result<SearchResult> Store::search(const TextQuery& query, std::size_t limit) const {
  SearchResult result;
  std::vector<Row> rows;
  std::vector<WordsToFind> terms;
  {
    const std::lock_guard lock(parts_->mutex);
    Database& database = *parts_->database;
    for (const SearchChoice& choice : query)
      for (const SearchTerm& term : choice.must) {
        const auto words = words_of(database, term.text);
        if (!words) return fail(words.error());
        WordsToFind found{.words = {}, .prefix = term.prefix};
        for (const IndexedWord& word : *words) found.words.push_back(word.word);
        terms.push_back(std::move(found));
      }
    const std::string match = expression(query);
    auto count = database.prepare("SELECT count(*) FROM words WHERE words MATCH ?");
    if (!count) return fail(count.error());
    count->text(match);
    if (auto row = count->step(); !row) return fail(row.error());
    result.total = static_cast<std::uint64_t>(count->number_at(0));
    // A word of the title counts twice one of the text.
    auto found = database.prepare(
        "SELECT d.id, bm25(words, 2.0, 1.0) AS score FROM words JOIN documents d ON d.number = words.rowid"
        " WHERE words MATCH ? ORDER BY score, d.days IS NULL, d.days DESC, d.id LIMIT ?");
    if (!found) return fail(found.error());
    found->text(match).number(static_cast<std::int64_t>(std::min<std::size_t>(limit, 1U << 30U)));
    while (true) {
      const auto row = found->step();
      if (!row) return fail(row.error());
      if (!*row) break;
      rows.push_back({std::string(found->text_at(0)), -found->real_at(1)});
    }
  }
  for (const Row& row : rows) {
    const auto document = this->document(row.id);
    if (!document) return fail(document.error());
    if (!*document) return fail(parts_->damaged("the index of words names a document that is not there"));
    const auto text = this->text(row.id);
    if (!text) return fail(text.error());
    const auto statements = statements_in(row.id);
    if (!statements) return fail(statements.error());
    const auto words = words_of(*parts_->database, *text);
    if (!words) return fail(words.error());
    FoundDocument found{.document = **document, .score = row.score, .sentences = {}, .facts = {}};
    describe(found, *text, *words, terms, *statements);
    result.documents.push_back(std::move(found));
  }
  return result;
}

}  // namespace entente
