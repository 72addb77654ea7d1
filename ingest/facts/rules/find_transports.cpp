// Journeys told of what carries somebody, and of the way there or back: "whose plane touched down at", "a
// special train took him to", "on his way home from", "fresh from talks in".
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/rules/journey_phrases.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};

bool is_vehicle(const std::string& noun) {
  return one_of(noun, {"plane", "jet", "aircraft", "airplane", "train", "helicopter", "chopper", "convoy",
                       "motorcade", "car", "limousine", "ship", "yacht", "boat", "ferry", "flight",
                       "carriage", "delegation", "entourage"});
}

class TransportReader {
 public:
  TransportReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.is_verb(i)) {
      read_vehicle_arrives(i);
      read_vehicle_takes(i);
      read_onward(i);
      read_departure(i);
    } else {
      read_way(i);
      read_days_there(i);
      read_fresh_from(i);
    }
  }

  void read_asides() {
    for (const Mention& name : context_.document().mentions) {
      if (name.kind == MentionKind::Name && context_.label(name.entity) == NodeLabel::Person &&
          name.last < graph_.size() && context_.readable(graph_.sentence_of(name.first)))
        read_aside(name);
    }
  }

 private:
  void journeys(const std::vector<Filler>& people, const std::vector<Filler>& areas, std::uint32_t trigger,
                bool ahead = false) {
    const std::size_t before = propose_visits(context_, out_, people, areas, trigger, Origin::Verb);
    for (std::size_t k = before; k < out_.size(); ++k) out_[k].ahead = ahead;
  }

  [[nodiscard]] std::vector<Filler> areas_of(std::uint32_t head,
                                             std::initializer_list<std::string_view> prepositions) const {
    std::vector<Filler> out;
    for (const std::uint32_t c : graph_.children(head)) {
      const bool way = graph_.token(c).role == "prep" || graph_.token(c).role == "prt";
      if (!way || !one_of(graph_.lemma(c), prepositions) || graph_.object_of(c) == kNoToken) continue;
      for (const Filler& area : context_.fill(graph_.object_of(c), kArea)) out.push_back(area);
      if (!out.empty()) return out;
      // "at the airport in Dakar", "at a base near Amman"
      for (const std::uint32_t inner : graph_.children(graph_.object_of(c))) {
        if (graph_.token(inner).role != "prep" || graph_.object_of(inner) == kNoToken ||
            !one_of(graph_.lemma(inner), {"in", "of", "at"}))
          continue;
        for (const Filler& area : context_.fill(graph_.object_of(inner), kArea)) out.push_back(area);
      }
      if (!out.empty()) return out;
    }
    return out;
  }

  /// "X's plane", "the aircraft of X", "a plane carrying X", "a jet with X on board"
  [[nodiscard]] std::vector<Filler> riders(std::uint32_t vehicle) const {
    std::vector<Filler> out;
    for (const std::uint32_t c : graph_.children(vehicle)) {
      const std::string& role = graph_.token(c).role;
      std::uint32_t who = kNoToken;
      if (role == "poss") who = graph_.antecedent(c);
      if (role == "prep" && one_of(graph_.lemma(c), {"of", "with"})) who = graph_.object_of(c);
      if (role == "acl" && one_of(graph_.lemma(c), {"carry", "bear", "bring", "transport", "take", "ferry"}))
        who = graph_.child(c, "dobj");
      if (who == kNoToken) continue;
      for (const Filler& person : context_.fill(who, kPerson)) out.push_back(person);
    }
    return out;
  }

  void read_vehicle_arrives(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"land", "arrive", "touch", "set", "pull", "roll", "taxi", "dock", "put",
                                     "come", "reach", "descend", "draw", "drive", "fly", "sweep"}))
      return;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      if (!is_vehicle(graph_.lemma(subject))) continue;
      journeys(riders(subject), areas_of(verb, {"in", "at", "into", "on", "to", "down", "onto"}), verb);
    }
  }

  /// "a special train carried him to P", "the helicopter that took her to P"
  void read_vehicle_takes(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"take", "bring", "carry", "fly", "whisk", "ferry", "drive", "deliver",
                                     "transport", "convey", "bear"}))
      return;
    const std::uint32_t object = graph_.child(verb, "dobj");
    if (object == kNoToken) return;
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      if (is_vehicle(graph_.lemma(subject)))
        journeys(context_.fill(object, kPerson), areas_of(verb, {"to", "into"}), verb);
    }
  }

  /// "After ten days in Tripoli he flew home", "returned after two days of talks in Iran", "at the end of a
  /// week in China": whoever does what comes then has been there.
  void read_days_there(std::uint32_t days) {
    if (!one_of(graph_.lemma(days), {"day", "week", "night", "weekend", "month", "stay", "fortnight"}) ||
        graph_.token(days).role != "pobj" || graph_.is_root(days))
      return;
    std::uint32_t way = graph_.token(days).head;
    if (graph_.lemma(way) == "of" && graph_.lemma(graph_.token(way).head) == "end")
      way = graph_.token(graph_.token(way).head).head;
    const bool then = one_of(graph_.lemma(way), {"after", "following", "follow"}) ||
                      (graph_.lemma(way) == "at" && graph_.token(days).head != way);
    if (!then || graph_.is_root(way)) return;
    std::uint32_t verb = graph_.token(way).head;
    for (int step = 0; step < 2 && !graph_.is_verb(verb); ++step)  // "on Wednesday at the end of a week"
      verb = graph_.token(verb).head;
    if (!graph_.is_verb(verb) || graph_.is_passive(verb)) return;
    auto areas = named_in(days);
    for (const std::uint32_t c : graph_.children(days)) {
      const std::uint32_t talks = graph_.lemma(c) == "of" ? graph_.object_of(c) : kNoToken;
      if (areas.empty() && talks != kNoToken &&
          one_of(graph_.lemma(talks), {"talk", "meeting", "negotiation", "discussion", "consultation"}))
        areas = named_in(talks);
    }
    journeys(travellers_of(context_, verb), areas, verb);
  }

  /// "X, on holiday in Corsica, drove over"; "X, in Brazil on a private journey, greeted Y"
  void read_aside(const Mention& name) {
    const std::uint32_t at = name.last + 1;
    const std::uint32_t end = sentence_end(context_, name.first);
    if (at + 3 >= end || context_.words(name.last) != ",") return;
    std::vector<Filler> areas;
    if (context_.words(at) == "on" && is_leisure(graph_.lemma(at + 1)) &&
        one_of(context_.words(at + 2), {"in", "at", "to"})) {
      areas = areas_named_at(at + 3);
    } else if (context_.words(at) == "in") {
      areas = areas_named_at(at + 1);
      std::uint32_t i = at + 2;
      while (i < end && !one_of(context_.words(i), {"on", "for", ","})) ++i;
      const bool leads = i < end && context_.words(i) != ",";
      while (i < end && context_.words(i) != "," && !is_leisure(graph_.lemma(i))) ++i;
      if (!leads || i >= end || context_.words(i) == ",") return;
    }
    journeys({{name.entity, name.head, name.certainty}}, areas, name.head);
  }

  static bool is_leisure(const std::string& noun) {
    return one_of(noun, {"vacation", "holiday", "honeymoon", "leave", "pilgrimage", "journey", "visit",
                         "trip", "tour", "business", "stopover", "mission"});
  }

  /// What "in" or "at" names right behind a noun.
  [[nodiscard]] std::vector<Filler> named_in(std::uint32_t noun) const {
    for (const std::uint32_t c : graph_.children(noun)) {
      if (graph_.token(c).role == "prep" && one_of(graph_.lemma(c), {"in", "at"}) &&
          graph_.object_of(c) != kNoToken)
        return context_.fill_one(graph_.object_of(c), kArea);
    }
    return {};
  }

  [[nodiscard]] bool is_to_come(std::uint32_t verb) const {
    const std::uint32_t aux = graph_.child(verb, "aux");
    return aux != kNoToken && (graph_.token(aux).tag == "MD" || graph_.token(aux).tag == "TO");
  }

  /// "left Mongolia out of his speech", "left Athens behind"
  [[nodiscard]] bool leaves_otherwise(std::uint32_t verb) const {
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return one_of(graph_.lemma(c), {"out", "off", "alone", "behind", "as"}) ||
             graph_.token(c).role == "oprd" || graph_.token(c).role == "ccomp";
    });
  }

  /// "From Accra X moved on to Lomé", "After Accra X heads for Lomé": was in Accra, too.
  void read_onward(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"move", "go", "continue", "proceed", "fly", "travel", "head", "drive",
                                     "journey", "sail", "come", "jet", "hop", "press"}) ||
        areas_of(verb, {"to", "for", "on", "into"}).empty())
      return;
    const auto& sentence = context_.document().annotation.sentences[graph_.sentence_of(verb)];
    for (const std::uint32_t c : graph_.children(verb)) {
      if (graph_.token(c).role != "prep" || graph_.object_of(c) == kNoToken) continue;
      const std::string& word = graph_.lemma(c);
      const bool opens = c == sentence.first && (word == "from" || (word == "after" && !is_to_come(verb)));
      const bool onward = word == "from" && one_of(graph_.lemma(verb), {"continue", "move", "proceed", "go"});
      if (!opens && !onward) continue;
      journeys(travellers_of(context_, verb),
               context_.fill_one(graph_.object_of(c), LabelSet{NodeLabel::Place}), verb);
    }
  }

  /// "departed Lisbon after four days of talks", "left South Sudan for Rome": a guest there.
  void read_departure(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"leave", "depart"}) || graph_.is_passive(verb) || leaves_otherwise(verb))
      return;
    const std::uint32_t object = graph_.child(verb, "dobj");
    auto areas = object == kNoToken ? areas_of(verb, {"from"}) : context_.fill_one(object, kArea);
    if (areas.empty() || (object != kNoToken && graph_.child(object, "poss") != kNoToken)) return;
    for (const Filler& person : travellers_of(context_, verb)) {
      for (const Filler& area : areas) {
        if (is_abroad_at(context_, person.entity, area.entity)) journeys({person}, {area}, verb);
      }
    }
  }

  [[nodiscard]] std::vector<Filler> subjects_above(std::uint32_t token) const {
    for (int step = 0; step < 8 && !graph_.is_root(token); ++step) {
      token = graph_.token(token).head;
      if (!graph_.is_verb(token)) continue;
      std::vector<Filler> out;
      for (const std::uint32_t subject : graph_.subjects(token)) {
        for (const Filler& person : context_.fill(subject, kPerson)) out.push_back(person);
      }
      return out;
    }
    return {};
  }

  /// "On her way back from P, X called": the name behind the comma that ends what opens a sentence.
  [[nodiscard]] std::vector<Filler> named_behind_comma(std::uint32_t token) const {
    const std::uint32_t end = std::min(sentence_end(context_, token), token + 10);
    for (std::uint32_t i = token; i + 1 < end; ++i) {
      if (context_.words(i) == ",") return people_behind(context_, i + 1);
    }
    return {};
  }

  /// The area named right behind a preposition, with those joined to it.
  [[nodiscard]] std::vector<Filler> areas_named_at(std::uint32_t token) const {
    if (token >= graph_.size()) return {};
    for (const std::uint32_t m : context_.mentions_covering(token)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.first == token && mention.kind == MentionKind::Name &&
          kArea.contains(context_.label(mention.entity)))
        return {{mention.entity, mention.head, mention.certainty}};
    }
    return {};
  }

  /// "on his way home from P", "on the way back to P", "en route to P"
  void read_way(std::uint32_t noun) {
    const std::string& lemma = graph_.lemma(noun);
    if (lemma != "way" && lemma != "route" && lemma != "journey" && lemma != "flight") return;
    const bool en_route = lemma == "route" && noun > 0 && context_.words(noun - 1) == "en";
    const bool on_way = noun > 1 && one_of(graph_.lemma(noun - 1), {"his", "her", "the", "their"}) &&
                        graph_.lemma(noun - 2) == "on" && lemma != "route";
    if (!en_route && !on_way) return;
    std::uint32_t at = noun + 1;
    while (at < sentence_end(context_, noun) &&
           one_of(graph_.lemma(at), {"home", "back", "out", "there", "over"}))
      ++at;
    if (at + 1 >= sentence_end(context_, noun) || !one_of(graph_.lemma(at), {"from", "to"})) return;
    auto areas = areas_named_at(at + 1);
    // "on her way home from a conference in P"
    if (areas.empty() && graph_.lemma(at) == "from" && graph_.object_of(at) != kNoToken)
      areas = areas_of(graph_.object_of(at), {"in", "to", "at"});
    if (areas.empty()) return;
    const bool back = graph_.lemma(at) == "from";
    auto people = subjects_above(noun);
    if (people.empty()) people = named_behind_comma(at);
    // "stopped in A on the way to B": told of the way, B is to come; "is on his way to B"
    journeys(people, areas, noun, !back);
  }

  /// "Fresh from talks in P, X"; "X, just back from P,"; "newly returned from P"
  void read_fresh_from(std::uint32_t word) {
    if (!one_of(graph_.lemma(word), {"back", "fresh", "home", "straight", "hotfoot"})) return;
    const std::uint32_t end = sentence_end(context_, word);
    if (word + 2 >= end || context_.words(word + 1) != "from") return;
    const auto& sentence = context_.document().annotation.sentences[graph_.sentence_of(word)];
    auto areas = areas_named_at(word + 2);
    for (std::uint32_t i = word + 2; areas.empty() && i + 1 < std::min(end, word + 9); ++i) {
      if (graph_.is_verb(i) || context_.words(i) == ",") return;
      if (one_of(graph_.lemma(i), {"to", "in", "at"})) areas = areas_named_at(i + 1);
    }
    if (areas.empty()) return;
    std::uint32_t first = word;
    while (first > sentence.first &&
           one_of(graph_.lemma(first - 1), {"just", "newly", "freshly", "recently"}))
      --first;
    std::vector<Filler> people;
    if (first == sentence.first) {
      people = subjects_above(word);
      if (people.empty()) people = subjects_above(word + 1);
    } else if (context_.words(first - 1) == "," && first > sentence.first + 1) {
      for (const std::uint32_t m : context_.mentions_covering(first - 2)) {
        const Mention& mention = context_.document().mentions[m];
        if (mention.last == first - 1 && context_.label(mention.entity) == NodeLabel::Person)
          people = {{mention.entity, mention.head, mention.certainty}};
      }
    }
    journeys(people, areas, word);
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_transports(const FactContext& context, Candidates& out) {
  TransportReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
  reader.read_asides();
}

}  // namespace entente::ingest
