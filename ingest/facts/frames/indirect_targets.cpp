// Those struck and those helped where the object of the verb has no name: "struck a warehouse in X", "pledged
// $5 million to the relief effort in X".
#include <algorithm>
#include <array>

#include "ingest/facts/frames/frame_targets.hpp"

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
    return to;
  }
  return to;
}

std::vector<Filler> whose_relief(const FactContext& context, const Frame& frame,
                                 const std::vector<std::string>& names) {
  const RoleGraph& graph = context.graph();
  constexpr LabelSet kHelped{NodeLabel::Country, NodeLabel::Organization, NodeLabel::Place};
  std::vector<Filler> out;
  for (const Slot& slot : frame.slots) {
    if ((slot.name != "to" && slot.name != "for") || !graph.is_noun(slot.token) ||
        std::find(names.begin(), names.end(), slot.name) == names.end() ||
        !context.mentions_covering(slot.token).empty())
      continue;
    for (const std::uint32_t c : graph.children(slot.token)) {
      const std::string& role = graph.token(c).role;
      const std::string& lemma = graph.lemma(c);
      if (role == "prep" && (lemma == "of" || lemma == "in" || lemma == "from") &&
          graph.object_of(c) != kNoToken)
        add_all(out, context.fill_one(graph.object_of(c), kHelped), 0.85F);
    }
    for (const std::uint32_t c : graph.children(slot.token)) {
      const std::string& role = graph.token(c).role;
      if (out.empty() && (role == "poss" || role == "amod" || role == "compound"))
        add_all(out, context.fill_one(graph.antecedent(c), kHelped), 0.85F);
    }
  }
  return out;
}

}  // namespace entente::ingest
