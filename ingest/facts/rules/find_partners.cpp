// COOPERATES_WITH by what two sides do together: "jointly build", "agreed to lay a cable", "are building a
// railway", "signed a contract to buy jets from X".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};

/// The bodies that do what the verb says, two to four of them, else none.
std::vector<Filler> partners_in(const FactContext& context, std::uint32_t verb) {
  std::vector<Filler> sides;
  for (const std::uint32_t subject : context.graph().subjects(verb)) {
    for (const Filler& filler : context.fill(subject, kBody)) sides.push_back(filler);
  }
  if (sides.size() < 2 || sides.size() > 4) sides.clear();
  return sides;
}

void pair_up(const FactContext& context, const std::vector<Filler>& sides, std::uint32_t verb,
             Candidates& out) {
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t j = i + 1; j < sides.size(); ++j)
      propose(context, out, EdgeKind::CooperatesWith, sides[i], sides[j], verb, Origin::Verb);
  }
}

/// What is built across a border or for both.
bool is_work(const std::string& lemma) {
  static constexpr std::array<std::string_view, 24> kWords = {
      "pipeline", "railway",   "railroad",  "bridge", "cable", "dam",      "tunnel", "canal",
      "highway",  "road",      "corridor",  "line",   "plant", "port",     "link",   "interconnector",
      "station",  "satellite", "submarine", "fund",   "bank",  "refinery", "metro",  "hub"};
  return one_of(lemma, kWords);
}

/// "A and B will build the same submarine", "jointly developed", "together they run", "drilled together"; of
/// a railway or cable "are building" is enough.
void read_joint(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 19> kVerbs = {
      "build",   "develop", "make",   "produce", "design", "construct", "run",   "operate", "buy", "fund",
      "finance", "explore", "launch", "lay",     "drill",  "exercise",  "train", "patrol",  "mine"};
  static constexpr std::array<std::string_view, 8> kBuilding = {
      "build", "construct", "lay", "dig", "finance", "set", "establish", "create"};
  const RoleGraph& graph = context.graph();
  const bool sets_up = one_of(graph.lemma(verb), kBuilding);
  if ((!sets_up && !one_of(graph.lemma(verb), kVerbs)) || graph.is_passive(verb)) return;
  bool joint = false;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (role == "advmod") joint = joint || graph.lemma(c) == "jointly" || graph.lemma(c) == "together";
    if (role != "dobj") continue;
    joint = joint || (sets_up && is_work(graph.lemma(c)) && graph.token(c).tag == "NN");
    for (const std::uint32_t inner : graph.children(c)) {
      const std::string& kind = graph.lemma(inner);
      joint = joint || kind == "joint" || kind == "same" || kind == "common" || kind == "shared";
    }
  }
  if (joint) pair_up(context, partners_in(context, verb), verb, out);
  // "which A is building together with B"
  const Frame frame = verb_frame(context, verb);
  for (const Slot& with : frame.slots) {
    const std::uint32_t link = graph.token(with.token).head;
    if (with.name != "with" || link == 0 || graph.lemma(link - 1) != "together") continue;
    for (const Filler& other : context.fill(with.token, kBody)) {
      for (const std::uint32_t subject : graph.subjects(verb)) {
        for (const Filler& side : context.fill(subject, kBody)) {
          if (side.entity != other.entity)
            propose(context, out, EdgeKind::CooperatesWith, side, other, verb, Origin::Verb);
        }
      }
    }
  }
}

/// "A and B agreed to build a pipeline", "have agreed that aid will be delivered": of what two bodies do
/// together or for each other, not of meeting or talking on.
void read_agreed(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 28> kTalk = {
      "meet",      "hold",    "continue", "discuss", "talk",     "keep",    "resume",
      "negotiate", "speak",   "consult",  "work",    "remain",   "stay",    "be",
      "maintain",  "convene", "return",   "say",     "consider", "explore", "attend",
      "support",   "silence", "stop",     "cease",   "halt",     "lay",     "leave"};
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "agree" || graph.is_passive(verb)) return;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if ((role != "xcomp" && role != "ccomp") || c < verb || !graph.is_verb(c)) continue;
    if (one_of(graph.lemma(c), kTalk)) return;
    if (role == "ccomp") {  // "agreed that the talks were useful" judges; what will be done binds
      const auto children = graph.children(c);
      const bool will = std::any_of(children.begin(), children.end(), [&](std::uint32_t aux) {
        return graph.lemma(aux) == "will" || graph.lemma(aux) == "would" || graph.lemma(aux) == "shall";
      });
      if (!will) return;
    }
    pair_up(context, partners_in(context, verb), verb, out);
    return;
  }
}

/// "A orders jets from B in $8 billion deal"
void read_order(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 4> kBuying = {"order", "buy", "purchase", "procure"};
  static constexpr std::array<std::string_view, 3> kDeals = {"deal", "contract", "agreement"};
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), kBuying) || graph.is_passive(verb)) return;
  const Frame frame = verb_frame(context, verb);
  bool deal = false;
  std::vector<Filler> seller;
  for (const Slot& slot : frame.slots) {
    deal = deal || ((slot.name == "in" || slot.name == "under") && one_of(graph.lemma(slot.token), kDeals));
    if (slot.name == "from") seller = context.fill_one(slot.token, kBody);
    if (slot.name != "obj") continue;
    for (const Slot& inner : noun_frame(context, slot.token).slots) {
      deal =
          deal || ((inner.name == "in" || inner.name == "under") && one_of(graph.lemma(inner.token), kDeals));
      if (inner.name == "from" && seller.empty()) seller = context.fill_one(inner.token, kBody);
    }
  }
  if (!deal || seller.size() != 1) return;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& buyer : context.fill(subject, kBody)) {
      if (buyer.entity != seller.front().entity)
        propose(context, out, EdgeKind::CooperatesWith, buyer, seller.front(), verb, Origin::Verb);
    }
  }
}

/// "A signed a contract to buy jets from B", "a deal to sell gas to B": the other side is in the purpose.
void read_purpose(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 9> kPurposes = {
      "buy", "sell", "supply", "purchase", "import", "export", "lease", "acquire", "deliver"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t pact = graph.child(verb, "dobj");
  if (pact == kNoToken || graph.is_passive(verb) ||
      !context.lexicon().is(WordClass::Bond, graph.lemma(verb)) ||
      !context.lexicon().is(WordClass::Pact, graph.lemma(pact)) ||
      context.lexicon().is(WordClass::Standing, graph.lemma(pact)))
    return;
  const Frame whole = verb_frame(context, verb);
  if (whole.has("with") || whole.has("between") || noun_frame(context, pact).has("with")) return;
  std::uint32_t purpose = kNoToken;
  for (const std::uint32_t above : {pact, verb}) {
    for (const std::uint32_t c : graph.children(above)) {
      const std::string& role = graph.token(c).role;
      if ((role == "acl" || role == "advcl" || role == "xcomp") && one_of(graph.lemma(c), kPurposes) &&
          graph.token(c).tag == "VB")
        purpose = c;
    }
  }
  if (purpose == kNoToken) return;
  std::vector<Filler> others;
  for (std::uint32_t i = purpose + 1;
       i < graph.size() && graph.sentence_of(i) == graph.sentence_of(purpose) && i < purpose + 14; ++i) {
    const bool link = graph.token(i).role == "prep" && (graph.lemma(i) == "from" || graph.lemma(i) == "to");
    if (!link || !graph.governs(purpose, i) || !others.empty()) continue;
    others = context.fill_one(graph.object_of(i), kBody);
  }
  if (others.size() != 1) return;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& side : context.fill(subject, kBody)) {
      if (side.entity != others.front().entity)
        propose(context, out, EdgeKind::CooperatesWith, side, others.front(), verb, Origin::Verb);
    }
  }
}

/// "an agreement signed in Zagreb by A and B", "A and B put their names to a treaty that ...": a pact without
/// a name binds the states that those who sign it speak for.
void read_signed_for(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 4> kVerbs = {"sign", "initial", "ink", "conclude"};
  static constexpr std::array<std::string_view, 8> kPacts = {
      "agreement", "pact", "accord", "treaty", "deal", "memorandum", "contract", "declaration"};
  const RoleGraph& graph = context.graph();
  const Frame frame = verb_frame(context, verb);
  const bool names = graph.lemma(verb) == "put" && frame.has("to") && frame.has("obj");
  if (!names && !one_of(graph.lemma(verb), kVerbs)) return;
  bool pact = false;
  for (const Slot& slot : frame.slots) {
    if (slot.name != (names ? "to" : "obj")) continue;
    pact = pact || (one_of(graph.lemma(slot.token), kPacts) && graph.token(slot.token).tag == "NN" &&
                    context.mentions_covering(slot.token).empty());
  }
  if (!pact) return;
  std::vector<Filler> states;
  for (const Slot& slot : frame.slots) {
    if (slot.name != "subj" && slot.name != "with") continue;
    for (const Filler& signatory : context.fill(slot.token, LabelSet{NodeLabel::Person})) {
      const std::uint32_t state = context.country_led_by(signatory.entity);
      const auto same = [&](const Filler& f) { return f.entity == state; };
      if (state == kNoEntity || std::any_of(states.begin(), states.end(), same)) continue;
      states.push_back({state, signatory.token, 0.8F * signatory.certainty});
    }
  }
  if (states.size() == 2) pair_up(context, states, verb, out);
}

}  // namespace

void find_partners(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!graph.is_verb(i) || !context.readable(graph.sentence_of(i))) continue;
    read_joint(context, i, out);
    read_agreed(context, i, out);
    read_purpose(context, i, out);
    read_order(context, i, out);
    read_signed_for(context, i, out);
  }
}

}  // namespace entente::ingest
