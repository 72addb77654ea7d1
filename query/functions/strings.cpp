// Functions of text. Lengths and places count characters (Unicode code points), not bytes.
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "query/functions/registry.hpp"
#include "query/functions/text_places.hpp"

namespace entente::query {
namespace {

using Arguments = std::span<const Value>;

/// The n-th argument as text, or nothing and an error.
const std::string* text_of(Arguments arguments, std::size_t n, std::string_view function,
                           EvalContext& context) {
  if (arguments[n].is(ValueKind::String)) return &arguments[n].string();
  refuse_type(context, function, "a string", arguments[n]);
  return nullptr;
}

/// The n-th argument as a number of characters; not negative.
std::optional<std::size_t> count_of(Arguments arguments, std::size_t n, std::string_view function,
                                    EvalContext& context) {
  if (!arguments[n].is(ValueKind::Integer)) {
    refuse_type(context, function, "an integer", arguments[n]);
    return std::nullopt;
  }
  if (arguments[n].integer() < 0) {
    refuse_value(context,
                 std::string(function) + "() cannot count " + std::to_string(arguments[n].integer()) +
                     " characters: the number must not be negative",
                 "NumberOutOfRange");
    return std::nullopt;
  }
  return static_cast<std::size_t>(arguments[n].integer());
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

Value to_lower(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "toLower", context);
  return text ? Value(to_utf8(icu::UnicodeString::fromUTF8(*text).toLower(icu::Locale::getRoot()))) : Value();
}

Value to_upper(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "toUpper", context);
  return text ? Value(to_utf8(icu::UnicodeString::fromUTF8(*text).toUpper(icu::Locale::getRoot()))) : Value();
}

Value normalize(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "normalize", context);
  if (text == nullptr) return {};
  std::string form = "NFC";
  if (arguments.size() == 2) {
    const std::string* given = text_of(arguments, 1, "normalize", context);
    if (given == nullptr) return {};
    form = *given;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = form == "NFC"    ? icu::Normalizer2::getNFCInstance(status)
                                       : form == "NFD"  ? icu::Normalizer2::getNFDInstance(status)
                                       : form == "NFKC" ? icu::Normalizer2::getNFKCInstance(status)
                                       : form == "NFKD" ? icu::Normalizer2::getNFKDInstance(status)
                                                        : nullptr;
  if (normalizer == nullptr || U_FAILURE(status)) {
    return refuse_value(context, "'" + form + "' is no normal form: use NFC, NFD, NFKC or NFKD");
  }
  return Value(to_utf8(normalizer->normalize(icu::UnicodeString::fromUTF8(*text), status)));
}

/// Takes blanks, or the given characters, from the start and the end.
Value trimmed(Arguments arguments, EvalContext& context, std::string_view function, bool start, bool end) {
  const std::string* text = text_of(arguments, 0, function, context);
  if (text == nullptr) return {};
  icu::UnicodeString unwanted;
  if (arguments.size() == 2) {
    const std::string* given = text_of(arguments, 1, function, context);
    if (given == nullptr) return {};
    unwanted = icu::UnicodeString::fromUTF8(*given);
  }
  const icu::UnicodeString all = icu::UnicodeString::fromUTF8(*text);
  const auto goes = [&](std::int32_t at) {
    const UChar32 c = all.char32At(at);
    return arguments.size() == 2 ? unwanted.indexOf(c) >= 0 : u_isUWhiteSpace(c) != 0;
  };
  std::int32_t from = 0;
  std::int32_t to = all.length();
  while (start && from < to && goes(from)) from = all.moveIndex32(from, 1);
  while (end && to > from && goes(all.moveIndex32(to, -1))) to = all.moveIndex32(to, -1);
  return Value(to_utf8(all.tempSubStringBetween(from, to)));
}

Value trim(Arguments arguments, EvalContext& context) {
  return trimmed(arguments, context, "trim", true, true);
}
Value left_trim(Arguments arguments, EvalContext& context) {
  return trimmed(arguments, context, "lTrim", true, false);
}
Value right_trim(Arguments arguments, EvalContext& context) {
  return trimmed(arguments, context, "rTrim", false, true);
}

Value character_length(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "char_length", context);
  return text ? Value(static_cast<std::int64_t>(count_characters(*text))) : Value();
}

Value left(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "left", context);
  const auto count = text ? count_of(arguments, 1, "left", context) : std::nullopt;
  return count ? Value(text->substr(0, byte_of_character(*text, *count))) : Value();
}

Value right(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "right", context);
  const auto count = text ? count_of(arguments, 1, "right", context) : std::nullopt;
  if (!count) return {};
  const std::size_t length = count_characters(*text);
  return *count >= length ? arguments[0] : Value(text->substr(byte_of_character(*text, length - *count)));
}

Value substring(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "substring", context);
  const auto start = text ? count_of(arguments, 1, "substring", context) : std::nullopt;
  if (!start) return {};
  std::string_view rest = std::string_view(*text).substr(byte_of_character(*text, *start));
  if (arguments.size() == 3) {
    const auto count = count_of(arguments, 2, "substring", context);
    if (!count) return {};
    rest = rest.substr(0, byte_of_character(rest, *count));
  }
  return Value(rest);
}

/// An empty text to look for is found nowhere.
Value replace(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "replace", context);
  const std::string* old = text ? text_of(arguments, 1, "replace", context) : nullptr;
  const std::string* with = old ? text_of(arguments, 2, "replace", context) : nullptr;
  if (with == nullptr) return {};
  if (old->empty()) return arguments[0];
  std::string result;
  std::size_t at = 0;
  for (std::size_t found = text->find(*old); found != std::string::npos; found = text->find(*old, at)) {
    result.append(*text, at, found - at).append(*with);
    at = found + old->size();
    if (result.size() % 4096 < with->size() && !context.charge(1, with->size())) return {};
  }
  return Value(result.append(*text, at));
}

/// The first of the separators at or after a place: its place and length.
std::pair<std::size_t, std::size_t> next_separator(const std::string& text,
                                                   const std::vector<std::string>& separators,
                                                   std::size_t from) {
  std::pair<std::size_t, std::size_t> next{std::string::npos, 0};
  for (const std::string& separator : separators) {
    const std::size_t found = text.find(separator, from);
    if (found < next.first || (found == next.first && separator.size() > next.second)) {
      next = {found, separator.size()};
    }
  }
  return next;
}

List split_characters(std::string_view text) {
  List parts;
  while (!text.empty()) {
    const std::size_t one = byte_of_character(text, 1);
    parts.emplace_back(text.substr(0, one));
    text.remove_prefix(one);
  }
  return parts;
}

/// At one separator or at any of a list; an empty one splits into characters.
Value split(Arguments arguments, EvalContext& context) {
  const std::string* text = text_of(arguments, 0, "split", context);
  if (text == nullptr) return {};
  std::vector<std::string> separators;
  const List one{arguments[1]};
  for (const Value& separator : arguments[1].is(ValueKind::List) ? arguments[1].list() : one) {
    if (separator.is_null()) return {};
    if (!separator.is(ValueKind::String))
      return refuse_type(context, "split", "a string as separator", separator);
    if (separator.string().empty()) return Value(split_characters(*text));
    separators.push_back(separator.string());
  }
  List parts;
  std::size_t at = 0;
  for (auto next = next_separator(*text, separators, 0); next.first != std::string::npos;
       next = next_separator(*text, separators, at)) {
    parts.emplace_back(std::string_view(*text).substr(at, next.first - at));
    at = next.first + next.second;
  }
  parts.emplace_back(std::string_view(*text).substr(at));
  return Value(std::move(parts));
}

constexpr Function kFunctions[] = {
    {"btrim", trim},
    {"char_length", character_length},
    {"character_length", character_length},
    {"left", left},
    {"lower", to_lower},
    {"ltrim", left_trim},
    {"normalize", normalize},
    {"replace", replace},
    {"right", right},
    {"rtrim", right_trim},
    {"split", split},
    {"substring", substring},
    {"tolower", to_lower},
    {"toupper", to_upper},
    {"trim", trim},
    {"upper", to_upper},
};

}  // namespace

std::span<const Function> string_functions() { return kFunctions; }

}  // namespace entente::query
