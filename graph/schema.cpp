// The table itself. Its order is that of the enums; the checks below hold them together at compile time.
#include "graph/schema.hpp"

namespace entente {
namespace {

using enum NodeLabel;

constexpr std::array<NodeRule, kNodeLabelCount> kNodeRules{{
    {Person, "Person", "a named human", "Q5"},
    {Country, "Country", "a sovereign state, past or present, or a territory with an ISO 3166-1 code",
     "Q6256"},
    {Organization, "Organization",
     "a named body: intergovernmental, government, party, company, university, media", "Q43229"},
    {Place, "Place", "a named place that is not a Country: city, province, region, sea, building",
     "Q17334923"},
    {Event, "Event", "a named or numbered happening that people take part in", "Q1656682"},
    {Agreement, "Agreement", "a named treaty, accord, memorandum, communique or resolution", "Q131569"},
    {Initiative, "Initiative", "a named programme, policy or strategy", "Q3907287"},
    {Award, "Award", "a named honour", "Q618779"},
}};

constexpr std::array<PropertyRule, 1> kOffice{
    {{"office", ValueKind::String, "the office held: president, foreign minister, secretary-general"}}};
constexpr std::array<PropertyRule, 1> kRelation{{{"relation", ValueKind::String, "what `to` is to `from`"}}};
constexpr std::array<PropertyRule, 3> kTrade{{{"amount", ValueKind::Float, "a plain number of `currency`"},
                                              {"currency", ValueKind::String, "ISO 4217 code"},
                                              {"year", ValueKind::Integer, "the year the amount is of"}}};
constexpr std::array<PropertyRule, 2> kMoney{{{"amount", ValueKind::Float, "a plain number of `currency`"},
                                              {"currency", ValueKind::String, "ISO 4217 code"}}};
constexpr std::array<PropertyRule, 1> kAwardName{
    {{"award", ValueKind::String, "the name of the Award node"}}};

constexpr std::array<PropertyRule, 2> kEveryNode{
    {{"name", ValueKind::String, "the fullest standard English name"},
     {"aliases", ValueKind::List, "every other way the texts name it"}}};
constexpr std::array<PropertyRule, 4> kEveryEdge{
    {{"date", ValueKind::Date, "when it happened, as precise as the text allows; of a state, its start"},
     {"place", ValueKind::String, "name of the Place or Country where it happened"},
     {"status", ValueKind::String, "`actual`, or `planned` for what is announced and has not happened"},
     {"confidence", ValueKind::Float, "0 to 1"}}};

constexpr LabelSet kBody{Country, Organization};
constexpr LabelSet kAct{Initiative, Agreement, Event};
constexpr LabelSet kPerson{Person};

using enum EdgeKind;

constexpr std::array<EdgeRule, kEdgeKindCount> kEdgeRules{{
    {Met, "MET", kPerson, kPerson, true, "they were together in person", "CONSULT", "", {}},
    {Called,
     "CALLED",
     kPerson,
     kPerson,
     true,
     "they spoke at a distance: telephone, video link",
     "CONSULT",
     "",
     {}},
    {Visited, "VISITED", kPerson, {Country, Place}, false, "travelled or came there", "CONSULT", "", {}},
    {Invited, "INVITED", kActor, {Person, Country}, false, "asked to come", "CONSULT", "", {}},
    {HoldsOffice, "HOLDS_OFFICE", kPerson, kBody, false, "holds or held an office in it", "", "P39", kOffice},
    {AffiliatedWith,
     "AFFILIATED_WITH",
     kPerson,
     {Organization},
     false,
     "works for, writes for, studies at or belongs to it, without leading it",
     "",
     "P1416",
     {}},
    {Succeeded, "SUCCEEDED", kPerson, kPerson, false, "took over an office from", "", "P1365", {}},
    {RelativeOf, "RELATIVE_OF", kPerson, kPerson, true, "family", "", "P1038", kRelation},
    {MemberOf, "MEMBER_OF", kBody, {Organization}, false, "is a member or a part of it", "", "P463", {}},
    {Founded, "FOUNDED", kActor, {Organization}, false, "set it up", "", "P112", {}},
    {LocatedIn,
     "LOCATED_IN",
     {Place, Organization, Event},
     {Place, Country},
     false,
     "lies in, is based in, takes place in",
     "",
     "P131,P276",
     {}},
    {ParticipatedIn,
     "PARTICIPATED_IN",
     kActor,
     {Event},
     false,
     "attended, addressed, took part",
     "CONSULT",
     "P1344",
     {}},
    {Hosted,
     "HOSTED",
     kActor | LabelSet{Place},
     {Event},
     false,
     "held it, was the venue of it",
     "CONSULT",
     "P664",
     {}},
    {Signed, "SIGNED", kActor, {Agreement}, false, "signed, concluded, ratified it", "AGREE", "P1891", {}},
    {Proposed,
     "PROPOSED",
     kActor,
     kAct | LabelSet{Organization},
     false,
     "proposed, launched, announced it",
     "REQUEST",
     "P3320",
     {}},
    {Supports,
     "SUPPORTS",
     kActor,
     kActor | kAct,
     false,
     "praised, backed, endorsed, congratulated",
     "SUPPORT",
     "",
     {}},
    {Criticized,
     "CRITICIZED",
     kActor,
     kActor | kAct,
     false,
     "condemned, accused, rejected, protested to",
     "ACCUSE,REJECT",
     "",
     {}},
    {CooperatesWith,
     "COOPERATES_WITH",
     kBody,
     kBody,
     true,
     "partners: strategic partnership, joint project, memorandum between them",
     "COOPERATE",
     "",
     {}},
    {TradesWith, "TRADES_WITH", {Country}, {Country}, true, "trade between them", "COOPERATE", "", kTrade},
    {InvestedIn,
     "INVESTED_IN",
     kActor,
     {Country, Organization, Place},
     false,
     "invested, bought into",
     "COOPERATE",
     "",
     kMoney},
    {Aided, "AIDED", kActor, kActor | LabelSet{Place}, false, "gave or pledged money, arms or relief", "AID",
     "", kMoney},
    {Awarded, "AWARDED", kActor, kPerson, false, "gave an honour", "SUPPORT", "P166", kAwardName},
    {Sanctioned,
     "SANCTIONED",
     kActor,
     kActor,
     false,
     "imposed sanctions, tariffs, bans, expelled",
     "SANCTION",
     "",
     {}},
    {Threatened,
     "THREATENED",
     kActor,
     kActor,
     false,
     "threatened, warned of force or penalties",
     "THREATEN",
     "",
     {}},
    {Attacked,
     "ATTACKED",
     kActor,
     kActor | LabelSet{Place},
     false,
     "used armed force, invaded, struck, killed",
     "ASSAULT",
     "",
     {}},
}};

constexpr bool in_enum_order() {
  for (std::size_t i = 0; i < kNodeRules.size(); ++i)
    if (static_cast<std::size_t>(kNodeRules[i].label) != i) return false;
  for (std::size_t i = 0; i < kEdgeRules.size(); ++i)
    if (static_cast<std::size_t>(kEdgeRules[i].kind) != i) return false;
  return true;
}
constexpr bool symmetric_ends_agree() {
  for (const EdgeRule& edge : kEdgeRules)
    if (edge.symmetric && !(edge.from == edge.to)) return false;
  return true;
}
static_assert(in_enum_order());
static_assert(symmetric_ends_agree());

}  // namespace

std::span<const NodeRule> node_rules() { return kNodeRules; }
std::span<const EdgeRule> edge_rules() { return kEdgeRules; }
std::span<const PropertyRule> every_node() { return kEveryNode; }
std::span<const PropertyRule> every_edge() { return kEveryEdge; }

const NodeRule& rule(NodeLabel label) { return kNodeRules[static_cast<std::size_t>(label)]; }
const EdgeRule& rule(EdgeKind kind) { return kEdgeRules[static_cast<std::size_t>(kind)]; }

std::optional<NodeLabel> node_label(std::string_view name) {
  for (const NodeRule& node : kNodeRules)
    if (node.name == name) return node.label;
  return std::nullopt;
}

std::optional<EdgeKind> edge_kind(std::string_view name) {
  for (const EdgeRule& edge : kEdgeRules)
    if (edge.name == name) return edge.kind;
  return std::nullopt;
}

bool allows(EdgeKind kind, NodeLabel from, NodeLabel to) {
  const EdgeRule& edge = rule(kind);
  return edge.from.contains(from) && edge.to.contains(to);  // symmetric types have the same set at both ends
}

bool is_state(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::HoldsOffice:
    case EdgeKind::AffiliatedWith:
    case EdgeKind::RelativeOf:
    case EdgeKind::MemberOf:
    case EdgeKind::LocatedIn:
      return true;
    default:
      return false;
  }
}

}  // namespace entente
