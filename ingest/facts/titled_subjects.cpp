// Subjects that the tree misses or takes wrongly where titles between commas tell them (what a phrase before
// has swallowed, the entities stage has mended): "At the invitation of
// the president, A, the president of Y, B, is paying a visit", "A, the prime minister of X, B, made".
#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/facts/fact_context.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kLongestTitle = 16;

/// The name of a person that ends right before a token, or null.
const Mention* person_ending_at(const FactContext& context, std::uint32_t token) {
  if (token == 0) return nullptr;
  for (const std::uint32_t m : context.mentions_covering(token - 1)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.last == token && mention.kind == MentionKind::Name && mention.head < context.graph().size() &&
        context.label(mention.entity) == NodeLabel::Person)
      return &mention;
  }
  return nullptr;
}

/// The name right before a verb and its helpers; a comma may stand between. `comma`: one does.
const Mention* person_before(const FactContext& context, std::uint32_t verb, bool& comma) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = verb;
  while (at > 0 && (graph.token(at - 1).pos == "AUX" || graph.token(at - 1).pos == "ADV")) --at;
  comma = at > 0 && context.words(at - 1) == ",";
  if (comma) --at;
  const Mention* person = person_ending_at(context, at);
  return person != nullptr && graph.sentence_of(person->first) == graph.sentence_of(verb) ? person : nullptr;
}

/// "..., the President of Y, H.E. B": a title between commas before the name, which opens with "the" and
/// names nobody else.
bool has_title_before(const FactContext& context, const Mention& person) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = person.first;
  while (at > 0 && person.first - at < 4 && context.words(at - 1) != ",") --at;  // "H.E.", "Rt Hon"
  if (at < 3 || context.words(at - 1) != ",") return false;
  bool title = false;
  for (std::uint32_t i = at - 1; i > 0 && at - i < kLongestTitle; --i) {
    const std::string_view word = context.words(i - 1);
    if (graph.sentence_of(i - 1) != graph.sentence_of(at)) return false;
    if (word == ",") return title;
    if (graph.is_verb(i - 1) || person_ending_at(context, i) != nullptr) return false;
    title = title || context.in_title(i - 1);
  }
  return false;
}

/// "A and B will visit": A, on whom the tree hangs B.
std::uint32_t first_of_row(const FactContext& context, const Mention& person) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = person.head;
  for (int step = 0; step < 6 && graph.token(at).role == "conj" && graph.token(at).head < at; ++step) {
    if (!context.inside_name(graph.token(at).head, EntityType::Person)) break;
    at = graph.token(at).head;
  }
  return at;
}

/// "X, the president of the Commission, who had landed": X, where the tree hangs the clause on the body.
std::uint32_t relative_of_person(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t pronoun = graph.child(verb, "nsubj");
  std::uint32_t at = graph.token(verb).head;
  if (pronoun == kNoToken || graph.token(pronoun).tag != "WP" || context.words(pronoun) != "who" ||
      context.words(pronoun - 1) != ",")
    return kNoToken;
  if (!context.inside_name(at, EntityType::Organization) && !context.inside_name(at, EntityType::Country))
    return kNoToken;
  bool title = false;
  for (int step = 0; step < 6 && !graph.is_root(at); ++step) {
    const Token& token = graph.token(at);
    if (token.role != "pobj" && token.role != "prep" && token.role != "appos") return kNoToken;
    at = token.head;
    title = title || context.in_title(at);
    if (title && context.inside_name(at, EntityType::Person)) return at;
  }
  return kNoToken;
}

/// "A watched as B and C signed": the names that the tree hangs on "as", where no "and" joins the verbs.
std::uint32_t subject_behind_as(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t above = graph.token(verb).head;
  if (above >= verb || !graph.is_verb(above) || graph.child(above, "cc") != kNoToken) return kNoToken;
  for (const std::uint32_t c : graph.children(above)) {
    if (c <= above || c >= verb || graph.lemma(c) != "as" || graph.token(c).role != "prep") continue;
    const std::uint32_t name = graph.object_of(c);
    if (name == kNoToken || name >= verb || name < c) return kNoToken;
    return context.inside_name(name, EntityType::Person) ||
                   context.inside_name(name, EntityType::Organization) ||
                   context.inside_name(name, EntityType::Country)
               ? name
               : kNoToken;
  }
  return kNoToken;
}

/// "arrived on Monday and B took him to a farm": B, whom the tree hangs on the date, a place or a thing.
std::uint32_t subject_behind_and(const FactContext& context, const Mention& person) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t first = first_of_row(context, person);
  const Token& at = graph.token(first);
  if (at.role != "conj" || at.head >= first) return kNoToken;
  const std::uint32_t above = at.head;
  if (context.inside_name(above, EntityType::Person) || context.in_title(above)) return kNoToken;
  if (!context.in_time(above) && context.mentions_covering(above).empty() && !graph.is_noun(above))
    return kNoToken;
  const bool person_above = !context.fill_one(above, LabelSet{NodeLabel::Person}).empty();
  return person_above ? kNoToken : first;
}

/// "Ana Duarte was there to meet him": the name torn into a clause of its own.
bool is_torn_name(const FactContext& context, const Mention& person, std::uint32_t verb) {
  const std::uint32_t clause = context.graph().child(verb, "csubj");
  return clause != kNoToken && clause >= person.first && clause < person.last;
}

/// "moved on to P, where B gave him tea, and finished in Q": the traveller, where the tree joins the verb to
/// B's.
std::uint32_t subject_behind_where(const FactContext& context, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 12> kGoing = {"finish", "end", "continue", "proceed",
                                                              "move",   "fly", "travel",   "conclude",
                                                              "wind",   "go",  "head",     "return"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t inner = graph.token(verb).head;
  if (std::find(kGoing.begin(), kGoing.end(), graph.lemma(verb)) == kGoing.end() || inner >= verb ||
      graph.token(inner).role != "relcl" || verb < 2 || graph.lemma(verb - 1) != "and" ||
      context.words(verb - 2) != ",")
    return kNoToken;
  const auto children = graph.children(inner);
  if (std::none_of(children.begin(), children.end(),
                   [&](std::uint32_t c) { return graph.token(c).tag == "WRB" && graph.lemma(c) == "where"; }))
    return kNoToken;
  std::uint32_t above = graph.token(inner).head;
  for (int step = 0; step < 6 && !graph.is_verb(above) && !graph.is_root(above); ++step)
    above = graph.token(above).head;
  if (!graph.is_verb(above)) return kNoToken;
  const auto subjects = graph.subjects(above);
  return subjects.size() == 1 ? subjects.front() : kNoToken;
}

/// "where X today called on Y": X, whom the tree takes for a part of the day.
std::uint32_t name_before_day(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t day = graph.child(verb, "nsubj");
  if (day == kNoToken || day == 0 || !context.in_time(day) || graph.child(day, "compound") != day - 1)
    return kNoToken;
  return context.inside_name(day - 1, EntityType::Person) ? day - 1 : kNoToken;
}

bool is_finite(const RoleGraph& graph, std::uint32_t verb) {
  const std::string& tag = graph.token(verb).tag;
  if (tag == "VBD" || tag == "VBZ" || tag == "VBP") return true;
  return graph.child(verb, "aux") != kNoToken || graph.child(verb, "auxpass") != kNoToken;
}

}  // namespace

void read_titled_subjects(const FactContext& context, RoleGraph& graph) {
  for (std::uint32_t verb = 1; verb < graph.size(); ++verb) {
    const bool be = graph.token(verb).pos == "AUX" && graph.token(verb).role != "aux" &&
                    graph.token(verb).role != "auxpass";
    if ((graph.token(verb).pos != "VERB" && !be) || !is_finite(graph, verb)) continue;
    const std::string& role = graph.token(verb).role;
    if (const std::uint32_t named = name_before_day(context, verb); named != kNoToken) {
      graph.set_subject(verb, named);
      continue;
    }
    if (role == "relcl") {
      const std::uint32_t who = relative_of_person(context, verb);
      if (who != kNoToken) graph.set_subject(verb, who);
      continue;
    }
    if (role != "ROOT" && role != "ccomp" && role != "conj") continue;
    if (role == "conj" && graph.child(verb, "nsubj") == kNoToken &&
        graph.child(verb, "nsubjpass") == kNoToken) {
      std::uint32_t behind = subject_behind_as(context, verb);
      if (behind == kNoToken) behind = subject_behind_where(context, verb);
      if (behind != kNoToken) {
        graph.set_subject(verb, behind);
        continue;
      }
    }
    bool comma = false;
    const Mention* person = person_before(context, verb, comma);
    if (person == nullptr) continue;
    std::uint32_t subject = graph.child(verb, "nsubj");
    if (subject == kNoToken) subject = graph.child(verb, "nsubjpass");
    if (subject == person->head) continue;
    if (subject == kNoToken) {
      if (!comma && is_torn_name(context, *person, verb)) {
        graph.set_subject(verb, person->head);
        continue;
      }
      const std::uint32_t behind = role == "conj" && !comma ? subject_behind_and(context, *person) : kNoToken;
      if (behind != kNoToken) {
        graph.set_subject(verb, behind);
        continue;
      }
      // "At the invitation of A, who had dinner at the palace, B and C will visit"
      if (role != "ROOT" || graph.child(verb, "csubj") != kNoToken || graph.child(verb, "expl") != kNoToken)
        continue;
      if (!comma || has_title_before(context, *person))
        graph.set_subject(verb, first_of_row(context, *person));
      continue;
    }
    // another person's name, which the title between parts from the one before the verb
    const bool other = subject < person->first && context.inside_name(subject, EntityType::Person);
    if (comma && other && has_title_before(context, *person)) graph.set_subject(verb, person->head);
  }
}

}  // namespace entente::ingest
