#include "cli/repl/complete.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "cli/print/result_format.hpp"
#include "cli/repl/keywords.hpp"
#include "query/bind/function_signatures.hpp"

namespace entente::cli {

namespace {

constexpr std::size_t kMostNames = 12;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
         });
}

// Where the text stands: the quote that is open, the last bracket that is.
struct Context {
  char quote = '\0';
  std::size_t quote_start = 0;
  char bracket = '\0';
};

Context context_of(std::string_view text) {
  Context context;
  std::string open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (context.quote != '\0') {
      if (c == '\\') ++i;
      if (c == context.quote) context.quote = '\0';
      continue;
    }
    if (c == '\'' || c == '"') {
      context.quote = c;
      context.quote_start = i + 1;
    } else if (c == '(' || c == '[' || c == '{') {
      open += c;
    } else if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
  }
  context.bracket = open.empty() ? '\0' : open.back();
  return context;
}

template <class Texts>
Completions starting_with(std::size_t start, std::string_view typed, const Texts& texts) {
  std::set<std::string> found;
  for (const auto& text : texts) {
    if (starts_with(text, typed)) found.emplace(text);
  }
  return {start, {found.begin(), found.end()}};
}

template <class IdType>
std::vector<std::string> all_texts(const Symbols<IdType>& symbols) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < symbols.size(); ++i) texts.emplace_back(symbols.text(IdType(i)));
  return texts;
}

Completions names_from(std::size_t start, std::string_view typed, const query::Names& names) {
  Completions found{start, {}};
  for (const auto& near : names.complete(typed, kMostNames)) {
    if (std::find(found.candidates.begin(), found.candidates.end(), near.name) == found.candidates.end()) {
      found.candidates.push_back(near.name);
    }
  }
  return found;
}

// In a sentence a name has no quote around it: the longest end of the text that goes on to a name.
Completions names_in_sentence(std::string_view text, const query::Names& names) {
  constexpr std::size_t kMostWords = 6;
  std::vector<std::size_t> starts;
  for (std::size_t i = text.size(); i > 0 && starts.size() < kMostWords; --i) {
    const bool starts_word = is_word(text[i - 1]) && (i == 1 || text[i - 2] == ' ');
    if (starts_word) starts.push_back(i - 1);
  }
  Completions best;
  for (const std::size_t start : starts) {
    const std::string_view typed = text.substr(start);
    if (typed.size() < 2) continue;
    Completions found = names_from(start, typed, names);
    // Near names of a whole clause are no help; only what goes on from several words counts.
    if (!found.candidates.empty() &&
        (start == starts.front() || starts_with(found.candidates.front(), typed)))
      best = found;
  }
  return best;
}

Completions keywords_and_functions(std::size_t start, std::string_view typed) {
  std::vector<std::string> texts;
  const bool lower = !typed.empty() && std::islower(static_cast<unsigned char>(typed.front())) != 0;
  for (const std::string_view keyword : keywords()) {
    std::string text(keyword);
    if (lower)
      std::transform(text.begin(), text.end(), text.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    texts.push_back(std::move(text));
  }
  for (const auto& function : query::function_signatures())
    texts.push_back(std::string(function.spelling) + "(");
  return typed.empty() ? Completions{start, {}} : starting_with(start, typed, texts);
}

Completions complete_dot(std::string_view text, const query::Names& names,
                         const std::vector<std::string>& commands) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return starting_with(0, text, commands);
  const std::string_view command = text.substr(0, space);
  if (command == ".mode") return starting_with(space + 1, text.substr(space + 1), format_names());
  if (command == ".help") return starting_with(space + 1, text.substr(space + 1), commands);
  if (command == ".tree" || command == ".names") return names_from(space + 1, text.substr(space + 1), names);
  return names_in_sentence(text, names);
}

}  // namespace

bool looks_like_question(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  if (!line.empty() && line.back() == '?') return true;
  static constexpr std::array<std::string_view, 13> kFirst = {"who ",   "whom ", "what ", "which ", "when ",
                                                              "where ", "how ",  "did ",  "does ",  "has ",
                                                              "have ",  "tell ", "and "};
  return std::any_of(kFirst.begin(), kFirst.end(),
                     [line](std::string_view first) { return starts_with(line, first); });
}

Completions complete(std::string_view before, const GraphView& view, const query::Names& names,
                     const std::vector<std::string>& parameters,
                     const std::vector<std::string>& dot_commands) {
  if (!before.empty() && (before.front() == '.' || before.front() == '\\'))
    return complete_dot(before, names, dot_commands);
  if (looks_like_question(before)) return names_in_sentence(before, names);
  const Context context = context_of(before);
  if (context.quote != '\0')
    return names_from(context.quote_start, before.substr(context.quote_start), names);
  std::size_t start = before.size();
  while (start > 0 && is_word(before[start - 1])) --start;
  const std::string_view typed = before.substr(start);
  const char lead = start > 0 ? before[start - 1] : '\0';
  if (lead == '$') return starting_with(start, typed, parameters);
  if (lead == '.') return starting_with(start, typed, all_texts(view.keys()));
  if ((lead == ':' || lead == '|') && context.bracket == '[')
    return starting_with(start, typed, all_texts(view.types()));
  if ((lead == ':' || lead == '|') && context.bracket == '(')
    return starting_with(start, typed, all_texts(view.labels()));
  if (context.bracket == '{' && (lead == '{' || lead == ' ' || lead == ',')) {
    return starting_with(start, typed, all_texts(view.keys()));
  }
  return keywords_and_functions(start, typed);
}

}  // namespace entente::cli
