// Being somewhere: "was in Beijing" is VISITED, speaking or acting "at the Forum" is PARTICIPATED_IN.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kEvent{NodeLabel::Event};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};

/// "has been in prison in Dakar since April", "is in exile in Doha"
bool is_held(const RoleGraph& graph, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 12> kWords = {"prison",    "jail",  "custody",  "detention",
                                                              "captivity", "exile", "detainee", "hospital",
                                                              "hiding",    "cell",  "coma",     "rehab"};
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const std::uint32_t object = graph.token(c).role == "prep" ? graph.object_of(c) : kNoToken;
    return object != kNoToken && std::find(kWords.begin(), kWords.end(), graph.lemma(object)) != kWords.end();
  });
}

void find_presence(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  // "in the United Kingdom the monarch is head of state", "was one of those at the site", "there are many in
  // X"
  if (graph.child(verb, "attr") != kNoToken || graph.child(verb, "acomp") != kNoToken ||
      graph.child(verb, "expl") != kNoToken)
    return;
  if (is_held(graph, verb)) return;
  // "works with companies for them to be in Ukraine"
  const std::uint32_t mark = graph.child(verb, "mark");
  if (mark != kNoToken && graph.lemma(mark) == "for") return;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& preposition = graph.lemma(c);
    if (graph.token(c).role != "prep" || (preposition != "in" && preposition != "at" && preposition != "on"))
      continue;
    const std::uint32_t object = graph.object_of(c);
    if (object == kNoToken) continue;
    for (const std::uint32_t subject : graph.subjects(verb)) {
      for (const Filler& person : context.fill(subject, kPerson)) {
        for (const Filler& area : context.fill_one(object, kArea)) {
          if (is_at_seat(context, person.entity, area.entity)) continue;
          propose(context, out, EdgeKind::Visited, person, area, verb, Origin::Scene);
        }
      }
    }
  }
}

/// "X was in Geneva on Tuesday, and so was Y"
void find_presence_too(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t subject = graph.child(verb, "nsubj");
  if (graph.lemma(verb - 1) != "so" || subject == kNoToken || subject < verb) return;
  const std::uint32_t told = graph.token(verb).head;
  if (graph.lemma(told) != "be" || told >= verb) return;
  for (const std::uint32_t c : graph.children(told)) {
    if (graph.token(c).role != "prep" || (graph.lemma(c) != "in" && graph.lemma(c) != "at")) continue;
    const std::uint32_t object = graph.object_of(c);
    if (object == kNoToken) continue;
    for (const Filler& area : context.fill_one(object, kArea)) {
      for (const Filler& person : context.fill(subject, kPerson)) {
        if (!is_at_seat(context, person.entity, area.entity))
          propose(context, out, EdgeKind::Visited, person, area, told, Origin::Scene);
      }
    }
  }
}

bool is_at_event(const std::string& preposition) { return preposition == "at" || preposition == "during"; }

/// "At the Forum, X said", "told the summit", "round the table were"
void find_participation(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const Frame frame = verb_frame(context, verb);
  for (const Slot& slot : frame.slots) {
    const std::string& lemma = graph.lemma(slot.token);
    const bool aside = slot.name == "on" && (lemma == "sideline" || lemma == "side" || lemma == "margin" ||
                                             lemma == "fringe" || lemma == "occasion");
    const bool present = aside || is_at_event(slot.name) ||
                         ((slot.name == "in" || slot.name == "for") && graph.lemma(verb) == "be");
    if (!present) continue;
    for (const Filler& event : context.fill(slot.token, kEvent)) {
      const std::string& name = context.document().entities[event.entity].name;
      if (name.ends_with(" Day") || name.find("nniversary") != std::string::npos)
        continue;  // nobody is at a day
      for (const Slot& who : frame.slots) {
        if (who.name != "subj" && who.name != "obj") continue;
        for (const Filler& person : context.fill(who.token, kPerson)) {
          const std::size_t before = out.size();
          propose(context, out, EdgeKind::ParticipatedIn, person, event, verb, Origin::Scene);
          for (std::size_t i = before; i < out.size(); ++i) out[i].weak = who.name == "obj";
        }
      }
    }
  }
}

/// "They were together again in P", "The two were last in one room in Q"
void find_being_together(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.child(verb, "neg") != kNoToken) return;
  bool together = false;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if ((role == "advmod" || role == "acomp") && graph.lemma(c) == "together") {
      const std::uint32_t with = graph.child(c, "prep");
      together = with == kNoToken || graph.lemma(with) != "with";
    }
    const std::uint32_t spot =
        role == "prep" && (graph.lemma(c) == "in" || graph.lemma(c) == "under" || graph.lemma(c) == "at")
            ? graph.object_of(c)
            : kNoToken;
    if (spot == kNoToken ||
        (graph.lemma(spot) != "room" && graph.lemma(spot) != "roof" && graph.lemma(spot) != "table"))
      continue;
    for (const std::uint32_t inner : graph.children(spot))
      together = together || graph.lemma(inner) == "one" || graph.lemma(inner) == "same";
  }
  if (!together) return;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    const auto people = context.fill(subject, kPerson);
    if (people.size() == 2) propose(context, out, EdgeKind::Met, people[0], people[1], verb, Origin::Verb);
  }
}

/// "A and B laid flowers together"
void find_togetherness(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 18> kOtherwise = {
      "work", "act",  "serve", "fight",  "grow",  "live",  "play",  "study", "get",
      "rule", "join", "stand", "govern", "build", "write", "stick", "live",  "put"};
  const RoleGraph& graph = context.graph();
  // "laid flowers together", "have gone fishing together"
  const std::uint32_t main = graph.token(verb).role == "xcomp" ? graph.token(verb).head : verb;
  const bool past = graph.token(main).tag == "VBD" || graph.token(main).tag == "VBN";
  if (!past || std::find(kOtherwise.begin(), kOtherwise.end(), graph.lemma(verb)) != kOtherwise.end()) return;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role != "advmod" || graph.lemma(c) != "together") continue;
    const std::uint32_t with = graph.child(c, "prep");
    if (with != kNoToken) return;  // "together with"
    for (const std::uint32_t subject : graph.subjects(verb)) {
      const auto people = context.fill(subject, kPerson);
      if (people.size() != 2) continue;
      propose(context, out, EdgeKind::Met, people[0], people[1], verb, Origin::Verb);
    }
  }
}

}  // namespace

void find_scenes(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!graph.is_verb(i) || !context.readable(graph.sentence_of(i))) continue;
    if (graph.token(i).role == "aux" || graph.token(i).role == "auxpass") continue;
    if (graph.lemma(i) == "be") find_presence(context, i, out);
    if (graph.lemma(i) == "be") find_being_together(context, i, out);
    if (graph.lemma(i) == "be" && i > 0) find_presence_too(context, i, out);
    find_participation(context, i, out);
    find_togetherness(context, i, out);
  }
}

}  // namespace entente::ingest
