// Errors for people: `entente: file:line:col: message`, the source line with a caret under the place, and the
// hint.
#pragma once

#include <string>
#include <string_view>

#include "graph/result.hpp"

namespace entente::cli {

/// The error as text. `source` is the text that a place without a file refers to (a query, a question);
/// `source_name` how to call it, may be empty.
std::string error_text(const Error& error, std::string_view source = {}, std::string_view source_name = {},
                       bool color = false);

/// Prints it to standard error, with colours where that is a terminal.
void print_error(const Error& error, std::string_view source = {}, std::string_view source_name = {});

/// Prints it and gives the exit status that it means: kInterrupted after Ctrl-C, else kFailed.
int failed(const Error& error, std::string_view source = {}, std::string_view source_name = {});

}  // namespace entente::cli
