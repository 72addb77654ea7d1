// PARTICIPATED_IN where the event was told before: "those present were A and B", "A was among the leaders in
// attendance", "B also spoke", "with C in the chair", "round the table sat D".
#include <algorithm>
#include <array>

#include "graph/fold_name.hpp"
#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kWho{NodeLabel::Person, NodeLabel::Country};
constexpr LabelSet kPerson{NodeLabel::Person};
constexpr std::uint32_t kReach = 5;  ///< sentences back that an event may have been told

/// An event that people come together for; wars and elections are none.
bool is_gathering(const std::string& name) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "summit",     "forum",      "conference",  "meeting",      "congress", "assembly",
      "dialogue",   "roundtable", "round table", "session",      "ceremony", "symposium",
      "convention", "plenum",     "workshop",    "consultations"};
  const std::string folded = fold_name(name);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view w) { return folded.find(w) != std::string::npos; });
}

/// The gathering told last before a token, in its paragraph or shortly before.
std::vector<Filler> gathering_before(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(token);
  std::vector<Filler> out;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first >= token) break;
    if (context.label(mention.entity) != NodeLabel::Event || mention.head >= graph.size()) continue;
    if (!is_gathering(context.document().entities[mention.entity].name)) continue;
    if (sentence - graph.sentence_of(mention.head) > kReach) continue;
    out.assign(1, {mention.entity, token, 0.8F * mention.certainty});
  }
  return out;
}

void add(const FactContext& context, Candidates& out, const std::vector<Filler>& who,
         const std::vector<Filler>& events, std::uint32_t trigger) {
  for (const Filler& a : who) {
    for (const Filler& b : events)
      propose(context, out, EdgeKind::ParticipatedIn, a, b, trigger, Origin::Scene);
  }
}

/// "present", "in attendance", "attending", "taking part" close behind a noun.
bool is_there(const FactContext& context, std::uint32_t noun) {
  static constexpr std::array<std::string_view, 4> kWords = {"present", "attendance", "attend",
                                                             "participate"};
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = noun + 1; i < std::min(noun + 5, graph.size()); ++i) {
    if (graph.sentence_of(i) != graph.sentence_of(noun) || context.words(i) == ",") return false;
    if (one_of(graph.lemma(i), kWords)) return true;
    if (graph.lemma(i) == "take" && i + 1 < graph.size() && graph.lemma(i + 1) == "part") return true;
  }
  return false;
}

/// "the participants", "those present", "the leaders in attendance", where no event of their own follows.
bool are_attendees(const FactContext& context, std::uint32_t noun) {
  static constexpr std::array<std::string_view, 6> kAttendees = {"participant", "attendee", "guest",
                                                                 "speaker",     "delegate", "dignitary"};
  static constexpr std::array<std::string_view, 12> kEvents = {
      "summit", "forum",    "conference", "meeting",  "event",    "gathering",
      "talk",   "ceremony", "session",    "congress", "assembly", "table"};
  const RoleGraph& graph = context.graph();
  if (is_there(context, noun)) return true;
  if (!one_of(graph.lemma(noun), kAttendees)) return false;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role != "prep" || graph.object_of(c) == kNoToken) continue;
    if (!one_of(graph.lemma(graph.object_of(c)), kEvents)) return false;
  }
  return true;
}

/// Both sides of "were": those there on one, their names on the other.
void read_roll(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 4> kRolls = {"be", "include", "number", "comprise"};
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), kRolls)) return;
  bool roll = false;
  std::vector<std::uint32_t> named;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (role == "nsubj" || role == "attr" || role == "dobj") {
      if (are_attendees(context, c))
        roll = true;
      else
        named.push_back(c);
    }
    if (role != "prep") continue;
    const std::uint32_t object = graph.object_of(c);
    if (object == kNoToken) continue;
    if (graph.lemma(c) == "among" && are_attendees(context, object)) roll = true;
    const bool round = graph.lemma(c) == "round" || graph.lemma(c) == "around" || graph.lemma(c) == "at";
    if (round && graph.lemma(object) == "table") roll = true;
    if (graph.lemma(c) == "in" && graph.lemma(object) == "attendance") roll = true;
  }
  if (!roll) return;
  const auto events = gathering_before(context, verb);
  for (const std::uint32_t who : named) add(context, out, context.fill(who, kWho), events, verb);
}

/// "B also spoke", "was there too", "gave the opening address": at the gathering told before.
void read_also(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 6> kAlso = {"also",    "too",      "there",
                                                            "present", "likewise", "well"};
  static constexpr std::array<std::string_view, 5> kActs = {"speak", "be", "appear", "attend", "participate"};
  static constexpr std::array<std::string_view, 6> kOpening = {"opening",   "keynote", "closing",
                                                               "inaugural", "welcome", "welcoming"};
  static constexpr std::array<std::string_view, 6> kSpeeches = {"address", "speech",  "remark",
                                                                "keynote", "lecture", "statement"};
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  bool said = false;
  bool other = false;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if ((role == "advmod" || role == "acomp") && one_of(graph.lemma(c), kAlso)) said = one_of(lemma, kActs);
    if (role == "dobj" && one_of(graph.lemma(c), kSpeeches)) {
      for (const std::uint32_t inner : graph.children(c)) said = said || one_of(graph.lemma(inner), kOpening);
    } else if (role == "dobj" || role == "attr" || role == "dative" || role == "ccomp" || role == "neg") {
      other = true;
    }
    if (role == "prep" && graph.object_of(c) != kNoToken && !context.in_time(graph.object_of(c)))
      other = true;
    if (lemma == "be" && role == "acomp" && graph.lemma(c) != "present") other = true;
  }
  if (!said || other) return;
  const auto events = gathering_before(context, verb);
  for (const std::uint32_t subject : graph.subjects(verb))
    add(context, out, context.fill(subject, kPerson), events, verb);
}

/// "A, B and C sat with him", him who held the gathering told just before; "D was the guest of honour at the
/// Parade"
void read_beside(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 4> kGuests = {"guest", "visitor", "speaker", "attendee"};
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  if (lemma == "be") {
    const std::uint32_t guest = graph.child(verb, "attr");
    if (guest == kNoToken || !one_of(graph.lemma(guest), kGuests)) return;
    std::vector<Filler> events;
    for (std::uint32_t i = guest + 1; i < std::min(guest + 8, graph.size()) && graph.governs(guest, i); ++i) {
      if (graph.token(i).role != "prep") continue;
      for (const Filler& event : context.fill_one(graph.object_of(i), LabelSet{NodeLabel::Event}))
        events.assign(1, event);
    }
    for (const std::uint32_t subject : graph.subjects(verb))
      add(context, out, context.fill(subject, kPerson), events, verb);
    return;
  }
  if (lemma != "sit") return;
  for (const Slot& slot : verb_frame(context, verb).slots) {
    if (slot.name != "with" || graph.token(slot.token).pos != "PRON") continue;
    const auto events = gathering_before(context, verb);
    for (const std::uint32_t subject : graph.subjects(verb))
      add(context, out, context.fill(subject, kPerson), events, verb);
  }
}

/// "opened on Monday with A in the chair", "with B presiding", "with C and D attending"
void read_presiding(const FactContext& context, std::uint32_t with, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.lemma(with) != "with" || graph.is_root(with)) return;
  std::uint32_t marked = kNoToken;
  for (std::uint32_t i = with + 1; i < std::min(with + 24, graph.size()); ++i) {
    if (graph.sentence_of(i) != graph.sentence_of(with)) return;
    const std::string& lemma = graph.lemma(i);
    const bool chair = (lemma == "chair" || lemma == "attendance") &&
                       (graph.lemma(i - 1) == "the" || graph.lemma(i - 1) == "in");
    if (chair || lemma == "presiding" || lemma == "preside" || lemma == "attending" ||
        context.words(i) == "attending") {
      marked = i;
      break;
    }
  }
  if (marked == kNoToken) return;
  std::vector<Filler> events;
  std::vector<Filler> who;
  for (const Mention& mention : context.document().mentions) {
    if (mention.head >= graph.size()) continue;
    if (mention.first > marked) break;
    if (mention.first > with && mention.kind == MentionKind::Name &&
        context.label(mention.entity) == NodeLabel::Person)
      who.push_back({mention.entity, mention.head, 0.9F * mention.certainty});
    if (mention.last <= with && graph.sentence_of(mention.head) == graph.sentence_of(with) &&
        context.label(mention.entity) == NodeLabel::Event &&
        is_gathering(context.document().entities[mention.entity].name))
      events.assign(1, {mention.entity, mention.head, 0.9F * mention.certainty});
  }
  add(context, out, who, events, graph.is_verb(graph.token(with).head) ? graph.token(with).head : with);
}

}  // namespace

void find_attendance(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    read_presiding(context, i, out);
    if (!graph.is_verb(i) || graph.token(i).role == "aux" || graph.token(i).role == "auxpass") continue;
    read_roll(context, i, out);
    read_also(context, i, out);
    read_beside(context, i, out);
  }
}

}  // namespace entente::ingest
