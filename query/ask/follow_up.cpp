#include "query/ask/follow_up.hpp"

namespace entente::query {

namespace {

// The word after "and", "what about", "how about"; nothing where the words are no follow-up.
std::optional<std::uint32_t> follow_up_start(const std::vector<Word>& words) {
  if (words.empty() || words[0].quoted) return std::nullopt;
  if (words[0].text == "and") return 1;
  if (words.size() > 1 && (words[0].text == "what" || words[0].text == "how") && words[1].text == "about")
    return 2;
  return std::nullopt;
}

Result<Question> with_name(Question changed, WordSpan span, const std::vector<Word>& words,
                           std::string_view question, const Names& names) {
  const NameRules rules = name_rules(changed.kind, changed.verb);
  if (!changed.x && !changed.y) {
    return fail(Error{.kind = ErrorKind::InputError,
                      .message = "the last question has no name that could be replaced",
                      .hint = "ask a whole question",
                      .place = place_of(span, words, question)});
  }
  if (changed.y) {
    auto named = resolve_name(span, rules.y, words, question, names);
    if (!named) return fail(std::move(named.error().error));
    changed.y = std::move(*named);
  } else {
    auto named = resolve_name(span, rules.x, words, question, names);
    if (!named) return fail(std::move(named.error().error));
    changed.x = std::move(*named);
  }
  return changed;
}

}  // namespace

bool is_follow_up(const std::vector<Word>& words) { return follow_up_start(words).has_value(); }

Result<Question> follow_up(const std::vector<Word>& words, std::string_view question,
                           const std::optional<Question>& last, const GraphView& view, const Names& names) {
  std::uint32_t at = *follow_up_start(words);
  const WordSpan all{0, static_cast<std::uint32_t>(words.size())};
  if (!last) {
    return fail(Error{.kind = ErrorKind::InputError,
                      .message = "there is no question before this one to go on from",
                      .hint = "ask a whole question first, as in: who met Xi Jinping in 2023?",
                      .place = place_of(all, words, question)});
  }
  if (at >= words.size()) {
    return fail(Error{.kind = ErrorKind::InputError,
                      .message = "the question ends after \"" + text_of(all, words, question) + "\"",
                      .hint = "go on with a time, a place or a name: and in 2024?",
                      .place = place_of(all, words, question)});
  }
  // "what about 2024?" is short for "in 2024".
  if (auto year = time_phrase({Word{"in", 0, 0, false}, words[at]}, 0, question);
      year && *year && at + 1 == words.size()) {
    Question changed = *last;
    changed.time = (*year)->range;
    return changed;
  }
  auto qualifiers = read_qualifiers(words, at, question);
  if (!qualifiers) return fail(qualifiers.error());
  if (*qualifiers) {
    Question changed = *last;
    if ((*qualifiers)->time) changed.time = (*qualifiers)->time;
    if ((*qualifiers)->place) {
      auto place = resolve_name(*(*qualifiers)->place, kPlaces, words, question, names);
      if (!place) return fail(std::move(place.error().error));
      changed.place = std::move(*place);
      changed.places = names_within(changed.place->node, view, names);
    }
    return changed;
  }
  for (const std::string_view lead : {"with", "to", "by", "of", "for"}) {
    if (at + 1 < words.size() && words[at].text == lead) {
      ++at;
      break;
    }
  }
  return with_name(*last, {at, static_cast<std::uint32_t>(words.size())}, words, question, names);
}

}  // namespace entente::query
