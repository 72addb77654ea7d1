// PARTICIPATED_IN where the event was told before: "those present were A and B", "A was among the leaders in
// attendance", "B also spoke", "with C in the chair", "round the table sat D".
#include <algorithm>
#include <array>

#include "ingest/entities/names/gathering_names.hpp"
#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kWho{NodeLabel::Person, NodeLabel::Country};
constexpr LabelSet kPerson{NodeLabel::Person};
constexpr std::uint32_t kReach = 5;  ///< sentences back that an event may have been told

/// The gathering told last before a token, in its paragraph or shortly before.
std::vector<Filler> gathering_before(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(token);
  std::vector<Filler> out;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first >= token) break;
    if (context.label(mention.entity) != NodeLabel::Event || mention.head >= graph.size()) continue;
    if (!is_gathering_name(context.document().entities[mention.entity].name)) continue;
    if (sentence - graph.sentence_of(mention.head) > kReach) continue;
    out.assign(1, {mention.entity, token, 0.8F * mention.certainty});
  }
  return out;
}

/// Of the gatherings told in the sentences before, the one that the document tells of most.
std::vector<Filler> main_gathering_before(const FactContext& context, std::uint32_t token) {
  const auto& mentions = context.document().mentions;
  auto out = gathering_before(context, token);
  const auto told = [&](std::uint32_t entity) {
    return std::count_if(mentions.begin(), mentions.end(),
                         [&](const Mention& m) { return m.entity == entity; });
  };
  for (const Mention& mention : mentions) {
    if (out.empty() || mention.first >= token) break;
    const bool gathering = context.label(mention.entity) == NodeLabel::Event &&
                           is_gathering_name(context.document().entities[mention.entity].name);
    if (gathering && told(mention.entity) > told(out.front().entity)) out.front().entity = mention.entity;
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

/// "by video link", "via videoconference", "remotely", "in person"
bool tells_how(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const std::string& lemma = graph.lemma(c);
    if (graph.token(c).role == "advmod") return one_of(lemma, {"virtually", "remotely", "online"});
    const std::uint32_t object = graph.token(c).role == "prep" ? graph.object_of(c) : kNoToken;
    if (object == kNoToken) return false;
    if (lemma == "in") return graph.lemma(object) == "person";
    if (!one_of(lemma, {"by", "via", "over", "through"})) return false;
    const auto& first = graph.lemma(c + 1);
    return context.lexicon().is(WordClass::Distance, graph.lemma(object)) ||
           context.lexicon().is(WordClass::Distance, first) ||
           one_of(graph.lemma(object), {"feed", "screen"});
  });
}

/// "B also spoke by video", "C joined remotely": at the gathering told before, where no other is named.
void read_remote(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 8> kActs = {"speak",       "join",    "appear", "attend",
                                                            "participate", "address", "listen", "follow"};
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), kActs) || graph.is_passive(verb) || !tells_how(context, verb)) return;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (role == "dobj" || role == "dative" || role == "neg" || role == "ccomp") return;
    if (role == "prep" && one_of(graph.lemma(c), {"to", "with", "at", "about"})) return;
  }
  const auto events = gathering_before(context, verb);
  for (const std::uint32_t subject : graph.subjects(verb))
    add(context, out, context.fill(subject, kPerson), events, verb);
}

/// "India was represented by its minister, X", "Y represented Brazil", "Z stood in for the president": at the
/// gathering told before.
void read_representing(const FactContext& context, std::uint32_t verb, Candidates& out) {
  constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const bool represents = lemma == "represent";
  const bool stands_in =
      (lemma == "stand" || lemma == "sit" || lemma == "fill" || lemma == "deputise" || lemma == "deputize") &&
      verb + 1 < graph.size() && (lemma.starts_with("deput") || graph.lemma(verb + 1) == "in");
  if (!represents && !stands_in) return;
  if (graph.child(verb, "neg") != kNoToken || graph.token(verb).role == "relcl") return;
  const Frame frame = verb_frame(context, verb);
  std::vector<Filler> who;
  bool whose = stands_in && frame.has("for");
  for (const Slot& slot : frame.slots) {
    if (slot.name == "at" || slot.name == "on" || slot.name == "before") return;
    if (represents && slot.name == "obj")
      whose = whose || !context.fill_one(slot.token, kBody).empty() ||
              one_of(graph.lemma(slot.token), {"country", "government"});
    if (slot.name == "subj" && !slot.shared) {
      for (const Filler& person : context.fill(slot.token, kPerson)) who.push_back(person);
    }
  }
  if (whose) add(context, out, who, main_gathering_before(context, verb), verb);
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
        is_gathering_name(context.document().entities[mention.entity].name))
      events.assign(1, {mention.entity, mention.head, 0.9F * mention.certainty});
  }
  add(context, out, who, events, graph.is_verb(graph.token(with).head) ? graph.token(with).head : with);
}

/// "sat in the same hall at the NATO summit", "stood on the stage at the forum": in a part of it without a
/// name.
void read_within(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), {"sit", "stand", "speak", "meet", "appear"}) || graph.is_passive(verb) ||
      graph.child(verb, "neg") != kNoToken)
    return;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::uint32_t part = graph.token(c).role == "prep" ? graph.object_of(c) : kNoToken;
    if (part == kNoToken || !one_of(graph.lemma(c), {"in", "on", "at"}) ||
        !context.mentions_covering(part).empty())
      continue;
    for (const std::uint32_t at : graph.children(part)) {
      const std::uint32_t event =
          graph.token(at).role == "prep" && graph.lemma(at) == "at" ? graph.object_of(at) : kNoToken;
      if (event == kNoToken) continue;
      const auto events = context.fill_one(event, LabelSet{NodeLabel::Event});
      for (const std::uint32_t subject : graph.subjects(verb))
        add(context, out, context.fill(subject, kPerson), events, verb);
    }
  }
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
    read_remote(context, i, out);
    read_representing(context, i, out);
    read_within(context, i, out);
  }
}

}  // namespace entente::ingest
