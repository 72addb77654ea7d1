// The place of an act: a phrase in its clause, then its sentence, then the scene that the paragraph set.
#include <algorithm>
#include <utility>

#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/rules/abroad.hpp"
#include "ingest/facts/setting/buildings.hpp"
#include "ingest/facts/setting/homecoming.hpp"
#include "ingest/facts/setting/journey_goals.hpp"
#include "ingest/facts/setting/place_fit.hpp"
#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/facts/setting/story_times.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPlace{NodeLabel::Place};
constexpr LabelSet kCountry{NodeLabel::Country};

bool happens_somewhere(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::Met:
    case EdgeKind::Signed:
    case EdgeKind::ParticipatedIn:
    case EdgeKind::Awarded:
    case EdgeKind::Proposed:
    case EdgeKind::Supports:
    case EdgeKind::Criticized:
    case EdgeKind::Threatened:
    case EdgeKind::Hosted:
    case EdgeKind::Invited:
    case EdgeKind::Aided:
      return true;
    default:
      return false;
  }
}

bool is_news_of_the_day(const FactContext& context, const Candidate& candidate) {
  const auto& today = context.document().document.date;
  // "PARIS - X met Y on Sunday", of a day that nobody tells
  if (!today && !candidate.date && candidate.status == FactStatus::Actual)
    return is_in_lead(context, candidate.sentence);
  if (candidate.status != FactStatus::Actual || !today || !candidate.date ||
      today->precision != DatePrecision::Day || candidate.date->precision != DatePrecision::Day)
    return false;
  const std::int64_t since = is_in_lead(context, candidate.sentence) ? 3 : 1;
  return today->days - candidate.date->days <= since && today->days >= candidate.date->days;
}

/// "came to Norway", under "OSLO, May 15": in its capital, where the text is written.
std::uint32_t city_of(const FactContext& context, const Candidate& candidate, std::uint32_t where) {
  if (where == kNoEntity || context.label(where) != NodeLabel::Country ||
      !is_news_of_the_day(context, candidate))
    return where;
  const std::uint32_t here = dateline_place(context, candidate.sentence);
  const Country* country = lexicon().country(context.document().entities[where].name);
  if (here == kNoEntity || country == nullptr || country->capital.empty()) return where;
  return context.document().entities[here].name.starts_with(country->capital) ? here : where;
}

/// "Riga hosted a meeting between", "welcomed him to Prague".
std::uint32_t host_of(const FactContext& context, std::uint32_t trigger) {
  const RoleGraph& graph = context.graph();
  const auto first = [&](std::uint32_t token) {
    const auto places = context.fill_one(token, kPlace);
    return places.empty() ? kNoEntity : places.front().entity;
  };
  if (graph.is_verb(trigger)) {
    if (graph.lemma(trigger) != "welcome") return kNoEntity;
    for (const std::uint32_t c : graph.children(trigger)) {
      if (graph.token(c).role == "prep" && graph.lemma(c) == "to" && graph.object_of(c) != kNoToken)
        return first(graph.object_of(c));
    }
    return kNoEntity;
  }
  if (graph.is_root(trigger) || graph.token(trigger).role != "dobj") return kNoEntity;
  const std::uint32_t verb = graph.token(trigger).head;
  const std::string& lemma = graph.lemma(verb);
  if (lemma != "host" && lemma != "witness" && lemma != "see") return kNoEntity;
  const std::uint32_t subject = graph.child(verb, "nsubj");
  return subject == kNoToken ? kNoEntity : first(subject);
}

bool says(const RoleGraph& graph, std::uint32_t verb, std::string_view adverb) {
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return graph.lemma(c) == adverb; });
}

/// "met him there", "signed the treaty there": the adverb may hang on the object.
bool says_there(const RoleGraph& graph, std::uint32_t trigger) {
  if (says(graph, trigger, "there")) return true;
  if (!graph.is_verb(trigger)) return false;
  for (std::uint32_t i = trigger + 1; i < graph.size() && graph.sentence_of(i) == graph.sentence_of(trigger);
       ++i) {
    if (graph.is_verb(i) || graph.token(i).pos == "PUNCT") return false;
    if (graph.lemma(i) == "there" && graph.token(i).pos == "ADV") return true;
  }
  return false;
}

/// "Rosas Airport in Lima, where", "Cusco, Peru, where": the house before its town, the town before its
/// country.
std::uint32_t finer_before(const FactContext& context, std::uint32_t place, std::uint32_t where) {
  const auto& mentions = context.document().mentions;
  const auto ends_at = [&](std::uint32_t token, std::uint32_t entity) {
    return std::find_if(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      return mention.last == token && mention.entity == entity;
    });
  };
  const std::uint32_t end = where > 0 && context.words(where - 1) == "," ? where - 1 : where;
  const auto wide = ends_at(end, place);
  if (wide == mentions.end() || wide->first == 0 || !one_of(context.words(wide->first - 1), {",", "in"}))
    return place;
  for (const Mention& mention : mentions) {
    if (mention.last + 1 != wide->first || context.label(mention.entity) != NodeLabel::Place) continue;
    const bool house = names_building(context.document().entities[mention.entity].name);
    if (house || context.label(place) == NodeLabel::Country) return mention.entity;
  }
  return place;
}

/// "Brunei, where the Sultan received him": the place that the clause hangs on.
std::uint32_t where_clause(const FactContext& context, std::uint32_t trigger) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = trigger;
  for (int step = 0; step < 4 && !graph.is_root(at); ++step) {
    if (graph.token(at).role == "relcl" || graph.token(at).role == "advcl") {
      for (const std::uint32_t c : graph.children(at)) {
        const bool spun = graph.token(graph.token(at).head).role == "appos" &&
                          graph.lemma(graph.token(at).head) == "place" && graph.token(c).role == "nsubj";
        if (!spun && (graph.token(c).tag != "WRB" || graph.lemma(c) != "where")) continue;
        const std::uint32_t head = graph.token(at).head;
        if (context.in_time(head)) {  // "goes to Oslo on Friday, where": hung on the day
          const auto& sentences = context.document().annotation.sentences;
          return place_before(context, sentences[graph.sentence_of(at)].first, c);
        }
        // "to Oslo on Monday and to Riga on Tuesday, where": the last of them
        if (const std::uint32_t last = place_before(context, head + 1, c); last != kNoEntity && c > head)
          return finer_before(context, last, c);
        auto places = context.fill_one(head, kPlace | kCountry);
        if (places.empty() && graph.token(head).role == "appos")  // "Avaza, the resort where"
          places = context.fill_one(graph.token(head).head, kPlace | kCountry);
        if (!places.empty()) return finer_before(context, places.front().entity, c);
        if (graph.is_verb(head)) {  // "to Minsk was recalled, where they met"
          const auto& sentences = context.document().annotation.sentences;
          return place_before(context, sentences[graph.sentence_of(at)].first, c);
        }
      }
    }
    at = graph.token(at).head;
  }
  return kNoEntity;
}

/// "met him, then went on to Tashkent"; not "when he came to Tashkent".
bool leads_on(const RoleGraph& graph, std::uint32_t journey) {
  if (!graph.is_verb(journey)) return false;
  const std::string& role = graph.token(journey).role;
  const std::uint32_t adverb = graph.child(journey, "advmod");
  return role == "conj" || role == "dep" || role == "parataxis" ||
         (adverb != kNoToken && graph.lemma(adverb) == "then");
}

/// "is to meet him there, before she returns to Rome"
bool comes_after(const RoleGraph& graph, std::uint32_t journey, std::uint32_t trigger) {
  if (journey < trigger || graph.token(journey).role != "advcl") return false;
  const auto children = graph.children(journey);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return graph.lemma(c) == "before" && graph.token(c).role == "mark";
  });
}

/// "flew to Lima, and on the 10th he was received by": the clause before tells how one came there, be its day
/// another.
bool goes_before(const RoleGraph& graph, const Candidate& journey, const Candidate& act) {
  constexpr std::int64_t kDays = 14;
  if (journey.sentence != act.sentence || journey.trigger >= act.trigger || !graph.is_verb(journey.trigger) ||
      act.date->days < journey.date->days || act.date->days > journey.date->days + kDays)
    return false;
  std::uint32_t at = act.trigger;
  while (!graph.is_root(at) && graph.token(at).role == "conj") {
    at = graph.token(at).head;
    if (at == journey.trigger) return true;
  }
  return false;
}

/// Where the scene is set: the nearest journey of either person told in this paragraph before, on the same
/// date or with none.
const Candidate* scene(const FactContext& context, const Candidate& candidate,
                       const std::vector<Candidate>& all) {
  const Candidate* best = nullptr;
  for (const Candidate& other : all) {
    if (other.kind != EdgeKind::Visited || other.verdict != Verdict::Kept) continue;
    const bool own = other.from == candidate.from || other.from == candidate.to;
    const bool with_others = candidate.kind == EdgeKind::Signed &&
                             context.paragraph(other.sentence) == context.paragraph(candidate.sentence);
    if ((!own && !with_others) || other.sentence > candidate.sentence) continue;
    if (other.status == FactStatus::Planned && candidate.status == FactStatus::Actual) continue;
    if (is_origin(context.graph(), other)) continue;
    if (other.sentence != candidate.sentence && ends_journey(context, other)) continue;
    if (other.sentence != candidate.sentence && is_passed_through(context, other.to)) continue;
    if (other.sentence == candidate.sentence && other.trigger > candidate.trigger &&
        (leads_on(context.graph(), other.trigger) ||
         comes_after(context.graph(), other.trigger, candidate.trigger)))
      continue;
    if (other.date && candidate.date && !is_within_stay(*other.date, *candidate.date) &&
        !goes_before(context.graph(), other, candidate))
      continue;
    const bool near = context.paragraph(other.sentence) == context.paragraph(candidate.sentence) ||
                      candidate.sentence - other.sentence <= 2;
    const bool same_day = other.date && candidate.date && other.date == candidate.date;
    if (!near && !same_day) continue;
    const bool place = context.label(other.to) == NodeLabel::Place;
    const bool best_place = best != nullptr && context.label(best->to) == NodeLabel::Place;
    const bool further_on = best != nullptr && other.sentence == best->sentence &&
                            other.sentence != candidate.sentence && place == best_place &&
                            other.to_token > best->to_token;
    if (best == nullptr || other.sentence > best->sentence || further_on ||
        (other.sentence == best->sentence && place && !best_place))
      best = &other;
  }
  return best;
}

/// "came home on Thursday from three days in Pyongyang": where a journey of that month was, told before by
/// its end.
std::uint32_t place_come_from(const FactContext& context, const Candidate& candidate,
                              const std::vector<Candidate>& all) {
  if (!candidate.date || candidate.date->precision != DatePrecision::Day ||
      candidate.status != FactStatus::Actual)
    return kNoEntity;
  for (const Candidate& back : all) {
    const bool own = back.from == candidate.from || back.from == candidate.to;
    if (own && back.kind == EdgeKind::Visited && back.verdict == Verdict::Kept && back.date &&
        back.date->precision == DatePrecision::Month && back.sentence <= candidate.sentence &&
        known_to_month(*candidate.date) == *back.date && is_origin(context.graph(), back) &&
        context.label(back.to) == NodeLabel::Place)
      return back.to;
  }
  return kNoEntity;
}

/// "UNITED NATIONS, Oct. 30": of the seat, though the text may not name its city.
bool is_written_at_seat(const FactContext& context) {
  const auto& document = context.document();
  return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
    return block.kind == BlockKind::Dateline &&
           document.document.text.compare(block.span.start, 14, "UNITED NATIONS") == 0;
  });
}

/// "was here in December; he met", "Here, in 1955, they ate together": where the text is written.
bool says_here(const FactContext& context, const Candidate& candidate) {
  const Sentence& bounds = context.document().annotation.sentences[candidate.sentence];
  for (std::uint32_t i = bounds.first; i < candidate.trigger && i < bounds.last; ++i) {
    if (context.graph().lemma(i) == "here" && context.graph().token(i).pos == "ADV") return true;
  }
  return says(context.graph(), candidate.trigger, "here");
}

/// "On the sidelines, he sat down with her": where the event last told takes place.
std::uint32_t place_of_sidelines(const FactContext& context, const Candidate& candidate,
                                 const std::vector<Candidate>& all) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[candidate.sentence];
  bool aside = false;
  for (std::uint32_t i = bounds.first; i < bounds.last && i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    aside = aside || lemma == "sideline" || lemma == "sidelines" || lemma == "margin" || lemma == "fringe";
    const bool event = lemma == "summit" || lemma == "conference" || lemma == "forum" || lemma == "congress";
    aside = aside || (event && !graph.is_root(i) && graph.lemma(graph.token(i).head) == "at" &&
                      graph.governs(candidate.trigger, i));  // "look forward to meeting at the summit"
  }
  if (!aside) return kNoEntity;
  const Candidate* last = nullptr;
  for (const Candidate& other : all) {
    if (other.kind != EdgeKind::LocatedIn || context.label(other.from) != NodeLabel::Event ||
        context.label(other.to) != NodeLabel::Place || other.sentence > candidate.sentence)
      continue;
    if (last == nullptr || other.sentence >= last->sentence) last = &other;
  }
  return last == nullptr ? kNoEntity : last->to;
}

/// "flew to Brazil for the summit in Rio. He is to meet X there": the town that was told with the country.
std::uint32_t town_told(const FactContext& context, const Candidate& candidate, std::uint32_t country) {
  if (candidate.sentence == 0) return country;
  const Sentence& before = context.document().annotation.sentences[candidate.sentence - 1];
  const std::uint32_t town = place_before(context, before.first, before.last);
  const std::string_view state = state_of_place(context, country);
  return town != kNoEntity && !state.empty() && state_of_place(context, town) == state ? town : country;
}

/// "ESTONIA. She met A in Tartu on Monday. On Wednesday she gave B dinner": the town of that country which
/// the paragraph told last.
std::uint32_t town_of_story(const FactContext& context, const Candidate& candidate, std::uint32_t where) {
  if (where == kNoEntity || context.label(where) != NodeLabel::Country) return where;
  const std::string_view state = state_of_place(context, where);
  const auto& sentences = context.document().annotation.sentences;
  for (std::uint32_t s = candidate.sentence; s-- > 0 && !state.empty();) {
    if (context.paragraph(s) != context.paragraph(candidate.sentence)) break;
    const std::uint32_t town = place_before(context, sentences[s].first, sentences[s].last);
    if (town != kNoEntity && state_of_place(context, town) == state &&
        !names_building(context.document().entities[town].name))
      return town;
  }
  return where;
}

/// The place of an act that needs one, told outside its clause.
std::uint32_t place_of_scene(const FactContext& context, const Candidate& candidate,
                             const std::vector<Candidate>& all) {
  const RoleGraph& graph = context.graph();
  const bool there = says_there(graph, candidate.trigger);
  if (says_here(context, candidate)) {
    const std::uint32_t here = dateline_place(context, candidate.sentence);
    if (here != kNoEntity) return here;
  }
  std::uint32_t where = goal_of_journey(context, candidate.trigger);
  if (where == kNoEntity) where = entry_place(context, candidate.sentence);
  if (where == kNoEntity && !there) where = nearest_place(context, candidate, kPlace, 12);
  if (where == kNoEntity) where = place_of_sidelines(context, candidate, all);
  if (where == kNoEntity) {
    Candidate anytime = candidate;
    if (there) anytime.date.reset();  // "meets him there on the 15th": the place told, of whatever day
    const Candidate* journey = scene(context, anytime, all);
    const ToldPlace told = story_place(context, anytime, all);
    where = told.entity;
    if (there) {  // "for the hospitality extended in Tokyo to X, who was received there"
      const Sentence& here = context.document().annotation.sentences[candidate.sentence];
      const std::uint32_t named = place_before(context, here.first, candidate.trigger);
      if (named != kNoEntity) return named;
    }
    if (there && where == kNoEntity && journey == nullptr && candidate.sentence > 0 &&
        context.paragraph(candidate.sentence - 1) == context.paragraph(candidate.sentence)) {
      const Sentence& before = context.document().annotation.sentences[candidate.sentence - 1];
      where = place_before(context, before.first, before.last);
    }
    const bool nearer = journey != nullptr && (where == kNoEntity || journey->sentence >= told.sentence);
    if (nearer && (where == kNoEntity || context.label(journey->to) == NodeLabel::Place)) where = journey->to;
    if (there && where != kNoEntity && context.label(where) == NodeLabel::Country)
      where = town_told(context, candidate, where);
  }
  if (where == kNoEntity) where = host_of(context, candidate.trigger);
  if (where == kNoEntity) where = nearest_place(context, candidate, kCountry, 12);
  if (where == kNoEntity && is_news_of_the_day(context, candidate)) {
    if (is_in_lead(context, candidate.sentence)) where = lead_place(context, candidate);
    if (where == kNoEntity) where = dateline_place(context, candidate.sentence);
    if (where != kNoEntity && is_before_homecoming(context, candidate, where, all)) where = kNoEntity;
  }
  if (where == kNoEntity && candidate.kind == EdgeKind::Met) where = place_come_from(context, candidate, all);
  return where;
}

bool has_scene(EdgeKind kind) {
  return kind == EdgeKind::Met || kind == EdgeKind::Signed || kind == EdgeKind::Awarded;
}

}  // namespace

void attach_places(const FactContext& context, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    if (!happens_somewhere(candidate.kind) || candidate.verdict != Verdict::Kept) continue;
    if (has_scene(candidate.kind)) {
      candidate.place = nearest_building(context, candidate);
      if (!candidate.place.empty()) continue;
    }
    std::uint32_t where = nearest_place(context, candidate, kPlace, 1);
    if (where == kNoEntity) {  // "Riga, where she received him alone at Riga Castle"
      const std::uint32_t house = nearest_place(context, candidate, kPlace, 2);
      if (house != kNoEntity && names_building(context.document().entities[house].name)) where = house;
    }
    if (where == kNoEntity) where = where_clause(context, candidate.trigger);
    if (where == kNoEntity) where = nearest_place(context, candidate, kPlace, 3);
    if (where == kNoEntity) where = nearest_place(context, candidate, kCountry, 3);
    if (where == kNoEntity && has_scene(candidate.kind))
      where = place_of_scene(context, candidate, candidates);
    if (has_scene(candidate.kind))
      where = city_of(context, candidate, town_of_story(context, candidate, where));
    if (where != kNoEntity && where != candidate.from && where != candidate.to)
      candidate.place = context.document().entities[where].name;
    else if (where == kNoEntity && candidate.kind == EdgeKind::Met &&
             is_news_of_the_day(context, candidate) && is_written_at_seat(context))
      candidate.place = "New York City";
  }
}

}  // namespace entente::ingest
