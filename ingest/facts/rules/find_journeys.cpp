// Journeys that the verbs' frames miss: "has been to Kyiv twice", "is back from a mission", "flew in on
// Monday" where the text has told the place.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/rules/journey_phrases.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr float kPlaceFromBefore = 0.85F;

bool is_vehicle(const std::string& noun) {
  return one_of(noun, {"plane", "jet", "aircraft", "train", "helicopter", "ship", "boat", "car", "flight"});
}

class JourneyReader {
 public:
  JourneyReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.is_verb(i)) {
      read_been(i);
      read_return(i);
      read_pointed(i);
      read_arrival(i);
      read_thing_visited(i);
    }
  }

 private:
  void journey(const Filler& person, const Filler& area, std::uint32_t trigger, bool ahead = false) {
    if (is_at_seat(context_, person.entity, area.entity)) return;
    const std::size_t before = out_.size();
    propose(context_, out_, EdgeKind::Visited, person, area, trigger, Origin::Verb);
    for (std::size_t k = before; k < out_.size(); ++k) out_[k].ahead = ahead;
  }

  void journeys(std::uint32_t verb, const std::vector<Filler>& areas, bool ahead = false) {
    for (const std::uint32_t subject : graph_.subjects(verb)) {
      for (const Filler& person : context_.fill(subject, kPerson)) {
        for (const Filler& area : areas) journey(person, area, verb, ahead);
      }
    }
  }

  /// "has been to Kyiv twice", "is off to New York", "is due in Astana", "is expected in Ashgabat"
  void read_been(std::uint32_t verb) {
    if (graph_.lemma(verb) == "expect" && graph_.is_passive(verb)) {
      journeys(verb, areas_behind(context_, verb, "in"), true);
      return;
    }
    if (graph_.lemma(verb) != "be") return;
    if (graph_.token(verb).tag == "VBN") journeys(verb, areas_behind(context_, verb, "to"));
    for (const std::uint32_t c : graph_.children(verb)) {
      if (graph_.token(c).role != "advmod" && graph_.token(c).role != "acomp" &&
          graph_.token(c).role != "prt" && graph_.lemma(c) != "off" && graph_.lemma(c) != "bind")
        continue;
      if (graph_.lemma(c) == "off" || one_of(graph_.lemma(c), {"bound", "bind"})) {
        auto areas = areas_behind(context_, c, "to");
        if (areas.empty()) areas = areas_behind(context_, c, "for");
        if (areas.empty()) areas = areas_behind(context_, verb, "to");
        journeys(verb, areas, true);
      }
      if (graph_.lemma(c) == "due") {
        auto areas = areas_behind(context_, c, "in");
        if (areas.empty()) areas = areas_behind(context_, verb, "in");
        if (areas.empty()) areas = areas_behind(context_, c, "at");
        journeys(verb, areas, true);
      }
    }
  }

  /// "is back from Beijing", "returned from a mission to Bishkek", "flew in from Paris, where she had seen X"
  void read_return(std::uint32_t verb) {
    const std::string& lemma = graph_.lemma(verb);
    bool back = lemma == "return";
    std::uint32_t on = verb;
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      const bool says_back = (role == "advmod" || role == "prt" || role == "acomp") &&
                             one_of(graph_.lemma(c), {"back", "home", "fresh"});
      if (!says_back || !one_of(lemma, {"be", "come", "get", "fly", "arrive", "jet", "head", "go", "sail",
                                        "travel", "drive", "bring", "walk"}))
        continue;
      back = true;
      on = c;
    }
    const bool came = one_of(lemma, {"come", "fly", "arrive", "travel"}) && graph_.token(verb).tag != "VBZ";
    if (!back && !came) return;
    for (const std::uint32_t head : {verb, on}) {
      for (const std::uint32_t c : graph_.children(head)) {
        if (graph_.token(c).role != "prep" || graph_.lemma(c) != "from") continue;
        const std::uint32_t object = graph_.object_of(c);
        if (object == kNoToken) continue;
        // "from a five-day mission to Bishkek"
        // "came home from three days in Pyongyang"
        const bool stay = one_of(graph_.lemma(object), {"day", "week", "night", "month", "talk", "summit"});
        if (back && (stay || is_journey(graph_.lemma(object)))) {
          auto areas = areas_behind(context_, object, "to");
          if (areas.empty()) areas = areas_behind(context_, object, "of");
          if (areas.empty()) areas = areas_behind(context_, object, "in");
          journeys(verb, areas);
        } else if (back || is_scene_of_clause(object)) {
          journeys(verb, context_.fill(object, kArea));
        }
      }
      if (head == on) break;
    }
  }

  /// "from Brunei, where the Sultan had received him"
  [[nodiscard]] bool is_scene_of_clause(std::uint32_t place) const {
    const std::uint32_t clause = graph_.child(place, "relcl");
    if (clause == kNoToken) return false;
    const auto children = graph_.children(clause);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.token(c).tag == "WRB" && graph_.lemma(c) == "where";
    });
  }

  /// "has been here twice", "spent three days there", "is in town"
  void read_pointed(std::uint32_t verb) {
    if (!one_of(graph_.lemma(verb), {"be", "go", "come", "travel", "fly", "arrive", "land", "return",
                                     "journey", "spend", "stay", "stop", "drive", "sail", "get"}))
      return;
    if (graph_.child(verb, "attr") != kNoToken || graph_.child(verb, "acomp") != kNoToken) return;
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      const std::string& word = graph_.lemma(c);
      const bool town = role == "prep" && word == "in" && graph_.object_of(c) != kNoToken &&
                        graph_.lemma(graph_.object_of(c)) == "town" &&
                        graph_.child(graph_.object_of(c), "det") == kNoToken;
      if (role != "advmod" && !town) continue;
      if (word == "here" || town) {
        const auto named = areas_behind(context_, verb, "in");  // "got here in Tashkent"
        if (!named.empty() || graph_.lemma(verb) != "get")
          journeys(verb, named.empty() ? place_here(verb) : named);
      }
      const bool stays = graph_.lemma(verb) == "be" && graph_.token(verb).tag != "VBN" &&
                         graph_.child(verb, "aux") == kNoToken;  // "when I came back, she was there"
      if (word == "there" && c > verb && !stays) journeys(verb, place_there(c));
    }
  }

  /// "flew in on Monday", "A month later came X", "had come for a state visit": where the news is.
  void read_arrival(std::uint32_t verb) {
    const std::string& lemma = graph_.lemma(verb);
    const bool comes_in = one_of(lemma, {"fly", "jet", "drop"}) && has_adverb(verb, "in");
    const bool lands = one_of(lemma, {"arrive", "land"}) || (lemma == "touch" && has_adverb(verb, "down"));
    if (!comes_in && !lands && lemma != "come") return;
    if (graph_.child(verb, "dobj") != kNoToken || graph_.child(verb, "attr") != kNoToken ||
        graph_.child(verb, "acomp") != kNoToken || graph_.child(verb, "oprd") != kNoToken)
      return;
    bool occasion = false;
    bool vehicle = false;
    bool from = false;
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      const std::string& word = graph_.lemma(c);
      if (role == "prep" || role == "prt") {
        const std::uint32_t object = graph_.object_of(c);
        const bool time = object != kNoToken &&
                          (context_.in_time(object) ||
                           (word == "at" && one_of(graph_.lemma(object),
                                                   {"dawn", "noon", "dusk", "midnight", "night", "daybreak",
                                                    "sunrise", "invitation", "nightfall"})));
        const bool company = word == "with" && object != kNoToken &&
                             (!context_.fill(object, kPerson).empty() || graph_.token(object).tag == "NNS");
        const bool purpose =
            word == "for" && object != kNoToken &&
            one_of(graph_.lemma(object),
                   {"visit", "talk", "meeting", "funeral", "wedding", "inauguration", "summit", "ceremony",
                    "negotiation", "lunch", "dinner", "coronation", "signing"});
        const bool by_train = word == "by" && object != kNoToken &&
                              one_of(graph_.lemma(object), {"train", "plane", "car", "bus", "air", "road",
                                                            "rail", "ship", "boat", "ferry", "helicopter"});
        const bool by_air = word == "aboard" || by_train || word == "from" || (word == "on" && !time) ||
                            (word == "in" && comes_in);
        vehicle = vehicle || by_train;
        if (!time && !company && !purpose && !by_air) return;
        occasion = occasion || time || company || purpose || by_train;
        from = from || word == "from";
      } else if (role == "advmod" || role == "npadvmod") {
        const bool time =
            context_.in_time(c) ||
            one_of(word, {"later", "earlier", "today",   "yesterday",  "overnight", "first", "next",  "last",
                          "then",  "again",   "too",     "also",       "already",   "once",  "twice", "late",
                          "early", "soon",    "shortly", "separately", "together",  "safely"});
        const bool in = word == "in" && comes_in;
        if (!time && !in && !(word == "down" && lands)) return;
        occasion = occasion || time;
      } else if (role == "xcomp" || role == "ccomp") {
        return;
      }
    }
    if (lemma == "come" && (!occasion || (from && !vehicle))) return;
    if (!graph_.is_root(verb) && graph_.token(verb).role != "conj" && graph_.token(verb).role != "relcl" &&
        graph_.token(verb).role != "ccomp")
      return;
    journeys(verb, place_here(verb));
  }

  [[nodiscard]] bool has_adverb(std::uint32_t verb, std::string_view adverb) const {
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const std::string& role = graph_.token(c).role;
      return (role == "advmod" || role == "prt") && graph_.lemma(c) == adverb;
    });
  }

  /// What was visited; "went to a camp", "stepped off a jet": where one went.
  [[nodiscard]] std::uint32_t thing_gone_to(std::uint32_t verb) const {
    const std::string& lemma = graph_.lemma(verb);
    if (one_of(lemma, {"visit", "tour", "inspect"})) return graph_.child(verb, "dobj");
    const bool steps = one_of(lemma, {"step", "climb", "emerge"});
    if (!steps && !one_of(lemma, {"go", "come", "travel", "fly", "drive", "head"}) &&
        !(lemma == "be" && graph_.token(verb).tag == "VBN"))
      return kNoToken;
    const std::uint32_t left = graph_.child(verb, "dobj");  // "stepped off a plane", its "off" a particle
    if (steps && left != kNoToken && has_adverb(verb, "off") && is_vehicle(graph_.lemma(left))) return left;
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& word = graph_.lemma(c);
      const std::uint32_t object = graph_.token(c).role == "prep" ? graph_.object_of(c) : kNoToken;
      if (object == kNoToken) continue;
      const bool off = steps && (word == "off" || word == "from") && is_vehicle(graph_.lemma(object));
      const bool one = graph_.child(object, "det") != kNoToken || graph_.child(object, "poss") != kNoToken;
      const bool to = !steps && word == "to" && one &&
                      !one_of(graph_.lemma(object), {"poll", "court", "end", "brink", "ground", "hospital",
                                                     "university", "school", "heart", "world", "front"});
      if (off || to) return object;
    }
    return kNoToken;
  }

  /// "visited a refugee camp at Adré", "toured a clinic in Dakar"
  void read_thing_visited(std::uint32_t verb) {
    if (graph_.is_passive(verb)) return;
    const std::uint32_t thing = thing_gone_to(verb);
    if (thing == kNoToken || graph_.token(thing).pos != "NOUN" || !context_.mentions_covering(thing).empty())
      return;
    for (const std::uint32_t head : {thing, verb}) {
      for (const std::string_view preposition : {"in", "at"}) {
        const auto areas = areas_behind(context_, head, preposition);
        journeys(verb, areas);
        if (!areas.empty()) return;
      }
    }
  }

  /// Where the news is: the entry's or the text's dateline, else the place that the paragraph told last.
  [[nodiscard]] std::vector<Filler> place_here(std::uint32_t verb) const {
    const std::uint32_t sentence = graph_.sentence_of(verb);
    const std::uint32_t place = dateline_place(context_, sentence);
    // "is the first to visit Nigeria. X came in 2007": where the journeys before went, if the news is there
    const Candidate* before = nullptr;
    for (const Candidate& one : out_) {
      if (one.kind == EdgeKind::Visited && one.sentence + 1 == sentence &&
          context_.paragraph(one.sentence) == context_.paragraph(sentence) &&
          (before == nullptr || one.trigger >= before->trigger))
        before = &one;
    }
    if (before != nullptr && place != kNoEntity && !state_of_place(context_, place).empty() &&
        state_of_place(context_, place) == state_of_place(context_, before->to))
      return {{before->to, verb, kPlaceFromBefore}};
    if (place != kNoEntity) return {{place, verb, kPlaceFromBefore}};
    for (const Mention& mention : context_.document().mentions) {  // "LIVE: Summit day in Vientiane"
      if (mention.head >= graph_.size() || mention.first == 0) continue;
      if (!is_title(context_, graph_.sentence_of(mention.head))) break;
      if (context_.label(mention.entity) == NodeLabel::Place && graph_.lemma(mention.first - 1) == "in")
        return {{mention.entity, verb, kPlaceFromBefore}};
    }
    return {};
  }

  /// The place that the sentence or the one before has named last.
  [[nodiscard]] std::vector<Filler> place_there(std::uint32_t there) const {
    const std::uint32_t here = graph_.sentence_of(there);
    const Mention* last = nullptr;
    for (const Mention& mention : context_.document().mentions) {
      if (mention.first >= there) break;
      if (mention.head >= graph_.size() || !kArea.contains(context_.label(mention.entity))) continue;
      if (mention.kind == MentionKind::Metonym) continue;
      const std::uint32_t at = graph_.sentence_of(mention.head);
      if (here - at > 1 || context_.paragraph(at) != context_.paragraph(here)) continue;
      const std::string& role = graph_.token(mention.head).role;
      if (role != "pobj" && role != "dobj" && role != "conj") continue;
      last = &mention;
    }
    if (last == nullptr) return {};
    return {{last->entity, there, kPlaceFromBefore * last->certainty}};
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_journeys(const FactContext& context, Candidates& out) {
  JourneyReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
