// A question with its names found, and what names each kind of question takes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/ask/names.hpp"
#include "query/ask/question_forms.hpp"

namespace entente::query {

/// A name of the question and the thing it stands for.
struct Named {
  NodeId node;
  std::string name;  ///< the node's
  std::optional<NodeLabel> label;
};

struct Question {
  QuestionKind kind = QuestionKind::WhoWhom;
  std::optional<EdgeKind> verb;
  std::optional<NodeLabel> asked;
  std::optional<Named> x;
  std::optional<Named> y;
  std::string office;  ///< folded
  bool planned = false;
  std::optional<TimeRange> time;
  std::optional<Named> place;
  std::vector<std::string> places;  ///< names of the place and of all that lies in it, sorted
  std::vector<std::string> notes;
};

/// The labels that the names of a question may have; empty: any.
struct NameRules {
  LabelSet x;
  LabelSet y;
};
NameRules name_rules(QuestionKind kind, std::optional<EdgeKind> verb);
inline constexpr LabelSet kPlaces{NodeLabel::Country, NodeLabel::Place};

/// Finds the thing that some words name, among those with the labels. Says what is wrong otherwise:
/// `unresolved` is the number of words that nothing is known of, to choose between readings.
struct NameError {
  Error error;
  std::uint32_t unresolved = 0;
};
tl::expected<Named, NameError> resolve_name(WordSpan span, LabelSet labels, const std::vector<Word>& words,
                                            std::string_view question, const Names& names);

/// Names of all that lies in a place (LOCATED_IN, any number of steps), with its own; sorted.
std::vector<std::string> names_within(NodeId place, const GraphView& view, const Names& names);

/// Looks up the names of each reading; the first that is whole wins, else the error of the one that comes
/// closest.
Result<Question> resolve_question(const MatchResult& matched, const std::vector<Word>& words,
                                  std::string_view question, const GraphView& view, const Names& names);

}  // namespace entente::query
