// Meetings told by how long ago the last one was: "A has not seen B since Lima in 2019", "the two had not met
// since March", "they last met in May" is told by the tables.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};

class LastMeetingReader {
 public:
  LastMeetingReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"meet", "see"}) || graph_.token(verb).tag != "VBN" || !is_denied(verb))
      return;
    const std::uint32_t since = since_behind(verb);
    if (since == kNoToken || !tells_when(since)) return;
    const Frame frame = verb_frame(context_, verb);
    auto from = fill_slots(context_, frame, {"subj"}, kPerson);
    auto to = fill_slots(context_, frame, {"obj", "with"}, kPerson);
    std::erase_if(to, [&](const Filler& one) { return one.token > since; });
    if (to.empty() && from.size() == 2) {  // "the two have not met", "had not seen each other"
      to = {from.back()};
      from.pop_back();
    }
    for (const Filler& a : from) {
      for (const Filler& b : to) {
        const std::size_t before = out_.size();
        // the clause denies what has been since, not this one
        propose(context_, out_, EdgeKind::Met, a, b, graph_.object_of(since), Origin::Apposition);
        for (std::size_t k = before; k < out_.size(); ++k) {
          out_[k].part_first = since;
          out_[k].part_last = end_of_phrase(since);
        }
      }
    }
  }

 private:
  /// "have not met", "had never seen": the perfect
  [[nodiscard]] bool is_denied(std::uint32_t verb) const {
    bool perfect = false;
    bool denied = false;
    for (const std::uint32_t c : graph_.children(verb)) {
      perfect = perfect || (graph_.token(c).role == "aux" && graph_.lemma(c) == "have");
      denied = denied || graph_.token(c).role == "neg";
    }
    return perfect && denied;
  }

  [[nodiscard]] std::uint32_t since_behind(std::uint32_t verb) const {
    const std::uint32_t last = std::min(sentence_end(context_, verb), verb + 10);
    for (std::uint32_t i = verb + 1; i < last; ++i) {
      if (graph_.lemma(i) == "since") return graph_.token(i).role == "prep" ? i : kNoToken;
      if (graph_.is_verb(i) || context_.words(i) == ";") return kNoToken;
    }
    return kNoToken;
  }

  /// A time, or a place where a time follows; not "since the vote", "since he took office".
  [[nodiscard]] bool tells_when(std::uint32_t since) const {
    const std::uint32_t object = graph_.object_of(since);
    if (object == kNoToken) return false;
    if (context_.in_time(object)) return true;
    if (!context_.inside_name(object, EntityType::Place) &&
        !context_.inside_name(object, EntityType::Country))
      return false;
    for (std::uint32_t i = object; i < end_of_phrase(since); ++i) {
      if (context_.in_time(i)) return true;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t end_of_phrase(std::uint32_t since) const {
    const std::uint32_t end = sentence_end(context_, since);
    std::uint32_t at = since + 1;
    while (at < end && !one_of(context_.words(at), {";", ".", "and", "but", "when"}) && !graph_.is_verb(at))
      ++at;
    return at;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_last_meetings(const FactContext& context, Candidates& out) {
  LastMeetingReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
