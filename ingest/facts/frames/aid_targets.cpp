// Those helped where the verb's own slots do not name them, and what says that a sum is aid: "pledged $5
// million to the relief effort in X", "wrote off X's debt", "Washington's $1.3 billion in aid".
#include <algorithm>
#include <array>

#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/money.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};

void add_all(std::vector<Filler>& out, const std::vector<Filler>& more, float certainty) {
  for (Filler filler : more) {
    const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
    filler.certainty *= certainty;
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
  }
}

/// "wrote off X's debt", "$5 million of X's debt": the debt.
std::uint32_t debt_of(const RoleGraph& graph, std::uint32_t noun) {
  const std::uint32_t of = graph.child(noun, "prep");
  if (of != kNoToken && graph.lemma(of) == "of" && graph.object_of(of) != kNoToken)
    noun = graph.object_of(of);
  return graph.lemma(noun) == "debt" || graph.lemma(noun) == "loan" ? noun : kNoToken;
}

}  // namespace

std::vector<Filler> whose_relief(const FactContext& context, const Frame& frame,
                                 const std::vector<std::string>& names) {
  const RoleGraph& graph = context.graph();
  constexpr LabelSet kHelped{NodeLabel::Country, NodeLabel::Organization, NodeLabel::Place};
  std::vector<Filler> out;
  // "gave Timor-Leste two million dollars": the name may be taken for a part of the sum's phrase
  for (const Slot& slot : frame.slots) {
    if (slot.name != "obj" || !graph.is_verb(frame.trigger) || frame.passive) continue;
    const std::uint32_t next = frame.trigger + 1;
    const std::uint32_t name = next < graph.size() && graph.lemma(next) == "the" ? next + 1 : next;
    for (const std::uint32_t m :
         name < slot.token ? context.mentions_covering(name) : std::vector<std::uint32_t>{}) {
      const Mention& mention = context.document().mentions[m];
      const bool whole = mention.first == name && mention.last <= slot.token &&
                         mention.kind == MentionKind::Name && kHelped.contains(context.label(mention.entity));
      if (whole && read_amount(context, mention.last))
        add_all(out, {{mention.entity, mention.head, mention.certainty}}, 0.95F);
    }
  }
  if (!out.empty()) return out;
  for (const Slot& slot : frame.slots) {
    const std::uint32_t owed = slot.name == "obj" ? debt_of(graph, slot.token) : kNoToken;
    const bool given = owed != kNoToken;
    const bool for_it = slot.name == "to" || slot.name == "for";
    if ((!given && !for_it) || !graph.is_noun(slot.token) ||
        (for_it && std::find(names.begin(), names.end(), slot.name) == names.end()) ||
        !context.mentions_covering(slot.token).empty())
      continue;
    for (const std::uint32_t c : graph.children(slot.token)) {
      const std::string& role = graph.token(c).role;
      const std::string& lemma = graph.lemma(c);
      const std::uint32_t inner = graph.object_of(c);
      if (role != "prep" || (lemma != "of" && lemma != "in" && lemma != "from") || inner == kNoToken)
        continue;
      add_all(out, context.fill_one(inner, kHelped), 0.85F);
      if (!out.empty() || !context.mentions_covering(inner).empty()) continue;
      for (const std::uint32_t deep : graph.children(inner)) {  // "the victims of the floods in X"
        if (graph.token(deep).role == "prep" && (graph.lemma(deep) == "of" || graph.lemma(deep) == "in") &&
            graph.object_of(deep) != kNoToken)
          add_all(out, context.fill_one(graph.object_of(deep), kArea), 0.8F);
      }
    }
    for (const std::uint32_t c : graph.children(given ? owed : slot.token)) {
      const std::string& role = graph.token(c).role;
      if (out.empty() && (role == "poss" || role == "amod" || role == "compound"))
        add_all(out, context.fill_one(graph.antecedent(c), kHelped), 0.85F);
    }
  }
  return out;
}

bool is_lent(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  if (rule.trigger != "finance" && rule.trigger != "fund") return false;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    const std::string& lemma = context.graph().lemma(slot.token);
    return slot.name == "with" &&
           (lemma == "loan" || lemma == "grant" || lemma == "credit" || lemma == "aid");
  });
}

bool is_of_sum(const FactContext& context, std::uint32_t noun) {
  const auto children = context.graph().children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const std::uint32_t of = context.graph().object_of(c);
    const std::string& lemma = context.graph().lemma(c);
    return is_amount(context, c) || (of != kNoToken && is_amount(context, of)) || lemma == "financial" ||
           lemma == "humanitarian";
  });
}

std::vector<Filler> givers_of_sum(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  if (graph.token(noun).role != "pobj") return {};
  const std::uint32_t in = graph.token(noun).head;
  const std::uint32_t sum = graph.token(in).head;
  if ((graph.lemma(in) != "in" && graph.lemma(in) != "of") || !is_amount(context, sum)) return {};
  const std::uint32_t owner = graph.child(sum, "poss");
  return owner == kNoToken ? std::vector<Filler>{} : context.fill_one(graph.antecedent(owner), kActor);
}

}  // namespace entente::ingest
