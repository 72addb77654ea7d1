// LOCATED_IN of events by what somebody does at them: "was in Xi'an for the Summit", "in Davos, where he
// takes part in the Forum", "met in Dubai on the sidelines of COP28".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};

/// Where the clause of `verb` takes place: "in Davos"; of journeys "to Jakarta" too; "in Davos, where he
/// ...".
std::vector<Filler> setting_of(const FactContext& context, std::uint32_t verb) {
  static constexpr std::array<std::string_view, 9> kJourneys = {"go",   "travel", "fly",     "come",  "head",
                                                                "send", "return", "journey", "invite"};
  const RoleGraph& graph = context.graph();
  const bool journey = std::find(kJourneys.begin(), kJourneys.end(), graph.lemma(verb)) != kJourneys.end();
  std::vector<Filler> found;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& word = graph.lemma(c);
    if (graph.token(c).role != "prep" || (word != "in" && !(journey && word == "to"))) continue;
    const auto areas = context.fill_one(graph.object_of(c), kArea);
    found.insert(found.end(), areas.begin(), areas.end());
  }
  // "to be hosted by X in Y": the phrase may hang on the host
  const std::uint32_t agent = graph.child(verb, "agent");
  const std::uint32_t host = agent == kNoToken ? kNoToken : graph.object_of(agent);
  if (host != kNoToken && found.empty()) {
    for (const std::uint32_t c : graph.children(host)) {
      if (graph.token(c).role == "prep" && graph.lemma(c) == "in")
        found = context.fill_one(graph.object_of(c), kArea);
    }
  }
  // "in Davos, where he takes part", "to Istanbul, where she is expected to address"
  std::uint32_t clause = verb;
  bool where = false;
  for (int step = 0; step < 3; ++step) {
    for (const std::uint32_t c : graph.children(clause)) where = where || graph.lemma(c) == "where";
    if (graph.token(clause).role != "xcomp" || graph.is_root(clause)) break;
    clause = graph.token(clause).head;
  }
  if (graph.token(clause).role == "relcl" && found.empty() && where)
    found = context.fill_one(graph.token(clause).head, kArea);
  return found;
}

/// The verb of whose clause an event is the occasion: "for the summit", "on the sidelines of COP28", "to
/// attend the forum", "where he takes part in it".
std::uint32_t clause_at_event(const FactContext& context, std::uint32_t event) {
  static constexpr std::array<std::string_view, 6> kSides = {"sideline", "sidelines", "margin",
                                                             "fringe",   "occasion",  "framework"};
  static constexpr std::array<std::string_view, 17> kAttending = {
      "attend",  "address",  "join",     "chair", "open",       "take",     "hold",     "host", "co-host",
      "convene", "organize", "organise", "stage", "inaugurate", "co-chair", "conclude", "close"};
  const RoleGraph& graph = context.graph();
  if (graph.is_root(event)) return kNoToken;
  std::uint32_t at = graph.token(event).head;
  const std::string& role = graph.token(event).role;
  if (role == "pobj") {
    std::string word = graph.lemma(at);
    if (graph.is_root(at)) return kNoToken;
    std::uint32_t above = graph.token(at).head;
    if (word == "of" && std::find(kSides.begin(), kSides.end(), graph.lemma(above)) != kSides.end() &&
        graph.token(above).role == "pobj" && !graph.is_root(graph.token(above).head)) {
      above = graph.token(graph.token(above).head).head;
      word = "for";
    }
    if (word == "in" && graph.lemma(above) == "part" && !graph.is_root(above))
      above = graph.token(above).head;
    if (word == "to" && graph.lemma(above) == "due" && !graph.is_root(above)) {
      above = graph.token(above).head;
      word = "for";
    }
    const bool attended =
        word == "in" && (graph.lemma(above) == "take" || graph.lemma(above) == "participate");
    if (!attended && word != "for" && word != "at" && word != "during") return kNoToken;
    // "to Jakarta for the summit", "in Vilnius on the 12th on the occasion of the summit"
    for (int step = 0; step < 3 && !graph.is_verb(above) && graph.token(above).role == "pobj"; ++step) {
      const std::uint32_t to = graph.token(above).head;
      if (graph.is_root(to)) break;
      above = graph.token(to).head;
    }
    at = above;
    if (!attended) return graph.is_verb(at) ? at : kNoToken;
  } else if (role != "dobj" ||
             std::find(kAttending.begin(), kAttending.end(), graph.lemma(at)) == kAttending.end()) {
    return kNoToken;
  }
  // "is in Davos to attend", "in Davos, where he takes part"
  if (graph.token(at).role == "relcl") return at;
  const bool purpose =
      (graph.token(at).role == "xcomp" || graph.token(at).role == "advcl") && !graph.is_root(at);
  if (!purpose) return at;  // "In Mumbai he will address the Forum"
  const std::uint32_t above = graph.token(at).head;
  return graph.token(above).role == "relcl" && graph.token(at).role == "xcomp" ? at : above;
}

/// "the Summit, to be hosted by X in Y", "which X is hosting in Y", "will be hosted by X in Y"
void place_where_hosted(const FactContext& context, Candidates& out) {
  for (std::size_t i = 0, count = out.size(); i < count; ++i) {
    const Candidate hosted = out[i];
    if (hosted.kind != EdgeKind::Hosted || context.label(hosted.to) != NodeLabel::Event ||
        !context.graph().is_verb(hosted.trigger))
      continue;
    const bool placed = std::any_of(out.begin(), out.end(), [&](const Candidate& c) {
      return c.kind == EdgeKind::LocatedIn && c.from == hosted.to;
    });
    const auto areas = placed ? std::vector<Filler>{} : setting_of(context, hosted.trigger);
    if (areas.size() != 1 || areas.front().entity == hosted.from) continue;
    propose(context, out, EdgeKind::LocatedIn, {hosted.to, hosted.to_token, hosted.certainty}, areas.front(),
            hosted.trigger, Origin::Phrase);
  }
}

}  // namespace

void find_event_settings(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Event || mention.kind != MentionKind::Name ||
        mention.head >= graph.size() || !context.readable(graph.sentence_of(mention.head)))
      continue;
    const bool placed = std::any_of(out.begin(), out.end(), [&](const Candidate& c) {
      return c.kind == EdgeKind::LocatedIn && c.from == mention.entity;
    });
    const std::uint32_t verb = placed ? kNoToken : clause_at_event(context, mention.head);
    if (verb == kNoToken) continue;
    const auto areas = setting_of(context, verb);
    if (areas.size() != 1) continue;
    propose(context, out, EdgeKind::LocatedIn, {mention.entity, mention.head, mention.certainty},
            areas.front(), mention.head, Origin::Phrase);
  }
  place_where_hosted(context, out);
}

}  // namespace entente::ingest
