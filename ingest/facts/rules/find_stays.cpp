// Being somewhere, told by a phrase rather than by a verb of going: "In Oslo to collect a prize, X", "while
// in Auckland", "her first hours in Ulaanbaatar", "In Kigali, Macron acknowledged", "prayed at a temple in
// Dhaka".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/rules/journey_phrases.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/facts/setting/buildings.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr LabelSet kPlace{NodeLabel::Place};

bool is_occasion(const std::string& noun) {
  return one_of(noun, {"talk",      "visit",    "trip",         "meeting", "summit",     "consultation",
                       "funeral",   "ceremony", "negotiation",  "tour",    "signing",    "conference",
                       "treatment", "check",    "inauguration", "mission", "discussion", "wedding",
                       "launch",    "opening",  "hearing",      "briefing"});
}

/// A day or a part of it, as somebody has it somewhere.
bool is_single_time(const std::string& noun) {
  return one_of(noun, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                       "morning", "afternoon", "evening", "weekend", "time"});
}

bool is_counted_time(const std::string& noun) {
  return one_of(noun, {"hour", "day", "night", "week", "month", "minute"});
}

/// What is done with the body, where one is.
bool is_done_on_the_spot(const std::string& verb) {
  static constexpr std::array<std::string_view, 53> kVerbs = {
      "pray",      "tell",   "speak",  "lay",   "inspect",   "walk",  "plead",    "dine",       "celebrate",
      "preside",   "greet",  "confer", "watch", "unveil",    "plant", "kneel",    "sit",        "appear",
      "tour",      "visit",  "begin",  "start", "open",      "wind",  "conclude", "finish",     "end",
      "stop",      "stroll", "bow",    "lunch", "breakfast", "sleep", "shop",     "inaugurate", "sign",
      "negotiate", "pay",    "hold",   "wave",  "dance",     "march", "deliver",  "give",       "say",
      "announce",  "stay",   "remain", "spend", "present",   "hand",  "discuss",  "explain"};
  return one_of(verb, kVerbs);
}

/// Says nothing of where its subject is.
bool is_at_a_distance(const std::string& verb) {
  static constexpr std::array<std::string_view, 38> kVerbs = {
      "bear",    "die",      "live",   "study",  "grow",   "work",    "serve",  "teach",   "want",   "need",
      "see",     "own",      "face",   "enjoy",  "have",   "be",      "become", "win",     "lose",   "jail",
      "support", "back",     "attack", "strike", "invest", "fund",    "know",   "believe", "expect", "hope",
      "send",    "sentence", "try",    "rule",   "govern", "command", "lead",   "set"};
  return one_of(verb, kVerbs);
}

class StayReader {
 public:
  StayReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t i) {
    if (graph_.token(i).pos != "ADP" || !one_of(graph_.lemma(i), {"in", "at"})) return;
    const auto areas = areas_behind(i);
    if (areas.empty()) return;
    if (read_while(i, areas) || read_time_spent(i, areas) || read_purpose(i, areas)) return;
    read_act_abroad(i, areas.front());
  }

 private:
  /// The area named right behind a preposition, whatever the tree hangs there ("in Tokyo courting
  /// carmakers"); else what its object stands for ("in the Vietnamese capital"). No government by the name of
  /// its house.
  [[nodiscard]] std::vector<Filler> areas_behind(std::uint32_t in) const {
    for (std::uint32_t at = in + 1; at < std::min(in + 3, sentence_end(context_, in)); ++at) {
      for (const std::uint32_t m : context_.mentions_covering(at)) {
        const Mention& mention = context_.document().mentions[m];
        if (mention.first == at && mention.kind == MentionKind::Name &&
            kArea.contains(context_.label(mention.entity)) && !owns(context_, mention) && !describes(mention))
          return {{mention.entity, mention.head, mention.certainty}};
      }
      if (context_.words(at) != "the") break;
    }
    const std::uint32_t object = graph_.object_of(in);
    if (object == kNoToken) return {};
    auto found = context_.fill_one(object, kArea);
    drop_governments(context_, found);
    return found;
  }

  /// "at the Mau memorial": part of another thing's name; not "in Tokyo courting carmakers".
  [[nodiscard]] bool describes(const Mention& mention) const {
    if (mention.last >= sentence_end(context_, mention.first)) return false;
    const Token& next = graph_.token(mention.last);
    return (next.pos == "NOUN" || next.pos == "PROPN") && graph_.token(mention.head).role == "compound" &&
           !context_.words(mention.last).ends_with("ing") && !context_.in_time(mention.last) &&
           person_opening_at(context_, mention.last) == nullptr;
  }

  void journeys(const std::vector<Filler>& people, const std::vector<Filler>& areas, std::uint32_t trigger,
                bool inferred = false) {
    const std::size_t before = propose_visits(context_, out_, people, areas, trigger, Origin::Scene);
    for (std::size_t k = before; k < out_.size(); ++k) out_[k].inferred = inferred;
  }

  [[nodiscard]] std::uint32_t verb_above(std::uint32_t token) const {
    for (int step = 0; step < 8 && !graph_.is_root(token); ++step) {
      token = graph_.token(token).head;
      if (graph_.is_verb(token)) return token;
    }
    return graph_.is_verb(token) ? token : kNoToken;
  }

  /// Whose clause it is.
  [[nodiscard]] std::uint32_t first_of_sentence(std::uint32_t token) const {
    return context_.document().annotation.sentences[graph_.sentence_of(token)].first;
  }

  /// "While in Auckland, X met", "met the governor while in Auckland"
  bool read_while(std::uint32_t in, const std::vector<Filler>& areas) {
    if (in == first_of_sentence(in) || !one_of(graph_.lemma(in - 1), {"while", "whilst", "when", "once"}))
      return false;
    const std::uint32_t verb = verb_above(in);
    journeys(travellers_of(context_, verb), areas, verb == kNoToken ? in : verb);
    return true;
  }

  [[nodiscard]] bool is_counted(std::uint32_t noun) const {
    const auto children = graph_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.token(c).role == "nummod" ||
             one_of(graph_.lemma(c), {"first", "last", "final", "second", "third", "opening", "fourth",
                                      "only", "few", "whole", "several", "couple"});
    });
  }

  /// "In her first hours in P", "X's Wednesday in P", "began her day in P", "wound up three days in P"
  bool read_time_spent(std::uint32_t in, const std::vector<Filler>& areas) {
    std::uint32_t noun = graph_.token(in).head;
    // "has spent the week in Tokyo": the phrase may hang on the verb
    if (graph_.is_verb(noun) && noun < in && graph_.child(noun, "dobj") == in - 1) noun = in - 1;
    if (noun >= in || graph_.is_verb(noun) || is_day_of_event(noun)) return false;
    const std::string& lemma = graph_.lemma(noun);
    const bool counted = is_counted_time(lemma) && is_counted(noun);
    if (!counted && !is_single_time(lemma) && !is_counted_time(lemma)) return false;
    std::vector<Filler> people;
    const std::uint32_t owner = graph_.child(noun, "poss");
    if (owner != kNoToken && (counted || is_single_time(lemma) || graph_.lemma(noun) == "day"))
      people = context_.fill_one(graph_.antecedent(owner), kPerson);
    const std::uint32_t verb = graph_.token(noun).head;
    const bool spends = graph_.is_verb(verb) &&
                        one_of(graph_.lemma(verb), {"spend", "wind", "end", "finish", "conclude", "complete",
                                                    "wrap", "enjoy", "have", "pass", "devote"});
    if (owner == kNoToken && spends) people = travellers_of(context_, verb);
    journeys(people, areas, noun);
    return !people.empty();
  }

  /// "the opening day of the summit in P"
  [[nodiscard]] bool is_day_of_event(std::uint32_t noun) const {
    const std::uint32_t of = graph_.child(noun, "prep");
    const std::uint32_t what = of != kNoToken && graph_.lemma(of) == "of" ? graph_.object_of(of) : kNoToken;
    if (what == kNoToken) return false;
    const auto mentions = context_.mentions_covering(what);
    return one_of(graph_.lemma(what), {"summit", "conference", "forum", "assembly", "congress", "festival",
                                       "session", "championship", "game"}) ||
           std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
             return context_.label(context_.document().mentions[m].entity) == NodeLabel::Event;
           });
  }

  /// What tells that somebody is at a place for something: "to open a fair", "for talks", "on a visit",
  /// "where he is attending".
  [[nodiscard]] bool tells_purpose(std::uint32_t place) const {
    const std::uint32_t end = std::min(sentence_end(context_, place), place + 8);
    for (std::uint32_t i = place + 1; i + 1 < end; ++i) {
      if (context_.in_time(i)) continue;
      const std::string_view word = context_.words(i);
      if (word == "to" && graph_.token(i).tag == "TO") return true;
      if (word == "for" || word == "on") {
        for (std::uint32_t k = i + 1; k < std::min(end + 2, i + 6) && k < graph_.size(); ++k) {
          if (graph_.is_noun(k) && is_occasion(graph_.lemma(k))) return true;
        }
        return false;
      }
      if (word == "where") return true;
      if (!one_of(word, {"on", ",", "this", "last", "next", "the"})) return false;
    }
    return false;
  }

  [[nodiscard]] std::vector<Filler> person_ending_at(std::uint32_t token) const {
    for (const std::uint32_t m : context_.mentions_covering(token)) {
      const Mention& mention = context_.document().mentions[m];
      if (mention.last == token + 1 && context_.label(mention.entity) == NodeLabel::Person &&
          mention.kind != MentionKind::Pronoun)
        return {{mention.entity, mention.head, mention.certainty}};
    }
    return {};
  }

  /// "In Oslo to collect a prize, X told"; "X, in Kampala to sign a deal, said"; "with X in Paris for checks"
  bool read_purpose(std::uint32_t in, const std::vector<Filler>& areas) {
    if (!tells_purpose(areas.front().token)) return false;
    const std::uint32_t first = first_of_sentence(in);
    if (in == first || (in == first + 1 && one_of(graph_.lemma(first), {"now", "back", "still"}))) {
      // the infinitive that it is for may be what the tree hangs it on
      std::uint32_t verb = verb_above(in);
      for (int step = 0; step < 4 && verb != kNoToken && !graph_.is_root(verb) && is_infinitive(verb); ++step)
        verb = graph_.token(verb).head;
      const auto people =
          verb != kNoToken && graph_.is_verb(verb) ? travellers_of(context_, verb) : std::vector<Filler>{};
      journeys(people, areas, people.empty() ? in : verb);
      return !people.empty();
    }
    std::vector<Filler> people;
    if (context_.words(in - 1) == "," && in > first + 1) people = person_ending_at(in - 2);
    if (people.empty() && in > first + 2 && one_of(graph_.lemma(in - 1), {"back", "now", "also"}))
      people = person_ending_at(context_.words(in - 2) == "," ? in - 3 : in - 2);
    if (people.empty()) people = person_ending_at(in - 1);
    journeys(people, areas, in);
    return !people.empty();
  }

  /// "In Kigali, Macron acknowledged"; "Modi prayed at the temple in Dhaka": a guest there.
  void read_act_abroad(std::uint32_t in, const Filler& place) {
    const std::string& name = context_.document().entities[place.entity].name;
    if (!kPlace.contains(context_.label(place.entity)) || names_building(name) || name == "New York City")
      return;  // in New York they are at the Assembly
    const std::uint32_t first = first_of_sentence(in);
    const bool fronted = in == first;
    const std::uint32_t verb = fronted ? verb_above(in) : act_of(in);
    if (verb == kNoToken || graph_.is_passive(verb)) return;
    const std::string& tag = graph_.token(verb).tag;
    const bool told = tag == "VBD" || (tag == "VBN" && has_have(verb));
    if (!told || graph_.token(verb).role == "relcl" || graph_.token(verb).role == "acl" ||
        is_at_a_distance(graph_.lemma(verb)))
      return;
    if (!fronted && !is_done_on_the_spot(graph_.lemma(verb))) return;
    if (tells_event(verb) || speaks_by_video(in) || (graph_.lemma(verb) == "say" && !tells_day(in))) return;
    for (const Filler& person : travellers_of(context_, verb)) {
      if (is_abroad_at(context_, person.entity, place.entity)) journeys({person}, {place}, verb, true);
    }
  }

  [[nodiscard]] bool is_infinitive(std::uint32_t verb) const {
    const std::uint32_t to = graph_.child(verb, "aux");
    return to != kNoToken && graph_.token(to).tag == "TO";
  }

  [[nodiscard]] bool has_have(std::uint32_t verb) const {
    const auto children = graph_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph_.token(c).role == "aux" && graph_.lemma(c) == "have";
    });
  }

  /// The verb that the phrase tells the place of, over times and what is done at it: "prayed at a temple in
  /// P", "told reporters in P"; not "urged an end to the war in P".
  [[nodiscard]] std::uint32_t act_of(std::uint32_t in) const {
    std::uint32_t at = graph_.token(in).head;
    if (graph_.is_verb(at)) return at;
    if (context_.in_time(at)) return graph_.is_verb(graph_.token(at).head) ? graph_.token(at).head : kNoToken;
    const std::string& noun = graph_.lemma(at);
    const bool scene =
        one_of(noun, {"temple",       "mosque",     "church",     "cathedral",  "hotel",      "palace",
                      "airport",      "square",     "stadium",    "university", "school",     "hospital",
                      "cemetery",     "memorial",   "monument",   "camp",       "base",       "factory",
                      "plant",        "reporter",   "journalist", "ceremony",   "debriefing", "briefing",
                      "conference",   "residence",  "reception",  "dinner",     "banquet",    "lunch",
                      "headquarters", "parliament", "port",       "museum",     "talk",       "embassy"});
    if (!scene) return kNoToken;
    at = graph_.token(at).head;
    if (graph_.token(at).pos == "ADP") at = graph_.token(at).head;
    return graph_.is_verb(at) ? at : kNoToken;
  }

  /// An event is named: being at it is no visit by itself.
  [[nodiscard]] bool tells_event(std::uint32_t verb) const {
    const std::uint32_t sentence = graph_.sentence_of(verb);
    const auto& mentions = context_.document().mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.head < graph_.size() && context_.label(mention.entity) == NodeLabel::Event &&
             graph_.sentence_of(mention.head) == sentence;
    });
  }

  /// News of a day; "once said in P" quotes.
  [[nodiscard]] bool tells_day(std::uint32_t token) const {
    for (std::uint32_t i = first_of_sentence(token); i < sentence_end(context_, token); ++i) {
      if (context_.in_time(i)) return true;
    }
    return false;
  }

  [[nodiscard]] bool speaks_by_video(std::uint32_t token) const {
    for (std::uint32_t i = first_of_sentence(token); i < sentence_end(context_, token); ++i) {
      if (one_of(graph_.lemma(i),
                 {"video", "videolink", "phone", "telephone", "virtually", "remotely", "online"}))
        return true;
    }
    return false;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
};

}  // namespace

void find_stays(const FactContext& context, Candidates& out) {
  StayReader reader(context, out);
  for (std::uint32_t i = 0; i < context.graph().size(); ++i) {
    if (context.readable(context.graph().sentence_of(i))) reader.read(i);
  }
}

}  // namespace entente::ingest
