// SIGNED by the order of names, where a title or a phrase parts the signatories in the tree: "as A, head of
// X, and Y's chairman B put their signatures to", "signed by A for X and by B for Z", "having signed it, A
// and B toured"; and by the sides of an agreement that "was signed" by nobody named: "the Treaty between A
// and B, signed in May".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/facts/rules/signed_papers.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kAgreement{NodeLabel::Agreement};
constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};
constexpr std::uint32_t kFarthest = 40;  // tokens between a verb and the first of its names

const Mention* person_closing_at(const FactContext& context, std::uint32_t token) {
  for (const std::uint32_t m : context.mentions_covering(token)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.last == token + 1 && mention.kind == MentionKind::Name &&
        context.label(mention.entity) == NodeLabel::Person && mention.head < context.graph().size())
      return &mention;
  }
  return nullptr;
}

/// "with A", "by A", "the adviser of A": no part of the row, whatever titles stand between.
bool hangs_on_preposition(const FactContext& context, const Mention& person) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = person.first;
  while (at > 0 && person.first - at < 8 && graph.sentence_of(at - 1) == graph.sentence_of(person.first) &&
         (context.in_title(at - 1) || is_office_noun(graph, at - 1) || context.words(at - 1) == "'s" ||
          !context.mentions_covering(at - 1).empty()))
    --at;
  if (at == 0 || graph.token(at - 1).pos != "ADP" || graph.lemma(at - 1) == "as") return false;
  // "Minister of Y A": the body right before the name closes a title
  const bool titled = graph.lemma(at - 1) == "of" && person.first > 0 && at < person.first &&
                      (context.inside_name(person.first - 1, EntityType::Country) ||
                       context.inside_name(person.first - 1, EntityType::Organization));
  return !titled;
}

bool is_finite(const RoleGraph& graph, std::uint32_t i) {
  return one_of(graph.token(i).tag, {"VBD", "VBZ", "VBP", "MD"});
}

/// The "who" of a clause between commas that a verb belongs to, or the verb itself.
std::uint32_t over_relative(const FactContext& context, std::uint32_t verb, std::uint32_t first) {
  for (std::uint32_t i = verb; i > first && verb - i < 8; --i) {
    if (context.words(i) == "who" && context.words(i - 1) == ",") return i;
    if (i < verb && is_finite(context.graph(), i)) return verb;
  }
  return verb;
}

/// The people named in the clause before a verb, in order; empty unless "and" joins two of them at least.
std::vector<Filler> row_before(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(verb)];
  const std::uint32_t first = std::max(sentence.first, verb > kFarthest ? verb - kFarthest : 0U);
  std::vector<Filler> row;
  bool joined = false;
  std::uint32_t last_and = kNoToken;
  for (std::uint32_t i = verb; i > first;) {
    --i;
    if (const Mention* person = person_closing_at(context, i)) {
      if (!owns(context, *person) && !hangs_on_preposition(context, *person)) {
        joined = joined || (!row.empty() && last_and != kNoToken);
        row.push_back({person->entity, person->head, 0.85F * person->certainty});
      }
      i = person->first;
      continue;
    }
    if (context.words(i) == "and" && !context.in_title(i) && last_and == kNoToken && row.size() == 1)
      last_and = i;
    if (is_finite(graph, i) && i + 1 < verb && !context.in_title(i)) {
      const std::uint32_t who = over_relative(context, i, first);
      if (who == i) break;
      i = who;
    }
    const bool gerund = graph.token(i).tag == "VBG" && graph.token(i).pos == "VERB";
    if (gerund || one_of(context.words(i), {"as", "while", "where", "when", "after", "before", "that",
                                            "which", "but", "whereas", "because", ";", ":", "—", "–"}))
      break;
  }
  if (!joined) row.clear();
  return row;
}

/// "signed by A for X and by B for Z": the people behind the word "by", up to another clause or phrase.
std::vector<Filler> row_behind_by(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t end = std::min(sentence_end(context, verb), verb + kFarthest);
  std::uint32_t by = verb + 1;
  while (by < end && context.words(by) != "by" && !graph.is_verb(by) && by < verb + 8) ++by;
  if (by >= end || context.words(by) != "by") return {};
  std::vector<Filler> row;
  for (std::uint32_t i = by + 1; i < end; ++i) {
    const Mention* person = person_opening_at(context, i);
    if (person != nullptr) {
      std::uint32_t before = i;
      while (before > by && (context.in_title(before - 1) || is_office_noun(graph, before - 1) ||
                             context.words(before - 1) == "'s"))
        --before;
      // whom the one before serves is named behind "of" or "under"
      const bool serves = before > by + 1 && one_of(context.words(before - 1), {"of", "under", "for", "to"});
      if (!owns(context, *person) && !serves)
        row.push_back({person->entity, person->head, 0.9F * person->certainty});
      i = person->last - 1;
      continue;
    }
    if ((graph.is_verb(i) && context.mentions_covering(i).empty() && !context.in_title(i)) ||
        one_of(context.words(i), {"with", "in", "at", "during", "after", "before", "alongside", "who",
                                  "which", ";", ":", "but", "while", "as"}))
      break;
  }
  return row;
}

/// "Having signed it, A and B toured", "After signing it, A and B": the names right behind the comma.
std::vector<Filler> row_behind_comma(const FactContext& context, std::uint32_t verb, std::uint32_t object) {
  const RoleGraph& graph = context.graph();
  const auto& sentence = context.document().annotation.sentences[graph.sentence_of(verb)];
  const std::string& opener = verb > sentence.first ? graph.lemma(verb - 1) : graph.lemma(verb);
  if (!one_of(opener, {"having", "after", "before", "on", "upon", "by"})) return {};
  if (verb - sentence.first > 2) return {};
  const std::uint32_t end = sentence_end(context, verb);
  std::uint32_t comma = object;
  while (comma < end && context.words(comma) != ",") {
    if (graph.is_verb(comma)) return {};
    ++comma;
  }
  if (comma >= end) return {};
  return people_behind(context, comma + 1);
}

void add_row(const FactContext& context, const std::vector<Filler>& row,
             const std::vector<Filler>& signed_paper, std::uint32_t verb, Candidates& out) {
  for (const Filler& who : row) {
    for (const Filler& paper : signed_paper)
      propose(context, out, EdgeKind::Signed, who, paper, verb, Origin::Verb);
  }
}

bool is_named(const FactContext& context, std::uint32_t token) {
  const auto covering = context.mentions_covering(token);
  return std::any_of(covering.begin(), covering.end(), [&](std::uint32_t m) {
    return context.document().mentions[m].kind == MentionKind::Name;
  });
}

/// The last of the row stands right before the verb.
bool is_beside(const FactContext& context, const std::vector<Filler>& row, std::uint32_t verb) {
  if (row.empty()) return false;
  const RoleGraph& graph = context.graph();
  std::uint32_t at = verb;
  while (at > 0 && (graph.token(at - 1).pos == "AUX" || graph.token(at - 1).pos == "ADV")) --at;
  const Mention* last = at > 0 ? person_closing_at(context, at - 1) : nullptr;
  return last != nullptr && last->entity == row.front().entity;
}

/// "Minister of X A and B signed": the tree's subject is the title, taken for somebody told before.
void drop_titles_taken(const FactContext& context, const std::vector<Filler>& row, std::uint32_t verb,
                       Candidates& found) {
  if (!is_beside(context, row, verb)) return;
  std::erase_if(found, [&](const Candidate& candidate) {
    return candidate.kind == EdgeKind::Signed && candidate.trigger == verb && candidate.from_token < verb &&
           !is_named(context, candidate.from_token) &&
           std::none_of(row.begin(), row.end(), [&](const Filler& f) { return f.entity == candidate.from; });
  });
}

/// The tree has given the verb no signatories, or one of the row is among them.
bool agrees(const Candidates& found, std::uint32_t verb, const std::vector<Filler>& row) {
  bool any = false;
  for (const Candidate& candidate : found) {
    if (candidate.kind != EdgeKind::Signed || candidate.trigger != verb) continue;
    any = true;
    for (const Filler& who : row) {
      if (who.entity == candidate.from) return true;
    }
  }
  return !any;
}

/// The two sides of "the Treaty between A and B", whether they are part of its name or stand behind it.
std::vector<Filler> sides_of(const FactContext& context, std::uint32_t paper) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t m : context.mentions_covering(paper)) {
    const Mention& mention = context.document().mentions[m];
    if (context.label(mention.entity) != NodeLabel::Agreement || mention.kind != MentionKind::Name) continue;
    const std::uint32_t end = std::min(mention.last + 2, sentence_end(context, paper));
    for (std::uint32_t i = mention.first; i < end; ++i) {
      if (graph.lemma(i) != "between" || graph.object_of(i) == kNoToken) continue;
      auto sides = context.fill(graph.object_of(i), kBody);
      if (sides.size() == 2) return sides;
    }
  }
  return {};
}

/// "the Free Trade Agreement between A and B, signed in May", "between A and B was signed"
void read_sides(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!signs(graph, verb) && graph.lemma(verb) != "ratify") return;
  if (graph.child(verb, "agent") != kNoToken || graph.child(verb, "neg") != kNoToken) return;
  const std::uint32_t misread = misread_paper(context, verb);
  if (misread != kNoToken) {
    const auto paper = context.fill_one(misread, kAgreement);
    if (paper.size() == 1) add_row(context, sides_of(context, misread), paper, verb, out);
    return;
  }
  if (graph.token(verb).tag != "VBN" || !graph.is_passive(verb)) return;
  const Frame frame = verb_frame(context, verb);
  if (frame.has("subj")) return;
  for (const Slot& slot : frame.slots) {
    if (slot.name != "obj") continue;
    const auto paper = context.fill_one(slot.token, kAgreement);
    if (paper.size() != 1) continue;
    auto sides = sides_of(context, paper.front().token);
    for (const Slot& between : frame.slots) {  // "was signed between A and B"
      if (between.name == "between" && !between.shared && between.token > verb && sides.empty())
        sides = context.fill(between.token, kBody);
    }
    add_row(context, sides, paper, verb, out);
  }
}

/// "A and B crowned the day with the signing of the Treaty"
void read_crowned(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(noun), {"signing", "signature", "initialling", "initialing", "conclusion"})) return;
  const std::uint32_t with = graph.is_root(noun) ? kNoToken : graph.token(noun).head;
  if (with == kNoToken || graph.token(noun).role != "pobj" || !one_of(graph.lemma(with), {"with", "by"}))
    return;
  std::uint32_t verb = graph.token(with).head;
  if (graph.token(verb).role == "dobj") verb = graph.token(verb).head;
  if (!one_of(graph.lemma(verb), {"crown", "end", "close", "conclude", "cap", "seal", "mark", "finish",
                                  "complete", "round", "celebrate", "cement", "top"}))
    return;
  std::vector<Filler> paper;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role != "prep") continue;
    if (one_of(graph.lemma(c), {"by", "between"})) return;
    if (one_of(graph.lemma(c), {"of", "under", "on", "to"})) {
      for (const Filler& one : context.fill(graph.object_of(c), kAgreement)) paper.push_back(one);
    }
  }
  std::vector<Filler> row = row_before(context, verb);
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& who : context.fill(subject, kActor)) row.push_back(who);
  }
  if (!graph.is_passive(verb)) add_row(context, row, paper, verb, out);
}

/// "the signing, by A and B, of the Treaty"
void read_aside(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(noun), {"signing", "signature", "conclusion", "initialling", "ratification"}))
    return;
  const std::uint32_t end = std::min(sentence_end(context, noun), noun + kFarthest);
  const std::uint32_t by = noun + 1 < end && context.words(noun + 1) == "," ? noun + 2 : noun + 1;
  if (by >= end || context.words(by) != "by") return;
  std::vector<Filler> people;
  std::vector<Filler> bodies;
  for (std::uint32_t i = by + 1; i + 1 < end; ++i) {
    const Mention* paper = context.words(i) == "of" ? agreement_opening(context, i + 1, end) : nullptr;
    if (paper != nullptr) {
      add_row(context, people.empty() ? bodies : people, {{paper->entity, paper->head, paper->certainty}},
              noun, out);
      return;
    }
    if (graph.is_verb(i) && context.mentions_covering(i).empty()) return;
    for (const std::uint32_t m : context.mentions_covering(i)) {
      const Mention& mention = context.document().mentions[m];
      if (mention.first != i || mention.kind != MentionKind::Name) continue;
      const NodeLabel label = context.label(mention.entity);
      const Filler who{mention.entity, mention.head, 0.85F * mention.certainty};
      if (label == NodeLabel::Person) people.push_back(who);
      if (kBody.contains(label)) bodies.push_back(who);
    }
  }
}

}  // namespace

void find_signatures(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.is_noun(i)) {
      read_crowned(context, i, out);
      read_aside(context, i, out);
    }
    if (graph.token(i).pos != "VERB") continue;
    bool loose = false;
    const auto paper = signed_at(context, i, loose);
    if (!paper.empty() && graph.child(i, "neg") == kNoToken) {
      const bool having = i > 0 && one_of(graph.lemma(i - 1), {"have", "having"});
      const bool passive = (graph.is_passive(i) && !having) || misread_paper(context, i) != kNoToken;
      auto row = passive ? row_behind_by(context, i) : row_before(context, i);
      for (const std::uint32_t subject : loose ? graph.subjects(i) : std::vector<std::uint32_t>{}) {
        for (const Filler& who : context.fill(subject, kActor)) row.push_back(who);
      }
      if (row.empty() && !passive) row = row_behind_comma(context, i, paper.front().token);
      if (!passive) drop_titles_taken(context, row, i, out);
      if (agrees(out, i, row)) add_row(context, row, paper, i, out);
    }
    read_sides(context, i, out);
  }
}

}  // namespace entente::ingest
