// Visits told from the other side: "was chief guest in New Delhi", "Kigali welcomed X", "Tuesday saw X in
// Ankara", "was feted in Dakar", "his Ankara trip".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};

class ReceptionReader {
 public:
  ReceptionReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.is_verb(i)) {
      read_guest(i);
      read_city_welcomes(i);
      read_day_sees(i);
      read_honoured(i);
    } else {
      read_trip_named(i);
    }
  }

 private:
  void journeys(const std::vector<Filler>& people, const std::vector<Filler>& areas, std::uint32_t trigger,
                bool ahead = false) {
    const std::size_t before = propose_visits(context_, out_, people, areas, trigger, Origin::Scene);
    for (std::size_t k = before; k < out_.size(); ++k) out_[k].ahead = ahead;
  }

  [[nodiscard]] std::vector<Filler> subjects_of(std::uint32_t verb, LabelSet labels) const {
    std::vector<Filler> out;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& filler : context_.fill(subject, labels)) out.push_back(filler);
    }
    return out;
  }

  /// The places told by "in" or "at" on a token, or on what "of" tells of it.
  [[nodiscard]] std::vector<Filler> areas_at(std::uint32_t head, int depth = 0) const {
    for (const std::uint32_t c : graph_.children(head)) {
      if (graph_.token(c).role != "prep" || graph_.object_of(c) == kNoToken) continue;
      const std::uint32_t object = graph_.object_of(c);
      if (one_of(graph_.lemma(c), {"in", "at"}) && graph_.token(c).role == "prep") {
        auto found = context_.fill_one(object, kArea);
        drop_governments(context_, found);
        if (!found.empty()) return found;
      }
      if (depth < 2 && one_of(graph_.lemma(c), {"of", "at", "on", "by"})) {
        auto found = areas_at(object, depth + 1);
        if (!found.empty()) return found;
      }
    }
    return {};
  }

  /// "was chief guest in P", "was the guest of X in P", "a guest of the shipyard in P"
  void read_guest(std::uint32_t verb) {
    if (graph_.lemma(verb) != "be") return;
    const std::uint32_t guest = graph_.child(verb, "attr");
    if (guest == kNoToken || !one_of(graph_.lemma(guest), {"guest", "visitor"})) return;
    auto areas = areas_at(guest);
    if (areas.empty()) areas = areas_at(verb);
    journeys(subjects_of(verb, kPerson), areas, verb);
  }

  /// "Kigali welcomed X on Tuesday", "Palau is to welcome X", "Baku expects X on Friday"
  void read_city_welcomes(std::uint32_t verb) {
    const std::string& lemma = graph_.lemma(verb);
    const bool ahead = one_of(lemma, {"expect", "await"});
    if ((!ahead && !one_of(lemma, {"welcome", "receive", "host", "greet", "fete"})) ||
        graph_.is_passive(verb))
      return;
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object == kNoToken || graph_.token(object).pos == "PRON") return;
    if (ahead && graph_.child(verb, "xcomp") != kNoToken) return;
    // "welcomed X's remarks", "expects X to resign" have another object or a clause
    const auto people = context_.fill(object, kPerson);
    if (people.empty() || graph_.token(object).pos != "PROPN") return;
    for (const Filler& area : subjects_of(verb, kArea)) {
      for (const Filler& person : people) {
        const std::string_view home = home_of(context_, person.entity);
        if (!home.empty()) journeys({person}, {area}, verb, ahead);
      }
    }
  }

  /// "The weekend saw X in P", "Tuesday found him in P"
  void read_day_sees(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"see", "find"})) return;
    const std::uint32_t subject = graph_.child(verb, "nsubj");
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (subject == kNoToken || object == kNoToken) return;
    if (!context_.in_time(subject) &&
        !one_of(graph_.lemma(subject), {"weekend", "week", "month", "day", "summer", "autumn", "spring",
                                        "winter", "year", "morning", "evening"}))
      return;
    auto areas = areas_at(object);
    if (areas.empty()) areas = areas_at(verb);
    journeys(context_.fill(object, kPerson), areas, verb);
  }

  /// "was feted in Kigali", "was received at the palace in Seoul by": a guest there.
  void read_honoured(std::uint32_t verb) {
    if (!graph_.is_passive(verb) ||
        !one_of(graph_.lemma(verb), {"receive", "welcome", "greet", "fete", "honour", "honor", "host", "meet",
                                     "entertain", "decorate", "cheer", "mob", "applaud"}))
      return;
    for (const Filler& area : areas_at(verb)) {
      for (const Filler& person : subjects_of(verb, kPerson)) {
        if (is_abroad_at(context_, person.entity, area.entity)) journeys({person}, {area}, verb);
      }
    }
  }

  /// "wrapped up his Ankara visit", "X's Ankara trip"
  void read_trip_named(std::uint32_t noun) {
    if (!one_of(graph_.lemma(noun), {"visit", "trip", "tour", "stay", "stopover", "mission"})) return;
    std::vector<Filler> areas;
    for (const std::uint32_t c : graph_.children(noun)) {
      if (graph_.token(c).role != "compound") continue;
      for (const std::uint32_t m : context_.mentions_covering(c)) {
        const Mention& mention = context_.document().mentions[m];
        if (mention.kind == MentionKind::Name && context_.label(mention.entity) == NodeLabel::Place)
          areas = {{mention.entity, mention.head, mention.certainty}};
      }
    }
    if (areas.empty()) return;
    const std::uint32_t owner = graph_.child(noun, "poss");
    if (owner != kNoToken) journeys(context_.fill_one(graph_.antecedent(owner), kPerson), areas, noun);
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_receptions(const FactContext& context, Candidates& out) {
  ReceptionReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
