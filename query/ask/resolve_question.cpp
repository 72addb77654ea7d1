// Chooses the reading of a question whose names are all known, or the error that helps most.
#include <algorithm>

#include "query/ask/question.hpp"

namespace entente::query {

namespace {

using enum QuestionKind;

// A reading that failed, and how much of it was not understood.
struct Failure {
  Error error;
  std::uint32_t unresolved = 0;
};

tl::expected<Question, Failure> resolve(const Match& match, const std::vector<Word>& words,
                                        std::string_view question, const GraphView& view,
                                        const Names& names) {
  Question result;
  result.kind = match.kind;
  if (match.verb != nullptr) result.verb = match.verb->type;
  result.asked = match.asked;
  result.planned = match.planned;
  result.time = match.qualifiers.time;
  if (match.office) {
    for (std::uint32_t i = match.office->first; i < match.office->last; ++i) {
      result.office += (result.office.empty() ? "" : " ") + words[i].text;
    }
  }
  const NameRules rules = name_rules(match.kind, result.verb);
  std::optional<Failure> failure;
  auto look_up = [&](const std::optional<WordSpan>& span, LabelSet labels, std::optional<Named>& into) {
    if (!span) return;
    auto found = resolve_name(*span, labels, words, question, names);
    if (found) {
      into = std::move(*found);
    } else if (!failure) {
      failure = Failure{std::move(found.error().error), found.error().unresolved};
    } else {
      failure->unresolved += found.error().unresolved;
    }
  };
  look_up(match.x, rules.x, result.x);
  look_up(match.y, rules.y, result.y);
  look_up(match.qualifiers.place, kPlaces, result.place);
  if (failure) return tl::unexpected(std::move(*failure));
  if (match.error) return tl::unexpected(Failure{*match.error, 0});
  if (result.place) result.places = names_within(result.place->node, view, names);
  return result;
}

}  // namespace

NameRules name_rules(QuestionKind kind, std::optional<EdgeKind> verb) {
  const LabelSet holders{NodeLabel::Person};
  const LabelSet bodies{NodeLabel::Country, NodeLabel::Organization};
  const LabelSet joiners{NodeLabel::Person, NodeLabel::Country, NodeLabel::Organization};
  const LabelSet groups{NodeLabel::Organization};
  switch (kind) {
    case Offices:
      return {holders, {}};
    case OfficeHolders:
    case OfficeHolder:
      return {bodies, {}};
    case Belongs:
      return {joiners, {}};
    case HoldsOrBelongs:
      return {joiners, {}};
    case Members:
      return {groups, {}};
    case Introduce:
      return {holders, holders};
    case EventTime:
      return {LabelSet{NodeLabel::Event, NodeLabel::Agreement}, {}};
    case Profile:
    case Linked:
    case LinkedInTime:
    case Between:
    case Common:
    case About:
    case Location:
    case Happened:
      return {};
    default:
      break;
  }
  if (!verb) return {};
  const EdgeRule& edge = rule(*verb);
  const LabelSet from = edge.symmetric ? edge.from | edge.to : edge.from;
  const LabelSet to = edge.symmetric ? edge.from | edge.to : edge.to;
  switch (kind) {
    case Object:
    case ObjectMost:
      return {from, {}};
    case ObjectOfBoth:
      return {from, from};
    case SubjectOfBoth:
      return {to, to};
    case Subject:
    case SubjectMost:
      return {to, {}};
    default:
      return {from, to};
  }
}

Result<Question> resolve_question(const MatchResult& matched, const std::vector<Word>& words,
                                  std::string_view question, const GraphView& view, const Names& names) {
  std::optional<Failure> closest;
  for (const Match& match : matched.matches) {
    auto resolved = resolve(match, words, question, view, names);
    if (resolved) return std::move(*resolved);
    if (!closest || resolved.error().unresolved < closest->unresolved) closest = std::move(resolved.error());
  }
  if (closest) return fail(std::move(closest->error));
  return fail(ErrorKind::InputError, "the question is not understood");
}

}  // namespace entente::query
