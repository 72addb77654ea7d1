// Journeys told by a place beside a name: "Macron, in Astana, signs", and in headlines "Biden in Israel as
// summit is scrapped", "Mahathir lands in Pakistan".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};

class HeadlineReader {
 public:
  HeadlineReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.token(i).pos == "ADP") read_beside_name(i);
    if (!graph_.is_verb(i)) read_headline_verb(i);
  }

 private:
  void journey(const Filler& person, const Filler& area, std::uint32_t trigger) {
    if (!is_at_seat(context_, person.entity, area.entity))
      propose(context_, out_, EdgeKind::Visited, person, area, trigger, Origin::Verb);
  }

  /// "Macron, in Astana, signs"; in a headline "Biden in Israel as summit is scrapped"
  void read_beside_name(std::uint32_t in) {
    if (graph_.lemma(in) != "in" || in < 1 || in + 1 >= graph_.size()) return;
    const bool headline = is_title(context_, graph_.sentence_of(in));
    // "Putin, back in Pyongyang after 24 years, gave"
    const bool back =
        in > 2 && one_of(context_.words(in - 1), {"back", "now"}) && context_.words(in - 2) == ",";
    const bool comma = back || context_.words(in - 1) == ",";
    if (!comma && !headline) return;
    const std::uint32_t name = back ? in - 3 : comma ? in - 2 : in - 1;
    if (comma && in < 2) return;
    const std::uint32_t object = graph_.object_of(in);
    if (object == kNoToken || graph_.sentence_of(name) != graph_.sentence_of(in)) return;
    const auto areas = context_.fill_one(object, kArea);
    if (areas.empty()) return;
    for (const std::uint32_t m : context_.mentions_covering(name)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.last != name + 1 || context_.label(mention.entity) != NodeLabel::Person ||
          mention.kind == MentionKind::Pronoun)
        continue;
      if (comma && !back && !closes_aside(mention.first, areas.front().token)) continue;
      if (headline && !comma && (!opens_sentence(mention.first) || speaks_behind(areas.front().token)))
        continue;
      journey({mention.entity, mention.head, mention.certainty}, areas.front(), in);
      return;
    }
  }

  /// "X in Davos: no time to lose": speeches are given by video, too. "X in Rome: live updates" is no speech.
  [[nodiscard]] bool speaks_behind(std::uint32_t place) const {
    const std::uint32_t end = sentence_end(context_, place);
    if (place + 2 >= end || context_.words(place + 1) != ":") return false;
    for (std::uint32_t i = place + 2; i < end; ++i) {
      if (one_of(graph_.lemma(i),
                 {"live",     "update",   "updates",  "latest",    "diary",   "day",    "visit", "trip",
                  "tour",     "timeline", "schedule", "programme", "program", "minute", "photo", "photos",
                  "pictures", "picture",  "recap",    "takeaway",  "happen",  "know"}))
        return false;
    }
    return true;
  }

  /// "Mahathir lands in Pakistan" read as a row of nouns.
  void read_headline_verb(std::uint32_t word) {
    if (graph_.token(word).tag != "NNS" || word == 0) return;
    if (!is_title(context_, graph_.sentence_of(word)) && !graph_.is_root(word)) return;
    const std::string& lemma = graph_.lemma(word);
    const bool direct = one_of(lemma, {"visit", "tour"});
    if (!direct && !one_of(lemma, {"land", "arrive", "head", "fly", "travel", "jet", "touch", "return"}))
      return;
    const auto people = people_before(context_, word);
    if (people.empty()) return;
    std::uint32_t at = word + 1;
    if (!direct) {
      while (at + 1 < graph_.size() && one_of(context_.words(at), {"in", "to", "at", "for", "into", "down"}))
        ++at;
      if (at == word + 1) return;
    }
    if (at >= sentence_end(context_, word)) return;
    for (const std::uint32_t m : context_.mentions_covering(at)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.first == at && kArea.contains(context_.label(mention.entity)))
        journey(people.front(), {mention.entity, mention.head, mention.certainty}, word);
    }
  }

  [[nodiscard]] bool opens_sentence(std::uint32_t token) const {
    const std::uint32_t first = context_.document().annotation.sentences[graph_.sentence_of(token)].first;
    for (std::uint32_t i = first; i < token; ++i) {
      if (graph_.is_verb(i)) return false;
    }
    return token < first + 6;
  }

  /// "X, in Astana, signs": the name opens the clause and the aside ends with a comma.
  [[nodiscard]] bool closes_aside(std::uint32_t name, std::uint32_t place) const {
    const std::uint32_t end = place + 1;
    if (end + 1 >= sentence_end(context_, place) || context_.words(end) != ",") return false;
    const std::uint32_t first = context_.document().annotation.sentences[graph_.sentence_of(name)].first;
    const bool opens = name <= first + 6 && opens_sentence(name);
    return opens && one_of(graph_.token(end + 1).tag, {"VBD", "VBZ", "VBP", "MD", "RB"});
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_headline_journeys(const FactContext& context, Candidates& out) {
  HeadlineReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
