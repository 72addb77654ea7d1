// Membership that is talked of rather than told: "the issue of its accession", "its bid for membership".
#include <algorithm>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

/// "the issue of Ukraine's accession", "supports its membership", "on the path to membership": talk of
/// joining.
bool is_talk_of_joining(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind == EdgeKind::MemberOf && candidate.origin == Origin::Verb &&
      graph.token(candidate.trigger).tag == "VBG" && graph.child(candidate.trigger, "aux") == kNoToken) {
    // "Ukraine joining NATO would be"; "after joining NATO" it has joined
    const Token& verb = graph.token(candidate.trigger);
    const bool done =
        verb.role == "pcomp" && one_of(graph.lemma(verb.head), {"after", "since", "by", "upon"});
    return !done && verb.role != "advcl";
  }
  if (candidate.kind != EdgeKind::MemberOf || candidate.origin != Origin::Noun) return false;
  std::uint32_t at = candidate.trigger;
  for (int step = 0; step < 4 && !graph.is_root(at); ++step) {
    const std::string role = graph.token(at).role;
    at = graph.token(at).head;
    if (graph.is_noun(at)) {
      if (one_of(
              graph.lemma(at),
              {"issue",       "question",    "aspiration", "prospect",    "path",        "course", "support",
               "bid",         "application", "process",    "negotiation", "talk",        "road",   "request",
               "perspective", "way",         "step",       "plan",        "possibility", "idea",   "hope",
               "progress",    "condition",   "criterion",  "objection",   "opposition"}))
        return true;
    } else if (graph.is_verb(at)) {
      if (context.lexicon().is(WordClass::Wish, graph.lemma(at))) return true;  // "appeal for its accession"
      return role == "dobj" && !one_of(graph.lemma(at), {"complete", "gain", "win", "secure", "obtain", "get",
                                                         "celebrate", "mark", "achieve", "ratify"});
    }
  }
  return false;
}

bool is_standing_bond(const FactContext& context, const Candidate& candidate) {
  return candidate.kind == EdgeKind::CooperatesWith &&
         context.lexicon().is(WordClass::Standing, context.graph().lemma(candidate.trigger));
}

/// "ended its defence agreement with"
bool ends_bond(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (candidate.kind != EdgeKind::CooperatesWith || graph.token(candidate.trigger).role != "dobj")
    return false;
  return one_of(graph.lemma(graph.token(candidate.trigger).head),
                {"end", "terminate", "break", "sever", "cut", "denounce", "tear", "annul", "quit", "freeze",
                 "finish", "leave", "renounce", "revoke", "suspend", "scrap"});
}

}  // namespace entente::ingest
