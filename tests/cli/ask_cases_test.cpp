// Plain questions as data: tests/cases/ask/*.case, whose form its README.md describes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "cli/print/value_text.hpp"
#include "query/ask/ask.hpp"
#include "sample_graph.hpp"

using namespace entente;

namespace {

const std::string kCases = ENTENTE_CASES "/ask/";

struct Block {
  std::string where;
  std::vector<std::string> before;  // the question that follow-ups go on from
  std::vector<std::string> questions;
  bool follows = false;
  std::string cypher;
  std::vector<std::string> rows;
  bool has_rows = false;
  std::string refusal, hint, marked;
};

void read_line(const std::string& line, Block& block) {
  const std::string text = line.size() > 2 ? line.substr(2) : std::string();
  switch (line[0]) {
    case '?':
      block.questions.push_back(text);
      break;
    case '+':
      block.questions.push_back(text);
      block.follows = true;
      break;
    case '>':
      block.cypher = text;
      break;
    case '=':
      block.has_rows = true;
      if (text != "none") block.rows.push_back(text);
      break;
    case '!':
      block.refusal = text;
      break;
    case '~':
      block.hint = text;
      break;
    case '^':
      block.marked = text;
      break;
    default:
      FAIL("a line that is none of ? + > = ! ~ ^: " << line);
  }
}

std::vector<Block> read_blocks(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Block> blocks;
  bool open = false;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty()) open = false;
    if (line.empty() || line[0] == '#') continue;
    if (!open) blocks.emplace_back().where = path.filename().string() + ":" + std::to_string(number);
    open = true;
    read_line(line, blocks.back());
  }
  return blocks;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kCases)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_refusal(const Result<query::AskedQuery>& asked, const Block& block, const std::string& question) {
  REQUIRE_FALSE(asked);
  const Error& error = asked.error();
  CHECK_THAT(error.message, Catch::Contains(block.refusal));
  CHECK_FALSE(error.hint.empty());
  if (!block.hint.empty()) CHECK_THAT(error.hint, Catch::Contains(block.hint));
  if (!block.marked.empty()) {
    REQUIRE(error.place);
    CHECK(question.substr(error.place->offset, error.place->length) == block.marked);
  }
}

std::string row_text(const std::vector<Value>& row, const GraphView& view) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i + 1 == row.size() && i > 0) break;  // the edges
    text += (i > 0 ? " | " : "") + cli::value_text(row[i], view);
  }
  return text;
}

void check_answer(query::Engine& engine, const query::AskedQuery& asked, const Block& block,
                  const GraphView& view) {
  const auto answer = engine.run(asked.cypher, asked.parameters);
  INFO(asked.cypher);
  if (!answer) FAIL("the engine refuses: " << answer.error().message);
  std::vector<std::string> rows;
  for (const auto& row : answer->rows) rows.push_back(row_text(row, view));
  if (block.has_rows) CHECK(rows == block.rows);
  // What is printed for people is the same query.
  const auto again = engine.run(query::with_literals(asked));
  if (!again) FAIL("the engine refuses: " << again.error().message);
  CHECK(again->rows.size() == answer->rows.size());
}

}  // namespace

TEST_CASE("plain questions stand for the expected Cypher, answers or refusals") {
  test::SampleGraph sample(kCases + "sample.jsonl");
  query::Engine engine(sample.graph, &sample);
  query::Asker asker(sample.graph);
  std::size_t questions = 0;
  std::size_t refused = 0;
  for (const auto& file : case_files()) {
    for (const Block& block : read_blocks(file)) {
      for (const std::string& question : block.questions) {
        INFO(block.where << ": " << question);
        query::Asker alone(sample.graph);
        const auto asked = block.follows ? asker.ask(question) : alone.ask(question);
        if (!block.follows) static_cast<void>(asker.ask(question));
        ++questions;
        if (!block.refusal.empty()) {
          ++refused;
          check_refusal(asked, block, question);
          continue;
        }
        if (!asked) {
          FAIL_CHECK("refused: " << asked.error().message << " / " << asked.error().hint);
          continue;
        }
        CHECK(query::with_literals(*asked) == block.cypher);
        check_answer(engine, *asked, block, sample.graph);
      }
    }
  }
  CHECK(questions >= 120);
  CHECK(refused >= 30);
}

TEST_CASE("any text is understood or refused, and a refusal says where and what to do") {
  test::SampleGraph sample(kCases + "sample.jsonl");
  query::Asker asker(sample.graph);
  const std::vector<std::string> words = {
      "who",   "met",   "Xi",     "and",     "in",     "2024",  "between", "did",     "when",
      "where", "last",  "both",   "the",     "summit", "how",   "often",   "are",     "linked",
      "what",  "about", "Astana", "since",   "before", "31",    "July",    "\"",      "has",
      "most",  "of",    "to",     "by",      "?",      "Putin", "country", "Georgia", "习近平",
      "'",     ".",     "\xFF",   "2024-07", "1990s",  "from",  "will",    "up",      "is",
      "on",    "first", "office", "member",  "was",    "(",     "-"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string question;
    for (std::size_t n = 1 + random() % 9; n > 0; --n)
      question += words[random() % words.size()] + (random() % 8 == 0 ? "" : " ");
    INFO(question);
    const auto asked = asker.ask(question);
    if (asked) {
      CHECK(query::with_literals(*asked).find('$') == std::string::npos);
      continue;
    }
    CHECK_FALSE(asked.error().message.empty());
    CHECK_FALSE(asked.error().hint.empty());
    if (asked.error().place) CHECK(asked.error().place->offset <= question.size());
  }
}
