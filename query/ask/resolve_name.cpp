// Names of a question: which thing they stand for, or why that cannot be said.
#include <algorithm>
#include <set>

#include "query/ask/question.hpp"

namespace entente::query {

namespace {

constexpr std::size_t kMostSuggestions = 3;

std::string label_text(const std::optional<NodeLabel>& label) {
  return label ? std::string(rule(*label).name) : std::string("node");
}

std::string labels_text(LabelSet labels) {
  std::vector<std::string> known;
  for (const NodeRule& node : node_rules()) {
    if (labels.contains(node.label)) known.emplace_back(node.name);
  }
  std::string text;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0) text += i + 1 == known.size() ? " or " : ", ";
    text += known[i];
  }
  return text;
}

// "a Country", "an Event or Place"
std::string with_article(const std::string& noun) {
  constexpr std::string_view kVowels = "AEIO";
  return (kVowels.find(noun.empty() ? 'x' : noun.front()) == std::string_view::npos ? "a " : "an ") + noun;
}

// "did you mean A, B or C?"; empty where nothing is near.
std::string offer(const std::vector<NearName>& near) {
  std::vector<std::string> names;
  for (const NearName& one : near) {
    if (std::find(names.begin(), names.end(), one.name) == names.end()) names.push_back(one.name);
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "did you mean " : i + 1 == names.size() ? " or " : ", ") + names[i];
  }
  return text.empty() ? text : text + "?";
}

// What one may ask of a thing of some kind, for hints.
std::string example_for(const Named& thing) {
  if (!thing.label) return "what is known about " + thing.name + "?";
  switch (*thing.label) {
    case NodeLabel::Person:
      return "who met " + thing.name + "?";
    case NodeLabel::Country:
    case NodeLabel::Place:
      return "who visited " + thing.name + "?";
    case NodeLabel::Organization:
      return "who belongs to " + thing.name + "?";
    case NodeLabel::Event:
      return "who attended " + thing.name + "?";
    case NodeLabel::Agreement:
      return "who signed " + thing.name + "?";
    case NodeLabel::Initiative:
      return "who proposed " + thing.name + "?";
    case NodeLabel::Award:
      return "what is known about " + thing.name + "?";
  }
  return {};
}

// The words without "the" and without a kind of thing before them ("the country Georgia"), and that kind.
struct Bare {
  WordSpan span;
  LabelSet labels;
};

Bare bare_name(WordSpan span, LabelSet labels, const std::vector<Word>& words) {
  Bare bare{span, labels};
  auto starts = [&](std::string_view text) {
    return bare.span.size() > 1 && words[bare.span.first].text == text;
  };
  if (starts("the")) ++bare.span.first;
  if (bare.span.size() > 1 && !words[bare.span.first].quoted) {
    if (const auto kind = kind_named(words[bare.span.first].text)) {
      ++bare.span.first;
      if (starts("of")) ++bare.span.first;
      bare.labels = LabelSet{*kind};
    }
  }
  return bare;
}

std::vector<NodeId> look_up(WordSpan span, LabelSet labels, const std::vector<Word>& words,
                            std::string_view question, const Names& names) {
  auto found = names.find(text_of(span, words, question), labels);
  if (!found.empty()) return found;
  const Bare bare = bare_name(span, labels, words);
  if (bare.span == span) return found;
  if (bare.labels != labels && labels != LabelSet{} && (bare.labels.bits & labels.bits) == 0) return found;
  return names.find(text_of(bare.span, words, question), bare.labels);
}

Named named(NodeId node, const Names& names) { return {node, names.name_of(node), names.label_of(node)}; }

// Several things bear the name: they must be told apart by the reader.
NameError ambiguous(const std::vector<NodeId>& found, Error error, const std::string& text,
                    const Names& names) {
  std::set<std::string> choices;
  bool by_label = false;
  for (const NodeId node : found) {
    const Named one = named(node, names);
    choices.insert(one.name + " (" + label_text(one.label) + ")");
    by_label = by_label || one.name != named(found.front(), names).name;
  }
  std::string list;
  for (const auto& choice : choices) list += (list.empty() ? "" : ", ") + choice;
  error.message = "\"" + text + "\" may be any of: " + list;
  if (by_label) {
    error.hint = "write the whole name";
  } else {
    std::string kind = label_text(named(found.front(), names).label);
    std::transform(kind.begin(), kind.end(), kind.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    error.hint = "say which kind: the " + kind + " " + named(found.front(), names).name;
  }
  return {std::move(error), 0};
}

// What to say of words that are no name: the near names, or the part after the longest start that is one.
NameError unknown(WordSpan span, LabelSet labels, const std::vector<Word>& words, std::string_view question,
                  const Names& names) {
  Error error{.kind = ErrorKind::InputError, .message = {}};
  const WordSpan bare = bare_name(span, labels, words).span;
  const std::string text = text_of(bare, words, question);
  auto near = names.near(text, labels, kMostSuggestions);
  if (near.empty() && labels != LabelSet{}) near = names.near(text, {}, kMostSuggestions);
  for (std::uint32_t last = span.last - 1; near.empty() && last > span.first; --last) {
    if (look_up({span.first, last}, labels, words, question, names).empty()) continue;
    const WordSpan rest{last, span.last};
    error.message = "\"" + text_of(rest, words, question) + "\" is not understood";
    error.hint = words[last].text == "and" ? "of two names one can ask: who met both A and B?"
                                           : "after a name may stand a time (in 2013, since May 2020, "
                                             "between 2019 and 2021) or a place (in Astana)";
    error.place = place_of(rest, words, question);
    return {std::move(error), rest.size()};
  }
  error.message = "nothing in the graph is named \"" + text + "\"";
  error.place = place_of(bare, words, question);
  error.hint = offer(near);
  if (error.hint.empty())
    error.hint = "entente entities lists the names and their other spellings, as does .names in the REPL";
  return {std::move(error), span.size()};
}

}  // namespace

tl::expected<Named, NameError> resolve_name(WordSpan span, LabelSet labels, const std::vector<Word>& words,
                                            std::string_view question, const Names& names) {
  const std::vector<NodeId> found = look_up(span, labels, words, question, names);
  const std::string text = text_of(span, words, question);
  if (found.empty()) {
    const std::vector<NodeId> others =
        labels == LabelSet{} ? found : look_up(span, {}, words, question, names);
    if (others.empty()) return tl::unexpected(unknown(span, labels, words, question, names));
    const Named other = named(others.front(), names);
    Error error{.kind = ErrorKind::InputError,
                .message = other.name + " is " + with_article(label_text(other.label)) + "; here " +
                           with_article(labels_text(labels)) + " is needed",
                .hint = "one can ask: " + example_for(other),
                .place = place_of(span, words, question)};
    return tl::unexpected(NameError{std::move(error), 0});
  }
  const Named first = named(found.front(), names);
  for (const NodeId node : found) {
    const Named other = named(node, names);
    if (other.name == first.name && other.label == first.label) continue;
    return tl::unexpected(ambiguous(
        found, {.kind = ErrorKind::InputError, .message = {}, .place = place_of(span, words, question)}, text,
        names));
  }
  return first;
}

std::vector<std::string> names_within(NodeId place, const GraphView& view, const Names& names) {
  std::set<std::string> within = {names.name_of(place)};
  const auto located = view.types().find("LOCATED_IN");
  if (!located) return {within.begin(), within.end()};
  std::set<NodeId> seen = {place};
  std::vector<NodeId> open = {place};
  while (!open.empty()) {
    const NodeId here = open.back();
    open.pop_back();
    const Expansion inward = view.expand(here, *located, Direction::In);
    for (const Hops& run : {inward.first, inward.second}) {
      for (const NodeId node : run.nodes) {
        const auto label = names.label_of(node);
        if (!label || !kPlaces.contains(*label) || !seen.insert(node).second) continue;
        within.insert(names.name_of(node));
        open.push_back(node);
      }
    }
  }
  return {within.begin(), within.end()};
}

}  // namespace entente::query
