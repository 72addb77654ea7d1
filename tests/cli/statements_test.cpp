#include "cli/statements.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::cli;

namespace {

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> found;
  for (const auto& statement : split_statements(text).statements) found.emplace_back(statement.text);
  return found;
}

}  // namespace

TEST_CASE("semicolons end statements, but not within quotes and comments") {
  CHECK(texts("RETURN 1; RETURN 2;") == std::vector<std::string>{"RETURN 1", " RETURN 2"});
  CHECK(texts("RETURN ';' AS a; RETURN \"x\\\";\";") ==
        std::vector<std::string>{"RETURN ';' AS a", " RETURN \"x\\\";\""});
  CHECK(texts("RETURN `a;b`; // no; end\nRETURN 2; /* ; */").size() == 2);
  CHECK(texts(";;  ; // nothing\n;").empty());
}

TEST_CASE("what follows the last semicolon is the rest, open within a quote or a comment") {
  CHECK(split_statements("RETURN 1").rest.text == "RETURN 1");
  CHECK_FALSE(split_statements("RETURN 1").open);
  CHECK(split_statements("RETURN 'a").open);
  CHECK(split_statements("RETURN 1 /* still").open);
  CHECK_FALSE(split_statements("RETURN 1 // done").open);
  CHECK_FALSE(has_content(" \n// a\n/* b */ "));
  CHECK(has_content(" /* b */ x"));
}

TEST_CASE("the words of transactions stand alone") {
  CHECK(transaction_word("begin") == TransactionWord::Begin);
  CHECK(transaction_word(" /* now */ BEGIN\n Transaction // so\n") == TransactionWord::Begin);
  CHECK(transaction_word("Commit") == TransactionWord::Commit);
  CHECK(transaction_word("ROLLBACK TRANSACTION") == TransactionWord::Rollback);
  for (const char* other :
       {"", "BEGINS", "'BEGIN'", "`COMMIT`", "COMMIT 1", "RETURN 1 AS COMMIT", "TRANSACTION"})
    CHECK(transaction_word(other) == TransactionWord::None);
}

TEST_CASE("a place in a statement is found in the whole text") {
  const SplitText split = split_statements("RETURN 1;\n  RETURN foo;");
  REQUIRE(split.statements.size() == 2);
  // The second statement starts right after the semicolon, on line 1.
  const TextPlace inside{.offset = 10, .length = 3, .line = 2, .column = 10};
  const TextPlace whole = place_in_whole(inside, split.statements[1]);
  CHECK(whole.line == 2);
  CHECK(whole.column == 10);
  CHECK(whole.offset == 19);
  const TextPlace first =
      place_in_whole({.offset = 0, .length = 1, .line = 1, .column = 1}, split.statements[1]);
  CHECK(first.line == 1);
  CHECK(first.column == 10);
}

TEST_CASE("statements that may write are told by their words, not by their texts") {
  CHECK(may_write("CREATE (n)"));
  CHECK(may_write("match (n) set n.a=1"));
  CHECK(may_write("MATCH (n) DETACH DELETE n"));
  CHECK(may_write("MATCH (n) DELETE n"));
  CHECK_FALSE(may_write("RETURN 'CREATE'"));
  CHECK_FALSE(may_write("RETURN 1 // SET"));
  CHECK_FALSE(may_write("MATCH (n) RETURN n.settled, n.created"));
}
