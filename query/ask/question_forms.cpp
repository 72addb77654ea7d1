// The table of patterns. Earlier ones win where two could read a question.
#include "query/ask/question_forms.hpp"

#include "query/ask/match_pattern.hpp"

namespace entente::query {

std::span<const Pattern> patterns() {
  using enum QuestionKind;
  static const std::vector<Pattern> table = {
      // Offices and memberships
      {Offices,
       "what|which office|offices|post|posts|position|positions does|did|do|has {x} hold|held|have|had"},
      {HoldsOrBelongs, "what does|did {x} hold or|and belong to"},
      {Offices, "what does|did {x} hold"},
      {OfficeHolders,
       "who holds|held|has|had [what|which|an|any|the] office|offices|post|posts in|of|at {x}"},
      {OfficeHolders, "who holds|held what in|of|at {x}"},
      {OfficeHolder, "who holds|held the office|post of {office} in|of|at {x}"},
      {Belongs, "what does|did {x} belong to"},
      {Belongs, "{who} does|did {x} belong to"},
      {Belongs, "{who} is|are|was {x} [a] member|members|part of"},
      {Belongs, "what is|was {x} [a] member|part of"},
      {Belongs, "which organizations|organisations|groups|bodies is|are|was {x} in"},
      {Members, "{who} belongs|belong|belonged to {x}"},
      {Members, "{who} is|are|was|were [a|the] member|members|part of {x}"},
      {Members, "{who} is|are|was|were in {x}"},
      {Members, "who works|worked|writes|wrote for {x}"},
      // Family
      {Subject, "{who} {related} to {x}"},
      // Both
      {SubjectOfBoth, "{who} [has|have|had] {past} both {x} and {y}"},
      {ObjectOfBoth, "{who} did|do {x} and {y} both {base}"},
      {ObjectOfBoth, "{who} have|had {x} and {y} both {past}"},
      {ObjectOfBoth, "{who} did|have|had both {x} and {y} {base}"},
      {ObjectOfBoth, "{who} have|had both {x} and {y} {past}"},
      {Introduce, "{who} could|can|might|would introduce {x} to {y}"},
      // Most
      {MostOfAll, "{who} [has|have|had] {past} [the] most [people|persons|others|countries|places|often]"},
      {SubjectMost, "{who} [has|have|had] {past} {x} [the] most [often]"},
      {ObjectMost, "{who} did|does {x} {base} [the] most [often]"},
      {ObjectMost, "{who} has|have|had {x} {past} [the] most [often]"},
      // When, where, how often
      {LastTime, "{when} did|has|have|had {x} and {y} last {joint}"},
      {FirstTime, "{when} did|has|have|had {x} and {y} first {joint}"},
      {LastTime, "{when} did|has|have|had {x} last {any} {y}"},
      {FirstTime, "{when} did|has|have|had {x} first {any} {y}"},
      {LastTime, "when was the last time [that] {x} {past} {y}"},
      {FirstTime, "when was the first time [that] {x} {past} {y}"},
      {LastTime, "when was the last time [that] {x} and {y} {joint past}"},
      {FirstTime, "when was the first time [that] {x} and {y} {joint past}"},
      {WhenWhere, "{when} did|have|had {x} and {y} {joint}"},
      {WhenWhere, "{when} did {x} {base} {y}"},
      {WhenWhere, "{when} has|have|had {x} {past} {y}"},
      {HowOften, "how often did|have|had {x} and {y} {joint}"},
      {HowOften, "how often did {x} {base} {y}"},
      {HowOften, "how often has|have|had {x} {past} {y}"},
      {HowOften, "how many times did|have|had {x} and {y} {joint}"},
      {HowOften, "how many times did {x} {base} {y}"},
      {HowOften, "how many times has|have|had {x} {past} {y}"},
      // Whether
      {WhetherOne, "did|do|have|had {x} and {y} [ever] {joint}"},
      {WhetherOne, "did|does {x} [ever] {base} {y}"},
      {WhetherOne, "has|have|had {x} [ever] {past} {y}"},
      // Links
      {LinkedInTime, "how is|are|was|were {x} {linked} to|with {y} in time order"},
      {LinkedInTime, "how are|were {x} and {y} {linked} in time order"},
      {Linked, "how is|are|was|were {x} {linked} to|with {y}"},
      {Linked, "how are|were {x} and {y} {linked}"},
      {Linked, "what is the shortest path|way|link|connection from|between {x} to|and {y}"},
      {Between, "what [has] happened between {x} and {y}"},
      {Between, "what is known between {x} and {y}"},
      {Common, "what do|did {x} and {y} have in common"},
      {Common, "what have {x} and {y} in common"},
      {Common, "what|who links|connects|joins {x} and|to|with {y}"},
      // Who did what to whom
      {WhoWhom, "{who} [has|have|had] {past} whom|who|what|which|each [other]"},
      {Object, "{who} was|were {past} by {x}"},
      {Subject, "{who} was|were {x} {past} by"},
      {Subject, "by whom was|were {x} {past}"},
      {Subject, "{who} [has|have|had] [ever] {past} {x}"},
      {Subject, "{who} {will} {base} {x}"},
      {Object, "{who} did|does|do {x} [ever] {base}"},
      {Object, "{who} has|have|had {x} [ever] {past}"},
      {Object, "{who} {will before} {x} {base}"},
      {Object, "where did|does {x} go|travel", EdgeKind::Visited},
      {Object, "where has|have|had {x} been|gone|travelled|traveled", EdgeKind::Visited},
      // Events and places
      {EventTime, "when was|is|were {x} [held]"},
      {EventTime, "when did|does {x} take place"},
      {EventTime, "when did {x} happen|begin|start"},
      {Location, "where is|was|are|were {x} [based|located|held]"},
      {Location, "where did|does {x} take place"},
      {Location, "where did {x} happen"},
      // Anything else about one thing
      {About, "what is known about {x}"},
      {About, "what do we|you know about {x}"},
      {About, "what [has] happened to {x}"},
      {About, "what did {x} do"},
      {About, "what has|have {x} done"},
      {About, "tell me about {x}"},
      {Happened, "what [has] happened"},
      {OfficeHolder, "who is|are|was|were|became [the] {office} of|in|at {x}"},
      {OfficeHolder, "who has been [the] {office} of|in|at {x}"},
      {Profile, "who|what is|was|are|were {x}"},
  };
  return table;
}

std::optional<NodeLabel> kind_named(std::string_view word) {
  struct Kind {
    std::string_view word;
    NodeLabel label;
  };
  static constexpr Kind kKinds[] = {
      {"person", NodeLabel::Person},
      {"people", NodeLabel::Person},
      {"persons", NodeLabel::Person},
      {"leader", NodeLabel::Person},
      {"leaders", NodeLabel::Person},
      {"country", NodeLabel::Country},
      {"countries", NodeLabel::Country},
      {"state", NodeLabel::Country},
      {"states", NodeLabel::Country},
      {"organization", NodeLabel::Organization},
      {"organizations", NodeLabel::Organization},
      {"organisation", NodeLabel::Organization},
      {"organisations", NodeLabel::Organization},
      {"group", NodeLabel::Organization},
      {"groups", NodeLabel::Organization},
      {"company", NodeLabel::Organization},
      {"companies", NodeLabel::Organization},
      {"body", NodeLabel::Organization},
      {"bodies", NodeLabel::Organization},
      {"place", NodeLabel::Place},
      {"places", NodeLabel::Place},
      {"city", NodeLabel::Place},
      {"cities", NodeLabel::Place},
      {"event", NodeLabel::Event},
      {"events", NodeLabel::Event},
      {"summit", NodeLabel::Event},
      {"summits", NodeLabel::Event},
      {"meeting", NodeLabel::Event},
      {"meetings", NodeLabel::Event},
      {"agreement", NodeLabel::Agreement},
      {"agreements", NodeLabel::Agreement},
      {"treaty", NodeLabel::Agreement},
      {"treaties", NodeLabel::Agreement},
      {"initiative", NodeLabel::Initiative},
      {"initiatives", NodeLabel::Initiative},
      {"award", NodeLabel::Award},
      {"awards", NodeLabel::Award},
  };
  for (const Kind& kind : kKinds) {
    if (kind.word == word) return kind.label;
  }
  return std::nullopt;
}

}  // namespace entente::query
