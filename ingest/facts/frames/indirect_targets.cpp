// Those struck and those helped where the object of the verb has no name: "struck a warehouse in X", "pledged
// $5 million to the relief effort in X".
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

bool is_where(const std::string& preposition) {
  static constexpr std::array<std::string_view, 8> kWords = {"in",     "at",     "near", "outside",
                                                             "inside", "around", "off",  "across"};
  return std::find(kWords.begin(), kWords.end(), preposition) != kWords.end();
}

/// The areas that phrases on a noun name.
std::vector<Filler> areas_of(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "prep" && is_where(graph.lemma(c)) && graph.object_of(c) != kNoToken)
      add_all(out, context.fill_one(graph.object_of(c), kArea), 0.9F);
  }
  return out;
}

/// "raided his house there": the place named last in the sentence or the one before.
std::vector<Filler> told_there(const FactContext& context, std::uint32_t verb, std::uint32_t object) {
  const RoleGraph& graph = context.graph();
  std::uint32_t there = kNoToken;
  for (const std::uint32_t holder : {verb, object}) {
    for (const std::uint32_t c : graph.children(holder)) {
      if (graph.lemma(c) == "there" && graph.token(c).role == "advmod") there = c;
    }
  }
  std::vector<Filler> out;
  if (there == kNoToken) return out;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first >= there) break;
    if (mention.head >= graph.size() || graph.sentence_of(there) - graph.sentence_of(mention.head) > 1)
      continue;
    const bool area = kArea.contains(context.label(mention.entity));
    if (area && mention.kind != MentionKind::Nationality)
      out.assign(1, {mention.entity, there, 0.75F * mention.certainty});
  }
  return out;
}

}  // namespace

std::vector<Filler> where_struck(const FactContext& context, const Frame& frame, const FrameRule& rule,
                                 std::vector<Filler> to) {
  const RoleGraph& graph = context.graph();
  if (!rule.object.empty() && to.size() > 1) {
    // "In Gaza, X stepped up its bombardment of Rafah": what the noun itself names
    std::vector<Filler> named;
    for (const Filler& filler : to) {
      for (const Slot& slot : frame.slots) {
        if (slot.token == filler.token && !is_where(slot.name)) named.push_back(filler);
      }
    }
    if (!named.empty()) return named;
  }
  if (!to.empty() || !graph.is_verb(frame.trigger) || !rule.object.empty()) return to;
  for (const Slot& slot : frame.slots) {
    const bool thing = slot.name == "obj" && graph.is_noun(slot.token) && !context.in_time(slot.token) &&
                       context.mentions_covering(slot.token).empty();
    if (!thing || context.lexicon().is(WordClass::Text, graph.lemma(slot.token))) continue;
    to = areas_of(context, slot.token);
    if (!to.empty()) return to;
    for (const Slot& where : frame.slots) {
      if (is_where(where.name) && where.token > slot.token)
        add_all(to, context.fill_one(where.token, kArea), 0.85F);
    }
    if (to.empty()) to = told_there(context, frame.trigger, slot.token);
    return to;
  }
  return to;
}

namespace {

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
      if (role == "prep" && (lemma == "of" || lemma == "in" || lemma == "from") &&
          graph.object_of(c) != kNoToken)
        add_all(out, context.fill_one(graph.object_of(c), kHelped), 0.85F);
    }
    for (const std::uint32_t c : graph.children(given ? owed : slot.token)) {
      const std::string& role = graph.token(c).role;
      if (out.empty() && (role == "poss" || role == "amod" || role == "compound"))
        add_all(out, context.fill_one(graph.antecedent(c), kHelped), 0.85F);
    }
  }
  return out;
}

std::vector<Filler> states_of_envoys(const FactContext& context, const Frame& frame) {
  static constexpr std::array<std::string_view, 7> kEnvoys = {"ambassador", "envoy",  "diplomat",  "chargé",
                                                              "charge",     "consul", "d'affaires"};
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const Slot& slot : frame.slots) {
    const auto* envoy = std::find(kEnvoys.begin(), kEnvoys.end(), graph.lemma(slot.token));
    if (slot.name != "obj" || envoy == kEnvoys.end()) continue;
    Frame one;
    one.slots.push_back(slot);
    add_all(out, countries_of_goods(context, one, {"obj"}), 1.0F);
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

bool kills_one(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  static constexpr std::array<std::string_view, 9> kVerbs = {"kill",   "murder", "shoot",  "wound", "behead",
                                                             "poison", "abduct", "kidnap", "gun"};
  if (std::find(kVerbs.begin(), kVerbs.end(), rule.trigger) == kVerbs.end()) return false;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return slot.name == "obj" && context.inside_name(slot.token, EntityType::Person);
  });
}

void add_company(const FactContext& context, const Frame& frame, std::vector<Filler>& to) {
  const RoleGraph& graph = context.graph();
  for (const Slot& slot : frame.slots) {
    const std::uint32_t link = graph.token(slot.token).head;
    const bool beside = slot.name == "with" && link > 0 &&
                        (graph.lemma(link - 1) == "together" || graph.lemma(link - 1) == "along");
    if (beside || slot.name == "alongside") add_all(to, context.fill(slot.token, kActor), 1.0F);
  }
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

bool is_part(const FactContext& context, std::uint32_t a, std::uint32_t b) {
  const std::string& one = context.document().entities[a].name;
  const std::string& other = context.document().entities[b].name;
  return one.starts_with(other + " ") || other.starts_with(one + " ");
}

}  // namespace entente::ingest
