// Journeys told by the last time that somebody came: "the first visit to Cuba by an American president since
// Calvin Coolidge's in 1928", "No pope has been to Mongolia since X in 2003", "the first to come since X".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr std::uint32_t kFarthest = 40;  // tokens between the journey and "since"

class PrecedentReader {
 public:
  PrecedentReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t since) {
    if (graph_.lemma(since) != "since") return;
    const Mention* person = person_behind(since);
    if (person == nullptr) return;
    const std::uint32_t end = end_of_clause(person->last);
    // "since X took office", "since X's election": no journey
    if (!is_bare(*person, end)) return;
    for (const Filler& area : area_before(since)) {
      const std::size_t before = out_.size();
      // the words of the clause deny and defer another's journey, not this one
      propose(context_, out_, EdgeKind::Visited, {person->entity, person->head, person->certainty}, area,
              person->head, Origin::Apposition);
      for (std::size_t k = before; k < out_.size(); ++k) {
        out_[k].part_first = since;
        out_[k].part_last = end;
      }
    }
  }

 private:
  /// The name behind "since", titles and "that of" before it.
  [[nodiscard]] const Mention* person_behind(std::uint32_t since) const {
    const std::uint32_t last = std::min(sentence_end(context_, since), since + 8);
    for (std::uint32_t i = since + 1; i < last; ++i) {
      if (const Mention* person = person_opening_at(context_, i)) return person;
      const bool title = context_.in_title(i) || is_office_noun(graph_, i) ||
                         graph_.token(i).tag.starts_with("NNP") ||
                         one_of(context_.words(i), {"that", "those", "of", "the", "then"});
      if (!title) return nullptr;
    }
    return nullptr;
  }

  /// Of what stands behind the name, whose sentence it may end.
  [[nodiscard]] std::uint32_t end_of_clause(std::uint32_t at) const {
    const std::uint32_t end = sentence_end(context_, at - 1);
    while (at < end && !one_of(context_.words(at), {",", ";", ".", "and", "but"})) ++at;
    return at;
  }

  /// Behind the name stand only a time, "did so", "went there", "visit" or "trip".
  [[nodiscard]] bool is_bare(const Mention& person, std::uint32_t end) const {
    for (std::uint32_t i = person.last; i < end; ++i) {
      const bool word = one_of(context_.words(i), {"'s", "’s", "in", "on", "did", "so", "there", "back",
                                                   "last", "state", "official", "own", "here", "("});
      const bool went = one_of(graph_.lemma(i), {"go", "come", "visit", "trip", "tour", "stopover", "travel",
                                                 "fly", "stop", "journey", "do", "pass", "through"});
      if (!word && !went && !context_.in_time(i)) return false;
    }
    return true;
  }

  /// Where the sentence tells before of a first journey, or of none: "the first visit to P", "nobody has been
  /// to P".
  [[nodiscard]] std::vector<Filler> area_before(std::uint32_t since) const {
    const std::uint32_t first = context_.document().annotation.sentences[graph_.sentence_of(since)].first;
    for (std::uint32_t i = since; i > first && since - i < kFarthest; --i) {
      const std::uint32_t at = i - 1;
      if (graph_.is_verb(at)) {
        auto areas = areas_of_verb(at);
        if (!areas.empty() && is_unusual(first, at)) return areas;
      } else if (one_of(graph_.lemma(at), {"visit", "trip", "tour", "journey", "stopover"})) {
        auto areas = fill_slots(context_, noun_frame(context_, at), {"to", "of", "in"}, kArea);
        std::erase_if(areas, [&](const Filler& area) { return area.token > since; });
        if (!areas.empty() && is_unusual(first, at)) return areas;
      }
    }
    return {};
  }

  [[nodiscard]] std::vector<Filler> areas_of_verb(std::uint32_t verb) const {
    const Frame frame = verb_frame(context_, verb);
    if (graph_.lemma(verb) == "be") return fill_slots(context_, frame, {"to"}, kArea);
    for (const FrameRule& rule : context_.lexicon().verb_rules(graph_.lemma(verb))) {
      if (rule.kind != EdgeKind::Visited || rule.what != RuleKind::Edge || rule.has(RuleFlag::Never) ||
          rule.from.front() != "subj")
        continue;
      if (!rule.particle.empty() && !has_particle(graph_, verb, rule.particle)) continue;
      if (!rule.object.empty() && idiom_object(graph_, verb, rule.object) == kNoToken) continue;
      auto found = fill_slots(context_, frame, rule.to, kArea);
      if (!found.empty()) return found;
    }
    return {};
  }

  /// "the first", "no president", "has not" before the journey.
  [[nodiscard]] bool is_unusual(std::uint32_t first, std::uint32_t journey) const {
    for (std::uint32_t i = first; i < journey; ++i) {
      if (one_of(graph_.lemma(i), {"first", "no", "nobody", "none", "not", "never", "only", "highest"}))
        return true;
    }
    return false;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_precedents(const FactContext& context, Candidates& out) {
  PrecedentReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
