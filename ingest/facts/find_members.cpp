// Ties that a noun names: members, partners, founders, signatories, subsidiaries: "China, a permanent member
// of the Council", "A and B are strategic partners", "X, founder of Y".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"

namespace entente::ingest {

namespace {

struct TieNoun {
  std::string_view lemma;
  EdgeKind kind;
  bool backwards;  ///< the owner stands at `from`
};
constexpr std::array kTieNouns = {TieNoun{"member", EdgeKind::MemberOf, false},
                                  TieNoun{"subsidiary", EdgeKind::MemberOf, false},
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

std::vector<Filler> owners(const FactContext& context, std::uint32_t noun, LabelSet allowed) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    if (role == "poss") add_all(out, context.fill(graph.antecedent(c), allowed));
    if (role == "prep" && (graph.lemma(c) == "of" || graph.lemma(c) == "to" || graph.lemma(c) == "with" ||
                           graph.lemma(c) == "in")) {
      add_all(out, context.fill(graph.object_of(c), allowed));
    }
    if (role == "compound" || role == "nmod") add_all(out, context.fill_one(c, allowed));
  }
  return out;
}

/// Those that are called so: subject of a copula, the noun an apposition or "as" phrase belongs to, the
/// apposition itself.
std::vector<Filler> bearers(const FactContext& context, std::uint32_t noun, LabelSet allowed, bool& each) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  if (graph.is_root(noun)) return out;
  // "the son of A and the founder of B" hang on a name as one
  std::uint32_t first_noun = noun;
  while (graph.token(first_noun).role == "conj" && !graph.is_root(first_noun) &&
         graph.token(graph.token(first_noun).head).pos == "NOUN") {
    first_noun = graph.token(first_noun).head;
  }
  const std::string& role = graph.token(first_noun).role;
  const std::uint32_t head = graph.token(first_noun).head;
  if (graph.is_root(first_noun)) return out;
  if (role == "attr" || role == "oprd") {
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
    if (graph.is_verb(above)) {
      for (const std::uint32_t subject : graph.subjects(above)) add_all(out, context.fill(subject, allowed));
    } else {
      add_all(out, context.fill_one(above, allowed));
    }
  }
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& inner = graph.token(c).role;
    if (inner == "appos") add_all(out, context.fill(c, allowed));
    if (inner == "prep" && (graph.lemma(c) == "like" || graph.lemma(c) == "including"))
      add_all(out, context.fill(graph.object_of(c), allowed));
  }
  return out;
}

}  // namespace

void find_members(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const TieNoun* tie = graph.is_noun(i) ? find_tie(graph.lemma(i)) : nullptr;
    if (tie == nullptr || !context.readable(graph.sentence_of(i))) continue;
    const EdgeRule& edge = entente::rule(tie->kind);
    const auto owner_list = owners(context, i, edge.to);
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
        paired = true;
      }
    }
    // A person's membership: AFFILIATED_WITH takes persons, MEMBER_OF does not.
    if (tie->kind == EdgeKind::MemberOf) {
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
