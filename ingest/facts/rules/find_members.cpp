// Ties that a noun names: members, partners, founders, signatories, subsidiaries: "China, a permanent member
// of the Council", "A and B are strategic partners", "X, founder of Y".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame_targets.hpp"

namespace entente::ingest {

namespace {

struct TieNoun {
  std::string_view lemma;
  EdgeKind kind;
  bool backwards;  ///< the owner stands at `from`
};
constexpr std::array kTieNouns = {TieNoun{"member", EdgeKind::MemberOf, false},
                                  TieNoun{"subsidiary", EdgeKind::MemberOf, false},
                                  TieNoun{"unit", EdgeKind::MemberOf, false},
                                  TieNoun{"division", EdgeKind::MemberOf, false},
                                  TieNoun{"affiliate", EdgeKind::MemberOf, false},
                                  TieNoun{"part", EdgeKind::MemberOf, false},
                                  TieNoun{"arm", EdgeKind::MemberOf, false},
                                  TieNoun{"branch", EdgeKind::MemberOf, false},
                                  TieNoun{"wing", EdgeKind::MemberOf, false},
                                  TieNoun{"faction", EdgeKind::MemberOf, false},
                                  TieNoun{"partner", EdgeKind::CooperatesWith, false},
                                  TieNoun{"ally", EdgeKind::CooperatesWith, false},
                                  TieNoun{"founder", EdgeKind::Founded, false},
                                  TieNoun{"co-founder", EdgeKind::Founded, false},
                                  TieNoun{"cofounder", EdgeKind::Founded, false},
                                  TieNoun{"signatory", EdgeKind::Signed, false},
                                  TieNoun{"participant", EdgeKind::ParticipatedIn, false},
                                  TieNoun{"host", EdgeKind::Hosted, false},
                                  TieNoun{"organizer", EdgeKind::Hosted, false},
                                  TieNoun{"guest", EdgeKind::ParticipatedIn, false},
                                  TieNoun{"supporter", EdgeKind::Supports, false},
                                  TieNoun{"backer", EdgeKind::Supports, false},
                                  TieNoun{"critic", EdgeKind::Criticized, false},
                                  TieNoun{"opponent", EdgeKind::Criticized, false},
                                  TieNoun{"investor", EdgeKind::InvestedIn, false},
                                  TieNoun{"donor", EdgeKind::Aided, false},
                                  TieNoun{"author", EdgeKind::Proposed, false},
                                  TieNoun{"architect", EdgeKind::Proposed, false}};

const TieNoun* find_tie(const std::string& lemma) {
  const auto* found =
      std::find_if(kTieNouns.begin(), kTieNouns.end(), [&](const TieNoun& t) { return t.lemma == lemma; });
  return found == kTieNouns.end() ? nullptr : found;
}

void add_all(std::vector<Filler>& out, const std::vector<Filler>& more) {
  for (const Filler& filler : more) {
    const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
  }
}

/// "the Association, of which A and B are members": the name before the clause, its acronym passed over.
std::vector<Filler> body_of_which(const FactContext& context, std::uint32_t noun, LabelSet allowed) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(noun);
  for (std::uint32_t i = noun; i > 2 && noun - i < 16 && graph.sentence_of(i - 2) == sentence; --i) {
    if (graph.lemma(i) != "which" || (graph.lemma(i - 1) != "of" && graph.lemma(i - 1) != "to")) continue;
    std::uint32_t at = i - 2;
    while (at > 0 && (context.words(at) == "," || context.words(at) == ")")) --at;
    for (const std::uint32_t m : context.mentions_covering(at)) {
      const Mention& mention = context.document().mentions[m];
      if (allowed.contains(context.label(mention.entity)))
        return {{mention.entity, mention.head, 0.95F * mention.certainty}};
    }
    return {};
  }
  return {};
}

std::vector<Filler> owners(const FactContext& context, std::uint32_t noun, LabelSet allowed) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    if (role == "poss") add_all(out, context.fill(graph.antecedent(c), allowed));
    // "Kilima Bank, whose founder, X,": the tree may make an apposition of it
    if (role == "poss" && out.empty() && graph.lemma(c) == "whose" && graph.token(noun).role == "appos")
      add_all(out, context.fill_one(graph.token(noun).head, allowed));
    // "ASEAN's four founding members" is headed by the noun; "whose members" by the clause's name
    if (role == "prep" && (graph.lemma(c) == "of" || graph.lemma(c) == "to" || graph.lemma(c) == "with" ||
                           graph.lemma(c) == "in")) {
      add_all(out, context.fill(graph.object_of(c), allowed));
    }
    if (role == "compound" || role == "nmod") add_all(out, context.fill_one(c, allowed));
  }
  // "founder and chairman of X": the second noun has the body
  if (out.empty()) {
    for (const std::uint32_t c : graph.children(noun)) {
      if (graph.token(c).role != "conj" || !graph.is_noun(c) || c > noun + 4) continue;
      for (const std::uint32_t inner : graph.children(c)) {
        if (graph.token(inner).role == "prep" && graph.lemma(inner) == "of")
          add_all(out, context.fill_one(graph.object_of(inner), allowed));
      }
    }
  }
  return out;
}

/// "Three members abstained: China, Russia and Pakistan."
std::vector<Filler> listed_behind_colon(const FactContext& context, std::uint32_t noun, LabelSet allowed) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  if (graph.token(noun).tag != "NNS") return out;
  const Sentence& bounds = context.document().annotation.sentences[graph.sentence_of(noun)];
  std::uint32_t colon = noun + 1;
  while (colon < bounds.last && context.words(colon) != ":") ++colon;
  if (colon >= bounds.last || colon > noun + 10) return out;
  // The colon may end the sentence.
  const auto& sentences = context.document().annotation.sentences;
  const std::uint32_t next = graph.sentence_of(noun) + 1;
  const std::uint32_t end =
      colon + 1 == bounds.last && next < sentences.size() ? sentences[next].last : bounds.last;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first <= colon || mention.first >= end || mention.kind != MentionKind::Name) continue;
    if (!allowed.contains(context.label(mention.entity))) return {};
    add_all(out, {{mention.entity, mention.head, mention.certainty}});
  }
  return out;
}

/// "is one of Germany's closest partners": "one" stands where the noun would.
std::uint32_t above_one(const RoleGraph& graph, std::uint32_t noun) {
  if (graph.token(noun).role != "pobj" || graph.is_root(noun)) return noun;
  const std::uint32_t of = graph.token(noun).head;
  if (graph.lemma(of) != "of" || graph.is_root(of)) return noun;
  const std::uint32_t one = graph.token(of).head;
  return graph.token(one).tag == "CD" || graph.lemma(one) == "part" ? one : noun;
}

/// "Kenya and other members", "Japan and Canada, fellow members": the names joined before are members too.
void add_joined(const FactContext& context, std::uint32_t noun, LabelSet allowed, std::vector<Filler>& out) {
  const RoleGraph& graph = context.graph();
  if (graph.token(noun).role != "conj" || graph.is_root(noun)) return;
  const bool others = std::any_of(graph.children(noun).begin(), graph.children(noun).end(), [&](auto c) {
    return graph.lemma(c) == "other" || graph.lemma(c) == "fellow";
  });
  if (!others) return;
  std::uint32_t first = graph.token(noun).head;
  while (graph.token(first).role == "conj" && !graph.is_root(first)) first = graph.token(first).head;
  add_all(out, context.fill(first, allowed));
}

/// "added Egypt and Iran as members": verbs whose object is let in.
bool lets_in(const std::string& verb) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "add", "admit", "welcome", "accept", "take", "bring", "recognize", "recognise", "induct"};
  return std::find(kWords.begin(), kWords.end(), verb) != kWords.end();
}

/// Those that are called so: subject of a copula, the noun an apposition or "as" phrase belongs to, the
/// apposition itself.
std::vector<Filler> bearers(const FactContext& context, std::uint32_t noun, LabelSet allowed, bool& each) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  if (graph.is_root(noun)) return out;
  // "the son of A and the founder of B" hang on a name as one; "one of the members" carries the role
  std::uint32_t first_noun = above_one(graph, noun);
  while (graph.token(first_noun).role == "conj" && !graph.is_root(first_noun) &&
         graph.token(graph.token(first_noun).head).pos == "NOUN") {
    first_noun = graph.token(first_noun).head;
  }
  const std::string& role = graph.token(first_noun).role;
  const std::uint32_t head = graph.token(first_noun).head;
  if (graph.is_root(first_noun)) return out;
  // "of which A and B are founding members": taken for a verb and its object
  const bool founding =
      role == "dobj" && graph.lemma(head) == "found" && graph.token(head).tag == "VBG" && head + 1 == noun;
  if (role == "attr" || role == "oprd" || founding) {
    for (const std::uint32_t subject : graph.subjects(head)) add_all(out, context.fill(subject, allowed));
    each = true;
  } else if (role == "appos" || role == "compound") {
    // "Brazil, Russia, India, China and South Africa, the five members of BRICS"
    std::uint32_t first = head;
    while (graph.token(first).role == "conj" && !graph.is_root(first) &&
           graph.is_noun(graph.token(first).head))
      first = graph.token(first).head;
    const bool several = graph.token(noun).tag == "NNS";
    add_all(out, several ? context.fill(first, allowed) : context.fill_one(head, allowed));
  } else if (role == "pobj" && graph.lemma(head) == "as" && !graph.is_root(head)) {
    const std::uint32_t above = graph.token(head).head;
    if (graph.is_verb(above) && lets_in(graph.lemma(above)) && !graph.is_passive(above)) {
      add_all(out, context.fill(graph.child(above, "dobj"), allowed));
    } else if (graph.is_verb(above)) {
      for (const std::uint32_t subject : graph.subjects(above)) add_all(out, context.fill(subject, allowed));
    } else if (graph.token(noun).tag == "NNS") {  // "A, B and C, as members of the body, support"
      std::uint32_t first = above;
      while (graph.token(first).role == "conj" && !graph.is_root(first) &&
             graph.is_noun(graph.token(first).head))
        first = graph.token(first).head;
      add_all(out, context.fill(first, allowed));
    } else {
      add_all(out, context.fill_one(above, allowed));
    }
  }
  if (role == "nsubj" && graph.lemma(head) == "be") {  // "whose members are A, B and C"
    const std::uint32_t named = graph.child(head, "attr");
    if (named != kNoToken) add_all(out, context.fill(named, allowed));
  }
  add_joined(context, noun, allowed, out);
  if (out.empty()) out = listed_behind_colon(context, noun, allowed);
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& inner = graph.token(c).role;
    if (inner == "appos") add_all(out, context.fill(c, allowed));
    const std::string& lemma = graph.lemma(c);
    const bool such = lemma == "as" && graph.child(c, "amod") != kNoToken;
    if (inner == "prep" && (lemma == "like" || lemma == "including" || lemma == "include" || such) &&
        graph.object_of(c) != kNoToken)
      add_all(out, context.fill(graph.object_of(c), allowed));
  }
  return out;
}

bool has_owner(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  return std::any_of(graph.children(noun).begin(), graph.children(noun).end(), [&](auto c) {
    const std::string& role = graph.token(c).role;
    return role == "poss" || (role == "prep" && (graph.lemma(c) == "of" || graph.lemma(c) == "in")) ||
           role == "compound";
  });
}

/// "The bloc added A and B as members", "A and B are to become full members": the body that does it, else the
/// one told last in the paragraph.
std::vector<Filler> body_understood(const FactContext& context, std::uint32_t noun) {
  constexpr LabelSet kOrganization{NodeLabel::Organization};
  const RoleGraph& graph = context.graph();
  std::uint32_t verb = noun;
  for (int step = 0; step < 4 && !graph.is_verb(verb) && !graph.is_root(verb); ++step)
    verb = graph.token(verb).head;
  if (!graph.is_verb(verb)) return {};
  const bool let_in = lets_in(graph.lemma(verb));
  if (!let_in && graph.lemma(verb) != "become") return {};
  if (let_in && !graph.is_passive(verb)) {
    std::vector<Filler> out;
    for (const std::uint32_t subject : graph.subjects(verb))
      add_all(out, context.fill_one(subject, kOrganization));
    if (!out.empty()) return out;
  }
  return body_told_before(context, noun);
}

/// The verb that makes a member says when: "became a member in 2004".
void start_with_verb(const FactContext& context, std::uint32_t noun, std::size_t before, Candidates& out) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = above_one(graph, noun);
  if (!graph.is_root(at) && graph.token(at).role == "pobj") at = graph.token(at).head;
  const std::uint32_t verb = graph.is_root(at) ? at : graph.token(at).head;
  if (!graph.is_verb(verb)) return;
  if (graph.lemma(verb) != "become" && graph.lemma(verb) != "make" && !lets_in(graph.lemma(verb))) return;
  for (std::size_t k = before; k < out.size(); ++k) {
    out[k].trigger = verb;
    out[k].origin = Origin::Verb;
  }
}

/// "its largest trading partner"
bool is_in_trade(const RoleGraph& graph, std::uint32_t noun) {
  return std::any_of(graph.children(noun).begin(), graph.children(noun).end(), [&](std::uint32_t c) {
    const std::string& lemma = graph.lemma(c);
    return lemma == "trading" || lemma == "trade" || lemma == "commercial";
  });
}

/// "Yemen, the only Arab country on the Council"
void find_seats_on(const FactContext& context, Candidates& out) {
  static constexpr std::array<std::string_view, 4> kStates = {"country", "state", "nation", "government"};
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& role = graph.token(i).role;
    if ((role != "appos" && role != "attr") || graph.is_root(i) || !context.readable(graph.sentence_of(i)) ||
        std::find(kStates.begin(), kStates.end(), graph.lemma(i)) == kStates.end())
      continue;
    std::vector<Filler> states;
    const std::uint32_t head = graph.token(i).head;
    if (role == "appos") states = context.fill_one(head, LabelSet{NodeLabel::Country});
    if (role == "attr" && graph.lemma(head) == "be" && graph.child(head, "neg") == kNoToken) {
      for (const std::uint32_t subject : graph.subjects(head))
        add_all(states, context.fill_one(subject, LabelSet{NodeLabel::Country}));
    }
    for (const std::uint32_t c : graph.children(i)) {
      if (graph.token(c).role != "prep" || (graph.lemma(c) != "on" && graph.lemma(c) != "in")) continue;
      for (const Filler& body : context.fill_one(graph.object_of(c), LabelSet{NodeLabel::Organization})) {
        for (const Filler& state : states) {
          const std::size_t before = out.size();
          propose(context, out, EdgeKind::MemberOf, state, body, i, Origin::Phrase);
          for (std::size_t k = before; k < out.size(); ++k) out[k].state = true;
        }
      }
    }
  }
}

}  // namespace

void find_members(const FactContext& context, Candidates& out) {
  find_seats_on(context, out);
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const TieNoun* tie = graph.is_noun(i) ? find_tie(graph.lemma(i)) : nullptr;
    if (tie == nullptr || !context.readable(graph.sentence_of(i))) continue;
    if (tie->lemma == "partner" && is_in_trade(graph, i)) continue;  // read by find_trade
    const EdgeRule& edge = entente::rule(tie->kind);
    auto owner_list = owners(context, i, edge.to);
    const bool member = tie->lemma == "member";
    if (member && owner_list.empty())
      owner_list = body_of_which(context, i, LabelSet{NodeLabel::Organization});
    if (member && owner_list.empty() && !has_owner(context, i)) owner_list = body_understood(context, i);
    bool each = false;
    const auto bearer_list = bearers(context, i, edge.from, each);
    bool paired = false;
    for (const Filler& bearer : bearer_list) {
      for (const Filler& owner : owner_list) {
        if (bearer.entity == owner.entity) continue;
        EdgeKind kind = tie->kind;
        if (kind == EdgeKind::MemberOf && context.label(bearer.entity) == NodeLabel::Person)
          kind = EdgeKind::AffiliatedWith;
        const std::size_t before = out.size();
        propose(context, out, kind, bearer, owner, i, Origin::Phrase);
        for (std::size_t k = before; k < out.size(); ++k) out[k].state = true;
        if (kind == EdgeKind::MemberOf) start_with_verb(context, i, before, out);
        paired = true;
      }
    }
    // A person's membership: AFFILIATED_WITH takes persons, MEMBER_OF does not.
    if (member) {
      bool unused = false;
      const auto people = bearers(context, i, LabelSet{NodeLabel::Person}, unused);
      for (const Filler& person : people) {
        for (const Filler& owner : owner_list) {
          const std::size_t before = out.size();
          propose(context, out, EdgeKind::AffiliatedWith, person, owner, i, Origin::Phrase);
          for (std::size_t k = before; k < out.size(); ++k) out[k].state = true;
        }
      }
    }
    if (tie->kind == EdgeKind::CooperatesWith && !paired && each && bearer_list.size() == 2) {
      const std::size_t before = out.size();
      propose(context, out, tie->kind, bearer_list[0], bearer_list[1], i, Origin::Phrase);
      for (std::size_t k = before; k < out.size(); ++k) out[k].state = true;
    }
  }
}

}  // namespace entente::ingest
