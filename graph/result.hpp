// Error and Result<T>: how every module reports what a user or an input did wrong. A bug of ours is an
// assert, an absent thing is a std::optional; neither is an Error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace entente {

/// What went wrong. The first group are openCypher's error types.
enum class ErrorKind : std::uint8_t {
  SyntaxError,
  SemanticError,
  TypeError,
  ArgumentError,
  ArithmeticError,
  EntityNotFound,
  PropertyNotFound,
  LabelNotFound,
  ConstraintVerificationFailed,
  ParameterMissing,
  ProcedureError,
  // The store and the files around it.
  IoError,      ///< the operating system refused: missing file, full disk, permission
  FormatError,  ///< a file or store is damaged, is of another kind or of a newer version
  BusyError,    ///< the store is being written by somebody else
  InputError,   ///< a document or table cannot be read as what it claims to be
  NotFound,     ///< a thing asked for by name is not there
  // Limits.
  Interrupted,  ///< Ctrl-C
  TimeLimit,
  MemoryLimit,
  RowLimit,
  HopLimit,
};

/// When an error was noticed, in openCypher's words.
enum class ErrorPhase : std::uint8_t { CompileTime, Runtime };

/// A place in a text: byte offset and length, with the 1-based line and column (in characters) of its start.
struct TextPlace {
  std::uint32_t offset = 0;
  std::uint32_t length = 1;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// An error for people: `message` says what is wrong, `hint` what to do, `place` or `file` where.
struct Error {
  ErrorKind kind = ErrorKind::IoError;
  std::string message;
  std::string hint{};    ///< empty, or what to do ("did you mean MET?")
  std::string detail{};  ///< openCypher's detail code, e.g. "UndefinedVariable"; may be empty
  ErrorPhase phase = ErrorPhase::Runtime;
  std::optional<TextPlace> place{};  ///< in the query, or in the file named by `file`
  std::string file{};                ///< empty, or the path concerned
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string hint = {}) {
  return fail(Error{.kind = kind, .message = std::move(message), .hint = std::move(hint)});
}

/// The name of an error kind as users see it ("SyntaxError", "IoError", ...).
const char* error_kind_name(ErrorKind kind);

}  // namespace entente
