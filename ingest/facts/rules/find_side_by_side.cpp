// Those of a group who are told of as side by side: "the three stood together on the deck", "all four sat at
// one table"; and guests of a meal that the tree takes for a verb: "had A and B to supper".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr std::size_t kLargestTable = 4;  // more are a gathering

class SideBySideReader {
 public:
  SideBySideReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t verb) {
    if (one_of(graph_.lemma(verb), {"stand", "sit", "walk", "stroll", "ride", "pose"}) && !is_told(verb))
      read_together(verb);
    if (graph_.lemma(verb) == "have" && !is_told(verb)) read_misread_meal(verb);
  }

 private:
  [[nodiscard]] bool is_told(std::uint32_t verb) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Candidate& one) {
      return one.kind == EdgeKind::Met && one.trigger == verb;
    });
  }

  void read_together(std::uint32_t verb) {
    if (!one_of(graph_.token(verb).tag, {"VBD", "VBN", "VBZ", "VBP"}) || !is_side_by_side(verb)) return;
    const auto people = fill_slots(context_, verb_frame(context_, verb), {"subj"}, kPerson);
    if (people.size() > kLargestTable) return;
    for (std::size_t i = 0; i < people.size(); ++i) {
      for (std::size_t k = i + 1; k < people.size(); ++k)
        propose(context_, out_, EdgeKind::Met, people[i], people[k], verb, Origin::Verb);
    }
  }

  [[nodiscard]] bool is_side_by_side(std::uint32_t verb) const {
    for (const std::uint32_t c : graph_.children(verb)) {
      if (graph_.lemma(c) == "together") return true;
      const bool at = graph_.lemma(c) == "at" || graph_.lemma(c) == "round" || graph_.lemma(c) == "around";
      const std::uint32_t table = at ? graph_.object_of(c) : kNoToken;
      if (table == kNoToken || !one_of(graph_.lemma(table), {"table", "desk"})) continue;
      const auto words = graph_.children(table);
      if (std::any_of(words.begin(), words.end(), [&](std::uint32_t word) {
            return one_of(graph_.lemma(word), {"one", "same", "single"});
          }))
        return true;
    }
    return false;
  }

  void read_misread_meal(std::uint32_t had) {
    for (const std::uint32_t meal : graph_.children(had)) {
      const std::uint32_t to = graph_.child(meal, "aux");
      const std::uint32_t guest = graph_.child(meal, "nsubj");
      if (meal < had || graph_.token(meal).tag != "VB" || to == kNoToken || guest == kNoToken ||
          guest < had || graph_.lemma(to) != "to" ||
          !one_of(graph_.lemma(meal), {"lunch", "supper", "dinner", "breakfast", "tea", "brunch", "coffee"}))
        continue;
      const auto guests = context_.fill(guest, kPerson);
      for (const Filler& host : fill_slots(context_, verb_frame(context_, had), {"subj"}, kPerson)) {
        for (const Filler& one : guests) propose(context_, out_, EdgeKind::Met, host, one, had, Origin::Verb);
      }
    }
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_side_by_side(const FactContext& context, Candidates& out) {
  SideBySideReader reader(context, out);
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.is_verb(i) && context.readable(graph.sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
