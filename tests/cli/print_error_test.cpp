#include "cli/print/print_error.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::cli;

TEST_CASE("an error names its place, marks it and says what to do") {
  const Error error{.kind = ErrorKind::SemanticError,
                    .message = "no edge type MEET",
                    .hint = "did you mean MET?",
                    .place = TextPlace{.offset = 11, .length = 4, .line = 1, .column = 12}};
  CHECK(error_text(error, "MATCH ()-[:MEET]->() RETURN 1", "query") ==
        "entente: query:1:12: SemanticError: no edge type MEET\n"
        "  MATCH ()-[:MEET]->() RETURN 1\n"
        "             ^^^^\n"
        "  hint: did you mean MET?\n");
}

TEST_CASE("the caret stands under the place after wide characters") {
  const Error error{.kind = ErrorKind::SyntaxError,
                    .message = "unexpected ;",
                    .place = TextPlace{.offset = 9, .length = 1, .line = 1, .column = 4}};
  CHECK(error_text(error, "习近平;") ==
        "entente: 1:4: SyntaxError: unexpected ;\n"
        "  习近平;\n"
        "        ^\n");
}

TEST_CASE("only the line of the place is shown, and of a long line only its surroundings") {
  const Error second{.kind = ErrorKind::SyntaxError,
                     .message = "m",
                     .place = TextPlace{.offset = 8, .length = 3, .line = 2, .column = 1}};
  CHECK(error_text(second, "RETURN\n\nfoo bar\nbaz") == "entente: 2:1: SyntaxError: m\n  foo bar\n  ^^^\n");
  const std::string wide = std::string(5000, 'x') + "!" + std::string(5000, 'y');
  const Error far{.kind = ErrorKind::SyntaxError,
                  .message = "m",
                  .place = TextPlace{.offset = 5000, .length = 1, .line = 1, .column = 5001}};
  CHECK(error_text(far, wide).size() < 400);
}

TEST_CASE("a place outside the text and an error of a file do not confuse it") {
  const Error outside{.kind = ErrorKind::SyntaxError,
                      .message = "m",
                      .place = TextPlace{.offset = 99, .length = 9, .line = 1, .column = 100}};
  CHECK(error_text(outside, "abc") == "entente: 1:100: SyntaxError: m\n  abc\n     ^\n");
  const Error file{.kind = ErrorKind::IoError, .message = "cannot open: No such file", .file = "a.txt"};
  CHECK(error_text(file) == "entente: a.txt: cannot open: No such file\n");
}
