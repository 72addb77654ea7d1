// SUPPORTS, CRITICIZED and SANCTIONED by a phrase rather than a verb: "came under fire from A", "is under
// American sanctions", "had warm words for B", "complained that C had", "the Iran-backed D", "likened E to
// Hitler", "sent home F's ambassador".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kState{NodeLabel::Country, NodeLabel::Organization};

std::vector<Filler> subjects_of(const FactContext& context, std::uint32_t verb) {
  std::vector<Filler> out;
  for (const std::uint32_t subject : context.graph().subjects(verb)) {
    for (const Filler& who : context.fill(subject, kActor)) out.push_back(who);
  }
  return out;
}

void pair(const FactContext& context, EdgeKind kind, const std::vector<Filler>& from,
          const std::vector<Filler>& to, std::uint32_t trigger, Origin origin, Candidates& out) {
  for (const Filler& a : from) {
    for (const Filler& b : to) {
      if (!at_home(context, a.entity, b.entity)) propose(context, out, kind, a, b, trigger, origin);
    }
  }
}

/// The objects of prepositions of these names below a verb and below one of its phrases.
std::vector<Filler> behind(const FactContext& context, std::uint32_t verb, std::uint32_t noun,
                           std::initializer_list<std::string_view> names, LabelSet allowed) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t above : {verb, noun}) {
    if (above == kNoToken) continue;
    for (const std::uint32_t c : graph.children(above)) {
      if (graph.token(c).pos != "ADP" || !one_of(graph.lemma(c), names) || c < noun) continue;
      for (const Filler& one : context.fill(graph.object_of(c), allowed)) out.push_back(one);
    }
  }
  return out;
}

/// "came under fire from A", "is under sanctions imposed by A", "under American sanctions"
void read_under(const FactContext& context, std::uint32_t under, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t noun = graph.lemma(under) == "under" ? graph.object_of(under) : kNoToken;
  if (noun == kNoToken || graph.is_root(under)) return;
  const bool blame = one_of(graph.lemma(noun), {"fire", "criticism", "flak"});
  const bool penalty = one_of(graph.lemma(noun), {"sanction", "embargo"});
  const std::uint32_t verb = graph.token(under).head;
  if ((!blame && !penalty) || !graph.is_verb(verb) ||
      !one_of(graph.lemma(verb), {"be", "come", "remain", "stay", "live", "stand", "continue", "find"}))
    return;
  const auto hit = subjects_of(context, verb);
  if (blame) {
    pair(context, EdgeKind::Criticized, behind(context, verb, noun, {"from", "by"}, kActor), hit, verb,
         Origin::Verb, out);
    return;
  }
  std::vector<Filler> from = behind(context, kNoToken, noun, {"by", "from", "of"}, kState);
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    if (role == "amod" || role == "compound" || role == "poss" || role == "nmod") {
      for (const Filler& one : context.fill_one(graph.antecedent(c), kState)) from.push_back(one);
    }
    const std::uint32_t agent = role == "acl" ? graph.child(c, "agent") : kNoToken;
    if (agent != kNoToken) {
      for (const Filler& one : context.fill(graph.object_of(agent), kActor)) from.push_back(one);
    }
  }
  pair(context, EdgeKind::Sanctioned, from, hit, verb, Origin::Verb, out);
}

/// "had warm words for A", "harsh words about", "nothing but praise for"
void read_words(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), {"have", "find", "reserve", "save", "spare", "use", "offer"})) return;
  const std::uint32_t object = graph.child(verb, "dobj");
  if (object == kNoToken) return;
  bool praise = false;
  bool blame = false;
  if (graph.lemma(object) == "word") {
    for (const std::uint32_t c : graph.children(object)) {
      praise = praise || one_of(graph.lemma(c), {"warm", "kind", "generous", "glowing", "nice", "friendly",
                                                 "fulsome", "good", "encouraging"});
      blame = blame || one_of(graph.lemma(c), {"harsh", "sharp", "stern", "angry", "bitter", "strong", "hard",
                                               "stinging", "choice", "unkind", "tough"});
      const std::uint32_t of = graph.lemma(c) == "of" ? graph.object_of(c) : kNoToken;
      praise = praise || (of != kNoToken && one_of(graph.lemma(of), {"praise", "support", "encouragement"}));
      blame = blame || (of != kNoToken && one_of(graph.lemma(of), {"criticism", "reproach", "rebuke"}));
    }
  } else if (one_of(graph.lemma(object), {"nothing", "praise"})) {
    for (std::uint32_t i = object; i < object + 3 && i < graph.size(); ++i) {
      praise = praise || graph.lemma(i) == "praise";
      blame = blame || one_of(graph.lemma(i), {"contempt", "scorn"});
      if (praise || blame) {
        pair(context, praise ? EdgeKind::Supports : EdgeKind::Criticized, subjects_of(context, verb),
             behind(context, verb, i, {"for"}, kActor), verb, Origin::Verb, out);
        return;
      }
    }
  }
  if (graph.lemma(object) == "fault") {  // "found fault with A"
    pair(context, EdgeKind::Criticized, subjects_of(context, verb),
         behind(context, verb, object, {"with"}, rule(EdgeKind::Criticized).to), verb, Origin::Verb, out);
    return;
  }
  if (praise == blame) return;
  pair(context, praise ? EdgeKind::Supports : EdgeKind::Criticized, subjects_of(context, verb),
       behind(context, verb, object, {"for", "about", "on"}, kActor), verb, Origin::Verb, out);
}

/// "complained that A had taken", "complained about A", "protested that"
void read_complaint(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), {"complain", "fume", "grumble", "rage", "protest", "object"})) return;
  std::vector<Filler> to;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role != "ccomp" || c < verb || !graph.is_verb(c)) continue;
    // what is done to somebody is not his fault
    if (graph.is_passive(c)) continue;
    for (const std::uint32_t subject : graph.subjects(c)) {
      for (const Filler& one : context.fill(subject, kActor)) to.push_back(one);
    }
  }
  auto from = subjects_of(context, verb);
  std::erase_if(to, [&](const Filler& one) {
    return std::any_of(from.begin(), from.end(), [&](const Filler& who) {
      return who.entity == one.entity || context.country_led_by(who.entity) == one.entity;
    });
  });
  pair(context, EdgeKind::Criticized, from, to, verb, Origin::Verb, out);
}

/// "took the side of A"; "is against the Agreement", "warned against the Plan"
void read_side_taken(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  if (graph.lemma(verb) == "take" && object != kNoToken && graph.lemma(object) == "side") {
    auto to = behind(context, kNoToken, object, {"of"}, kActor);
    const std::uint32_t owner = graph.child(object, "poss");
    if (owner != kNoToken) to = context.fill(graph.antecedent(owner), kActor);
    pair(context, EdgeKind::Supports, subjects_of(context, verb), to, verb, Origin::Verb, out);
  }
  if (one_of(graph.lemma(verb), {"be", "warn", "remain"}) && object == kNoToken) {
    pair(context, EdgeKind::Criticized, subjects_of(context, verb),
         behind(context, verb, verb, {"against"},
                LabelSet{NodeLabel::Agreement, NodeLabel::Initiative, NodeLabel::Event}),
         verb, Origin::Verb, out);
  }
}

/// "likened A to Hitler"
void read_likening(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  if (!one_of(graph.lemma(verb), {"liken", "compare"}) || object == kNoToken) return;
  bool blame = false;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::uint32_t like = graph.token(c).pos == "ADP" ? graph.object_of(c) : kNoToken;
    if (like == kNoToken || !one_of(graph.lemma(c), {"to", "with"})) continue;
    blame = one_of(graph.lemma(like), {"hitler", "stalin", "mussolini", "goebbels", "satan", "nero",
                                       "caligula", "mao", "gestapo", "taliban", "mafia"}) ||
            context.lexicon().is(WordClass::Blame, graph.lemma(like));
  }
  if (blame)
    pair(context, EdgeKind::Criticized, subjects_of(context, verb), context.fill(object, kActor), verb,
         Origin::Verb, out);
}

/// "the Iran-backed D", "the Kremlin-funded E", "the French-drafted resolution": what stands before the
/// hyphen does it to what the participle stands before.
void read_hyphen(const FactContext& context, std::uint32_t word, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const bool backs = one_of(context.words(word), {"backed", "supported"});
  const bool pays = one_of(context.words(word), {"funded", "financed", "armed", "subsidised", "subsidized"});
  const bool drafts = one_of(context.words(word), {"drafted", "sponsored", "proposed"});
  if ((!backs && !pays && !drafts) || word < 2 || context.words(word - 1) != "-") return;
  std::vector<Filler> from = context.fill_one(word - 2, kState);
  if (from.empty() || graph.is_root(word)) return;
  from.resize(1);
  std::uint32_t head = graph.token(word).head;
  if (head <= word || head > word + 7 || graph.sentence_of(head) != graph.sentence_of(word)) return;
  const EdgeKind kind = backs ? EdgeKind::Supports : pays ? EdgeKind::Aided : EdgeKind::Proposed;
  LabelSet allowed = rule(kind).to;
  // of a side told by what it is, "the Saudi-backed government of Yemen", the country is meant
  auto to = context.fill_one(head, allowed);
  std::erase_if(to, [&](const Filler& one) {
    return one.entity == from.front().entity || context.label(one.entity) == NodeLabel::Country;
  });
  if (drafts) {
    std::erase_if(to, [&](const Filler& one) {
      return context.label(one.entity) != NodeLabel::Agreement &&
             context.label(one.entity) != NodeLabel::Initiative;
    });
  }
  pair(context, kind, from, to, word, Origin::Noun, out);
}

/// "sent home A's ambassador, B": B, or the state where the envoy has no name.
void read_sent_home(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  if (object == kNoToken || graph.lemma(verb) != "send" || verb + 1 >= graph.size()) return;
  if (!has_particle(graph, verb, "home") && !has_particle(graph, verb, "packing") &&
      context.words(verb + 1) != "home")
    return;
  const bool envoy =
      one_of(graph.lemma(object), {"ambassador", "envoy", "consul", "diplomat", "attaché", "attache"}) ||
      context.in_title(object);
  if (!envoy) return;
  auto to = context.fill(object, LabelSet{NodeLabel::Person});
  if (to.empty()) to = states_of_envoys(context, verb_frame(context, verb));
  pair(context, EdgeKind::Sanctioned, subjects_of(context, verb), to, verb, Origin::Verb, out);
}

}  // namespace

void find_reproaches(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.token(i).pos == "ADP") read_under(context, i, out);
    read_hyphen(context, i, out);
    if (!graph.is_verb(i)) continue;
    read_words(context, i, out);
    read_side_taken(context, i, out);
    read_complaint(context, i, out);
    read_likening(context, i, out);
    read_sent_home(context, i, out);
  }
}

}  // namespace entente::ingest
