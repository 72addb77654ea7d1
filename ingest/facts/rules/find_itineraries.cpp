// Journeys as rows of stops: "was in Accra on Monday, Lomé on Tuesday and Cotonou on Wednesday"; the entries
// of a diary, "Wednesday, Washington: red carpet", "May 28: Apia, and a pact", "Then Tonga, Vanuatu".
#include <algorithm>
#include <map>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr std::size_t kFewestEntries = 2;

class ItineraryReader {
 public:
  ItineraryReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read_rows() {
    for (std::size_t k = 0, told = out_.size(); k < told; ++k) {
      if (out_[k].kind == EdgeKind::Visited) read_row(k);
    }
  }

  void read_diary() {
    std::vector<Filler> stops;
    std::size_t dated = 0;
    const auto& sentences = context_.document().annotation.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (!context_.readable(s) || context_.is_headline(s) || sentences[s].last > graph_.size() ||
          sentences[s].last - sentences[s].first < 2)
        continue;
      const bool then = context_.words(sentences[s].first) == "Then";
      const auto entry =
          stops_from(then ? sentences[s].first + 1 : behind_time(sentences[s]), sentences[s], then);
      stops.insert(stops.end(), entry.begin(), entry.end());
      if (!then && !entry.empty()) ++dated;
    }
    if (dated < kFewestEntries) return;
    const Filler traveller = who_travels();
    if (traveller.entity == kNoEntity) return;
    for (const Filler& stop : stops)
      propose(context_, out_, EdgeKind::Visited, {traveller.entity, stop.token, traveller.certainty}, stop,
              stop.token, Origin::Scene);
  }

 private:
  [[nodiscard]] const Mention* area_opening_at(std::uint32_t token) const {
    if (token >= graph_.size()) return nullptr;
    for (const std::uint32_t m : context_.mentions_covering(token)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.first == token && kArea.contains(context_.label(mention.entity)) &&
          mention.kind != MentionKind::Nationality)
        return &mention;
    }
    return nullptr;
  }

  /// The areas joined by commas that stand at a token: all that a sentence with "Then" holds; in an entry
  /// under its time what a mark or a clause of the scene ends.
  [[nodiscard]] std::vector<Filler> stops_from(std::uint32_t at, const Sentence& sentence, bool whole) const {
    std::vector<Filler> out;
    while (at > sentence.first && at < sentence.last) {
      const Mention* area = area_opening_at(at);
      if (area == nullptr || owned(*area) || graph_.token(area->head).role.starts_with("nsubj")) break;
      out.push_back({area->entity, area->head, area->certainty});
      at = area->last;
      if (at >= sentence.last || !one_of(context_.words(at), {",", "and"})) break;
      ++at;
      while (at < sentence.last && one_of(context_.words(at), {"and", "the"})) ++at;
    }
    if (out.empty() || at >= sentence.last) return out;
    const bool ends = one_of(context_.words(at), {":", ".", ",", ";", "-", "–", "—", "where"}) ||
                      one_of(context_.words(at - 1), {",", "and", "the"});
    const bool all = at + 1 >= sentence.last;
    return (whole ? all : ends) ? out : std::vector<Filler>{};
  }

  [[nodiscard]] bool owned(const Mention& mention) const { return owns(context_, mention); }

  /// Behind a time, with its comma or colon, that opens a sentence; 0 where none does.
  [[nodiscard]] std::uint32_t behind_time(const Sentence& sentence) const {
    std::uint32_t at = sentence.first;
    while (at < sentence.last && one_of(context_.words(at), {"-", "•", "*", "–", "On"})) ++at;
    const std::uint32_t first = at;
    while (at < sentence.last &&
           (context_.in_time(at) || graph_.token(at).pos == "NUM" || one_of(context_.words(at), {"-", "–"})))
      ++at;
    if (at == first || at >= sentence.last || !one_of(context_.words(at), {",", ":", "-", "–", "—"}))
      return 0;
    ++at;
    return at < sentence.last && one_of(context_.words(at), {"the", "in", "a"}) ? at + 1 : at;
  }

  /// Who goes on most of the journeys told; else the one named first.
  [[nodiscard]] Filler who_travels() const {
    std::map<std::uint32_t, int> journeys;
    for (const Candidate& one : out_) {
      if (one.kind == EdgeKind::Visited && one.origin != Origin::Companion) ++journeys[one.from];
    }
    // where one journey at most is told, him of whom most is said
    const bool told =
        std::any_of(journeys.begin(), journeys.end(), [](const auto& count) { return count.second > 1; });
    if (!told) {
      journeys.clear();
      for (const Mention& mention : context_.document().mentions) {
        if (context_.label(mention.entity) == NodeLabel::Person) ++journeys[mention.entity];
      }
    }
    Filler found;
    int most = 0;
    for (const auto& [person, count] : journeys) {
      if (count > most) found = {person, 0, 0.9F};
      most = std::max(most, count);
    }
    return found;
  }

  /// "in A on Monday, B on Tuesday and C": the stops behind the one that the verb tells.
  void read_row(std::size_t k) {
    const Candidate told = out_[k];
    std::uint32_t at = told.to_token + 1;
    const std::uint32_t end = sentence_end(context_, told.to_token);
    bool timed = false;
    for (int stops = 0; stops < 6 && at + 1 < end; ++stops) {
      while (at < end && (context_.in_time(at) ||
                          (one_of(context_.words(at), {"on", "the", "in"}) && at + 1 < end &&
                           (context_.in_time(at + 1) || (at + 2 < end && context_.in_time(at + 2)))))) {
        timed = timed || context_.in_time(at);
        ++at;
      }
      if (!timed || at >= end || !one_of(context_.words(at), {",", "and", ";"})) return;
      while (at < end && one_of(context_.words(at), {",", "and", "then", "finally", "in", "to", ";"})) ++at;
      const Mention* area = area_opening_at(at);
      if (area == nullptr || owned(*area)) return;
      const std::uint32_t behind = area->last;
      const bool closes = behind >= end ||
                          one_of(context_.words(behind), {",", "and", ".", "on", "at", ";"}) ||
                          context_.in_time(behind);
      if (!closes) return;
      const bool known = std::any_of(out_.begin(), out_.end(), [&](const Candidate& one) {
        return one.kind == EdgeKind::Visited && one.from == told.from && one.to == area->entity &&
               one.sentence == told.sentence;
      });
      if (!known && !is_at_seat(context_, told.from, area->entity)) {
        Candidate next = told;
        next.to = area->entity;
        next.to_token = area->head;
        if (allows(EdgeKind::Visited, context_.label(next.from), context_.label(next.to)))
          out_.push_back(next);
      }
      at = behind;
    }
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_itineraries(const FactContext& context, Candidates& out) {
  ItineraryReader reader(context, out);
  reader.read_rows();
  reader.read_diary();
}

}  // namespace entente::ingest
