#include "query/ask/verbs.hpp"

namespace entente::query {

std::span<const Verb> verbs() {
  static const std::vector<Verb> table = {
      {EdgeKind::Met,
       {"meet", "meet with", "see", "hold talks with", "talk with", "receive", "welcome"},
       {"met", "met with", "meets", "meets with", "saw", "seen", "held talks with", "talked with", "received", "welcomed"},
       {"meet", "hold talks", "talk"},
       {"met", "held talks", "talked"}},
      {EdgeKind::Called,
       {"call", "phone", "telephone", "speak to by phone", "speak by phone with"},
       {"called", "phoned", "telephoned", "spoke by phone with", "spoken by phone with", "calls"},
       {"speak by phone", "phone", "talk by phone"},
       {"spoken by phone", "spoke by phone"}},
      {EdgeKind::Visited, {"visit", "travel to", "go to", "come to"}, {"visited", "travelled to", "traveled to", "went to", "been to", "came to", "visits"}},
      {EdgeKind::Invited, {"invite"}, {"invited", "invites"}},
      {EdgeKind::Succeeded, {"succeed", "replace"}, {"succeeded", "replaced", "succeeds"}},
      {EdgeKind::RelativeOf, {}, {"is related to", "are related to"}},
      {EdgeKind::Founded, {"found", "set up", "create", "establish"}, {"founded", "set up", "created", "established"}},
      {EdgeKind::ParticipatedIn,
       {"attend", "take part in", "participate in", "address", "join"},
       {"attended", "took part in", "taken part in", "participated in", "addressed", "was at", "were at", "attends", "joined"}},
      {EdgeKind::Hosted, {"host", "hold"}, {"hosted", "held", "hosts"}},
      {EdgeKind::Signed, {"sign", "ratify", "conclude"}, {"signed", "ratified", "concluded", "signs"}},
      {EdgeKind::Proposed, {"propose", "launch", "announce"}, {"proposed", "launched", "announced", "proposes"}},
      {EdgeKind::Supports,
       {"support", "praise", "back", "endorse", "congratulate"},
       {"supports", "supported", "praised", "backed", "backs", "endorsed", "congratulated", "support"}},
      {EdgeKind::Criticized,
       {"criticize", "criticise", "condemn", "accuse", "reject"},
       {"criticized", "criticised", "condemned", "accused", "rejected", "criticizes", "condemns"}},
      {EdgeKind::CooperatesWith,
       {"cooperate with", "partner with", "work with"},
       {"cooperates with", "cooperated with", "partnered with", "partners with", "worked with", "works with", "cooperate with"},
       {"cooperate", "work together"},
       {"cooperated", "worked together"}},
      {EdgeKind::TradesWith, {"trade with"}, {"trades with", "traded with", "trade with"}, {"trade"}, {"traded"}},
      {EdgeKind::InvestedIn, {"invest in"}, {"invested in", "invests in"}},
      {EdgeKind::Aided, {"aid", "help", "give aid to", "send aid to"}, {"aided", "helped", "gave aid to", "sent aid to", "given aid to"}},
      {EdgeKind::Awarded, {"award", "honour", "honor", "decorate"}, {"awarded", "honoured", "honored", "decorated"}},
      {EdgeKind::Sanctioned, {"sanction", "impose sanctions on"}, {"sanctioned", "imposed sanctions on", "sanctions"}},
      {EdgeKind::Threatened, {"threaten"}, {"threatened", "threatens"}},
      {EdgeKind::Attacked, {"attack", "invade", "strike"}, {"attacked", "invaded", "struck", "attacks"}},
  };
  return table;
}

}  // namespace entente::query
