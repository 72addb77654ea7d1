#include "ingest/facts/setting/scene_places.hpp"

#include <algorithm>

#include "ingest/facts/setting/buildings.hpp"
#include "ingest/facts/setting/homecoming.hpp"
#include "ingest/facts/setting/opening_towns.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPlace{NodeLabel::Place};

/// A whole sentence, or all of it before its stop, that is one place: "Abu Dhabi.", "10:40 Riga Castle."
std::uint32_t lone_place(const FactContext& context, std::uint32_t sentence) {
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  constexpr std::uint32_t kLongest = 12;
  if (bounds.last - bounds.first > kLongest) return kNoEntity;
  std::uint32_t found = kNoEntity;
  for (std::uint32_t i = bounds.first; i < bounds.last; ++i) {
    const Token& token = context.graph().token(i);
    if (token.pos == "PUNCT" || token.pos == "NUM" || token.pos == "SYM" || token.pos == "SPACE" ||
        context.in_time(i))
      continue;
    const auto mentions = context.mentions_covering(i);
    const auto place = std::find_if(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      const NodeLabel label = context.label(context.document().mentions[m].entity);
      return label == NodeLabel::Place || label == NodeLabel::Country;
    });
    if (place == mentions.end()) return kNoEntity;
    const std::uint32_t entity = context.document().mentions[*place].entity;
    if (found == kNoEntity || context.label(entity) == NodeLabel::Place)
      found = found == kNoEntity ? entity : found;
  }
  return found;
}

/// "the contest at the stadium took place"; "On her first day in Kigali"; not "the war in Gaza", "deals
/// struck at talks in Istanbul".
bool hosts_scene(const RoleGraph& graph, std::uint32_t noun) {
  const std::string& role = graph.token(noun).role;
  if (role == "appos" || role == "conj") return true;
  if (role == "pobj") {
    const std::uint32_t visit = graph.token(graph.token(noun).head).head;  // "a visit to the troops in Riga"
    return one_of(graph.lemma(noun), {"day", "morning", "evening", "arrival", "stop", "visit"}) ||
           (graph.lemma(graph.token(noun).head) == "to" && one_of(graph.lemma(visit), {"visit", "trip"}));
  }
  return (role == "nsubj" || role == "nsubjpass") &&
         one_of(graph.lemma(noun),
                {"meeting", "talk", "talks", "summit", "visit", "ceremony", "contest", "conference",
                 "session", "reception", "dinner", "lunch", "match", "stop", "stay", "game", "event", "day"});
}

/// A phrase that sets the scene: on the verb of a main clause or on a meeting; anywhere in a sentence without
/// a verb ("X in Astana: a meeting of ministers").
bool sets_scene(const RoleGraph& graph, std::uint32_t preposition) {
  std::uint32_t at = graph.token(preposition).head;
  for (int step = 0; step < 8; ++step) {
    const Token& token = graph.token(at);
    if (token.role == "relcl" || token.role == "acl" || token.role == "pcomp" || token.role == "poss")
      return false;
    if (graph.is_verb(at) && is_past_perfect(graph, at)) return false;
    if (graph.is_noun(at) && !graph.is_root(at) && !hosts_scene(graph, at)) return false;
    if (graph.is_root(at)) return true;
    at = token.head;
  }
  return false;
}

/// Every time of a sentence is another than the candidate's: its places are of another scene.
bool tells_other_time(const FactContext& context, std::uint32_t sentence, const Candidate& candidate) {
  if (!candidate.date) return false;
  bool any = false;
  for (const TimeExpression& time : context.times()) {
    if (context.graph().sentence_of(time.first) != sentence || !time.date) continue;
    if (time.date->days <= last_day(*candidate.date).days &&
        candidate.date->days <= last_day(*time.date).days)
      return false;
    any = true;
  }
  return any;
}

bool has_time(const FactContext& context, std::uint32_t sentence) {
  return std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
    return context.graph().sentence_of(time.first) == sentence;
  });
}

bool same_time(const Candidate& a, const Candidate& b) {
  return !a.date || !b.date || is_within_stay(*a.date, *b.date);
}

/// "On Thursday the scene was Budapest", "The next stop is Riga"
std::uint32_t scene_named(const FactContext& context, std::uint32_t sentence) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = bounds.first; i < bounds.last && i < graph.size(); ++i) {
    if (graph.lemma(i) != "be") continue;
    const std::uint32_t subject = graph.child(i, "nsubj");
    std::uint32_t named = graph.child(i, "attr");
    if (named == kNoToken) named = graph.child(i, "acomp");
    if (subject == kNoToken || named == kNoToken ||
        !one_of(graph.lemma(subject), {"scene", "venue", "stop", "stage", "destination", "setting", "leg"}))
      continue;
    for (const Filler& place : context.fill_one(named, kPlace)) return place.entity;
  }
  return kNoEntity;
}

/// "officials travel to Mekelle", "Off to Tripoli": where those go whom no journey is told of by name.
std::uint32_t goal_told(const FactContext& context, std::uint32_t sentence,
                        const std::vector<Candidate>& all) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  std::uint32_t found = kNoEntity;
  for (std::uint32_t i = bounds.first; i < bounds.last && i < graph.size(); ++i) {
    if (graph.token(i).pos != "ADP" || graph.lemma(i) != "to" || graph.object_of(i) == kNoToken) continue;
    std::uint32_t head = graph.token(i).head;
    for (int up = 0; up < 2 && graph.token(head).role == "pobj"; ++up)  // "carried him across the border to"
      head = graph.token(graph.token(head).head).head;
    // "an aircraft took Vega to Riga": the tree hangs the goal on who is taken
    const bool taken = graph.token(head).role == "dobj" && graph.is_root(graph.token(head).head) &&
                       one_of(graph.lemma(graph.token(head).head),
                              {"take", "bring", "carry", "fly", "drive", "whisk", "ferry"});
    const bool goes =
        graph.is_verb(head) &&
        one_of(graph.lemma(head), {"travel", "fly", "go", "come", "head", "return", "drive", "sail", "move",
                                   "proceed", "cross", "ride", "carry", "bring", "take", "whisk", "ferry"});
    const bool off = one_of(graph.lemma(head), {"off", "back", "on", "over", "down", "up", "out", "home"}) &&
                     graph.is_root(head);
    const bool by_car = graph.lemma(head) == "by" && graph.is_root(head);  // "By car to Riga."
    if (!taken && !by_car && ((!goes && !off) || !sets_scene(graph, i))) continue;
    if (clause_tense(context.document().annotation, head) == Tense::Future) continue;
    for (const Filler& place : context.fill_one(graph.object_of(i), kPlace)) {
      const bool told = std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
        return other.kind == EdgeKind::Visited && other.sentence == sentence && other.to == place.entity;
      });
      if (!told) found = place.entity;
    }
  }
  return found;
}

/// "X, the ambassador in Moscow", "the ambassador in Moscow, X", "X, leader of the opposition in Canberra":
/// where the post is, not where its holder was met.
bool is_of_post(const FactContext& context, std::uint32_t preposition) {
  const RoleGraph& graph = context.graph();
  std::uint32_t noun = graph.token(preposition).head;
  // "the guest of X, his Chinese counterpart, in Beijing"
  if (preposition > 0 && graph.lemma(preposition - 1) == ",") return false;
  if (noun > preposition || !graph.is_noun(noun) || !context.in_title(noun)) return false;
  for (int step = 0; step < 2 && graph.token(noun).role == "pobj"; ++step) {
    const std::uint32_t above = graph.token(graph.token(noun).head).head;
    if (!graph.is_noun(above) || !context.in_title(above)) break;
    noun = above;
  }
  if (graph.token(noun).role == "appos") return true;
  const std::uint32_t name = graph.child(noun, "appos");
  return name != kNoToken && name > preposition;
}

/// "in a Lima hotel room", "at the Lima meeting": the town that tells which.
std::uint32_t town_of_room(const FactContext& context, std::uint32_t room, LabelSet labels) {
  const RoleGraph& graph = context.graph();
  const bool gathering = one_of(graph.lemma(room), {"meeting", "summit", "conference", "talk", "talks",
                                                    "session", "gathering", "congress", "round"});
  if (graph.token(room).pos != "NOUN" || (!gathering && !is_unnamed_room(graph.lemma(room))))
    return kNoEntity;
  std::uint32_t first = room;
  while (first > 0 && graph.token(first - 1).pos == "NOUN" && context.mentions_covering(first - 1).empty())
    --first;
  if (first == 0) return kNoEntity;
  for (const std::uint32_t m : context.mentions_covering(first - 1)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.last == first && mention.kind == MentionKind::Name &&
        context.label(mention.entity) == NodeLabel::Place && labels.contains(NodeLabel::Place))
      return mention.entity;
  }
  return kNoEntity;
}

}  // namespace

bool is_origin(const RoleGraph& graph, const Candidate& journey) {
  std::uint32_t at = journey.to_token;
  for (int step = 0; step < 3 && at < graph.size() && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    if (graph.token(at).pos == "ADP") return graph.lemma(at) == "from";
  }
  return false;
}

bool is_within_stay(const Date& arrival, const Date& act) {
  constexpr std::int64_t kDays = 2;
  return arrival.days <= last_day(act).days && act.days <= last_day(arrival).days + kDays;
}

std::vector<PlacePhrase> places_in(const FactContext& context, std::uint32_t sentence, LabelSet labels) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  std::vector<PlacePhrase> found;
  for (std::uint32_t i = bounds.first; i < bounds.last && i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    const bool shown = (lemma == "round" || lemma == "around") &&  // "showed him round the museum"
                       one_of(graph.lemma(graph.token(i).head), {"show", "guide", "lead", "escort"});
    if (graph.token(i).pos != "ADP" ||
        (!one_of(lemma, {"in", "at", "on", "near", "within", "inside"}) && !shown))
      continue;
    const std::uint32_t object = graph.object_of(i);
    // "On Friday in Montevideo Ursula Vega stood": the tree joins the town and the name behind it
    std::uint32_t joined = kNoEntity;
    const auto behind =
        i + 1 < graph.size() ? context.mentions_covering(i + 1) : std::vector<std::uint32_t>{};
    for (const std::uint32_t m : behind) {
      const Mention& mention = context.document().mentions[m];
      if (mention.first == i + 1 && (object == kNoToken || mention.last <= object) &&
          labels.contains(context.label(mention.entity)) && graph.token(mention.head).role == "compound")
        joined = mention.entity;
    }
    if (joined != kNoEntity) {
      found.push_back({joined, i});
      continue;
    }
    if (object == kNoToken || is_of_post(context, i)) continue;
    auto named = context.fill_one(object, labels);
    // "talked for an hour, on Iran": what about, not where
    const bool sent = one_of(graph.lemma(object), {"embassy", "consulate", "legation", "mission",
                                                   "commission", "chancery", "nunciature"});
    if (lemma == "on" || sent)  // "at the Ruritanian embassy": not in Ruritania
      std::erase_if(named, [&](const Filler& f) { return context.label(f.entity) == NodeLabel::Country; });
    for (const Filler& filler : named) found.push_back({filler.entity, i});
    if (!named.empty() || !context.mentions_covering(object).empty()) continue;
    if (const std::uint32_t town = town_of_room(context, object, labels); town != kNoEntity)
      found.push_back({town, i});
    // "at the airport of Argyle", "at a hotel in Geneva"
    for (const std::uint32_t c : graph.children(object)) {
      if (graph.token(c).role != "prep" || (graph.lemma(c) != "of" && graph.lemma(c) != "in") ||
          graph.object_of(c) == kNoToken)
        continue;
      for (const Filler& filler : context.fill_one(graph.object_of(c), labels))
        found.push_back({filler.entity, i});
    }
  }
  return found;
}

bool is_passed_through(const FactContext& context, std::uint32_t place) {
  const std::string& name = context.document().entities[place].name;
  const auto ends = [&](std::string_view word) { return name.ends_with(word); };
  return ends("irport") || ends("irfield") || ends("irbase") || ends("tation") || ends("ir base") ||
         ends("ir Base");
}

std::uint32_t entry_place(const FactContext& context, std::uint32_t sentence) {
  const auto& sentences = context.document().annotation.sentences;
  const std::uint32_t here = context.paragraph(sentence);
  for (std::uint32_t s = sentence + 1; s-- > 0 && context.paragraph(s) == here;) {
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last && i < sentences[s].first + 4; ++i) {
      const auto& pos = context.graph().token(i).pos;
      if (pos == "PUNCT" || pos == "SYM" || pos == "SPACE" || pos == "NUM" || context.in_time(i)) continue;
      for (const std::uint32_t m : context.mentions_covering(i)) {
        const Mention& mention = context.document().mentions[m];
        if (mention.first != i || mention.last >= sentences[s].last || context.words(mention.last) != ":")
          continue;
        const NodeLabel label = context.label(mention.entity);
        const bool house = names_building(context.document().entities[mention.entity].name);
        const bool town = label == NodeLabel::Place && is_in_gazetteer(context, mention.entity);
        if (town || ((label == NodeLabel::Place || label == NodeLabel::Organization) && house))
          return mention.entity;
      }
      break;
    }
  }
  return kNoEntity;
}

ToldPlace story_place(const FactContext& context, const Candidate& candidate,
                      const std::vector<Candidate>& all) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t here = context.paragraph(candidate.sentence);
  constexpr std::uint32_t kFarthest = 10;  // sentences
  ToldPlace found;
  for (std::uint32_t s = candidate.sentence; s-- > 0;) {
    if (context.paragraph(s) != here || candidate.sentence - s > kFarthest) break;
    if (!context.readable(s)) continue;  // the dateline comes after all that the story says
    std::uint32_t last = kNoEntity;
    std::uint32_t last_token = 0;
    if (const std::uint32_t lone = lone_place(context, s); lone != kNoEntity) return {lone, s};
    if (tells_other_time(context, s, candidate)) continue;
    for (const PlacePhrase& phrase : places_in(context, s, kPlace)) {
      if (!sets_scene(graph, phrase.token)) continue;
      last = phrase.entity;
      last_token = phrase.token;
    }
    for (const Candidate& journey : all) {
      if (journey.kind != EdgeKind::Visited || journey.verdict != Verdict::Kept || journey.sentence != s ||
          journey.status != FactStatus::Actual || !same_time(journey, candidate) ||
          context.label(journey.to) != NodeLabel::Place || journey.to_token < last_token ||
          is_origin(graph, journey) || ends_journey(context, journey))
        continue;
      last = journey.to;
      last_token = journey.to_token;
    }
    if (last == kNoEntity) last = scene_named(context, s);
    if (last == kNoEntity) last = town_opened_with(context, s);
    if (last == kNoEntity) last = goal_told(context, s, all);
    if (last == kNoEntity) continue;
    // The city holds for what follows, the building need not: "in Cairo; he received them at the palace".
    const bool building =
        (last_token > 0 && graph.lemma(last_token) == "at") || is_passed_through(context, last);
    if (!building) return {last, s};
    if (is_passed_through(context, last) &&
        (candidate.sentence - s > 1 || has_time(context, candidate.sentence)))
      continue;
    if (found.entity == kNoEntity) found = {last, s};
  }
  return found;
}

std::uint32_t lead_place(const FactContext& context, const Candidate& candidate) {
  const auto& sentences = context.document().annotation.sentences;
  for (std::uint32_t s = 0; s < sentences.size() && s < candidate.sentence; ++s) {
    if (!context.readable(s) || context.is_headline(s)) continue;
    if (tells_other_time(context, s, candidate)) return kNoEntity;
    std::uint32_t found = kNoEntity;
    for (const PlacePhrase& phrase : places_in(context, s, kPlace)) {
      if (sets_scene(context.graph(), phrase.token)) found = phrase.entity;
    }
    return found;
  }
  return kNoEntity;
}

std::uint32_t place_before(const FactContext& context, std::uint32_t from, std::uint32_t before) {
  std::uint32_t found = kNoEntity;
  std::uint32_t at = 0;
  for (const Mention& mention : context.document().mentions) {
    if (mention.head < from || mention.last > before || context.label(mention.entity) != NodeLabel::Place ||
        (found != kNoEntity && mention.head < at) ||
        (mention.last < context.graph().size() && context.graph().token(mention.last).tag == "POS"))
      continue;
    found = mention.entity;
    at = mention.head;
  }
  return found;
}

}  // namespace entente::ingest
